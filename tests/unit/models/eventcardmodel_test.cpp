// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventcardmodel.h"
#include "tests/support/fakeactions.h"
#include "tests/support/samplequeue.h"

#include <QJsonObject>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::eventsChanged;
using test::sampleNow;

class EventCardModelTest : public testing::Test
{
protected:
    EventCardModelTest()
    {
        test::fill(questions, 10);
        for (auto& [row, item] : questions.events)
            questions.records.emplace(row, test::recordOf(item));
        questions.records.at(5).notes = {
            test::noteOf(u"n1"_s, u"e-5"_s, sampleNow - 1h, u"acknowledge"_s, u"张三"_s, {}),
            test::noteOf(u"n2"_s, u"e-5"_s, sampleNow - 30min, u"note"_s, u"李四"_s, u"已电话联系王女士"_s)};
    }
    void setState(EventRow row, EventState state)
    {
        questions.events.at(row).state = state;
        if (!isOpen(state))
            questions.events.at(row).closedAt = sampleNow;
        questions.records.at(row) = test::recordOf(questions.events.at(row), 8);
    }

    test::FakeQuestions questions;
    test::FakeActions actions;
    ManualClock clock{sampleNow};
};

TEST_F(EventCardModelTest, ShowsAnEventWithItsNames)
{
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    EXPECT_EQ(model.state(), ModelState::Empty);
    model.load(5);
    ASSERT_TRUE(model.card());
    EXPECT_EQ(model.card()->event.title, questions.events[5].title);
    EXPECT_EQ(model.card()->regionName, u"普陀区 沈家门街道"_s);
    EXPECT_EQ(model.card()->unitName, u"普陀综合执法大队"_s);
    EXPECT_EQ(model.card()->notes.size(), 2U);
    EXPECT_EQ(model.card()->notes.at(0).actor, u"张三"_s);
    model.load(999);
    EXPECT_EQ(model.state(), ModelState::Empty);
    EXPECT_FALSE(model.card());
}

TEST_F(EventCardModelTest, AWallShowsNoNamesTextsOrActions)
{
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Wall, actions);
    model.load(5);
    ASSERT_TRUE(model.card());
    EXPECT_EQ(model.card()->event.title, u"违法建设"_s);
    EXPECT_EQ(model.card()->event.description, QString());
    EXPECT_EQ(model.card()->event.address, u"沈家门街道滨港路"_s);
    for (const EventCardNote& note : model.card()->notes)
        EXPECT_EQ(note.actor + note.text, QString());
    EXPECT_FALSE(model.mayAct(ActionKind::Note));
    EXPECT_FALSE(model.addNote(u"x"_s));
    EXPECT_TRUE(actions.requests.empty());
}

TEST_F(EventCardModelTest, AnActionIsSentOnceAndItsOutcomeShown)
{
    setState(5, EventState::Reported);
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    QSignalSpy reported(&model, &EventCardModel::reportChanged);
    EXPECT_TRUE(model.acknowledge());
    EXPECT_FALSE(model.acknowledge()) << "double-assign guard";
    EXPECT_FALSE(model.assign(test::idOf<UnitId>(u"u-putuo"_s)));
    ASSERT_EQ(actions.requests.size(), 1U);
    EXPECT_EQ(actions.requests.at(0).event.toString(), u"e-5"_s);
    EXPECT_EQ(actions.requests.at(0).expectedVersion, 8);
    EXPECT_TRUE(model.report()->isBeingKept());
    actions.keep();
    ASSERT_TRUE(model.report()->entry);
    EXPECT_EQ(model.report()->entry->stage, ActionStage::Queued);
    EXPECT_FALSE(model.mayAct(ActionKind::Assign)) << "it waits for the server";
    EXPECT_TRUE(model.mayAct(ActionKind::Note)) << "notes stand beside each other";
    const ActionAnswer answer{.id = test::idOf<ActionId>(u"a-1"_s),
                              .verdict = ActionVerdict::Noop,
                              .actor = u"王五"_s,
                              .at = sampleNow};
    actions.answer(answer);
    ASSERT_TRUE(model.report() && model.report()->entry);
    EXPECT_EQ(model.report()->entry->answer, answer);
    EXPECT_EQ(model.report()->entry->stage, ActionStage::Done);
    EXPECT_TRUE(model.mayAct(ActionKind::Assign));
    EXPECT_EQ(reported.count(), 3);
}

TEST_F(EventCardModelTest, AnActionThatCannotBeKeptIsSaid)
{
    setState(5, EventState::Reported);
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    EXPECT_TRUE(model.acknowledge());
    const Error full{.kind = ErrorKind::DiskFull, .text = u"full"_s, .place = {}};
    actions.failToKeep(full);
    EXPECT_EQ(model.report()->notKept, full);
    EXPECT_TRUE(model.mayAct(ActionKind::Acknowledge)) << "nothing was done";
}

TEST_F(EventCardModelTest, AnActionThatStillWaitsIsShownWhenTheCardIsOpenedAgain)
{
    setState(5, EventState::Reported);
    DataHub hub(questions, clock);
    ActionRequest request{.kind = ActionKind::Acknowledge,
                          .event = test::idOf<EventId>(u"e-5"_s),
                          .expectedVersion = {},
                          .body = {}};
    OutboxEntry waiting = test::FakeActions::entryOf(9, request, ActionStage::Sent);
    actions.show({waiting});
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    ASSERT_TRUE(model.report());
    EXPECT_EQ(model.report()->entry, waiting);
    EXPECT_FALSE(model.mayAct(ActionKind::Acknowledge));
    waiting.stage = ActionStage::Done;
    actions.change(waiting);
    EXPECT_EQ(model.report()->entry->stage, ActionStage::Done);
    model.load(6);
    EXPECT_FALSE(model.report());
}

TEST_F(EventCardModelTest, NotesAndAssignmentsCarryTheirBody)
{
    setState(5, EventState::Accepted);
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    EXPECT_FALSE(model.mayAct(ActionKind::Acknowledge));
    EXPECT_FALSE(model.addNote(u"  \n "_s));
    EXPECT_FALSE(model.addNote(QString(2001, u'长')));
    EXPECT_TRUE(model.addNote(u" 已到现场 "_s));
    EXPECT_EQ(actions.requests.back().body, (QJsonObject{{u"text"_s, u"已到现场"_s}}));
    EXPECT_EQ(actions.requests.back().expectedVersion, std::nullopt);
    actions.answer();
    EXPECT_TRUE(model.assign(test::idOf<UnitId>(u"u-dinghai"_s)));
    EXPECT_EQ(actions.requests.back().body, (QJsonObject{{u"unit"_s, u"u-dinghai"_s}}));
}

TEST_F(EventCardModelTest, AnOutcomeBelongsToTheCardItWasSentFrom)
{
    setState(5, EventState::Reported);
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    model.acknowledge();
    model.load(6);
    actions.answer();
    EXPECT_FALSE(model.report());
}

TEST_F(EventCardModelTest, AnOutcomeAfterTheCardIsGoneIsHarmless)
{
    setState(5, EventState::Reported);
    DataHub hub(questions, clock);
    auto model = std::make_unique<EventCardModel>(hub, WindowClass::Duty, actions);
    model->load(5);
    QSignalSpy reported(model.get(), &EventCardModel::reportChanged);
    EXPECT_TRUE(model->acknowledge());
    model.reset();
    actions.answer();
    EXPECT_EQ(reported.count(), 1) << "only that it was sent";
}

TEST_F(EventCardModelTest, FollowsChangesOfItsEvent)
{
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    model.load(5);
    setState(5, EventState::Closed);
    Q_EMIT hub.dataChanged(eventsChanged({4}));
    EXPECT_NE(model.card()->event.state, EventState::Closed);
    Q_EMIT hub.dataChanged(eventsChanged({5}));
    EXPECT_EQ(model.card()->event.state, EventState::Closed);
    EXPECT_FALSE(model.mayAct(ActionKind::Assign));
    EXPECT_TRUE(model.mayAct(ActionKind::Note));
    questions.failure = Error{.kind = ErrorKind::Timeout};
    Q_EMIT hub.dataChanged(eventsChanged({5}));
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_TRUE(model.card()) << "the last data stay";
}

TEST_F(EventCardModelTest, AnswersForAnotherRowAreDropped)
{
    DataHub hub(questions, clock);
    EventCardModel model(hub, WindowClass::Duty, actions);
    questions.manual = true;
    model.load(5);
    model.load(6);
    questions.deliver();
    EXPECT_FALSE(model.card());
    questions.deliverAll();
    EXPECT_EQ(model.card()->event.id.toString(), u"e-6"_s);
}

} // namespace
} // namespace onescreen
