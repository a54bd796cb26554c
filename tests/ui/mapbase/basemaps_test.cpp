// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/basemapcatalog.h"
#include "tests/support/loopbacktiles.h"
#include "tests/ui/map/mapfixture.h"
#include "tests/ui/mapbase/sampletiles.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/base/basemapmemory.h"
#include "ui/map/base/basemaptext.h"
#include "ui/map/mapdecorations.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::test {

namespace {

geo::FetchPolicy hasty()
{
    return {.silence = 500ms, .whole = 1500ms, .firstPause = 30ms, .longestPause = 60ms};
}

/// "…/z/x/y" of a request.
std::optional<geo::TileAddress> addressIn(const QString& path)
{
    const QStringList parts = path.section(u'?', 0, 0).split(u'/');
    if (parts.size() < 4)
        return std::nullopt;
    return geo::TileAddress{.zoom = parts.at(parts.size() - 3).toInt(),
                            .x = parts.at(parts.size() - 2).toInt(),
                            .y = parts.at(parts.size() - 1).toInt()};
}

LoopbackTiles::Reply lightMap(const QString& path, const QByteArray& /*request*/)
{
    const std::optional<geo::TileAddress> address = addressIn(path);
    if (!address)
        return {.status = 404};
    return {.body = path.contains("names"_L1) ? nameTile(*address) : lightTile(*address)};
}

class BaseMaps : public ::testing::Test
{
protected:
    std::unique_ptr<MapView> makeView(MapBackend backend, QSize size = {900, 600}, double zoom = 10.0)
    {
        std::unique_ptr<MapView> view(createMapView(backend, clock));
        view->setTheme({});
        view->resize(size);
        view->setBaseMap(zhoushanMap());
        view->setAutoFit(false);
        view->setCamera(zhoushan(), zoom);
        return view;
    }
    std::unique_ptr<BaseMapControl> control(MapView& view, const QString& window = {})
    {
        return std::make_unique<BaseMapControl>(view, catalog, settings, window, nullptr);
    }
    void addFiles()
    {
        for (const auto& [id, file] : {std::pair{u"raster"_s, rasterFile(folder.path())},
                                       std::pair{u"vector"_s, vectorFile(folder.path())}})
            ASSERT_TRUE(
                catalog.put({.id = id,
                             .title = id,
                             .kind = geo::BaseMapDefinition::Kind::File,
                             .file = file,
                             .night = id == "raster"_L1 ? geo::NightLook::Invert : geo::NightLook::AsIs}));
    }
    void addService(LoopbackTiles& server)
    {
        ASSERT_TRUE(catalog.put(
            {.id = u"service"_s,
             .title = u"样图服务"_s,
             .urls = {server.address() + u"/map/{z}/{x}/{y}"_s, server.address() + u"/names/{z}/{x}/{y}"_s},
             .minZoom = 3,
             .maxZoom = 16,
             .labels = true,
             .attribution = u"样图服务"_s,
             .approval = u"审图号：GS（2024）1号"_s}));
    }
    static void choose(BaseMapControl& base, const QString& id, MapTone tone = MapTone::Theme)
    {
        base.choose({.id = id, .opacity = 1.0, .tone = tone});
        ASSERT_TRUE(QTest::qWaitFor([&] { return !base.isOpening(); }));
    }

    ManualClock clock{mapNow()};
    QTemporaryDir folder;
    SettingsStore settings;
    geo::BaseMapCatalog catalog{clock, geo::shippedBaseMaps(), nullptr, hasty()};
};

} // namespace

TEST_F(BaseMaps, BothViewsShowTheSameTilesWhateverTheSource)
{
    addFiles();
    LoopbackTiles server(lightMap);
    addService(server);
    QImage before;
    for (const QString& id : {QString(), u"raster"_s, u"vector"_s, u"service"_s}) {
        const auto raster = makeView(MapBackend::Raster);
        const auto location = makeView(MapBackend::Location);
        const auto first = control(*raster);
        const auto second = control(*location);
        choose(*first, id);
        choose(*second, id);
        const QImage a = pictureOf(*raster);
        const QImage b = pictureOf(*location);
        keepPicture(a, u"base-%1-raster.png"_s.arg(id));
        keepPicture(b, u"base-%1-location.png"_s.arg(id));
        EXPECT_LT(meanDifference(a, b), 2.0) << qPrintable(id);
        // And every source looks different.
        EXPECT_TRUE(before.isNull() || meanDifference(a, before) > 4.0) << qPrintable(id);
        before = a;
    }
}

TEST_F(BaseMaps, EverySourceByDayAndNightAtEveryScale)
{
    addFiles();
    LoopbackTiles server(lightMap);
    addService(server);
    for (const QString& id : {QString(), u"raster"_s, u"vector"_s, u"service"_s}) {
        double nightLight = 0;
        for (const MapTone tone : {MapTone::Night, MapTone::Day}) {
            const auto view = makeView(MapBackend::Raster, {1920, 1080}, 10.4);
            const auto base = control(*view);
            choose(*base, id, tone);
            const QImage picture = pictureOf(*view);
            keepPicture(picture, u"source-%1-%2.png"_s.arg(id, mapToneName(tone)));
            const QImage mean = picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            if (tone == MapTone::Night)
                nightLight = mean.pixelColor(0, 0).lightnessF();
            else
                EXPECT_GT(mean.pixelColor(0, 0).lightnessF(), id == "service"_L1 ? 0.5 : nightLight + 0.2)
                    << qPrintable(id);
        }
    }
}

TEST_F(BaseMaps, AFailingServiceFallsBackSaysSoAndRecovers)
{
    bool works = false;
    LoopbackTiles server([&works](const QString& path, const QByteArray& request) -> LoopbackTiles::Reply {
        return works ? lightMap(path, request)
                     : LoopbackTiles::Reply{.status = 200, .body = "<html>Sign in</html>"};
    });
    addService(server);
    for (const MapBackend backend : {MapBackend::Raster, MapBackend::Location}) {
        works = false;
        const auto plain = makeView(backend);
        const QImage builtIn = pictureOf(*plain);
        const auto view = makeView(backend);
        const auto base = control(*view);
        choose(*base, u"service"_s);
        const QImage failing = pictureOf(*view);
        keepPicture(failing,
                    u"failing-%1.png"_s.arg(backend == MapBackend::Raster ? u"raster"_s : u"location"_s));
        EXPECT_TRUE(base->hasProblem());
        const auto* decorations = view->findChild<MapDecorations*>();
        ASSERT_TRUE(decorations);
        EXPECT_TRUE(decorations->notice().contains(u"样图服务"_s));
        EXPECT_TRUE(decorations->notice().contains(u"14:05:09"_s)); // Since when, in local time.
        EXPECT_LT(meanDifference(failing, builtIn), 4.0); // The built-in map with its names, and a notice.
        works = true;
        ASSERT_TRUE(QTest::qWaitFor([&] { return decorations->notice().isEmpty(); }, 10'000));
        EXPECT_FALSE(base->hasProblem());
        // The light map, by itself.
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return meanDifference(pictureOf(*view), builtIn) > 20.0; }, 10'000));
    }
}

TEST_F(BaseMaps, AHangingServiceLeavesTheMapUsable)
{
    LoopbackTiles server([](const QString&, const QByteArray&) -> LoopbackTiles::Reply {
        return {.behaviour = LoopbackTiles::Behaviour::Hang};
    });
    addService(server);
    const auto view = makeView(MapBackend::Raster);
    const auto base = control(*view);
    choose(*base, u"service"_s);
    view->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(view.get()));
    // Before anything can have come: every frame is painted at once.
    qint64 longest = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        view->setCamera(zhoushan(), 10.0 + i * 0.1);
        view->grab();
        QCoreApplication::processEvents();
        longest = std::max(longest, timer.elapsed());
    }
    EXPECT_LT(longest, 400); // Generous for a busy machine; a wait for the network would be more than 500.
    ASSERT_TRUE(QTest::qWaitFor([&] { return base->hasProblem(); }, 10'000));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            view->grab();
            return view->isSettled();
        },
        10'000));
}

TEST_F(BaseMaps, PrintsAttributionAndApprovalNumber)
{
    LoopbackTiles server(lightMap);
    addService(server);
    const auto view = makeView(MapBackend::Raster);
    const auto base = control(*view);
    const auto* decorations = view->findChild<MapDecorations*>();
    ASSERT_TRUE(decorations);
    EXPECT_FALSE(decorations->attribution().contains(u"审图号"_s));
    choose(*base, u"service"_s);
    EXPECT_TRUE(decorations->attribution().contains(u"样图服务"_s));
    EXPECT_TRUE(decorations->attribution().contains(u"审图号：GS（2024）1号"_s));
    choose(*base, {});
    EXPECT_FALSE(decorations->attribution().contains(u"审图号"_s));
}

TEST_F(BaseMaps, AFileThatIsNoMbTilesIsToldOnTheMap)
{
    QFile text(folder.filePath(u"a.mbtiles"_s));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("no tiles here");
    text.close();
    ASSERT_TRUE(catalog.put({.id = u"bad"_s,
                             .title = u"坏文件"_s,
                             .kind = geo::BaseMapDefinition::Kind::File,
                             .file = text.fileName()}));
    const auto view = makeView(MapBackend::Raster);
    const auto base = control(*view);
    choose(*base, u"bad"_s);
    EXPECT_TRUE(base->hasProblem());
    EXPECT_FALSE(base->stateText().isEmpty());
    EXPECT_TRUE(view->findChild<MapDecorations*>()->notice().contains(u"坏文件"_s));
    pictureOf(*view); // The built-in map is complete.
}

TEST_F(BaseMaps, TheChoiceIsKeptByWindow)
{
    addFiles();
    BaseMapMemory memory(catalog, settings);
    {
        const auto view = makeView(MapBackend::Raster);
        const auto base = control(*view, u"duty@1"_s);
        base->choose({.id = u"vector"_s, .opacity = 0.6, .tone = MapTone::Day});
    }
    const auto view = makeView(MapBackend::Raster);
    const auto same = control(*view, u"duty@1"_s);
    EXPECT_EQ(same->choice(), (BaseMapChoice{.id = u"vector"_s, .opacity = 0.6, .tone = MapTone::Day}));
    const auto other = control(*view, u"wall"_s);
    EXPECT_EQ(other->choice(), BaseMapChoice{});
    // A map that is taken from the list is taken from the windows.
    catalog.remove(u"vector"_s);
    EXPECT_TRUE(same->choice().id.isEmpty());
}

TEST_F(BaseMaps, OwnMapsAndKeysAreKeptAndKeysAreNoPartOfMaps)
{
    {
        BaseMapMemory memory(catalog, settings);
        addFiles();
        keepBaseMapKey(catalog, settings, u"tianditu"_s, u"abc123"_s);
        EXPECT_TRUE(catalog.hasKey(u"tianditu"_s));
    }
    geo::BaseMapCatalog later(clock, geo::shippedBaseMaps(), nullptr, hasty());
    EXPECT_FALSE(later.hasKey(u"tianditu"_s));
    BaseMapMemory memory(later, settings);
    EXPECT_TRUE(later.map(u"raster"_s));
    EXPECT_TRUE(later.hasKey(u"tianditu"_s));
    EXPECT_FALSE(geo::writeDefinitions(later.maps()).contains("abc123"));
}

TEST_F(BaseMaps, OpacityLetsTheSeaThrough)
{
    addFiles();
    const auto view = makeView(MapBackend::Raster);
    const auto base = control(*view);
    choose(*base, u"raster"_s, MapTone::Day);
    const QImage full = pictureOf(*view);
    base->choose({.id = u"raster"_s, .opacity = 0.3, .tone = MapTone::Day});
    const QImage faint = pictureOf(*view);
    EXPECT_GT(meanDifference(full, faint), 2.0);
}

TEST(BaseMapText, SaysWhatAndWhatToDo)
{
    const geo::SourceStatus refused{
        .fault = geo::SourceFault::Refused, .since = mapNow(), .httpStatus = 403, .damaged = 0};
    const QString notice = sourceNotice(u"天地图"_s, refused);
    EXPECT_TRUE(notice.contains(u"天地图"_s));
    EXPECT_TRUE(notice.contains(u"14:05:09"_s));
    EXPECT_TRUE(notice.contains(u"403"_s));
    EXPECT_TRUE(notice.contains(u"密钥"_s));
    EXPECT_TRUE(sourceNotice(u"天地图"_s, {}).isEmpty());
    const geo::PrefetchEstimate tooMany{.tiles = 60'000, .present = 0, .bytes = 1, .fits = true};
    EXPECT_TRUE(estimateText(tooMany, QLocale(QLocale::English)).contains(u"50,000"_s));
}

} // namespace onescreen::test
