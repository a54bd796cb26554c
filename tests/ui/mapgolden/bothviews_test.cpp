// SPDX-License-Identifier: GPL-3.0-or-later
// The painted view and Qt Location's show the same: every kind of layer, tools, and what is exported from
// them.
#include "tests/support/goldenpicture.h"
#include "tests/ui/map/fullmap.h"
#include "ui/map/export/mapexport.h"
#include "ui/map/locationmapview.h"
#include "ui/map/movers/trailslayer.h"
#include "ui/map/rastermapview.h"
#include "ui/map/tools/maptools.h"
#include "ui/scenes/mappanel.h"

#include <QAction>
#include <QTest>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

/// Qt Location moves tiles by parts of a pixel, which softens lines; a sign or an area that is missing or
/// moved differs by far more.
constexpr GoldenTolerance likeness{.channel = 40, .share = 0.01};

struct Shown
{
    QImage map;
    QByteArray sheet;
};

/// `zoom`: at a whole one Qt Location does not stretch tiles.
Shown shown(const QString& backend, double zoom, const std::function<void(const FullMap&)>& change = {})
{
    FullMap map;
    map.open({.mapSize = {900, 600}, .backend = backend});
    EXPECT_EQ(qobject_cast<LocationMapView*>(&map.view()) != nullptr, backend == u"location");
    map.showAll();
    qobject_cast<TrailsLayer*>(map.view().layer(u"trails"))->setWho(TrailsLayer::Who::All);
    map.goTo(122.15, 30.02, zoom);
    map.tools().selecting().select(
        geo::SelectCircle::of(GeoPoint::fromDegrees(122.13, 30.02).value(), 2400).value());
    if (change)
        change(map);
    Shown result{.map = map.picture(), .sheet = {}};
    const ExportOffer offer = map.scene().findChild<MapPanel*>()->exportOffer();
    const auto make = exportBytes(offer, ExportFormat::Png, PictureSize::of({900, 700}, 96).value(),
                                  paperLook(offer.look, true), std::make_shared<ExportJob>());
    result.sheet = QtConcurrent::run(make).result().value();
    return result;
}

} // namespace

TEST(BothViews, ShowTheSameWithEveryLayerOn)
{
    for (const double zoom : {9.0, 12.0, 15.0}) {
        const Shown raster = shown(u"raster"_s, zoom);
        const Shown location = shown(u"location"_s, zoom);
        keepPicture(raster.map, u"both-raster-%1.png"_s.arg(zoom));
        keepPicture(location.map, u"both-location-%1.png"_s.arg(zoom));
        const PictureDifference difference = comparePictures(location.map, raster.map, likeness);
        keepPicture(difference.picture, u"both-difference-%1.png"_s.arg(zoom));
        EXPECT_TRUE(difference.isWithin(likeness))
            << "zoom " << zoom << ": " << 100 * difference.share << " %";
        // What is exported does not come from the screen: only letters may lie on another part of a pixel.
        const GoldenTolerance same;
        const PictureDifference sheets =
            comparePictures(QImage::fromData(location.sheet), QImage::fromData(raster.sheet), same);
        keepPicture(sheets.picture, u"both-sheets-difference-%1.png"_s.arg(zoom));
        EXPECT_TRUE(sheets.isWithin(same)) << "zoom " << zoom << ": " << 100 * sheets.share << " %";
    }
}

TEST(BothViews, OneMissingLayerWouldBeNoticed)
{
    const Shown whole = shown(u"location"_s, 12.0);
    for (const QString& layer : {u"movers"_s, u"events"_s, u"theme-districts"_s, u"heat"_s, u"reach"_s}) {
        const Shown without = shown(u"location"_s, 12.0,
                                    [&](const FullMap& map) { map.view().layer(layer)->setVisible(false); });
        EXPECT_FALSE(comparePictures(without.map, whole.map, likeness).isWithin(likeness))
            << qPrintable(layer);
    }
}

} // namespace onescreen::test
