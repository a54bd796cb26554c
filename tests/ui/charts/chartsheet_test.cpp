// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfromsheet.h"
#include "ui/charts/sheetreaders.h"

#include <gtest/gtest.h>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

Result<ChartSheet> sheetOf(const QString& text)
{
    std::vector<ChartSheet::Row> rows;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 1; i < lines.size(); ++i)
        rows.push_back({.line = i + 1, .cells = lines[i].split(u',')});
    return ChartSheet::of(u"t.csv"_s, lines.front().split(u','), std::move(rows));
}

Error errorOf(const QString& type, const QString& text)
{
    const auto sheet = sheetOf(text);
    if (!sheet)
        return sheet.error();
    const auto chart = chartFromSheet(type, *sheet, {.unit = {}, .valueName = {}, .target = {}});
    return chart ? Error{.kind = ErrorKind::Internal, .text = u"no error"_s} : chart.error();
}

} // namespace

TEST(ChartSheetTest, MissingIsNeverZeroAndTextIsNoNumber)
{
    const auto sheet = sheetOf(u"name,value\n甲,98.8%\n乙,\n丙,—\n丁,NA\n戊,0"_s);
    ASSERT_TRUE(sheet);
    const std::array<std::optional<double>, 5> wanted{98.8, std::nullopt, std::nullopt, std::nullopt, 0.0};
    for (size_t i = 0; i < wanted.size(); ++i)
        EXPECT_EQ(*sheet->number(sheet->rows()[i], u"VALUE"_s), wanted[i]);
    for (const QString& bad : {u"1,2"_s, u"十"_s, u"inf"_s, u"nan"_s, u"1e999"_s, u"=1+1"_s}) {
        const auto faulty = ChartSheet::of(u"t.csv"_s, {u"value"_s}, {{.line = 7, .cells = {bad}}});
        ASSERT_TRUE(faulty);
        const auto value = faulty->number(faulty->rows()[0], u"value"_s);
        ASSERT_FALSE(value) << bad.toStdString();
        EXPECT_EQ(value.error().place, (ErrorPlace{.file = u"t.csv"_s, .row = 7, .field = u"value"_s}));
    }
}

TEST(ChartSheetTest, ErrorsSayFileLineAndColumn)
{
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value\n甲,1\n乙,x"_s).place, (ErrorPlace{u"t.csv"_s, 3, u"value"_s}));
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value\n甲"_s).place.row, 2);
    EXPECT_EQ(errorOf(u"dots"_s, u"name,rate\n甲,1"_s).place.field, u"value"_s);
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value,colour\n甲,1,red"_s).place.field, u"colour"_s);
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value,Value\n甲,1,2"_s).place.row, 1);
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value,tone\n甲,1,red"_s).place.field, u"tone"_s);
    EXPECT_EQ(errorOf(u"dots"_s, u"name,value,low,high\n甲,5,7,3"_s).place.field, u"low"_s);
    EXPECT_EQ(errorOf(u"bump"_s, u"name,Q1\n甲,1.5"_s).place.field, u"Q1"_s);
    EXPECT_EQ(errorOf(u"bump"_s, u"name,Q1\n甲,0"_s).place.row, 2);
    EXPECT_EQ(errorOf(u"slope"_s, u"name,Q1\n甲,1"_s).place.row, 1);
    EXPECT_EQ(errorOf(u"waterfall"_s, u"name,kind,value\n甲,up,1"_s).place.field, u"kind"_s);
    EXPECT_EQ(errorOf(u"icicle"_s, u"name,parent,weight,score\n甲,乙,1,1\n乙,,1,1"_s).place,
              (ErrorPlace{u"t.csv"_s, 2, u"parent"_s}));
    EXPECT_EQ(errorOf(u"icicle"_s, u"name,parent,weight,score\n甲,,1,1\n甲,,1,1"_s).place.row, 3);
    EXPECT_EQ(errorOf(u"icicle"_s, u"name,parent,weight,score\n甲,,-1,1"_s).place.field, u"weight"_s);
    EXPECT_EQ(errorOf(u"funnel"_s, u"name,size,rate\n甲,0,1"_s).place.field, u"size"_s);
    EXPECT_EQ(errorOf(u"radar"_s, u"name,value\n甲,130"_s).place.field, u"value"_s);
    EXPECT_EQ(errorOf(u"bullet"_s, u"name,value,bands\n甲,1,9;3"_s).place.field, u"bands"_s);
    EXPECT_EQ(errorOf(u"bullet"_s, u"name,value,low,high\n甲,1,9,3"_s).place.field, u"high"_s);
    EXPECT_EQ(errorOf(u"pie"_s, u"name,value\n甲,-1"_s).place, (ErrorPlace{u"t.csv"_s, 2, u"value"_s}));
    EXPECT_EQ(errorOf(u"pie"_s, u"name,value,more\n甲,1,2"_s).place.row, 1);
    EXPECT_EQ(errorOf(u"ranked"_s, u"name\n甲"_s).place.row, 1);
    EXPECT_EQ(errorOf(u"area"_s, u"day,a,b\n一,1,2\n二,3,-4"_s).place, (ErrorPlace{u"t.csv"_s, 3, u"b"_s}));
    EXPECT_EQ(errorOf(u"area"_s, u"day,a\n一,-1"_s).text, u"no error"_s); // one area may lie below zero
    EXPECT_EQ(errorOf(u"polar"_s, u"h,a,b,c,d,e,f,g,i\n1,1,1,1,1,1,1,1,1"_s).place.row, 1);
    EXPECT_EQ(errorOf(u"periods"_s, u"period,value\n2024Q5,1"_s).place.field, u"period"_s);
    EXPECT_EQ(errorOf(u"periods"_s, u"period,value,kind\n2024Q2,1,plan"_s).place.field, u"kind"_s);
    EXPECT_TRUE(errorOf(u"globe"_s, u"name,value\n甲,1"_s).text.contains(u"waterfall"_s));
}

TEST(ChartSheetTest, EveryTypeReadsAHeaderWithoutRows)
{
    const std::initializer_list<std::pair<QString, QString>> headers{
        {u"line"_s, u"day,a"_s},           {u"bars"_s, u"c,a"_s},
        {u"stacked"_s, u"c,a"_s},          {u"bullet"_s, u"name,value"_s},
        {u"dots"_s, u"name,value"_s},      {u"funnel"_s, u"name,size,rate"_s},
        {u"control"_s, u"period,value"_s}, {u"bump"_s, u"name,Q1"_s},
        {u"slope"_s, u"name,Q1,Q2"_s},     {u"waterfall"_s, u"name,kind,value"_s},
        {u"heat"_s, u"name,a"_s},          {u"icicle"_s, u"name,parent,weight,score"_s},
        {u"radar"_s, u"name,value"_s},     {u"multiples"_s, u"name,Q1"_s},
        {u"box"_s, u"group,value"_s},      {u"scatter"_s, u"name,x,y"_s},
        {u"sparkline"_s, u"day,a"_s},      {u"area"_s, u"day,a"_s},
        {u"ranked"_s, u"name,a"_s},        {u"pie"_s, u"name,a"_s},
        {u"periods"_s, u"period,value"_s}, {u"polar"_s, u"hour,a"_s}};
    EXPECT_EQ(static_cast<qsizetype>(headers.size()), sheetChartTypes().size());
    for (const auto& [type, header] : headers) {
        const auto sheet = ChartSheet::of(u"t.csv"_s, header.split(u','), {});
        ASSERT_TRUE(sheet);
        EXPECT_TRUE(chartFromSheet(type, *sheet, {.unit = {}, .valueName = {}, .target = {}}))
            << type.toStdString();
    }
}

TEST(ChartSheetTest, TimeGoesForwardOnly)
{
    EXPECT_EQ(errorOf(u"line"_s, u"month,a\n2024-01,1\n2024-03,2\n2024-02,5"_s).place,
              (ErrorPlace{u"t.csv"_s, 4, u"month"_s}));
    EXPECT_EQ(errorOf(u"area"_s, u"quarter,a\n2024Q1,1\n2024Q1,2"_s).place.row, 3);
    EXPECT_EQ(errorOf(u"line"_s, u"name,a\n乙,1\n甲,2\n甲,3"_s).kind, ErrorKind::Internal) << "no times";
}

/// What spc writes as 0.98 is 98 %, when it says how many of how many; a value of its own is taken as it is.
TEST(ChartSheetTest, SharesOfSpcAreShownInPerCent)
{
    const QString head =
        u"period,value,numerator,denominator,centre,lower,upper,signal,variation,segment,limit_state,assurance,target\n"_s;
    const SheetOptions options{.unit = u"%"_s, .valueName = {}, .target = {}};
    const auto shares =
        readSpcOutput(*sheetOf(head + u"2024-01,0.98,98,100,0.9,0.8,1,,,0,locked,,"_s), options);
    ASSERT_TRUE(shares);
    EXPECT_EQ(shares->format.text(shares->points[0].value, QLocale::c()), u"98.0%"_s);
    const auto values = readSpcOutput(*sheetOf(head + u"2024-01,98,,,90,80,100,,,0,locked,,"_s), options);
    ASSERT_TRUE(values);
    EXPECT_EQ(values->format.text(values->points[0].value, QLocale::c()), u"98.0%"_s);
}

TEST(ChartSheetTest, DaysWithoutGapsAreDatesOthersAreNames)
{
    const SheetOptions options{.unit = u"件"_s, .valueName = {}, .target = {}};
    const auto days = readLine(*sheetOf(u"day,a\n2024-06-01,1\n2024-06-02,\n2024-06-03,3"_s), options);
    ASSERT_TRUE(days);
    EXPECT_EQ(days->first, QDate(2024, 6, 1));
    EXPECT_TRUE(days->periods.isEmpty());
    EXPECT_EQ(days->lines[0].values, (std::vector<std::optional<double>>{1.0, std::nullopt, 3.0}));
    const auto apart = readLine(*sheetOf(u"day,a\n2024-06-01,1\n2024-06-03,3"_s), options);
    ASSERT_TRUE(apart);
    EXPECT_EQ(apart->periods, (QStringList{u"2024-06-01"_s, u"2024-06-03"_s}));
}

TEST(ChartSheetTest, TreeKeepsItsParents)
{
    const auto tree =
        readIcicle(*sheetOf(u"name,parent,weight,score\n指数,,1,80\n甲,指数,3,90\n乙,指数,1,"_s),
                   {.unit = {}, .valueName = {}, .target = {}});
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->nodes[1].parent, 0);
    EXPECT_EQ(tree->nodes[2].score, std::nullopt);
    EXPECT_TRUE(chartReading(*tree, 1, QLocale()).contains(u"75.00%"_s))
        << chartReading(*tree, 1, QLocale()).toStdString();
}

} // namespace onescreen::test
