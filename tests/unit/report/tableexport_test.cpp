// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/atomicfile.h"
#include "app/report/tableexport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(CsvExport, NumbersStayNumbersAndFormulasBecomeText)
{
    const ExportTable table{.header = {u"名称"_s, u"值"_s},
                            .rows = {{u"=cmd|' /C calc'!A0"_s, -3.5},
                                     {u"＝SUM(A1)"_s, 12},
                                     {u"@x"_s, QVariant()},
                                     {u"\ta"_s, std::numeric_limits<double>::infinity()},
                                     {u"a,\"b\"\nc"_s, 0}}};
    const QByteArray bytes = csvBytes(table, {{u"来源"_s, u"-1"_s}});
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    EXPECT_EQ(QString::fromUtf8(bytes),
              u"来源,\"'-1\"\r\n\r\n名称,值\r\n\"'=cmd|' /C calc'!A0\",-3.5\r\n\"'＝SUM(A1)\",12\r\n"
              u"\"'@x\",\r\n\"'\ta\",\r\n\"a,\"\"b\"\"\nc\",0\r\n"_s);
}

TEST(CsvExport, aLoneMissingValueIsARowAndNulIsReadable)
{
    const ExportTable table{
        .header = {u"值"_s}, .rows = {{QVariant()}, {u"a"_s + QChar(QChar::Null)}}, .formats = {}};
    EXPECT_EQ(QString::fromUtf8(csvBytes(table, {})), u"值\r\n\"\"\r\na\ufffd\r\n"_s);
    EXPECT_EQ(csvCell(QVariant::fromValue<short>(-5)), u"-5"_s) << "every kind of number stays one";
}

TEST(XlsxExport, RefusesWhatExcelCannotHold)
{
    const XlsxSheetNames names{.data = u"数据"_s, .about = u"说明"_s};
    ExportTable table{.header = {u"名称"_s}, .rows = {{QString(32'767, u'字')}}};
    EXPECT_TRUE(xlsxBytes(table, {}, names));
    table.rows.append(QVariantList{QString(32'768, u'字')});
    const auto tooLong = xlsxBytes(table, {}, names);
    ASSERT_FALSE(tooLong);
    EXPECT_EQ(tooLong.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(tooLong.error().place.row, 3);
    ExportTable wide;
    for (int i = 0; i < 16'385; ++i)
        wide.header.append(QString::number(i));
    EXPECT_FALSE(xlsxBytes(wide, {}, names));
}

TEST(XlsxExport, SheetNamesAreMadeAcceptable)
{
    const ExportTable table{.header = {u"a"_s}, .rows = {{1}}};
    EXPECT_TRUE(xlsxBytes(table, {}, {.data = u"2024/06 [a]:*?"_s, .about = QString(90, u'说')}));
    EXPECT_TRUE(xlsxBytes(table, {}, {.data = {}, .about = {}}));
    const auto same = xlsxBytes(table, {}, {.data = u"a"_s, .about = u"a"_s});
    ASSERT_FALSE(same);
    EXPECT_EQ(same.error().kind, ErrorKind::Invalid);
}

TEST(AtomicFile, WritesAllAndReplacesWhatWasThere)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"报表.csv"_s);
    ASSERT_TRUE(writeWholeFile(path, "old"));
    ASSERT_TRUE(writeWholeFile(path, QByteArray(3 << 20, 'x')));
    EXPECT_EQ(QFileInfo(path).size(), 3 << 20);
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

TEST(AtomicFile, SaysWhyItCouldNotWrite)
{
    const QTemporaryDir folder;
    const auto missing = writeWholeFile(folder.filePath(u"no/such/a.csv"_s), "x");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::NotFound);
    EXPECT_TRUE(missing.error().place.file.endsWith(u"no/such/a.csv"_s));
    ASSERT_TRUE(QDir(folder.path()).mkdir(u"a.csv"_s));
    const auto aFolder = writeWholeFile(folder.filePath(u"a.csv"_s), "x");
    ASSERT_FALSE(aFolder);
    EXPECT_EQ(aFolder.error().kind, ErrorKind::ReadOnly);
}

TEST(AtomicFile, CancelledLeavesWhatWasThere)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    ASSERT_TRUE(writeWholeFile(path, "old"));
    const std::atomic_bool cancelled = true;
    const auto written = writeWholeFile(path, "new", &cancelled);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Cancelled);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "old");
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

} // namespace onescreen
