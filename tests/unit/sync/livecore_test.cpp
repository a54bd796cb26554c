// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/livecore.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using std::chrono::seconds;

class LiveCoreTest : public testing::Test
{
protected:
    void take(const LiveCore::Commands& commands)
    {
        connects = aborts = ups = downs = 0;
        timer.reset();
        for (const auto& command : commands) {
            connects += std::holds_alternative<LiveCore::Connect>(command) ? 1 : 0;
            aborts += std::holds_alternative<LiveCore::Abort>(command) ? 1 : 0;
            ups += std::holds_alternative<LiveCore::ReportUp>(command) ? 1 : 0;
            downs += std::holds_alternative<LiveCore::ReportDown>(command) ? 1 : 0;
            if (const auto* start = std::get_if<LiveCore::StartTimer>(&command))
                timer = start->delay;
        }
    }
    void connectWell()
    {
        take(core.want());
        take(core.welcomed({.heartbeat = seconds{15}, .head = 0}));
        ASSERT_EQ(ups, 1);
    }
    Error lost() { return {.kind = ErrorKind::Offline, .text = u"for the test"_s, .place = {}}; }

    ManualClock clock{fromMs(1'716'000'000'000)};
    double random = 0.5;
    LiveCore core{clock, [this] { return random; }};
    int connects = 0;
    int aborts = 0;
    int ups = 0;
    int downs = 0;
    std::optional<Milliseconds> timer;
};

} // namespace

TEST_F(LiveCoreTest, opensOnceAndWatchesForSilence)
{
    take(core.want());
    EXPECT_EQ(connects, 1);
    EXPECT_EQ(timer, LiveCore::welcomeLimit);
    take(core.want());
    EXPECT_EQ(connects, 0);
    take(core.welcomed({.heartbeat = seconds{15}, .head = 0}));
    EXPECT_EQ(ups, 1);
    EXPECT_EQ(timer, seconds{45});
    take(core.heard());
    EXPECT_EQ(timer, seconds{45});
    take(core.timerFired());
    EXPECT_EQ(aborts, 1) << "a half-open socket would never end by itself";
    EXPECT_EQ(downs, 1);
    EXPECT_EQ(connects, 0);
    EXPECT_EQ(timer, seconds{2});
    take(core.timerFired());
    EXPECT_EQ(connects, 1);
}

TEST_F(LiveCoreTest, aServerThatNeverWelcomesIsGivenUp)
{
    take(core.want());
    take(core.timerFired());
    EXPECT_EQ(aborts, 1);
    EXPECT_EQ(downs, 0) << "it was never up";
    EXPECT_TRUE(timer.has_value());
}

TEST_F(LiveCoreTest, failuresAreJitteredUpToAMinute)
{
    random = 0.999999;
    take(core.want());
    Milliseconds longest{0};
    for (int turn = 0; turn < 8; ++turn) {
        take(core.closed(lost()));
        ASSERT_TRUE(timer.has_value());
        longest = std::max(longest, *timer);
        take(core.timerFired());
        EXPECT_EQ(connects, 1);
    }
    EXPECT_EQ(longest, Backoff::longest);
}

TEST_F(LiveCoreTest, aServerThatDrainsSaysWhenToComeBack)
{
    connectWell();
    random = 0.25;
    take(core.leaving({.code = LiveByeCode::Drain, .least = seconds{2}, .most = seconds{30}}));
    EXPECT_EQ(aborts, 1);
    EXPECT_EQ(downs, 1);
    EXPECT_EQ(timer, seconds{9});
    take(core.closed(lost()));
    EXPECT_FALSE(timer.has_value()) << "what the old socket still says does not count";
}

TEST_F(LiveCoreTest, whatTheServerDoesNotOfferIsAskedForSeldom)
{
    take(core.want());
    take(core.closed({.kind = ErrorKind::Unsupported, .text = u"no"_s, .place = {}}));
    EXPECT_EQ(timer, LiveCore::notOfferedRetry);
    take(core.timerFired());
    take(core.leaving({.code = LiveByeCode::Protocol}));
    EXPECT_EQ(timer, LiveCore::notOfferedRetry);
}

TEST_F(LiveCoreTest, anAbsurdHeartbeatIsNotBelieved)
{
    take(core.want());
    take(core.welcomed({.heartbeat = std::chrono::hours{1}, .head = 0}));
    EXPECT_EQ(timer, LiveCore::heartbeatsMissed * LiveCore::longestHeartbeat);
}

TEST_F(LiveCoreTest, anotherNetworkMeansAnotherSocket)
{
    take(core.networkChanged());
    EXPECT_EQ(connects, 0) << "not wanted yet";
    connectWell();
    take(core.networkChanged());
    EXPECT_EQ(aborts, 1);
    EXPECT_EQ(downs, 1);
    EXPECT_EQ(connects, 1);
    take(core.stop());
    EXPECT_EQ(aborts, 1);
    take(core.timerFired());
    EXPECT_EQ(connects, 0);
}

} // namespace onescreen
