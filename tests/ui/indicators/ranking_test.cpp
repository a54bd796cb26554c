// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/indicators/figuresamples.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/rankingpanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

RankSubject indexSubject()
{
    return {.name = u"综合指数"_s, .unit = u"分"_s};
}

QString cell(const RankingModel& model, int row, RankColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

TEST(RankingModelTest, BandThenRankAndTiesAreNamed)
{
    RankingModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setContent(indexSubject(), sampleRanks());
    EXPECT_EQ(static_cast<int>(RankColumn::Band), 0) << "the band stands before the rank";
    EXPECT_EQ(cell(model, 0, RankColumn::Band), u"第 1 档"_s);
    EXPECT_EQ(cell(model, 0, RankColumn::Rank), u"并列 1"_s);
    EXPECT_EQ(cell(model, 1, RankColumn::Rank), u"并列 1"_s);
    EXPECT_EQ(cell(model, 2, RankColumn::Rank), u"3"_s);
    EXPECT_EQ(cell(model, 2, RankColumn::Value), u"88.0 分"_s);
    EXPECT_EQ(cell(model, 0, RankColumn::Base), u"100%"_s);
}

TEST(RankingModelTest, NotRankedStandBelowWithTheReason)
{
    RankingModel model;
    model.setContent(indexSubject(), sampleRanks());
    EXPECT_EQ(model.rankedCount(), 4);
    EXPECT_EQ(cell(model, 4, RankColumn::Rank), u"—"_s);
    EXPECT_EQ(cell(model, 4, RankColumn::Band), u"—"_s);
    EXPECT_EQ(cell(model, 4, RankColumn::Note), u"未参与排名：覆盖率不足"_s);
    const ExportTable table = model.exportTable();
    EXPECT_FALSE(table.rows.at(4).at(1).isValid());
    EXPECT_EQ(table.rows.at(4).last().toString(), u"覆盖率不足"_s);
    EXPECT_EQ(table.rows.at(0).at(2).toString(), u"并列"_s);
    for (const QVariantList& row : table.rows)
        EXPECT_EQ(row.size(), table.header.size());
}

TEST(RankingModelTest, AnIndicatorShowsItsParts)
{
    RankingModel model;
    std::vector<RankRow> rows = sampleRanks();
    rows[0].numerator = 9;
    rows[0].denominator = 10;
    model.setContent({.name = u"赋码率"_s, .unit = u"%"_s, .aggregate = false}, rows);
    EXPECT_EQ(cell(model, 0, RankColumn::Base), u"9/10"_s);
    EXPECT_EQ(
        model.headerData(static_cast<int>(RankColumn::Value), Qt::Horizontal, Qt::DisplayRole).toString(),
        u"赋码率"_s);
}

TEST(RankingPanelTest, EnterDrillsAndHHighlights)
{
    SceneBench bench;
    RankingPanel panel(bench.context());
    panel.setContent(
        {.subject = indexSubject(), .rows = sampleRanks(), .among = {}, .uncertainty = true, .chosen = {}},
        sampleAbout());
    panel.resize(900, 400);
    panel.show();
    FigureTable& table = panel.table();
    table.setFocus();
    ASSERT_TRUE(table.setCurrentKey(u"330921"_s));
    QSignalSpy activated(&panel, &RankingPanel::unitActivated);
    QSignalSpy passport(&panel, &RankingPanel::passportRequested);
    QSignalSpy highlight(&panel, &RankingPanel::highlightRequested);
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated.first().first().toString(), u"330921"_s);
    QTest::keyClick(&table, Qt::Key_F6);
    EXPECT_EQ(passport.size(), 1);
    table.selectAll();
    panel.findChild<QAction*>(u"highlightUnits"_s)->trigger();
    ASSERT_EQ(highlight.size(), 1);
    EXPECT_EQ(highlight.first().first().toStringList().size(), 5);
    EXPECT_TRUE(panel.note().contains(u"参与排名 4 个"_s)) << panel.note().toStdString();
    EXPECT_TRUE(panel.note().contains(u"未参与 1 个"_s)) << panel.note().toStdString();
    savePicture(panel, u"ranking"_s);
}

TEST(RankingPanelTest, SaysThatBandsAreStillBeingComputed)
{
    SceneBench bench;
    RankingPanel panel(bench.context());
    std::vector<RankRow> rows = sampleRanks();
    for (RankRow& row : rows) {
        row.band.reset();
        row.rankLow.reset();
        row.rankHigh.reset();
    }
    panel.setContent(
        {.subject = indexSubject(), .rows = rows, .among = {}, .uncertainty = false, .chosen = {}},
        sampleAbout());
    EXPECT_TRUE(panel.note().contains(u"正在计算"_s)) << panel.note().toStdString();
    panel.setContent({.subject = indexSubject(), .rows = {}, .among = {}, .uncertainty = false, .chosen = {}},
                     sampleAbout());
    EXPECT_EQ(panel.state(), PanelState::Empty);
}
