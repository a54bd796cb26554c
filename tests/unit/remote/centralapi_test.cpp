// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/centralapi.h"
#include "tests/support/samplepage.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Answers every request with the same bytes, whatever they are, and closes.
class RawServer
{
public:
    explicit RawServer(QByteArray answer, bool close = true) : m_answer(std::move(answer)), m_close(close)
    {
        EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_request += socket->readAll();
                if (!m_request.contains("\r\n\r\n") || m_answer.isEmpty())
                    return;
                socket->write(m_answer);
                if (m_close)
                    socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/base/"_s.arg(m_server.serverPort())); }
    [[nodiscard]] const QByteArray& request() const { return m_request; }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    bool m_close;
    QByteArray m_request;
};

QByteArray http(const QByteArray& status, const QByteArray& body, const QByteArray& headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

class CentralApiTest : public testing::Test
{
protected:
    Result<ChangePage> changes(const QUrl& url, const QByteArray& cursor = "c+/=&1")
    {
        std::optional<Result<ChangePage>> result;
        auto* job = new ChangesJob({network, url}, {.cursor = cursor, .waitSeconds = 3}, parser,
                                   [&](Result<ChangePage> page) {
                                       EXPECT_FALSE(result.has_value()) << "one result only";
                                       result = std::move(page);
                                   });
        job->start();
        EXPECT_FALSE(result.has_value()) << "never from inside start()";
        EXPECT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
        return result.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
    Error errorOf(const QByteArray& answer)
    {
        const RawServer server(answer);
        const auto result = changes(server.url());
        EXPECT_FALSE(result.has_value());
        return result ? Error{} : result.error();
    }

    QNetworkAccessManager network;
    PageParser parser;
};

} // namespace

TEST_F(CentralApiTest, aPageArrivesAndTheQuestionIsWhatTheApiSays)
{
    const RawServer server(
        http("200 OK", test::SamplePage().bytes(), "Content-Type: application/x-ndjson\r\n"));
    const auto page = changes(server.url());
    ASSERT_TRUE(page.has_value()) << page.error().toString().toStdString();
    EXPECT_EQ(page->to, 100);
    EXPECT_TRUE(
        server.request().startsWith("GET /base/v1/sync/changes?cursor=c%2B%2F%3D%261&limit=5000&max_bytes="))
        << server.request().toStdString();
    EXPECT_TRUE(server.request().contains("&wait=3&digest=1 HTTP"));
    EXPECT_TRUE(server.request().contains("gzip"));
}

TEST_F(CentralApiTest, everyBadAnswerIsNamed)
{
    const Error html = errorOf(http("200 OK", "<html><body>Please sign in</body></html>"));
    EXPECT_EQ(html.kind, ErrorKind::Protocol);
    EXPECT_TRUE(html.text.contains(u"HTML"_s)) << html.text.toStdString();
    const Error gateway = errorOf(http("502 Bad Gateway", "<!doctype html><h1>Bad Gateway</h1>"));
    EXPECT_EQ(gateway.kind, ErrorKind::Offline);
    EXPECT_TRUE(gateway.text.contains(u"HTML"_s));
    EXPECT_EQ(errorOf(http("500 Internal Server Error", "")).kind, ErrorKind::Offline);
    EXPECT_EQ(errorOf(http("503 Service Unavailable", "{}")).kind, ErrorKind::Offline);
    EXPECT_EQ(errorOf(http("429 Too Many Requests", "{}")).kind, ErrorKind::Offline);
    EXPECT_EQ(errorOf(http("501 Not Implemented", "{}")).kind, ErrorKind::Unsupported);
    EXPECT_EQ(errorOf(http("426 Upgrade Required", "{}")).place.field, u"upgrade_required"_s);
    EXPECT_EQ(errorOf(http("413 Content Too Large", "{}")).kind, ErrorKind::Unsupported);
    EXPECT_EQ(errorOf(http("404 Not Found", "{}")).kind, ErrorKind::NotFound);
    const Error gone = errorOf(http("410 Gone", "{}"));
    EXPECT_EQ(gone.kind, ErrorKind::NotFound);
    EXPECT_EQ(gone.place.field, u"cursor_expired"_s);
    EXPECT_EQ(errorOf(http("401 Unauthorized", "{}")).place.field, u"unauthorized"_s);
    const Error conflict =
        errorOf(http("409 Conflict", R"({"code":"epoch_changed","detail":"The log was restored."})"));
    EXPECT_EQ(conflict.kind, ErrorKind::Conflict);
    EXPECT_EQ(conflict.place.field, u"epoch_changed"_s);
    EXPECT_TRUE(conflict.text.contains(u"The log was restored."_s));
    const Error redirect = errorOf(http("302 Found", "", "Location: http://127.0.0.1:1/elsewhere\r\n"));
    EXPECT_EQ(redirect.kind, ErrorKind::Protocol);
    EXPECT_TRUE(redirect.text.contains(u"redirect"_s));
    EXPECT_FALSE(errorOf("SSH-2.0-OpenSSH_9.2\r\n\r\n").text.isEmpty());
    const Error half = errorOf(http("200 OK", test::SamplePage().bytes()).chopped(20));
    EXPECT_TRUE(half.kind == ErrorKind::Offline || half.kind == ErrorKind::Protocol)
        << half.text.toStdString();
    const Error cut = errorOf(http("200 OK", test::SamplePage().bytes().chopped(20)));
    EXPECT_EQ(cut.kind, ErrorKind::Protocol);
    EXPECT_TRUE(cut.text.contains(u"cut off"_s));
    EXPECT_TRUE(cut.place.file.isEmpty() || cut.place.file.startsWith(u"http"_s));
    const Error huge = errorOf(http("200 OK", QByteArray((8 << 20) + 10, 'x')));
    EXPECT_EQ(huge.kind, ErrorKind::Protocol);
    EXPECT_TRUE(huge.text.contains(u"larger than"_s)) << huge.text.toStdString();
}

TEST_F(CentralApiTest, nobodyListeningIsOffline)
{
    QUrl url;
    {
        const RawServer server({});
        url = server.url();
    }
    EXPECT_EQ(changes(url).error().kind, ErrorKind::Offline);
}

TEST_F(CentralApiTest, anAbortedJobSaysSoOnce)
{
    const RawServer silent({});
    int results = 0;
    std::optional<Error> error;
    QPointer<ChangesJob> job =
        new ChangesJob({network, silent.url()}, {}, parser, [&](const Result<ChangePage>& page) {
            ++results;
            if (!page)
                error = page.error();
        });
    job->start();
    job->abort();
    job->abort();
    EXPECT_EQ(results, 0) << "never from inside abort()";
    ASSERT_TRUE(QTest::qWaitFor([&] { return job.isNull(); })) << "deletes itself";
    EXPECT_EQ(results, 1);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->kind, ErrorKind::Cancelled);
}

TEST_F(CentralApiTest, metaIsReadAndChecked)
{
    const auto meta =
        decodeMeta(R"({"epoch":"e1","head_seq":12,"schema":1,"server_time":"2026-11-22T04:11:02.123Z"})");
    ASSERT_TRUE(meta.has_value());
    EXPECT_EQ(meta->head, 12);
    EXPECT_TRUE(meta->serverTime.has_value());
    for (const char* bad : {"", "[]", "<html>", R"({"epoch":"e1"})", R"({"head_seq":3})"})
        EXPECT_EQ(decodeMeta(bad).error().kind, ErrorKind::Protocol) << bad;
}

TEST_F(CentralApiTest, actionsAreAnsweredInTheirOrder)
{
    const auto id = [](const QString& text) { return ActionId::fromString(text).value(); };
    const std::vector<ActionOrder> orders{{.id = id(u"a-1"_s),
                                           .kind = u"assign"_s,
                                           .event = EventId::fromString(u"e-1").value(),
                                           .expectedVersion = 4,
                                           .created = fromMs(1),
                                           .validUntil = fromMs(2),
                                           .body = {{u"unit"_s, u"u-1"_s}}},
                                          {.id = id(u"a-2"_s),
                                           .kind = u"acknowledge"_s,
                                           .event = EventId::fromString(u"e-2").value(),
                                           .expectedVersion = {},
                                           .created = fromMs(1),
                                           .validUntil = fromMs(2),
                                           .body = {}}};
    const RawServer server(
        http("200 OK",
             R"({"outcomes":[{"id":"a-2","outcome":"noop","actor":"seat-1","at":"2026-11-22T04:11:02.123Z"},
        {"id":"a-1","outcome":"conflict","reason":"changed","v":6,"current":{"st":"closed","unit":"u-7"}}]})"));
    std::optional<Result<std::vector<ActionAnswer>>> result;
    (new ActionsJob({network, server.url()}, orders, [&](auto answers) {
        result = std::move(answers);
    }))->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return result.has_value(); }));
    ASSERT_TRUE(result->has_value()) << result->error().toString().toStdString();
    const auto& answers = result->value();
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0].verdict, ActionVerdict::Conflict);
    EXPECT_EQ(answers[0].version, 6);
    EXPECT_EQ(answers[0].currentState, EventState::Closed);
    EXPECT_EQ(answers[0].currentUnit->toString(), u"u-7"_s);
    EXPECT_EQ(answers[1].verdict, ActionVerdict::Noop);
    EXPECT_EQ(answers[1].actor, u"seat-1"_s);
    EXPECT_TRUE(server.request().startsWith("POST /base/v1/actions HTTP"));
    EXPECT_TRUE(server.request().contains(R"("target":"e-1","valid_until":"1970-01-01T00:00:00.002Z")"));
    EXPECT_EQ(decodeActionAnswers(R"({"outcomes":[{"id":"a-1","outcome":"applied"}]})", orders).error().kind,
              ErrorKind::Protocol);
}

} // namespace onescreen
