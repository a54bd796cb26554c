// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, going on, walls and looking after accounts, by HTTP.
#include "app/central/audit/auditlog.h"
#include "app/central/auth/devices.h"
#include "app/central/db/transaction.h"
#include "tests/unit/central/accountsfixture.h"

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

class CentralAccounts : public AccountsTest
{
protected:
    /// Kinds of the audit's lines, in order.
    QStringList audited()
    {
        const auto db = m_database.connection();
        EXPECT_TRUE(checkAudit(*db, {})->fault.isEmpty());
        auto rows = runOnce(*db, u"SELECT kind FROM audit ORDER BY n"_s).value();
        QStringList kinds;
        while (rows.next())
            kinds.append(QString::fromUtf8(rows.bytes(0)));
        return kinds;
    }
    Answer refresh(const QString& token)
    {
        return post({}, u"/v1/auth/token"_s, {{u"grant"_s, u"refresh"_s}, {u"refresh_token"_s, token}});
    }
};

} // namespace

TEST_F(CentralAccounts, TheSetUpCodeMakesOneAdministrator)
{
    const auto again = [this](const QString& with) {
        return post({}, u"/v1/auth/setup"_s,
                    {{u"code"_s, with},
                     {u"account"_s, u"mallory"_s},
                     {u"name"_s, u"m"_s},
                     {u"password"_s, password()}});
    };
    for (const QString& guess : {m_setupCode, u"used"_s, u"BBBB-BBBB-BBBB-BBBB"_s}) {
        const Answer refused = again(guess);
        EXPECT_EQ(refused.status, 400);
        EXPECT_EQ(code(refused), u"bad_code"_s);
    }
    EXPECT_EQ(code(signIn(u"mallory"_s)), u"bad_grant"_s);
    EXPECT_EQ(audited().first(2), QStringList({u"set_up"_s, u"set_up_refused"_s}));
    EXPECT_TRUE(m_client->get(u"/v1/meta"_s).json().value(u"accounts"_s).toBool());
}

TEST_F(CentralAccounts, SignInSaysWhoOneIsAndWhatOneMay)
{
    person(u"wang"_s, {u"dispatcher"_s}, {u"330902"_s});
    const Answer answer = signIn(u" Wang "_s);
    ASSERT_EQ(answer.status, 200);
    const QJsonObject session = answer.json();
    EXPECT_EQ(session.value(u"account"_s), u"wang"_s);
    EXPECT_EQ(session.value(u"expires_in"_s), 600);
    EXPECT_EQ(session.value(u"regions"_s), QJsonArray{u"330902"_s});
    EXPECT_TRUE(session.value(u"permissions"_s).toArray().contains(u"ack"_s));
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    const QString token = session.value(u"access_token"_s).toString();
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 200);
    EXPECT_EQ(
        post({}, u"/v1/auth/revoke"_s, {{u"refresh_token"_s, session.value(u"refresh_token"_s)}}).status,
        204);
    const Answer after = get(token, u"/v1/sync/changes"_s);
    EXPECT_EQ(after.status, 401);
    EXPECT_EQ(code(after), u"token_revoked"_s);
    EXPECT_EQ(after.header("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(code(refresh(session.value(u"refresh_token"_s).toString())), u"bad_grant"_s);
}

TEST_F(CentralAccounts, AWrongPasswordAndAnUnknownAccountLookTheSame)
{
    person(u"wang"_s, {u"leader"_s});
    person(u"gone"_s, {u"leader"_s});
    ASSERT_EQ(patch(u"gone"_s, {{u"disabled"_s, true}}).status, 200);
    const Answer wrong = signIn(u"wang"_s, u"not the password"_s);
    EXPECT_EQ(wrong.status, 400);
    for (const QString& other : {u"nobody"_s, u"gone"_s, u"device:x"_s, u"'; DROP TABLE account"_s}) {
        const Answer answer = signIn(other, other == "gone"_L1 ? password() : u"not the password"_s);
        EXPECT_EQ(answer.status, wrong.status) << other.toStdString();
        EXPECT_EQ(answer.body, wrong.body) << other.toStdString();
    }
    EXPECT_EQ(signIn(u"wang"_s).status, 200);
    EXPECT_TRUE(audited().contains(u"sign_in_refused"_s));
}

TEST_F(CentralAccounts, GuessingIsSlowedDownForTheAccountAndLeavesOthersAlone)
{
    person(u"wang"_s, {u"leader"_s});
    person(u"li"_s, {u"leader"_s});
    int refused = 0;
    Answer last;
    while (last.status != 429 && refused < 20) {
        last = signIn(u"wang"_s, u"guess %1"_s.arg(++refused));
    }
    EXPECT_EQ(refused, 11);
    EXPECT_GT(last.header("Retry-After").toInt(), 0);
    EXPECT_EQ(signIn(u"wang"_s).status, 429) << "the right one does not tell either";
    EXPECT_EQ(signIn(u"li"_s).status, 200);
    for (int count = 0; count < 40; ++count)
        last = signIn(u"x%1"_s.arg(count), u"guess"_s);
    EXPECT_EQ(last.status, 429) << "an address does not guess through all accounts";
}

TEST_F(CentralAccounts, RefreshTokensAreReplacedAndForgiveALostAnswer)
{
    person(u"wang"_s, {u"leader"_s});
    const QString first = signIn(u"wang"_s).json().value(u"refresh_token"_s).toString();
    const Answer second = refresh(first);
    ASSERT_EQ(second.status, 200);
    EXPECT_NE(second.json().value(u"refresh_token"_s), first);
    EXPECT_EQ(refresh(first).status, 200) << "within the grace";
    const auto db = m_database.connection();
    ASSERT_TRUE(
        change(*db, u"UPDATE refresh_token SET used_ms = used_ms - 61000 WHERE used_ms IS NOT NULL"_s));
    EXPECT_EQ(code(refresh(first)), u"bad_grant"_s);
    EXPECT_EQ(code(refresh(second.json().value(u"refresh_token"_s).toString())), u"bad_grant"_s)
        << "reuse ends the session";
    EXPECT_EQ(get(second.json().value(u"access_token"_s).toString(), u"/v1/sync/changes"_s).status, 401);
    EXPECT_TRUE(audited().contains(u"session_ended"_s));
}

TEST_F(CentralAccounts, AnExpiredTokenSaysSo)
{
    const QString token = person(u"wang"_s, {u"leader"_s});
    const auto db = m_database.connection();
    ASSERT_TRUE(change(*db, u"UPDATE access_token SET until_ms = 1 WHERE session IN"
                            " (SELECT id FROM session WHERE account = 'wang')"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return get(token, u"/v1/sync/changes"_s).status == 401; }))
        << "within the second for which an answer is trusted";
    EXPECT_EQ(code(get(token, u"/v1/sync/changes"_s)), u"token_expired"_s);
    EXPECT_EQ(code(get({}, u"/v1/sync/changes"_s)), u"token_missing"_s);
    EXPECT_EQ(code(get(u"rubbish"_s, u"/v1/sync/changes"_s)), u"token_revoked"_s);
}

TEST_F(CentralAccounts, AccountsAreLookedAfterByThosewhoMay)
{
    const QString wang = person(u"wang"_s, {u"shift_lead"_s}, {u"330900"_s});
    const QJsonArray all = get(m_root, u"/v1/accounts"_s).json().value(u"accounts"_s).toArray();
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.last().toObject().value(u"regions"_s), QJsonArray{u"3309"_s});
    const QJsonArray roles = get(m_root, u"/v1/accounts"_s).json().value(u"roles"_s).toArray();
    ASSERT_EQ(roles.size(), 8) << "all of the table but a wall's";
    EXPECT_EQ(roles.first(),
              QJsonValue(QJsonObject{
                  {u"role"_s, u"administrator"_s},
                  {u"permissions"_s, QJsonArray{u"accounts"_s, u"calendars"_s, u"dictionaries"_s, u"feeds"_s,
                                                u"ingest"_s, u"layouts"_s, u"metrics"_s, u"read"_s}}}));
    EXPECT_FALSE(get(m_root, u"/v1/accounts"_s).body.contains("argon2"));
    const QJsonObject fresh{{u"account"_s, u"wang"_s},
                            {u"name"_s, u"x"_s},
                            {u"roles"_s, QJsonArray{u"leader"_s}},
                            {u"regions"_s, QJsonArray()},
                            {u"password"_s, password()}};
    EXPECT_EQ(code(post(m_root, u"/v1/accounts"_s, fresh)), u"account_exists"_s);
    const auto broken = [&fresh](const QString& member, const QJsonValue& value) {
        QJsonObject object = fresh;
        object.insert(u"account"_s, u"other"_s);
        object.insert(member, value);
        return object;
    };
    for (const QJsonObject& body :
         {broken(u"account"_s, u"Ä"_s), broken(u"password"_s, u"short"_s), broken(u"roles"_s, QJsonArray()),
          broken(u"roles"_s, QJsonArray{u"god"_s}), broken(u"roles"_s, QJsonArray{u"device"_s}),
          broken(u"regions"_s, QJsonArray{u"x"_s}), broken(u"regions"_s, u"3309"_s), broken(u"name"_s, u""_s),
          broken(u"colour"_s, 1)}) {
        const Answer refused = post(m_root, u"/v1/accounts"_s, body);
        EXPECT_EQ(refused.status, 400) << QJsonDocument(body).toJson().constData();
        EXPECT_FALSE(refused.json().value(u"field"_s).toString().isEmpty());
    }
    EXPECT_EQ(patch(u"nobody"_s, {{u"name"_s, u"x"_s}}).status, 404);
    EXPECT_EQ(code(patch(u"root"_s, {{u"disabled"_s, true}})), u"last_administrator"_s);
    EXPECT_EQ(code(patch(u"root"_s, {{u"roles"_s, QJsonArray{u"leader"_s}}})), u"last_administrator"_s);
    EXPECT_EQ(get(wang, u"/v1/accounts"_s).json().value(u"permission"_s), u"accounts"_s);
    EXPECT_EQ(patch(u"wang"_s, {{u"roles"_s, QJsonArray{u"administrator"_s}}}).status, 200);
    EXPECT_EQ(get(wang, u"/v1/accounts"_s).status, 200) << "with the token of before";
    EXPECT_EQ(code(patch(u"root"_s, {{u"roles"_s, QJsonArray{u"leader"_s}}})), u"own_account"_s);
    EXPECT_EQ(code(patch(u"root"_s, {{u"disabled"_s, true}})), u"own_account"_s);
    EXPECT_EQ(get(m_root, u"/v1/accounts"_s).status, 200) << "nobody shuts out oneself";
    EXPECT_EQ(patch(u"root"_s, {{u"name"_s, u"管理员甲"_s}, {u"regions"_s, QJsonArray{u"33"_s}}}).status,
              200);
    EXPECT_EQ(call("PATCH", wang, u"/v1/accounts/root"_s, R"({"roles":["leader"]})").status, 200)
        << "somebody else may";
    EXPECT_EQ(get(m_root, u"/v1/accounts"_s).status, 403);
    EXPECT_TRUE(audited().contains(u"forbidden"_s));
    EXPECT_TRUE(audited().contains(u"account_changed"_s));
}

TEST_F(CentralAccounts, ANewPasswordEndsTheOtherSessions)
{
    const QString here = person(u"wang"_s, {u"leader"_s});
    const QString there = signIn(u"wang"_s).json().value(u"access_token"_s).toString();
    const auto change = [&](const QString& before, const QString& after) {
        return post(here, u"/v1/auth/password"_s, {{u"old"_s, before}, {u"new"_s, after}});
    };
    EXPECT_EQ(code(change(u"wrong wrong"_s, u"another password"_s)), u"bad_grant"_s);
    EXPECT_EQ(change(password(), u"short"_s).status, 400);
    EXPECT_EQ(change(password(), u"another password"_s).status, 204);
    EXPECT_EQ(get(here, u"/v1/sync/changes"_s).status, 200);
    EXPECT_EQ(get(there, u"/v1/sync/changes"_s).status, 401);
    EXPECT_EQ(code(signIn(u"wang"_s)), u"bad_grant"_s);
    EXPECT_EQ(signIn(u"wang"_s, u"another password"_s).status, 200);
}

TEST_F(CentralAccounts, AWallIsLetInAndShutOut)
{
    const QJsonObject request = post({}, u"/v1/auth/device"_s, {{u"name"_s, u"大屏一"_s}}).json();
    const auto ask = [&] {
        return post({}, u"/v1/auth/token"_s,
                    {{u"grant"_s, u"device"_s}, {u"device_code"_s, request.value(u"device_code"_s)}});
    };
    EXPECT_EQ(code(ask()), u"slow_down"_s);
    const QString wang = person(u"wang"_s, {u"shift_lead"_s});
    const QJsonObject approval{{u"user_code"_s, request.value(u"user_code"_s)},
                               {u"name"_s, u"大屏一"_s},
                               {u"regions"_s, QJsonArray{u"330902"_s}}};
    EXPECT_EQ(post(wang, u"/v1/auth/devices"_s, approval).status, 403);
    const Answer approved = post(m_root, u"/v1/auth/devices"_s, approval);
    ASSERT_EQ(approved.status, 200) << approved.body.constData();
    EXPECT_EQ(code(post(m_root, u"/v1/auth/devices"_s, approval)), u"bad_code"_s);
    const Answer session = ask();
    ASSERT_EQ(session.status, 200);
    EXPECT_EQ(session.json().value(u"permissions"_s), QJsonArray{u"read"_s});
    const QString token = session.json().value(u"access_token"_s).toString();
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 200);
    EXPECT_EQ(post(token, u"/v1/actions"_s, {}).status, 403);
    EXPECT_EQ(post(token, u"/v1/auth/password"_s, {{u"old"_s, u"x"_s}, {u"new"_s, password()}}).status, 403);
    const QString id = approved.json().value(u"id"_s).toString();
    EXPECT_EQ(get(m_root, u"/v1/auth/devices"_s).json().value(u"devices"_s).toArray().size(), 1);
    EXPECT_EQ(call("DELETE", m_root, u"/v1/auth/devices/"_s + id).status, 204);
    EXPECT_EQ(call("DELETE", m_root, u"/v1/auth/devices/"_s + id).status, 404);
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 401);
    EXPECT_TRUE(get(m_root, u"/v1/auth/devices"_s).json().value(u"devices"_s).toArray().isEmpty());
    EXPECT_EQ(code(post({}, u"/v1/auth/token"_s,
                        {{u"grant"_s, u"refresh"_s},
                         {u"refresh_token"_s, session.json().value(u"refresh_token"_s)}})),
              u"bad_grant"_s);
}

TEST_F(CentralAccounts, AnExportIsWrittenDownOnce)
{
    const QString token = person(u"wang"_s, {u"analyst"_s});
    const QJsonObject report{{u"id"_s, u"01a20217-99d2-7e71-8e59-000000000001"_s},
                             {u"at"_s, u"2026-03-01T02:00:00Z"_s},
                             {u"what"_s, u"/queue?state=open"_s},
                             {u"format"_s, u"xlsx"_s},
                             {u"rows"_s, 12},
                             {u"sha256"_s, QString(64, u'a')}};
    EXPECT_EQ(post({}, u"/v1/audit/exports"_s, report).status, 401);
    EXPECT_EQ(post(token, u"/v1/audit/exports"_s, report).status, 204);
    EXPECT_EQ(post(token, u"/v1/audit/exports"_s, report).status, 204);
    EXPECT_EQ(audited().count(u"export"_s), 1);
    QJsonObject other = report;
    other.insert(u"rows"_s, 13);
    EXPECT_EQ(code(post(token, u"/v1/audit/exports"_s, other)), u"key_reused"_s);
    other.insert(u"rows"_s, -1);
    EXPECT_EQ(post(token, u"/v1/audit/exports"_s, other).status, 400);
    other.remove(u"sha256"_s);
    EXPECT_EQ(post(token, u"/v1/audit/exports"_s, other).status, 400);
}

TEST_F(CentralAccounts, AnotherServerKnowsTheTokens)
{
    if (!m_database.isShared())
        GTEST_SKIP() << "a file has one server";
    const QString token = person(u"wang"_s, {u"leader"_s});
    auto second = CentralServer::start(
        {.database = m_database.address(),
         .accounts = RoleTable::load(onescreen::test::sourcePath(u"resources/roles/roles.json"_s)).value(),
         .passwordCost = {.operations = 1, .bytes = 8192}},
        m_clock);
    ASSERT_TRUE(second) << second.error().toString().toStdString();
    HttpClient other((*second)->port());
    const auto ask = [&] {
        return other.send("GET", u"/v1/sync/changes"_s, {}, {{"Authorization", "Bearer " + token.toLatin1()}})
            .status;
    };
    EXPECT_EQ(ask(), 200);
    ASSERT_EQ(patch(u"wang"_s, {{u"disabled"_s, true}}).status, 200);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ask() == 401; }, 5000)) << "within five seconds";
}

TEST(CentralOpen, AnOpenServerListensOnThisMachineOnlyAndHasNoAccounts)
{
    const TestDatabase database;
    const SystemClock clock;
    const auto refused =
        CentralServer::start({.database = database.address(), .address = QHostAddress::Any}, clock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    const auto server = CentralServer::start({.database = database.address()}, clock);
    ASSERT_TRUE(server) << server.error().toString().toStdString();
    HttpClient client((*server)->port());
    EXPECT_FALSE(client.get(u"/v1/meta"_s).json().value(u"accounts"_s).toBool(true));
    EXPECT_EQ(client.get(u"/v1/sync/changes"_s).status, 200);
    const Answer answer = client.get(u"/v1/accounts"_s);
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.json().value(u"code"_s), u"no_accounts"_s);
}
