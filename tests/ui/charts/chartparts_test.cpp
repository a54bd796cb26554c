// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a whole, ranks, areas and circles: what their pictures and readings must say.
#include "tests/ui/charts/chartsamples.h"
#include "ui/charts/chartcanvas.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

struct Picture
{
    QImage image;
    ChartLayout layout;

    [[nodiscard]] QColor at(QPointF place) const { return image.pixelColor(place.toPoint()); }
    [[nodiscard]] bool says(const QString& text) const
    {
        return std::ranges::any_of(layout.labels,
                                   [&](const ChartLabel& label) { return label.text == text; });
    }
};

template <typename Data> Picture pictureOf(const Data& data, QSize size = {600, 300})
{
    Picture picture{.image = QImage(size, QImage::Format_RGB32), .layout = {}};
    picture.image.fill(Theme::night().panel);
    QPainter painter(&picture.image);
    picture.layout = paintChart(painter, QRectF(QPointF(), QSizeF(size)), data, ChartStyle(ThemeContext{}));
    return picture;
}

PieData pieOf(const std::vector<std::optional<double>>& values)
{
    PieData data;
    data.valueName = u"件数"_s;
    for (size_t i = 0; i < values.size(); ++i)
        data.parts.push_back({.key = QString::number(i), .name = u"类%1"_s.arg(i + 1), .value = values[i]});
    return data;
}

AreaData areaOf(const std::vector<std::vector<std::optional<double>>>& lines)
{
    AreaData data;
    data.series.first = QDate(2024, 6, 1);
    for (size_t i = 0; i < lines.size(); ++i)
        data.series.lines.push_back({.name = u"线%1"_s.arg(i + 1), .values = lines[i]});
    return data;
}

} // namespace

namespace {

ControlData countsWithLimits(double lower, double upper)
{
    ControlData data;
    data.name = u"败诉"_s;
    data.format = ValueFormat::count(u"件"_s);
    for (int i = 0; i < 12; ++i)
        data.points.push_back({.period = u"2024-%1"_s.arg(i + 1, 2, 10, QChar(u'0')),
                               .value = i % 4,
                               .centre = 1.5,
                               .lower = lower,
                               .upper = upper,
                               .tone = Tone::Plain,
                               .rule = {},
                               .rebased = false});
    return data;
}

bool saysPartly(const Picture& picture, const QString& part)
{
    return std::ranges::any_of(picture.layout.labels,
                               [&](const ChartLabel& label) { return label.text.contains(part); });
}

} // namespace

TEST(ControlTest, ALimitThatNoValueCanReachIsNotDrawnAndThatIsSaid)
{
    ControlData data = countsWithLimits(-2.5, 5.5);
    const Picture open = pictureOf(data, {900, 400});
    EXPECT_TRUE(saysPartly(open, u"下限 "_s)) << "nothing is known of what is possible";
    data.least = 0.0;
    const Picture bounded = pictureOf(data, {900, 400});
    EXPECT_FALSE(saysPartly(bounded, u"下限 -"_s) || saysPartly(bounded, u"下限 −"_s));
    EXPECT_TRUE(saysPartly(bounded, u"上限 "_s));
    const QString reading = chartReading(data, 3, QLocale(QLocale::Chinese));
    EXPECT_TRUE(reading.contains(u"控制上限"_s)) << reading.toStdString();
    EXPECT_TRUE(reading.contains(u"不画"_s)) << reading.toStdString();
    EXPECT_FALSE(reading.contains(u"-2"_s) || reading.contains(u"−2"_s)) << reading.toStdString();
    EXPECT_EQ(chartTable(data).rows.front().at(3).toDouble(), -2.5) << "the table keeps what was computed";
    data.most = 4.0;
    const QString both = chartReading(data, 3, QLocale(QLocale::Chinese));
    EXPECT_FALSE(both.contains(u"控制上限"_s) || both.contains(u"控制限 "_s)) << both.toStdString();
}

/// A limit of 1.9 printed as 2 would stand under a red point of 2.
TEST(ControlTest, LimitsOfCountsAreNotRoundedToCounts)
{
    const ControlData data = countsWithLimits(0.5, 1.9);
    const Picture picture = pictureOf(data, {900, 400});
    EXPECT_TRUE(saysPartly(picture, u"上限 1.9"_s));
    EXPECT_TRUE(saysPartly(picture, u"下限 0.5"_s));
    EXPECT_TRUE(chartReading(data, 3, QLocale(QLocale::Chinese)).contains(u"0.5"_s));
}

TEST(ControlTest, LimitsAtTheEdgeOfThePossibleAreDrawn)
{
    ControlData data = countsWithLimits(0.0, 4.0);
    data.least = 0.0;
    data.most = 4.0;
    EXPECT_EQ(chartReading(data, 0, QLocale(QLocale::Chinese)).count(u"不画"_s), 0);
    EXPECT_TRUE(saysPartly(pictureOf(data, {900, 400}), u"上限 "_s));
}

TEST(PieTest, AtMostSixPartsAndTheirSumIsExact)
{
    std::vector<std::optional<double>> values;
    for (int i = 1; i <= 40; ++i)
        values.emplace_back(i * 1.25);
    values.emplace_back(std::nullopt);
    const PieSlices slices = pieSlices(pieOf(values));
    ASSERT_EQ(slices.parts.size(), 6U);
    EXPECT_EQ(slices.parts.front().name, u"类40"_s);
    EXPECT_EQ(slices.parts.back().name, u"其他"_s);
    EXPECT_TRUE(slices.parts.back().key.isEmpty());
    EXPECT_EQ(slices.total, 40 * 41 / 2 * 1.25);
    EXPECT_EQ(slices.missing, QStringList{u"类41"_s});
    EXPECT_EQ(chartStops(pieOf(values)), 7); // the missing one is a stop of its own
    const PieSlices six = pieSlices(pieOf({1.0, 2.0, 3.0, 4.0, 5.0, 6.0}));
    EXPECT_EQ(six.parts.back().name, u"类1"_s); // six parts need no "其他"
}

TEST(PieTest, SharesOfNothingAreNoNumbers)
{
    for (const auto& values :
         {std::vector<std::optional<double>>{0.0, 0.0}, std::vector<std::optional<double>>{-3.0, 5.0},
          std::vector<std::optional<double>>{std::nullopt, std::nullopt}}) {
        const PieData data = pieOf(values);
        EXPECT_EQ(pieSlices(data).shareOf(1.0), std::nullopt);
        for (const QVariantList& row : chartTable(data).rows)
            EXPECT_FALSE(row[2].isValid());
        for (int stop = 0; stop < chartStops(data); ++stop)
            EXPECT_FALSE(chartReading(data, stop, QLocale()).contains(u'%'));
    }
    EXPECT_TRUE(pictureOf(pieOf({0.0, 0.0})).says(u"合计为 0，没有占比"_s));
    EXPECT_TRUE(pictureOf(pieOf({-3.0, 5.0})).says(u"有负值，没有占比"_s));
    EXPECT_TRUE(pictureOf(pieOf({std::nullopt})).says(u"全部缺数据"_s));
}

TEST(PieTest, MissingPartsAreStatedAndNotCounted)
{
    const PieData data = pieOf({60.0, std::nullopt, 40.0, std::nullopt, std::nullopt, std::nullopt});
    const Picture picture = pictureOf(data);
    EXPECT_TRUE(picture.says(u"缺数据、未计入：类2、类4、类5等 4 项"_s));
    EXPECT_TRUE(picture.says(u"60.0%"_s));
    EXPECT_EQ(chartReading(data, 0, QLocale(QLocale::Chinese)), u"类1\n件数 60 · 60.0%\n合计 100"_s);
    EXPECT_EQ(chartTable(data).rows.size(), 6);
    EXPECT_FALSE(chartTable(data).rows[1][1].isValid());
}

TEST(PieTest, RoundingNeverSaysNoneOrAll)
{
    const PieData data = pieOf({1e9, 1.0});
    EXPECT_TRUE(chartReading(data, 0, QLocale()).contains(u">99.9%"));
    EXPECT_TRUE(chartReading(data, 1, QLocale()).contains(u"<0.1%"));
    EXPECT_TRUE(chartReading(pieOf({7.0}), 0, QLocale()).contains(u"100.0%"));
}

TEST(PieTest, SlicesStandWhereTheReadingSays)
{
    const PieData data = pieOf({50.0, 25.0, 25.0});
    const Picture picture = pictureOf(data);
    const Theme theme = Theme::night();
    const QRectF disc = picture.layout.plot;
    // Clockwise from the top: the half is at the right, then a quarter below and one above at the left.
    const double r = disc.width() / 4;
    EXPECT_EQ(picture.at(disc.center() + QPointF(r * 1.6, r * 0.4)), theme.categories[0]);
    EXPECT_EQ(picture.at(disc.center() + QPointF(-r * 0.4, r * 1.5)), theme.categories[1]);
    EXPECT_EQ(picture.at(disc.center() + QPointF(-r * 0.4, -r * 1.5)), theme.categories[2]);
    PieChart chart{ThemeContext{}};
    chart.resize(600, 300);
    chart.setData(data);
    QSignalSpy activated(&chart, &PaintedChart::stopActivated);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, (disc.center() + QPointF(-r * 1.5, r * 0.3)).toPoint());
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.front().front().toInt(), 1);
    EXPECT_EQ(chart.stopAt(disc.topLeft() + QPointF(2, 2)), std::nullopt); // beside the disc
}

TEST(RankedBarsTest, LengthsAreInProportionAndNegativesGoTheOtherWay)
{
    RankedBarsData data;
    data.valueName = u"变化"_s;
    data.bars = {{.key = {}, .name = u"甲"_s, .value = 80.0},
                 {.key = {}, .name = u"乙"_s, .value = 40.0},
                 {.key = {}, .name = u"丙"_s, .value = 0.0},
                 {.key = {}, .name = u"丁"_s, .value = -40.0},
                 {.key = {}, .name = u"戊"_s, .value = std::nullopt}};
    const Picture picture = pictureOf(data);
    const QColor bar = Theme::night().ramp[3];
    const QRectF& plot = picture.layout.plot;
    const double zero = plot.left() + plot.width() / 3;
    const auto lengthOf = [&](size_t stop) {
        const auto y = static_cast<int>(picture.layout.stops[stop].anchor.y());
        int length = 0;
        for (int x = static_cast<int>(plot.left()); x < static_cast<int>(plot.right()); ++x)
            length += picture.image.pixelColor(x, y) == bar ? 1 : 0;
        return length;
    };
    EXPECT_NEAR(lengthOf(0), plot.width() * 2 / 3, 3);
    EXPECT_NEAR(lengthOf(1), plot.width() / 3, 3);
    EXPECT_LE(lengthOf(2), 2); // a line, not nothing
    EXPECT_NEAR(lengthOf(3), plot.width() / 3, 3);
    EXPECT_LT(picture.layout.stops[3].anchor.x(), zero);
    EXPECT_EQ(lengthOf(4), 0);
    EXPECT_TRUE(picture.says(u"—"_s));
    EXPECT_FALSE(chartReading(data, 0, QLocale()).contains(u'%')); // no share where something is negative
}

TEST(RankedBarsTest, HeightDecidesHowManyAreDrawn)
{
    BarChart chart{ThemeContext{}};
    std::vector<Bar> bars;
    for (int i = 0; i < 2000; ++i)
        bars.push_back({.key = QString::number(i), .name = u"类型%1"_s.arg(i), .value = i});
    chart.resize(400, 600);
    chart.setBars(bars, u"上报"_s);
    EXPECT_EQ(chart.stopCount(), 11);
    chart.resize(400, 80);
    chart.grab(); // delivers the pending change of size
    EXPECT_LT(chart.stopCount(), 6);
    double sum = 0.0;
    for (const Bar& bar : shownBars(chart.data()))
        sum += bar.value.value_or(0.0);
    EXPECT_EQ(sum, 1999.0 * 2000 / 2);
    EXPECT_EQ(chart.exportTable().rows.size(), 2000);
}

TEST(PeriodTest, BlocksStandOverTheirQuarters)
{
    const auto value = [](const char16_t* period, std::optional<double> number) {
        return PeriodValue{.period = *Period::fromString(period),
                           .value = number,
                           .printedPeriod = QString(period),
                           .source = {}};
    };
    const PeriodData data({value(u"2024", 50.0), value(u"2024Q2", 100.0), value(u"2024Q4", std::nullopt)},
                          u"%"_s);
    EXPECT_EQ(chartReading(data, 0, QLocale()), u"2024Q2  100 %"_s); // short ones are read first
    const Picture picture = pictureOf(data);
    const QRectF& plot = picture.layout.plot;
    const QColor panel = Theme::night().panel;
    EXPECT_NE(picture.at({plot.left() + plot.width() * 0.37, plot.top() + plot.height() * 0.3}), panel);
    EXPECT_EQ(picture.at({plot.left() + plot.width() * 0.1, plot.top() + plot.height() * 0.3}), panel);
    EXPECT_NE(picture.at({plot.left() + plot.width() * 0.1, plot.bottom() - plot.height() * 0.2}), panel);
    EXPECT_TRUE(picture.says(u"—"_s));
    PeriodChart chart{ThemeContext{}};
    chart.resize(600, 300);
    chart.setData(data);
    EXPECT_EQ(chart.stopAt({plot.left() + plot.width() * 0.37, plot.bottom() - 20}), 0);
    EXPECT_EQ(chart.stopAt({plot.left() + plot.width() * 0.1, plot.bottom() - 20}), 2);
}

TEST(AreaTest, AreasStandOnEachOther)
{
    const Picture picture = pictureOf(areaOf({{10.0, 10.0, 10.0}, {20.0, 20.0, 20.0}}));
    const QRectF& plot = picture.layout.plot;
    const Theme theme = Theme::night();
    const double x = plot.center().x();
    const double top = picture.layout.stops[1].anchor.y();
    EXPECT_EQ(picture.at({x, top + (plot.bottom() - top) * 0.3}), theme.categories[1]);
    EXPECT_EQ(picture.at({x, top + (plot.bottom() - top) * 0.85}), theme.categories[0]);
    EXPECT_EQ(chartReading(areaOf({{1.0}, {2.0}}), 0, QLocale()), u"2024-06-01\n线2 2\n线1 1\n合计 3"_s);
}

TEST(AreaTest, SumWithAMissingPartIsAGap)
{
    const AreaData data = areaOf({{5.0, 5.0, 5.0, 5.0, 5.0}, {5.0, 5.0, std::nullopt, 5.0, 5.0}});
    const Picture picture = pictureOf(data);
    const QRectF& plot = picture.layout.plot;
    EXPECT_EQ(picture.at({plot.center().x(), plot.bottom() - plot.height() * 0.35}), Theme::night().panel);
    EXPECT_NE(picture.at({plot.left() + plot.width() * 0.1, plot.bottom() - plot.height() * 0.35}),
              Theme::night().panel);
    EXPECT_EQ(chartReading(data, 2, QLocale()), u"2024-06-03\n线2 —\n线1 5\n合计 —"_s);
}

TEST(AreaTest, DenseAreaKeepsItsPeak)
{
    std::vector<std::optional<double>> values(20'000, 10.0);
    values[10'000] = 100.0;
    values[4'000] = std::numeric_limits<double>::infinity(); // no number: a gap, not an endless axis
    const Picture picture = pictureOf(areaOf({values}));
    const QRectF& plot = picture.layout.plot;
    int highest = 0;
    for (int x = static_cast<int>(plot.center().x()) - 2; x <= static_cast<int>(plot.center().x()) + 2; ++x) {
        int ink = 0;
        for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()); ++y)
            ink += picture.image.pixelColor(x, y) != Theme::night().panel ? 1 : 0;
        highest = std::max(highest, ink);
    }
    EXPECT_GT(highest, plot.height() * 0.7);
}

TEST(AreaTest, MoreThanSevenAreSummedExactly)
{
    AreaData data;
    data.series.periods = {u"2024Q1"_s, u"2024Q2"_s};
    for (int i = 0; i < 12; ++i)
        data.series.lines.push_back({.name = QString::number(i), .values = {i + 1.0, 1.0}});
    const Picture picture = pictureOf(data);
    EXPECT_TRUE(picture.says(u"其他"_s));
    EXPECT_FALSE(picture.says(u"7"_s));
    EXPECT_TRUE(chartReading(data, 0, QLocale()).endsWith(u"合计 78"));
    EXPECT_EQ(chartTable(data).header.size(), 13);
}

TEST(PolarTest, DistanceIsTheValueAndMissingIsAGap)
{
    PolarData data;
    data.categories = {u"北"_s, u"东"_s, u"南"_s, u"西"_s};
    data.series = {{.name = u"风"_s, .values = {10.0, 5.0, 10.0, std::nullopt}}};
    const Picture picture = pictureOf(data, {500, 400});
    const auto& stops = picture.layout.stops;
    const QPointF centre = picture.layout.plot.center();
    const double radius = picture.layout.plot.height() / 2;
    EXPECT_NEAR(centre.y() - stops[0].anchor.y(), radius, 1.0); // on top
    EXPECT_NEAR(stops[1].anchor.x() - centre.x(), radius / 2, 1.0);
    EXPECT_NEAR(stops[2].anchor.y() - centre.y(), radius, 1.0);
    const QColor line = Theme::night().categories[0];
    const auto near = [&](QPointF place) { // the line may pass beside the pixel
        for (int dx = -2; dx <= 2; ++dx) {
            for (int dy = -2; dy <= 2; ++dy) {
                if (picture.at(place + QPointF(dx, dy)) == line)
                    return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(near((stops[0].anchor + stops[1].anchor) / 2));
    EXPECT_FALSE(near((stops[0].anchor + centre - QPointF(radius, 0)) / 2));
    EXPECT_EQ(chartReading(data, 3, QLocale()), u"西\n风 —"_s);
}

TEST(PolarTest, NegativeValuesLieInsideTheRingOfZero)
{
    PolarData data;
    data.categories = {u"一"_s, u"二"_s, u"三"_s, u"四"_s};
    data.series = {{.name = u"增减"_s, .values = {-10.0, 10.0, 0.0, 10.0}}};
    const Picture picture = pictureOf(data, {500, 400});
    const QPointF centre = picture.layout.plot.center();
    const auto distance = [&](size_t stop) {
        return QLineF(centre, picture.layout.stops[stop].anchor).length();
    };
    EXPECT_LT(distance(0), distance(2));
    EXPECT_LT(distance(2), distance(1));
    EXPECT_TRUE(picture.says(u"0"_s));
    for (int i = 0; i < 10; ++i)
        data.series.push_back(data.series.front());
    EXPECT_EQ(chartStops(data), 4 * 7);
    EXPECT_EQ(chartTable(data).header.size(), 12);
}

} // namespace onescreen::test
