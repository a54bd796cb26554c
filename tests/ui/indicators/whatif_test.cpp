// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/indicators/figuresamples.h"
#include "ui/indicators/trialmodel.h"
#include "ui/indicators/weighteditor.h"
#include "ui/indicators/whatifpanel.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<NodeInfo> sampleTree()
{
    return {
        {.id = u"I"_s, .name = u"综合指数"_s, .kind = NodeKind::Index, .children = {u"D2"_s, u"D5"_s}},
        {.id = u"D2"_s,
         .name = u"监管履职"_s,
         .kind = NodeKind::Dimension,
         .parent = u"I"_s,
         .weight = 40,
         .children = {u"K-37"_s, u"K-14"_s}},
        {.id = u"K-37"_s, .name = u"综合查一次实施率"_s, .parent = u"D2"_s, .weight = 50},
        {.id = u"K-14"_s, .name = u"线索处置率"_s, .parent = u"D2"_s, .weight = 50},
        {.id = u"D5"_s, .name = u"执法绩效"_s, .kind = NodeKind::Dimension, .parent = u"I"_s, .weight = 60}};
}

/// Two units with two dimension scores: the order turns when D2 weighs enough.
std::vector<RankRow> ranksFor(double d2, double d5)
{
    const auto score = [=](double first, double second) { return (d2 * first + d5 * second) / (d2 + d5); };
    const double a = score(80, 70);
    const double b = score(70, 90);
    return {{.unit = u"a"_s, .name = u"甲"_s, .shown = a, .rank = a >= b ? 1 : 2, .rankedCount = 2},
            {.unit = u"b"_s, .name = u"乙"_s, .shown = b, .rank = b >= a ? 1 : 2, .rankedCount = 2}};
}

struct WhatIfTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<WhatIfPanel> panel;
    int computed = 0;

    void SetUp() override
    {
        panel = std::make_unique<WhatIfPanel>(bench.context());
        panel->setContent({.tree = sampleTree(),
                           .official = ranksFor(40, 60),
                           .decimals = 1,
                           .compute = [this](const WeightChanges& weights) -> Result<std::vector<RankRow>> {
                               ++computed;
                               const double d2 = weights.value(u"D2"_s, 40);
                               const double d5 = weights.value(u"D5"_s, 60);
                               if (d2 + d5 == 0.0)
                                   return failure(ErrorKind::Invalid, u"all weights are 0"_s);
                               return ranksFor(d2, d5);
                           }},
                          sampleAbout());
        panel->resize(1100, 400);
        panel->show();
    }
    [[nodiscard]] QString cell(int row, TrialColumn column) const
    {
        return panel->model().index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QPushButton& button(const QString& name) const
    {
        return *panel->findChild<QPushButton*>(name);
    }
    void settle() const { QCoreApplication::processEvents(); }
};

} // namespace

TEST(TrialModelTest, KeepsTheRulesOfItemModels)
{
    TrialModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setContent(ranksFor(40, 60), ranksFor(90, 60), 1);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setContent(ranksFor(40, 60), ranksFor(10, 60), 1);
    EXPECT_EQ(resets.size(), 0) << "sliding keeps the place of the view";
    EXPECT_EQ(model.changedRanks(), 0);
}

TEST_F(WhatIfTest, StartsAsTheOfficialRanking)
{
    EXPECT_EQ(cell(0, TrialColumn::OfficialRank), u"2"_s);
    EXPECT_EQ(cell(0, TrialColumn::TrialRank), u"2"_s);
    EXPECT_EQ(cell(0, TrialColumn::RankChange), u"0"_s);
    EXPECT_FALSE(button(u"trialReset"_s).isEnabled());
    EXPECT_TRUE(panel->banner().contains(u"试算"_s));
}

TEST_F(WhatIfTest, AWeightShowsAtOnceBesideTheOfficialRank)
{
    panel->editor().field(u"D5"_s)->setValue(15);
    settle();
    EXPECT_EQ(cell(0, TrialColumn::OfficialRank), u"2"_s);
    EXPECT_EQ(cell(0, TrialColumn::TrialRank), u"1"_s);
    EXPECT_EQ(cell(0, TrialColumn::RankChange), u"↑ 1"_s);
    EXPECT_EQ(cell(0, TrialColumn::TrialScore), u"77.3"_s);
    EXPECT_EQ(cell(0, TrialColumn::OfficialScore), u"74.0"_s);
    EXPECT_TRUE(panel->banner().contains(u"不是正式名次"_s));
    EXPECT_EQ(panel->editor().slider(u"D5"_s)->value(), 150);
    savePicture(*panel, u"whatif"_s);
}

TEST_F(WhatIfTest, UndoRedoAndReset)
{
    panel->editor().field(u"D2"_s)->setValue(90);
    panel->editor().field(u"D5"_s)->setValue(10);
    settle();
    EXPECT_EQ(panel->trial().weight(u"D5"_s), 10);
    QTest::keySequence(panel.get(), QKeySequence::Undo);
    settle();
    EXPECT_EQ(panel->trial().weight(u"D5"_s), 60);
    EXPECT_EQ(panel->trial().weight(u"D2"_s), 90);
    QTest::keyClick(panel.get(), Qt::Key_Y, Qt::ControlModifier);
    EXPECT_EQ(panel->trial().weight(u"D5"_s), 10);
    button(u"trialReset"_s).click();
    settle();
    EXPECT_FALSE(panel->trial().isChanged());
    EXPECT_EQ(cell(0, TrialColumn::TrialRank), u"2"_s);
    button(u"trialUndo"_s).click();
    settle();
    EXPECT_EQ(panel->trial().weight(u"D2"_s), 90) << "a reset can be undone";
    EXPECT_EQ(cell(0, TrialColumn::TrialRank), u"1"_s);
}

TEST_F(WhatIfTest, OneDragIsOneStep)
{
    QSlider* slider = panel->editor().slider(u"D2"_s);
    slider->setSliderDown(true);
    for (const int place : {410, 450, 500, 700})
        slider->setValue(place);
    slider->setSliderDown(false);
    EXPECT_EQ(panel->trial().weight(u"D2"_s), 70);
    EXPECT_EQ(panel->trial().undoStack().count(), 1);
    slider->setValue(710);
    EXPECT_EQ(panel->trial().undoStack().count(), 2);
    panel->trial().undoStack().undo();
    panel->trial().undoStack().undo();
    EXPECT_EQ(panel->trial().weight(u"D2"_s), 40);
    EXPECT_FALSE(panel->trial().isChanged());
}

TEST_F(WhatIfTest, ManyStepsOfOneTurnAreOneComputation)
{
    const int before = computed;
    for (int weight = 41; weight < 60; ++weight)
        panel->trial().setWeight(u"D2"_s, weight);
    settle();
    EXPECT_EQ(computed, before + 1);
}

TEST_F(WhatIfTest, AllZeroIsSaidAndNotComputed)
{
    panel->trial().setWeight(u"D2"_s, 0);
    panel->trial().setWeight(u"D5"_s, 0);
    settle();
    EXPECT_EQ(panel->trial().share(u"D2"_s), std::nullopt);
    EXPECT_TRUE(panel->banner().contains(u"不能全为 0"_s)) << panel->banner().toStdString();
    EXPECT_EQ(cell(0, TrialColumn::TrialRank), u"—"_s);
    EXPECT_EQ(cell(0, TrialColumn::OfficialRank), u"2"_s);
}

TEST_F(WhatIfTest, WeightsStayInTheirBoundsAndAnotherTreeStartsAfresh)
{
    panel->trial().setWeight(u"D2"_s, -5);
    EXPECT_EQ(panel->trial().weight(u"D2"_s), 0);
    panel->trial().setWeight(u"D2"_s, 1e9);
    EXPECT_EQ(panel->trial().weight(u"D2"_s), WeightTrial::most);
    panel->trial().setWeight(u"nobody"_s, 3);
    EXPECT_EQ(panel->trial().changes().size(), 1);
    std::vector<NodeInfo> other = sampleTree();
    other[1].weight = 30;
    panel->trial().setTree(other);
    EXPECT_FALSE(panel->trial().isChanged());
    EXPECT_FALSE(panel->trial().undoStack().canUndo());
}

TEST_F(WhatIfTest, ExportsSayThatTheyAreATrial)
{
    const ExportTable table = panel->model().exportTable();
    EXPECT_TRUE(table.header.contains(u"试算名次"_s));
    ASSERT_EQ(table.rows.size(), 2);
    EXPECT_TRUE(table.rows.first().last().toString().contains(u"试算"_s));
    EXPECT_TRUE(panel->accessibleName().contains(u"不是正式"_s));
}

TEST_F(WhatIfTest, GroupsOpenAndClose)
{
    WeightEditor& editor = panel->editor();
    EXPECT_FALSE(editor.field(u"D2"_s)->isHidden());
    EXPECT_TRUE(editor.field(u"K-37"_s)->isHidden());
    editor.setOpen(u"D2"_s, true);
    EXPECT_FALSE(editor.field(u"K-37"_s)->isHidden());
    editor.setOpen(u"D2"_s, false);
    EXPECT_TRUE(editor.field(u"K-37"_s)->isHidden());
}
