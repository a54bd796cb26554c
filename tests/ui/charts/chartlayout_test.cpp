// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every chart with every kind of data: read from the layout that the painter gives back and
// from the picture itself.
#include "tests/ui/charts/chartsamples.h"
#include "ui/charts/chartcanvas.h"

#include <QImage>
#include <QPainter>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

constexpr double touch = 1.0; ///< Boxes that touch do not overlap.

struct Painted
{
    QImage image;
    ChartLayout layout;
};

template <typename Data> Painted painted(const Data& data, QSize size, const ThemeContext& look = {})
{
    Painted result{.image = QImage(size, QImage::Format_RGB32), .layout = {}};
    result.image.fill(look.theme.panel);
    QPainter painter(&result.image);
    result.layout = paintChart(painter, QRectF(QPointF(), QSizeF(size)), data, ChartStyle(look));
    return result;
}

std::optional<QString> overlap(const ChartLayout& layout)
{
    for (size_t i = 0; i < layout.labels.size(); ++i) {
        for (size_t k = i + 1; k < layout.labels.size(); ++k) {
            const QRectF common = layout.labels[i].box.intersected(layout.labels[k].box);
            if (common.width() > touch && common.height() > touch)
                return layout.labels[i].text + u" / "_s + layout.labels[k].text;
        }
    }
    return std::nullopt;
}

bool hasColor(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(),
                        [&](QRgb pixel) { return (pixel & RGB_MASK) == (color.rgb() & RGB_MASK); }))
            return true;
    }
    return false;
}

constexpr std::array samples{Sample::Full,      Sample::Empty, Sample::Missing,   Sample::One,
                             Sample::LongNames, Sample::Many,  Sample::Thousands, Sample::AllMissing,
                             Sample::Zero,      Sample::Huge,  Sample::Negative,  Sample::Turned};
const std::array<QSize, 5> sizes{QSize(600, 300), QSize(320, 180), QSize(1200, 700), QSize(80, 60),
                                 QSize(40, 30)};

} // namespace

template <typename Data> class EveryChart : public testing::Test
{
};

using Kinds =
    testing::Types<LineData, GroupedBarsData, BulletData, DotData, FunnelData, ControlData, BumpData,
                   SlopeData, WaterfallData, HeatData, IcicleData, RadarData, SmallMultiplesData, BoxData,
                   ScatterData, RankedBarsData, PieData, AreaData, PolarData, PeriodData>;
TYPED_TEST_SUITE(EveryChart, Kinds);

TYPED_TEST(EveryChart, LabelsNeverOverlapAndStayInside)
{
    for (const Sample which : samples) {
        const TypeParam data = sampleOf<TypeParam>(which);
        for (const QSize size : sizes) {
            const Painted picture = painted(data, size);
            const auto both = overlap(picture.layout);
            EXPECT_FALSE(both) << static_cast<int>(which) << ' ' << size.width() << ' '
                               << both->toStdString();
            const QRectF area = QRectF(QPointF(), QSizeF(size)).adjusted(-touch, -touch, touch, touch);
            for (const ChartLabel& label : picture.layout.labels)
                EXPECT_TRUE(area.contains(label.box)) << label.text.toStdString();
        }
    }
}

TYPED_TEST(EveryChart, EveryStopHasItsPlaceAndItsReading)
{
    for (const Sample which : samples) {
        const TypeParam data = sampleOf<TypeParam>(which);
        const Painted picture = painted(data, {600, 300});
        ASSERT_EQ(static_cast<int>(picture.layout.stops.size()), chartStops(data)) << static_cast<int>(which);
        const QRectF area(-1, -1, 602, 302);
        for (const ChartStop& stop : picture.layout.stops)
            EXPECT_TRUE(area.contains(stop.anchor)) << stop.anchor.x() << ' ' << stop.anchor.y();
        const int step = std::max(1, chartStops(data) / 40);
        for (int stop = 0; stop < chartStops(data); stop += step)
            EXPECT_FALSE(chartReading(data, stop, QLocale()).trimmed().isEmpty());
    }
}

TYPED_TEST(EveryChart, NamesCannotTurnTheTextBesideThem)
{
    const auto turns = [](const QString& text) {
        return std::ranges::any_of(text, [](QChar c) {
            return (c >= u'\u200e' && c <= u'\u200f') || (c >= u'\u202a' && c <= u'\u202e') ||
                   (c >= u'\u2066' && c <= u'\u2069');
        });
    };
    const TypeParam data = sampleOf<TypeParam>(Sample::Turned);
    for (const ChartLabel& label : painted(data, {900, 500}).layout.labels)
        EXPECT_FALSE(turns(label.text)) << label.text.toStdString();
    DataChart<TypeParam> chart{ThemeContext{}};
    chart.setData(data);
    for (int stop = 0; stop < std::min(40, chart.stopCount()); ++stop) {
        EXPECT_FALSE(turns(chart.stopText(stop))) << chart.stopText(stop).toStdString();
        EXPECT_EQ(chart.stopText(stop).count(u'\n'), chartReading(data, stop, QLocale()).count(u'\n'));
    }
}

TYPED_TEST(EveryChart, EmptyDataSaySoAndDrawNothingElse)
{
    const Painted picture = painted(sampleOf<TypeParam>(Sample::Empty), {600, 300});
    ASSERT_EQ(picture.layout.labels.size(), 1U);
    EXPECT_EQ(picture.layout.labels.front().text, u"暂无数据"_s);
}

TYPED_TEST(EveryChart, RedIsForConcernOnly)
{
    // Only a signal by rule is red, in the colours of both themes.
    for (const Theme& theme : {Theme::night(), Theme::day()}) {
        ThemeContext look;
        look.theme = theme;
        const Painted calm = painted(sampleOf<TypeParam>(Sample::One), {600, 300}, look);
        EXPECT_FALSE(hasColor(calm.image, theme.urgent));
    }
}

TYPED_TEST(EveryChart, TableHasARowForEverythingAndMissingStaysMissing)
{
    const ExportTable full = chartTable(sampleOf<TypeParam>(Sample::Full));
    ASSERT_FALSE(full.rows.isEmpty());
    for (const QVariantList& row : full.rows)
        EXPECT_EQ(row.size(), full.header.size());
    EXPECT_LE(full.formats.size(), full.header.size());
    const ExportTable missing = chartTable(sampleOf<TypeParam>(Sample::Missing));
    bool found = false;
    for (const QVariantList& row : missing.rows) {
        for (const QVariant& cell : row) {
            found = found || !cell.isValid();
            EXPECT_NE(cell.toString(), u"—"_s);
        }
    }
    EXPECT_TRUE(found);
    EXPECT_TRUE(chartTable(sampleOf<TypeParam>(Sample::Many)).rows.size() >= missing.rows.size());
}

TYPED_TEST(EveryChart, MissingLooksUnlikeZeroAndUnlikeTheFullData)
{
    const Painted missing = painted(sampleOf<TypeParam>(Sample::Missing), {600, 300});
    const Painted full = painted(sampleOf<TypeParam>(Sample::Full), {600, 300});
    EXPECT_NE(missing.image, full.image);
    EXPECT_FALSE(missing.layout.labels.empty());
}

TYPED_TEST(EveryChart, ReadableOnAWall)
{
    ThemeContext look;
    look.wall = true;
    look.metrics = metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}});
    const Painted picture = painted(sampleOf<TypeParam>(Sample::Full), {1800, 1000}, look);
    const auto both = overlap(picture.layout);
    EXPECT_FALSE(both) << both->toStdString();
    ASSERT_FALSE(picture.layout.labels.empty());
    for (const ChartLabel& label : picture.layout.labels)
        EXPECT_GE(label.box.height(), look.metrics.small);
    EXPECT_FALSE(hasColor(picture.image, look.theme.muted)); // muted text is never used on a wall
}

namespace {

/// Number of pixels in a column of the plot that are neither ground nor grid.
int inkInColumn(const Painted& picture, double x, const Theme& theme)
{
    int ink = 0;
    for (int y = static_cast<int>(picture.layout.plot.top()) + 1;
         y < static_cast<int>(picture.layout.plot.bottom()) - 1; ++y) {
        const QRgb pixel = picture.image.pixel(static_cast<int>(x), y);
        ink += pixel != theme.panel.rgb() && pixel != theme.hairline.rgb() ? 1 : 0;
    }
    return ink;
}

LineData lineOf(std::vector<std::optional<double>> values)
{
    LineData data;
    data.first = QDate(2024, 6, 1);
    data.lines.push_back({.name = u"上报"_s, .values = std::move(values)});
    return data;
}

} // namespace

TEST(LinePicture, GapIsReallyEmpty)
{
    const Painted picture = painted(lineOf({3.3, 3.3, std::nullopt, 3.3, 5.0}), {600, 300});
    const QRectF& plot = picture.layout.plot;
    const Theme theme = Theme::night();
    EXPECT_EQ(inkInColumn(picture, plot.center().x(), theme), 0);
    EXPECT_GT(inkInColumn(picture, plot.left() + plot.width() * 0.12, theme), 0);
    EXPECT_GT(inkInColumn(picture, plot.left() + plot.width() * 0.88, theme), 0);
}

TEST(LinePicture, DenseLineKeepsPeaksAndGaps)
{
    std::vector<std::optional<double>> values(20'000, 10.0);
    values[10'000] = 100.0;
    std::fill(values.begin() + 4'000, values.begin() + 6'000, std::nullopt);
    const Painted picture = painted(lineOf(values), {600, 300});
    const QRectF& plot = picture.layout.plot;
    const Theme theme = Theme::night();
    EXPECT_EQ(inkInColumn(picture, plot.left() + plot.width() * 0.25, theme), 0);
    int highest = 0;
    for (double x = plot.center().x() - 2; x <= plot.center().x() + 2; x += 1.0)
        highest = std::max(highest, inkInColumn(picture, x, theme));
    EXPECT_GT(highest, plot.height() * 0.8);
}

TEST(LinePicture, NotANumberIsAGap)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    const Painted picture = painted(lineOf({5.0, 5.0, nan, 5.0, infinite}), {600, 300});
    EXPECT_EQ(inkInColumn(picture, picture.layout.plot.center().x(), Theme::night()), 0);
    EXPECT_FALSE(chartTable(lineOf({infinite})).rows.front()[1].isValid());
}

TEST(BarsPicture, ZeroIsALineMissingIsHatched)
{
    GroupedBarsData data;
    data.categories = {u"甲"_s, u"乙"_s, u"丙"_s};
    data.series = {{.name = u"件数"_s, .values = {10.0, 0.0, std::nullopt}}};
    const Painted picture = painted(data, {600, 300});
    const Theme theme = Theme::night();
    const auto inkOver = [&](size_t stop) { // above the line of the axis
        const QPointF at = picture.layout.stops[stop].anchor;
        int ink = 0;
        for (int y = static_cast<int>(at.y()) - 9; y < static_cast<int>(at.y()) - 2; ++y) {
            for (int x = static_cast<int>(at.x()) - 10; x < static_cast<int>(at.x()) + 10; ++x)
                ink += picture.image.pixel(x, y) != theme.panel.rgb() ? 1 : 0;
        }
        return ink;
    };
    EXPECT_GT(inkOver(2), 20);
    const QRectF zero = picture.layout.stops[1].area;
    EXPECT_EQ(picture.image.pixel(zero.center().toPoint().x() - 15,
                                  static_cast<int>(picture.layout.plot.bottom()) - 1),
              theme.categories[0].rgb());
    EXPECT_LT(picture.layout.stops[0].anchor.y(), picture.layout.stops[1].anchor.y());
}

TEST(BarsPicture, MoreSeriesThanColoursAreSummed)
{
    GroupedBarsData data;
    data.categories = {u"甲"_s};
    for (int i = 0; i < 10; ++i)
        data.series.push_back({.name = QString::number(i), .values = {1.0}});
    EXPECT_EQ(chartStops(data), 7);
    EXPECT_EQ(chartReading(data, 6, QLocale()), u"甲\n其他 4"_s);
    EXPECT_EQ(chartTable(data).header.size(), 11);
}

TEST(RadarPicture, MissingAxisIsAGapAndTheUnitHasNoFill)
{
    RadarData data = sampleOf<RadarData>(Sample::Full);
    for (RadarAxis& axis : data.axes) {
        axis.value = 100.0;
        axis.peerLow = axis.peerHigh = axis.peerMedian = std::nullopt;
    }
    const Painted whole = painted(data, {500, 400});
    const QPoint inside = (whole.layout.plot.center() + QPointF(7, 11)).toPoint();
    EXPECT_EQ(whole.image.pixel(inside), Theme::night().panel.rgb());
    data.axes[2].value = std::nullopt;
    const Painted gap = painted(data, {500, 400});
    const QPointF middle = (whole.layout.stops[2].anchor + whole.layout.stops[3].anchor) / 2;
    EXPECT_NE(whole.image.pixel(middle.toPoint()), gap.image.pixel(middle.toPoint()));
    EXPECT_EQ(chartReading(data, 2, QLocale()).section(u'\n', 1, 1), u"定海区 —"_s);
}

TEST(WaterfallPicture, BarsEndWhereTheyShould)
{
    const WaterfallData data = sampleOf<WaterfallData>(Sample::Full);
    double level = *data.start;
    for (const WaterfallStep& step : data.steps)
        level += step.change.value_or(0.0);
    EXPECT_NEAR(level, *data.end, 1e-12);
    const Painted picture = painted(data, {700, 400});
    // The last total reaches as far as the steps before it have led.
    const auto& stops = picture.layout.stops;
    EXPECT_EQ(chartReading(data, 0, QLocale()), u"2024Q1\n78.00"_s);
    EXPECT_GT(stops.back().anchor.x(), picture.layout.plot.left());
}

TEST(ValueFormatTest, RatesChangeInPoints)
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    EXPECT_EQ(ValueFormat::share(1).text(0.988, chinese), u"98.8%"_s);
    EXPECT_EQ(ValueFormat::percent(1).change(1.3, chinese), u"+1.3 个百分点"_s);
    EXPECT_EQ(ValueFormat::share(1).change(-0.013, chinese), u"−1.3 个百分点"_s);
    EXPECT_EQ(ValueFormat::count(u"件"_s).text(123456.0, chinese), u"123,456 件"_s);
    EXPECT_EQ(ValueFormat::count(u"件"_s).label(123456.0, chinese), u"12.3万"_s);
    EXPECT_EQ(ValueFormat::count().text(std::nullopt, chinese), u"—"_s);
    EXPECT_EQ(ValueFormat::percent().change(std::nullopt, chinese), u"—"_s);
}

TEST(ValueScaleTest, TicksAreInsideAndLabelled)
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    const ValueScale rates = scaleFor(0.874, 0.991, ValueFormat::share(), chinese, 5, ScaleFrom::Data);
    EXPECT_LE(rates.low, 0.874);
    EXPECT_GE(rates.high, 0.991);
    EXPECT_GT(rates.low, 0.5);
    EXPECT_TRUE(rates.labels.front().endsWith(u'%'));
    const ValueScale counts = scaleFor(0, 340'000, ValueFormat::count(), chinese, 5, ScaleFrom::Zero);
    EXPECT_EQ(counts.low, 0.0);
    EXPECT_TRUE(counts.labels.back().endsWith(u"万"_s));
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        const ValueScale scale = scaleFor(bad, bad, ValueFormat::count(), chinese, 5, ScaleFrom::Data);
        EXPECT_LT(scale.low, scale.high);
    }
    for (int most = 1; most < 9; ++most) { // zero inside the range needs a tick at each side
        const ValueScale scale = scaleFor(-1.0, 1.0, ValueFormat{}, chinese, most, ScaleFrom::Data);
        EXPECT_LE(scale.ticks.size(), static_cast<size_t>(std::max(2, most)) + 1);
    }
}

} // namespace onescreen::test
