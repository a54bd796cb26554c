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
    void SetUp() override { take(core.historyConfirmed()); }
    void take(OutboxCore::Commands commands)
    {
        sent.clear();
        asked.clear();
        timer.reset();
        lookedAt = false;
        findSettled.reset();
        for (const auto& command : commands) {
            if (const auto* store = std::get_if<OutboxCore::Store>(&command)) {
                stored.insert_or_assign(store->entry.order.id.toString(), store->entry);
                if (store->send)
                    sent.push_back(store->entry.order.id.toString());
            } else if (const auto* start = std::get_if<OutboxCore::StartTimer>(&command)) {
                timer = start->delay;
            } else if (const auto* question = std::get_if<OutboxCore::AskStatus>(&command)) {
                for (const ActionId& id : question->ids)
                    asked.push_back(id.toString());
            } else if (const auto* find = std::get_if<OutboxCore::FindSettled>(&command)) {
                findSettled = find->since;
            } else if (std::holds_alternative<OutboxCore::LookAtHistory>(command)) {
                lookedAt = true;
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
    /// The server says what it knows of `id`; without a verdict it does not know it.
    void tell(const QString& id, std::optional<ActionVerdict> verdict)
    {
        ActionKnowledge known{.id = ActionId::fromString(id).value(), .answer = std::nullopt};
        if (verdict)
            known.answer = answerOf(id, *verdict);
        take(core.statusArrived({known}));
    }
    [[nodiscard]] ActionStage stage(const QString& id) { return stored.at(id).stage; }

    ManualClock clock{actionTime};
    double random = 0.5;
    OutboxCore core{clock, [this] { return random; }};
    qint64 number = 0;
    std::map<QString, OutboxEntry> stored;
    std::vector<QString> sent;
    std::vector<QString> asked;
    std::optional<Milliseconds> timer;
    std::optional<UtcTime> findSettled;
    bool lookedAt = false;
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
    EXPECT_TRUE(sent.empty()) << "it may be another server by now";
    EXPECT_TRUE(lookedAt);
    take(core.historyConfirmed());
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
        take(core.historyConfirmed());
        ASSERT_EQ(sent, Ids{u"a"_s});
    }
    fail(u"a"_s, ErrorKind::Offline);
    clock.advance(seconds{1});
    take(core.historyConfirmed());
    EXPECT_TRUE(sent.empty()) << "the wait after a failure goes on";
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
    EXPECT_EQ(stage(u"b"_s), ActionStage::Queued) << "the server's time is not known yet";
    take(core.linkChanged(true));
    take(core.historyConfirmed());
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
    clock.advance(seconds{10});
    take(core.loaded({first, second}));
    EXPECT_TRUE(sent.empty()) << "the server may have been restored meanwhile";
    EXPECT_TRUE(lookedAt);
    EXPECT_EQ(findSettled, clock.now() - std::chrono::days{7});
    take(core.historyConfirmed());
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
        if (lookedAt)
            take(core.historyConfirmed());
    }
    EXPECT_GT(waited, OutboxCore::stuckUnderWay);
    EXPECT_LE(waited, minutes{1}) << "T20: alarm within 60 s, healed within 90 s";
    EXPECT_TRUE(core.summary().alarm.has_value());
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_FALSE(core.summary().alarm.has_value());
}

TEST_F(OutboxCoreTest, aServerThatNeverAnswersRaisesTheAlarmAfterFiveMinutes)
{
    take(core.linkChanged(true));
    add(u"a"_s);
    fail(u"a"_s, ErrorKind::Timeout);
    Milliseconds waited{0};
    while (!core.summary().alarm) {
        ASSERT_LT(waited, minutes{7});
        waited += OutboxCore::lookEvery;
        clock.advance(OutboxCore::lookEvery);
        take(core.timerFired());
        if (lookedAt)
            take(core.historyConfirmed());
        if (!sent.empty())
            fail(u"a"_s, ErrorKind::Timeout);
    }
    EXPECT_GE(waited, minutes{5});
}

TEST_F(OutboxCoreTest, whatARestoredServerDoesNotKnowGoesToAPersonAndNeverOutByItself)
{
    take(core.linkChanged(true));
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-1"_s);
    add(u"c"_s, u"e-2"_s);
    fail(u"a"_s, ErrorKind::Offline);
    fail(u"c"_s, ErrorKind::Offline);
    take(core.historyChanged());
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(stage(u"a"_s), ActionStage::Unknown)
        << "at once, so that a restart in between does not send it";
    EXPECT_EQ(stage(u"b"_s), ActionStage::Held) << "the lane keeps its order";
    EXPECT_EQ(asked, (Ids{u"a"_s, u"c"_s}));
    EXPECT_EQ(findSettled, clock.now() - std::chrono::days{7});
    const OutboxEntry done{.number = 90, .order = orderOf(u"d"_s, u"e-3"_s), .stage = ActionStage::Done};
    const OutboxEntry kept{.number = 91, .order = orderOf(u"k"_s, u"e-4"_s), .stage = ActionStage::Done};
    take(core.recheck({done, kept}));
    EXPECT_TRUE(asked.empty()) << "one question at a time";
    tell(u"a"_s, std::nullopt);
    EXPECT_EQ(asked.size(), 3U);
    tell(u"c"_s, ActionVerdict::Applied);
    EXPECT_EQ(stage(u"c"_s), ActionStage::Done);
    tell(u"d"_s, std::nullopt);
    EXPECT_EQ(stage(u"d"_s), ActionStage::Unknown) << "the server said it was done, and has forgotten it";
    tell(u"k"_s, ActionVerdict::Noop);
    EXPECT_FALSE(stored.contains(u"k"_s)) << "nothing to be written";
    EXPECT_EQ(core.summary().held, 3);
    EXPECT_EQ(core.summary().waiting, 0);
    for (int hour = 0; hour < 3; ++hour) {
        clock.advance(hours{1});
        take(core.historyConfirmed());
        take(core.timerFired());
        EXPECT_TRUE(sent.empty());
    }
}

TEST_F(OutboxCoreTest, aPersonSendsAnUnknownActionAgainOrGivesItUp)
{
    add(u"a"_s, u"e-1"_s);
    add(u"b"_s, u"e-2"_s);
    fail(u"a"_s, ErrorKind::Offline);
    fail(u"b"_s, ErrorKind::Offline);
    take(core.linkChanged(true));
    take(core.historyChanged());
    tell(u"a"_s, std::nullopt);
    tell(u"b"_s, std::nullopt);
    take(core.historyConfirmed());
    ASSERT_TRUE(sent.empty());
    take(core.released(ActionId::fromString(u"a"_s).value()));
    EXPECT_EQ(sent, Ids{u"a"_s});
    take(core.withdrawn(ActionId::fromString(u"b"_s).value()));
    EXPECT_EQ(stage(u"b"_s), ActionStage::Withdrawn);
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_EQ(core.summary(), OutboxSummary{});
}

TEST_F(OutboxCoreTest, whatCouldNotBeWrittenIsWrittenAgain)
{
    add(u"a"_s);
    answer(u"a"_s, ActionVerdict::Applied);
    const OutboxEntry done = stored.at(u"a"_s);
    ASSERT_EQ(done.stage, ActionStage::Done);
    stored.clear();
    take(core.notWritten(done));
    EXPECT_TRUE(timer.has_value()) << "it is not forgotten";
    take(core.timerFired());
    EXPECT_EQ(stored.at(u"a"_s), done) << "otherwise the file says until the next start that it waits";
    stored.clear();
    take(core.timerFired());
    EXPECT_TRUE(stored.empty()) << "once is enough";
}

TEST_F(OutboxCoreTest, whatHasGoneOnSinceIsNotWrittenBack)
{
    add(u"a"_s);
    answer(u"a"_s, ActionVerdict::Conflict);
    add(u"b"_s);
    const OutboxEntry queued = stored.at(u"b"_s);
    fail(u"b"_s, ErrorKind::Offline);
    take(core.historyChanged());
    ASSERT_EQ(stage(u"b"_s), ActionStage::Unknown);
    take(core.notWritten(queued));
    take(core.timerFired());
    EXPECT_EQ(stage(u"b"_s), ActionStage::Unknown);
}

TEST_F(OutboxCoreTest, anAnswerThatWasOnItsWayStillCounts)
{
    add(u"a"_s);
    take(core.historyChanged());
    ASSERT_EQ(stage(u"a"_s), ActionStage::Unknown);
    answer(u"a"_s, ActionVerdict::Applied);
    EXPECT_EQ(stage(u"a"_s), ActionStage::Done);
    tell(u"a"_s, std::nullopt);
    EXPECT_EQ(stage(u"a"_s), ActionStage::Done) << "the question was older than the answer";
}

TEST_F(OutboxCoreTest, aQuestionThatFailsIsAskedAgainAfterAWait)
{
    add(u"a"_s);
    take(core.historyChanged());
    EXPECT_TRUE(asked.empty()) << "it may still arrive";
    fail(u"a"_s, ErrorKind::Offline);
    ASSERT_EQ(asked, Ids{u"a"_s});
    take(core.statusFailed({.kind = ErrorKind::Offline, .text = u"for the test"_s}));
    EXPECT_TRUE(asked.empty());
    ASSERT_TRUE(timer.has_value()) << "nobody would ever ask again";
    EXPECT_EQ(*timer, seconds{2});
    clock.advance(*timer);
    take(core.timerFired());
    EXPECT_EQ(asked, Ids{u"a"_s});
    clock.advance(seconds{46}); // The question got lost inside this program.
    take(core.timerFired());
    EXPECT_EQ(asked, Ids{u"a"_s});
}

TEST_F(OutboxCoreTest, atMostTwoHundredAreAskedForAtOnce)
{
    std::vector<OutboxEntry> done;
    for (int one = 1; one <= 450; ++one)
        done.push_back({.number = one, .order = orderOf(u"a-%1"_s.arg(one)), .stage = ActionStage::Done});
    take(core.recheck(done));
    std::size_t questions = 0;
    std::size_t ids = 0;
    while (!asked.empty()) {
        EXPECT_LE(asked.size(), 200U);
        ++questions;
        ids += asked.size();
        std::vector<ActionKnowledge> known;
        for (const QString& id : asked)
            known.push_back(
                {.id = ActionId::fromString(id).value(), .answer = answerOf(id, ActionVerdict::Applied)});
        take(core.statusArrived(known));
    }
    EXPECT_EQ(questions, 3U);
    EXPECT_EQ(ids, 450U);
    EXPECT_FALSE(timer.has_value());
}

TEST_F(OutboxCoreTest, whoHasToSignInAgainKeepsTheAction)
{
    add(u"a"_s);
    take(core.failed(
        ActionId::fromString(u"a"_s).value(),
        {.kind = ErrorKind::Invalid, .text = u"sign in"_s, .place = {.field = u"token_expired"_s}}));
    EXPECT_EQ(stage(u"a"_s), ActionStage::Sent);
    ASSERT_TRUE(timer.has_value());
}

TEST_F(OutboxCoreTest, nothingGoesOutBeforeTheServersHistoryWasSeen)
{
    OutboxCore fresh{clock, [] { return 0.5; }};
    take(fresh.linkChanged(true));
    take(fresh.added({.number = 1, .order = orderOf(u"a"_s)}));
    EXPECT_TRUE(sent.empty());
    EXPECT_TRUE(lookedAt);
    take(fresh.historyChanged());
    EXPECT_TRUE(sent.empty());
    take(fresh.historyConfirmed());
    EXPECT_EQ(sent, Ids{u"a"_s});
}

} // namespace onescreen
