// SPDX-License-Identifier: GPL-3.0-or-later
// 已公布期次对账 on the page 对账 of F9: what was published against what today's figures give.
#include "tests/ui/indicators/figuresamples.h"
#include "tests/ui/indicators/indicatorscenetest.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/publicationpanel.h"
#include "ui/indicators/restatementbar.h"

#include <QLineEdit>
#include <QPushButton>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

const QString checksAddress = u"indicators?period=2024Q2&view=page:checks"_s;

struct PublicationTest : IndicatorSceneTest
{
    int closedLater = 0; ///< Cases of 2024-06 that turned out to be open.

    void SetUp() override
    {
        IndicatorSceneTest::SetUp();
        bench.windowClass = WindowClass::Analyst;
        bench.questions.cube = [this](const CubeQuestion& question) {
            std::vector<CubeRow> rows = question.byUnit ? std::vector<CubeRow>{} : sampleAreaRows();
            if (!rows.empty())
                rows.back().sums.add(FactMeasure::DueClosed, -closedLater);
            return rows;
        };
    }
    void publish()
    {
        const auto done = model->publish(
            {.period = periodOf(u"2024Q2"_s), .by = u"张三"_s, .secondPerson = u"李四"_s, .reason = {}});
        ASSERT_TRUE(QTest::qWaitFor([&done] { return done.isFinished(); }, patience));
        ASSERT_TRUE(done.result().has_value()) << done.result().error().toString().toStdString();
        ASSERT_TRUE(QTest::qWaitFor(
            [this] {
                return model->current(WindowClass::Analyst)->publication(periodOf(u"2024Q2"_s)) &&
                       scene->isComplete();
            },
            patience));
    }
    void changeRows()
    {
        closedLater = 1;
        Q_EMIT bench.hub().dataChanged({.seq = 2, .entities = {Entity::Event}});
        ASSERT_TRUE(QTest::qWaitFor([this] { return panel().model().rowCount() > 0; }, patience));
    }
    [[nodiscard]] PublicationPanel& panel() const { return *scene->findChild<PublicationPanel*>(); }
    [[nodiscard]] QLineEdit& field(const QString& name) const { return *scene->findChild<QLineEdit*>(name); }
};

} // namespace

TEST_F(PublicationTest, AnUnpublishedPeriodSaysSo)
{
    open(checksAddress);
    EXPECT_EQ(panel().state(), PanelState::Empty);
    EXPECT_TRUE(panel().stateText().contains(u"还没有公布"_s)) << panel().stateText().toStdString();
    savePicture(*scene, u"publication-none"_s);
}

TEST_F(PublicationTest, WhatDidNotChangeIsEqualByteForByte)
{
    open(checksAddress);
    publish();
    EXPECT_EQ(panel().state(), PanelState::Empty);
    EXPECT_TRUE(panel().stateText().contains(u"逐字节相同"_s)) << panel().stateText().toStdString();
    EXPECT_TRUE(panel().stateText().contains(u"张三"_s));
}

TEST_F(PublicationTest, LaterDataAreListedAndRestatedByTwoPersons)
{
    open(checksAddress);
    publish();
    changeRows();
    EXPECT_EQ(panel().state(), PanelState::Fresh);
    EXPECT_TRUE(panel().summary().contains(u"数据改变"_s)) << panel().summary().toStdString();
    const PublicationModel& rows = panel().model();
    bool found = false;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const PublicationRow& shown = rows.row(row);
        if (shown.fact.change.field == u"numerator" && shown.fact.change.node == u"closing") {
            EXPECT_EQ(*shown.published - *shown.today, 1.0);
            EXPECT_TRUE(shown.fact.reasons.data);
            EXPECT_FALSE(shown.fact.reasons.definition);
            EXPECT_TRUE(shown.subject.contains(u"结案率"_s)) << shown.subject.toStdString();
            found = true;
        }
    }
    EXPECT_TRUE(found);
    EXPECT_EQ(rows.exportTable().rows.size(), rows.rowCount());
    savePicture(*scene, u"publication-differs"_s);
    auto& send = *scene->findChild<QPushButton*>(u"restate"_s);
    ASSERT_TRUE(send.isVisible());
    field(u"restateBy"_s).setText(u"张三"_s);
    field(u"restateWith"_s).setText(u"张三"_s);
    field(u"restateReason"_s).setText(u"补正一件"_s);
    EXPECT_FALSE(send.isEnabled()) << "two persons";
    field(u"restateWith"_s).setText(u"李四"_s);
    ASSERT_TRUE(send.isEnabled());
    QTest::keyClick(&field(u"restateReason"_s), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return ledger.published.size() == 2; }, patience));
    EXPECT_EQ(ledger.published.front().revision, 2);
    EXPECT_EQ(ledger.published.front().reason, u"补正一件"_s);
    ASSERT_EQ(bench.dialogs.messages.size(), 1) << "asked once, and nothing failed";
    ASSERT_TRUE(QTest::qWaitFor([this] { return panel().state() == PanelState::Empty; }, patience));
    EXPECT_TRUE(panel().stateText().contains(u"第 1 次更正"_s)) << panel().stateText().toStdString();
}

TEST_F(PublicationTest, OnlyAnAnalystRestates)
{
    bench.windowClass = WindowClass::Leader;
    open(checksAddress);
    publish();
    changeRows();
    EXPECT_FALSE(scene->findChild<RestatementBar*>()->isVisible());
}

TEST_F(PublicationTest, AFrozenTextThatCannotBeReadIsAProblem)
{
    open(checksAddress);
    publish();
    ledger.contents.front().result = "rubbish";
    closedLater = 1;
    Q_EMIT bench.hub().dataChanged({.seq = 2, .entities = {Entity::Event}});
    ASSERT_TRUE(QTest::qWaitFor([this] { return panel().state() == PanelState::Error; }, patience));
    EXPECT_FALSE(scene->problems().isEmpty());
}

TEST_F(PublicationTest, ADamagedLedgerHarmsOnlyThisPanel)
{
    ledger.failure = Error{.kind = ErrorKind::Corrupt,
                           .text = u"file is not a database"_s,
                           .place = {.file = u"/data/published.db"_s, .row = 0, .field = {}}};
    open(checksAddress);
    EXPECT_EQ(panel().state(), PanelState::Error);
    QString shown;
    for (const PlainLabel* label : panel().findChildren<PlainLabel*>())
        shown += label->isVisible() ? label->text() : QString();
    EXPECT_TRUE(shown.contains(u"/data/published.db"_s)) << shown.toStdString();
    EXPECT_TRUE(shown.contains(u"备份"_s)) << "what to do: " << shown.toStdString();
    ASSERT_EQ(scene->problems().size(), 2) << scene->problems().join(u'|').toStdString();
    EXPECT_TRUE(scene->problems().front().contains(panel().accessibleName()));
    EXPECT_TRUE(scene->problems().back().contains(u"/data/published.db"_s));
    EXPECT_TRUE(scene->findChild<QWidget*>(u"catalogueWarning"_s)->isVisible()) << "on every page";
    EXPECT_TRUE(scene->scope().has_value()) << "the figures are there";
    savePicture(*scene, u"publication-damaged"_s);
}
