// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/csvreader.h"
#include "app/ingest/csvwriter.h"

#include <QBuffer>
#include <QStringEncoder>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;
using namespace onescreen::ingest;

namespace {

std::vector<CsvRecord> readAll(const QByteArray& bytes, CsvFormat format = {}, CsvLimits limits = {})
{
    QByteArray copy = bytes;
    QBuffer device(&copy);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, format, limits);
    std::vector<CsvRecord> records;
    CsvRecord record;
    for (;;) {
        const auto found = reader.next(record);
        EXPECT_TRUE(found.has_value()) << found.error().toString().toStdString();
        if (!found.value_or(false))
            return records;
        records.push_back(record);
    }
}

QStringList fieldsOf(const CsvRecord& record)
{
    return {record.fields.begin(), record.fields.end()};
}

TEST(CsvReader, ReadsQuotesLineBreaksAndEveryLineEnding)
{
    const auto records = readAll("a,\"b \"\"x\"\"\",c\r\n\"two\r\nlines\",,\n1,2,3\r4,5,6");
    ASSERT_EQ(records.size(), 4U);
    EXPECT_EQ(fieldsOf(records[0]), QStringList({u"a"_s, u"b \"x\""_s, u"c"_s}));
    EXPECT_EQ(fieldsOf(records[1]), QStringList({u"two\r\nlines"_s, u""_s, u""_s}));
    EXPECT_EQ(fieldsOf(records[2]), QStringList({u"1"_s, u"2"_s, u"3"_s}));
    EXPECT_EQ(fieldsOf(records[3]), QStringList({u"4"_s, u"5"_s, u"6"_s}));
}

TEST(CsvReader, TellsPhysicalLineAndRecordNumber)
{
    const auto records = readAll("h\n\"a\nb\nc\"\n\n\nlast\n");
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[1].line, 2);
    EXPECT_EQ(records[1].number, 2);
    EXPECT_EQ(records[2].line, 7); // After a record of three lines and two blank lines.
    EXPECT_EQ(records[2].number, 3);
}

TEST(CsvReader, SkipsTheMarkOfUtf8Only)
{
    const auto records = readAll("\xef\xbb\xbf"
                                 "a,\xef\xbb\xbf"
                                 "b\n");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(fieldsOf(records[0]), QStringList({u"a"_s, u"\ufeffb"_s}));
}

TEST(CsvReader, NamesTheColumnOfInvalidUtf8AndGoesOn)
{
    for (const QByteArray& bad : {QByteArray("\xce\xe4"), QByteArray("\xe6\xb8"), QByteArray("\xc0\xaf"),
                                  QByteArray("\xed\xa0\x80"), QByteArray("\xff")}) {
        const auto records = readAll("x," + bad + ",y\nnext,2,3\n");
        ASSERT_EQ(records.size(), 2U);
        ASSERT_TRUE(records[0].problem.has_value()) << bad.toHex().constData();
        EXPECT_EQ(records[0].problem->column, 1);
        EXPECT_TRUE(records[0].problem->encoding);
        EXPECT_FALSE(records[1].problem.has_value());
    }
}

TEST(CsvReader, ReadsGb18030WhoseSecondBytesLookLikeDelimiters)
{
    QStringEncoder encode("GB18030");
    const QString text = u"亅|丨\\乗^亊"_s; // Second bytes in the range of ASCII punctuation, bar included.
    const QByteArray cell = encode(text);
    ASSERT_TRUE(cell.contains('|'));
    const QByteArray quoted = '"' + cell + '"';
    const auto records = readAll(quoted + "|" + QByteArray(encode(u"乗亊"_s)) + "|𠀀\n",
                                 {.delimiter = '|', .encoding = TextEncoding::Gb18030});
    ASSERT_EQ(records.size(), 1U);
    ASSERT_GE(records[0].fields.size(), 2U);
    EXPECT_EQ(records[0].fields[0], text);
    EXPECT_EQ(records[0].fields[1], u"乗亊"_s);
}

TEST(CsvReader, TellsInvalidGb18030)
{
    const auto records = readAll(QByteArray("a,\x81\nb,c\n"), {.encoding = TextEncoding::Gb18030});
    ASSERT_EQ(records.size(), 2U);
    ASSERT_TRUE(records[0].problem.has_value());
    EXPECT_EQ(records[0].problem->column, 1);
    EXPECT_FALSE(records[1].problem.has_value());
}

TEST(CsvReader, TellsNulBytes)
{
    const auto records = readAll(QByteArray("a,b\0c\nd,e\n", 10));
    ASSERT_EQ(records.size(), 2U);
    ASSERT_TRUE(records[0].problem.has_value());
    EXPECT_EQ(records[0].problem->column, 1);
    EXPECT_TRUE(records[0].problem->reason.contains(u"NUL"_s));
}

TEST(CsvReader, TellsTextAfterAClosingQuote)
{
    const auto records = readAll("\"a\"b,c\nd,e\n");
    ASSERT_EQ(records.size(), 2U);
    ASSERT_TRUE(records[0].problem.has_value());
    EXPECT_EQ(records[0].problem->column, 0);
    EXPECT_FALSE(records[1].problem.has_value());
}

TEST(CsvReader, KeepsAQuoteInsideAnUnquotedField)
{
    const auto records = readAll("5\" pipe,x\n");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_FALSE(records[0].problem.has_value());
    EXPECT_EQ(records[0].fields[0], u"5\" pipe"_s);
}

TEST(CsvReader, LosesOneRecordToAQuoteThatIsNeverClosed)
{
    const auto records = readAll("h,i\n1,\"open\n2,b\n3,c\n");
    ASSERT_EQ(records.size(), 4U);
    ASSERT_TRUE(records[1].problem.has_value());
    EXPECT_EQ(records[1].problem->column, 1);
    EXPECT_EQ(records[1].line, 2);
    EXPECT_EQ(fieldsOf(records[2]), QStringList({u"2"_s, u"b"_s}));
    EXPECT_EQ(records[2].line, 3);
    EXPECT_EQ(fieldsOf(records[3]), QStringList({u"3"_s, u"c"_s}));
}

TEST(CsvReader, AQuoteThatALaterFieldClosesDoesNotSwallowTheRowsBetween)
{
    const auto records = readAll("h,i\n1,\"open\n2,b\n3,\"c\"\n\"4\nx\",d\n5,\"e\nf\"g\n");
    ASSERT_EQ(records.size(), 7U);
    ASSERT_TRUE(records[1].problem.has_value());
    EXPECT_EQ(records[1].problem->column, 1);
    EXPECT_EQ(records[1].fields.back().trimmed(), u"open"_s);
    EXPECT_EQ(fieldsOf(records[2]), QStringList({u"2"_s, u"b"_s}));
    EXPECT_EQ(fieldsOf(records[3]), QStringList({u"3"_s, u"c"_s}));
    EXPECT_EQ(records[3].line, 4);
    EXPECT_EQ(fieldsOf(records[4]), QStringList({u"4\nx"_s, u"d"_s})); // A real line break stays one.
    EXPECT_TRUE(records[5].problem.has_value());
    EXPECT_EQ(records[6].fields.size(), 1U); // The rest of the row above, which nobody takes for a row.
}

TEST(CsvReader, GoesOnAfterAHugeFieldInBoundedMemory)
{
    const QByteArray huge(5000, 'x');
    for (const QByteArray& field : {huge, '"' + huge + '"', '"' + huge}) {
        const auto records = readAll("a,b\n1," + field + "\n2,c\n", {}, {.longestRecord = 1000});
        ASSERT_EQ(records.size(), 3U);
        ASSERT_TRUE(records[1].problem.has_value());
        EXPECT_EQ(fieldsOf(records[2]), QStringList({u"2"_s, u"c"_s}));
        EXPECT_EQ(records[2].line, 3);
        for (const QString& kept : records[1].fields)
            EXPECT_LE(kept.size(), 1000);
    }
}

TEST(CsvReader, GivesUpOnAFileFullOfOpenQuotes)
{
    QByteArray bytes("h\n");
    for (int row = 0; row < 20; ++row)
        bytes += "\"" + QByteArray(50, 'x') + "\n";
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, {}, {.longestRecord = 20, .mostRepairs = 3});
    CsvRecord record;
    auto found = reader.next(record);
    for (int turn = 0; turn < 30 && found && *found; ++turn)
        found = reader.next(record);
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().kind, onescreen::ErrorKind::Corrupt);
}

TEST(CsvReader, AnEmptyFileHasNoRecords)
{
    EXPECT_TRUE(readAll("").empty());
    EXPECT_TRUE(readAll("\n\r\n\n").empty());
    EXPECT_TRUE(readAll("\xef\xbb\xbf").empty());
}

/// What the writer writes, the reader reads, whatever it is.
TEST(CsvReader, RoundTripOfRandomTables)
{
    static constexpr QStringView alphabet = u",;\t|\"\r\n ab1-=@中文\u00e9\ufeff\ufffd";
    std::mt19937 random(20260101);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    for (int round = 0; round < 300; ++round) {
        const char delimiter = QByteArrayView(",;\t|").at(static_cast<qsizetype>(below(4)));
        const std::size_t width = 1 + below(5);
        std::vector<QStringList> table;
        QByteArray bytes = below(2) == 0 ? QByteArray("\xef\xbb\xbf") : QByteArray();
        for (std::size_t row = 0; row < 1 + below(8); ++row) {
            std::vector<QString> fields(width);
            for (QString& field : fields) {
                for (std::size_t length = below(7); length > 0; --length)
                    field +=
                        alphabet.at(static_cast<qsizetype>(below(static_cast<std::size_t>(alphabet.size()))));
            }
            // A mark at the very start belongs to the file, not to the first field.
            if (row == 0 && bytes.isEmpty())
                fields[0].prepend(u'x');
            table.emplace_back(fields.begin(), fields.end());
            bytes += csvLine(fields, delimiter);
        }
        const auto records = readAll(bytes, {.delimiter = delimiter});
        ASSERT_EQ(records.size(), table.size()) << bytes.toHex().constData();
        for (std::size_t row = 0; row < records.size(); ++row) {
            ASSERT_FALSE(records[row].problem.has_value()) << bytes.toHex().constData();
            ASSERT_EQ(fieldsOf(records[row]), table[row]) << bytes.toHex().constData();
        }
    }
}

/// Whatever the bytes are: reading ends, line numbers rise, and a good row behind the rubbish is still there.
TEST(CsvReader, RandomBytesNeitherHangNorTakeTheNextRowAlong)
{
    static constexpr QByteArrayView alphabet("\",\n\r\0;a\xff\x81\xe4\xb8\xad|", 13);
    std::mt19937 random(20260102);
    std::uniform_int_distribution<qsizetype> symbol(0, alphabet.size() - 1);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes;
        for (int length = round % 60; length > 0; --length)
            bytes += alphabet.at(symbol(random));
        const auto encoding = round % 2 == 0 ? TextEncoding::Utf8 : TextEncoding::Gb18030;
        const auto records = readAll(bytes + "\nlast,row\n", {.encoding = encoding},
                                     {.longestRecord = 40, .mostRepairs = 100});
        qint64 line = 0;
        for (const CsvRecord& record : records) {
            ASSERT_GT(record.line, line) << bytes.toHex().constData();
            line = record.line;
        }
        ASSERT_FALSE(records.empty());
        // An odd number of quotes may leave the last row inside quotes that are closed nowhere: then it is
        // read again.
        ASSERT_EQ(fieldsOf(records.back()), QStringList({u"last"_s, u"row"_s})) << bytes.toHex().constData();
    }
}

TEST(CsvWriter, MakesFormulasHarmless)
{
    for (const QString& text : {u"=1+1"_s, u"+1"_s, u"-1"_s, u"@x"_s, u"\t=1"_s, u"\r=1"_s, u"＝1"_s})
        EXPECT_EQ(withoutFormula(text), u'\'' + text);
    for (const QString& text : {u""_s, u"a=1"_s, u"中文"_s, u"1"_s})
        EXPECT_EQ(withoutFormula(text), text);
}

} // namespace
