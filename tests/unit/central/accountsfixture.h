// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/setupcode.h"
#include "app/central/centralserver.h"
#include "tests/support/testpaths.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

namespace onescreen::central::test {

/// A socket of the live channel that keeps what it was told.
class LiveListener
{
public:
    LiveListener(quint16 port, const QString& token, const QByteArray& cursor)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString& text) {
            messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                         [this](const QByteArray& bytes) {
                             raw += bytes;
                             pages.append(PageLines::of(bytes));
                         });
        QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { closed = true; });
        const QJsonObject hello{{u"k"_s, u"hello"_s},
                                {u"proto"_s, 1},
                                {u"token"_s, token},
                                {u"cursor"_s, QString::fromLatin1(cursor)}};
        QObject::connect(&m_socket, &QWebSocket::connected, &m_socket, [this, hello] { say(hello); });
        m_socket.open(QUrl(u"ws://127.0.0.1:%1/v1/live"_s.arg(port)));
    }
    void say(const QJsonObject& message)
    {
        m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    [[nodiscard]] bool hears(const QString& kind, int timeout = 5000)
    {
        return QTest::qWaitFor(
            [this, &kind] {
                return std::ranges::any_of(messages,
                                           [&kind](const auto& each) { return each["k"_L1] == kind; });
            },
            timeout);
    }
    [[nodiscard]] QString farewell() const
    {
        return messages.isEmpty() || messages.last()["k"_L1] != "bye"_L1
                   ? QString()
                   : messages.last()["code"_L1].toString();
    }

    QList<QJsonObject> messages;
    QList<PageLines> pages;
    QByteArray raw;
    bool closed = false;

private:
    QWebSocket m_socket;
};

/// A server with accounts; "root" is its administrator. Passwords are hashed cheaply.
class AccountsTest : public testing::Test
{
protected:
    static QString password() { return u"a long password"_s; }
    void SetUp() override
    {
        auto started = CentralServer::start(
            {.database = m_database.address(),
             .tenant = {.id = u"t"_s, .name = u"舟山市"_s, .region = u"330900"_s, .pack = u"zhejiang"_s},
             .accounts =
                 RoleTable::load(onescreen::test::sourcePath(u"resources/roles/roles.json"_s)).value(),
             .passwordCost = {.operations = 1, .bytes = 8192}},
            m_clock);
        ASSERT_TRUE(started) << started.error().toString().toStdString();
        m_server = *std::move(started);
        m_client = std::make_unique<HttpClient>(m_server->port());
        m_server->writeNow([this](LogService& log) {
            m_setupCode =
                log.change<std::optional<QString>>([](Database& db) { return makeSetupCode(db, false); })
                    .value()
                    .value();
        });
        const Answer made = post({}, u"/v1/auth/setup"_s,
                                 {{u"code"_s, m_setupCode},
                                  {u"account"_s, u"root"_s},
                                  {u"name"_s, u"管理员"_s},
                                  {u"password"_s, password()}});
        ASSERT_EQ(made.status, 200) << made.body.constData();
        m_root = made.json().value(u"access_token"_s).toString();
    }

    Answer call(const QByteArray& verb, const QString& token, const QString& path,
                const QByteArray& body = {})
    {
        QList<std::pair<QByteArray, QByteArray>> headers;
        if (!token.isEmpty())
            headers.append({"Authorization", "Bearer " + token.toLatin1()});
        return m_client->send(verb, path, body, headers);
    }
    Answer get(const QString& token, const QString& path) { return call("GET", token, path); }
    Answer post(const QString& token, const QString& path, const QJsonObject& body)
    {
        return call("POST", token, path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    Answer patch(const QString& account, const QJsonObject& change)
    {
        return call("PATCH", m_root, u"/v1/accounts/"_s + account,
                    QJsonDocument(change).toJson(QJsonDocument::Compact));
    }
    Answer signIn(const QString& account, const QString& with = password())
    {
        return post({}, u"/v1/auth/token"_s,
                    {{u"grant"_s, u"password"_s}, {u"account"_s, account}, {u"password"_s, with}});
    }
    /// Makes an account and signs in; the access token.
    QString person(const QString& account, const QStringList& roles, const QStringList& regions = {})
    {
        const Answer made = post(m_root, u"/v1/accounts"_s,
                                 {{u"account"_s, account},
                                  {u"name"_s, account},
                                  {u"roles"_s, QJsonArray::fromStringList(roles)},
                                  {u"regions"_s, QJsonArray::fromStringList(regions)},
                                  {u"password"_s, password()}});
        EXPECT_EQ(made.status, 200) << made.body.constData();
        return signIn(account).json().value(u"access_token"_s).toString();
    }
    PageLines page(const QString& token, const QByteArray& cursor = {}, const QString& more = {})
    {
        return PageLines::of(
            get(token, u"/v1/sync/changes?cursor="_s + QString::fromLatin1(cursor) + more).body);
    }
    static QString code(const Answer& answer) { return answer.json().value(u"code"_s).toString(); }

    TestDatabase m_database;
    SystemClock m_clock;
    std::unique_ptr<CentralServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    QString m_setupCode;
    QString m_root; ///< Access token of the administrator.
};

} // namespace onescreen::central::test
