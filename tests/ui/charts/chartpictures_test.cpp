// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every chart for people to look at (build/…/pictures), and what must hold of them as a whole.
#include "tests/ui/charts/chartsamples.h"
#include "ui/common/pictureexport.h"

#include <QDir>
#include <QImage>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

QString folder()
{
    const QString path = QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/charts");
    QDir().mkpath(path);
    return path;
}

template <typename Data> ExportPicture pictureOf(Sample which, const ThemeContext& look)
{
    return {.paint =
                [data = sampleOf<Data>(which)](QPainter& painter, const QRectF& area,
                                               const ThemeContext& context) {
                    paintChart(painter, area, data, ChartStyle(context));
                },
            .paper = {.title = QString::fromLatin1(chartName<Data>()) + u" 示例"_s,
                      .period = u"2024Q2"_s,
                      .scope = u"舟山市"_s,
                      .asOf = u"截至 2024-06-30 14:05:09"_s,
                      .version = u"v1.2"_s,
                      .source = u"事件库"_s,
                      .passport = {}},
            .look = look};
}

/// Painted as it is exported, scaled for screens with `dpi`.
template <typename Data>
QImage write(Sample which, const QString& suffix, const ThemeContext& look, QSize size)
{
    const Result<QByteArray> png =
        pictureBytes(pictureOf<Data>(which, look), PictureFormat::Png, *PictureSize::of(size, 96));
    EXPECT_TRUE(png);
    QImage image = QImage::fromData(png.value_or(QByteArray()));
    EXPECT_TRUE(image.save(folder() + u'/' + QString::fromLatin1(chartName<Data>()) + suffix + u".png"_s));
    return image;
}

int inked(const QImage& image, const QColor& ground)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) != ground.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

template <typename Data> class ChartPictures : public testing::Test
{
};

using Kinds =
    testing::Types<LineData, GroupedBarsData, BulletData, DotData, FunnelData, ControlData, BumpData,
                   SlopeData, WaterfallData, HeatData, IcicleData, RadarData, SmallMultiplesData, BoxData,
                   ScatterData, RankedBarsData, PieData, AreaData, PolarData, PeriodData>;
TYPED_TEST_SUITE(ChartPictures, Kinds);

TYPED_TEST(ChartPictures, NightDayWallAndHardData)
{
    ThemeContext night;
    ThemeContext day;
    day.theme = Theme::day();
    ThemeContext wall;
    wall.wall = true;
    wall.metrics = metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}});
    const QImage full = write<TypeParam>(Sample::Full, u"_night"_s, night, {600, 360});
    const QImage empty = write<TypeParam>(Sample::Empty, u"_empty"_s, night, {600, 360});
    const QImage many = write<TypeParam>(Sample::Many, u"_many"_s, day, {600, 360});
    write<TypeParam>(Sample::Full, u"_day"_s, day, {600, 360});
    write<TypeParam>(Sample::Missing, u"_missing"_s, night, {600, 360});
    write<TypeParam>(Sample::One, u"_one"_s, day, {600, 360});
    write<TypeParam>(Sample::LongNames, u"_long"_s, day, {600, 360});
    const QImage large = write<TypeParam>(Sample::Full, u"_wall"_s, wall, {1920, 1200});
    EXPECT_EQ(full.size(), QSize(600, 360));
    EXPECT_GT(inked(full, night.theme.panel), 2 * inked(empty, night.theme.panel));
    EXPECT_GT(inked(many, day.theme.panel), inked(empty, night.theme.panel));
    EXPECT_GT(inked(large, wall.theme.panel), inked(full, night.theme.panel));
}

} // namespace onescreen::test
