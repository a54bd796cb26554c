// SPDX-License-Identifier: GPL-3.0-or-later
// The server's own TLS: requests, the live channel, and keys that are not right.
#include "app/central/centralserver.h"
#include "app/central/http/tlskeys.h"
#include "tests/support/testauthority.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testdatabase.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslSocket>
#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

class CentralTls : public testing::Test
{
protected:
    void SetUp() override
    {
        m_keys = m_authority.issue("server");
        QFile::setPermissions(m_keys.keyFile, QFile::ReadOwner | QFile::WriteOwner);
        auto tls = loadTlsKeys(m_keys.certificateFile, m_keys.keyFile);
        ASSERT_TRUE(tls) << tls.error().toString().toStdString();
        auto started = CentralServer::start({.database = m_database.address(), .tls = *tls}, m_clock);
        ASSERT_TRUE(started) << started.error().toString().toStdString();
        m_server = *std::move(started);
        m_trust = QSslConfiguration::defaultConfiguration();
        m_trust.setCaCertificates(QSslCertificate::fromPath(m_authority.caFile()));
    }
    std::unique_ptr<QNetworkReply> get(const QString& path)
    {
        QNetworkRequest request(QUrl(u"https://127.0.0.1:%1%2"_s.arg(m_server->port()).arg(path)));
        request.setSslConfiguration(m_trust);
        return std::unique_ptr<QNetworkReply>(m_network.get(request));
    }

    onescreen::test::TestAuthority m_authority;
    onescreen::test::TestCertificate m_keys;
    TestDatabase m_database;
    SystemClock m_clock;
    std::unique_ptr<CentralServer> m_server;
    QSslConfiguration m_trust;
    QNetworkAccessManager m_network;
};

} // namespace

TEST_F(CentralTls, RequestsAreAnsweredOverTls)
{
    for (int count = 0; count < 3; ++count) {
        const auto reply = get(u"/v1/meta"_s);
        const Answer answer = HttpClient::finish(*reply);
        EXPECT_EQ(answer.status, 200) << reply->errorString().toStdString();
        EXPECT_EQ(reply->sslConfiguration().sessionProtocol(), QSsl::TlsV1_3);
    }
    HttpClient clear(m_server->port());
    EXPECT_EQ(clear.get(u"/v1/meta"_s).status, 0) << "nothing is spoken in the clear";
    m_trust.setCaCertificates({});
    m_network.clearConnectionCache();
    const auto reply = get(u"/v1/meta"_s);
    EXPECT_EQ(HttpClient::finish(*reply).status, 0);
    EXPECT_EQ(reply->error(), QNetworkReply::SslHandshakeFailedError);
}

TEST_F(CentralTls, TheLiveChannelWorksOverTls)
{
    QWebSocket socket;
    socket.setSslConfiguration(m_trust);
    QJsonObject heard;
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [&heard](const QString& text) {
        heard = QJsonDocument::fromJson(text.toUtf8()).object();
    });
    socket.open(QUrl(u"wss://127.0.0.1:%1/v1/live"_s.arg(m_server->port())));
    ASSERT_TRUE(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }))
        << socket.errorString().toStdString();
    socket.sendTextMessage(uR"({"k":"hello","proto":1,"cursor":""})"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return heard.value(u"k"_s) == u"welcome"_s; }));
}

TEST_F(CentralTls, OldProtocolsAndThoseWhoOnlyKnockAreTurnedAway)
{
    QSslSocket old;
    QSslConfiguration configuration = m_trust;
    configuration.setProtocol(QSsl::TlsV1_2);
    old.setSslConfiguration(configuration);
    old.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
    EXPECT_TRUE(QTest::qWaitFor([&] { return old.isEncrypted(); })) << "1.2 is good enough";
    QTcpSocket rubbish;
    rubbish.connectToHost(u"127.0.0.1"_s, m_server->port());
    ASSERT_TRUE(rubbish.waitForConnected());
    rubbish.write("GET / HTTP/1.1\r\n\r\n");
    EXPECT_TRUE(QTest::qWaitFor([&] { return rubbish.state() == QAbstractSocket::UnconnectedState; }));
    const auto reply = get(u"/healthz"_s);
    EXPECT_EQ(HttpClient::finish(*reply).status, 200);
}

TEST_F(CentralTls, KeysThatAreNotRightAreRefused)
{
    const auto other = m_authority.issue("other");
    QFile::setPermissions(other.keyFile, QFile::ReadOwner | QFile::WriteOwner);
    EXPECT_EQ(loadTlsKeys(u"/nowhere.pem"_s, m_keys.keyFile).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(loadTlsKeys(m_keys.certificateFile, u"/nowhere.key"_s).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(loadTlsKeys(m_keys.keyFile, m_keys.keyFile).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(loadTlsKeys(m_keys.certificateFile, m_keys.certificateFile).error().kind, ErrorKind::Invalid);
    QFile::setPermissions(other.keyFile, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    EXPECT_EQ(loadTlsKeys(other.certificateFile, other.keyFile).error().kind, ErrorKind::ReadOnly);
}
