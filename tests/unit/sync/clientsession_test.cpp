// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/clientsession.h"
#include "app/remote/recordcodec.h"
#include "app/store/cachereader.h"
#include "tests/support/sampleactions.h"
#include "tests/support/sampleevents.h"
#include "tests/support/samplepage.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// A central API with a log of events that speaks just enough HTTP; a long poll stays open for ever.
class SmallCentral
{
public:
    int events = 0;
    int actions = 0; ///< Requests with actions.
    QByteArray epoch = "e1";
    QByteArray spoiltAnswer; ///< Sent instead of everything else when set.

    SmallCentral()
    {
        EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(socket); });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }

private:
    void answer(QTcpSocket* socket)
    {
        const QByteArray request = socket->readAll();
        QByteArray body;
        QByteArray status = "200 OK";
        actions += request.startsWith("POST /v1/actions") ? 1 : 0;
        if (!spoiltAnswer.isEmpty())
            body = spoiltAnswer;
        else if (request.startsWith("POST /v1/sync/snapshots")) {
            status = "501 Not Implemented";
            body = R"({"code":"not_built"})";
        } else if (request.startsWith("GET /v1/feeds/hotline/batches "))
            body = R"({"source":"hotline","batches":[{"arrived":"2026-11-22T06:05:00.000Z",)"
                   R"("created":3,"updated":2,"unchanged":40,"rejected":1}]})";
        else if (request.startsWith("GET /v1/feeds/")) {
            status = "403 Forbidden";
            body = R"({"code":"forbidden"})";
        } else if (request.startsWith("POST /v1/actions"))
            body = R"({"outcomes":[{"id":"a-1","outcome":"applied","v":2,"replay":false}]})";
        else
            body = page(request, status);
        if (!body.isEmpty())
            socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                          "\r\n\r\n" + body);
    }
    QByteArray page(const QByteArray& request, QByteArray& status) const
    {
        const QByteArray cursor = valueOf(request, "cursor");
        const QByteArray known = cursor.left(2);
        const int from = cursor.mid(3).toInt();
        if (!cursor.isEmpty() && known != epoch) {
            status = "409 Conflict";
            return R"({"code":"epoch_changed"})";
        }
        if (from == events && valueOf(request, "wait") != "0")
            return {};
        const int to = std::min(events, from + 10);
        test::SamplePage page;
        page.begin = R"({"k":"page","proto":1,"epoch":")" + epoch + R"(","from":)" +
                     QByteArray::number(from) + R"(,"to":)" + QByteArray::number(to) + R"(,"head":)" +
                     QByteArray::number(events) + R"(,"schema":1,"now":"2026-11-22T04:11:02.123Z"})";
        for (int seq = from + 1; seq <= to; ++seq) {
            const QString id = u"e-%1"_s.arg(seq);
            page.lines.push_back(test::putLine(seq, "event", id.toUtf8(),
                                               encodeRecord(Event::of(test::sampleFields(id)).value())));
        }
        page.more = to < events;
        page.next = epoch + '.' + QByteArray::number(to);
        return page.bytes();
    }
    static QByteArray valueOf(const QByteArray& request, const QByteArray& name)
    {
        const qsizetype at = request.indexOf(name + '=');
        if (at < 0)
            return {};
        const QByteArray rest = request.mid(at + name.size() + 1);
        return rest.left(
            std::min(rest.indexOf('&') < 0 ? rest.size() : rest.indexOf('&'), rest.indexOf(' ')));
    }

    QTcpServer m_server;
};

class ClientSessionTest : public testing::Test
{
protected:
    [[nodiscard]] QString cache() const { return folder.filePath(u"cache"_s); }
    static bool reaches(const ClientSession& session, LinkPhase phase)
    {
        return QTest::qWaitFor([&] { return session.link().phase == phase; });
    }
    static void connectTo(ClientSession& session, std::vector<OutboxEntry>& changes)
    {
        QObject::connect(&session, &ClientSession::actionChanged, &session,
                         [&changes](const OutboxEntry& entry) { changes.push_back(entry); });
    }
    qint64 storedEvents() const
    {
        const auto reader = CacheReader::open(cache());
        return reader ? (*reader)->status().value().rows[u"event"_s] : -1;
    }

    QTemporaryDir folder;
    SystemClock clock;
    SmallCentral central;
};

} // namespace

TEST_F(ClientSessionTest, fillsTheCacheAndContinuesLater)
{
    central.events = 25;
    ClientSession session(clock, cache(), central.url());
    QSignalSpy commits(&session, &ClientSession::committed);
    QSignalSpy stops(&session, &ClientSession::stopped);
    session.start();
    ASSERT_TRUE(reaches(session, LinkPhase::Online)) << session.link().reason.toStdString();
    EXPECT_EQ(session.link().seq, 25);
    EXPECT_TRUE(QTest::qWaitFor([&] { return commits.size() == 3; })) << "three pages";
    EXPECT_EQ(storedEvents(), 25);
    session.stop();
    ASSERT_TRUE(QTest::qWaitFor([&] { return stops.size() == 1; }));
    central.events = 31;
    ClientSession second(clock, cache(), central.url());
    QSignalSpy secondCommits(&second, &ClientSession::committed);
    second.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return second.link().seq == 31; })) << "the folder was let go";
    EXPECT_TRUE(QTest::qWaitFor([&] { return secondCommits.size() == 1; }));
    EXPECT_EQ(secondCommits.first().first().value<CommitSummary>().applied, 6);
}

TEST_F(ClientSessionTest, aRestoredServerMeansAFreshStart)
{
    central.events = 12;
    {
        ClientSession session(clock, cache(), central.url());
        session.start();
        ASSERT_TRUE(reaches(session, LinkPhase::Online));
    }
    central.epoch = "e2";
    central.events = 5;
    ClientSession session(clock, cache(), central.url());
    QSignalSpy commits(&session, &ClientSession::committed);
    session.start();
    ASSERT_TRUE(reaches(session, LinkPhase::Online));
    EXPECT_EQ(storedEvents(), 5);
    ASSERT_TRUE(QTest::qWaitFor([&] { return commits.size() == 2; }));
    EXPECT_TRUE(commits.first().first().value<CommitSummary>().manyEvents)
        << "everything is to be asked for again";
}

TEST_F(ClientSessionTest, aSecondClientIsToldAndTheFirstGoesOn)
{
    central.events = 3;
    ClientSession first(clock, cache(), central.url());
    first.start();
    ASSERT_TRUE(reaches(first, LinkPhase::Online));
    ClientSession second(clock, cache(), central.url());
    QSignalSpy faults(&second, &ClientSession::failed);
    second.start();
    ASSERT_TRUE(reaches(second, LinkPhase::Refused));
    ASSERT_EQ(faults.size(), 1);
    EXPECT_EQ(faults.first().first().value<Error>().kind, ErrorKind::Conflict);
    EXPECT_EQ(first.link().phase, LinkPhase::Online);
}

TEST_F(ClientSessionTest, aPortalInBetweenIsNamedAndNothingIsLost)
{
    central.events = 3;
    {
        ClientSession session(clock, cache(), central.url());
        session.start();
        ASSERT_TRUE(reaches(session, LinkPhase::Online));
    }
    central.spoiltAnswer = "<html>Sign in</html>";
    ClientSession session(clock, cache(), central.url());
    session.start();
    ASSERT_TRUE(reaches(session, LinkPhase::Offline));
    EXPECT_EQ(session.link().kind, ErrorKind::Protocol);
    EXPECT_TRUE(session.link().reason.contains(u"HTML"_s)) << session.link().reason.toStdString();
    EXPECT_EQ(storedEvents(), 3);
}

TEST_F(ClientSessionTest, anActionGivenWithoutAServerIsDoneOnceAfterARestart)
{
    ActionOrder order = test::orderOf(u"a-1"_s);
    order.validUntil = clock.now() + std::chrono::hours{24};
    {
        ClientSession session(clock, cache(), central.url());
        std::vector<OutboxEntry> changes;
        connectTo(session, changes);
        session.start();
        // Nothing goes out before the server's history is known.
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.link().phase == LinkPhase::Online; }));
        central.spoiltAnswer = "<html>Sign in</html>";
        const auto kept = session.giveAction(order);
        ASSERT_TRUE(QTest::qWaitFor([&] { return kept.isFinished(); }));
        ASSERT_TRUE(kept.result().has_value()) << kept.result().error().toString().toStdString();
        EXPECT_EQ(kept.result()->stage, ActionStage::Queued);
        ASSERT_TRUE(QTest::qWaitFor([&] { return central.actions > 0 && changes.size() >= 2; }));
        EXPECT_EQ(changes.back().stage, ActionStage::Sent);
    }
    central.spoiltAnswer.clear();
    ClientSession session(clock, cache(), central.url());
    std::vector<OutboxEntry> changes;
    connectTo(session, changes);
    QSignalSpy loaded(&session, &ClientSession::actionsLoaded);
    session.start();
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return !changes.empty() && changes.back().stage == ActionStage::Done; }));
    const OutboxEntry entry = changes.back();
    EXPECT_EQ(entry.order, order) << "the same id and the same content";
    EXPECT_GE(entry.tries, 2);
    EXPECT_EQ(entry.answer->verdict, ActionVerdict::Applied);
    EXPECT_TRUE(QTest::qWaitFor([&] { return loaded.size() == 1; }));
}

TEST_F(ClientSessionTest, whoWaitsForAnActionHearsThatTheSessionEnded)
{
    QFuture<Result<OutboxEntry>> abandoned;
    {
        ClientSession session(clock, cache(), central.url());
        abandoned = session.giveAction(test::orderOf(u"a-1"_s));
    }
    EXPECT_TRUE(abandoned.isFinished());
}

TEST_F(ClientSessionTest, anOutboxThatCannotBeWrittenIsSaidAndNothingIsDone)
{
    ASSERT_TRUE(QDir().mkpath(cache()));
    ASSERT_TRUE(QDir(cache()).mkdir(u"outbox.db"_s)) << "a folder in its place";
    ClientSession session(clock, cache(), central.url());
    QSignalSpy failures(&session, &ClientSession::outboxFailed);
    const auto kept = session.giveAction(test::orderOf(u"a-1"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return kept.isFinished() && !failures.isEmpty(); }));
    EXPECT_FALSE(kept.result().has_value());
    EXPECT_EQ(central.actions, 0);
}

TEST_F(ClientSessionTest, batchesOfASourceAreAskedForAtTheServer)
{
    ClientSession session(clock, cache(), central.url());
    const auto ask = [&session](const QString& code) {
        auto answer = session.feedBatches(SourceCode::fromString(code).value());
        EXPECT_TRUE(QTest::qWaitFor([&answer] { return answer.isFinished(); }));
        return answer.result();
    };
    const auto batches = ask(u"hotline"_s);
    ASSERT_TRUE(batches.has_value()) << batches.error().toString().toStdString();
    ASSERT_EQ(batches->size(), 1U);
    EXPECT_EQ(batches->front().rows(), 46);
    const auto refused = ask(u"secret"_s);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().place.field, u"forbidden"_s);
}

} // namespace onescreen
