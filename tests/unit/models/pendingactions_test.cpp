// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/pendingactions.h"
#include "tests/support/fakeactions.h"
#include "tests/support/samplequeue.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class PendingActionsTest : public testing::Test
{
protected:
    void give(ActionKind kind, const QString& event = u"e-1"_s)
    {
        std::ignore = actions.give({.kind = kind, .event = EventId::fromString(event).value()});
    }
    /// The entry of the log with that action is in the cache.
    void arrive(const QString& action)
    {
        CommitSummary summary;
        summary.actions.push_back(ActionId::fromString(action).value());
        Q_EMIT hub.dataChanged(summary);
    }
    [[nodiscard]] std::optional<ActionStage> stage(const QString& event = u"e-1"_s) const
    {
        const auto found = pending.of(event);
        return found ? std::optional(found->stage) : std::nullopt;
    }

    test::FakeQuestions questions;
    ManualClock clock{test::sampleNow};
    DataHub hub{questions, clock};
    test::FakeActions actions;
    PendingActions pending{hub, actions};
};

} // namespace

TEST_F(PendingActionsTest, liesOverTheRowUntilItsEntryIsInTheCache)
{
    give(ActionKind::Assign);
    EXPECT_FALSE(stage()) << "not kept yet, so nothing was promised";
    actions.keep();
    ASSERT_EQ(stage(), ActionStage::Queued);
    EXPECT_EQ(pending.of(u"e-1"_s)->kind, ActionKind::Assign);
    EXPECT_FALSE(stage(u"e-2"_s));
    actions.answer(ActionVerdict::Applied);
    EXPECT_EQ(stage(), ActionStage::Done) << "done at the server, but the row still looks as before";
    arrive(u"a-7"_s);
    EXPECT_EQ(stage(), ActionStage::Done) << "somebody else's";
    QSignalSpy changes(&pending, &PendingActions::changed);
    arrive(u"a-1"_s);
    EXPECT_FALSE(stage());
    EXPECT_EQ(changes.size(), 1);
}

TEST_F(PendingActionsTest, theEntryMayComeBeforeTheAnswer)
{
    give(ActionKind::Acknowledge);
    actions.keep(ActionStage::Sent);
    arrive(u"a-1"_s);
    EXPECT_EQ(stage(), ActionStage::Sent) << "the answer decides";
    actions.answer(ActionVerdict::Applied);
    EXPECT_FALSE(stage());
}

TEST_F(PendingActionsTest, whatHasNoEffectLeavesNothing)
{
    for (const ActionVerdict verdict :
         {ActionVerdict::Noop, ActionVerdict::Conflict, ActionVerdict::Rejected, ActionVerdict::Expired}) {
        give(ActionKind::Acknowledge);
        actions.keep();
        actions.answer(verdict);
        EXPECT_FALSE(stage());
    }
}

TEST_F(PendingActionsTest, ofSeveralTheNewestIsShownAndAnOlderOneStays)
{
    give(ActionKind::Acknowledge);
    const OutboxEntry first = actions.keep();
    give(ActionKind::Note);
    actions.keep();
    EXPECT_EQ(pending.of(u"e-1"_s)->kind, ActionKind::Note);
    actions.answer(ActionVerdict::Applied);
    arrive(u"a-2"_s);
    EXPECT_EQ(pending.of(u"e-1"_s)->kind, ActionKind::Acknowledge);
    OutboxEntry held = first;
    held.stage = ActionStage::Held;
    actions.change(held);
    EXPECT_EQ(stage(), ActionStage::Held);
}

TEST_F(PendingActionsTest, aRestartShowsWhatStillWaits)
{
    const ActionRequest request{.kind = ActionKind::Assign, .event = EventId::fromString(u"e-9"_s).value()};
    actions.show({test::FakeActions::entryOf(2, request, ActionStage::Queued),
                  test::FakeActions::entryOf(1, request, ActionStage::Done)});
    EXPECT_EQ(stage(u"e-9"_s), ActionStage::Queued);
    actions.show({test::FakeActions::entryOf(1, request, ActionStage::Done)});
    EXPECT_FALSE(stage(u"e-9"_s)) << "done in an earlier run: the cache has it";
}

TEST_F(PendingActionsTest, afterAFreshStartOfTheCacheNothingIsClaimed)
{
    give(ActionKind::Assign);
    actions.keep();
    actions.answer(ActionVerdict::Applied);
    ASSERT_EQ(stage(), ActionStage::Done);
    CommitSummary everything;
    everything.manyEvents = true;
    Q_EMIT hub.dataChanged(everything);
    EXPECT_FALSE(stage());
}

} // namespace onescreen
