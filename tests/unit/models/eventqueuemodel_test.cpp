// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventqueuemodel.h"
#include "tests/support/samplequeue.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
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

EventFilter openOnly()
{
    EventFilter filter;
    for (const EventState state : allEventStates) {
        if (isOpen(state))
            filter.states.insert(state);
    }
    return filter;
}

std::vector<EventRow> rowsOf(const EventQueueModel& model)
{
    std::vector<EventRow> rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.push_back(model.eventAt(row).value());
    return rows;
}

class EventQueueModelTest : public testing::Test
{
protected:
    EventQueueModelTest() { test::fill(questions, 40); }

    void commit(const std::vector<EventRow>& rows) { Q_EMIT hub().dataChanged(eventsChanged(rows)); }
    DataHub& hub()
    {
        if (!m_hub)
            m_hub = std::make_unique<DataHub>(questions, clock);
        return *m_hub;
    }
    std::vector<EventRow> expected(const EventFilter& filter)
    {
        std::vector<EventRow> rows;
        for (const QueueItem& item : questions.matching(filter))
            rows.push_back(item.row);
        return rows;
    }

    test::FakeQuestions questions;
    ManualClock clock{sampleNow};

private:
    std::unique_ptr<DataHub> m_hub;
};

TEST_F(EventQueueModelTest, ShowsWhatMatchesInOrder)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.state(), ModelState::Loading);
    EventFilter filter = openOnly();
    filter.area = RegionCode::fromString(u"330903");
    model.setFilter(filter);
    EXPECT_EQ(model.state(), ModelState::Ready);
    EXPECT_EQ(rowsOf(model), expected(filter));
    EXPECT_EQ(model.total(), 10);
    EXPECT_EQ(model.asOf(), sampleNow - 3s);
    EXPECT_EQ(model.rowForEvent(rowsOf(model).at(3)), 3);
    EXPECT_EQ(model.rowForEvent(99'999), std::nullopt);
}

TEST_F(EventQueueModelTest, TellsEmptyFromNoMatch)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    EventFilter filter;
    filter.text = u"没有这样的事"_s;
    model.setFilter(filter);
    EXPECT_EQ(model.state(), ModelState::NoMatch);
    questions.events.clear();
    model.setFilter({});
    EXPECT_EQ(model.state(), ModelState::Empty);
}

TEST_F(EventQueueModelTest, ArrivalsAreCountedWhileTheListIsHeld)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(openOnly());
    const auto before = rowsOf(model);
    QSignalSpy counted(&model, &EventQueueModel::newCountChanged);
    model.setAtTop(false);
    for (EventRow row : {101, 102, 103})
        questions.events[row] = sampleItem(row);
    commit({101, 102, 103});
    EXPECT_EQ(rowsOf(model), before);
    EXPECT_EQ(model.newCount(), 3);
    ASSERT_EQ(counted.count(), 1);
    EXPECT_EQ(model.total(), 43);
    questions.events.erase(102);
    commit({102});
    EXPECT_EQ(model.newCount(), 2);
    model.showNew();
    EXPECT_EQ(model.newCount(), 0);
    EXPECT_EQ(rowsOf(model), expected(openOnly()));
    EXPECT_EQ(model.total(), 42);
}

TEST_F(EventQueueModelTest, AtTheTopArrivalsComeInAtOnceUnlessPinned)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter(openOnly());
    questions.events[101] = sampleItem(101);
    commit({101});
    EXPECT_EQ(rowsOf(model), expected(openOnly()));
    model.setPinned(true);
    questions.events[110] = sampleItem(110);
    commit({110});
    EXPECT_EQ(model.newCount(), 1);
    model.setPinned(false);
    EXPECT_EQ(model.newCount(), 0);
    EXPECT_EQ(rowsOf(model), expected(openOnly()));
}

TEST_F(EventQueueModelTest, ChangedRowsChangeInPlaceAndKeepTheirSelection)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(openOnly());
    model.setPinned(true);
    const int position = 20;
    const EventRow row = model.eventAt(position).value();
    const QPersistentModelIndex selected = model.index(position, 0);
    questions.events[row].priority = Priority::Urgent;
    questions.events[row].dueAt = sampleNow - 99h;
    questions.events[row].title = u"改了"_s;
    commit({row});
    EXPECT_EQ(selected.row(), position);
    EXPECT_EQ(model.index(position, 0).data(TitleRole).toString(), u"改了"_s);
    EXPECT_TRUE(model.index(position, 0).data(OverdueRole).toBool());
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setPinned(false);
    EXPECT_EQ(moved.count(), 1);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(selected.row(), 0);
    EXPECT_EQ(rowsOf(model), expected(openOnly()));
}

TEST_F(EventQueueModelTest, RowsThatLeaveTheFilterStayUntilTheListIsReleased)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(openOnly());
    model.setPinned(true);
    const EventRow closed = model.eventAt(5).value();
    const EventRow deleted = model.eventAt(6).value();
    questions.events[closed].state = EventState::Closed;
    questions.events[closed].closedAt = sampleNow;
    questions.events.erase(deleted);
    commit({closed, deleted});
    EXPECT_EQ(model.eventAt(5), closed);
    EXPECT_TRUE(model.index(5, 0).data(DepartedRole).toBool());
    EXPECT_EQ(model.index(5, 0).data(StateRole).toInt(), static_cast<int>(EventState::Closed));
    EXPECT_TRUE(model.index(6, 0).data(DepartedRole).toBool());
    EXPECT_EQ(model.total(), 38);
    model.setPinned(false);
    EXPECT_EQ(rowsOf(model), expected(openOnly()));
}

TEST_F(EventQueueModelTest, RemainingTimeFollowsTheClockAndStopsAtTheEnd)
{
    questions.events.clear();
    QueueItem open = sampleItem(1);
    open.dueAt = sampleNow + 90min;
    QueueItem closed = sampleItem(2);
    closed.state = EventState::Closed;
    closed.reportedAt = sampleNow - 5h;
    closed.dueAt = sampleNow - 3h;
    closed.closedAt = sampleNow - 1h;
    QueueItem undated = sampleItem(3);
    undated.dueAt.reset();
    for (const QueueItem& item : {open, closed, undated})
        questions.events[item.row] = item;
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter({});
    const auto remaining = [&](EventRow row) {
        return model.index(*model.rowForEvent(row), 1).data(RemainingMsRole);
    };
    EXPECT_EQ(remaining(1).toLongLong(), toMs(*open.dueAt) - toMs(sampleNow));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    clock.advance(2h);
    hub().checkClock();
    ASSERT_GE(changed.count(), 1);
    EXPECT_EQ(changed.at(0).at(0).toModelIndex().column(), static_cast<int>(EventQueueColumn::Remaining));
    EXPECT_EQ(remaining(1).toLongLong(), -30 * 60'000);
    EXPECT_EQ(remaining(2).toLongLong(), -2 * 3'600'000);
    EXPECT_FALSE(remaining(3).isValid());
}

TEST_F(EventQueueModelTest, AnErrorKeepsTheRowsAndSaysSo)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter(openOnly());
    const auto before = rowsOf(model);
    questions.failure = Error{.kind = ErrorKind::Timeout, .text = u"too slow"_s};
    commit({1});
    EXPECT_EQ(model.state(), ModelState::Error);
    ASSERT_TRUE(model.error());
    EXPECT_EQ(model.error()->kind, ErrorKind::Timeout);
    EXPECT_EQ(rowsOf(model), before);
    questions.failure.reset();
    model.setFilter(openOnly());
    EXPECT_EQ(model.state(), ModelState::Ready);
    EXPECT_FALSE(model.error());
}

TEST_F(EventQueueModelTest, AnswersToAnOldFilterAreDropped)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    questions.manual = true;
    EventFilter first;
    first.text = u"彩钢房"_s;
    EventFilter second;
    second.text = u"渔船"_s;
    model.setFilter(first);
    model.setFilter(second);
    ASSERT_EQ(questions.waiting(), 1U);
    questions.deliver();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.state(), ModelState::Loading);
    questions.deliverAll();
    EXPECT_EQ(rowsOf(model), expected(second));
}

TEST_F(EventQueueModelTest, APageOnItsWayDoesNotUndoANewerUpdate)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    questions.manual = true;
    model.setFilter({});
    questions.events[7].title = u"更新的标题"_s; // After the page was read, before it arrives.
    commit({7});
    questions.deliverAll();
    EXPECT_EQ(model.index(*model.rowForEvent(7), 0).data(TitleRole).toString(), u"更新的标题"_s);
}

TEST_F(EventQueueModelTest, ARelativePeriodMovesOnWhenTheDayRollsAndKeepsTheSelection)
{
    questions.events.clear();
    clock.setNow(*parseRfc3339(u"2024-06-05T15:30:00.000Z")); // 23:30
    for (EventRow row : {1, 2}) {
        questions.events[row] = sampleItem(row);
        questions.events[row].dueAt.reset();
    }
    questions.events[1].reportedAt = *parseRfc3339(u"2024-06-04T15:59:00.000Z"); // The 4th, 23:59
    questions.events[2].reportedAt = *parseRfc3339(u"2024-06-05T01:00:00.000Z");
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter({}, *PeriodChoice::lastDays(2));
    ASSERT_EQ(model.rowCount(), 2);
    const QPersistentModelIndex selected = model.index(*model.rowForEvent(2), 0);
    clock.advance(1h);
    hub().checkClock();
    EXPECT_EQ(model.filter().reportedIn, Period::lastDays(QDate(2024, 6, 6), 2));
    EXPECT_EQ(rowsOf(model), std::vector<EventRow>{2});
    EXPECT_TRUE(selected.isValid());
}

TEST_F(EventQueueModelTest, AWallIsGivenNothingOfPersons)
{
    questions.events.clear();
    QueueItem item = sampleItem(2);
    item.title = u"王女士投诉浙L12345"_s;
    item.address = u"高亭镇人民路5号3幢201室"_s;
    questions.events[2] = item;
    EventQueueModel wall(hub(), WindowClass::Wall);
    EventQueueModel duty(hub(), WindowClass::Duty);
    wall.setFilter({});
    duty.setFilter({});
    for (int role = Qt::UserRole; role < Qt::UserRole + 40; ++role) {
        const QString text = wall.index(0, 0).data(role).toString();
        EXPECT_FALSE(text.contains(u"王女士") || text.contains(u"12345违") || text.contains(u"201")) << role;
    }
    const int title = static_cast<int>(EventQueueColumn::Title);
    EXPECT_EQ(wall.index(0, title).data().toString(), u"油烟扰民"_s);
    EXPECT_EQ(wall.itemAt(0)->address, u"高亭镇人民路"_s);
    EXPECT_NE(wall.itemAt(0)->position, item.position);
    EXPECT_EQ(duty.index(0, title).data().toString(), item.title);
    EXPECT_EQ(duty.itemAt(0), item);
    auto exported = wall.exportAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return exported.isFinished(); }));
    EXPECT_EQ(exported.result()->items.at(0).title, u"油烟扰民"_s);
}

class BigQueueTest : public EventQueueModelTest
{
protected:
    BigQueueTest() { test::fill(questions, 50'000); }
};

TEST_F(BigQueueTest, ReadsAPageFirstAndMoreAsTheReaderScrolls)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), EventQueueModel::pageLength);
    EXPECT_EQ(model.total(), 50'000);
    model.setAtTop(false);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 2 * EventQueueModel::pageLength; }));
    EXPECT_EQ(model.newCount(), 0) << "rows below those read are no arrivals";
    EXPECT_EQ(reset.count(), 0);
    auto all = expected({});
    all.resize(2 * EventQueueModel::pageLength);
    EXPECT_EQ(rowsOf(model), all);
}

TEST_F(BigQueueTest, AnEventFarBelowIsBroughtInWhenAskedFor)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter({});
    const EventRow far = expected({}).at(44'000);
    ASSERT_FALSE(model.rowForEvent(far));
    QSignalSpy ready(&model, &EventQueueModel::eventReady);
    model.require(far);
    ASSERT_EQ(ready.count(), 1);
    EXPECT_TRUE(ready.at(0).at(1).toBool());
    EXPECT_EQ(model.rowForEvent(far), EventQueueModel::pageLength);
    model.require(77'777'777);
    EXPECT_FALSE(ready.at(1).at(1).toBool());
}

TEST_F(BigQueueTest, FiftyThousandRowsTakeUpdatesQuickly)
{
    EventQueueModel model(hub(), WindowClass::Duty);
    model.setFilter({});
    for (int page = 0; page < 6 && model.rowCount() < 50'000; ++page) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return model.canFetchMore({}); }));
        const int before = model.rowCount();
        model.fetchMore({});
        ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() > before; }));
    }
    ASSERT_EQ(model.rowCount(), 50'000);
    const QPersistentModelIndex selected = model.index(30'000, 0);
    const EventRow row = model.eventAt(30'000).value();
    const int rounds = 20;
    QElapsedTimer timer;
    timer.start();
    for (EventRow arrival = 60'000; arrival < 60'000 + rounds; ++arrival) {
        questions.events[arrival] = sampleItem(arrival);
        commit({arrival});
    }
    const double perUpdate = double(timer.elapsed()) / rounds;
    RecordProperty("ms_per_update_of_50000_rows", std::to_string(perUpdate));
    EXPECT_EQ(model.rowCount(), 50'000 + rounds);
    EXPECT_EQ(model.eventAt(selected.row()), row);
    EXPECT_LT(perUpdate, 50.0);
}

} // namespace
} // namespace onescreen
