// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/crowd.h"
#include "app/geo/layers/eventsigns.h"
#include "app/geo/layers/markersigns.h"
#include "app/geo/overlaypainter.h"
#include "app/geo/symbols.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

namespace onescreen::geo {

using test::at;
using test::sampleStyle;

namespace {

MapPoint pointAt(EventRow row, double lon, double lat, Priority priority = Priority::Normal)
{
    const GeoPoint place = at(lon, lat);
    return {.row = row,
            .lon7 = place.lon7(),
            .lat7 = place.lat7(),
            .state = EventState::Handling,
            .priority = priority,
            .category = 0};
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

class OverlayTest : public testing::Test
{
protected:
    OverlayTest() : image(800, 600, QImage::Format_ARGB32_Premultiplied)
    {
        painter.setStyle(sampleStyle(), 1.0);
        events.setEvents(&index);
        signs.setMarkers(&markers, [this](const Marker& marker) { return !hidden.contains(marker.kind); });
    }
    void paint(const Camera& camera)
    {
        image.fill(Qt::transparent);
        QPainter to(&image);
        painter.paint(to, camera, {.layers = layers, .labels = true, .now = {}});
    }
    const Hit* hitAt(const Camera& camera, double lon, double lat)
    {
        return painter.hits().at(camera.project(at(lon, lat)));
    }

    QImage image;
    OverlayPainter painter;
    ClusterIndex index;
    std::vector<Marker> markers;
    QSet<ResourceKind> hidden;
    EventSigns events;
    MarkerSigns signs;
    std::vector<PlacedLayer> layers{{.layer = &signs}, {.layer = &events}};
    Camera camera{at(122, 30), 11, {800, 600}};
};

} // namespace

TEST_F(OverlayTest, FindsWhatItPainted)
{
    index = ClusterIndex::build(
        std::vector{pointAt(1, 121.9, 30.0), pointAt(2, 122.1001, 30.05), pointAt(3, 122.1002, 30.05)});
    paint(camera);
    const Hit* single = hitAt(camera, 121.9, 30.0);
    ASSERT_NE(single, nullptr);
    EXPECT_EQ(single->kind, Hit::Kind::Event);
    EXPECT_EQ(single->cluster.first.row, 1);
    ASSERT_EQ(painter.hits().all().size(), 2U);
    const Hit& cluster =
        painter.hits().all().at(painter.hits().all().front().kind == Hit::Kind::Cluster ? 0 : 1);
    EXPECT_EQ(cluster.cluster.count, 2U);
    EXPECT_EQ(painter.hits().at(cluster.centre), &cluster);
    EXPECT_EQ(painter.hits().at({5, 5}), nullptr);
}

TEST_F(OverlayTest, IsRedOnlyForUrgentAndOpen)
{
    index = ClusterIndex::build(std::vector{pointAt(1, 122.1001, 30.05), pointAt(2, 122.1002, 30.05)});
    paint(camera);
    EXPECT_FALSE(hasColour(image, sampleStyle().urgent));
    index.upsert(pointAt(2, 122.1002, 30.05, Priority::Urgent));
    paint(camera);
    EXPECT_TRUE(hasColour(image, sampleStyle().urgent));
}

TEST_F(OverlayTest, AnArcShowsWhatIsOverdue)
{
    MapPoint late = pointAt(1, 122.1001, 30.05);
    late.due = 1000;
    index = ClusterIndex::build(std::vector{late, pointAt(2, 122.1002, 30.05)});
    paint(camera);
    EXPECT_FALSE(hasColour(image, sampleStyle().urgent));
    index.advance(UtcTime{std::chrono::sys_days{std::chrono::year{2000} / 1 / 2}});
    paint(camera);
    EXPECT_TRUE(hasColour(image, sampleStyle().urgent));
    const Camera close = camera.withZoom(19).centeredOn(at(122.1001, 30.05));
    paint(close);
    EXPECT_TRUE(hasColour(image, sampleStyle().urgent)) << "the single sign";
}

TEST_F(OverlayTest, ALayersOpacityIsItsOwn)
{
    index = ClusterIndex::build(std::vector{pointAt(1, 122.1001, 30.05, Priority::Urgent)});
    layers[1].opacity = 0.5;
    markers = {{.at = toWorld(121.9, 30.0), .kind = ResourceKind::Staff, .name = {}, .ageText = {}}};
    paint(camera);
    EXPECT_FALSE(hasColour(image, sampleStyle().urgent));
    EXPECT_TRUE(hasColour(image, sampleStyle().resource[0])) << "the other layer is not fainter";
}

TEST_F(OverlayTest, RingsTheSelectedEventOrItsCluster)
{
    index = ClusterIndex::build(std::vector{pointAt(1, 122.1001, 30.05), pointAt(2, 122.1002, 30.05)});
    paint(camera);
    EXPECT_FALSE(hasColour(image, sampleStyle().accent));
    events.setSelected(2);
    paint(camera);
    EXPECT_TRUE(hasColour(image, sampleStyle().accent));
    events.setSelected(99);
    paint(camera);
    EXPECT_FALSE(hasColour(image, sampleStyle().accent));
}

TEST_F(OverlayTest, KeepsNeighbouringClusterSignsApart)
{
    // A dense carpet: every cell has a cluster, and no two signs may lie on each other.
    std::vector<MapPoint> points;
    for (int x = 0; x < 120; ++x) {
        for (int y = 0; y < 90; ++y)
            points.push_back(pointAt(1 + x * 90 + y, 121.75 + 0.004 * x, 29.82 + 0.004 * y));
    }
    index = ClusterIndex::build(points);
    paint(camera);
    const std::vector<Hit>& hits = painter.hits().all();
    ASSERT_GT(hits.size(), 50U);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QPointF off = hits[i].centre - hits[j].centre;
            ASSERT_GT(std::hypot(off.x(), off.y()), 0.8 * (hits[i].radius + hits[j].radius));
        }
    }
}

TEST_F(OverlayTest, JoinsMarkersOfOneKindAndCountsThem)
{
    for (int i = 0; i < 5; ++i)
        markers.push_back({.at = toWorld(121.9 + 0.0001 * i, 30.0),
                           .kind = ResourceKind::Staff,
                           .name = {},
                           .ageText = {}});
    markers.push_back({.at = toWorld(121.9, 30.0), .kind = ResourceKind::Vehicle, .name = {}, .ageText = {}});
    paint(camera);
    ASSERT_EQ(painter.hits().all().size(), 2U);
    EXPECT_EQ(painter.hits().all().at(0).markers.size(), 5U);
    EXPECT_EQ(painter.hits().all().at(1).markers, (std::vector<std::size_t>{5}));
    hidden = {ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel};
    paint(camera);
    EXPECT_TRUE(painter.hits().all().empty());
}

TEST_F(OverlayTest, PutsMarkersBesideACountNotOnIt)
{
    index = ClusterIndex::build(std::vector{pointAt(1, 122.1001, 30.05), pointAt(2, 122.1002, 30.05)});
    markers = {{.at = toWorld(122.10015, 30.05), .kind = ResourceKind::Staff, .name = {}, .ageText = {}}};
    paint(camera);
    const std::vector<Hit>& hits = painter.hits().all();
    ASSERT_EQ(hits.size(), 2U);
    const Hit& cluster = hits[1]; // painted above
    const QPointF off = cluster.centre - hits[0].centre;
    EXPECT_EQ(cluster.kind, Hit::Kind::Cluster);
    EXPECT_GE(std::hypot(off.x(), off.y()), cluster.radius);
}

TEST_F(OverlayTest, SignsForSeveralStepAsideForEachOther)
{
    for (const ResourceKind kind : {ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel}) {
        for (int i = 0; i < 11; ++i)
            markers.push_back(
                {.at = toWorld(121.9 + 0.0001 * i, 30.0), .kind = kind, .name = {}, .ageText = {}});
    }
    paint(camera);
    const std::vector<Hit>& hits = painter.hits().all();
    ASSERT_EQ(hits.size(), 3U);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QPointF off = hits[i].centre - hits[j].centre;
            EXPECT_GT(std::max(std::abs(off.x()), std::abs(off.y())),
                      0.75 * (hits[i].radius + hits[j].radius));
        }
        // Not so far that it would seem to be elsewhere.
        const QPointF off = hits[i].centre - camera.project(at(121.9005, 30.0));
        EXPECT_LT(std::hypot(off.x(), off.y()), 3.0 * hits[i].radius);
    }
}

TEST_F(OverlayTest, OneWhoIsAloneStaysWhereHeIs)
{
    for (const ResourceKind kind : {ResourceKind::Staff, ResourceKind::Vehicle})
        markers.push_back({.at = toWorld(121.9, 30.0), .kind = kind, .name = {}, .ageText = {}});
    paint(camera);
    for (const Hit& hit : painter.hits().all())
        EXPECT_EQ(hit.centre, camera.project(at(121.9, 30.0)));
}

TEST(Crowd, KnowsWhatIsTakenAlsoOutsideOfThePicture)
{
    Crowd crowd({100, 60}, 16);
    EXPECT_TRUE(crowd.isFree({0, 0, 100, 60}));
    crowd.take({10, 10, 30, 10}); // over several squares
    EXPECT_FALSE(crowd.isFree({35, 15, 4, 4}));
    EXPECT_FALSE(crowd.isFree({0, 0, 100, 60}));
    EXPECT_TRUE(crowd.isFree({40, 10, 5, 5})) << "they only touch";
    EXPECT_TRUE(crowd.isFree({10, 21, 30, 10}));
    crowd.take({-40, -40, 20, 20});
    EXPECT_FALSE(crowd.isFree({-35, -35, 5, 5}));
    EXPECT_TRUE(crowd.isFree({-10, -10, 5, 5}));
    crowd.take({500, 500, 20, 20});
    EXPECT_FALSE(crowd.isFree({510, 510, 5, 5}));
}

TEST(Fading, FollowsTheAgeOfAPosition)
{
    EXPECT_EQ(fadingFor(Milliseconds{0}), Fading::Full);
    EXPECT_EQ(fadingFor(outlineAfter), Fading::Outline);
    EXPECT_EQ(fadingFor(ghostAfter), Fading::Ghost);
    EXPECT_EQ(fadingFor(Milliseconds{-5}), Fading::Full); // A clock that is a little ahead.
}

TEST(Symbols, DifferByClassStateAndAge)
{
    SpriteCache sprites;
    sprites.setLook(sampleStyle(), 1.0);
    std::vector<QImage> seen;
    for (const ResourceKind kind : allResourceKinds) {
        for (const Fading fading : {Fading::Full, Fading::Outline, Fading::Ghost}) {
            const QImage picture =
                markerSymbol(sprites, {.at = {}, .kind = kind, .fading = fading, .name = {}, .ageText = {}});
            EXPECT_EQ(std::ranges::find(seen, picture), seen.end());
            seen.push_back(picture);
        }
    }
    const QImage north = markerSymbol(
        sprites, {.at = {}, .kind = ResourceKind::Vessel, .heading = 0, .name = {}, .ageText = {}});
    const QImage east = markerSymbol(
        sprites, {.at = {}, .kind = ResourceKind::Vessel, .heading = 90, .name = {}, .ageText = {}});
    EXPECT_NE(north, east);
    EXPECT_GT(clusterRadius(sampleStyle(), 10'000), clusterRadius(sampleStyle(), 10));
}

} // namespace onescreen::geo
