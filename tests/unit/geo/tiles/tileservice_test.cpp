// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/basemapcatalog.h"
#include "app/geo/tiles/tilenetwork.h"
#include "app/geo/tiles/tileprefetch.h"
#include "app/geo/tiles/tileservice.h"
#include "tests/support/loopbacktiles.h"
#include "tests/unit/geo/samplemap.h"
#include "tests/unit/geo/tiles/tilefixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen::geo {

using test::markedTile;
using test::pngOf;
using test::writeMbTiles;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using onescreen::test::LoopbackTiles;
using Behaviour = LoopbackTiles::Behaviour;

namespace {

const QByteArray png = pngOf(markedTile(Qt::darkGreen, {}));

FetchPolicy hasty()
{
    return {.silence = 200ms, .whole = 600ms, .firstPause = 30ms, .longestPause = 60ms, .mostBytes = 200'000};
}

LoopbackTiles::Reply goodTile(const QString& /*path*/, const QByteArray& /*request*/)
{
    return {.body = png};
}

class TileServiceTest : public ::testing::Test
{
protected:
    void make(const LoopbackTiles::Answer& answer, FetchPolicy policy = hasty(), bool cached = true)
    {
        server = std::make_unique<LoopbackTiles>(answer);
        std::unique_ptr<TileCache> cache;
        if (cached)
            cache = *TileCache::open(folder.filePath(u"tiles.sqlite"_s), clock);
        network = std::make_unique<TileNetwork>(clock, std::move(cache));
        policyUsed = policy;
        renew();
    }
    /// As a new run of the program: nothing in memory.
    void renew(const QString& query = {})
    {
        service.reset();
        const auto url = ServiceUrl::parse(server->address() + u"/{z}/{x}/{y}"_s + query);
        ASSERT_TRUE(url);
        service = std::make_unique<TileService>(*network, u"map/1"_s, *url, false,
                                                TileBytes::Zooms{.least = 0, .most = 18}, policyUsed);
    }
    /// Asks until there is an answer other than "wait".
    TileState settled(TileAddress address)
    {
        TileState state = service->get(address).state;
        EXPECT_TRUE(QTest::qWaitFor(
            [&] {
                state = service->get(address).state;
                return state != TileState::Waiting;
            },
            10'000));
        return state;
    }
    [[nodiscard]] bool becomes(SourceFault fault)
    {
        return QTest::qWaitFor([&] { return service->status().fault == fault; }, 10'000);
    }

    QTemporaryDir folder;
    ManualClock clock{parseRfc3339(u"2024-06-30T06:00:00Z").value()};
    FetchPolicy policyUsed;
    std::unique_ptr<LoopbackTiles> server;
    std::unique_ptr<TileNetwork> network;
    std::unique_ptr<TileService> service;
};

TileAddress at(int x)
{
    return {.zoom = 10, .x = x, .y = 5};
}

} // namespace

TEST_F(TileServiceTest, FetchesOnceAndKeepsTheTile)
{
    make(goodTile);
    EXPECT_EQ(service->get(at(1)).state, TileState::Waiting);
    EXPECT_EQ(service->get(at(1)).state, TileState::Waiting);
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    EXPECT_EQ(service->get(at(1)).bytes, png);
    renew();
    EXPECT_EQ(service->get(at(1)).state, TileState::Ready); // From the disk.
    EXPECT_EQ(server->asked(), QStringList{u"/10/1/5"_s});
}

TEST_F(TileServiceTest, AsksOnlySoManyAtATime)
{
    make(goodTile);
    for (int x = 0; x < 40; ++x)
        service->get(at(x));
    for (int x = 0; x < 40; ++x)
        EXPECT_EQ(settled(at(x)), TileState::Ready);
    EXPECT_LE(server->mostAtOnce(), policyUsed.inFlight);
    EXPECT_GT(server->mostAtOnce(), 1);
    EXPECT_EQ(server->asked().size(), 40);
}

TEST_F(TileServiceTest, AnExpiredTileIsShownAndAskedForAgainWithItsTag)
{
    bool changed = false;
    make([&changed](const QString&, const QByteArray& request) -> LoopbackTiles::Reply {
        if (!changed && request.contains("If-None-Match: \"v1\""))
            return {.status = 304, .body = {}, .headers = "Cache-Control: max-age=60\r\n"};
        return {.body = png, .headers = "ETag: \"v1\"\r\nCache-Control: max-age=60\r\n"};
    });
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    clock.advance(61s);
    renew();
    QSignalSpy arrived(service.get(), &TileBytes::arrived);
    EXPECT_EQ(service->get(at(1)).state, TileState::Ready); // Old, but there.
    ASSERT_TRUE(QTest::qWaitFor([&] { return arrived.size() == 1; }));
    EXPECT_EQ(server->asked().size(), 2);
    renew();
    EXPECT_EQ(service->get(at(1)).state, TileState::Ready); // Its life was prolonged.
    EXPECT_EQ(server->asked().size(), 2);
}

TEST_F(TileServiceTest, WhatIsNotThereIsRemembered)
{
    make([](const QString&, const QByteArray&) -> LoopbackTiles::Reply {
        return {.status = 404, .type = "text/html", .body = "<html>no tile</html>"};
    });
    for (int x = 0; x < 5; ++x)
        EXPECT_EQ(settled(at(x)), TileState::Absent);
    renew();
    EXPECT_EQ(settled(at(1)), TileState::Absent);
    EXPECT_EQ(server->asked().size(), 5);
    EXPECT_EQ(service->status().fault, SourceFault::None); // A hole in a map is no failure.
    clock.advance(25h);
    renew();
    EXPECT_EQ(settled(at(1)), TileState::Absent);
    EXPECT_EQ(server->asked().size(), 6); // A day later it is asked for again.
}

TEST_F(TileServiceTest, EveryBadBehaviourFailsIsNamedAndHeals)
{
    struct Case
    {
        LoopbackTiles::Reply reply;
        SourceFault fault;
        int status;
    };
    const std::vector<Case> cases{
        {{.behaviour = Behaviour::Hang}, SourceFault::Timeout, 0},
        {{.behaviour = Behaviour::Drip, .body = png.first(20)}, SourceFault::Timeout, 200},
        {{.behaviour = Behaviour::CloseMidBody, .body = png.first(20)}, SourceFault::Unreachable, 200},
        {{.behaviour = Behaviour::Reset}, SourceFault::Unreachable, 0},
        {{.status = 500, .body = "oops"}, SourceFault::ServerError, 500},
        {{.status = 403, .body = "no"}, SourceFault::Refused, 403},
        {{.status = 429, .body = "slow"}, SourceFault::TooMany, 429},
        {{.type = "image/png", .body = "<!DOCTYPE html><html>Sign in</html>"}, SourceFault::NotTiles, 200},
        {{.type = "image/png", .body = R"({"code":300001,"msg":"key"})"}, SourceFault::NotTiles, 200},
        {{.body = QByteArray(300'000, '\xff')}, SourceFault::NotTiles, 200},
    };
    for (const Case& one : cases) {
        service.reset();
        network.reset();
        folder.remove();
        folder = QTemporaryDir();
        make([&one](const QString&, const QByteArray&) { return one.reply; });
        QSignalSpy renewed(service.get(), &TileBytes::renewed);
        for (int x = 0; x < 6; ++x)
            service->get(at(x));
        ASSERT_TRUE(becomes(one.fault)) << static_cast<int>(one.fault) << ' ' << one.status;
        EXPECT_EQ(service->status().since, clock.now());
        EXPECT_EQ(service->status().httpStatus, one.status);
        EXPECT_EQ(settled(at(3)), TileState::Failed);
        // Then one request at a time asks whether it works again, and it does.
        server->setAnswer(goodTile);
        ASSERT_TRUE(becomes(SourceFault::None)) << static_cast<int>(one.fault);
        ASSERT_TRUE(QTest::qWaitFor([&] { return renewed.size() >= 1; }));
        EXPECT_EQ(settled(at(4)), TileState::Ready);
    }
}

TEST_F(TileServiceTest, AFailingServiceIsNotFloodedWithRequests)
{
    FetchPolicy policy = hasty();
    policy.firstPause = 10min;
    policy.longestPause = 10min;
    make([](const QString&, const QByteArray&) -> LoopbackTiles::Reply { return {.status = 403}; }, policy);
    for (int x = 0; x < 100; ++x)
        service->get(at(x));
    ASSERT_TRUE(becomes(SourceFault::Refused));
    for (int x = 0; x < 100; ++x)
        EXPECT_EQ(settled(at(x)), TileState::Failed);
    EXPECT_LE(server->asked().size(), policy.inFlight + policy.failuresInRow);
}

TEST_F(TileServiceTest, APassingFailureOfOneTileIsTriedAgain)
{
    int calls = 0;
    make([&calls](const QString&, const QByteArray&) -> LoopbackTiles::Reply {
        return ++calls == 1 ? LoopbackTiles::Reply{.status = 503} : LoopbackTiles::Reply{.body = png};
    });
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    EXPECT_EQ(calls, 2);
    EXPECT_EQ(service->status().fault, SourceFault::None);
}

TEST_F(TileServiceTest, WithoutAKeyNothingIsAskedAndWithOneItWorks)
{
    make(goodTile);
    renew(u"?tk={key}"_s);
    EXPECT_EQ(settled(at(1)), TileState::Failed);
    EXPECT_EQ(service->status().fault, SourceFault::NoKey);
    EXPECT_TRUE(server->asked().isEmpty());
    QSignalSpy renewed(service.get(), &TileBytes::renewed);
    service->setKey(u"s3cret"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return renewed.size() == 1; }));
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    EXPECT_EQ(server->asked(), QStringList{u"/10/1/5?tk=s3cret"_s});
}

TEST_F(TileServiceTest, TheKeyIsWrittenNowhere)
{
    make(goodTile);
    renew(u"?tk={key}"_s);
    service->setKey(u"s3cretKey123"_s);
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    service.reset();
    network.reset(); // Closes the cache.
    const QDir where(folder.path());
    for (const QFileInfo& entry : where.entryInfoList(QDir::Files)) {
        QFile file(entry.filePath());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_FALSE(file.readAll().contains("s3cretKey123")) << qPrintable(entry.fileName());
    }
}

TEST_F(TileServiceTest, NoStoreIsObeyed)
{
    make([](const QString&, const QByteArray&) -> LoopbackTiles::Reply {
        return {.body = png, .headers = "Cache-Control: no-store\r\n"};
    });
    EXPECT_EQ(settled(at(1)), TileState::Ready);
    renew();
    EXPECT_EQ(service->peek(at(1)).state, TileState::Absent);
}

TEST_F(TileServiceTest, PrefetchesAnAreaIntoTheCache)
{
    make(goodTile);
    service->get(at(1));
    const std::shared_ptr<TileService> shared(service.get(), [](TileService*) {});
    const GeoBounds area(test::at(121.8, 29.8), test::at(122.4, 30.3));
    const PrefetchArea wanted{.bounds = area, .fromZoom = 9, .toZoom = 12};
    const qint64 count = prefetchCount(wanted, service->zooms());
    const QFuture<PrefetchEstimate> estimate = TilePrefetch::estimate({shared}, wanted, network->cache());
    ASSERT_TRUE(QTest::qWaitFor([&] { return estimate.isFinished(); }));
    EXPECT_EQ(estimate.result().tiles, count);
    EXPECT_GT(estimate.result().bytes, 0);
    TilePrefetch run({shared}, wanted, nullptr);
    QSignalSpy finished(&run, &TilePrefetch::finished);
    ASSERT_TRUE(run.start());
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 1; }, 20'000));
    EXPECT_TRUE(finished.front().front().toBool());
    EXPECT_EQ(run.progress().done, count);
    EXPECT_EQ(run.progress().failed, 0);
    const qsizetype asked = server->asked().size();
    renew();
    for (int zoom = 9; zoom <= 12; ++zoom) {
        const TileRange range = tilesOver(area, zoom);
        for (int y = range.top; y <= range.bottom; ++y) {
            for (int x = range.left; x <= range.right; ++x)
                EXPECT_EQ(service->get({.zoom = zoom, .x = x, .y = y}).state, TileState::Ready);
        }
    }
    EXPECT_EQ(server->asked().size(), asked);
}

TEST_F(TileServiceTest, APrefetchIsCancelledAndOneThatIsTooLargeRefused)
{
    make([](const QString&, const QByteArray&) -> LoopbackTiles::Reply {
        return {.behaviour = Behaviour::Hang};
    });
    const std::shared_ptr<TileService> shared(service.get(), [](TileService*) {});
    const GeoBounds area(test::at(118, 27), test::at(123, 31));
    TilePrefetch tooMuch({shared}, {.bounds = area, .fromZoom = 5, .toZoom = 17}, nullptr);
    const Result<void> refused = tooMuch.start();
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().text.contains(QString::number(mostPrefetched)));
    TilePrefetch nothing({shared}, {.bounds = area, .fromZoom = 19, .toZoom = 20}, nullptr);
    EXPECT_FALSE(nothing.start());
    TilePrefetch run({shared}, {.bounds = area, .fromZoom = 8, .toZoom = 11}, nullptr);
    QSignalSpy finished(&run, &TilePrefetch::finished);
    ASSERT_TRUE(run.start());
    run.cancel();
    ASSERT_EQ(finished.size(), 1);
    EXPECT_FALSE(finished.front().front().toBool());
    EXPECT_FALSE(run.isRunning());
}

TEST_F(TileServiceTest, CatalogOpensFilesAndServicesAndSharesThem)
{
    make(goodTile);
    BaseMapCatalog catalog(clock, shippedBaseMaps(), nullptr, hasty());
    QSignalSpy changed(&catalog, &BaseMapCatalog::mapsChanged);
    const BaseMapDefinition own{
        .id = u"own"_s, .title = u"Own"_s, .urls = {server->address() + u"/{z}/{x}/{y}"_s}};
    ASSERT_TRUE(catalog.put(own));
    EXPECT_EQ(changed.size(), 1);
    BaseMapDefinition shipped = catalog.maps().front();
    EXPECT_FALSE(catalog.put(shipped)); // Shipped ones are not changed.
    catalog.remove(shipped.id);
    EXPECT_TRUE(catalog.map(shipped.id));

    const auto opened = [&](const QString& id) {
        QFuture<BaseMapCatalog::Opened> answer = catalog.open(id);
        EXPECT_TRUE(QTest::qWaitFor([&] { return answer.isFinished(); }));
        return answer.result();
    };
    const auto first = opened(u"own"_s);
    ASSERT_TRUE(first && *first);
    EXPECT_EQ(opened(u"own"_s), first); // The same object.
    EXPECT_EQ(catalog.services(u"own"_s).size(), 1U);
    EXPECT_EQ(catalog.status(u"own"_s)->fault, SourceFault::None);
    EXPECT_EQ(opened(u"nowhere"_s).error().kind, ErrorKind::NotFound);

    QFile text(folder.filePath(u"not.mbtiles"_s));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("hello");
    text.close();
    ASSERT_TRUE(catalog.put({.id = u"file"_s,
                             .title = u"File"_s,
                             .kind = BaseMapDefinition::Kind::File,
                             .file = text.fileName()}));
    EXPECT_EQ(opened(u"file"_s).error().kind, ErrorKind::Invalid);
    writeMbTiles(text.fileName(), {{.address = {}, .bytes = png}}, {{u"attribution"_s, u"Maker"_s}});
    const auto file = opened(u"file"_s);
    ASSERT_TRUE(file) << qPrintable(file.error().toString());
    EXPECT_EQ((*file)->attributions(), QStringList{u"Maker"_s});
    EXPECT_TRUE(catalog.services(u"file"_s).empty());
    catalog.remove(u"own"_s);
    EXPECT_FALSE(catalog.map(u"own"_s));
    EXPECT_EQ(catalog.ownMaps().size(), 1U);
}

} // namespace onescreen::geo
