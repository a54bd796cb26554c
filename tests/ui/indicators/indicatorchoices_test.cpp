// SPDX-License-Identifier: GPL-3.0-or-later
/// What F9 lets one choose and reach: denominators, four rolling quarters, the checks of printed figures,
/// units in charts.
#include "tests/ui/indicators/figuresamples.h"
#include "tests/ui/indicators/indicatorscenetest.h"
#include "ui/charts/bumpchart.h"
#include "ui/charts/slopechart.h"
#include "ui/charts/smallmultiples.h"
#include "ui/indicators/chartpanel.h"
#include "ui/indicators/contradictionpanel.h"
#include "ui/indicators/figuretable.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

struct IndicatorChoicesTest : IndicatorSceneTest
{
    template <typename T> [[nodiscard]] T& named(const QString& name) const
    {
        return *scene->findChild<T*>(name);
    }
    [[nodiscard]] ContradictionPanel& checks() const { return *scene->findChild<ContradictionPanel*>(); }
    [[nodiscard]] bool settled() const
    {
        return QTest::qWaitFor([this] { return scene->isComplete(); }, patience);
    }
    /// Clicks where the chart has put that stop.
    static void click(PaintedChart& chart, int stop)
    {
        const ChartStop& place = chart.layoutNow().stops.at(static_cast<size_t>(stop));
        const QPointF at = place.area.isEmpty() ? place.anchor : place.area.center();
        QTest::mouseMove(&chart, at.toPoint());
        QTest::mouseClick(&chart, Qt::LeftButton, {}, at.toPoint());
    }
    void addPrinted(double value)
    {
        bench.questions.indicatorRows = {importedValue({.id = idOf<IndicatorValueId>(u"v1"_s),
                                                        .indicator = u"结案率"_s,
                                                        .regionName = u"定海区"_s,
                                                        .region = regionOf(u"330902"_s),
                                                        .periodText = u"2024Q2"_s,
                                                        .period = {},
                                                        .role = ValueRole::Actual,
                                                        .value = value,
                                                        .unit = u"%"_s,
                                                        .document = u"二季度通报"_s,
                                                        .context = u"定海区结案率 <b>98.8%</b>"_s})};
    }
};

} // namespace

TEST_F(IndicatorChoicesTest, TheDenominatorIsChosenSeenAndRemembered)
{
    open(u"indicators?view=at:closing"_s);
    auto& choice = named<QComboBox>(u"denominator"_s);
    ASSERT_TRUE(choice.isVisible());
    ASSERT_EQ(choice.count(), 2);
    EXPECT_TRUE(choice.currentText().contains(u"目录规定"_s)) << choice.currentText().toStdString();
    EXPECT_TRUE(choice.toolTip().contains(u"应结案数 − 缓办数"_s));
    choice.setCurrentIndex(1);
    Q_EMIT choice.activated(1);
    ASSERT_TRUE(settled());
    EXPECT_TRUE(address().contains(u"by-denominator"_s)) << address().toStdString();
    const IndicatorTableModel& rows = table().model();
    EXPECT_EQ(rows.row(*rows.find(u"closing"_s)).figure.denominator, 299.0);
    EXPECT_EQ(choice.currentIndex(), 1);
    savePicture(*scene, u"scene-denominator"_s);
    const QString chosen = address();
    scene.reset();
    model.reset();
    open(u"indicators?view=at:closing"_s);
    const IndicatorTableModel& again = table().model();
    EXPECT_EQ(again.row(*again.find(u"closing"_s)).figure.denominator, 299.0) << "the workplace remembers it";
    scene->setAddress(SceneBench::address(u"indicators?view=at:closing;by-denominator:closing.due"_s));
    ASSERT_TRUE(settled());
    EXPECT_EQ(table().model().row(*table().model().find(u"closing"_s)).figure.denominator, 319.0);
    scene->setAddress(SceneBench::address(chosen));
    ASSERT_TRUE(settled());
    EXPECT_EQ(table().model().row(*table().model().find(u"closing"_s)).figure.denominator, 299.0)
        << "an address brings its denominator along";
}

TEST_F(IndicatorChoicesTest, AnIndicatorWithOneDenominatorOffersNoChoice)
{
    open(u"indicators?view=at:on-time"_s);
    EXPECT_FALSE(named<QComboBox>(u"denominator"_s).isVisible());
}

TEST_F(IndicatorChoicesTest, FourRollingQuartersAreACalendarOfTheirOwn)
{
    catalogue.replace(R"("periods": ["month", "quarter", "year"])",
                      R"("periods": ["month", "quarter", "rolling_4"])");
    bench.questions.cube = [](const CubeQuestion& question) {
        std::vector<CubeRow> rows = question.byUnit ? std::vector<CubeRow>{} : sampleAreaRows();
        if (!question.byUnit)
            rows.push_back(cubeRow(u"2023-08"_s, u"330902001"_s, {100, 80, 70, 0}));
        return rows;
    };
    open();
    auto& rolling = named<QToolButton>(u"byRolling"_s);
    ASSERT_TRUE(rolling.isVisible());
    rolling.click();
    ASSERT_TRUE(settled());
    EXPECT_EQ(scope().calendar, AssessedCalendar::RollingFour);
    EXPECT_EQ(scope().period.toString(), u"2023-07-01..2024-06-30"_s);
    const IndicatorTableModel& rows = table().model();
    EXPECT_EQ(rows.row(*rows.find(u"closing"_s)).figure.denominator, 719.0);
    EXPECT_EQ(named<QComboBox>(u"period"_s).currentText(), u"2023Q3–2024Q2"_s);
    EXPECT_TRUE(rolling.isChecked());
    savePicture(*scene, u"scene-rolling"_s);
}

TEST_F(IndicatorChoicesTest, WithoutSuchIndicatorsThereIsNoSuchButton)
{
    open();
    EXPECT_FALSE(named<QToolButton>(u"byRolling"_s).isVisible());
}

TEST_F(IndicatorChoicesTest, EveryPageKeepsItsWholeNameInSight)
{
    // The longest line: a township's path, what it is compared with, and whom to rank by what.
    for (const QSize size : {QSize(1900, 980), QSize(1366, 700)}) {
        open(u"indicators?area=330902001&view=page:ranking"_s, size);
        auto& tabs = named<QTabBar>(u"indicatorPages"_s);
        for (int tab = 0; tab < tabs.count(); ++tab) {
            const int text = tabs.fontMetrics().horizontalAdvance(tabs.tabText(tab));
            EXPECT_TRUE(tabs.rect().contains(tabs.tabRect(tab))) << tabs.tabText(tab).toStdString();
            EXPECT_GE(tabs.tabRect(tab).width(), text) << tabs.tabText(tab).toStdString();
        }
        auto& bar = named<QWidget>(u"placeBar"_s);
        EXPECT_LE(bar.minimumSizeHint().width(), bar.width()) << size.width();
        for (const auto* box : bar.findChildren<QComboBox*>())
            EXPECT_TRUE(!box->isVisible() ||
                        bar.rect().contains(QRect(box->mapTo(&bar, QPoint()), box->size())))
                << box->objectName().toStdString();
        savePicture(*scene, u"bar-%1"_s.arg(size.width()));
    }
}

TEST_F(IndicatorChoicesTest, ChecksAreReachedByClickAndKey)
{
    addPrinted(98.8);
    open(u"indicators"_s, {1366, 700});
    auto& tabs = named<QTabBar>(u"indicatorPages"_s);
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(tabs.count() - 1).center());
    EXPECT_TRUE(address().contains(u"page:checks"_s)) << address().toStdString();
    EXPECT_TRUE(checks().isVisible());
    QTest::keyClick(scene.get(), Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_FALSE(checks().isVisible());
    QTest::keyClick(scene.get(), Qt::Key_PageDown, Qt::ControlModifier);
    ASSERT_TRUE(checks().isVisible());
    ASSERT_EQ(checks().model().rowCount(), 1);
    const auto text = [this](ContradictionColumn column) {
        return checks().model().index(0, static_cast<int>(column)).data().toString();
    };
    EXPECT_EQ(text(ContradictionColumn::Printed), u"98.8"_s);
    EXPECT_EQ(text(ContradictionColumn::Other), u"92.1933086"_s) << "248 of 269";
    EXPECT_EQ(text(ContradictionColumn::Difference), u"+6.60669145"_s);
    EXPECT_EQ(text(ContradictionColumn::Documents), u"二季度通报"_s);
    QTest::keyClick(&checks().table(), Qt::Key_Down);
    EXPECT_TRUE(checks().detail().contains(u"<b>98.8%</b>"_s)) << "a document's sentence is plain text";
    savePicture(*scene, u"scene-checks"_s);
    QTest::keyClick(&checks().table(), Qt::Key_Return);
    EXPECT_FALSE(card().isHidden()) << "the figure that the rows give";
    EXPECT_EQ(card().sheet().scope, u"定海区"_s);
}

TEST_F(IndicatorChoicesTest, NothingToFlagIsSaid)
{
    open(u"indicators?view=page:checks"_s, {1366, 700});
    EXPECT_EQ(checks().state(), PanelState::Empty);
    EXPECT_TRUE(checks().stateText().contains(u"没有发现"_s)) << checks().stateText().toStdString();
    EXPECT_TRUE(scene->problems().isEmpty());
}

TEST_F(IndicatorChoicesTest, APlaceInTheSmallMultiplesLeadsToItsUnit)
{
    open(u"indicators?view=at:closing"_s);
    auto& chart = static_cast<SmallMultiples&>(named<PaintedChart>(u"seriesPanelChart"_s));
    ASSERT_EQ(chart.data().panels.size(), 2U);
    const QString second = chart.data().panels[1].key;
    click(chart, 1);
    EXPECT_EQ(scope().unit.key, second);
}

TEST_F(IndicatorChoicesTest, APlaceInTheBumpChartLeadsToItsUnit)
{
    open(u"indicators?view=page:ranking;by:indicator;at:closing"_s);
    auto& chart = static_cast<BumpChart&>(named<PaintedChart>(u"bumpPanelChart"_s));
    ASSERT_EQ(chart.data().lines.size(), 2U);
    const QString second = chart.data().lines[1].key;
    click(chart, 1);
    EXPECT_EQ(scope().unit.key, second);
}

TEST_F(IndicatorChoicesTest, ALineOfTheSlopeChartLeadsToItsUnit)
{
    open(u"indicators?view=page:ranking;by:indicator;at:closing"_s);
    auto& chart = static_cast<SlopeChart&>(named<PaintedChart>(u"slopePanelChart"_s));
    ASSERT_EQ(chart.data().lines.size(), 2U);
    const QString first = chart.data().lines[0].key;
    click(chart, 0);
    EXPECT_EQ(scope().unit.key, first);
}

TEST_F(IndicatorChoicesTest, WhatNoColumnHasRoomForStandsBelowTheRanking)
{
    open(u"indicators?view=page:ranking;by:indicator;at:closing;level:township"_s, {1366, 700});
    ASSERT_TRUE(ranking().table().setCurrentKey(u"330902001"_s));
    QTest::keyClick(&ranking().table(), Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(ranking().table().currentKey(), u"330902002"_s);
    EXPECT_TRUE(ranking().detail().contains(u"未参与排名：样本过少"_s)) << ranking().detail().toStdString();
    savePicture(*scene, u"scene-ranking-detail"_s);
}

TEST_F(IndicatorChoicesTest, AgesMoveWithTheFeedWithoutNewFigures)
{
    open();
    QSignalSpy computed(model.get(), &AssessmentModel::changed);
    bench.clock.setNow(bench.clock.now() + std::chrono::seconds(40));
    Q_EMIT model->asOfChanged();
    EXPECT_EQ(table().state(), PanelState::Fresh);
    EXPECT_TRUE(computed.isEmpty());
}
