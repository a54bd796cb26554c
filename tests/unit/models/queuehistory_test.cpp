// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventqueuemodel.h"
#include "tests/support/samplequeue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using test::eventsChanged;
using test::sampleItem;
using test::sampleNow;

EventFilter openTownCases()
{
    EventFilter filter;
    filter.states = {EventState::Reported, EventState::Accepted, EventState::Assigned, EventState::Handling};
    filter.area = RegionCode::fromString(u"3309");
    return filter;
}

/// Anything that may happen to a queue, in an order given by the seed, against a plain sorted list.
class QueueHistory : public testing::TestWithParam<int>
{
protected:
    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(random); }

    /// Puts, changes or deletes a few events and answers which.
    std::vector<EventRow> change()
    {
        std::vector<EventRow> rows;
        for (qint64 left = 1 + below(below(20) == 0 ? 120 : 5); left > 0; --left) {
            const EventRow row = 1 + below(300);
            rows.push_back(row);
            if (below(6) == 0) {
                questions.events.erase(row);
                continue;
            }
            QueueItem item = questions.events.contains(row) ? questions.events[row] : sampleItem(row);
            item.title = QStringLiteral("第 %1 次").arg(below(1'000));
            if (below(2) == 0)
                item.priority = static_cast<Priority>(below(4));
            if (below(2) == 0)
                item.dueAt = below(4) == 0 ? std::nullopt
                                           : std::optional(sampleNow + std::chrono::minutes{below(900)});
            if (below(2) == 0)
                item.state = static_cast<EventState>(below(7));
            questions.events[row] = item;
        }
        return rows;
    }

    std::mt19937_64 random{static_cast<quint64>(GetParam())};
    test::FakeQuestions questions;
    ManualClock clock{sampleNow};
};

TEST_P(QueueHistory, HeldRowsStayAndReleasedRowsAreTheSortedList)
{
    test::fill(questions, 120);
    DataHub hub(questions, clock);
    EventQueueModel model(hub, WindowClass::Duty);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(openTownCases(), *PeriodChoice::lastDays(3660));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    std::map<EventRow, QPersistentModelIndex> watched;
    bool held = false;

    for (int step = 0; step < 300; ++step) {
        if (below(8) == 0) {
            held = !held;
            model.setPinned(held);
        }
        std::vector<EventRow> before;
        for (int row = 0; row < model.rowCount(); ++row)
            before.push_back(*model.eventAt(row));
        for (int row = 0; row < model.rowCount(); row += 7)
            watched[*model.eventAt(row)] = model.index(row, 3);

        CommitSummary summary = eventsChanged(change());
        if (below(15) == 0) {
            // A whole page at once, as after a big commit; the day that rolls asks for it without waiting.
            summary.manyEvents = true;
            summary.events.clear();
        }
        Q_EMIT hub.dataChanged(summary);
        if (summary.manyEvents) {
            clock.advance(24h);
            hub.checkClock();
        }

        const auto expected = questions.matching(openTownCases());
        if (held) {
            for (std::size_t row = 0; row < before.size(); ++row)
                ASSERT_EQ(*model.eventAt(static_cast<int>(row)), before[row]) << "step " << step;
        }
        for (const auto& [row, index] : watched) {
            if (index.isValid()) {
                ASSERT_EQ(*model.eventAt(index.row()), row) << "step " << step;
            }
        }
        if (held)
            continue;
        ASSERT_EQ(model.rowCount(), static_cast<int>(expected.size())) << "step " << step;
        for (int row = 0; row < model.rowCount(); ++row)
            ASSERT_EQ(model.itemAt(row), expected[static_cast<std::size_t>(row)])
                << "step " << step << " row " << row;
        ASSERT_EQ(model.total(), std::ssize(expected));
        ASSERT_EQ(model.newCount(), 0);
    }
    EXPECT_EQ(reset.count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, QueueHistory, testing::Range(1, 9));

} // namespace
} // namespace onescreen
