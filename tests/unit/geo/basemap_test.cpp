// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/basemap.h"
#include "app/geo/borderlines.h"
#include "app/geo/labellayout.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <cmath>

namespace onescreen::geo {

using test::at;
using test::code;
using test::sampleMap;
using test::sampleSource;
using test::sampleStyle;

TEST(BaseMap, FindsTheAreaAtAPlace)
{
    const auto map = sampleMap();
    EXPECT_EQ(map->areaAt(toWorld(121.9, 30.0), RegionLevel::County)->code, code(u"330902"));
    EXPECT_EQ(map->areaAt(toWorld(122.1, 30.0), RegionLevel::County)->code, code(u"330903"));
    EXPECT_EQ(map->areaAt(toWorld(122.5, 30.0), RegionLevel::County), nullptr);
    EXPECT_EQ(map->areaAt(toWorld(122.1, 30.0), RegionLevel::City), nullptr);
    EXPECT_EQ(map->area(code(u"330903"))->name, QStringLiteral("East"));
    EXPECT_EQ(map->area(code(u"330921")), nullptr);
}

TEST(BaseMap, OutlinesThatCrossThemselvesOrReachTheEndsOfTheWorldAreTakenByEvenOdd)
{
    BaseMapSource source;
    const GeoLine bow{at(120, 30), at(121, 31), at(121, 30), at(120, 31), at(120, 30)};
    const GeoLine world{at(-180, -90), at(180, -90), at(180, 90), at(-180, 90), at(-180, -90)};
    source.areas = {{.code = code(u"330902"), .name = QStringLiteral("Bow"), .parts = {{.rings = {bow}}}},
                    {.code = code(u"330000"), .name = QStringLiteral("All"), .parts = {{.rings = {world}}}}};
    const BaseMap map(source);
    EXPECT_NE(map.areaAt(toWorld(120.1, 30.5), RegionLevel::County), nullptr);
    EXPECT_NE(map.areaAt(toWorld(120.9, 30.5), RegionLevel::County), nullptr);
    EXPECT_EQ(map.areaAt(toWorld(120.5, 30.1), RegionLevel::County), nullptr) << "between the wings";
    for (const GeoPoint corner : {at(-179.9, 85), at(179.9, 85), at(179.9, -85), at(0, 0)})
        EXPECT_NE(map.areaAt(toWorld(corner), RegionLevel::Province), nullptr) << corner.lon();
    const QRectF bounds = map.area(code(u"330000"))->shape.bounds();
    EXPECT_TRUE(std::isfinite(bounds.top()) && std::isfinite(bounds.bottom()));
    EXPECT_GE(bounds.left(), 0.0);
    EXPECT_LE(bounds.right(), 1.0);
}

TEST(BaseMap, TakesItsBoundsFromWhatItHas)
{
    BaseMapSource source = sampleSource();
    source.coverage.reset();
    EXPECT_EQ(BaseMap(source).coverage(), GeoBounds(at(121.8, 29.8), at(122.2, 30.2)));
    EXPECT_EQ(BaseMap(source).home(), BaseMap(source).coverage());
    EXPECT_EQ(BaseMap(BaseMapSource{}).coverage().west(), -180.0); // Nothing at all: the world.
}

TEST(BaseMap, LosesDetailOnlyWhereItCannotBeSeen)
{
    GeoLine shore;
    for (int i = 0; i <= 2000; ++i)
        shore.push_back(at(121.0 + i * 0.001, 30.0 + 0.0004 * (i % 3)));
    BaseMapSource source;
    source.coast = {shore};
    const BaseMap map(source);
    const auto pointsAt = [&](int zoom) {
        std::size_t points = 0;
        for (const DetailedShape& piece : map.coast())
            points += piece.at(zoom).front().size();
        return points;
    };
    EXPECT_GE(pointsAt(18), 2001U);
    EXPECT_LT(pointsAt(6), 200U);
    EXPECT_LE(pointsAt(6), pointsAt(10));
}

TEST(BorderLines, LeaveOutShoreAndDrawSharedEdgesOnce)
{
    BaseMapSource source = sampleSource();
    // As packs have it: both counties' outlines go through the island's own points.
    std::vector<const BaseMapSource::Area*> areas;
    for (const BaseMapSource::Area& area : source.areas)
        areas.push_back(&area);
    const BorderLines lines = borderLines(areas, source.land);
    ASSERT_EQ(lines.exact.size(), 1U);
    EXPECT_EQ(lines.exact.front(), (GeoLine{at(122.0, 29.8), at(122.0, 30.2)}));
    EXPECT_TRUE(lines.approximate.empty());
    EXPECT_EQ(borderLines(areas, {}).exact.size(),
              2U); // Without land both outlines are given, the shared edge once.
}

TEST(BorderLines, OfStandInsAreKeptApartAndWhatAnExactNeighbourKnowsIsExact)
{
    BaseMapSource source = sampleSource();
    source.areas.front().approximate = true;
    std::vector<const BaseMapSource::Area*> areas;
    for (const BaseMapSource::Area& area : source.areas)
        areas.push_back(&area);
    const BorderLines shared = borderLines(areas, source.land);
    EXPECT_EQ(shared.exact.size(), 1U) << "the other county is exact, and so is the line it shares";
    EXPECT_TRUE(shared.approximate.empty());
    for (BaseMapSource::Area& area : source.areas)
        area.approximate = true;
    const BorderLines all = borderLines(areas, source.land);
    EXPECT_TRUE(all.exact.empty());
    EXPECT_EQ(all.approximate.size(), 1U);

    const BaseMap map(source);
    EXPECT_TRUE(map.borders(RegionLevel::County).empty());
    EXPECT_FALSE(map.approximateBorders(RegionLevel::County).empty());
    EXPECT_TRUE(map.area(code(u"330903"))->approximate);
}

TEST(LabelLayout, PlacesTheImportantFirstAndNoneOverAnother)
{
    BaseMapSource source = sampleSource();
    for (int i = 0; i < 400; ++i)
        source.labels.push_back({.at = at(121.8 + 0.02 * (i % 20), 29.8 + 0.02 * (i / 20)),
                                 .text = QStringLiteral("Town %1").arg(i),
                                 .rank = LabelRank::Township});
    SpriteCache sprites;
    sprites.setLook(sampleStyle(), 1.0);
    LabelLayout layout;
    layout.setMap(std::make_shared<const BaseMap>(source));
    const Camera camera(at(122, 30), 11, {1920, 1080});
    const std::vector<LabelLayout::Placed> placed = layout.place(camera, sprites);
    ASSERT_GT(placed.size(), 10U);
    EXPECT_LT(placed.size(), 400U);
    EXPECT_EQ(placed.at(0).text, QStringLiteral("West"));
    EXPECT_EQ(placed.at(1).text, QStringLiteral("East"));
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_NE(placed[i].text, QStringLiteral("Village")); // Under "West".
        const auto boxOf = [&](const LabelLayout::Placed& label) {
            QRectF box(QPointF(), label.size);
            box.moveCenter(camera.project(label.at));
            return box;
        };
        for (std::size_t j = 0; j < i; ++j)
            ASSERT_FALSE(boxOf(placed[i]).intersects(boxOf(placed[j])));
    }
    EXPECT_TRUE(layout.place(camera.withZoom(5), sprites).empty()); // Counties are named from zoom 8 on.
}

} // namespace onescreen::geo
