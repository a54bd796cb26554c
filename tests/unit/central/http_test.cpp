// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/centralserver.h"
#include "app/central/http/problem.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testrows.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

class CentralHttp : public testing::Test
{
protected:
    void SetUp() override { startServer(); }
    void startServer()
    {
        auto started = CentralServer::start(
            {.database = m_database.address(),
             .tenant = {.id = u"t"_s, .name = u"舟山市"_s, .region = u"330900"_s, .pack = u"zhejiang"_s}},
            m_clock);
        ASSERT_TRUE(started) << started.error().toString().toStdString();
        m_server = *std::move(started);
        m_client = std::make_unique<HttpClient>(m_server->port());
    }
    Answer post(const QByteArray& body) { return m_client->send("POST", u"/v1/ingest/grid"_s, body); }
    void setUpWords() { ASSERT_EQ(post(setupJson()).json().value(u"created"_s).toInt(), 8); }
    static QByteArray events(int first, int count)
    {
        QList<QByteArray> rows;
        for (int at = first; at < first + count; ++at)
            rows.append(eventRow(QByteArray::number(at)));
        return batchOf(rows);
    }
    /// Every operation from the beginning, page by page.
    QList<QJsonObject> pullAll(const QString& more)
    {
        QList<QJsonObject> operations;
        QByteArray cursor;
        for (bool goOn = true; goOn;) {
            const PageLines page = m_client->page(cursor, more);
            EXPECT_TRUE(page.checksumFits);
            operations += page.operations;
            cursor = page.next();
            goOn = page.end.value(u"more"_s).toBool();
        }
        return operations;
    }

    TestDatabase m_database;
    SystemClock m_clock;
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace

TEST_F(CentralHttp, MetaSaysWhoIsThere)
{
    const Answer answer = m_client->get(u"/v1/meta"_s);
    EXPECT_EQ(answer.status, 200);
    const QJsonObject meta = answer.json();
    EXPECT_EQ(meta.value(u"epoch"_s).toString().size(), 16);
    EXPECT_EQ(meta.value(u"head_seq"_s).toInt(-1), 0);
    EXPECT_EQ(meta.value(u"tenant"_s)[u"name"_s].toString(), u"舟山市"_s);
    EXPECT_EQ(meta.value(u"entities"_s).toArray().size(), 8);
    const QByteArray tag = answer.header("ETag");
    EXPECT_EQ(m_client->send("GET", u"/v1/meta"_s, {}, {{"If-None-Match", tag}}).status, 304);
    setUpWords();
    EXPECT_EQ(m_client->send("GET", u"/v1/meta"_s, {}, {{"If-None-Match", tag}}).status, 200);
}

TEST_F(CentralHttp, ErrorsAreProblems)
{
    struct Case
    {
        QByteArray verb;
        QString path;
        int status;
        QString code;
    };
    const QList<Case> cases{{"GET", u"/nothing"_s, 404, u"not_found"_s},
                            {"GET", u"/v1/meta/"_s, 404, u"not_found"_s},
                            {"GET", u"/v1/ingest/"_s, 404, u"not_found"_s},
                            {"POST", u"/v1/meta"_s, 405, u"method_not_allowed"_s},
                            {"GET", u"/v1/actions"_s, 405, u"method_not_allowed"_s},
                            {"PUT", u"/v1/ingest/grid"_s, 405, u"method_not_allowed"_s},
                            {"GET", u"/v1/sync/digest?bucket=00"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/rows?entity=car&ids=1"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/rows?entity=event"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/snapshots/7/event"_s, 410, u"snapshot_expired"_s},
                            {"GET", u"/v1/sync/snapshots/7"_s, 405, u"method_not_allowed"_s},
                            {"GET", u"/v1/live"_s, 400, u"websocket_required"_s},
                            {"GET", u"/v1/sync/changes?limit=0"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/changes?wait=26"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/changes?max_bytes=x"_s, 400, u"bad_request"_s},
                            {"GET", u"/v1/sync/changes?cursor=rubbish"_s, 400, u"bad_cursor"_s}};
    for (const Case& one : cases) {
        const Answer answer = m_client->send(one.verb, one.path);
        SCOPED_TRACE((one.verb + ' ' + one.path.toLatin1()).toStdString());
        EXPECT_EQ(answer.status, one.status);
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
        EXPECT_EQ(answer.header("Cache-Control"), "no-store");
        EXPECT_EQ(answer.json().value(u"code"_s).toString(), one.code);
        EXPECT_EQ(answer.json().value(u"status"_s).toInt(), one.status);
        EXPECT_EQ(answer.status == 405, !answer.header("Allow").isEmpty());
    }
}

TEST_F(CentralHttp, BodiesHaveALimit)
{
    QByteArray large = setupJson();
    large += QByteArray(mostIngestBytes, ' ');
    EXPECT_EQ(post(large).json().value(u"code"_s).toString(), u"too_large"_s);
    EXPECT_EQ(post("{\"rows\":[" + QByteArray("1,").repeated(5000) + "1]}").status, 413);
    EXPECT_EQ(m_client->get(u"/healthz"_s).status, 200);
}

TEST_F(CentralHttp, AnEndlessBodyIsCutOff)
{
    QTcpSocket socket;
    QEventLoop loop;
    QByteArray received;
    const QByteArray piece(256 * 1024, 'x');
    const auto more = [&] {
        if (received.isEmpty())
            socket.write(piece);
    };
    QObject::connect(&socket, &QTcpSocket::connected, &loop, [&] {
        socket.write("POST /v1/ingest/grid HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\n\r\n");
        more();
    });
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &loop, [&] {
        if (socket.bytesToWrite() == 0)
            more();
    });
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
        received += socket.readAll();
        loop.quit();
    });
    QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    socket.connectToHost(QHostAddress::LocalHost, m_server->port());
    loop.exec();
    EXPECT_TRUE(received.startsWith("HTTP/1.1 413 "))
        << received.first(qMin<qsizetype>(received.size(), 80)).toStdString();
    EXPECT_EQ(m_client->get(u"/healthz"_s).status, 200);
}

TEST_F(CentralHttp, AnUpgradeOfAnotherPathIsRefusedAtOnce)
{
    QTcpSocket socket;
    QEventLoop loop;
    QObject::connect(&socket, &QTcpSocket::connected, &loop, [&socket] {
        socket.write("GET /v1/other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    });
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    socket.connectToHost(QHostAddress::LocalHost, m_server->port());
    loop.exec();
    EXPECT_TRUE(socket.readAll().startsWith("HTTP/1.1 404 "));
}

TEST_F(CentralHttp, RowsAreGivenAsTheyAre)
{
    setUpWords();
    const auto stored = post(batchOf({eventRow("1")})).json();
    const QString id = stored.value(u"rows"_s)[0][u"id"_s].toString();
    post(batchOf({eventRow("1", R"(,"addr":"解放路")")}));
    const auto answer = m_client->get(u"/v1/sync/rows?entity=event&ids=%1&ids=a%252Cb"_s.arg(id)).json();
    ASSERT_EQ(answer.value(u"rows"_s).toArray().size(), 1);
    const QJsonObject row = answer.value(u"rows"_s)[0].toObject();
    EXPECT_EQ(row.value(u"id"_s).toString(), id);
    EXPECT_EQ(row.value(u"v"_s).toInt(), 2);
    EXPECT_EQ(row.value(u"r"_s).toString(), u"330902"_s);
    EXPECT_EQ(row.value(u"d"_s)[u"addr"_s].toString(), u"解放路"_s);
    EXPECT_EQ(answer.value(u"missing"_s).toArray().size(), 1);
    const auto words = m_client->get(u"/v1/sync/rows?entity=dict&ids=category/0102"_s).json();
    EXPECT_EQ(words.value(u"rows"_s)[0][u"d"_s][u"name"_s].toString(), u"暴露垃圾"_s);
    QString many = u"/v1/sync/rows?entity=event"_s;
    for (int at = 0; at < 201; ++at)
        many += u"&ids=%1"_s.arg(at);
    EXPECT_EQ(m_client->get(many).status, 400);
}

TEST_F(CentralHttp, ActionsCanBeAskedAbout)
{
    setUpWords();
    const QString event = post(batchOf({eventRow("1")})).json().value(u"rows"_s)[0][u"id"_s].toString();
    const QByteArray known = "01a20217-99d2-7e71-8e59-000000000001";
    const QByteArray unknown = "01a20217-99d2-7e71-8e59-000000000002";
    const QByteArray action = R"({"actions":[{"id":")" + known + R"(","kind":"acknowledge","target":")" +
                              event.toLatin1() + R"(","created":")" + toRfc3339(m_clock.now()).toLatin1() +
                              R"(","valid_until":"2999-03-01T02:00:00Z"}]})";
    ASSERT_EQ(m_client->send("POST", u"/v1/actions"_s, action).status, 200);
    const auto ask = [this](const QByteArray& body) {
        return m_client->send("POST", u"/v1/actions/status"_s, body);
    };
    const auto items = ask(R"({"ids":[")" + known + R"(",")" + unknown + R"("]})").json().value(u"actions"_s);
    EXPECT_EQ(items[0][u"id"_s].toString().toLatin1(), known);
    EXPECT_TRUE(items[0][u"known"_s].toBool());
    EXPECT_EQ(items[0][u"outcome"_s].toString(), u"applied"_s);
    EXPECT_EQ(items[1][u"id"_s].toString().toLatin1(), unknown);
    EXPECT_FALSE(items[1][u"known"_s].toBool(true));
    EXPECT_FALSE(items[1].toObject().contains(u"outcome"_s));
    for (const char* bad :
         {"{", "[]", R"({"ids":[]})", R"({"ids":["x"]})", R"({"ids":[7]})", R"({"id":["x"]})"})
        EXPECT_EQ(ask(bad).status, 400) << bad;
    EXPECT_EQ(ask("{\"ids\":[" + QByteArray("\"x\",").repeated(200) + "\"x\"]}").status, 413);
}

TEST_F(CentralHttp, MetricsCountTheAnswers)
{
    setUpWords();
    m_client->get(u"/v1/nothing"_s);
    const Answer answer = m_client->get(u"/metrics"_s);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Content-Type"), "text/plain; version=0.0.4");
    EXPECT_TRUE(answer.body.contains("\nonescreen_log_head 8\n")) << answer.body.constData();
    EXPECT_TRUE(answer.body.contains("\nonescreen_answers_total{status=\"200\"} 1\n"));
    EXPECT_TRUE(answer.body.contains("\nonescreen_answers_total{status=\"404\"} 1\n"));
    EXPECT_TRUE(answer.body.contains("\nonescreen_open_requests 1\n"));
}

TEST_F(CentralHttp, MalformedJsonNamesThePlace)
{
    const Answer answer = post("{\"rows\":[\n\n{]}");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.json().value(u"line"_s).toInt(), 3);
    EXPECT_EQ(m_client->send("POST", u"/v1/actions"_s, "{").status, 400);
    EXPECT_EQ(
        m_client->send("POST", u"/v1/ingest/grid"_s, "{\"rows\":[]}", {{"Content-Type", "text/csv"}}).status,
        415);
}

TEST_F(CentralHttp, PagesCarryTheWholeLogOnce)
{
    setUpWords();
    post(events(0, 300));
    post(events(300, 5));
    for (const QString& more : {u""_s, u"&limit=7"_s, u"&limit=1"_s, u"&max_bytes=1024"_s}) {
        SCOPED_TRACE(more.toStdString());
        const auto operations = pullAll(more);
        QSet<QString> rows;
        qint64 last = 0;
        for (const QJsonObject& operation : operations) {
            EXPECT_GT(operation.value(u"s"_s).toInteger(), last);
            last = operation.value(u"s"_s).toInteger();
            rows.insert(operation.value(u"e"_s).toString() + operation.value(u"id"_s).toString());
        }
        EXPECT_EQ(rows.size(), 8 + 305 + 1) << "words, events and the feed";
        EXPECT_EQ(last, m_server->head());
    }
}

TEST_F(CentralHttp, ATransactionLargerThanAPageIsMarkedSplit)
{
    setUpWords();
    const QByteArray cursor = m_client->page().next();
    post(events(0, 20)); // and the feed: 21 entries
    const PageLines first = m_client->page(cursor, u"&limit=15"_s);
    EXPECT_TRUE(first.begin.value(u"split"_s).toBool());
    EXPECT_TRUE(first.end.value(u"more"_s).toBool());
    const PageLines second = m_client->page(first.next(), u"&limit=15"_s);
    EXPECT_FALSE(second.begin.contains(u"split"_s));
    EXPECT_FALSE(second.end.value(u"more"_s).toBool());
    EXPECT_EQ(second.begin.value(u"to"_s).toInteger(), m_server->head());
}

TEST_F(CentralHttp, AnEmptyPageHasItsCursor)
{
    const PageLines page = m_client->page();
    EXPECT_TRUE(page.checksumFits);
    EXPECT_EQ(page.operations.size(), 0);
    EXPECT_EQ(m_client->page(page.next()).next(), page.next());
}

TEST_F(CentralHttp, GzipOnlyWhenAsked)
{
    setUpWords();
    const Answer packed = m_client->send("GET", u"/v1/sync/changes"_s, {}, {{"Accept-Encoding", "gzip"}});
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_EQ(PageLines::of(gunzipped(packed.body)).operations.size(), 8);
    const Answer plain = m_client->send("GET", u"/v1/sync/changes"_s, {}, {{"Accept-Encoding", "gzip;q=0"}});
    EXPECT_EQ(plain.header("Content-Encoding"), QByteArray());
    EXPECT_EQ(PageLines::of(plain.body).operations.size(), 8);
}

TEST_F(CentralHttp, CursorsOfOtherHistoriesAreToldApart)
{
    setUpWords();
    const QByteArray cursor = m_client->page().next();
    post(events(0, 3));
    const QByteArray ahead = m_client->page().next();
    m_client.reset();
    m_server.reset();
    {
        // What a restore from a back-up does: the same epoch and key, an older log, then other content.
        const auto db = m_database.connection();
        ASSERT_TRUE(db->execute(u"DELETE FROM change_log WHERE seq > 8"_s));
        ASSERT_TRUE(db->execute(u"UPDATE log_head SET seq = 8"_s));
        auto chain = db->prepare(u"UPDATE change_log SET chain = $1 WHERE seq = 8"_s);
        ASSERT_TRUE(chain && chain->run(QByteArray(32, '\0')));
    }
    startServer();
    const auto codeOf = [this](const QByteArray& text) {
        const Answer answer = m_client->get(u"/v1/sync/changes?cursor="_s + QString::fromLatin1(text));
        EXPECT_EQ(answer.status, 409);
        return answer.json().value(u"code"_s).toString();
    };
    EXPECT_EQ(codeOf(ahead), u"cursor_ahead"_s);
    EXPECT_EQ(codeOf(cursor), u"history_diverged"_s);
    const LogIdentity other{.epoch = 1, .hmacKey = QByteArray(32, 'x')};
    EXPECT_EQ(codeOf(encodeCursor({.seq = 1}, other)), u"epoch_changed"_s);
}

TEST_F(CentralHttp, ALongPollWakesWithTheNews)
{
    setUpWords();
    const QByteArray cursor = m_client->page().next();
    const auto waiting =
        m_client->start("GET", u"/v1/sync/changes?wait=25&cursor="_s + QString::fromLatin1(cursor));
    HttpClient other(m_server->port());
    EXPECT_EQ(other.get(u"/healthz"_s).status,
              200); // the poll has surely arrived by now or comes before the rows
    EXPECT_FALSE(waiting->isFinished());
    other.send("POST", u"/v1/ingest/grid"_s, events(0, 2));
    const PageLines page = PageLines::of(HttpClient::finish(*waiting).body);
    EXPECT_EQ(page.operations.size(), 3);
    EXPECT_TRUE(page.checksumFits);
}

TEST_F(CentralHttp, ALongPollEndsWithAnEmptyPage)
{
    const PageLines page = m_client->page({}, u"&wait=1"_s);
    EXPECT_TRUE(page.checksumFits);
    EXPECT_EQ(page.operations.size(), 0);
}

TEST_F(CentralHttp, AClientThatGoesAwayLeavesNothingBehind)
{
    for (int round = 0; round < 20; ++round) {
        HttpClient leaver(m_server->port());
        const auto waiting = leaver.start("GET", u"/v1/sync/changes?wait=25"_s);
        EXPECT_EQ(leaver.get(u"/healthz"_s).status, 200);
        waiting->abort();
    }
    setUpWords();
    EXPECT_EQ(m_client->page().operations.size(), 8);
}

TEST_F(CentralHttp, StoppingWithWaitingClientsIsClean)
{
    const auto waiting = m_client->start("GET", u"/v1/sync/changes?wait=25"_s);
    EXPECT_EQ(m_client->get(u"/healthz"_s).status, 200);
    m_server.reset();
    EXPECT_NE(HttpClient::finish(*waiting).status, 200);
}

TEST_F(CentralHttp, ConcurrentClientsSeeOneOrder)
{
    setUpWords();
    constexpr int clients = 8;
    constexpr int batches = 4;
    std::vector<std::unique_ptr<HttpClient>> writers;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int client = 0; client < clients; ++client) {
        writers.push_back(std::make_unique<HttpClient>(m_server->port()));
        for (int batch = 0; batch < batches; ++batch)
            replies.push_back(
                writers.back()->start("POST", u"/v1/ingest/grid"_s, events(client * 7 + batch * 3, 10)));
    }
    for (const auto& reply : replies)
        EXPECT_EQ(HttpClient::finish(*reply).status, 200);
    const auto operations = pullAll(u"&limit=13"_s);
    QSet<QString> events;
    for (const QJsonObject& operation : operations) {
        if (operation.value(u"e"_s) == u"event"_s)
            events.insert(operation.value(u"id"_s).toString());
    }
    EXPECT_EQ(events.size(), 7 * (clients - 1) + 3 * (batches - 1) + 10);
}

TEST_F(CentralHttp, TwoServersDoNotShareAFolderOrAPort)
{
    const auto second = CentralServer::start({.database = m_database.address()}, m_clock);
    if (m_database.isShared()) {
        EXPECT_TRUE(second) << second.error().toString().toStdString();
    } else {
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().kind, ErrorKind::Conflict);
        EXPECT_TRUE(second.error().text.contains(QString::number(QCoreApplication::applicationPid())));
    }
    const QTemporaryDir other;
    const auto port = CentralServer::start(
        {.database = DatabaseAddress::inFolder(other.path()), .port = m_server->port()}, m_clock);
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(port.error().text.contains(QString::number(m_server->port())));
}

TEST(CentralProblems, WhoIsTurnedAwayIsToldWhenToAskAgain)
{
    const auto waitOf = [](const Problem& problem) {
        const HttpReply reply = problemReply(problem);
        for (const auto& [name, value] : reply.headers) {
            if (name == "Retry-After")
                return value.toInt();
        }
        return 0;
    };
    for (const ErrorKind kind : {ErrorKind::Conflict, ErrorKind::Offline, ErrorKind::Timeout}) {
        const Problem problem = problemOf(Error{kind, u"busy"_s, {}});
        EXPECT_EQ(problem.status, 503);
        EXPECT_GT(waitOf(problem), 0);
    }
    EXPECT_GT(waitOf({429, u"too_many_snapshots"_s, u"Later."_s, {}}), 0);
    EXPECT_EQ(waitOf({429, u"too_many_attempts"_s, u"Later."_s, {}, {}, std::chrono::seconds{77}}), 77);
    for (const int status : {400, 401, 403, 404, 409, 410, 413, 500, 507})
        EXPECT_EQ(waitOf({status, u"x"_s, u"No."_s, {}}), 0) << status;
}
