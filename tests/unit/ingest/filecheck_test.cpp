// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/filecheck.h"
#include "app/ingest/rejectfile.h"
#include "tests/unit/ingest/ingesttesting.h"

#include <QStringEncoder>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

QByteArray rowOf(const QByteArray& id, const QByteArray& title = "x")
{
    return id + ",garbage,open," + title + ",,,2024-06-30,\n";
}

TEST(FileCheck, CountsWhatGoesInAndWhatDoesNot)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const test::TemporaryFile file(QByteArray(test::smallHeader) + rowOf("1") + "2,too,few\n" +
                                   rowOf("3", "\xff") + "\n" + rowOf("4") + "5,weeds,open,x,,,2024-06-30,\n");
    const auto checked = test::checkedFile(file.path(), mapping);
    ASSERT_TRUE(checked.check.has_value());
    EXPECT_EQ(checked.check->read, 5);
    EXPECT_EQ(checked.check->rejected, 3);
    EXPECT_EQ(checked.check->toSend(), 2);
    ASSERT_EQ(checked.rejections.size(), 3U);
    EXPECT_EQ(checked.rejections[0].line, 3);
    EXPECT_EQ(checked.rejections[0].number, 3);
    EXPECT_EQ(checked.rejections[0].fault.reason, u"the row has 3 fields, the header has 8"_s);
    EXPECT_EQ(checked.rejections[1].fault.column, u"title"_s);
    EXPECT_EQ(checked.rejections[1].fault.reason, u"is not valid UTF-8"_s);
    EXPECT_EQ(checked.rejections[2].line, 7);
    EXPECT_EQ(checked.rejections[2].fault.value, u"weeds"_s);
}

TEST(FileCheck, OfRepeatedIdsOneCounts)
{
    const QByteArray content = QByteArray(test::smallHeader) + rowOf("1", "first") + rowOf("2") +
                               rowOf("1", "second") + "1,weeds,open,third,,,2024-06-30,\n";
    const test::TemporaryFile file(content);
    for (const bool last : {true, false}) {
        QByteArray json = test::smallMapping();
        if (!last)
            json.replace("\"mapping\": 1,", "\"mapping\": 1, \"repeated\": \"first\",");
        const Mapping mapping = test::mappingOf(json);
        const auto checked = test::checkedFile(file.path(), mapping);
        ASSERT_TRUE(checked.check.has_value());
        EXPECT_EQ(checked.check->repeated, 1);
        EXPECT_EQ(checked.check->rejected, 1); // A row that cannot be taken never stands for its id.
        const auto rows = test::rowsOf(file.path(), mapping, *checked.check);
        ASSERT_TRUE(rows.has_value());
        ASSERT_EQ(rows->size(), 2U);
        const auto& chosen = (*rows)[last ? 1 : 0];
        EXPECT_EQ(std::get<Event>(chosen.row.record)->title, last ? u"second"_s : u"first"_s);
    }
}

TEST(FileCheck, TellsTheLatestMomentOfTheRows)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const test::TemporaryFile file(QByteArray(test::smallHeader) + rowOf("1") +
                                   "2,garbage,done,x,,,2024-06-01,2024-08-02\n" + rowOf("3"));
    EXPECT_EQ(test::checkedFile(file.path(), mapping).check->latest,
              parseRfc3339(u"2024-08-02T15:59:59.999Z"));
}

TEST(FileCheck, RefusesAFileInAnotherEncodingAsAWhole)
{
    const Mapping mapping = test::mappingOf(test::smallMapping().replace(
        "\"mapping\": 1,", "\"mapping\": 1, \"csv\": {\"encoding\": \"UTF-8\"},"));
    const QByteArray row = QStringEncoder("GB18030")(u"1,garbage,open,舟山,,,2024-06-30,\n"_s);
    const test::TemporaryFile file(QByteArray(test::smallHeader) + row + row + rowOf("2"));
    const auto checked = test::checkedFile(file.path(), mapping);
    ASSERT_FALSE(checked.check.has_value());
    EXPECT_TRUE(checked.check.error().text.contains(u"GB18030"_s));
    EXPECT_EQ(checked.check.error().place.row, 2);
    EXPECT_EQ(checked.check.error().place.field, u"title"_s);
}

TEST(FileCheck, GuessesGb18030)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const QByteArray row = QStringEncoder("GB18030")(u"1,garbage,open,舟山市定海区,,,2024-06-30,\n"_s);
    const test::TemporaryFile file(QByteArray(test::smallHeader) + row);
    const auto checked = test::checkedFile(file.path(), mapping);
    ASSERT_TRUE(checked.check.has_value());
    const auto rows = test::rowsOf(file.path(), mapping, *checked.check);
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(std::get<Event>(rows->front().row.record)->title, u"舟山市定海区"_s);
}

TEST(FileCheck, NamesWhatIsWrongWithTheFileAsAWhole)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const auto errorOf = [&](const QByteArray& content) {
        const test::TemporaryFile file(content);
        const auto checked = test::checkedFile(file.path(), mapping);
        EXPECT_FALSE(checked.check.has_value()) << content.constData();
        return checked.check.has_value() ? Error{} : checked.check.error();
    };
    EXPECT_TRUE(errorOf("").text.contains(u"empty"_s));
    EXPECT_TRUE(errorOf("\n\n").text.contains(u"no header"_s));
    EXPECT_TRUE(errorOf("<html><body>Not found</body></html>").text.contains(u"HTML"_s));
    EXPECT_TRUE(errorOf("Not found\n").text.contains(u"column 'id' is not in the file"_s));
    EXPECT_TRUE(errorOf("id,\xff\n1,2\n").text.contains(u"the header is not valid"_s));
    EXPECT_TRUE(test::checkedFile(u"/nowhere/rows.csv"_s, mapping).check.error().kind == ErrorKind::NotFound);
}

TEST(FileCheck, AHeaderAloneIsNoRows)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const test::TemporaryFile file(test::smallHeader);
    const auto checked = test::checkedFile(file.path(), mapping);
    ASSERT_TRUE(checked.check.has_value());
    EXPECT_EQ(checked.check->read, 0);
    EXPECT_EQ(checked.check->latest, std::nullopt);
}

TEST(FileCheck, StopsWhenTold)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const test::TemporaryFile file(QByteArray(test::smallHeader) + rowOf("1"));
    auto stream = RowStream::open(file.path(), mapping);
    ASSERT_TRUE(stream.has_value());
    const auto check =
        checkFile(**stream, mapping, [](const Rejection&) {}, [](qint64, qint64) { return false; });
    ASSERT_FALSE(check.has_value());
    EXPECT_EQ(check.error().kind, ErrorKind::Cancelled);
}

TEST(FileCheck, NoticesThatTheFileHasChanged)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const test::TemporaryFile file(QByteArray(test::smallHeader) + rowOf("1") + rowOf("2"));
    const auto checked = test::checkedFile(file.path(), mapping);
    ASSERT_TRUE(QFile::resize(file.path(), QByteArray(test::smallHeader).size() + rowOf("1").size()));
    const auto rows = test::rowsOf(file.path(), mapping, *checked.check);
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().kind, ErrorKind::Conflict);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(RejectFile, IsSafeToOpenInASpreadsheet)
{
    const test::TemporaryFile file("x");
    const QString path = file.other(u"rejects.csv"_s);
    RejectFile rejects(path);
    rejects.add(
        {.line = 7,
         .number = 5,
         .fault = {.column = u"标题"_s, .value = u"=cmd|' /C calc'!A0"_s, .reason = u"bad, \"very\""_s}});
    ASSERT_TRUE(rejects.finish().has_value());
    EXPECT_EQ(contentOf(path), QByteArray("\xef\xbb\xbf"
                                          "line,record,column,value,reason\r\n"
                                          "7,5,标题,'=cmd|' /C calc'!A0,\"bad, \"\"very\"\"\"\r\n"));
}

TEST(RejectFile, LeavesNoRowsOfAnEarlierRun)
{
    const test::TemporaryFile file("line,record\n1,2\n");
    RejectFile rejects(file.path());
    ASSERT_TRUE(rejects.finish().has_value());
    EXPECT_EQ(contentOf(file.path()), QByteArray("\xef\xbb\xbf"
                                                 "line,record,column,value,reason\r\n"));
    RejectFile none(file.other(u"none.csv"_s));
    ASSERT_TRUE(none.finish().has_value());
    EXPECT_FALSE(QFile::exists(file.other(u"none.csv"_s)));
}

TEST(RejectFile, SaysThatItCannotBeWritten)
{
    RejectFile rejects(u"/nowhere/rejects.csv"_s);
    rejects.add({.line = 1, .number = 1, .fault = {}});
    EXPECT_FALSE(rejects.finish().has_value());
}

} // namespace
