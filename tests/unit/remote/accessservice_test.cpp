// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/remote/access/accessservice.h"
#include "app/remote/access/tokenfile.h"
#include "app/remote/centralapi.h"
#include "tests/support/fakeissuer.h"
#include "tests/support/samplepage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

using test::FakeAnswer;
using test::FakeHttp;
using test::FakeIssuer;
using test::FakeRequest;

namespace {

/// Fails when told to.
class ShakyStore final : public TokenStore
{
public:
    QByteArray token;
    bool broken = false;

    void load(Loaded done) override
    {
        if (broken)
            return done(failure(ErrorKind::Offline, u"the keyring is locked"_s));
        done(token);
    }
    void save(const QByteArray& fresh, Done done) override
    {
        if (broken)
            return done(failure(ErrorKind::Offline, u"the keyring is locked"_s));
        token = fresh;
        done({});
    }
    void erase(Done done) override
    {
        token.clear();
        done({});
    }
};

class AccessServiceTest : public testing::Test
{
protected:
    FakeHttp http;
    FakeIssuer issuer{http};
    ManualClock clock{*parseRfc3339(u"2026-11-22T06:00:00.000Z")};
    QNetworkAccessManager network;
    PageParser parser;
    QTemporaryDir folder;

    std::unique_ptr<AccessService> service(std::unique_ptr<TokenStore> store = nullptr,
                                           const QString& lock = {})
    {
        return std::make_unique<AccessService>(AccessService::Settings{.address = http.url(),
                                                                       .store = std::move(store),
                                                                       .lockFile = lock,
                                                                       .deviceName = u"wall-07"_s},
                                               clock, [] { return 0.5; });
    }
    std::unique_ptr<TokenFile> file(const QByteArray& token = {})
    {
        auto made = std::make_unique<TokenFile>(folder.filePath(u"token"_s), "machine"_ba);
        if (!token.isEmpty()) {
            EXPECT_TRUE(made->write(token).has_value());
        }
        return made;
    }
    Result<ChangePage> page(AccessService& service)
    {
        std::optional<Result<ChangePage>> got;
        (new ChangesJob(service.access(network), {.cursor = "c"}, parser, [&got](Result<ChangePage> one) {
            got = std::move(one);
        }))->start();
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
    Result<void> signIn(AccessService& service, const QString& password = u"correct horse"_s)
    {
        std::optional<Result<void>> got;
        service.signIn(u"zhang"_s, password, [&got](Result<void> one) { got = std::move(one); });
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
    static bool reaches(const AccessService& service, AccessPhase phase)
    {
        return QTest::qWaitFor([&] { return service.state().phase == phase; });
    }
    void servePages()
    {
        issuer.rest = [](const FakeRequest&) {
            return FakeAnswer{.status = 200, .body = test::SamplePage().bytes()};
        };
    }
};

} // namespace

TEST_F(AccessServiceTest, AnOpenServerNeedsNothingAndIsSentNothing)
{
    issuer.accounts = false;
    servePages();
    const auto access = service();
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::Open));
    EXPECT_TRUE(page(*access).has_value());
    for (const FakeRequest& request : http.requests)
        EXPECT_TRUE(request.token.isEmpty());
    EXPECT_EQ(http.count("/v1/auth"), 0);
}

TEST_F(AccessServiceTest, WithoutAnySignInItSaysSo)
{
    const auto access = service();
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedOut));
    const auto refused = page(*access);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().place.field, u"token_missing"_s);
    EXPECT_EQ(http.count("/v1/auth/token"), 0);
}

TEST_F(AccessServiceTest, AWrongPasswordChangesNothing)
{
    const auto access = service();
    access->start();
    const auto wrong = signIn(*access, u"guess"_s);
    ASSERT_FALSE(wrong.has_value());
    EXPECT_EQ(wrong.error().place.field, u"bad_grant"_s);
    EXPECT_FALSE(access->state().person.has_value());
    EXPECT_FALSE(access->isPassword(u"guess"_s));
}

TEST_F(AccessServiceTest, ThePersonsTokenGoesBeforeTheDevicesAndEndsWithIt)
{
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedIn));
    EXPECT_FALSE(access->state().person.has_value());
    const QByteArray device = access->token();
    ASSERT_TRUE(signIn(*access).has_value());
    EXPECT_EQ(access->state().person->account, u"zhang"_s);
    EXPECT_NE(access->token(), device);
    EXPECT_TRUE(access->isPassword(u"correct horse"_s));
    EXPECT_FALSE(access->isPassword(u"correct horsf"_s));
    access->signOut();
    EXPECT_EQ(access->token(), device);
    EXPECT_FALSE(access->isPassword(u"correct horse"_s));
    EXPECT_EQ(access->state().phase, AccessPhase::SignedIn);
    EXPECT_FALSE(access->state().endedSince.has_value()) << "the user wanted it";
}

TEST_F(AccessServiceTest, ATokenThatExpiresBetweenPagesIsRenewedOnceAndThePageComes)
{
    servePages();
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(page(*access).has_value());
    issuer.expireAccess();
    clock.advance(31s);
    ASSERT_TRUE(page(*access).has_value());
    EXPECT_EQ(issuer.refreshes, 2);
    const auto pages = http.count("/v1/sync/changes");
    EXPECT_TRUE(page(*access).has_value());
    EXPECT_EQ(http.count("/v1/sync/changes"), pages + 1) << "asked once with the new token";
}

TEST_F(AccessServiceTest, ManyThatAreRefusedShareOneRenewal)
{
    servePages();
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedIn));
    issuer.expireAccess();
    clock.advance(31s);
    constexpr int jobs = 12;
    int arrived = 0;
    std::vector<PageParser> parsers(jobs);
    for (PageParser& each : parsers)
        (new ChangesJob(access->access(network), {.cursor = "c"}, each,
                        [&arrived](const Result<ChangePage>& one) { arrived += one ? 1 : 0; }))
            ->start();
    EXPECT_TRUE(QTest::qWaitFor([&arrived] { return arrived == jobs; }));
    EXPECT_EQ(issuer.refreshes, 2);
}

TEST_F(AccessServiceTest, AServerThatTakesNoTokenIsNotAskedInCircles)
{
    issuer.refuseEverything = true;
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedIn));
    for (int tries = 0; tries < 20; ++tries) {
        EXPECT_FALSE(page(*access).has_value());
        clock.advance(3s);
    }
    EXPECT_LE(issuer.refreshes, 3) << "60 s: the first, and one in 30 s";
    EXPECT_EQ(access->state().phase, AccessPhase::SignedIn);
}

TEST_F(AccessServiceTest, ALostAnswerCostsNothingWithinTheGrace)
{
    servePages();
    issuer.grace = true;
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(page(*access).has_value());
    issuer.expireAccess();
    issuer.loseRefreshes = true;
    clock.advance(31s);
    EXPECT_FALSE(page(*access).has_value());
    EXPECT_EQ(access->state().phase, AccessPhase::SignedIn) << "nothing is known to have ended";
    issuer.loseRefreshes = false;
    clock.advance(31s);
    EXPECT_TRUE(page(*access).has_value());
}

TEST_F(AccessServiceTest, TwoProgramsOnOneStoreNeverUseAReplacedToken)
{
    servePages();
    issuer.issued("stored");
    const QString lock = folder.filePath(u"token.lock"_s);
    const auto one = service(file("stored"), lock);
    const auto two = service(file(), lock);
    one->start();
    two->start();
    ASSERT_TRUE(reaches(*one, AccessPhase::SignedIn));
    ASSERT_TRUE(reaches(*two, AccessPhase::SignedIn));
    for (int round = 0; round < 5; ++round) {
        clock.advance(31s);
        issuer.expireAccess();
        EXPECT_TRUE(page(*one).has_value());
        clock.advance(31s);
        EXPECT_TRUE(page(*two).has_value());
    }
    EXPECT_EQ(one->state().phase, AccessPhase::SignedIn);
    EXPECT_EQ(two->state().phase, AccessPhase::SignedIn);
    EXPECT_EQ(file()->read().value(), issuer.current);
}

TEST_F(AccessServiceTest, ARevokedDeviceSaysSinceWhenAndKeepsNoToken)
{
    servePages();
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(page(*access).has_value());
    issuer.revoke();
    clock.advance(31s);
    EXPECT_FALSE(page(*access).has_value());
    ASSERT_TRUE(reaches(*access, AccessPhase::SignInNeeded));
    EXPECT_EQ(access->state().endedSince, clock.now());
    EXPECT_EQ(access->state().why, u"bad_grant"_s);
    EXPECT_TRUE(access->token().isEmpty());
    EXPECT_TRUE(file()->read().value().isEmpty());
    const auto asked = http.count("/v1/auth/token");
    clock.advance(10min);
    EXPECT_FALSE(page(*access).has_value());
    EXPECT_EQ(http.count("/v1/auth/token"), asked) << "there is nothing to ask with";
}

TEST_F(AccessServiceTest, AStoreThatDoesNotAnswerSignsNobodyOut)
{
    servePages();
    issuer.issued("stored");
    auto store = std::make_unique<ShakyStore>();
    ShakyStore& shaky = *store;
    shaky.token = "stored";
    const auto access = service(std::move(store));
    access->start();
    ASSERT_TRUE(page(*access).has_value());
    shaky.broken = true;
    issuer.expireAccess();
    clock.advance(31s);
    EXPECT_FALSE(page(*access).has_value());
    EXPECT_EQ(access->state().phase, AccessPhase::SignedIn);
    EXPECT_TRUE(access->state().storeFault.has_value());
    shaky.broken = false;
    clock.advance(31s);
    EXPECT_TRUE(page(*access).has_value());
    EXPECT_FALSE(access->state().storeFault.has_value());
    EXPECT_EQ(shaky.token, issuer.current);
}

TEST_F(AccessServiceTest, AMachineShowsItsCodeUntilItIsLetIn)
{
    const auto access = service(file());
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedOut));
    access->wantDevice();
    access->wantDevice();
    ASSERT_TRUE(QTest::qWaitFor([&] { return access->state().code.has_value(); }));
    EXPECT_EQ(access->state().code->userCode, u"BCDF2345"_s);
    EXPECT_EQ(access->state().code->validUntil, clock.now() + 600s);
    EXPECT_EQ(http.count("/v1/auth/device"), 1);
    issuer.approved = true;
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedIn));
    EXPECT_FALSE(access->state().code.has_value());
    EXPECT_EQ(access->state().device->roles, QStringList{u"device"_s});
    EXPECT_EQ(file()->read().value(), issuer.current);
}

TEST_F(AccessServiceTest, OrdersNeverGoInADevicesName)
{
    issuer.issued("stored");
    const auto access = service(file("stored"));
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedIn));
    EXPECT_TRUE(access->personAccess(network).token().isEmpty());
    ASSERT_TRUE(signIn(*access).has_value());
    EXPECT_EQ(access->personAccess(network).token(), access->token());
}

TEST_F(AccessServiceTest, WithoutAKeyringAPersonMaySignInAndADeviceAsks)
{
    auto store = std::make_unique<ShakyStore>();
    store->broken = true;
    const auto access = service(std::move(store));
    access->start();
    ASSERT_TRUE(reaches(*access, AccessPhase::SignedOut));
    EXPECT_TRUE(access->state().storeFault.has_value());
    EXPECT_TRUE(signIn(*access).has_value());
    access->signOut();
    access->wantDevice();
    issuer.approved = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return access->state().device.has_value(); }));
    EXPECT_TRUE(access->state().storeFault.has_value()) << "for this run only, and it says so";
}

TEST_F(AccessServiceTest, NoSecretGoesInClearTextToAnotherMachine)
{
    EXPECT_TRUE(maySendSecrets(QUrl(u"https://server"_s)));
    EXPECT_TRUE(maySendSecrets(QUrl(u"http://127.0.0.1:8080"_s)));
    EXPECT_TRUE(maySendSecrets(QUrl(u"http://[::1]:8080"_s)));
    for (const QString& address :
         {u"http://server:8080"_s, u"http://127.0.0.1.example"_s, u"http://10.0.0.7"_s})
        EXPECT_FALSE(maySendSecrets(QUrl(address))) << address.toStdString();
    AccessService far({.address = QUrl(u"http://192.0.2.1:8080"_s)}, clock, [] { return 0.5; });
    const auto refused = signIn(far);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().place.field, tlsfault::needed);
}

TEST_F(AccessServiceTest, NoTokenOrPasswordReachesALog)
{
    static QString log;
    log.clear();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& line) { log += line + u'\n'; });
    servePages();
    issuer.issued("stored-secret-refresh");
    const auto access = service(file("stored-secret-refresh"));
    QObject::connect(access.get(), &AccessService::failed, access.get(),
                     [](const Error& error) { qWarning().noquote() << error.toString(); });
    access->start();
    EXPECT_TRUE(page(*access).has_value());
    EXPECT_FALSE(signIn(*access, u"secret-guess"_s).has_value());
    EXPECT_TRUE(signIn(*access).has_value());
    issuer.revoke();
    clock.advance(31s);
    const auto refused = page(*access);
    ASSERT_FALSE(refused.has_value());
    qWarning().noquote() << refused.error().toString() << access->state().why;
    qInstallMessageHandler(before);
    EXPECT_FALSE(log.isEmpty());
    for (const QString& secret : {u"secret-"_s, u"correct horse"_s})
        EXPECT_FALSE(log.contains(secret)) << log.toStdString();
}

} // namespace onescreen
