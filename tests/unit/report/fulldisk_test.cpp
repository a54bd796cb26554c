// SPDX-License-Identifier: GPL-3.0-or-later
// Needs the right to mount; registered only where that works.
#include "app/report/atomicfile.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(ExportDisk, FullDiskIsSaidAndTheOldFileStays)
{
    const test::SmallDisk disk("1m");
    ASSERT_TRUE(disk.isMounted());
    const QString path = disk.path() + u"/a.xlsx"_s;
    ASSERT_TRUE(writeWholeFile(path, "old"));
    const auto written = writeWholeFile(path, QByteArray(5 << 20, 'x'));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::DiskFull) << written.error().toString().toStdString();
    EXPECT_EQ(written.error().place.file, path);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "old");
    EXPECT_EQ(QDir(disk.path()).entryList(QDir::Files), QStringList(u"a.xlsx"_s));
}

TEST(ExportDisk, ReadOnlyDiskIsSaid)
{
    const test::SmallDisk disk("1m");
    ASSERT_TRUE(disk.isMounted());
    ASSERT_TRUE(disk.makeReadOnly());
    const auto written = writeWholeFile(disk.path() + u"/a.xlsx"_s, "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::ReadOnly) << written.error().toString().toStdString();
}

} // namespace onescreen
