// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/select.h"

#include <QPolygonF>

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace onescreen::geo {

namespace {

MapPoint pointAt(EventRow row, GeoPoint at, EventState state = EventState::Reported)
{
    return {.row = row,
            .lon7 = at.lon7(),
            .lat7 = at.lat7(),
            .state = state,
            .priority = Priority::Normal,
            .category = 0};
}

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

GeoPoint placeOf(const MapPoint& point)
{
    return GeoPoint::fromE7(point.lon7, point.lat7).value();
}

std::set<EventRow> rowsOf(const Selection& selection)
{
    std::set<EventRow> rows;
    for (const PointEntry& entry : selection.events)
        rows.insert(entry.row);
    EXPECT_EQ(rows.size(), selection.events.size());
    EXPECT_EQ(selection.sums.count(), selection.events.size());
    return rows;
}

/// Dense towns, a thin spread over the earth, many at one place, date line and poles.
std::vector<MapPoint> somePoints(unsigned seed, int count)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> flat(0, 1);
    std::normal_distribution<double> normal;
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= count; ++row) {
        const double kind = flat(random);
        double lon = 122.1 + 0.05 * normal(random);
        double lat = 30.0 + 0.04 * normal(random);
        if (kind < 0.1) {
            lon = -180 + 360 * flat(random);
            lat = -85 + 170 * flat(random);
        } else if (kind < 0.15) {
            lon = 122.1;
            lat = 30.0;
        } else if (kind < 0.2) {
            lon = kind < 0.175 ? 180 - 0.3 * flat(random) : -180 + 0.3 * flat(random);
            lat = 10 * normal(random);
        }
        points.push_back(
            pointAt(row, at(lon, lat), allEventStates.at(static_cast<std::size_t>(7 * flat(random)))));
    }
    return points;
}

/// Even-odd by Qt's polygon: another implementation than the one that is tested.
std::set<EventRow> insideByQt(const std::vector<MapPoint>& points, const std::vector<WorldPoint>& ring)
{
    QPolygonF polygon;
    for (const WorldPoint point : ring)
        polygon << QPointF(point.x, point.y);
    std::set<EventRow> rows;
    for (const MapPoint& point : points) {
        const WorldPoint world = toWorld(placeOf(point));
        if (polygon.containsPoint({world.x, world.y}, Qt::OddEvenFill))
            rows.insert(point.row);
    }
    return rows;
}

class SelectTest : public testing::TestWithParam<unsigned>
{
protected:
    SelectTest() : points(somePoints(GetParam(), 6000)), index(ClusterIndex::build(points)) {}

    std::vector<MapPoint> points;
    ClusterIndex index;
};

} // namespace

TEST_P(SelectTest, PolygonsAgreeWithBruteForceEvenWhenTheyCrossThemselves)
{
    std::mt19937 random(GetParam() * 7919 + 1);
    std::uniform_real_distribution<double> flat(0, 1);
    std::size_t chosen = 0;
    for (int round = 0; round < 150; ++round) {
        const int corners = 3 + round % 40;
        const double width = std::exp2(-1.0 - 18.0 * flat(random));
        const WorldPoint middle =
            toWorld(122.1 + 0.1 * (flat(random) - 0.5), 30 + 0.1 * (flat(random) - 0.5));
        std::vector<WorldPoint> ring;
        for (int i = 0; i < corners; ++i) {
            ring.push_back(
                {.x = middle.x + width * (flat(random) - 0.5), .y = middle.y + width * (flat(random) - 0.5)});
        }
        const Result<SelectRing> area = SelectRing::of(ring);
        ASSERT_TRUE(area);
        const std::set<EventRow> found = rowsOf(eventsInside(index, *area));
        ASSERT_EQ(found, insideByQt(points, ring)) << "round " << round;
        chosen += found.size();
    }
    EXPECT_GT(chosen, 10'000U); // The rounds have met events.
}

TEST_P(SelectTest, RectanglesAreClosedAndAgreeWithBruteForce)
{
    std::mt19937 random(GetParam());
    std::uniform_int_distribution<std::size_t> any(0, points.size() - 1);
    for (int round = 0; round < 200; ++round) {
        // Corners that are events lie on the edge and belong to it.
        const MapPoint& a = points[any(random)];
        const MapPoint& b = points[any(random)];
        const GeoBounds box(placeOf(a), placeOf(b));
        std::set<EventRow> expected;
        for (const MapPoint& point : points) {
            if (box.contains(placeOf(point)))
                expected.insert(point.row);
        }
        const std::set<EventRow> found = rowsOf(eventsInside(index, box));
        ASSERT_EQ(found, expected) << "round " << round;
        ASSERT_TRUE(found.contains(a.row));
        ASSERT_TRUE(found.contains(b.row));
    }
}

TEST_P(SelectTest, CirclesAgreeWithBruteForceAcrossTheDateLine)
{
    const std::vector<GeoPoint> centres{at(122.1, 30.0), at(179.9, 3), at(-179.9, -3), at(0, 84),
                                        at(-180, 0),     at(180, 0),   at(12, -89.9),  at(122.1, 30.0)};
    double metres = 5;
    for (const GeoPoint centre : centres) {
        for (; metres < SelectCircle::mostMetres; metres *= 3.7) {
            const SelectCircle circle = SelectCircle::of(centre, metres).value();
            std::set<EventRow> expected;
            for (const MapPoint& point : points) {
                if (distanceMetres(centre, placeOf(point)) <= metres)
                    expected.insert(point.row);
            }
            ASSERT_EQ(rowsOf(eventsInside(index, circle)), expected) << centre.lon() << ' ' << metres;
            ASSERT_TRUE(boundsOf(circle).contains(centre));
        }
        metres = 5;
    }
}

TEST_P(SelectTest, FollowsMovesAndRemovals)
{
    const SelectArea town = GeoBounds(at(122.05, 29.95), at(122.15, 30.05));
    for (MapPoint& point : points) {
        if (point.row % 3 == 0)
            index.remove(point.row);
        else if (point.row % 3 == 1) {
            point.lon7 = at(122.1, 30.0).lon7();
            point.lat7 = at(122.1, 30.0).lat7();
            index.upsert(point);
        }
    }
    std::set<EventRow> expected;
    for (const MapPoint& point : points) {
        if (point.row % 3 != 0 && isInside(town, placeOf(point)))
            expected.insert(point.row);
    }
    EXPECT_EQ(rowsOf(eventsInside(index, town)), expected);
}

INSTANTIATE_TEST_SUITE_P(Seeds, SelectTest, testing::Values(1U, 2U, 3U));

TEST(Select, CountsStates)
{
    const ClusterIndex index = ClusterIndex::build(std::vector{pointAt(1, at(1, 1), EventState::Closed),
                                                               pointAt(2, at(1, 1), EventState::Handling),
                                                               pointAt(3, at(5, 5), EventState::Handling)});
    const Selection selection = eventsInside(index, GeoBounds(at(0, 0), at(2, 2)));
    EXPECT_EQ(selection.sums.byState.at(static_cast<std::size_t>(EventState::Closed)), 1U);
    EXPECT_EQ(selection.sums.byState.at(static_cast<std::size_t>(EventState::Handling)), 1U);
    EXPECT_TRUE(eventsInside(ClusterIndex(), GeoBounds(at(0, 0), at(2, 2))).events.empty());
}

TEST(Select, RefusesWhatIsNoArea)
{
    const WorldPoint a{.x = 0.1, .y = 0.1}, b{.x = 0.2, .y = 0.1};
    EXPECT_FALSE(SelectRing::of({}));
    EXPECT_FALSE(SelectRing::of(std::vector{a, b, b, a}));
    EXPECT_FALSE(SelectRing::of(std::vector{a, b, WorldPoint{.x = std::nan(""), .y = 0}}));
    EXPECT_FALSE(SelectCircle::of(at(0, 0), 0));
    EXPECT_FALSE(SelectCircle::of(at(0, 0), -5));
    EXPECT_FALSE(SelectCircle::of(at(0, 0), std::nan("")));
    EXPECT_FALSE(SelectCircle::of(at(0, 0), 3'000'000));
}

TEST(Select, EvenOddLeavesTheMiddleOfAStarOut)
{
    // A pentagram: its inner pentagon is inside twice, so outside.
    std::vector<WorldPoint> star;
    for (int i = 0; i < 5; ++i) {
        const double angle = 2 * std::numbers::pi * (2 * i) / 5;
        star.push_back({.x = 0.5 + 0.1 * std::sin(angle), .y = 0.5 - 0.1 * std::cos(angle)});
    }
    const SelectArea area = SelectRing::of(star).value();
    EXPECT_FALSE(isInside(area, toGeo(WorldPoint{.x = 0.5, .y = 0.5})));
    EXPECT_TRUE(isInside(area, toGeo(WorldPoint{.x = 0.5, .y = 0.42})));
    EXPECT_EQ(outlineOf(area).size(), 1U);
}

TEST(Select, OutlineOfACircleIsAsFarAsItsRadius)
{
    const SelectArea circle = SelectCircle::of(at(122.1, 30.0), 5000).value();
    const auto rings = outlineOf(circle);
    ASSERT_EQ(rings.size(), 1U);
    for (const WorldPoint point : rings.front())
        EXPECT_NEAR(distanceMetres(at(122.1, 30.0), toGeo(point)), 5000, 0.1);
    // Beyond the date line it goes on at the other edge of the map.
    EXPECT_EQ(outlineOf(SelectCircle::of(at(179.99, 0), 50'000).value()).size(), 2U);
}

} // namespace onescreen::geo
