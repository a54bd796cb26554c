// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scenebench.h"
#include "ui/charts/linechart.h"
#include "ui/overview/categorypanel.h"
#include "ui/overview/indicatorpanel.h"
#include "ui/overview/indicatorview.h"
#include "ui/overview/numberspanel.h"
#include "ui/overview/trendpanel.h"
#include "ui/scenes/healthscene.h"

#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

struct OverviewPanels : testing::Test
{
    SceneBench bench;

    void SetUp() override
    {
        fill(bench.questions, 20);
        bench.questions.overviewAnswer = sampleOverview();
    }
    OverviewModel& model()
    {
        if (!m_model)
            m_model = std::make_unique<OverviewModel>(bench.hub());
        return *m_model;
    }
    template <typename Panel> static bool shows(const Panel& panel, PanelState state)
    {
        return QTest::qWaitFor([&] { return panel.state() == state; }, 2000);
    }

private:
    std::unique_ptr<OverviewModel> m_model;
};

} // namespace

TEST(OverviewFigures, LabelUnitAndValueComeFromOneDefinition)
{
    const OverviewNumbers numbers = sampleOverview().numbers;
    const BigFigure rate = figureOf(OverviewFigure::ClosedOnTimeRate, numbers);
    EXPECT_EQ(rate.label, u"按期结案率"_s);
    EXPECT_EQ(rate.unit, u"%"_s);
    EXPECT_DOUBLE_EQ(*rate.value, 95.3);
    EXPECT_FALSE(rate.mustAct);
    const BigFigure overdue = figureOf(OverviewFigure::OverdueOpen, numbers);
    EXPECT_EQ(overdue.label, u"超期在办"_s);
    EXPECT_EQ(overdue.value, 9.0);
    EXPECT_TRUE(overdue.mustAct);
    EXPECT_EQ(figureOf(OverviewFigure::Open, {}).value, std::nullopt);
    for (const OverviewFigure figure : allOverviewFigures)
        EXPECT_TRUE(overviewPassport().contains(definitionOf(figure)));
}

TEST(OverviewFigures, RowsBehindANumberAreItsRows)
{
    const QDate today(2024, 6, 5);
    const UtcTime now = startOfBusinessDay(today) + std::chrono::hours{9};
    EXPECT_EQ(rowsBehind(OverviewFigure::ReportedToday, now).reportedIn, Period::day(today));
    const EventFilter urgent = rowsBehind(OverviewFigure::UrgentOpen, now);
    EXPECT_EQ(urgent.priorities, QSet{Priority::Urgent});
    EXPECT_FALSE(urgent.states.contains(EventState::Closed));
    EXPECT_TRUE(urgent.states.contains(EventState::Suspended));
    EXPECT_EQ(rowsBehind(OverviewFigure::OverdueOpen, now).facts.overdueAt, now);
    const EventFilter closed = rowsBehind(OverviewFigure::ClosedToday, now);
    EXPECT_EQ(closed.states, QSet{EventState::Closed});
    EXPECT_EQ(closed.facts.endedIn, Period::day(today));
    EXPECT_EQ(closed.facts.onTime, std::nullopt);
    EventFilter onTime = closed;
    onTime.facts.onTime = true;
    EXPECT_EQ(rowsBehind(OverviewFigure::ClosedOnTimeRate, now), onTime);
}

TEST(TrendLines, MissingDaysAreGapsAndTodayIsMarked)
{
    const QDate day(2024, 6, 1);
    const LineData lines = trendLines(
        {{.day = day, .reported = 4, .closed = 0}, {.day = day.addDays(2), .reported = 6, .closed = 5}},
        day.addDays(2));
    ASSERT_EQ(lines.lines.size(), 2U);
    EXPECT_EQ(lines.lines[0].values, (std::vector<std::optional<double>>{4.0, std::nullopt, 6.0}));
    EXPECT_EQ(lines.lines[1].values, (std::vector<std::optional<double>>{0.0, std::nullopt, 5.0}));
    EXPECT_EQ(lines.incomplete, 2);
    EXPECT_EQ(trendLines({{.day = day, .reported = 1, .closed = 1}}, day.addDays(9)).incomplete,
              std::nullopt);
}

TEST(IndicatorGroups, TenantFirstAndNothingIsInvented)
{
    const std::vector<IndicatorValue> values{
        indicatorOf(u"a"_s, u"结案率"_s, u"2023"_s, 98.8),
        indicatorOf(u"b"_s, u"结案率"_s, u"2024Q1"_s, 99.1),
        indicatorOf(u"c"_s, u"结案率"_s, u"2024"_s, 100.0, ValueRole::Target),
        indicatorOf(u"d"_s, u"即办率"_s, u"改革方案目标"_s, 60.0),
        indicatorOf(u"e"_s, u"空白率"_s, u"2023"_s, std::nullopt)};
    const auto groups = indicatorGroups(values, RegionCode::fromNumber(330'900'000));
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].indicator, u"结案率"_s);
    EXPECT_EQ(groups[0].tenantArea, RegionCode::fromNumber(330'900'000));
    EXPECT_EQ(groups[0].placed.size(), 3U);
    EXPECT_EQ(groups[0].latest, 99.1);
    EXPECT_EQ(groups[0].latestPeriod, u"2024Q1"_s);
    EXPECT_EQ(groups[1].indicator, u"空白率"_s);
    EXPECT_EQ(groups[1].latest, std::nullopt);
    EXPECT_TRUE(groups[2].placed.empty());
    EXPECT_EQ(groups[2].latest, 60.0);
    EXPECT_EQ(indicatorGroups(values, std::nullopt)[0].tenantArea, std::nullopt);
}

TEST(IndicatorGroups, MonthsBesideQuartersAreLeftOut)
{
    const auto placedOf = [](const std::vector<IndicatorValue>& values) {
        return indicatorGroups(values, RegionCode::fromNumber(330'900'000)).at(0).placed.size();
    };
    const IndicatorValue quarter = indicatorOf(u"a"_s, u"结案率"_s, u"2024Q1"_s, 99.1);
    const IndicatorValue month = indicatorOf(u"b"_s, u"结案率"_s, u"2024-04"_s, 98.0);
    EXPECT_EQ(placedOf({quarter, month}), 1U);
    EXPECT_EQ(placedOf({month}), 1U) << "months alone are shown";
}

TEST_F(OverviewPanels, NumbersFollowTheModel)
{
    bench.questions.manual = true;
    NumbersPanel panel(bench.context(), model());
    EXPECT_EQ(panel.state(), PanelState::Loading);
    bench.questions.manual = false;
    bench.questions.deliverAll();
    ASSERT_TRUE(shows(panel, PanelState::Fresh));
    const auto* open = panel.findChild<BigNumber*>(u"figure2"_s);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->figure().value, 412.0);
    bench.questions.overviewAnswer.numbers.open.value = 413.0;
    bench.hub().onCommitted(eventsChanged({1}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return open->figure().value == 413.0; }, 10000));
}

TEST_F(OverviewPanels, NumberOpensItsRows)
{
    NumbersPanel panel(bench.context(), model());
    ASSERT_TRUE(shows(panel, PanelState::Fresh));
    QSignalSpy activated(&panel, &NumbersPanel::figureActivated);
    QTest::mouseClick(panel.findChild<BigNumber*>(u"figure4"_s), Qt::LeftButton);
    QTest::keyClick(panel.findChild<BigNumber*>(u"figure2"_s), Qt::Key_Return);
    QTest::mouseClick(panel.findChild<BigNumber*>(u"figure3"_s), Qt::LeftButton);
    ASSERT_EQ(activated.size(), 3);
    EXPECT_EQ(activated[0][0].value<OverviewFigure>(), OverviewFigure::UrgentOpen);
    EXPECT_EQ(activated[1][0].value<OverviewFigure>(), OverviewFigure::Open);
    EXPECT_EQ(activated[2][0].value<OverviewFigure>(), OverviewFigure::OverdueOpen);
}

TEST_F(OverviewPanels, EmptyCacheAndFailingCacheAreSaid)
{
    bench.questions.overviewAnswer = {};
    bench.questions.events.clear();
    TrendPanel empty(bench.context(), model());
    EXPECT_TRUE(shows(empty, PanelState::Empty));

    SceneBench broken;
    broken.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    OverviewModel failing(broken.hub());
    CategoryPanel panel(broken.context(), failing);
    ASSERT_TRUE(shows(panel, PanelState::Error));
    EXPECT_FALSE(panel.stateText().isEmpty());
    EXPECT_FALSE(panel.stateText().contains(u"damaged"));
}

TEST_F(OverviewPanels, LastGoodDataStayDuringAnErrorAndGrowOld)
{
    NumbersPanel panel(bench.context(), model());
    ASSERT_TRUE(shows(panel, PanelState::Fresh));
    bench.questions.failure = Error{.kind = ErrorKind::Timeout, .text = u"slow"_s, .place = {}};
    bench.hub().onCommitted(eventsChanged({1}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model().state() == ModelState::Error; }, 10000));
    EXPECT_EQ(panel.state(), PanelState::Fresh);
    EXPECT_EQ(panel.findChild<BigNumber*>(u"figure2"_s)->figure().value, 412.0);
    bench.clock.advance(std::chrono::minutes{5});
    bench.hub().checkClock();
    EXPECT_EQ(panel.state(), PanelState::Stale);
}

TEST_F(OverviewPanels, TrendExportsItsNumbersAsCsv)
{
    QTemporaryDir folder;
    bench.dialogs.saveTo = folder.filePath(u"trend.csv"_s);
    TrendPanel panel(bench.context(), model());
    ASSERT_TRUE(shows(panel, PanelState::Fresh));
    panel.exportCsv();
    QFile file(*bench.dialogs.saveTo);
    ASSERT_TRUE(QTest::qWaitFor([&] { return file.exists() && file.size() > 0; }, 10000));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF"));
    EXPECT_TRUE(csv.contains("每日趋势"));
    EXPECT_TRUE(csv.contains("2024-06-05,86,71")) << csv.toStdString();
}

TEST_F(OverviewPanels, IndicatorsKeepTheChoiceWhenNewValuesCome)
{
    bench.questions.indicatorRows = {indicatorOf(u"a"_s, u"结案率"_s, u"2023"_s, 98.8),
                                     indicatorOf(u"b"_s, u"即办率"_s, u"2023"_s, 95.1)};
    IndicatorModel indicators(bench.hub());
    IndicatorPanel panel(bench.context(), indicators, std::nullopt);
    ASSERT_TRUE(shows(panel, PanelState::Fresh));
    auto* view = static_cast<IndicatorView*>(panel.content());
    panel.resize(300, 230);
    panel.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->shownCells() == 1; }, 10000));
    view->choose(1);
    const QString chosen = view->exportTable().rows[1][1].toString();
    bench.questions.indicatorRows.push_back(indicatorOf(u"c"_s, u"安全率"_s, u"2023"_s, 90.0));
    CommitSummary summary;
    summary.entities = {Entity::Indicator};
    bench.hub().onCommitted(summary);
    ASSERT_TRUE(QTest::qWaitFor([&] { return view->exportTable().rows.size() == 3; }, 10000));
    EXPECT_EQ(view->exportTable().rows[view->chosen()][1].toString(), chosen);
    panel.resize(1000, 700);
    EXPECT_TRUE(QTest::qWaitFor([&] { return view->shownCells() == 3; }, 10000));
}

TEST_F(OverviewPanels, HealthSceneIsCompleteAndHoldsNoBusinessData)
{
    bench.questions.manual = true;
    HealthScene scene(bench.context(), nullptr);
    QSignalSpy changes(&scene, &Scene::completeChanged);
    EXPECT_FALSE(scene.isComplete());
    bench.questions.deliverAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.isComplete(); }, 10000));
    EXPECT_GT(changes.size(), 0);
    EXPECT_EQ(bench.questions.asked.count(u"queue"_s) + bench.questions.asked.count(u"event"_s), 0);
    scene.setAddress(SceneBench::address(u"health?area=330902"_s));
    EXPECT_EQ(scene.address().toString(), u"health?area=330902"_s);
}

TEST_F(OverviewPanels, HealthSceneSaysWhatIsKnownWithoutACache)
{
    bench.questions.failure = Error{.kind = ErrorKind::NotFound, .text = u"There is no cache yet."_s};
    HealthScene scene(bench.context(), nullptr, nullptr, nullptr, u"https://central.example"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.isComplete(); }, 10000));
    const auto* cache = scene.findChild<PanelFrame*>(u"cachePanel"_s);
    EXPECT_EQ(cache->state(), PanelState::Empty) << "it is not loading, and nothing is wrong with it";
    EXPECT_FALSE(cache->stateText().isEmpty());
    const auto* link = scene.findChild<PanelFrame*>(u"linkPanel"_s);
    const auto* source = dynamic_cast<const ExportSource*>(link->findChild<QTableWidget*>());
    ASSERT_GT(source->exportTable().rows.size(), 1);
    EXPECT_EQ(source->exportTable().rows[0][1].toString(), u"https://central.example"_s);
}

TEST_F(OverviewPanels, HealthSceneRecordsTheLink)
{
    HealthScene scene(bench.context(), nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene.isComplete(); }, 10000));
    const auto* link = scene.findChild<PanelFrame*>(u"linkPanel"_s);
    const auto* source = dynamic_cast<const ExportSource*>(link->findChild<QTableWidget*>());
    const auto before = source->exportTable().rows.size();
    bench.hub().onLinkChanged({.phase = LinkPhase::Online, .since = sampleNow});
    bench.hub().onLinkChanged({.phase = LinkPhase::Online, .since = sampleNow, .seq = 5});
    bench.hub().onLinkChanged({.phase = LinkPhase::Offline, .since = sampleNow, .kind = ErrorKind::Timeout});
    EXPECT_EQ(source->exportTable().rows.size(), before + 2);
}
