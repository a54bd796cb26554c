// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/mapfixture.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"
#include "ui/map/markers.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

class MapViewTest : public testing::Test
{
protected:
    MapViewTest() : view(createMapView(MapBackend::Raster, clock))
    {
        view->setTheme({});
        view->resize(800, 600);
        view->setBaseMap(smallMap());
    }
    void load(std::vector<MapPoint> points)
    {
        view->setEvents(mapPoints(std::move(points)));
        pictureOf(*view);
    }

    ManualClock clock{mapNow()};
    std::unique_ptr<MapView> view;
};

} // namespace

TEST_F(MapViewTest, OpensOnTheHomeOfItsMap)
{
    pictureOf(*view);
    EXPECT_TRUE(view->camera().visibleBounds().contains(smallMap()->home()));
    EXPECT_GT(view->camera().zoom(), 8);
}

TEST_F(MapViewTest, FitsTheOpenEventsUntilTheOperatorTakesHold)
{
    load({mapPoint(1, 121.95, 29.95), mapPoint(2, 122.05, 30.05)});
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->camera().zoom() > 10.5; }));
    EXPECT_TRUE(view->camera().visibleBounds().contains(at(122.05, 30.05)));

    // A new open event outside the picture moves it …
    view->applyEventChanges({mapPoint(3, 122.25, 30.25)}, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->camera().visibleBounds().contains(at(122.25, 30.25)); }));

    // … but not once the operator has moved it, until the star.
    QSignalSpy held(view.get(), &MapView::userTookHold);
    QTest::keyClick(view.get(), Qt::Key_Plus);
    ASSERT_EQ(held.size(), 1);
    EXPECT_TRUE(held.first().first().toBool());
    const geo::Camera own = view->camera();
    load({mapPoint(1, 121.75, 29.75)});
    EXPECT_EQ(view->camera(), own);
    view->giveBackHold();
    EXPECT_FALSE(view->isHeld());
    EXPECT_TRUE(view->camera().visibleBounds().contains(at(121.75, 29.75)));
}

TEST_F(MapViewTest, IsNotPulledAwayByAStrayEvent)
{
    load({mapPoint(1, 121.95, 29.95), mapPoint(2, 122.05, 30.05), mapPoint(3, -87.6, 41.8)});
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->camera().zoom() > 10.5; }));
}

TEST_F(MapViewTest, KeepsChangesThatArriveWhileAnIndexIsBuilt)
{
    view->setEvents(mapPoints({mapPoint(1, 122.0, 30.0), mapPoint(2, 122.1, 30.0)}));
    view->applyEventChanges({mapPoint(3, 122.1, 30.1)}, {1}); // Before the event loop could take the index.
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->isSettled() || view->events().size() == 2; }));
    pictureOf(*view);
    EXPECT_EQ(view->events().size(), 2U);
    EXPECT_FALSE(view->events().find(1));
    EXPECT_TRUE(view->events().find(3));
}

TEST_F(MapViewTest, CountsOnScreenAreTheEventsThatAreThere)
{
    load(zhoushanEvents(3000)->points);
    view->setAutoFit(false);
    view->setCamera(zhoushan(), 9);
    pictureOf(*view);
    quint32 shown = 0;
    for (const geo::Hit& hit : view->hits().all())
        shown += hit.kind == geo::Hit::Kind::Marker ? 0 : hit.cluster.count;
    EXPECT_EQ(shown, 3000U);
}

TEST_F(MapViewTest, DrawsResourcesThatHaveAPosition)
{
    std::vector<ResourceFields> resources = zhoushanResources();
    resources.front().position.reset();
    resources.front().positionAt.reset();
    view->setResources(resources);
    view->setAutoFit(false);
    view->setCamera(zhoushan(), 10);
    pictureOf(*view);
    const auto drawn = [&] {
        std::size_t count = 0;
        for (const geo::Hit& hit : view->hits().all())
            count += hit.markers.size();
        return count;
    };
    EXPECT_GT(drawn(), 0U);
    EXPECT_LT(drawn(), resources.size());
    for (const QString& id : {u"teams"_s, u"cameras"_s, u"devices"_s})
        view->layer(id)->setVisible(false);
    pictureOf(*view);
    EXPECT_EQ(drawn(), 0U);
}

TEST_F(MapViewTest, ShowsAnEventAndSaysWhenItCannot)
{
    load({mapPoint(1, 122.0, 30.0), mapPoint(2, 122.1, 30.1)});
    EXPECT_TRUE(view->showEvent(2));
    EXPECT_NEAR(view->camera().center().lon(), 122.1, 1e-5);
    EXPECT_GE(view->camera().zoom(), 15);
    EXPECT_FALSE(view->showEvent(99));
}

TEST(MapMarkers, FadeWithAge)
{
    std::vector<ResourceFields> resources = zhoushanResources();
    resources.erase(resources.begin() + 1, resources.end());
    resources.front().kind = ResourceKind::Vehicle;
    const auto fading = [&](Milliseconds age) {
        resources.front().positionAt = mapNow() - age;
        return markersOf(resources, mapNow()).front();
    };
    EXPECT_EQ(fading(std::chrono::seconds{10}).fading, geo::Fading::Full);
    EXPECT_TRUE(fading(std::chrono::seconds{10}).ageText.isEmpty());
    EXPECT_EQ(fading(std::chrono::minutes{6}).fading, geo::Fading::Outline);
    EXPECT_EQ(fading(std::chrono::minutes{31}).fading, geo::Fading::Ghost);
    EXPECT_FALSE(fading(std::chrono::minutes{31}).ageText.isEmpty());
    resources.front().kind = ResourceKind::Camera;
    EXPECT_EQ(fading(std::chrono::hours{31}).fading, geo::Fading::Full);
}

TEST(MapWords, SayCountsAndPlaces)
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    EXPECT_EQ(clusterCountText(9999, chinese), u"9999"_s);
    EXPECT_EQ(clusterCountText(12'345, chinese), u"1.2万"_s);
    EXPECT_EQ(clusterCountText(123'456, chinese), u"12万"_s);
    EXPECT_EQ(clusterCountText(12'345, QLocale(QLocale::English)), u"12k"_s);
    EXPECT_EQ(coordinateText(at(122.107, 30.016)), u"122.1070° E  30.0160° N  WGS-84"_s);
    EXPECT_EQ(coordinateText(at(-87.65, -41.5)), u"87.6500° W  41.5000° S  WGS-84"_s);
}

TEST(MapScaleBar, IsRoundAndFits)
{
    for (const double metresPerPixel : {0.15, 1.0, 7.7, 76.4, 1200.0, 39000.0}) {
        const ScaleBar bar = scaleBarFor(metresPerPixel, 100);
        EXPECT_LE(bar.pixels, 100.0 + 1e-9);
        EXPECT_GT(bar.pixels, 35.0);
        EXPECT_NEAR(bar.pixels * metresPerPixel, bar.metres, 1e-6);
    }
    EXPECT_EQ(scaleBarFor(76.4, 100).text, u"5 km"_s);
    EXPECT_EQ(scaleBarFor(1.0, 100).text, u"100 m"_s);
}

} // namespace onescreen::test
