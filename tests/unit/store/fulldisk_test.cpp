// SPDX-License-Identifier: GPL-3.0-or-later
// Needs the right to mount; registered only where that works.
#include "tests/support/cachefixture.h"
#include "tests/support/smalldisk.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ChangePage somePage(qint64 from, int rows)
{
    test::EventMaker maker(static_cast<quint64>(from) + 1);
    std::vector<Change> changes;
    for (int n = 0; n < rows; ++n)
        changes.push_back(test::putOf(Record(maker.make(from + n))));
    return test::pageAfter(from, std::move(changes));
}

} // namespace

TEST(FullDisk, nothingIsLostAndTheNextPageWorksAfterSpaceIsBack)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    const QString ballast = disk.path() + u"/ballast"_s;
    QFile file(ballast);
    ASSERT_TRUE(file.open(QFile::WriteOnly));
    ASSERT_EQ(file.write(QByteArray(3'000'000, 'b')), 3'000'000);
    file.close();

    const QString folder = disk.path() + u"/cache"_s;
    auto writer = CacheWriter::open(folder);
    ASSERT_TRUE(writer.has_value()) << writer.error().toString().toStdString();
    qint64 stored = 0;
    std::optional<Error> full;
    for (int page = 0; page < 100 && !full; ++page) {
        const auto done = (*writer)->apply(somePage(stored, 300));
        if (done)
            stored += 300;
        else
            full = done.error();
    }
    ASSERT_TRUE(full.has_value());
    EXPECT_EQ(full->kind, ErrorKind::DiskFull) << full->toString().toStdString();
    EXPECT_TRUE(full->place.file.startsWith(folder));
    EXPECT_GT(stored, 0);
    EXPECT_EQ((*writer)->position().value().seq, stored);
    EXPECT_EQ((*writer)->apply(somePage(stored, 300)).error().kind, ErrorKind::DiskFull) << "still full";
    {
        const auto reader = CacheReader::open(folder);
        ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
        EXPECT_EQ((*reader)->status().value().rows[u"event"_s], stored);
        EXPECT_EQ((*reader)->status().value().seq, stored);
    }

    ASSERT_TRUE(QFile::remove(ballast));
    const auto done = (*writer)->apply(somePage(stored, 300));
    ASSERT_TRUE(done.has_value()) << done.error().toString().toStdString();
    const auto reader = CacheReader::open(folder);
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ((*reader)->status().value().rows[u"event"_s], stored + 300);
    EXPECT_TRUE((*reader)->verifyRollups().value().empty());
}

TEST(FullDisk, anAlreadyFullDiskIsNamedAtTheStart)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    QFile file(disk.path() + u"/ballast"_s);
    ASSERT_TRUE(file.open(QFile::WriteOnly | QFile::Unbuffered));
    while (file.write(QByteArray(4'096, 'b')) == 4'096) {
    }
    const auto writer = CacheWriter::open(disk.path() + u"/cache"_s);
    ASSERT_FALSE(writer.has_value());
    EXPECT_EQ(writer.error().kind, ErrorKind::DiskFull) << writer.error().toString().toStdString();
    EXPECT_TRUE(writer.error().place.file.startsWith(disk.path()));
}

TEST(ReadOnlyFolder, isNamedAndCostsNothing)
{
    const test::SmallDisk disk("6m");
    ASSERT_TRUE(disk.isMounted());
    const QString folder = disk.path() + u"/cache"_s;
    {
        auto writer = CacheWriter::open(folder);
        ASSERT_TRUE(writer.has_value());
        ASSERT_TRUE((*writer)->apply(somePage(0, 100)).has_value());
    }
    ASSERT_TRUE(disk.makeReadOnly());
    for (const QString& path : {folder, disk.path() + u"/new"_s}) {
        const auto writer = CacheWriter::open(path);
        ASSERT_FALSE(writer.has_value());
        EXPECT_EQ(writer.error().kind, ErrorKind::ReadOnly) << writer.error().toString().toStdString();
        EXPECT_TRUE(writer.error().place.file.startsWith(disk.path()));
    }
    const auto reader = CacheReader::open(folder);
    ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
    const auto status = (*reader)->status();
    ASSERT_TRUE(status.has_value()) << status.error().toString().toStdString();
    EXPECT_EQ(status->seq, 100) << "what is there can still be read";
}

} // namespace onescreen
