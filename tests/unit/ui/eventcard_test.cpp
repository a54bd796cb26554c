// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/queuebench.h"
#include "ui/queue/actionbox.h"
#include "ui/queue/eventcard.h"
#include "ui/queue/queuetext.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::sampleNow;

class EventCardTest : public testing::Test
{
protected:
    EventCardTest()
    {
        for (auto& [row, item] : bench.questions.events) {
            item.state = EventState::Reported;
            bench.questions.records.emplace(row, test::recordOf(item));
        }
        bench.questions.records.at(5).notes = {
            test::noteOf(u"n1"_s, u"e-5"_s, sampleNow - 1h, u"note"_s, u"张三"_s, u"<b>已联系</b>"_s)};
        card = std::make_unique<EventCardView>(bench.context());
        card->resize(480, 700);
        card->show();
    }
    QString allText() const
    {
        QString text;
        for (const QLabel* label : card->findChildren<QLabel*>()) {
            if (label->isVisible())
                text += label->text() + u'\n';
        }
        return text;
    }
    template <typename Widget> Widget* child(const QString& name) const
    {
        return card->findChild<Widget*>(name);
    }
    QString outcome() const { return child<QLabel>(u"actionOutcome"_s)->text(); }

    test::QueueBench bench{20};
    std::unique_ptr<EventCardView> card;
};

TEST_F(EventCardTest, AnswersWhatWhereWhenWhoAndHowLong)
{
    EXPECT_EQ(card->state(), PanelState::Empty);
    card->load(5);
    EXPECT_EQ(card->state(), PanelState::Fresh);
    const QString text = allText();
    for (const QString& part : {u"海滨公园附近临时搭建彩钢房"_s, u"滨港路88号"_s, u"上报"_s,
                                u"普陀综合执法大队"_s, u"截止"_s, u"<b>已联系</b>"_s, u"张三"_s})
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << "\n" << text.toStdString();
    for (const QLabel* label : card->findChildren<QLabel*>())
        EXPECT_TRUE(label->textFormat() == Qt::PlainText || label->text().isEmpty());
}

TEST_F(EventCardTest, AcknowledgesWhenTheCardIsThereAndSaysWhatCameOfIt)
{
    card->start(ActionKind::Acknowledge, 5);
    ASSERT_EQ(bench.actions.requests.size(), 1U);
    EXPECT_TRUE(outcome().contains(u"正在存盘"_s));
    EXPECT_FALSE(child<QPushButton>(u"cardActionA"_s)->isEnabled());
    OutboxEntry entry = bench.actions.keep(ActionStage::Sent);
    EXPECT_TRUE(outcome().contains(u"正在送往中心"_s));
    entry.tries = 3;
    bench.actions.change(entry);
    EXPECT_TRUE(outcome().contains(u"第 3 次送往中心"_s));
    bench.actions.answer(ActionAnswer{
        .id = entry.order.id, .verdict = ActionVerdict::Noop, .actor = u"李四"_s, .at = sampleNow - 60s});
    EXPECT_EQ(outcome(), u"此前已受理（李四，14:04:09），没有重复执行"_s);
}

TEST_F(EventCardTest, AssignsToAUnitFromTheListNearestFirst)
{
    card->load(5);
    QTest::keyClick(card.get(), Qt::Key_D);
    auto* units = child<QComboBox>(u"assignUnit"_s);
    ASSERT_TRUE(units->isVisible());
    EXPECT_EQ(units->itemText(0), u"普陀综合执法大队"_s);
    EXPECT_EQ(units->count(), 4);
    units->setCurrentIndex(units->findData(u"u-dinghai"_s));
    child<QPushButton>(u"sendAssign"_s)->click();
    ASSERT_EQ(bench.actions.requests.size(), 1U);
    EXPECT_EQ(bench.actions.requests.at(0).body, (QJsonObject{{u"unit"_s, u"u-dinghai"_s}}));
    EXPECT_FALSE(units->isVisible());
    bench.actions.answer(ActionAnswer{.id = ActionId::fromString(u"a-1"_s).value(),
                                      .verdict = ActionVerdict::Conflict,
                                      .actor = u"王五"_s,
                                      .at = sampleNow,
                                      .currentState = EventState::Assigned,
                                      .currentUnit = UnitId::fromString(u"u-putuo")});
    EXPECT_EQ(outcome(),
              u"没有派遣：事件已被他人改动（王五，14:05:09），现在是“派遣”，由普陀综合执法大队承办"_s);
}

TEST_F(EventCardTest, TypedTextIsNeverThrownAway)
{
    QSignalSpy closed(card.get(), &EventCardView::closeRequested);
    card->load(5);
    QTest::keyClick(card.get(), Qt::Key_N);
    auto* text = child<QPlainTextEdit>(u"noteText"_s);
    ASSERT_TRUE(text->isVisible());
    text->setPlainText(u"已到现场，准备拆除"_s);
    QTest::keyClick(text, Qt::Key_Escape);
    EXPECT_FALSE(text->isVisible());
    EXPECT_EQ(closed.count(), 0) << "one level at a time";
    EXPECT_TRUE(child<QPushButton>(u"cardActionN"_s)->text().contains(u"未发送"_s));
    card->load(6);
    EXPECT_EQ(text->toPlainText(), QString());
    card->clear();
    card->load(5);
    EXPECT_EQ(text->toPlainText(), u"已到现场，准备拆除"_s);
    EXPECT_TRUE(text->isVisible());
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(bench.actions.requests.size(), 1U);
    bench.actions.failToKeep({.kind = ErrorKind::DiskFull, .text = u"no space"_s, .place = {}});
    EXPECT_EQ(text->toPlainText(), u"已到现场，准备拆除"_s) << "what was not kept stays";
    EXPECT_TRUE(outcome().contains(u"没有存下"_s));
    child<QPushButton>(u"sendNote"_s)->click();
    const OutboxEntry entry = bench.actions.keep();
    EXPECT_EQ(text->toPlainText(), QString()) << "it is on the disk";
    EXPECT_TRUE(outcome().contains(u"已存盘"_s));
    QTest::keyClick(card.get(), Qt::Key_N);
    text->setPlainText(u"又一条"_s);
    bench.actions.answer();
    EXPECT_EQ(outcome(), u"记录已保存"_s);
    EXPECT_EQ(text->toPlainText(), u"又一条"_s) << "the answer to the first does not take the second";
    text->clear();
    QTest::keyClick(text, Qt::Key_Escape);
    QTest::keyClick(card.get(), Qt::Key_Escape);
    EXPECT_EQ(closed.count(), 1);
}

TEST_F(EventCardTest, AWallCardHasNoNamesTextsOrButtons)
{
    EventCardView wall(bench.context(WindowClass::Wall));
    wall.resize(1200, 1000);
    wall.show();
    wall.load(5);
    for (const QLabel* label : wall.findChildren<QLabel*>()) {
        EXPECT_FALSE(label->text().contains(u"张三"_s) || label->text().contains(u"88号"_s) ||
                     label->text().contains(u"已联系"_s))
            << label->text().toStdString();
    }
    for (const auto* button : wall.findChildren<QAbstractButton*>())
        EXPECT_FALSE(button->isVisible());
}

TEST(QueueText, RemainingTimeInWords)
{
    const std::array<std::tuple<std::optional<Milliseconds>, bool, QString>, 9> cases{{
        {std::nullopt, true, u"—"_s},
        {1h + 23min + 45s, true, u"剩 1:23:45"_s},
        {47h + 59min + 59s + 999ms, true, u"剩 47:59:59"_s},
        {72h, true, u"剩 3 天"_s},
        {0ms, true, u"剩 0:00:00"_s},
        {-12min - 5s, true, u"超期 0:12:05"_s},
        {-50h, true, u"超期 2 天"_s},
        {-50h, false, u"超期办结"_s},
        {3h, false, u"按时"_s},
    }};
    for (const auto& [remaining, open, text] : cases)
        EXPECT_EQ(remainingText(remaining, open), text);
    EXPECT_TRUE(isDueSoon(59min, true));
    EXPECT_FALSE(isDueSoon(1h, true));
    EXPECT_FALSE(isDueSoon(59min, false));
}

TEST(QueueText, EveryOutcomeHasItsSentence)
{
    QSet<QString> sentences;
    const ActionRequest request{.kind = ActionKind::Note,
                                .event = EventId::fromString(u"e-5"_s).value(),
                                .expectedVersion = {},
                                .body = {}};
    const auto stood = [&request](ActionStage stage) {
        return test::FakeActions::entryOf(1, request, stage);
    };
    for (const ActionKind kind : {ActionKind::Acknowledge, ActionKind::Assign, ActionKind::Note}) {
        for (const auto verdict : {ActionVerdict::Applied, ActionVerdict::Noop, ActionVerdict::Conflict,
                                   ActionVerdict::Rejected, ActionVerdict::Expired}) {
            OutboxEntry entry = stood(ActionStage::Done);
            entry.answer = ActionAnswer{.id = entry.order.id, .verdict = verdict};
            sentences << outcomeText({.kind = kind, .entry = entry}, NameBook(), sampleNow);
        }
        for (const auto stage :
             {ActionStage::Queued, ActionStage::Sent, ActionStage::Held, ActionStage::Withdrawn})
            sentences << outcomeText({.kind = kind, .entry = stood(stage)}, NameBook(), sampleNow);
        sentences << outcomeText({.kind = kind}, NameBook(), sampleNow);
        sentences << outcomeText({.kind = kind, .notKept = Error{.kind = ErrorKind::DiskFull}}, NameBook(),
                                 sampleNow);
    }
    EXPECT_EQ(sentences.size(), 33);
}

} // namespace
} // namespace onescreen
