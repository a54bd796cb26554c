// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/csvsniff.h"

#include <QStringEncoder>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

TEST(CsvSniff, RefusesWhatIsNoCsv)
{
    const QByteArray utf16 = QStringEncoder(QStringConverter::Utf16LE)(u"id,name\n1,x\n"_s);
    const QByteArray chinese =
        QByteArray("\xff\xfe") + QByteArray(QStringEncoder(QStringConverter::Utf16LE)(u"编号"_s));
    EXPECT_EQ(refuseNonCsv(utf16).error().kind, ErrorKind::Unsupported);
    EXPECT_TRUE(refuseNonCsv(utf16).error().text.contains(u"UTF-16"_s));
    EXPECT_TRUE(refuseNonCsv(chinese).error().text.contains(u"UTF-16"_s));
    EXPECT_TRUE(refuseNonCsv("PK\x03\x04 sheet").error().text.contains(u"spreadsheet"_s));
    const QByteArray unmarked = QStringEncoder(QStringConverter::Utf16LE)(u"编号,名称\n舟山一二三四,五\n"_s);
    EXPECT_TRUE(refuseNonCsv(unmarked).error().text.contains(u"UTF-16"_s));
    EXPECT_TRUE(refuseNonCsv("\xd0\xcf\x11\xe0\xa1\xb1 old").error().text.contains(u"spreadsheet"_s));
    EXPECT_TRUE(refuseNonCsv("\x1f\x8b\x08").error().text.contains(u"archive"_s));
    EXPECT_TRUE(refuseNonCsv("\n<!DOCTYPE html>").error().text.contains(u"HTML"_s));
    EXPECT_TRUE(refuseNonCsv("\xef\xbb\xbf<table>").error().text.contains(u"HTML"_s));
    EXPECT_TRUE(refuseNonCsv("{\"type\":\"FeatureCollection\"}").error().text.contains(u"JSON"_s));
    EXPECT_TRUE(refuseNonCsv("").error().text.contains(u"empty"_s));
    EXPECT_TRUE(refuseNonCsv("\xef\xbb\xbf").error().text.contains(u"empty"_s));
    EXPECT_TRUE(refuseNonCsv("a,b\n1,2\n").has_value());
}

TEST(CsvSniff, OpensOnlyWhatCanBeReadTwice)
{
    QFile pipe(u"-"_s);
    EXPECT_EQ(openCsv(pipe).error().kind, ErrorKind::Unsupported);
    QFile nothing(u"no such file.csv"_s);
    EXPECT_EQ(openCsv(nothing).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(openCsv(nothing).error().place.file, u"no such file.csv"_s);
}

TEST(CsvSniff, GuessesDelimiter)
{
    EXPECT_EQ(guessFormat("a,b,c\n1,2,3\n").delimiter, ',');
    EXPECT_EQ(guessFormat("a;b\n1,5;2,5\n2,5;3,5\n").delimiter, ';');
    EXPECT_EQ(guessFormat("a\tb\n1\t2\n").delimiter, '\t');
    EXPECT_EQ(guessFormat("a|b\n\"x,y,z\"|2\n").delimiter, '|');
    EXPECT_EQ(guessFormat("only\n1\n").delimiter, ',');
}

TEST(CsvSniff, GuessesEncoding)
{
    const QString text = u"编号,名称\n1,舟山市\n"_s;
    EXPECT_EQ(guessFormat(text.toUtf8()).encoding, TextEncoding::Utf8);
    EXPECT_EQ(guessFormat(text.toUtf8().chopped(2)).encoding, TextEncoding::Utf8); // Cut inside a character.
    EXPECT_EQ(guessFormat(QByteArray(QStringEncoder("GB18030")(text))).encoding, TextEncoding::Gb18030);
    EXPECT_EQ(guessFormat("a\n\xff\n").encoding,
              TextEncoding::Utf8); // Neither: the one whose faults are told best.
    EXPECT_EQ(guessFormat(text.toUtf8() + "\xce\xe4\n").encoding,
              TextEncoding::Utf8); // One bad row among good ones.
}

TEST(CsvSniff, KnowsTheNamesOfEncodings)
{
    for (const auto& name : {u"GBK"_s, u"gb2312"_s, u"GB-18030"_s, u"gb18030"_s})
        EXPECT_EQ(textEncodingFromName(name), TextEncoding::Gb18030);
    EXPECT_EQ(textEncodingFromName(u"UTF-8"), TextEncoding::Utf8);
    EXPECT_EQ(textEncodingFromName(u"latin1"), std::nullopt);
}

} // namespace
