// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tokencore.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

template <typename One> const One* find(const TokenCore::Commands& commands)
{
    for (const TokenCore::Command& command : commands) {
        if (const auto* one = std::get_if<One>(&command))
            return one;
    }
    return nullptr;
}

Error offline()
{
    return {.kind = ErrorKind::Offline, .text = u"gone"_s, .place = {}};
}
Error badGrant()
{
    return {.kind = ErrorKind::Invalid,
            .text = u"no"_s,
            .place = {.file = {}, .row = 0, .field = u"bad_grant"_s}};
}

struct TokenCoreTest : testing::Test
{
    ManualClock clock{fromMs(0)};
    double random = 0.5;
    TokenCore core{clock, [this] { return random; }};

    Milliseconds waitAfterGrant(Milliseconds life)
    {
        const auto commands = core.granted("a", life);
        const auto* timer = find<TokenCore::StartTimer>(commands);
        return timer ? timer->delay : Milliseconds{-1};
    }
};

} // namespace

TEST_F(TokenCoreTest, RenewsAtSixtyToEightyPercentOfTheLife)
{
    for (const auto& [draw, expected] : {std::pair{0.0, 360s}, {0.5, 420s}, {1.0, 480s}}) {
        random = draw;
        EXPECT_EQ(waitAfterGrant(600s), expected);
    }
}

TEST_F(TokenCoreTest, TheWallClockDoesNotMatter)
{
    core.granted("a", 600s);
    clock.setNow(fromMs(4'000'000'000'000));
    const auto commands = core.refused("a");
    EXPECT_NE(find<TokenCore::Settle>(commands), nullptr) << "30 s have not gone by";
    EXPECT_FALSE(find<TokenCore::Settle>(commands)->another);
    clock.advance(30s);
    EXPECT_NE(find<TokenCore::Refresh>(core.refused("a")), nullptr);
}

TEST_F(TokenCoreTest, WhoWasRefusedWithAnOlderTokenTriesWithTheNewer)
{
    core.granted("a", 600s);
    core.granted("b", 600s);
    const auto commands = core.refused("a");
    ASSERT_NE(find<TokenCore::Settle>(commands), nullptr);
    EXPECT_TRUE(find<TokenCore::Settle>(commands)->another);
    EXPECT_EQ(find<TokenCore::Refresh>(commands), nullptr);
}

TEST_F(TokenCoreTest, OneRenewalAtATimeAndAtMostOneInThirtySeconds)
{
    core.granted("a", 600s);
    int renewals = 0;
    for (int second = 0; second < 600; ++second) {
        clock.advance(1s);
        renewals += find<TokenCore::Refresh>(core.refused("a")) != nullptr ? 1 : 0;
        if (core.isRefreshing() && second % 3 == 0)
            core.refreshFailed(offline());
    }
    EXPECT_LE(renewals, 20);
    EXPECT_GE(renewals, 15);
}

TEST_F(TokenCoreTest, ALostAnswerIsAskedForAgainWithinTheGraceAndEndsNothing)
{
    core.granted("a", 600s);
    core.timerFired();
    random = 0.999;
    const auto commands = core.refreshFailed(offline());
    ASSERT_NE(find<TokenCore::StartTimer>(commands), nullptr);
    EXPECT_GE(find<TokenCore::StartTimer>(commands)->delay, TokenCore::leastGap);
    EXPECT_LT(find<TokenCore::StartTimer>(commands)->delay, 60s);
    EXPECT_EQ(find<TokenCore::End>(commands), nullptr);
    EXPECT_EQ(core.token(), "a");
}

TEST_F(TokenCoreTest, OnlyTheServersWordEndsASignIn)
{
    core.granted("a", 600s);
    for (const ErrorKind kind : {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Protocol,
                                 ErrorKind::ReadOnly, ErrorKind::Conflict, ErrorKind::Invalid}) {
        core.timerFired();
        EXPECT_EQ(find<TokenCore::End>(core.refreshFailed({.kind = kind, .text = u"x"_s, .place = {}})),
                  nullptr);
    }
    core.timerFired();
    const auto commands = core.refreshFailed(badGrant());
    ASSERT_NE(find<TokenCore::End>(commands), nullptr);
    EXPECT_EQ(find<TokenCore::End>(commands)->why, u"bad_grant"_s);
    EXPECT_TRUE(core.token().isEmpty());
    EXPECT_EQ(find<TokenCore::Refresh>(core.refused("a")), nullptr);
}

TEST_F(TokenCoreTest, AFailingServerIsAskedLessAndLessOften)
{
    core.granted("a", 600s);
    Milliseconds last{0};
    for (int tries = 0; tries < 8; ++tries) {
        core.timerFired();
        const auto commands = core.refreshFailed(offline());
        const Milliseconds wait = find<TokenCore::StartTimer>(commands)->delay;
        EXPECT_GE(wait, last);
        EXPECT_LE(wait, TokenCore::longestRetry);
        last = wait;
    }
    EXPECT_EQ(last, TokenCore::longestRetry);
}

} // namespace onescreen
