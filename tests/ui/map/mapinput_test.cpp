// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/mapfixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

/// The same hand on both views.
class MapInputTest : public testing::TestWithParam<MapBackend>
{
protected:
    MapInputTest() : view(createMapView(GetParam(), clock))
    {
        view->setTheme({});
        view->resize(800, 600);
        view->setBaseMap(smallMap());
        view->setAutoFit(false);
        view->setCamera(at(122.0, 30.0), 11);
    }
    void load(std::vector<MapPoint> points)
    {
        view->setEvents(mapPoints(std::move(points)));
        pictureOf(*view);
    }
    [[nodiscard]] QPoint pixelOf(double lon, double lat) const
    {
        return view->camera().project(at(lon, lat)).toPoint();
    }
    void click(QPoint where) { QTest::mouseClick(view.get(), Qt::LeftButton, {}, where); }
    void turnWheel(QPoint where, int angle)
    {
        QWheelEvent event(where, view->mapToGlobal(where), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.get(), &event);
    }

    ManualClock clock{mapNow()};
    std::unique_ptr<MapView> view;
};

} // namespace

TEST_P(MapInputTest, ZoomsToTheCursor)
{
    pictureOf(*view);
    const QPoint cursor(200, 450);
    const GeoPoint under = view->camera().unproject(cursor);
    turnWheel(cursor, 120);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 11.5);
    turnWheel(cursor, 240);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 12.5);
    EXPECT_LT((view->camera().project(under) - cursor).manhattanLength(), 0.5);
    EXPECT_TRUE(view->isHeld());
}

TEST_P(MapInputTest, DragsTheMap)
{
    pictureOf(*view);
    const GeoPoint under = view->camera().unproject({400, 300});
    QTest::mousePress(view.get(), Qt::LeftButton, {}, {400, 300});
    QTest::mouseMove(view.get(), {430, 310});
    QTest::mouseMove(view.get(), {480, 340});
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, {480, 340});
    EXPECT_LT((view->camera().project(under) - QPointF(480, 340)).manhattanLength(), 0.5);
}

TEST_P(MapInputTest, SelectsAnEventAndOpensIt)
{
    load({mapPoint(7, 122.05, 30.02)});
    QSignalSpy selected(view.get(), &MapView::selectionChanged);
    QSignalSpy opened(view.get(), &MapView::eventActivated);
    click(pixelOf(122.05, 30.02));
    EXPECT_EQ(view->selected(), 7);
    ASSERT_EQ(selected.size(), 1);
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, pixelOf(122.05, 30.02));
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.first().first().toLongLong(), 7);
    QTest::keyClick(view.get(), Qt::Key_Return);
    EXPECT_EQ(opened.size(), 2);
    click({5, 300}); // Open sea.
    EXPECT_FALSE(view->selected());
    EXPECT_EQ(selected.last().first().value<std::optional<qint64>>(), std::nullopt);
}

TEST_P(MapInputTest, DrillsAClusterUntilItParts)
{
    load({mapPoint(1, 122.010, 30.010), mapPoint(2, 122.0102, 30.0101), mapPoint(3, 122.0104, 30.010)});
    click(pixelOf(122.0102, 30.01003));
    pictureOf(*view);
    std::size_t signs = 0;
    for (const geo::Hit& hit : view->hits().all())
        signs += hit.kind == geo::Hit::Kind::Marker ? 0 : 1;
    EXPECT_GE(signs, 2U);
}

TEST_P(MapInputTest, ListsEventsThatNoZoomParts)
{
    load({mapPoint(4, 122.01, 30.01), mapPoint(5, 122.01, 30.01)});
    QSignalSpy listed(view.get(), &MapView::clusterActivated);
    const geo::Camera before = view->camera();
    click(pixelOf(122.01, 30.01));
    ASSERT_EQ(listed.size(), 1);
    EXPECT_EQ(listed.first().first().value<std::vector<qint64>>(), (std::vector<qint64>{4, 5}));
    EXPECT_EQ(view->camera(), before);
}

TEST_P(MapInputTest, OpensTheRegionUnderADoubleClick)
{
    pictureOf(*view);
    QStringList opened;
    QObject::connect(view.get(), &MapView::regionActivated, view.get(),
                     [&](const RegionCode& region) { opened << region.toString(); });
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, pixelOf(122.05, 30.02));
    EXPECT_EQ(opened, QStringList{u"330903"_s});
}

TEST_P(MapInputTest, OpensAResource)
{
    std::vector<ResourceFields> resources = zhoushanResources();
    resources.erase(resources.begin() + 1, resources.end());
    resources.front().position = at(122.02, 30.03);
    view->setResources(resources);
    pictureOf(*view);
    QStringList opened;
    QObject::connect(view.get(), &MapView::resourceActivated, view.get(),
                     [&](const ResourceId& id) { opened << id.toString(); });
    click(pixelOf(122.02, 30.03));
    EXPECT_EQ(opened, QStringList{resources.front().id.toString()});
}

TEST_P(MapInputTest, DoesEverythingByKeyboard)
{
    load({mapPoint(9, 122.15, 30.15)});
    const geo::Camera start = view->camera();
    QTest::keyClick(view.get(), Qt::Key_Right);
    EXPECT_GT(view->camera().center().lon(), start.center().lon());
    QTest::keyClick(view.get(), Qt::Key_Up);
    EXPECT_GT(view->camera().center().lat(), start.center().lat());
    QTest::keyClick(view.get(), Qt::Key_Minus);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 10.5);
    QTest::keyClick(view.get(), Qt::Key_0);
    EXPECT_TRUE(view->camera().visibleBounds().contains(smallMap()->home()));
    view->select(9);
    QTest::keyClick(view.get(), Qt::Key_G);
    EXPECT_NEAR(view->camera().center().lon(), 122.15, 1e-4);
    QTest::keyClick(view.get(), Qt::Key_Asterisk);
    EXPECT_FALSE(view->isHeld());
}

TEST_P(MapInputTest, HasAButtonForEveryKey)
{
    pictureOf(*view);
    const auto press = [&](const QString& name) {
        auto* button = view->findChild<QToolButton*>(name);
        ASSERT_NE(button, nullptr) << qPrintable(name);
        EXPECT_FALSE(button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
    };
    press(u"mapZoomIn"_s);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 12);
    press(u"mapZoomOut"_s);
    EXPECT_DOUBLE_EQ(view->camera().zoom(), 11);
    EXPECT_TRUE(view->findChild<QToolButton*>(u"mapStar"_s)->isVisible());
    press(u"mapHome"_s);
    EXPECT_TRUE(view->camera().visibleBounds().contains(smallMap()->home()));
    press(u"mapStar"_s);
    EXPECT_FALSE(view->isHeld());
    EXPECT_FALSE(view->findChild<QToolButton*>(u"mapStar"_s)->isVisible());
}

INSTANTIATE_TEST_SUITE_P(BothViews, MapInputTest, testing::Values(MapBackend::Raster, MapBackend::Location),
                         [](const auto& parameter) {
                             return parameter.param == MapBackend::Raster ? "Raster" : "Location";
                         });

} // namespace onescreen::test
