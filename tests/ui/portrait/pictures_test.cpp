// SPDX-License-Identifier: GPL-3.0-or-later
// All panels of a portrait with one rich issue, at every size: pictures for people, and what they must hold.
#include "tests/support/scenebench.h"
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/charts/bulletchart.h"
#include "ui/portrait/portraitcharts.h"
#include "ui/portrait/portraitdesk.h"
#include "ui/portrait/portraitpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

struct Shot
{
    QString name;
    QSize size{1920, 1080};
    WindowClass windowClass = WindowClass::Duty;
    bool night = true;
    bool versus = false;
};

ThemeContext lookOf(const Shot& shot)
{
    const bool wall = shot.windowClass == WindowClass::Wall;
    return {.theme = shot.night ? Theme::night() : Theme::day(),
            .metrics = metricsFor(shot.windowClass, {.pixels = shot.size}),
            .wall = wall};
}

struct PortraitPanels : testing::Test
{
    SceneBench bench;
    std::vector<PortraitPanel*> panels;
    std::unique_ptr<PortraitDesk> desk;

    void SetUp() override { fill(bench.questions, 10); }
    void TearDown() override
    {
        desk.reset();
        applyTheme(*qApp, ThemeContext{});
    }
    void open(const Shot& shot, std::shared_ptr<const portrait::Issue> issue)
    {
        bench.theme = lookOf(shot);
        bench.windowClass = shot.windowClass;
        applyTheme(*qApp, bench.theme);
        const SceneContext context = bench.context();
        panels = {makeWarningPanel(context),    makeScorePanel(context),  makeNarrativePanel(context),
                  makeDimensionPanel(context),  makeTargetPanel(context), makeContributionPanel(context),
                  makeTrendPanel(context),      makeFunnelPanel(context), makeChangePanel(context),
                  makeDifferencePanel(context), makeContextPanel(context)};
        if (shot.versus)
            panels.insert(panels.begin() + 2, makeComparisonPanel(context));
        desk = std::make_unique<PortraitDesk>(bench.theme);
        desk->resize(shot.size);
        std::vector<std::pair<QWidget*, DeskWish>> placed;
        for (PortraitPanel* panel : panels) {
            const QString name = panel->objectName();
            const bool tall = name == u"portraitTargets";
            placed.emplace_back(
                panel, DeskWish{.rows = tall ? 2 : 1, .columns = name == u"portraitComparison" ? 2 : 1});
        }
        desk->setPanels(placed);
        desk->show();
        PortraitView view{.issue = std::move(issue)};
        view.status = {.state = ModelState::Ready, .asOf = sampleNow};
        for (PortraitPanel* panel : panels)
            panel->setView(view);
        QApplication::processEvents();
    }
    [[nodiscard]] PortraitPanel& panel(const QString& name) const
    {
        const auto found = std::ranges::find_if(
            panels, [&name](const PortraitPanel* one) { return one->objectName() == name; });
        return **found;
    }
};

} // namespace

TEST_F(PortraitPanels, EverySizeAndLook)
{
    const std::vector<Shot> shots{
        {.name = u"desk-1366"_s, .size = {1366, 680}},
        {.name = u"desk-1920"_s, .size = {1920, 980}},
        {.name = u"desk-1920-day-versus"_s, .size = {1920, 980}, .night = false, .versus = true},
        {.name = u"leader-1920"_s, .size = {1920, 980}, .windowClass = WindowClass::Leader},
        {.name = u"desk-3840"_s, .size = {3840, 2060}},
        {.name = u"wall-3840"_s, .size = {3840, 2160}, .windowClass = WindowClass::Wall},
        {.name = u"wall-6656"_s, .size = {6656, 1792}, .windowClass = WindowClass::Wall},
    };
    for (const Shot& shot : shots) {
        open(shot, std::make_shared<const portrait::Issue>(sampleIssue(shot.versus)));
        keepPortraitPicture(desk->grab().toImage(), shot.name);
        for (PortraitPanel* one : panels) {
            if (one->isHidden())
                continue;
            EXPECT_EQ(one->state(), PanelState::Fresh)
                << qPrintable(shot.name) << ' ' << qPrintable(one->objectName());
            for (const PaintedChart* chart : one->findChildren<PaintedChart*>()) {
                const auto& labels = chart->layoutNow().labels;
                for (const ChartLabel& label : labels)
                    EXPECT_TRUE(QRectF(chart->rect()).adjusted(-1, -1, 1, 1).contains(label.box))
                        << qPrintable(shot.name) << ' ' << qPrintable(one->objectName()) << ' '
                        << qPrintable(label.text);
            }
        }
        desk.reset();
    }
}

TEST_F(PortraitPanels, AWholeIssueIsMissing)
{
    open({.size = {1366, 680}}, nullptr);
    for (const PortraitPanel* one : panels)
        EXPECT_EQ(one->state(), PanelState::Loading);
    PortraitView view;
    view.status = {.state = ModelState::Ready, .asOf = sampleNow};
    view.missing = u"这个单位在这一期没有数值。"_s;
    for (PortraitPanel* one : panels) {
        one->setView(view);
        EXPECT_EQ(one->state(), PanelState::Empty);
        EXPECT_TRUE(one->stateText().contains(u"没有数值"_s));
    }
    view.status = {.state = ModelState::Error,
                   .error = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}}};
    for (PortraitPanel* one : panels) {
        one->setView(view);
        EXPECT_EQ(one->state(), PanelState::Error);
    }
}

TEST_F(PortraitPanels, OldDataLookOldAndAnErrorKeepsThem)
{
    open({.size = {1366, 680}}, std::make_shared<const portrait::Issue>(sampleIssue()));
    bench.clock.advance(std::chrono::minutes(10));
    PortraitView view{.issue = std::make_shared<const portrait::Issue>(sampleIssue())};
    view.status = {.state = ModelState::Error,
                   .error = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}},
                   .asOf = sampleNow};
    for (PortraitPanel* one : panels) {
        one->setView(view);
        EXPECT_EQ(one->state(), PanelState::Stale) << qPrintable(one->objectName());
    }
    keepPortraitPicture(desk->grab().toImage(), u"desk-1366-stale"_s);
}

TEST_F(PortraitPanels, APartWithoutDataSaysWhatToDo)
{
    portrait::Issue issue = sampleIssue();
    issue.trend.reset();
    issue.funnel.reset();
    issue.now.change.reset();
    open({.size = {1920, 980}}, std::make_shared<const portrait::Issue>(std::move(issue)));
    for (const QString& name : {u"portraitTrend"_s, u"portraitFunnel"_s, u"portraitChange"_s}) {
        EXPECT_EQ(panel(name).state(), PanelState::Empty) << qPrintable(name);
        EXPECT_FALSE(panel(name).stateText().isEmpty());
    }
    EXPECT_EQ(panel(u"portraitScore"_s).state(), PanelState::Fresh);
}

TEST_F(PortraitPanels, ReturnOnANumberAsksForItsPassport)
{
    struct Asked
    {
        QString unit;
        Period period;
        QString indicator;
    };
    open({.size = {1920, 980}}, std::make_shared<const portrait::Issue>(sampleIssue()));
    std::vector<Asked> asked;
    for (PortraitPanel* one : panels)
        QObject::connect(one, &PortraitPanel::passportRequested, one,
                         [&asked](const QString& unit, const Period& period, const QString& indicator) {
                             asked.push_back({unit, period, indicator});
                         });
    const Period present = *Period::fromString(u"2024Q2");
    for (const QString& name : {u"portraitWarnings"_s, u"portraitTargets"_s, u"portraitPoints"_s}) {
        asked.clear();
        auto* chart = panel(name).findChild<PaintedChart*>();
        ASSERT_NE(chart, nullptr);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Down);
        QTest::keyClick(chart, Qt::Key_Return);
        ASSERT_EQ(asked.size(), 1U) << qPrintable(name);
        EXPECT_EQ(asked[0].unit, u"330902"_s);
        EXPECT_EQ(asked[0].period, present);
        EXPECT_NE(sampleIssue().now.item(asked[0].indicator), nullptr);
    }
    asked.clear();
    Q_EMIT panel(u"portraitTrend"_s).findChild<PaintedChart*>()->stopActivated(0);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].period, *Period::fromString(u"2021Q1"));
    Q_EMIT panel(u"portraitFunnel"_s).findChild<PaintedChart*>()->stopActivated(1);
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[1].unit, u"330903"_s);
    EXPECT_EQ(asked[1].period, present);
}

TEST_F(PortraitPanels, DimensionsFilterIndicators)
{
    open({.size = {1920, 980}}, std::make_shared<const portrait::Issue>(sampleIssue()));
    QSignalSpy chosen(&panel(u"portraitDimensions"_s), &PortraitPanel::dimensionActivated);
    Q_EMIT panel(u"portraitDimensions"_s).findChild<PaintedChart*>()->stopActivated(1);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), u"d1"_s);
    PortraitView view{.issue = std::make_shared<const portrait::Issue>(sampleIssue())};
    view.status = {.state = ModelState::Ready, .asOf = sampleNow};
    view.dimension = u"d1"_s;
    panel(u"portraitTargets"_s).setView(view);
    const auto* bullets = panel(u"portraitTargets"_s).findChild<PaintedChart*>();
    EXPECT_EQ(bullets->stopCount(), 5);
    auto* box = panel(u"portraitTargets"_s).findChild<QComboBox*>(u"portraitDimensionChoice"_s);
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->currentData().toString(), u"d1"_s);
}

TEST(PortraitCharts, SmallNumbersAndVolumesHaveNoMark)
{
    const portrait::Issue issue = sampleIssue();
    for (const Bullet& bullet : targetBullets(issue, {}, QLocale()).rows) {
        EXPECT_NE(bullet.key, u"k62"_s) << "nine cases";
        EXPECT_NE(bullet.key, u"k90"_s) << "penalties";
        EXPECT_EQ(bullet.tone == Tone::Concern, bullet.key == u"k23"_s);
    }
    EXPECT_TRUE(unjudgedText(issue, {}, QLocale()).contains(u"清单动态更新及时率 8/9"_s));
    EXPECT_TRUE(unjudgedText(issue, {}, QLocale()).contains(u"未报 1 项"_s));
    double gained = 0.0;
    for (const PointsRow& row : contributionData(issue, {}).rows)
        gained += row.gained;
    EXPECT_NEAR(gained, *issue.now.base, 1e-9);
}

TEST(PortraitCharts, AWallSeesWhatIsUrgentFirst)
{
    const portrait::Issue issue = sampleIssue();
    const BulletData urgent = targetBullets(issue, {}, QLocale(), BulletOrder::Urgency);
    EXPECT_EQ(urgent.rows.front().key, u"k23"_s);
    EXPECT_EQ(urgent.rows.size(), targetBullets(issue, {}, QLocale()).rows.size());
    EXPECT_LT(*urgent.rows[1].value, *urgent.rows[1].target);
    const PointsData points = contributionData(issue, {});
    EXPECT_TRUE(std::ranges::is_sorted(points.rows, std::greater{}, &PointsRow::lost));
}

TEST(PortraitCharts, WaterfallStepsAddUp)
{
    const auto data = changeWaterfall(sampleIssue(), 5);
    ASSERT_TRUE(data);
    EXPECT_EQ(data->steps.size(), 6U) << "five and the rest";
    double sum = *data->start;
    for (const WaterfallStep& step : data->steps)
        sum += *step.change;
    EXPECT_NEAR(sum, *data->end, 1e-9);
}

TEST(PortraitCharts, TrendKeepsGapsAndNamesTheSignal)
{
    const auto data = trendData(sampleIssue(), QLocale());
    ASSERT_TRUE(data);
    EXPECT_EQ(data->points[4].value, std::nullopt);
    EXPECT_EQ(data->points.back().tone, Tone::Concern);
    EXPECT_TRUE(data->points.back().rule.contains(u"低于下控制限"_s));
    EXPECT_FALSE(data->trial);
    EXPECT_FALSE(data->assurance.isEmpty());
}
