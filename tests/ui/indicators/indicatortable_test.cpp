// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/indicators/figuresamples.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/fullratepanel.h"
#include "ui/indicators/indicatortablepanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

QString cell(const IndicatorTableModel& model, const QString& indicator, IndicatorColumn column)
{
    return model.index(model.find(indicator).value(), static_cast<int>(column)).data().toString();
}

struct TablePanelTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<IndicatorTablePanel> panel;

    void open(QSize size = {1300, 500})
    {
        panel = std::make_unique<IndicatorTablePanel>(bench.context());
        panel->setContent(sampleContent(), sampleAbout());
        panel->resize(size);
        panel->show();
        panel->table().setFocus();
    }
    [[nodiscard]] FigureTable& table() const { return panel->table(); }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            all << table().model()->index(row, 0).data().toString();
        return all;
    }
    void sortBy(IndicatorColumn column, Qt::SortOrder order) const
    {
        table().sortByColumn(static_cast<int>(column), order);
    }
};

} // namespace

TEST(IndicatorTableModelTest, KeepsTheRulesOfItemModels)
{
    IndicatorTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setContent(sampleContent());
    EXPECT_EQ(model.rowCount(), 7);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setContent(sampleContent());
    EXPECT_EQ(resets.size(), 0) << "the same indicators keep the place of the view";
    IndicatorTableModel::Content shorter = sampleContent();
    shorter.rows.pop_back();
    model.setContent(shorter);
    EXPECT_EQ(resets.size(), 1);
}

TEST(IndicatorTableModelTest, RatesDifferInPointsAndCountsInPercent)
{
    IndicatorTableModel model;
    model.setContent(sampleContent());
    EXPECT_EQ(cell(model, u"K-20"_s, IndicatorColumn::Actual), u"98.8 %"_s);
    EXPECT_EQ(cell(model, u"K-20"_s, IndicatorColumn::PeriodOnPeriod), u"+0.8 百分点"_s);
    EXPECT_EQ(cell(model, u"K-20"_s, IndicatorColumn::YearOnYear), u"−0.4 百分点"_s);
    EXPECT_EQ(cell(model, u"K-18"_s, IndicatorColumn::PeriodOnPeriod), u"+11.9 %"_s);
    EXPECT_EQ(cell(model, u"K-18"_s, IndicatorColumn::YearOnYear), u"—"_s);
}

TEST(IndicatorTableModelTest, FailuresAreCountedWhereTheTargetIsEverything)
{
    IndicatorTableModel model;
    model.setContent(sampleContent());
    EXPECT_EQ(cell(model, u"K-13"_s, IndicatorColumn::Failures), u"13 件"_s);
    EXPECT_EQ(cell(model, u"K-20"_s, IndicatorColumn::Failures), u"—"_s) << "its target is 95 %";
}

TEST(IndicatorTableModelTest, MissingSaysWhyAndTooFewShowsTheParts)
{
    IndicatorTableModel model;
    model.setContent(sampleContent());
    EXPECT_EQ(cell(model, u"K-14"_s, IndicatorColumn::Actual), u"9/10"_s);
    EXPECT_EQ(cell(model, u"K-14"_s, IndicatorColumn::State), u"样本过少"_s);
    EXPECT_EQ(cell(model, u"K-15"_s, IndicatorColumn::Actual), u"—"_s);
    EXPECT_EQ(cell(model, u"K-15"_s, IndicatorColumn::State), u"未报"_s);
    EXPECT_EQ(cell(model, u"K-47"_s, IndicatorColumn::State), u"没有来源"_s);
    const ExportTable table = model.exportTable();
    ASSERT_EQ(table.rows.size(), 7);
    EXPECT_FALSE(table.rows.at(4).at(4).isValid()) << "missing is an empty cell, not 0";
    EXPECT_EQ(table.rows.at(0).at(5).toDouble(), 221'199.0);
    for (const QVariantList& row : table.rows)
        EXPECT_EQ(row.size(), table.header.size());
}

TEST(IndicatorTableModelTest, OnlySignalsOfTheChartAreConcern)
{
    IndicatorTableModel::Content content = sampleContent();
    IndicatorTableModel model;
    model.setContent(content);
    EXPECT_EQ(model.markOf(2), IndicatorMark::Missed) << "far below the target is not a signal";
    AssessmentWarning missed{.level = WarningLevel::Yellow, .rules = {WarningRule::MissedTarget}};
    content.warnings.insert(u"K-37"_s, missed);
    AssessmentWarning signal{.level = WarningLevel::Orange,
                             .rules = {WarningRule::MissedTarget, WarningRule::OutsideLimits}};
    content.warnings.insert(u"K-13"_s, signal);
    content.warnings.insert(u"K-14"_s, signal);
    model.setContent(content);
    EXPECT_EQ(model.markOf(2), IndicatorMark::Missed);
    EXPECT_EQ(model.markOf(1), IndicatorMark::Concern);
    EXPECT_EQ(model.markOf(3), IndicatorMark::TooFew) << "too few cases are never judged";
    content.rows[1].info.penaltyVolume = true;
    model.setContent(content);
    EXPECT_NE(model.markOf(1), IndicatorMark::Concern) << "penalty volumes are never coloured";
}

TEST_F(TablePanelTest, MissingSortsLastBothWays)
{
    open();
    sortBy(IndicatorColumn::Actual, Qt::AscendingOrder);
    EXPECT_EQ(names().first(), u"综合查一次实施率"_s);
    EXPECT_TRUE(names().mid(4).contains(u"电子签章使用率"_s)) << names().join(u' ').toStdString();
    sortBy(IndicatorColumn::Actual, Qt::DescendingOrder);
    EXPECT_EQ(names().first(), u"上报（受理）数"_s);
    EXPECT_TRUE(names().mid(4).contains(u"电子签章使用率"_s)) << names().join(u' ').toStdString();
    EXPECT_EQ(names().size(), 6) << "what has no source is left out until it is asked for";
    panel->findChild<QCheckBox*>(u"allIndicators"_s)->click();
    EXPECT_EQ(names().size(), 7);
}

TEST_F(TablePanelTest, KeysChooseSortCopyAndAskForThePassport)
{
    open();
    QSignalSpy chosen(panel.get(), &IndicatorTablePanel::indicatorChosen);
    QSignalSpy passport(panel.get(), &IndicatorTablePanel::passportRequested);
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Down);
    ASSERT_GE(chosen.size(), 1);
    EXPECT_EQ(chosen.last().first().toString(), table().currentKey());
    const QString key = table().currentKey();
    QTest::keyClick(&table(), Qt::Key_F6);
    ASSERT_EQ(passport.size(), 1);
    EXPECT_EQ(passport.first().first().toString(), key);
    QTest::keyClick(&table(), Qt::Key_Right);
    QTest::keyClick(&table(), Qt::Key_Space);
    EXPECT_EQ(table().horizontalHeader()->sortIndicatorSection(), table().currentIndex().column());
    EXPECT_EQ(table().currentKey(), key) << "sorting keeps the row";
    QTest::keyClick(&table(), Qt::Key_Space);
    QTest::keyClick(&table(), Qt::Key_Space);
    EXPECT_EQ(table().horizontalHeader()->sortIndicatorSection(), -1)
        << "the third time gives the own order back";
    QTest::keySequence(&table(), QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    ASSERT_EQ(lines.size(), 2);
    EXPECT_TRUE(lines[0].startsWith(u"指标\t"_s));
    EXPECT_EQ(lines[0].count(u'\t'), lines[1].count(u'\t'));
}

TEST_F(TablePanelTest, ChosenColumnsAreRemembered)
{
    open();
    const int weight = static_cast<int>(IndicatorColumn::Weight);
    const int dimension = static_cast<int>(IndicatorColumn::Dimension);
    table().setChosenColumns({u"name"_s, u"actual"_s, u"weight"_s});
    EXPECT_FALSE(table().isColumnHidden(weight));
    EXPECT_TRUE(table().isColumnHidden(dimension));
    open(); // another panel over the same settings
    EXPECT_FALSE(table().isColumnHidden(weight));
    EXPECT_TRUE(table().isColumnHidden(dimension));
    QMenu menu;
    table().fillColumnMenu(&menu);
    menu.actions().at(dimension)->trigger();
    EXPECT_FALSE(table().isColumnHidden(dimension));
    menu.actions().last()->trigger();
    EXPECT_TRUE(table().chosenColumns().isEmpty()) << "automatic again";
}

TEST_F(TablePanelTest, NarrowTablesKeepWhatIsMostNeeded)
{
    open({420, 400});
    EXPECT_FALSE(table().isColumnHidden(static_cast<int>(IndicatorColumn::Name)));
    EXPECT_FALSE(table().isColumnHidden(static_cast<int>(IndicatorColumn::Actual)));
    EXPECT_TRUE(table().isColumnHidden(static_cast<int>(IndicatorColumn::Weight)));
    EXPECT_EQ(table().horizontalScrollBar()->maximum(), 0);
    savePicture(*panel, u"table-narrow"_s);
}

TEST_F(TablePanelTest, SaysHowManyAndKeepsTheChosenRow)
{
    open();
    const auto* summary = panel->findChild<PlainLabel*>(u"indicatorSummary"_s);
    EXPECT_TRUE(summary->text().startsWith(u"共 7 项"_s)) << summary->text().toStdString();
    EXPECT_TRUE(summary->text().contains(u"未达标 2"_s)) << summary->text().toStdString();
    EXPECT_TRUE(table().setCurrentKey(u"K-37"_s));
    IndicatorTableModel::Content other = sampleContent();
    std::swap(other.rows[0], other.rows[2]);
    panel->setContent(other, sampleAbout());
    EXPECT_EQ(table().currentKey(), u"K-37"_s);
    EXPECT_FALSE(table().setCurrentKey(u"K-99"_s));
    savePicture(*panel, u"table"_s);
}

TEST_F(TablePanelTest, StatesStandInForTheTable)
{
    open();
    FigureAbout about = sampleAbout();
    about.status.state = ModelState::Empty;
    about.status.emptyText = u"还没有数据，请先导入"_s;
    panel->setContent({}, about);
    EXPECT_EQ(panel->state(), PanelState::Empty);
    EXPECT_TRUE(panel->stateText().contains(u"请先导入"_s));
    about.status = {.state = ModelState::Error,
                    .error = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}}};
    panel->setContent({}, about);
    EXPECT_EQ(panel->state(), PanelState::Error);
    about.status.asOf = sampleNow;
    panel->setContent(sampleContent(), about);
    EXPECT_NE(panel->state(), PanelState::Error) << "the last good figures stay, growing old in plain sight";
    about.status = readyStatus();
    about.status.asOf = sampleNow - std::chrono::hours(5);
    panel->setContent(sampleContent(), about);
    EXPECT_EQ(panel->state(), PanelState::Stale);
    savePicture(*panel, u"table-stale"_s);
}

TEST(FullRatePanelTest, CountsFailuresAndSaysWhyNot)
{
    SceneBench bench;
    FullRatePanel panel(bench.context());
    std::vector<FullRateRow> rows;
    for (const IndicatorRow& row : sampleContent().rows) {
        if (row.target == 100.0)
            rows.push_back({.info = row.info,
                            .figure = row.figure,
                            .failures = row.figure.hasValue() ? row.figure.failures() : std::nullopt});
    }
    panel.setRows(rows, sampleAbout());
    panel.resize(900, 120);
    panel.show();
    ASSERT_EQ(panel.cells().size(), 3U);
    EXPECT_EQ(panel.cells()[0]->texts(),
              (QStringList{u"行政行为赋码率 ※"_s, u"13"_s, u"98.9 %"_s, u"1,187/1,200"_s}));
    EXPECT_EQ(panel.cells()[2]->texts().at(1), u"—"_s);
    EXPECT_EQ(panel.cells()[2]->texts().at(2), u"未报"_s);
    QSignalSpy passport(&panel, &FullRatePanel::passportRequested);
    QTest::mouseClick(panel.cells()[0], Qt::LeftButton);
    QTest::keyClick(panel.cells()[2], Qt::Key_F6);
    ASSERT_EQ(passport.size(), 2);
    EXPECT_EQ(passport.at(0).first().toString(), u"K-13"_s);
    EXPECT_EQ(passport.at(1).first().toString(), u"K-15"_s);
    savePicture(panel, u"fullrates"_s);
}
