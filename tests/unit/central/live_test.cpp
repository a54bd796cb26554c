// SPDX-License-Identifier: GPL-3.0-or-later
// The live channel of the reference server, by real sockets on loopback.
#include "app/central/centralserver.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

/// A client that keeps what it was told.
class Listener
{
public:
    explicit Listener(quint16 port, const QString& path = u"/v1/live"_s)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString& text) {
            messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                         [this](const QByteArray& bytes) { pages.append(PageLines::of(bytes)); });
        QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { closed = true; });
        QObject::connect(&m_socket, &QWebSocket::errorOccurred, &m_socket, [this] { closed = true; });
        m_socket.open(QUrl(u"ws://127.0.0.1:%1%2"_s.arg(port).arg(path)));
    }
    [[nodiscard]] bool connects()
    {
        return QTest::qWaitFor(
                   [this] { return closed || m_socket.state() == QAbstractSocket::ConnectedState; }) &&
               !closed;
    }
    void say(const QString& text) { m_socket.sendTextMessage(text); }
    void hello(const QByteArray& cursor)
    {
        say(uR"({"k":"hello","proto":1,"cursor":"%1"})"_s.arg(QString::fromLatin1(cursor)));
    }
    [[nodiscard]] bool hears(const QString& kind)
    {
        return QTest::qWaitFor([this, &kind] {
            return std::ranges::any_of(messages, [&kind](const auto& each) { return each["k"_L1] == kind; });
        });
    }

    QList<QJsonObject> messages;
    QList<PageLines> pages;
    bool closed = false;

private:
    QWebSocket m_socket;
};

class CentralLive : public testing::Test
{
protected:
    void SetUp() override
    {
        auto started = CentralServer::start(
            {.database = m_database.address(),
             .tenant = {.id = u"t"_s, .name = u"舟山市"_s, .region = u"330900"_s, .pack = u"zhejiang"_s}},
            m_clock);
        ASSERT_TRUE(started) << started.error().toString().toStdString();
        m_server = *std::move(started);
        m_client = std::make_unique<HttpClient>(m_server->port());
        ASSERT_EQ(post(setupJson()).json().value(u"created"_s).toInt(), 8);
    }
    Answer post(const QByteArray& body) { return m_client->send("POST", u"/v1/ingest/grid"_s, body); }
    Answer postEvents(int first, int count)
    {
        QList<QByteArray> rows;
        for (int at = first; at < first + count; ++at)
            rows.append(eventRow(QByteArray::number(at)));
        return post(batchOf(rows));
    }
    QByteArray headCursor() { return m_client->page().next(); }

    TestDatabase m_database;
    SystemClock m_clock;
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace

TEST_F(CentralLive, PushesWhatThePullWouldGive)
{
    Listener listener(m_server->port());
    ASSERT_TRUE(listener.connects());
    const QByteArray cursor = headCursor();
    listener.hello(cursor);
    ASSERT_TRUE(listener.hears(u"welcome"_s));
    EXPECT_EQ(listener.messages.first()["head"_L1].toInteger(), m_server->head());
    EXPECT_TRUE(listener.pages.isEmpty()) << "there was nothing to push";
    postEvents(1, 3);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.pages.isEmpty(); }));
    const PageLines pushed = listener.pages.first();
    const PageLines pulled = m_client->page(cursor);
    EXPECT_TRUE(pushed.checksumFits);
    EXPECT_EQ(pushed.operations, pulled.operations);
    EXPECT_EQ(pushed.next(), pulled.next());
    postEvents(4, 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.pages.size() == 2; }));
    EXPECT_EQ(listener.pages.last().begin["from"_L1], pushed.begin["to"_L1]) << "without a gap";
}

TEST_F(CentralLive, AClientThatIsBehindIsCaughtUp)
{
    const QByteArray cursor = headCursor();
    postEvents(1, 2);
    Listener listener(m_server->port());
    ASSERT_TRUE(listener.connects());
    listener.hello(cursor);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.pages.isEmpty(); }));
    EXPECT_EQ(listener.pages.first().operations, m_client->page(cursor).operations);
    EXPECT_EQ(listener.messages.first()["k"_L1].toString(), u"welcome"_s);
}

TEST_F(CentralLive, MoreThanAPageIsAHint)
{
    const QByteArray cursor = headCursor();
    Listener listener(m_server->port());
    ASSERT_TRUE(listener.connects());
    listener.hello(cursor);
    ASSERT_TRUE(listener.hears(u"welcome"_s));
    postEvents(1, LiveSockets::pageLimits.operations + 100);
    ASSERT_TRUE(listener.hears(u"hint"_s));
    EXPECT_EQ(listener.messages.last()["to"_L1].toInteger(), m_server->head());
    postEvents(5'000, 1);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return !listener.pages.isEmpty() && listener.pages.last().begin["to"_L1] == m_server->head();
    })) << "and goes on afterwards";
}

TEST_F(CentralLive, ManySocketsGetTheSamePages)
{
    const QByteArray cursor = headCursor();
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int count = 0; count < 20; ++count) {
        listeners.push_back(std::make_unique<Listener>(m_server->port()));
        ASSERT_TRUE(listeners.back()->connects());
        listeners.back()->hello(cursor);
    }
    for (const auto& listener : listeners)
        ASSERT_TRUE(listener->hears(u"welcome"_s));
    for (int batch = 0; batch < 10; ++batch)
        postEvents(100 * batch, 5);
    const auto pulled = m_client->page(cursor).next();
    for (const auto& listener : listeners) {
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return !listener->pages.isEmpty() && listener->pages.last().next() == pulled; }));
        qint64 at = listener->pages.first().begin["from"_L1].toInteger();
        for (const PageLines& page : listener->pages) {
            EXPECT_EQ(page.begin["from"_L1].toInteger(), at);
            at = page.begin["to"_L1].toInteger();
        }
    }
}

TEST_F(CentralLive, WhoDoesNotSayHelloProperlyIsSentAway)
{
    const QByteArray cursor = headCursor();
    for (const QString& text : {u"rubbish"_s, u"{}"_s, uR"({"k":"hello","proto":2,"cursor":""})"_s,
                                uR"({"k":"hello","proto":1})"_s}) {
        Listener listener(m_server->port());
        ASSERT_TRUE(listener.connects());
        listener.say(text);
        ASSERT_TRUE(QTest::qWaitFor([&] { return listener.closed; })) << text.toStdString();
        ASSERT_FALSE(listener.messages.isEmpty());
        EXPECT_EQ(listener.messages.first()["code"_L1].toString(), u"proto"_s);
    }
    Listener stranger(m_server->port());
    ASSERT_TRUE(stranger.connects());
    stranger.hello("AAAA");
    ASSERT_TRUE(stranger.hears(u"bye"_s));
    EXPECT_EQ(stranger.messages.first()["code"_L1].toString(), u"epoch"_s);
    Listener giant(m_server->port());
    ASSERT_TRUE(giant.connects());
    giant.say(QString(2 * LiveSockets::longestClientMessage, u'x'));
    ASSERT_TRUE(QTest::qWaitFor([&] { return giant.closed; }));
    Listener lost(m_server->port(), u"/v1/other"_s);
    EXPECT_FALSE(lost.connects());
    EXPECT_EQ(m_client->get(u"/healthz"_s).status, 200);
}

TEST_F(CentralLive, AServerThatStopsSaysSo)
{
    Listener listener(m_server->port());
    ASSERT_TRUE(listener.connects());
    listener.hello(headCursor());
    ASSERT_TRUE(listener.hears(u"welcome"_s));
    m_server.reset();
    ASSERT_TRUE(listener.hears(u"bye"_s));
    EXPECT_EQ(listener.messages.last()["code"_L1].toString(), u"drain"_s);
    EXPECT_EQ(listener.messages.last()["retry_ms"_L1].toArray().size(), 2);
}

/// Somebody whose kernel buffers are full and who then reads again has lost nothing: a hint says what to
/// pull.
TEST_F(CentralLive, ASlowReaderGetsAHintInsteadOfTheData)
{
    const QByteArray cursor = headCursor();
    QTcpSocket slow;
    // Otherwise the kernel alone would take all of it.
    ASSERT_TRUE(slow.bind(QHostAddress::LocalHost));
    slow.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16'384);
    slow.setReadBufferSize(4'096);
    slow.connectToHost(u"127.0.0.1"_s, m_server->port());
    ASSERT_TRUE(slow.waitForConnected());
    slow.write("GET /v1/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    ASSERT_TRUE(QTest::qWaitFor([&] { return slow.bytesAvailable() > 0; }));
    const QByteArray hello = R"({"k":"hello","proto":1,"cursor":")" + cursor + R"("})";
    // A masked text frame with mask 0, so that the payload stands as it is.
    ASSERT_LT(hello.size(), 126);
    slow.write(QByteArray("\x81", 1) + static_cast<char>(0x80 | hello.size()) + QByteArray(4, '\0') + hello);
    const QByteArray longTitle = QByteArray(R"(,"desc":")") + QByteArray(3'900, 'x') + '"';
    for (int batch = 0; batch < 60; ++batch) {
        QList<QByteArray> rows;
        for (int row = 0; row < 50; ++row)
            rows.append(eventRow(QByteArray::number(1'000 * batch + row), longTitle));
        ASSERT_EQ(post(batchOf(rows)).status, 200);
    }
    slow.setReadBufferSize(0);
    QByteArray received;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            received += slow.readAll();
            // A heartbeat with the sums may come behind it; a page is longer.
            return received.last(std::min<qsizetype>(received.size(), 1'000))
                .contains(R"({"k":"hint","to":)" + QByteArray::number(m_server->head()));
        },
        20'000))
        << received.size() << " bytes came, the last: " << received.right(200).constData();
    EXPECT_LT(received.size(), 12'000'000) << "what was not read in time was not kept";
}
