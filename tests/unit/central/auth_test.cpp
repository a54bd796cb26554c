// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, tokens, walls and set-up code in the database, on either kind, with a clock that is moved by
// hand.
#include "app/central/auth/attemptlimiter.h"
#include "app/central/auth/devices.h"
#include "app/central/auth/secrets.h"
#include "app/central/auth/sessions.h"
#include "app/central/auth/setupcode.h"
#include "app/central/db/transaction.h"
#include "tests/support/testpaths.h"
#include "tests/unit/central/testrows.h"

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;
using namespace std::chrono_literals;

namespace {

RoleTable shippedRoles()
{
    return RoleTable::load(onescreen::test::sourcePath(u"resources/roles/roles.json"_s)).value();
}

RegionScope scopeOf(const QStringList& prefixes)
{
    return RegionScope::of(prefixes).value();
}

Account person(const QString& name)
{
    return {.account = name,
            .name = u"值班长"_s,
            .password = u"hash"_s,
            .roles = {u"shift_lead"_s},
            .scope = scopeOf({u"330902"_s}),
            .created = testNow()};
}

class CentralAuth : public testing::Test
{
protected:
    void SetUp() override
    {
        m_db = m_database.connection();
        ASSERT_TRUE(addAccount(*m_db, person(u"wang"_s)).value());
    }
    Tokens signIn() { return openSession(*m_db, person(u"wang"_s), u"seat 1"_s, m_now).value(); }
    TokenState look(const QByteArray& access)
    {
        return lookUpTokens(*m_db, {tokenHash(access)}, m_roles, m_now).value().front();
    }
    Refreshed refresh(const QByteArray& token) { return refreshSession(*m_db, token, m_now).value(); }
    void store(const std::function<void(Account&)>& edit)
    {
        Account account = findAccount(*m_db, u"wang"_s).value().value();
        edit(account);
        ASSERT_TRUE(storeAccount(*m_db, account));
    }

    TestDatabase m_database;
    std::unique_ptr<Database> m_db;
    RoleTable m_roles = shippedRoles();
    UtcTime m_now = testNow();
};

} // namespace

TEST(CentralRegionScope, PrefixesAreTidiedAndOthersRefused)
{
    EXPECT_EQ(scopeOf({u"330902"_s, u"3307"_s, u"330900"_s}).prefixes(), QStringList({u"3307"_s, u"3309"_s}))
        << "a city's code means the city, which has the county in it";
    EXPECT_EQ(scopeOf({u"330000"_s}).prefixes(), QStringList{u"33"_s});
    EXPECT_EQ(scopeOf({u"330902001"_s, u"330902000"_s}).prefixes(), QStringList{u"330902"_s});
    EXPECT_TRUE(scopeOf({}).isEverything());
    EXPECT_EQ(RegionScope().id(), 0U);
    EXPECT_NE(scopeOf({u"3307"_s}).id(), scopeOf({u"3309"_s}).id());
    for (const QString& bad : {u""_s, u"33a"_s, u"3309020011"_s, u"33 "_s, u"٣٣"_s, u"3';--"_s})
        EXPECT_FALSE(RegionScope::of({bad})) << bad.toStdString();
    EXPECT_FALSE(RegionScope::of(QStringList(RegionScope::mostPrefixes + 1, u"33"_s)));
    const auto scope = scopeOf({u"3309"_s});
    EXPECT_TRUE(scope.contains(RegionCode::fromString(u"330902001")));
    EXPECT_FALSE(scope.contains(RegionCode::fromString(u"330702")));
    EXPECT_TRUE(scope.contains(std::nullopt)) << "rows without a region are everybody's";
}

TEST(CentralRegionScope, WhatIsBeyondIsExactlyTheDifference)
{
    EXPECT_EQ(regionsBeyond(scopeOf({u"3307"_s, u"3309"_s}), scopeOf({u"3309"_s})), QStringList{u"3307"_s});
    EXPECT_EQ(regionsBeyond(scopeOf({u"330902"_s}), scopeOf({u"3309"_s})), QStringList());
    EXPECT_EQ(regionsBeyond(scopeOf({u"3309"_s}), RegionScope()), QStringList());
    const auto holed = regionsBeyond(scopeOf({u"33"_s}), scopeOf({u"3309"_s}));
    EXPECT_EQ(holed.size(), 18) << "nine provinces' tens without 0, nine cities without 9";
    // Every number of a thousand is in exactly one of the three.
    const RegionScope left = scopeOf({u"33"_s});
    const RegionScope part = scopeOf({u"3309"_s, u"330702"_s, u"4"_s});
    const QStringList beyond = regionsBeyond(left, part);
    for (qint64 number = 330'000'000; number < 350'000'000; number += 20'011) {
        const auto region = RegionCode::fromNumber(number);
        if (!region)
            continue;
        const QString digits = QString::number(number);
        const bool isBeyond = std::ranges::any_of(
            beyond, [&digits](const QString& prefix) { return digits.startsWith(prefix); });
        EXPECT_EQ(isBeyond, left.contains(region) && !part.contains(region)) << number;
    }
    const QStringList all = regionsBeyond(RegionScope(), scopeOf({u"3309"_s}));
    EXPECT_EQ(all.size(), 36);
    EXPECT_FALSE(all.contains(QString()));
}

TEST(CentralRoles, TheTableIsThatOfTheDesign)
{
    const RoleTable roles = shippedRoles();
    const auto actions = [&roles](const QString& role) {
        return roles.actionsOf(roles.permissionsOf({role}));
    };
    EXPECT_EQ(actions(u"shift_lead"_s), QSet<QString>({u"acknowledge"_s, u"assign"_s, u"note"_s}));
    EXPECT_EQ(actions(u"dispatcher"_s), QSet<QString>({u"acknowledge"_s, u"assign"_s, u"note"_s}));
    EXPECT_FALSE(actions(u"intake"_s).contains(u"assign"_s));
    for (const QString& role : {u"legal"_s, u"leader"_s, u"analyst"_s, u"administrator"_s, u"device"_s})
        EXPECT_TRUE(actions(role).isEmpty()) << role.toStdString();
    EXPECT_FALSE(roles.permissionsOf({u"dispatcher"_s}).contains(u"shelve_long"_s));
    EXPECT_EQ(roles.permissionsOf({u"device"_s}), QSet<QString>{u"read"_s});
    EXPECT_TRUE(roles.permissionsOf({u"nobody"_s}).isEmpty());
    EXPECT_EQ(RoleTable::parse("{}").error().place.field, u"format"_s);
    const auto unknown = RoleTable::parse(R"({"format":"onescreen-roles","version":1,"permissions":{},
        "actions":{},"roles":{"administrator":["accounts"],"device":[]}})");
    EXPECT_EQ(unknown.error().place.field, u"roles/administrator"_s);
}

TEST(CentralSecrets, PasswordsByArgon2id)
{
    const auto hasher = PasswordHasher::create({.operations = 1, .bytes = 8192}).value();
    const QString hash = hasher->hash(u"correct horse 电池"_s).value();
    EXPECT_TRUE(hash.startsWith(u"$argon2id$v=19$m=8,t=1,p=1$"_s)) << hash.toStdString();
    EXPECT_NE(hash, hasher->hash(u"correct horse 电池"_s).value()) << "each with its own salt";
    EXPECT_TRUE(hasher->fits(u"correct horse 电池"_s, hash));
    EXPECT_FALSE(hasher->fits(u"correct horse"_s, hash));
    EXPECT_FALSE(hasher->fits({}, hash));
    EXPECT_FALSE(hasher->fits(u"x"_s, {})) << "nobody's password fits";
    EXPECT_FALSE(hasher->fits(u"x"_s, u"rubbish"_s));
    EXPECT_TRUE(hasher->fits(u"é1234567890"_s, hasher->hash(u"e\u03011234567890"_s).value()))
        << "however the keyboard composes it";
}

TEST(CentralSecrets, AttemptsAreCountedInTheirTime)
{
    ManualClock clock(testNow());
    AttemptLimiter limiter(clock, 3, 60s);
    for (int count = 0; count < 3; ++count)
        EXPECT_FALSE(limiter.attempt(u"a"_s));
    clock.advance(10s);
    EXPECT_EQ(limiter.attempt(u"a"_s), 50s);
    EXPECT_FALSE(limiter.attempt(u"b"_s)) << "each name for itself";
    clock.advance(50s);
    EXPECT_FALSE(limiter.attempt(u"a"_s));
    limiter.forgive(u"a"_s);
    for (int count = 0; count < 3; ++count)
        EXPECT_FALSE(limiter.attempt(u"a"_s)) << count;
    EXPECT_TRUE(limiter.attempt(u"a"_s));
}

TEST_F(CentralAuth, AnAccessTokenEndsAfterTenMinutes)
{
    const Tokens tokens = signIn();
    EXPECT_EQ(tokens.access.size(), 47) << "four signs that tell it apart and 256 bits";
    const TokenState state = look(tokens.access);
    ASSERT_EQ(state.fault, TokenFault::None);
    EXPECT_EQ(state.who->account, u"wang"_s);
    EXPECT_TRUE(state.who->mayAct(u"acknowledge"_s));
    EXPECT_FALSE(state.who->may(u"accounts"_s));
    EXPECT_EQ(state.who->scope, scopeOf({u"330902"_s}));
    m_now += accessLife - 1ms;
    EXPECT_EQ(look(tokens.access).fault, TokenFault::None);
    m_now += 1ms;
    EXPECT_EQ(look(tokens.access).fault, TokenFault::Expired);
    EXPECT_EQ(look("osa_other").fault, TokenFault::Revoked);
    EXPECT_EQ(look(tokens.refresh).fault, TokenFault::Revoked) << "a refresh token opens nothing";
}

TEST_F(CentralAuth, TheDatabaseHasNoSecret)
{
    const Tokens tokens = signIn();
    const DeviceCode code = requestDevice(*m_db, u"wall"_s, m_now).value();
    const QString setup = makeSetupCode(*m_db, true).value().value();
    QByteArray everything;
    for (const QString& column : {u"SELECT hash FROM access_token"_s, u"SELECT hash FROM refresh_token"_s,
                                  u"SELECT code FROM device_request"_s, u"SELECT v FROM meta"_s}) {
        auto rows = runOnce(*m_db, column).value();
        while (rows.next())
            everything += rows.bytes(0) + '\n';
    }
    for (const QByteArray& secret : {tokens.access, tokens.refresh, code.deviceCode, setup.toLatin1(),
                                     setup.toLatin1().replace("-", "")})
        EXPECT_FALSE(everything.contains(secret));
    EXPECT_TRUE(everything.contains(tokenHash(tokens.access)));
}

TEST_F(CentralAuth, ARefreshTokenIsGoodOnceAndAMinuteLonger)
{
    const Tokens first = signIn();
    m_now += 7min;
    const auto second = refresh(first.refresh).tokens;
    ASSERT_TRUE(second);
    EXPECT_NE(second->refresh, first.refresh);
    EXPECT_EQ(look(second->access).fault, TokenFault::None);
    // The answer was lost, or another process asked at the same time.
    m_now += refreshGrace;
    const auto third = refresh(first.refresh).tokens;
    ASSERT_TRUE(third) << "exactly sixty seconds later";
    EXPECT_TRUE(refresh(second->refresh).tokens) << "and who has the other goes on, too";
    EXPECT_TRUE(refresh(third->refresh).tokens);
    m_now += 1ms;
    const Refreshed reused = refresh(first.refresh);
    EXPECT_FALSE(reused.tokens);
    EXPECT_TRUE(reused.wasReused);
    EXPECT_EQ(reused.account, u"wang"_s);
    EXPECT_EQ(look(third->access).fault, TokenFault::Revoked) << "the whole session has ended";
    EXPECT_FALSE(refresh(third->refresh).tokens);
    EXPECT_FALSE(refresh("osr_other").tokens);
}

TEST_F(CentralAuth, ASessionEndsByItselfWhenNobodyGoesOn)
{
    const Tokens tokens = signIn();
    m_now += personLife - 1s;
    const auto next = refresh(tokens.refresh).tokens;
    ASSERT_TRUE(next);
    m_now += personLife;
    EXPECT_FALSE(refresh(next->refresh).tokens);
}

TEST_F(CentralAuth, WhatAnAccountMayHoldsForItsTokens)
{
    const Tokens tokens = signIn();
    store([](Account& account) {
        account.roles = {u"leader"_s};
        account.scope = RegionScope();
    });
    EXPECT_FALSE(look(tokens.access).who->mayActAtAll());
    EXPECT_TRUE(look(tokens.access).who->scope.isEverything());
    const Tokens other = signIn();
    ASSERT_TRUE(endSessions(*m_db, u"wang"_s, look(other.access).who->session, m_now));
    EXPECT_EQ(look(tokens.access).fault, TokenFault::Revoked);
    EXPECT_EQ(look(other.access).fault, TokenFault::None);
    EXPECT_EQ(endSessionOf(*m_db, other.refresh, m_now).value(), u"wang"_s);
    EXPECT_EQ(look(other.access).fault, TokenFault::Revoked);
    EXPECT_EQ(endSessionOf(*m_db, other.refresh, m_now).value(), QString());
    const Tokens last = signIn();
    store([](Account& account) { account.disabled = true; });
    EXPECT_EQ(look(last.access).fault, TokenFault::Revoked);
    EXPECT_FALSE(refresh(last.refresh).tokens);
}

TEST_F(CentralAuth, AWallIsLetInOnceItIsApproved)
{
    const DeviceCode code = requestDevice(*m_db, u"大屏一"_s, m_now).value();
    EXPECT_EQ(code.userCode.size(), userCodeSigns);
    const auto ask = [&] { return askDevice(*m_db, code.deviceCode, m_now).value(); };
    EXPECT_EQ(ask().fault, DeviceFault::TooSoon) << "it was made just now";
    m_now += deviceInterval;
    EXPECT_EQ(ask().fault, DeviceFault::Pending);
    EXPECT_FALSE(approveDevice(*m_db, u"BBBBBBBB"_s, u"x"_s, {}, m_now).value());
    QString typed = code.userCode.toLower();
    typed.insert(4, u'-');
    const auto wall = approveDevice(*m_db, typed, u"大屏一"_s, scopeOf({u"3309"_s}), m_now).value();
    ASSERT_TRUE(wall);
    EXPECT_FALSE(approveDevice(*m_db, code.userCode, u"x"_s, {}, m_now).value()) << "one code, one wall";
    const auto answer = ask();
    ASSERT_TRUE(answer.tokens);
    const TokenState state = look(answer.tokens->access);
    ASSERT_EQ(state.fault, TokenFault::None);
    EXPECT_EQ(state.who->permissions, QSet<QString>{u"read"_s});
    EXPECT_EQ(state.who->scope, scopeOf({u"3309"_s}));
    EXPECT_EQ(state.who->account, deviceAccount(deviceId(wall->account)));
    EXPECT_EQ(ask().fault, DeviceFault::Unknown) << "the code is used up";
    const DeviceCode late = requestDevice(*m_db, u"大屏二"_s, m_now).value();
    m_now += deviceCodeLife;
    EXPECT_EQ(askDevice(*m_db, late.deviceCode, m_now).value().fault, DeviceFault::Expired);
    EXPECT_FALSE(approveDevice(*m_db, late.userCode, u"x"_s, {}, m_now).value());
}

TEST_F(CentralAuth, TheSetUpCodeWorksOnce)
{
    EXPECT_FALSE(makeSetupCode(*m_db, false).value()) << "there is somebody already";
    const QString first = makeSetupCode(*m_db, true).value().value();
    const QString second = makeSetupCode(*m_db, true).value().value();
    EXPECT_FALSE(useSetupCode(*m_db, first).value()) << "the newer one counts";
    EXPECT_FALSE(useSetupCode(*m_db, {}).value());
    EXPECT_TRUE(isSetupCode(*m_db, second.toLower()).value());
    EXPECT_TRUE(useSetupCode(*m_db, second).value());
    EXPECT_FALSE(useSetupCode(*m_db, second).value());
    EXPECT_FALSE(useSetupCode(*m_db, u"used"_s).value());
}

TEST_F(CentralAuth, AnEmptyDatabaseGivesOneCodeAndOnlyAtTheFirstStart)
{
    ASSERT_TRUE(change(*m_db, u"UPDATE account SET kind = 1"_s));
    const auto code = makeSetupCode(*m_db, false).value();
    ASSERT_TRUE(code) << "a wall is nobody";
    EXPECT_FALSE(makeSetupCode(*m_db, false).value());
    EXPECT_TRUE(isSetupCode(*m_db, *code).value());
}

TEST_F(CentralAuth, ScopesOfCursorsAreRemembered)
{
    EXPECT_EQ(findScope(*m_db, scopeOf({u"330902"_s}).id()).value(), scopeOf({u"330902"_s}));
    EXPECT_EQ(findScope(*m_db, 0).value(), RegionScope());
    EXPECT_FALSE(findScope(*m_db, 7).value());
}

TEST_F(CentralAuth, TheLastAdministratorIsNoticed)
{
    EXPECT_FALSE(hasOtherAdministrator(*m_db, u"wang"_s).value());
    Account other = person(u"li"_s);
    other.roles = {u"administrator"_s};
    ASSERT_TRUE(addAccount(*m_db, other).value());
    EXPECT_FALSE(addAccount(*m_db, other).value()) << "of one name there is one";
    EXPECT_TRUE(hasOtherAdministrator(*m_db, u"wang"_s).value());
    EXPECT_FALSE(hasOtherAdministrator(*m_db, u"li"_s).value());
}
