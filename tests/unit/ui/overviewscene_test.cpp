// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scenebench.h"
#include "ui/map/mapview.h"
#include "ui/queue/eventcard.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queuetable.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/overviewlayout.h"
#include "ui/scenes/overviewscene.h"
#include "ui/scenes/overviewview.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 5000;

struct OverviewSceneTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<OverviewScene> scene;

    void SetUp() override
    {
        fill(bench.questions, 60);
        bench.questions.overviewAnswer = sampleOverview();
        for (const auto& [row, item] : bench.questions.events)
            bench.questions.records.emplace(row, recordOf(item));
    }
    void open()
    {
        scene = std::make_unique<OverviewScene>(bench.context(), nullptr);
        scene->resize(1600, 900);
        scene->show();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, patience));
    }
    [[nodiscard]] QueuePanel& queue() const { return *scene->findChild<QueuePanel*>(); }
    [[nodiscard]] QueueTable& table() const { return *scene->findChild<QueueTable*>(); }
    [[nodiscard]] MapView& map() const { return scene->findChild<MapPanel*>()->view(); }
    [[nodiscard]] EventCardView& card() const { return *scene->findChild<EventCardView*>(); }
    /// An open event with a position, and not the first of the list.
    [[nodiscard]] EventRow someRow() const { return *queue().model().eventAt(5); }
    [[nodiscard]] QString idOf(EventRow row) const { return bench.questions.events.at(row).id; }
};

} // namespace

TEST(OverviewView, AddressWithoutStatesMeansTheOpenOnes)
{
    const QDate today(2024, 6, 5);
    const ViewAddress plain = SceneBench::address(u"overview"_s);
    EXPECT_FALSE(shownFilter(plain, today).states.contains(EventState::Closed));
    EXPECT_TRUE(shownFilter(plain, today).states.contains(EventState::Suspended));
    // What is chosen reads back as it was, also "all states".
    EventFilter all;
    EXPECT_EQ(shownFilter(withFilter(plain, all), today), all);
    EXPECT_EQ(withFilter(plain, shownFilter(plain, today)), plain);
    all.states = {EventState::Closed};
    EXPECT_EQ(shownFilter(withFilter(plain, all), today), all);
}

TEST(OverviewView, ChartsShowEnoughDays)
{
    EXPECT_EQ(chartPeriod(PeriodChoice::all()), PeriodChoice::lastDays(30));
    EXPECT_EQ(chartPeriod(PeriodChoice::today()), PeriodChoice::lastDays(30));
    EXPECT_EQ(chartPeriod(*PeriodChoice::lastDays(90)), PeriodChoice::lastDays(90));
    EXPECT_EQ(chartPeriod(PeriodChoice(Period::day(QDate(2024, 6, 1)))), PeriodChoice::lastDays(30));
    const PeriodChoice quarter(Period::fromString(u"2024Q1").value());
    EXPECT_EQ(chartPeriod(quarter), quarter);
}

TEST(OverviewView, DrillsKeepTheArea)
{
    const ViewAddress county = SceneBench::address(u"overview?area=330902&filter=text:早市"_s);
    const ViewAddress category = withCategory(county, u"02"_s);
    EXPECT_EQ(category.area(), county.area());
    EXPECT_EQ(category.period(), PeriodChoice::lastDays(30));
    EXPECT_TRUE(shownFilter(category, QDate(2024, 6, 5)).states.isEmpty());
    EXPECT_TRUE(shownFilter(category, QDate(2024, 6, 5)).text.isEmpty());
    const ViewAddress day = withDay(county, QDate(2024, 6, 1));
    EXPECT_EQ(day.toString(), withDay(day, QDate(2024, 6, 1)).toString());
    EXPECT_EQ(day.area(), county.area());
    const UtcTime now = startOfBusinessDay(QDate(2024, 6, 5)) + std::chrono::hours{9};
    for (const OverviewFigure figure : allOverviewFigures) {
        const ViewAddress rows = withFigure(county, figure, now);
        EXPECT_EQ(rows.area(), county.area());
        EXPECT_EQ(ViewAddress::parse(rows.toString()), rows) << rows.toString().toStdString();
        EventFilter expected = rowsBehind(figure, now);
        expected.area = county.area();
        EXPECT_EQ(shownFilter(rows, QDate(2024, 6, 5)), expected) << rows.toString().toStdString();
    }
}

TEST(OverviewColumnsTest, WideWallsGetColumnsNotWiderCharts)
{
    const OverviewColumns desk = overviewColumnsFor({1366, 540}, 4);
    EXPECT_EQ(desk.chartColumns, 1);
    EXPECT_EQ(desk.chartRows, 3);
    const OverviewColumns wall = overviewColumnsFor({2800, 560}, 4);
    EXPECT_EQ(wall.chartColumns, 2);
    EXPECT_EQ(wall.chartRows, 2);
    EXPECT_LE(wall.chartWidth, 440);
    EXPECT_GT(2800 - 2 * wall.chartWidth - wall.queueWidth, wall.queueWidth);
    EXPECT_EQ(overviewColumnsFor({100, 10}, 4).chartRows, 1);
}

TEST_F(OverviewSceneTest, BecomesCompleteAndSaysSo)
{
    bench.questions.manual = true;
    scene = std::make_unique<OverviewScene>(bench.context(), nullptr);
    scene->resize(1600, 900);
    scene->show();
    QSignalSpy changes(scene.get(), &Scene::completeChanged);
    EXPECT_FALSE(scene->isComplete());
    bench.questions.manual = false;
    bench.questions.deliverAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, patience));
    EXPECT_GT(changes.size(), 0);
    EXPECT_TRUE(scene->problems().isEmpty());
}

TEST_F(OverviewSceneTest, FailingCacheIsCompleteWithProblems)
{
    bench.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    open();
    EXPECT_GE(scene->problems().size(), 3);
}

TEST_F(OverviewSceneTest, RowOfTheQueueIsRungOnTheMap)
{
    open();
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    const EventRow row = someRow();
    ASSERT_TRUE(table().selectEvent(row));
    EXPECT_EQ(map().selected(), row);
    const QPointF at = map().camera().project(bench.questions.events.at(row).position.value());
    EXPECT_TRUE(QRectF(map().rect()).contains(at));
    ASSERT_GT(told.size(), 0);
    EXPECT_EQ(scene->address().event()->toString(), idOf(row));
    EXPECT_TRUE(card().isHidden());
    Q_EMIT queue().eventActivated(row);
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(card().model().row(), row);
}

TEST_F(OverviewSceneTest, SignOfTheMapIsSelectedInTheQueueAndOpensItsCard)
{
    open();
    const EventRow row = someRow();
    Q_EMIT map().selectionChanged(row);
    EXPECT_TRUE(QTest::qWaitFor([&] { return table().currentEvent() == row; }, patience));
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(scene->address().event()->toString(), idOf(row));
    Q_EMIT map().selectionChanged(std::nullopt);
    EXPECT_EQ(scene->address().event(), std::nullopt);
    EXPECT_TRUE(table().selectedEvents().empty());
}

TEST_F(OverviewSceneTest, CountyFiltersEverythingAndBackIsTheAddressBefore)
{
    open();
    const ViewAddress before = scene->address();
    const qint64 all = queue().model().total();
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    Q_EMIT map().regionActivated(RegionCode::fromNumber(330'902'000).value());
    ASSERT_EQ(told.size(), 1);
    EXPECT_EQ(scene->address().toString(), u"overview?area=330902"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return queue().model().total() < all; }, patience));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return bench.questions.overviewQuestion->area.has_value(); }, patience));
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return static_cast<qint64>(map().events().size()) == queue().model().total(); }, patience));
    scene->setAddress(before);
    EXPECT_TRUE(QTest::qWaitFor([&] { return queue().model().total() == all; }, patience));
    EXPECT_EQ(told.size(), 1);
}

TEST_F(OverviewSceneTest, FilterOfTheQueueAppliesToTheMap)
{
    open();
    const auto all = map().events().size();
    EventFilter urgent;
    urgent.priorities = {Priority::Urgent};
    Q_EMIT queue().filterChanged(urgent);
    EXPECT_TRUE(scene->address().toString().contains(u"priority:urgent"));
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return map().events().size() > 0 && map().events().size() < all; }, patience));
}

TEST_F(OverviewSceneTest, AddressOpensItsEvent)
{
    open();
    const EventRow row = someRow();
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    const ViewAddress address = SceneBench::address(u"overview?event="_s + idOf(row));
    scene->setAddress(address);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return table().currentEvent() == row && map().selected() == row; }, patience));
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(scene->address(), address);
    EXPECT_EQ(told.size(), 0);
    scene->setAddress(SceneBench::address(u"overview"_s));
    EXPECT_TRUE(card().isHidden());
    EXPECT_EQ(map().selected(), std::nullopt);
}

TEST_F(OverviewSceneTest, UnknownEventLeavesTheRestAlone)
{
    open();
    scene->setAddress(SceneBench::address(u"overview?event=no-such-event"_s));
    EXPECT_TRUE(card().isHidden());
    EXPECT_TRUE(scene->isComplete() || QTest::qWaitFor([&] { return scene->isComplete(); }, patience));
}

TEST_F(OverviewSceneTest, WallShowsNoCard)
{
    bench.windowClass = WindowClass::Wall;
    bench.theme.wall = true;
    open();
    scene->setAddress(SceneBench::address(u"overview?event="_s + idOf(someRow())));
    EXPECT_TRUE(QTest::qWaitFor([&] { return map().selected().has_value(); }, patience));
    EXPECT_TRUE(card().isHidden());
}
