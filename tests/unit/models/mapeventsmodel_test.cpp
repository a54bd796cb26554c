// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/mapeventsmodel.h"
#include "tests/support/samplequeue.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::eventsChanged;
using test::sampleItem;
using test::sampleNow;

std::map<EventRow, std::pair<MapPoint, QString>> byRow(const MapEventsModel& model)
{
    std::map<EventRow, std::pair<MapPoint, QString>> points;
    for (MapPoint point : model.points()->points) {
        const QString root = model.categoryRoots().at(point.category);
        point.category = 0;
        points[point.row] = {point, root};
    }
    return points;
}

class MapEventsModelTest : public testing::Test
{
protected:
    MapEventsModelTest() { test::fill(questions, 30); }

    test::FakeQuestions questions;
    ManualClock clock{sampleNow};
};

TEST_F(MapEventsModelTest, ChangesComeAsDeltasAndPointsIncludeThem)
{
    DataHub hub(questions, clock);
    MapEventsModel model(hub, WindowClass::Duty);
    QSignalSpy reset(&model, &MapEventsModel::reset);
    QSignalSpy changed(&model, &MapEventsModel::changed);
    EventFilter filter;
    filter.states = {EventState::Reported, EventState::Accepted, EventState::Assigned};
    model.setFilter(filter);
    EXPECT_EQ(reset.count(), 1);

    questions.events[1].state = EventState::Closed; // leaves the filter
    questions.events[5].position.reset();           // can no longer be drawn
    questions.events[6].priority = Priority::Urgent;
    questions.events[40] = sampleItem(40); // new, of a category the map has not seen
    questions.events[40].categoryRoot = u"09"_s;
    questions.events.erase(10);
    Q_EMIT hub.dataChanged(eventsChanged({1, 5, 6, 10, 40}));
    EXPECT_EQ(reset.count(), 1);
    ASSERT_EQ(changed.count(), 1);
    auto removed = changed.at(0).at(1).value<std::vector<EventRow>>();
    std::ranges::sort(removed);
    EXPECT_EQ(removed, (std::vector<EventRow>{1, 5, 10}));

    const auto seen = byRow(model);
    MapEventsModel fresh(hub, WindowClass::Duty);
    fresh.setFilter(filter);
    EXPECT_EQ(seen, byRow(fresh));
    EXPECT_EQ(seen.at(40).second, u"09"_s);
    EXPECT_EQ(fresh.withoutPosition(), 1);
}

TEST_F(MapEventsModelTest, AWallGetsCoarsePositions)
{
    DataHub hub(questions, clock);
    MapEventsModel model(hub, WindowClass::Wall);
    model.setFilter({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.state() == ModelState::Ready; }));
    questions.events[3].title = u"x"_s;
    Q_EMIT hub.dataChanged(eventsChanged({3}));
    ASSERT_EQ(model.points()->points.size(), 30U);
    for (const MapPoint& point : model.points()->points) {
        const GeoPoint exact = *questions.events[point.row].position;
        EXPECT_NE(point.lon7, exact.lon7());
        EXPECT_EQ(GeoPoint::fromE7(point.lon7, point.lat7), coarsened(exact));
    }
}

TEST_F(MapEventsModelTest, AChangeDuringTheFirstReadIsNotLost)
{
    DataHub hub(questions, clock);
    MapEventsModel model(hub, WindowClass::Duty);
    questions.manual = true;
    model.setFilter({});
    questions.events[3].priority = Priority::Urgent;
    Q_EMIT hub.dataChanged(eventsChanged({3}));
    questions.deliverAll();
    EXPECT_EQ(byRow(model).at(3).first.priority, Priority::Urgent);
}

TEST_F(MapEventsModelTest, AnErrorKeepsThePoints)
{
    DataHub hub(questions, clock);
    MapEventsModel model(hub, WindowClass::Duty);
    model.setFilter({});
    questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s};
    Q_EMIT hub.dataChanged(eventsChanged({3}));
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_EQ(model.points()->points.size(), 30U);
}

TEST_F(MapEventsModelTest, TheRelativePeriodMovesOnWithTheDay)
{
    DataHub hub(questions, clock);
    MapEventsModel model(hub, WindowClass::Duty);
    model.setFilter({}, PeriodChoice::today());
    EXPECT_EQ(model.filter().reportedIn, Period::day(QDate(2024, 6, 5)));
    clock.advance(10h);
    hub.checkClock();
    EXPECT_EQ(model.filter().reportedIn, Period::day(QDate(2024, 6, 6)));
    EXPECT_EQ(model.state(), ModelState::NoMatch);
}

} // namespace
} // namespace onescreen
