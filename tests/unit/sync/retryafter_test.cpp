// SPDX-License-Identifier: GPL-3.0-or-later
// A server that is busy (429, 503) and says when it wants to be asked again.
#include "app/sync/outboxcore.h"
#include "app/sync/repaircore.h"
#include "app/sync/snapshotcore.h"
#include "app/sync/synccore.h"
#include "tests/support/sampleactions.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using test::orderOf;

const Error busy{.kind = ErrorKind::Offline, .text = u"busy"_s, .place = {}};

template <typename One, typename Commands> std::optional<One> find(const Commands& commands)
{
    for (const auto& command : commands) {
        if (const auto* one = std::get_if<One>(&command))
            return *one;
    }
    return std::nullopt;
}

struct RetryAfterWait : testing::Test
{
    ManualClock clock{fromMs(1'716'000'000'000)};
    double random = 0.0;
    Backoff::Random draw = [this] { return random; };
};

struct RetryAfterSync : RetryAfterWait
{
    SyncCore core{clock, draw};

    void SetUp() override
    {
        std::ignore = core.start();
        ASSERT_TRUE(find<SyncCore::FetchPage>(core.opened({})));
    }
    Milliseconds waitAfter(std::optional<Milliseconds> told)
    {
        const auto timer = find<SyncCore::StartTimer>(core.pageFailed(busy, told));
        return timer ? timer->delay : Milliseconds{-1};
    }
};

struct RetryAfterOutbox : RetryAfterWait
{
    OutboxCore core{clock, draw};

    void SetUp() override
    {
        std::ignore = core.historyConfirmed();
        std::ignore = core.linkChanged(true);
    }
    bool sends(const OutboxCore::Commands& commands)
    {
        return std::ranges::any_of(commands, [](const OutboxCore::Command& command) {
            const auto* store = std::get_if<OutboxCore::Store>(&command);
            return store != nullptr && store->send;
        });
    }
    bool add(qint64 number, const QString& id)
    {
        return sends(core.added({.number = number, .order = orderOf(id, u"e-%1"_s.arg(number))}));
    }
};

} // namespace

TEST_F(RetryAfterWait, notBeforeAndUpToHalfAsLongAgain)
{
    for (const auto& [drawn, expected] : {std::pair{0.0, 40'000}, {0.5, 50'000}, {0.999, 59'980}}) {
        random = drawn;
        EXPECT_EQ(Backoff(clock, draw).next(seconds{40}).count(), expected);
    }
}

TEST_F(RetryAfterWait, aShortTimeDoesNotEndTheOwnPatience)
{
    random = 0.999;
    Backoff backoff(clock, draw);
    Milliseconds last{0};
    for (int failure = 0; failure < 8; ++failure)
        last = backoff.next(seconds{0});
    EXPECT_GT(last, seconds{50}) << "a server that always says zero is not asked without a pause";
}

TEST_F(RetryAfterWait, nonsenseIsBounded)
{
    Backoff backoff(clock, draw);
    EXPECT_EQ(backoff.next(std::chrono::days{300}), Backoff::mostBelieved);
    EXPECT_GE(backoff.next(seconds{-5}), Backoff::shortest);
}

TEST_F(RetryAfterSync, thePageIsAskedForWhenTheServerWants)
{
    EXPECT_EQ(waitAfter(seconds{30}), seconds{30});
    EXPECT_EQ(core.link().phase, LinkPhase::Offline);
    EXPECT_TRUE(find<SyncCore::FetchPage>(core.timerFired()));
}

TEST_F(RetryAfterSync, neitherAnotherNetworkNorAnotherPersonEndsTheWait)
{
    waitAfter(seconds{30});
    EXPECT_TRUE(core.networkChanged().empty());
    EXPECT_TRUE(core.accessChanged().empty());
    EXPECT_TRUE(find<SyncCore::FetchPage>(core.timerFired()));
    waitAfter(std::nullopt);
    EXPECT_TRUE(find<SyncCore::FetchPage>(core.networkChanged())) << "our own patience is another matter";
}

TEST_F(RetryAfterSync, anotherStartDoesNotWait)
{
    waitAfter(seconds{30});
    std::ignore = core.stop();
    EXPECT_TRUE(find<SyncCore::OpenSink>(core.start()));
}

TEST_F(RetryAfterWait, aTicketIsAskedForWhenTheServerWants)
{
    SnapshotCore snapshot;
    std::ignore = snapshot.start();
    std::ignore = snapshot.progressFound(std::nullopt);
    const auto failed = find<SnapshotCore::ReportFailed>(snapshot.ticketRefused(busy, seconds{15}));
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->retryAfter, seconds{15});
    SyncCore core(clock, draw, true);
    std::ignore = core.start();
    ASSERT_TRUE(find<SyncCore::FillSink>(core.opened({})));
    const auto timer =
        find<SyncCore::StartTimer>(core.fillFailed(failed->error, failed->ofCache, failed->retryAfter));
    ASSERT_TRUE(timer);
    EXPECT_EQ(timer->delay, seconds{15});
}

TEST_F(RetryAfterWait, aRepairIsGivenUpUntilTheServerWants)
{
    RepairCore core(clock, draw);
    random = 0.5;
    const auto asks = [](const RepairCore::Commands& commands) {
        return find<RepairCore::AskDue>(commands) || find<RepairCore::Compare>(commands);
    };
    std::ignore = core.start();
    ASSERT_TRUE(asks(core.timerFired()));
    ASSERT_TRUE(
        find<RepairCore::FetchRows>(core.dueFound(PoisonBatch{.entity = Entity::Event, .ids = {u"e-1"_s}})));
    const auto timer = find<RepairCore::StartTimer>(core.failed(busy, minutes{2}));
    ASSERT_TRUE(timer);
    EXPECT_EQ(timer->delay, seconds{150});
    EXPECT_FALSE(asks(core.timerFired())) << "a timer that is early";
    EXPECT_FALSE(asks(core.reported({}))) << "sums come by the live channel all the time";
    std::ignore = core.stop();
    const auto again = find<RepairCore::StartTimer>(core.start());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->delay, timer->delay) << "another start does not ask earlier";
    clock.advance(timer->delay);
    EXPECT_TRUE(asks(core.reported({})));
}

TEST_F(RetryAfterOutbox, nothingGoesOutBeforeTheTime)
{
    ASSERT_TRUE(add(1, u"a-1"_s));
    random = 0.5;
    const auto commands = core.failed(ActionId::fromString(u"a-1").value(), busy, seconds{20});
    EXPECT_FALSE(sends(commands));
    EXPECT_FALSE(add(2, u"a-2"_s)) << "another lane asks the same server";
    clock.advance(seconds{24});
    std::ignore = core.linkChanged(false);
    EXPECT_FALSE(sends(core.linkChanged(true))) << "coming back ends our own patience only";
    EXPECT_FALSE(sends(core.timerFired()));
    clock.advance(seconds{1});
    EXPECT_TRUE(sends(core.timerFired())) << "a-2, which was never asked for";
}

TEST_F(RetryAfterOutbox, theTimerIsSetForTheTime)
{
    ASSERT_TRUE(add(1, u"a-1"_s));
    const auto timer =
        find<OutboxCore::StartTimer>(core.failed(ActionId::fromString(u"a-1").value(), busy, seconds{7}));
    ASSERT_TRUE(timer);
    EXPECT_EQ(timer->delay, seconds{7});
}

TEST_F(RetryAfterOutbox, aFailureOfAnotherLaneDoesNotShortenIt)
{
    ASSERT_TRUE(add(1, u"a-1"_s));
    ASSERT_TRUE(add(2, u"a-2"_s));
    std::ignore = core.failed(ActionId::fromString(u"a-1").value(), busy, minutes{2});
    std::ignore = core.failed(ActionId::fromString(u"a-2").value(), busy);
    clock.advance(minutes{1});
    EXPECT_FALSE(add(3, u"a-3"_s));
    clock.advance(minutes{1});
    EXPECT_TRUE(sends(core.timerFired()));
}

} // namespace onescreen
