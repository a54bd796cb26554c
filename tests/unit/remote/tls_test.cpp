// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tlspolicy.h"
#include "app/remote/centralapi.h"
#include "app/remote/livesocket.h"
#include "tests/support/fakehttp.h"
#include "tests/support/samplepage.h"
#include "tests/support/testauthority.h"

#include <QTest>
#include <QWebSocketServer>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

using test::FakeAnswer;
using test::FakeHttp;
using test::FakeRequest;
using test::TestAuthority;
using test::TestCertificate;

namespace {

/// A socket's server that keeps what is said to it.
class LiveServer
{
public:
    QStringList heard;
    int ended = 0; ///< Clients that came and went.

    explicit LiveServer(const TestCertificate& certificate)
        : m_server(u"live"_s, QWebSocketServer::SecureMode)
    {
        m_server.setSslConfiguration(certificate.forServer());
        m_server.setSupportedSubprotocols({u"cc.sync.v1"_s});
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            QWebSocket* socket = m_server.nextPendingConnection();
            socket->setParent(&m_server);
            QObject::connect(socket, &QWebSocket::disconnected, &m_server, [this] { ++ended; });
            QObject::connect(socket, &QWebSocket::textMessageReceived, &m_server,
                             [this](const QString& text) { heard << text; });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(m_server.serverPort())); }

private:
    QWebSocketServer m_server;
};

/// A token that must not reach a server that is not trusted.
class FixedToken final : public Authority
{
public:
    [[nodiscard]] QByteArray token() const override { return "secret-token"; }
    void refused(const QByteArray&, QObject*, std::function<void(bool)>) override {}
};

class TlsTest : public testing::Test
{
protected:
    static void SetUpTestSuite() { authority = std::make_unique<TestAuthority>(); }
    static void TearDownTestSuite() { authority.reset(); }

    static TlsPolicy policy(const QStringList& pins = {})
    {
        const auto made = TlsPolicy::make(authority->caFile(), pins);
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().toString().toStdString());
        return made.value_or(TlsPolicy());
    }
    Result<ChangePage> ask(const QUrl& url, const TlsPolicy& tls)
    {
        std::optional<Result<ChangePage>> got;
        (new ChangesJob(CentralAccess(network, url, tls, &token), {}, parser, [&got](Result<ChangePage> one) {
            got = std::move(one);
        }))->start();
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }, 20'000));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
    /// The word for why nothing came; nothing may have been sent either.
    QString refusalOf(const TestCertificate& certificate, const TlsPolicy& tls)
    {
        FakeHttp server(certificate.forServer());
        const auto got = ask(server.url(), tls);
        EXPECT_FALSE(got.has_value());
        EXPECT_EQ(server.bytes, 0) << "not even the address of what was asked for";
        if (got)
            return {};
        EXPECT_EQ(got.error().kind, ErrorKind::Protocol);
        return got.error().place.field;
    }
    Result<LiveFrame> socket(const QUrl& url, const TlsPolicy& tls)
    {
        std::optional<Result<LiveFrame>> got;
        LiveSocket live(CentralAccess(network, url, tls, &token), "c",
                        [&got](Result<LiveFrame> one) { got = std::move(one); });
        live.open();
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }, 20'000));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }

    static std::unique_ptr<TestAuthority> authority;
    QNetworkAccessManager network;
    PageParser parser;
    FixedToken token;
};

std::unique_ptr<TestAuthority> TlsTest::authority;

FakeAnswer pages(const FakeRequest&)
{
    return {.status = 200, .body = test::SamplePage().bytes()};
}

} // namespace

TEST_F(TlsTest, AGoodCertificateOfThePrivateAuthorityIsTrusted)
{
    FakeHttp server(authority->issue("good").forServer());
    server.handler = pages;
    const auto got = ask(server.url(), policy());
    ASSERT_TRUE(got.has_value()) << got.error().toString().toStdString();
    EXPECT_EQ(server.requests.front().token, "secret-token");
}

TEST_F(TlsTest, TheSystemsAuthoritiesDoNotKnowIt)
{
    const QString word = refusalOf(authority->issue("foreign"), TlsPolicy());
    EXPECT_TRUE(word == tlsfault::untrusted || word == tlsfault::selfSigned) << word.toStdString();
}

TEST_F(TlsTest, ExpiredAndNotYetValid)
{
    const auto expired = authority->issue("expired", "IP:127.0.0.1", "20200101000000Z", "20210101000000Z");
    const auto early = authority->issue("early", "IP:127.0.0.1", "20900101000000Z", "20910101000000Z");
    EXPECT_EQ(refusalOf(expired, policy()), tlsfault::expired);
    EXPECT_EQ(refusalOf(early, policy()), tlsfault::expired);
}

TEST_F(TlsTest, WrongHost)
{
    EXPECT_EQ(refusalOf(authority->issue("elsewhere", "DNS:elsewhere.example"), policy()),
              tlsfault::wrongHost);
}

TEST_F(TlsTest, SelfSigned)
{
    EXPECT_EQ(refusalOf(authority->selfSigned("alone"), policy()), tlsfault::selfSigned);
}

TEST_F(TlsTest, APinIsTheHashThatTheGuideComputes)
{
    const auto certificate = authority->issue("pinned");
    EXPECT_EQ(QString::fromLatin1(publicKeyPin(certificate.certificate)), authority->pin("pinned"));
}

TEST_F(TlsTest, AWrongPinIsRefusedBeforeAnythingIsSent)
{
    const auto certificate = authority->issue("unpinned");
    authority->issue("first");
    authority->issue("second");
    const TlsPolicy pinned = policy({authority->pin("first"), authority->pin("second")});
    EXPECT_EQ(refusalOf(certificate, pinned), tlsfault::wrongPin);
    // Again on the same manager: no connection that was refused may be used on.
    EXPECT_EQ(refusalOf(certificate, pinned), tlsfault::wrongPin);
}

TEST_F(TlsTest, TheKeyMayChangeToThePinnedReserve)
{
    const auto now = authority->issue("now");
    const auto reserve = authority->issue("reserve");
    const TlsPolicy pinned = policy({authority->pin("now"), authority->pin("reserve")});
    for (const TestCertificate& each : {now, reserve}) {
        FakeHttp server(each.forServer());
        server.handler = pages;
        EXPECT_TRUE(ask(server.url(), pinned).has_value());
    }
}

TEST_F(TlsTest, OldEncryptionIsNotSpoken)
{
    const auto certificate = authority->issue("old");
    QProcess server;
    server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-tls1_1"_s, u"-cipher"_s,
                                u"DEFAULT@SECLEVEL=0"_s, u"-cert"_s, certificate.certificateFile, u"-key"_s,
                                certificate.keyFile});
    QByteArray said;
    while (!said.contains("ACCEPT 127.0.0.1:") && server.waitForReadyRead(10'000))
        said += server.readAllStandardOutput();
    const QByteArray port = said.sliced(said.indexOf("ACCEPT 127.0.0.1:") + 17).split('\n').front();
    const auto got = ask(QUrl(u"https://127.0.0.1:%1"_s.arg(QString::fromLatin1(port.trimmed()))), policy());
    ASSERT_FALSE(got.has_value());
    EXPECT_EQ(got.error().place.field, tlsfault::handshake) << got.error().toString().toStdString();
    server.kill();
    server.waitForFinished();
}

TEST_F(TlsTest, TheSocketFailsClosedToo)
{
    FakeHttp wrongHost(authority->issue("sockethost", "DNS:elsewhere.example").forServer());
    const auto host = socket(wrongHost.url(), policy());
    ASSERT_FALSE(host.has_value());
    EXPECT_EQ(host.error().place.field, tlsfault::wrongHost);
    EXPECT_EQ(wrongHost.bytes, 0);
}

TEST_F(TlsTest, TheSocketRefusesTheSameCertificatesAsRequests)
{
    const auto expired =
        authority->issue("socketexpired", "IP:127.0.0.1", "20200101000000Z", "20210101000000Z");
    const auto alone = authority->selfSigned("socketalone");
    const auto foreign = authority->issue("socketforeign");
    for (const auto& [certificate, tls, words] :
         {std::tuple{expired, policy(), QStringList{tlsfault::expired.toString()}},
          std::tuple{alone, policy(), QStringList{tlsfault::selfSigned.toString()}},
          std::tuple{foreign, TlsPolicy(),
                     QStringList{tlsfault::untrusted.toString(), tlsfault::selfSigned.toString()}}}) {
        FakeHttp server(certificate.forServer());
        const auto got = socket(server.url(), tls);
        ASSERT_FALSE(got.has_value());
        EXPECT_EQ(got.error().kind, ErrorKind::Protocol);
        EXPECT_TRUE(words.contains(got.error().place.field)) << got.error().toString().toStdString();
        EXPECT_EQ(server.bytes, 0) << "not even the address of the channel";
    }
}

TEST_F(TlsTest, TheSocketSaysNothingToAServerWithAWrongPin)
{
    const auto certificate = authority->issue("socketunpinned");
    authority->issue("socketfirst");
    authority->issue("socketsecond");
    LiveServer server(certificate);
    const auto got =
        socket(server.url(), policy({authority->pin("socketfirst"), authority->pin("socketsecond")}));
    ASSERT_FALSE(got.has_value());
    EXPECT_EQ(got.error().kind, ErrorKind::Protocol);
    EXPECT_EQ(got.error().place.field, tlsfault::wrongPin);
    ASSERT_TRUE(QTest::qWaitFor([&server] { return server.ended == 1; }, 20'000));
    EXPECT_TRUE(server.heard.isEmpty()) << "no hello, and with it no token and no cursor";
}

TEST_F(TlsTest, TheSocketSaysHelloToAPinnedKey)
{
    const auto certificate = authority->issue("socketpinned");
    authority->issue("socketspare");
    LiveServer server(certificate);
    LiveSocket live(CentralAccess(network, server.url(),
                                  policy({authority->pin("socketpinned"), authority->pin("socketspare")}),
                                  &token),
                    "c", [](const Result<LiveFrame>&) {});
    live.open();
    ASSERT_TRUE(QTest::qWaitFor([&server] { return !server.heard.isEmpty(); }, 20'000));
    EXPECT_TRUE(server.heard.front().contains(u"secret-token"_s));
}

TEST_F(TlsTest, ARedirectIsNotFollowed)
{
    FakeHttp elsewhere;
    elsewhere.handler = pages;
    FakeHttp server(authority->issue("redirect").forServer());
    server.handler = [&elsewhere](const FakeRequest&) {
        return FakeAnswer{.status = 302,
                          .body = {},
                          .headers = "Location: " + elsewhere.url().toEncoded() + "/v1/sync/changes\r\n"};
    };
    EXPECT_FALSE(ask(server.url(), policy()).has_value());
    EXPECT_TRUE(elsewhere.requests.empty()) << "no token to another origin, nor anything else";
}

TEST_F(TlsTest, OptionsThatProtectNothingAreRefused)
{
    EXPECT_FALSE(TlsPolicy::make(authority->path(u"missing.pem"_s), {}).has_value());
    EXPECT_FALSE(TlsPolicy::make(authority->path(u"serial"_s), {}).has_value()) << "no certificate in it";
    EXPECT_FALSE(TlsPolicy::make({}, {u"short"_s, u"words"_s}).has_value());
    const QString pin = QString::fromLatin1(QByteArray(32, 'x').toBase64());
    EXPECT_FALSE(TlsPolicy::make({}, {pin}).has_value())
        << "one pin locks everybody out when the key changes";
    EXPECT_FALSE(TlsPolicy::make({}, {pin, pin}).has_value());
    EXPECT_TRUE(TlsPolicy::make({}, {pin, QString::fromLatin1(QByteArray(32, 'y').toBase64())}).has_value());
}

} // namespace onescreen
