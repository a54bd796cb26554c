// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/outboxcore.h"
#include "tests/support/sampleactions.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::actionTime;
using test::answerOf;
using test::orderOf;

/// Speaks to the core and keeps what it wanted.
class OutboxCoreTest : public testing::Test
{
protected:
    void take(OutboxCore::Commands commands)
    {
        sent.clear();
        timer.reset();
        for (const auto& command : commands) {
            if (const auto* store = std::get_if<OutboxCore::Store>(&command)) {
                stored.insert_or_assign(store->entry.order.id.toString(), store->entry);
                if (store->send)
                    sent.push_back(store->entry.order.id.toString());
            } else if (const auto* start = std::get_if<OutboxCore::StartTimer>(&command)) {
                timer = start->delay;
            }
        }
    }
    void add(const QString& id, const QString& event = u"e-1"_s)
    {
        OutboxEntry entry{.number = ++number, .order = orderOf(id, event)};
        stored.insert_or_assign(id, entry);
        take(core.added(entry));
    }
    void answer(const QString& id, ActionVerdict verdict)
    {
        take(core.answered(ActionId::fromString(id).value(), answerOf(id, verdict)));
    }
    void fail(const QString& id, ErrorKind kind)
    {
        take(core.failed(ActionId::fromString(id).value(), {.kind = kind, .text = u"for the test"_s}));
    }
    [[nodiscard]] ActionStage stage(const QString& id) { return stored.at(id).stage; }

    ManualClock clock{actionTime};
    double random = 0.5;
    OutboxCore core{clock, [this] { return random; }};
    qint64 number = 0;
    std::map<QString, OutboxEntry> stored;
    std::vector<QString> sent;
    std::optional<Milliseconds> timer;
};

using Ids = std::vector<QString>;

} // namespace

TEST_F(OutboxCoreTest, sendsAtOnceAndSettles)
{
    add(u"a"_s);
    EXPECT_EQ(sent, Ids{u"a"_s});
    EXPECT_EQ(stage(u"a"_s), ActionStage::Sent) << "written before the server is asked";
    EXPECT_EQ(stored.at(u"a"_s).tries, 1);
    EXPECT_EQ(core.summary().waiting, 1);
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_EQ(stage(u"a"_s), ActionStage::Done);
    EXPECT_EQ(stored.at(u"a"_s).answer->verdict, ActionVerdict::Applied);
    EXPECT_EQ(core.summary(), OutboxSummary{});
    EXPECT_FALSE(timer.has_value()) << "nothing waits, nothing ticks";
}

TEST_F(OutboxCoreTest, aLaneGoesInOrderAndOthersPassIt)
{
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-1"_s);
    EXPECT_TRUE(sent.empty());
    add(u"c"_s, u"e-2"_s);
    EXPECT_EQ(sent, Ids{u"c"_s});
    answer(u"a"_s, ActionVerdict::Noop);
    EXPECT_EQ(sent, Ids{u"b"_s});
}

TEST_F(OutboxCoreTest, atMostFourLanesAreUnderWay)
{
    for (int event = 1; event <= 6; ++event)
        add(u"a-%1"_s.arg(event), u"e-%1"_s.arg(event));
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(stage(u"a-4"_s), ActionStage::Sent);
    EXPECT_EQ(stage(u"a-5"_s), ActionStage::Queued);
    answer(u"a-2"_s, ActionVerdict::Applied);
    EXPECT_EQ(sent, Ids{u"a-5"_s});
}

TEST_F(OutboxCoreTest, aLostAnswerIsAskedForAgainWithTheSameId)
{
    add(u"a"_s);
    fail(u"a"_s, ErrorKind::Offline);
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(stage(u"a"_s), ActionStage::Sent);
    ASSERT_TRUE(timer.has_value());
    EXPECT_EQ(*timer, seconds{2}) << "between 1 s and three times the last wait";
    clock.advance(*timer);
    take(core.timerFired());
    EXPECT_EQ(sent, Ids{u"a"_s});
    EXPECT_EQ(stored.at(u"a"_s).tries, 2);
}

TEST_F(OutboxCoreTest, theLinkComingBackEndsTheWait)
{
    take(core.linkChanged(true));
    take(core.linkChanged(false));
    add(u"a"_s);
    random = 1;
    for (int failure = 0; failure < 6; ++failure) {
        fail(u"a"_s, ErrorKind::Timeout);
        clock.advance(seconds{61});
        take(core.timerFired());
    }
    fail(u"a"_s, ErrorKind::Offline);
    clock.advance(seconds{1});
    take(core.linkChanged(true));
    EXPECT_EQ(sent, Ids{u"a"_s});
}

TEST_F(OutboxCoreTest, anUnaskedActionExpiresHereAndASentOneIsAskedForUntilTheServerDecides)
{
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-1"_s);
    fail(u"a"_s, ErrorKind::Offline);
    clock.advance(hours{2});
    take(core.timerFired());
    EXPECT_EQ(sent, Ids{u"a"_s}) << "it may have been done: only the server knows";
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(stage(u"b"_s), ActionStage::Expired);
    EXPECT_FALSE(stored.at(u"b"_s).reason.isEmpty());
}

TEST_F(OutboxCoreTest, aConflictHoldsItsLaneForAPerson)
{
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-1"_s);
    add(u"c"_s, u"e-2"_s);
    answer(u"a"_s, ActionVerdict::Conflict);
    EXPECT_EQ(stage(u"a"_s), ActionStage::Conflict);
    EXPECT_EQ(stage(u"b"_s), ActionStage::Held);
    add(u"d"_s, u"e-1"_s);
    EXPECT_EQ(stage(u"d"_s), ActionStage::Held) << "behind a held one it waits too";
    EXPECT_EQ(core.summary().held, 2);
    EXPECT_EQ(core.summary().waiting, 1);
    take(core.released(ActionId::fromString(u"b"_s).value()));
    EXPECT_EQ(sent, Ids{u"b"_s});
    take(core.withdrawn(ActionId::fromString(u"d"_s).value()));
    EXPECT_EQ(stage(u"d"_s), ActionStage::Withdrawn);
    EXPECT_EQ(core.summary().held, 0);
    take(core.withdrawn(ActionId::fromString(u"b"_s).value()));
    EXPECT_EQ(stage(u"b"_s), ActionStage::Sent) << "what was sent can no longer be taken back";
}

TEST_F(OutboxCoreTest, whatTheServerCannotReadIsRejectedWithTheReason)
{
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-1"_s);
    fail(u"a"_s, ErrorKind::Invalid);
    EXPECT_EQ(stage(u"a"_s), ActionStage::Rejected);
    EXPECT_TRUE(stored.at(u"a"_s).reason.contains(u"for the test"_s));
    EXPECT_EQ(sent, Ids{u"b"_s});
}

TEST_F(OutboxCoreTest, goesOnAfterARestart)
{
    OutboxEntry first{.number = 4, .order = orderOf(u"a"_s), .stage = ActionStage::Sent, .tries = 2};
    OutboxEntry second{.number = 5, .order = orderOf(u"b"_s), .stage = ActionStage::Held};
    stored.insert_or_assign(u"b"_s, second);
    take(core.loaded({first, second}));
    EXPECT_EQ(sent, Ids{u"a"_s});
    EXPECT_EQ(stored.at(u"a"_s).tries, 3);
    EXPECT_EQ(core.summary().held, 1);
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_EQ(stage(u"b"_s), ActionStage::Held) << "only a person lets it go";
}

TEST_F(OutboxCoreTest, raisesTheAlarmAndHealsWhenARequestIsLostInsideTheProgram)
{
    take(core.linkChanged(true));
    add(u"a"_s);
    ASSERT_EQ(sent, Ids{u"a"_s});
    Milliseconds waited{0};
    while (sent != Ids{u"a"_s} || waited == Milliseconds{0}) {
        ASSERT_LT(waited, minutes{6});
        ASSERT_TRUE(timer.has_value()) << "nobody would ever look again";
        waited += *timer;
        clock.advance(*timer);
        take(core.timerFired());
    }
    EXPECT_GT(waited, minutes{5});
    EXPECT_TRUE(core.summary().alarm.has_value());
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_FALSE(core.summary().alarm.has_value());
}

} // namespace onescreen
