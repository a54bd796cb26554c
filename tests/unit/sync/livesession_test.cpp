// SPDX-License-Identifier: GPL-3.0-or-later
// A whole client against the reference server: what is stored there is in the cache a moment later, by push.
#include "app/central/centralserver.h"
#include "app/central/ingest/batchparser.h"
#include "app/main/common/clientsession.h"
#include "app/store/cachereader.h"
#include "tests/unit/central/testrows.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using namespace central;

class LiveSessionTest : public testing::Test
{
protected:
    std::unique_ptr<CentralServer> serve(quint16 port = 0)
    {
        auto started =
            CentralServer::start({.database = DatabaseAddress::inFolder(folder.filePath(u"central"_s)),
                                  .port = port,
                                  .tenant = {.id = u"t"_s, .name = u"舟山市"_s}},
                                 clock);
        EXPECT_TRUE(started) << started.error().toString().toStdString();
        return started ? *std::move(started) : nullptr;
    }
    static void ingest(CentralServer& server, const QByteArray& json)
    {
        server.writeNow([&json](LogService& log) {
            const auto batch = parseSourceBatch(SourceCode::fromString(u"grid"_s).value(), json);
            ASSERT_TRUE(batch && log.ingest(*batch));
        });
    }
    static void ingestEvent(CentralServer& server, int number)
    {
        ingest(server, test::batchOf({test::eventRow(QByteArray::number(number))}));
    }
    [[nodiscard]] QString cache() const { return folder.filePath(u"cache"_s); }

    QTemporaryDir folder;
    SystemClock clock;
};

} // namespace

TEST_F(LiveSessionTest, newsArePushedIntoTheCache)
{
    auto server = serve();
    ASSERT_TRUE(server);
    ingest(*server, test::setupJson());
    ClientSession session(clock, cache(), QUrl(u"http://127.0.0.1:%1"_s.arg(server->port())));
    session.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().live; }, 10'000));
    int commits = 0;
    QObject::connect(&session, &ClientSession::committed, &session, [&commits] { ++commits; });
    for (int number = 1; number <= 20; ++number) {
        ingestEvent(*server, number);
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().seq == server->head(); }));
    }
    EXPECT_GE(commits, 20);
    EXPECT_EQ(CacheReader::open(cache()).value()->status().value().rows[u"event"_s], 20);
    EXPECT_TRUE(session.link().live);
}

TEST_F(LiveSessionTest, aServerThatGoesAndComesBackIsFoundAgainAndNothingIsMissed)
{
    auto server = serve();
    ASSERT_TRUE(server);
    ingest(*server, test::setupJson());
    const quint16 port = server->port();
    ClientSession session(clock, cache(), QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    session.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().live; }, 10'000));
    server.reset();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().phase == LinkPhase::Offline; }, 10'000));
    EXPECT_FALSE(session.link().live);
    server = serve(port);
    ASSERT_TRUE(server);
    for (int number = 1; number <= 5; ++number)
        ingestEvent(*server, number);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().seq == server->head(); }, 30'000));
    EXPECT_EQ(CacheReader::open(cache()).value()->status().value().rows[u"event"_s], 5);
}

} // namespace onescreen
