// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/queuebench.h"
#include "ui/scenes/outboxpanel.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using namespace test;

OutboxEntry entryOf(qint64 number, ActionStage stage)
{
    const ActionRequest request{
        .kind = ActionKind::Assign, .event = idOf<EventId>(u"e-5"_s), .expectedVersion = 3, .body = {}};
    return FakeActions::entryOf(number, request, stage);
}

class OutboxPanelTest : public testing::Test
{
protected:
    std::unique_ptr<OutboxPanel> open(WindowClass windowClass)
    {
        auto panel = std::make_unique<OutboxPanel>(bench.context(windowClass));
        panel->resize(900, 400);
        panel->show();
        return panel;
    }
    QueueBench bench;
};

} // namespace

TEST_F(OutboxPanelTest, SaysWhatItIsForWhileItIsEmpty)
{
    const auto panel = open(WindowClass::Duty);
    EXPECT_EQ(panel->state(), PanelState::Empty);
    bench.actions.change(entryOf(1, ActionStage::Queued));
    EXPECT_EQ(panel->state(), PanelState::Fresh);
}

TEST_F(OutboxPanelTest, AFileThatCannotBeWrittenIsAnError)
{
    const auto panel = open(WindowClass::Duty);
    bench.actions.breakFile(Error{.kind = ErrorKind::DiskFull, .text = u"full"_s, .place = {}});
    EXPECT_EQ(panel->state(), PanelState::Error);
    bench.actions.breakFile(std::nullopt);
    EXPECT_EQ(panel->state(), PanelState::Empty);
}

TEST_F(OutboxPanelTest, HeldActionsAreReleasedOrWithdrawnByTheOperator)
{
    bench.actions.show(
        {entryOf(3, ActionStage::Held), entryOf(2, ActionStage::Sent), entryOf(1, ActionStage::Done)});
    const auto panel = open(WindowClass::Duty);
    auto* view = panel->findChild<QTableView*>(u"outboxTable"_s);
    auto* release = panel->findChild<QPushButton*>(u"releaseAction"_s);
    auto* withdraw = panel->findChild<QPushButton*>(u"withdrawAction"_s);
    EXPECT_FALSE(release->isEnabled()) << "nothing is selected";
    view->selectRow(1);
    EXPECT_FALSE(release->isEnabled() || withdraw->isEnabled()) << "what was sent cannot be taken back";
    view->selectRow(0);
    ASSERT_TRUE(release->isEnabled() && withdraw->isEnabled());
    release->click();
    ASSERT_EQ(bench.actions.released.size(), 1U);
    EXPECT_EQ(bench.actions.released.front().toString(), u"a-3"_s);
    withdraw->click();
    EXPECT_EQ(bench.actions.withdrawn.size(), 1U);
    bench.actions.change(entryOf(3, ActionStage::Done));
    EXPECT_FALSE(release->isEnabled());
}

TEST_F(OutboxPanelTest, WhatTheServerForgotIsSentAgainOrGivenUpByTheOperatorOnly)
{
    bench.actions.show({entryOf(2, ActionStage::Held), entryOf(1, ActionStage::Unknown)});
    const auto panel = open(WindowClass::Duty);
    auto* view = panel->findChild<QTableView*>(u"outboxTable"_s);
    auto* release = panel->findChild<QPushButton*>(u"releaseAction"_s);
    auto* withdraw = panel->findChild<QPushButton*>(u"withdrawAction"_s);
    view->selectRow(1);
    ASSERT_TRUE(release->isEnabled() && withdraw->isEnabled());
    EXPECT_EQ(release->text(), u"再次发送"_s);
    EXPECT_EQ(withdraw->text(), u"放弃"_s);
    const QModelIndex reason = view->model()->index(1, static_cast<int>(OutboxColumn::Reason));
    EXPECT_TRUE(reason.data().toString().contains(u"不会自动重发"_s));
    EXPECT_TRUE(bench.actions.released.empty() && bench.actions.withdrawn.empty());
    release->click();
    ASSERT_EQ(bench.actions.released.size(), 1U);
    EXPECT_EQ(bench.actions.released.front().toString(), u"a-1"_s);
    view->selectRow(0);
    EXPECT_EQ(release->text(), u"放行"_s);
}

TEST_F(OutboxPanelTest, AWallOnlyLooks)
{
    bench.actions.show({entryOf(1, ActionStage::Held)});
    const auto panel = open(WindowClass::Wall);
    EXPECT_FALSE(panel->findChild<QPushButton*>(u"releaseAction"_s)->isVisible());
}

TEST_F(OutboxPanelTest, TheTableFollowsEveryChange)
{
    OutboxTableModel model(bench.actions, bench.hub(), Theme::night());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const qint64 number : {2, 5, 1, 3})
        bench.actions.change(entryOf(number, ActionStage::Queued));
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.entryAt(0)->number, 5) << "newest first";
    bench.actions.change(entryOf(3, ActionStage::Expired));
    EXPECT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.index(1, static_cast<int>(OutboxColumn::Stage)).data().toString(),
              stageText(ActionStage::Expired));
    EXPECT_EQ(model.exportTable().rows.size(), 4);
    QSet<QString> words;
    for (int stage = 0; stage <= static_cast<int>(lastActionStage); ++stage)
        words << stageText(static_cast<ActionStage>(stage));
    EXPECT_EQ(words.size(), static_cast<int>(lastActionStage) + 1) << "each stage has its own word";
}

} // namespace onescreen
