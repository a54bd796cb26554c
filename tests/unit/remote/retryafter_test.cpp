// SPDX-License-Identifier: GPL-3.0-or-later
// What a busy server says about when to come back, from the header to the rules of the sign-in.
#include "app/remote/access/tokencore.h"
#include "app/remote/centralapi.h"
#include "app/remote/httperrors.h"
#include "tests/support/fakehttp.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

using test::FakeAnswer;
using test::FakeHttp;
using test::FakeRequest;

namespace {

std::optional<Milliseconds> waitOf(const TokenCore::Commands& commands)
{
    for (const TokenCore::Command& command : commands) {
        if (const auto* timer = std::get_if<TokenCore::StartTimer>(&command))
            return timer->delay;
    }
    return std::nullopt;
}

bool refreshes(const TokenCore::Commands& commands)
{
    return std::ranges::any_of(commands, [](const TokenCore::Command& command) {
        return std::holds_alternative<TokenCore::Refresh>(command);
    });
}

const Error busy{.kind = ErrorKind::Offline, .text = u"busy"_s, .place = {}};

} // namespace

TEST(RetryAfterHeader, secondsOrADate)
{
    EXPECT_EQ(retryAfterOf("120", {}), 120s);
    EXPECT_EQ(retryAfterOf(" 0 ", {}), 0s);
    EXPECT_EQ(retryAfterOf("Sun, 22 Nov 2026 06:01:30 GMT", "Sun, 22 Nov 2026 06:00:00 GMT"), 90s);
    EXPECT_EQ(retryAfterOf("Sun, 22 Nov 2026 05:00:00 GMT", "Sun, 22 Nov 2026 06:00:00 GMT"), 0s);
}

TEST(RetryAfterHeader, whatCannotBeReadSaysNothing)
{
    for (const QByteArray header : {"", "soon", "-5", "1.5", "99999999999999", "12 s"})
        EXPECT_FALSE(retryAfterOf(header, {})) << header.constData();
    EXPECT_FALSE(retryAfterOf("Sun, 22 Nov 2026 06:01:30 GMT", {})) << "our own clock may be wrong by years";
}

TEST(RetryAfterHeader, reachesWhoAskedFor429And503Only)
{
    for (const auto& [status, expected] : {std::pair{429, std::optional<Milliseconds>(7s)},
                                           {503, std::optional<Milliseconds>(7s)},
                                           {500, std::optional<Milliseconds>()},
                                           {404, std::optional<Milliseconds>()}}) {
        FakeHttp http;
        http.handler = [status](const FakeRequest&) {
            return FakeAnswer{
                .status = status, .body = R"({"code":"busy"})", .headers = "Retry-After: 7\r\n"};
        };
        QNetworkAccessManager network;
        bool answered = false;
        std::optional<Milliseconds> told;
        MetaJob* job = nullptr;
        job = new MetaJob(CentralAccess(network, http.url(), {}), [&](const Result<ServerMeta>&) {
            told = job->retryAfter();
            answered = true;
        });
        job->start();
        ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }));
        EXPECT_EQ(told, expected) << status;
    }
}

TEST(RetryAfterToken, theRenewalWaitsAsLongAsTheServerWants)
{
    ManualClock clock{fromMs(0)};
    double random = 0.0;
    TokenCore core{clock, [&random] { return random; }};
    core.granted("a", 600s);
    core.timerFired();
    EXPECT_EQ(waitOf(core.refreshFailed(busy, 100s)), 100s);
    core.timerFired();
    random = 0.999;
    const auto wait = waitOf(core.refreshFailed(busy, 100s));
    ASSERT_TRUE(wait);
    EXPECT_GT(*wait, 140s);
    EXPECT_LT(*wait, 150s);
    clock.advance(139s);
    EXPECT_FALSE(refreshes(core.refused("a"))) << "a request that is refused meanwhile does not ask earlier";
    clock.advance(11s);
    EXPECT_TRUE(refreshes(core.refused("a")));
}

TEST(RetryAfterToken, aShortTimeDoesNotMakeItHurryAndALongOneNotWaitForEver)
{
    ManualClock clock{fromMs(0)};
    TokenCore core{clock, [] { return 0.0; }};
    core.granted("a", 600s);
    core.timerFired();
    EXPECT_EQ(waitOf(core.refreshFailed(busy, 1s)), TokenCore::leastGap);
    core.timerFired();
    EXPECT_EQ(waitOf(core.refreshFailed(busy, std::chrono::days{30})), TokenCore::longestRetry);
    EXPECT_EQ(core.token(), "a") << "and nobody is signed out";
}

} // namespace onescreen
