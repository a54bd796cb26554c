// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/tableexport.h"
#include "ui/charts/barchart.h"
#include "ui/charts/bignumber.h"
#include "ui/charts/linechart.h"
#include "ui/charts/periodchart.h"
#include "ui/charts/ticks.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

using namespace onescreen;
using namespace Qt::StringLiterals;

namespace {

using Values = std::vector<std::optional<double>>;

LineData linesOf(Values values)
{
    LineData data;
    data.first = QDate(2024, 6, 1);
    data.lines.push_back({.name = u"上报"_s, .values = std::move(values)});
    return data;
}

/// A picture of the chart, to compare what is drawn.
QImage pictureOf(QWidget& widget)
{
    return widget.grab().toImage();
}

} // namespace

TEST(Ticks, AreRoundAndHoldTheValues)
{
    for (const double largest : {0.0, 0.3, 1.0, 7.0, 12.0, 99.0, 100.0, 101.0, 34'567.0, 1.2e8}) {
        for (const int most : {1, 2, 5, 8}) {
            const AxisTicks ticks = ticksFor(0.0, largest, most, TickKind::Integers);
            EXPECT_EQ(ticks.low, 0.0);
            EXPECT_GE(ticks.high, largest);
            EXPECT_LE(ticks.values().size(), static_cast<size_t>(most) + 1);
            EXPECT_EQ(ticks.step, std::floor(ticks.step)) << largest;
        }
    }
    EXPECT_EQ(ticksFor(0.0, 0.3, 3, TickKind::Decimals).step, 0.1);
    EXPECT_EQ(ticksFor(0.0, 0.3, 3, TickKind::Decimals).decimals(), 1);
    const AxisTicks below = ticksFor(-12.0, 30.0, 5, TickKind::Decimals);
    EXPECT_LE(below.low, -12.0);
    EXPECT_GE(below.high, 30.0);
}

TEST(Ticks, NewestDayIsLabelled)
{
    const auto days = dayTicks(QDate(2024, 6, 1), QDate(2024, 6, 30), 6);
    ASSERT_FALSE(days.empty());
    EXPECT_LE(days.size(), 6U);
    EXPECT_EQ(days.back(), QDate(2024, 6, 30));
    EXPECT_GE(days.front(), QDate(2024, 6, 1));
    EXPECT_LE(dayTicks(QDate(1990, 1, 1), QDate(2026, 1, 1), 4).size(), 4U);
    EXPECT_TRUE(dayTicks(QDate(2024, 6, 2), QDate(2024, 6, 1), 4).empty());
}

TEST(Ticks, DecimalsAValueNeeds)
{
    EXPECT_EQ(decimalsOf(40.0, 2), 0);
    EXPECT_EQ(decimalsOf(98.8, 2), 1);
    EXPECT_EQ(decimalsOf(55.72, 2), 2);
    EXPECT_EQ(decimalsOf(1.0 / 3.0, 2), 2);
    EXPECT_EQ(decimalsOf(std::nullopt, 2), 0);
}

TEST(LineChartTest, ReadsAndExportsMissingAsMissing)
{
    LineChart chart{ThemeContext{}};
    chart.setData(linesOf({12.0, std::nullopt, 0.0}));
    ASSERT_EQ(chart.stopCount(), 3);
    EXPECT_EQ(chart.stopText(0), u"2024-06-01\n上报 12"_s);
    EXPECT_EQ(chart.stopText(1), u"2024-06-02\n上报 —"_s);
    EXPECT_EQ(chart.stopText(2), u"2024-06-03\n上报 0"_s);
    const QByteArray csv = csvBytes(chart.exportTable(), {{u"标题"_s, u"每日趋势"_s}});
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF")) << csv.toStdString();
    EXPECT_TRUE(csv.contains("2024-06-01,12\r\n2024-06-02,\r\n2024-06-03,0\r\n")) << csv.toStdString();
}

TEST(LineChartTest, DayThatIsNotOverIsSaid)
{
    LineChart chart{ThemeContext{}};
    LineData data = linesOf({5.0, 6.0, 1.0});
    data.incomplete = 2;
    chart.setData(data);
    EXPECT_FALSE(chart.stopText(1).contains(u"未完"));
    EXPECT_TRUE(chart.stopText(2).contains(u"未完"));
}

TEST(LineChartTest, GapAndZeroLookDifferent)
{
    LineChart gap{ThemeContext{}};
    LineChart zero{ThemeContext{}};
    for (LineChart* chart : {&gap, &zero})
        chart->resize(600, 300);
    gap.setData(linesOf({5.0, 5.0, std::nullopt, 5.0, 5.0}));
    zero.setData(linesOf({5.0, 5.0, 0.0, 5.0, 5.0}));
    EXPECT_NE(pictureOf(gap), pictureOf(zero));
}

TEST(LineChartTest, ShorterDataLeaveNothingOfTheOldBehind)
{
    LineChart used{ThemeContext{}};
    LineChart fresh{ThemeContext{}};
    for (LineChart* chart : {&used, &fresh}) {
        chart->resize(600, 300);
        chart->setFocusPolicy(Qt::NoFocus);
    }
    used.setData(linesOf({900.0, std::nullopt, 4.0, 5.0, std::nullopt, 8.0, 9.0, 3.0}));
    used.setData(linesOf({1.0, 2.0, 3.0}));
    fresh.setData(linesOf({1.0, 2.0, 3.0}));
    EXPECT_EQ(pictureOf(used), pictureOf(fresh));
}

TEST(LineChartTest, KeysStepThroughTheDays)
{
    LineChart chart{ThemeContext{}};
    chart.resize(600, 300);
    chart.setData(linesOf({1.0, 2.0, 3.0}));
    QSignalSpy activated(&chart, &PaintedChart::stopActivated);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.reading(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.reading(), 1);
    EXPECT_EQ(chart.accessibleDescription(), chart.stopText(1));
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_EQ(chart.reading(), 2);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.reading(), 2);
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_EQ(chart.reading(), 0);
    QTest::keyClick(&chart, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.front().front().toInt(), 0);
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_EQ(chart.reading(), std::nullopt);
}

TEST(LineChartTest, ReadingGoesWithItsPoint)
{
    LineChart chart{ThemeContext{}};
    chart.setData(linesOf({1.0, 2.0, 3.0}));
    chart.setReading(2);
    chart.setData(linesOf({1.0, 2.0}));
    EXPECT_EQ(chart.reading(), std::nullopt);
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_EQ(chart.reading(), 1);
    chart.setData({});
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(chart.reading(), std::nullopt);
}

TEST(LineChartTest, MouseReadsTheDayUnderIt)
{
    LineChart chart{ThemeContext{}};
    chart.resize(600, 300);
    chart.setData(linesOf({1.0, 2.0, 3.0, 4.0, 5.0}));
    chart.grab();
    QTest::mouseMove(&chart, QPoint(300, 150));
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(300, 150));
    ASSERT_TRUE(chart.reading().has_value());
    EXPECT_EQ(chart.data().dayOf(*chart.reading()), QDate(2024, 6, 3));
}

TEST(Bars, AreRankedAndTheRestIsSummed)
{
    std::vector<Bar> bars;
    for (int i = 0; i < 20; ++i)
        bars.push_back({.key = QString::number(i), .name = QString::number(i), .value = i});
    const auto ranked = rankedBars(bars, 11, u"其他"_s);
    ASSERT_EQ(ranked.size(), 11U);
    EXPECT_EQ(ranked.front().key, u"19"_s);
    EXPECT_EQ(ranked.back().name, u"其他"_s);
    EXPECT_TRUE(ranked.back().key.isEmpty());
    double sum = 0.0;
    for (const Bar& bar : ranked)
        sum += bar.value.value_or(0.0);
    EXPECT_EQ(sum, 190.0);
    EXPECT_EQ(rankedBars(bars, 20, u"其他"_s).size(), 20U);
}

TEST(Bars, MissingIsLastAndStaysMissing)
{
    const auto ranked = rankedBars({{.key = u"a"_s, .name = u"甲"_s, .value = std::nullopt},
                                    {.key = u"b"_s, .name = u"乙"_s, .value = 0.0},
                                    {.key = u"c"_s, .name = u"丙"_s, .value = std::nullopt}},
                                   2, u"其他"_s);
    EXPECT_EQ(ranked.front().key, u"b"_s);
    EXPECT_EQ(ranked.back().value, std::nullopt);
    BarChart chart{ThemeContext{}};
    chart.resize(400, 300);
    chart.setBars({{.key = u"a"_s, .name = u"甲"_s, .value = std::nullopt}}, u"上报"_s);
    EXPECT_EQ(chart.stopText(0), u"甲\n上报 —"_s);
    EXPECT_FALSE(chart.exportTable().rows.front()[1].isValid());
}

TEST(BarChartTest, ExportsAllBarsAlsoThoseNotDrawn)
{
    BarChart chart{ThemeContext{}};
    chart.resize(400, 120);
    std::vector<Bar> bars;
    for (int i = 0; i < 30; ++i)
        bars.push_back({.key = QString::number(i), .name = u"类型%1"_s.arg(i), .value = i});
    chart.setBars(bars, u"上报"_s);
    EXPECT_LT(chart.stopCount(), 12);
    EXPECT_EQ(chart.exportTable().rows.size(), 30);
}

TEST(BarChartTest, ClickMeansTheBarUnderIt)
{
    BarChart chart{ThemeContext{}};
    chart.resize(400, 300);
    chart.setBars(
        {{.key = u"a"_s, .name = u"甲"_s, .value = 9.0}, {.key = u"b"_s, .name = u"乙"_s, .value = 1.0}},
        u"上报"_s);
    chart.grab();
    QSignalSpy activated(&chart, &PaintedChart::stopActivated);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(200, 220));
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(shownBars(chart.data())[static_cast<size_t>(activated.front().front().toInt())].key, u"b"_s);
}

TEST(PeriodChartTest, AxisHoldsWholeQuartersAndAtLeastAYear)
{
    const auto value = [](const char16_t* period) {
        return PeriodValue{
            .period = *Period::fromString(period), .value = 1.0, .printedPeriod = {}, .source = {}};
    };
    EXPECT_EQ(quartersAround({}), std::nullopt);
    EXPECT_EQ(quartersAround({value(u"2024Q2")})->toString(), u"2024"_s);
    EXPECT_EQ(quartersAround({value(u"2023-05"), value(u"2024-07")})->toString(),
              u"2023-04-01..2024-09-30"_s);
}

TEST(PeriodChartTest, SaysPeriodUnitAndSource)
{
    PeriodChart chart{ThemeContext{}};
    chart.resize(300, 200);
    const Period quarter = *Period::fromString(u"2024Q1");
    chart.setData(PeriodData(
        {{.period = quarter, .value = 98.8, .printedPeriod = u"2024Q1"_s, .source = u"甲.txt"_s},
         {.period = quarter, .value = 100.0, .target = true, .printedPeriod = u"2024目标"_s, .source = {}},
         {.period = quarter, .value = std::nullopt, .printedPeriod = u"2024Q1"_s, .source = {}}},
        u"%"_s));
    EXPECT_EQ(chart.stopText(0), u"2024Q1  98.8 %\n甲.txt"_s);
    EXPECT_TRUE(chart.stopText(1).contains(u"目标"));
    EXPECT_EQ(chart.stopText(2), u"2024Q1  —"_s);
    EXPECT_FALSE(chart.exportTable().rows[2][1].isValid());
    EXPECT_FALSE(pictureOf(chart).isNull());
}

TEST(BigNumberTest, SaysChangeInWords)
{
    BigFigure figure{.label = u"在办"_s, .unit = u"件"_s, .value = 120.0, .before = 108.0};
    EXPECT_EQ(dayChangeText(figure), u"较昨日 +12"_s);
    figure.before = 120.0;
    EXPECT_EQ(dayChangeText(figure), u"较昨日持平"_s);
    figure.before = 123.0;
    EXPECT_EQ(dayChangeText(figure), u"较昨日 −3"_s);
    figure.before = std::nullopt;
    EXPECT_EQ(dayChangeText(figure), u"较昨日 —"_s);
    EXPECT_EQ(dayChangeText({.label = {}, .unit = u"%"_s, .value = 98.8, .before = 97.5, .decimals = 1}),
              u"较昨日 +1.3 个百分点"_s);
}

TEST(BigNumberTest, MissingIsADashAndLargeIsShort)
{
    BigNumber number{ThemeContext{}};
    EXPECT_EQ(number.valueText(), u"—"_s);
    number.setFigure({.label = u"在办"_s, .unit = u"件"_s, .value = 223'889.0});
    EXPECT_EQ(number.valueText(), u"22.4万"_s);
    EXPECT_TRUE(number.accessibleName().contains(u"223,889"));
    number.setFigure({.label = u"在办"_s, .unit = u"件"_s, .value = 74'401.0});
    EXPECT_EQ(number.valueText(), u"74,401"_s);
}

TEST(BigNumberTest, RedOnlyWhenSomebodyMustAct)
{
    const auto hasRed = [](std::optional<double> value, bool mustAct) {
        BigNumber number{ThemeContext{}};
        number.resize(number.sizeHint());
        number.setFigure({.label = u"超期在办"_s, .unit = u"件"_s, .value = value, .mustAct = mustAct});
        const QImage picture = pictureOf(number);
        const QRgb red = Theme::night().urgent.rgb();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixel(x, y) == red)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(hasRed(3.0, true));
    EXPECT_FALSE(hasRed(0.0, true));
    EXPECT_FALSE(hasRed(std::nullopt, true));
    EXPECT_FALSE(hasRed(3.0, false));
}
