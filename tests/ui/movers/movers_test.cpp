// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of the forces and of their trails on a real map view, and following.
#include "app/geo/tracks/trailsigns.h"
#include "tests/support/sampleresources.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/common/plainlabel.h"
#include "ui/map/maplook.h"
#include "ui/map/movers/follower.h"
#include "ui/map/movers/movercard.h"
#include "ui/map/movers/moveroptions.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/movers/trailslayer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

using test::mapNow;

Mover mover(const QString& id, double lon, double lat, Milliseconds age = 20s,
            ResourceKind kind = ResourceKind::Vehicle)
{
    Mover mover{.resource = test::seenAt(test::sampleResource(id, kind), mapNow() - age, lon, lat),
                .unitName = u"定海区综合行政执法大队"_s,
                .force = u"zonghe"_s,
                .forceName = u"综合行政执法"_s};
    return mover;
}

ResourceId idOf(const QString& text)
{
    return test::idOf<ResourceId>(text);
}

/// A raster view on Zhoushan with both layers.
struct Map
{
    Map()
    {
        view.reset(createMapView(MapBackend::Raster, clock));
        view->setTheme({});
        view->resize(900, 600);
        view->setAutoFit(false);
        view->removeLayer(u"teams");
        auto ownedTrails = std::make_unique<TrailsLayer>();
        trails = ownedTrails.get();
        view->addLayer(std::move(ownedTrails));
        auto ownedMovers = std::make_unique<MoversLayer>();
        movers = ownedMovers.get();
        view->addLayer(std::move(ownedMovers));
        view->setCamera(test::zhoushan(), 13);
        view->show();
        paint();
    }
    void paint() { view->grab(); }
    [[nodiscard]] std::vector<geo::Hit> hits() const
    {
        std::vector<geo::Hit> found;
        for (const geo::Hit& hit : view->hits().all()) {
            if (hit.layer == movers->id())
                found.push_back(hit);
        }
        return found;
    }

    ManualClock clock{mapNow()};
    std::unique_ptr<MapView> view;
    TrailsLayer* trails = nullptr;
    MoversLayer* movers = nullptr;
};

} // namespace

TEST(MoversLayer, everyMoverIsOnTheMapHoweverOldItsNews)
{
    Map map;
    map.movers->setMovers({mover(u"a"_s, 122.18, 30.05), mover(u"b"_s, 122.20, 30.05, 10min),
                           mover(u"c"_s, 122.22, 30.05, 72h)},
                          mapNow());
    map.paint();
    ASSERT_EQ(map.hits().size(), 3U);
    EXPECT_EQ(map.movers->status().count, 3);
    const auto legend = map.movers->legend(map.view->sprites());
    EXPECT_EQ(legend.size(), 5U) << "one kind, one status, three ages";
    QStringList texts;
    for (const geo::Hit& hit : map.hits())
        texts << map.movers->hoverText(hit);
    texts.sort();
    EXPECT_TRUE(texts.join(u'|').contains(u"3 天前"_s)) << texts.join(u'|').toStdString();
    EXPECT_TRUE(texts.join(u'|').contains(u"综合行政执法 · 定海区综合行政执法大队"_s));
}

TEST(MoversLayer, thoseThatWouldCoverEachOtherAreOneSignWithTheirNumber)
{
    Map map;
    std::vector<Mover> movers;
    for (int i = 0; i < 40; ++i)
        movers.push_back(mover(u"r%1"_s.arg(i), 122.2 + i * 1e-5, 30.05));
    map.movers->setMovers(std::move(movers), mapNow());
    map.paint();
    const auto hits = map.hits();
    ASSERT_LE(hits.size(), 2U);
    std::size_t members = 0;
    for (const geo::Hit& hit : hits)
        members += map.movers->moversAt(hit.item).size();
    EXPECT_EQ(members, 40U);
}

TEST(MoversLayer, asksForPaintingOnlyWhenThePictureIsAnother)
{
    Map map;
    map.movers->setMovers({mover(u"near"_s, 122.2, 30.05), mover(u"far"_s, 110.0, 25.0)}, mapNow());
    map.paint();
    QSignalSpy changed(map.movers, &MapLayer::changed);
    map.movers->setMovers({mover(u"near"_s, 122.2, 30.05), mover(u"far"_s, 110.1, 25.0)}, mapNow());
    EXPECT_EQ(changed.count(), 0) << "far away nobody sees it";
    map.movers->setNow(mapNow() + 30s);
    EXPECT_EQ(changed.count(), 0) << "still fresh";
    map.movers->setNow(mapNow() + 6min);
    EXPECT_EQ(changed.count(), 1) << "an outline now";
    map.movers->setMovers({mover(u"near"_s, 122.201, 30.05), mover(u"far"_s, 110.1, 25.0)}, mapNow() + 6min);
    EXPECT_EQ(changed.count(), 2);
}

TEST(MoversLayer, theFilterHidesAndTheChosenOneStays)
{
    Map map;
    Mover other = mover(u"boat"_s, 122.25, 30.05, 20s, ResourceKind::Vessel);
    other.force = u"haiyang"_s;
    other.forceName = u"海洋综合"_s;
    map.movers->setMovers({mover(u"car"_s, 122.2, 30.05), other}, mapNow());
    const std::unique_ptr<QWidget> options(map.movers->createOptions({}, nullptr));
    const auto box = [&](const QString& name) { return options->findChild<QCheckBox*>(name); };
    ASSERT_TRUE(box(u"force-haiyang"_s));
    EXPECT_TRUE(box(u"force-haiyang"_s)->text().contains(u"海洋综合 1"_s));
    box(u"force-haiyang"_s)->setChecked(false);
    EXPECT_EQ(map.movers->shownIds(), std::vector{idOf(u"car"_s)});
    box(u"kind-vehicle"_s)->setChecked(false);
    EXPECT_TRUE(map.movers->shownIds().empty());
    map.movers->choose(idOf(u"boat"_s));
    EXPECT_EQ(map.movers->shownIds(), std::vector{idOf(u"boat"_s)});

    const QJsonObject kept = map.movers->settings();
    MoversLayer again;
    again.restore(kept);
    EXPECT_EQ(again.filter(), map.movers->filter());
    again.restore({{u"hideKinds"_s, QJsonArray{u"submarine"_s, 7, QJsonValue()}}});
    EXPECT_TRUE(again.filter().isEmpty()) << "what makes no sense is ignored";
}

TEST(TrailsLayer, settingsReadBackAndOptionsChangeThem)
{
    TrailsLayer layer;
    QSignalSpy wanted(&layer, &TrailsLayer::wantedChanged);
    const std::unique_ptr<QWidget> options(layer.createOptions({}, nullptr));
    auto* minutes = options->findChild<QComboBox*>(u"trailMinutes"_s);
    EXPECT_EQ(minutes->currentIndex(), 1);
    QTest::keyClick(minutes, Qt::Key_Down);
    EXPECT_EQ(layer.length(), 240min);
    EXPECT_GE(wanted.count(), 1);
    layer.setWho(TrailsLayer::Who::All);
    EXPECT_EQ(options->findChild<QComboBox*>(u"trailWho"_s)->currentIndex(), 1);
    TrailsLayer again;
    again.restore(layer.settings());
    EXPECT_EQ(again.length(), 240min);
    EXPECT_EQ(again.who(), TrailsLayer::Who::All);
    again.restore({{u"minutes"_s, 17}, {u"who"_s, 5}});
    EXPECT_EQ(again.length(), 60min);
    EXPECT_EQ(again.who(), TrailsLayer::Who::Chosen);
}

TEST(TrailsLayer, theLegendIsPaintedByThePainterOfTheMap)
{
    const TrailsLayer layer;
    geo::SpriteCache sprites;
    sprites.setLook(mapStyleFor({}), 1);
    const auto legend = layer.legend(sprites);
    ASSERT_EQ(legend.size(), 3U);
    const auto inkAt = [](const QImage& image, double from, double to) {
        int ink = 0;
        for (int x = static_cast<int>(from * image.width()); x < static_cast<int>(to * image.width()); ++x) {
            for (int y = 0; y < image.height(); ++y)
                ink += qAlpha(image.pixel(x, y)) > 40 ? 1 : 0;
        }
        return ink;
    };
    EXPECT_GT(inkAt(legend[0].symbol, 0.45, 0.55), 0);
    for (const std::size_t broken : {1U, 2U}) {
        EXPECT_GT(inkAt(legend[broken].symbol, 0.0, 0.4), 0) << broken;
        EXPECT_GT(inkAt(legend[broken].symbol, 0.6, 1.0), 0) << broken;
        EXPECT_EQ(inkAt(legend[broken].symbol, 0.46, 0.54), 0) << broken << ": nothing joins the parts";
    }
    legend[1].symbol.save(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/movers/legend-silence.png"));
    legend[2].symbol.save(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/movers/legend-jump.png"));
}

TEST(TrailSigns, nothingIsDrawnAcrossAGap)
{
    // Two stretches with a silence of an hour between them; the middle of the picture is the gap.
    std::vector<TrackPoint> points;
    const auto add = [&](double lon, Milliseconds age) {
        points.push_back({.at = mapNow() - age,
                          .until = mapNow() - age,
                          .place = GeoPoint::fromDegrees(lon, 30.05).value(),
                          .status = ResourceStatus::EnRoute});
    };
    for (int i = 0; i <= 10; ++i)
        add(122.15 + i * 0.002, 120min - i * 1min);
    for (int i = 0; i <= 10; ++i)
        add(122.23 + i * 0.002, 10min - i * 1min);
    const geo::MapStyle style = mapStyleFor({});
    geo::SpriteCache sprites;
    sprites.setLook(style, 1);
    const geo::Camera camera(test::zhoushan(), 13, QSizeF(800, 200));
    const auto inkOf = [&](const std::vector<TrackPoint>& drawn) {
        QImage image(800, 200, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        geo::HitList hits;
        std::vector<geo::SignPlace> places;
        geo::TrailSigns signs;
        signs.setTrails({geo::Trail{.kind = ResourceKind::Vehicle, .points = drawn}}, mapNow(), 240min);
        signs.paint({.painter = painter,
                     .camera = camera,
                     .style = style,
                     .sprites = sprites,
                     .hits = hits,
                     .places = places,
                     .devicePixelRatio = 1,
                     .now = mapNow()});
        painter.end();
        int inGap = 0;
        for (int x = 390; x <= 410; ++x) {
            for (int y = 0; y < 200; ++y)
                inGap += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        }
        return inGap;
    };
    EXPECT_EQ(inkOf(points), 0);
    std::vector<TrackPoint> closed = points;
    for (std::size_t i = 0; i < closed.size(); ++i)
        closed[i].at = closed[i].until = mapNow() - 66min + i * 3min;
    EXPECT_GT(inkOf(closed), 0) << "the same line without the silence is drawn through";
}

TEST(TrailSigns, tooMuchIsLeftOutAndSaidSoButNeverTheChosen)
{
    std::mt19937 random(1);
    std::vector<geo::Trail> trails(300);
    for (std::size_t i = 0; i < trails.size(); ++i) {
        trails[i].chosen = i == 0;
        for (int step = 0; step < 400; ++step) {
            const double lon = 122.1 + 0.0005 * static_cast<double>(random() % 400);
            const double lat = 30.0 + 0.0002 * static_cast<double>(random() % 500);
            const UtcTime at = mapNow() - 400min + step * 1min;
            trails[i].points.push_back(
                {.at = at, .until = at, .place = GeoPoint::fromDegrees(lon, lat).value()});
        }
    }
    const geo::MapStyle style = mapStyleFor({});
    geo::SpriteCache sprites;
    sprites.setLook(style, 1);
    QImage image(800, 600, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    geo::HitList hits;
    std::vector<geo::SignPlace> places;
    geo::TrailSigns signs;
    signs.setTrails(std::move(trails), mapNow(), 400min);
    signs.paint({.painter = painter,
                 .camera = geo::Camera(test::zhoushan(), 11, QSizeF(800, 600)),
                 .style = style,
                 .sprites = sprites,
                 .hits = hits,
                 .places = places,
                 .devicePixelRatio = 1,
                 .now = mapNow()});
    painter.end();
    EXPECT_GT(signs.leftOut(), 100);
    EXPECT_LT(signs.leftOut(), 300);
    const QColor accent = style.accent;
    int inAccent = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inAccent += image.pixelColor(x, y).rgb() == accent.rgb() ? 1 : 0;
    }
    EXPECT_GT(inAccent, 0);
}

TEST(Follower, keepsInSightAndYieldsToTheHand)
{
    Map map;
    Follower follower(*map.view);
    const GeoPoint first = GeoPoint::fromDegrees(122.2, 30.05).value();
    const auto place = [](double lon) { return GeoPoint::fromDegrees(lon, 30.05).value(); };
    follower.start(first);
    EXPECT_EQ(follower.state(), Follower::State::Following);
    EXPECT_TRUE(map.view->isHeld()) << "auto-fit must not pull it away";
    const geo::Camera start = map.view->camera();
    follower.setPlace(place(122.201));
    EXPECT_EQ(map.view->camera(), start) << "still in the middle: the map does not shake";
    follower.setPlace(place(122.25));
    EXPECT_TRUE(Follower::isInMiddle(map.view->camera(), map.view->camera().project(place(122.25))));

    map.view->setFocus();
    QTest::keyClick(map.view.get(), Qt::Key_Plus);
    EXPECT_EQ(follower.state(), Follower::State::Following) << "a closer look is no leaving";
    QTest::keyClick(map.view.get(), Qt::Key_Right);
    EXPECT_EQ(follower.state(), Follower::State::Yielding);
    const geo::Camera taken = map.view->camera();
    follower.setPlace(place(122.4));
    EXPECT_EQ(map.view->camera(), taken);
    follower.resume();
    EXPECT_EQ(follower.state(), Follower::State::Following);
    EXPECT_NEAR(map.view->camera().center().lon(), 122.4, 1e-3);
    EXPECT_EQ(map.view->camera().zoom(), taken.zoom()) << "the operator's zoom stays";
    follower.stop();
    follower.setPlace(first);
    EXPECT_NEAR(map.view->camera().center().lon(), 122.4, 1e-3);
}

TEST(MoverCard, saysHowOldThePositionIsAndWhatFollowingDoes)
{
    Map map;
    MoverCard card({}, map.view.get());
    QSignalSpy follow(&card, &MoverCard::followToggled);
    const auto text = [&](const QString& name) { return card.findChild<PlainLabel*>(name)->text(); };
    card.setMover(mover(u"a"_s, 122.2, 30.05), mapNow());
    EXPECT_EQ(text(u"moverTitle"_s), u"浙L12345"_s);
    EXPECT_TRUE(text(u"moverPosition"_s).startsWith(u"位置 20 秒前"_s))
        << text(u"moverPosition"_s).toStdString();
    card.setMover(mover(u"a"_s, 122.2, 30.05, 2h), mapNow());
    EXPECT_TRUE(text(u"moverPosition"_s).startsWith(u"失联 2 小时"_s));
    card.findChild<QToolButton*>(u"moverFollow"_s)->click();
    EXPECT_EQ(follow.count(), 1);
    card.setFollowing(Follower::State::Following);
    EXPECT_FALSE(card.findChild<QToolButton*>(u"moverResume"_s)->isVisibleTo(&card));
    card.setFollowing(Follower::State::Yielding);
    EXPECT_TRUE(card.findChild<QToolButton*>(u"moverResume"_s)->isVisibleTo(&card));
    card.setLost();
    EXPECT_EQ(text(u"moverPosition"_s), u"已不在图上：没有位置"_s);
    Mover nameless = mover(u"a"_s, 122.2, 30.05);
    nameless.resource.name.clear();
    card.setMover(nameless, mapNow());
    EXPECT_EQ(text(u"moverTitle"_s), u"车辆"_s);
}

} // namespace onescreen
