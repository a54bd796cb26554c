// SPDX-License-Identifier: GPL-3.0-or-later
// Each row of the queue says how its source stands: fresh, late, stale or unknown.
#include "tests/unit/ui/queuebench.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queuetable.h"

#include <QTest>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::sampleNow;

struct QueueFreshness : testing::Test
{
    test::QueueBench bench{30};

    void addFeed(const QString& code, Milliseconds age, std::optional<int> every)
    {
        bench.questions.feedRows.push_back({.feed = Feed::of({.source = test::idOf<SourceCode>(code),
                                                              .asOf = sampleNow - age,
                                                              .expectedIntervalS = every,
                                                              .rows = 1})
                                                        .value(),
                                            .name = code});
    }
    /// What the rows of that source say: the mark of the cell, and the sentence of its tool tip.
    static std::pair<QString, QString> wordsOf(const QueuePanel& panel, const QString& source)
    {
        const QAbstractItemModel* model = panel.findChild<QueueTable*>()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex cell = model->index(row, static_cast<int>(EventQueueColumn::Source));
            if (cell.data(SourceCodeRole).toString() == source)
                return {cell.data().toString().first(2), cell.data(Qt::ToolTipRole).toString()};
        }
        return {};
    }
};

} // namespace

TEST_F(QueueFreshness, EveryStateHasItsMarkOrItsSentence)
{
    addFeed(u"hotline12345"_s, 250s, 100);
    addFeed(u"video"_s, 150s, 100);
    const QueuePanel panel(bench.context());
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.state() == PanelState::Fresh; }, 5'000));
    EXPECT_EQ(wordsOf(panel, u"hotline12345"_s).first, u"○ "_s);
    EXPECT_TRUE(wordsOf(panel, u"hotline12345"_s).second.contains(u"中断"_s));
    EXPECT_EQ(wordsOf(panel, u"video"_s).first, u"◐ "_s);
    EXPECT_TRUE(wordsOf(panel, u"video"_s).second.contains(u"迟到"_s));
    const QString third = bench.questions.events.at(2).source;
    EXPECT_FALSE(wordsOf(panel, third).first.contains(u'○'));
    EXPECT_TRUE(wordsOf(panel, third).second.contains(u"不定期"_s))
        << "never heard: not known, and not fresh";
}

TEST_F(QueueFreshness, RowsAgeByTheClockAloneAndRecoverWithABatch)
{
    addFeed(u"video"_s, 0s, 100);
    const QueuePanel panel(bench.context());
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.state() == PanelState::Fresh; }, 5'000));
    EXPECT_TRUE(wordsOf(panel, u"video"_s).second.contains(u"按时"_s));
    bench.clock.advance(201s);
    bench.hub().checkClock();
    EXPECT_EQ(wordsOf(panel, u"video"_s).first, u"○ "_s) << "nobody sent anything, and that is the point";
    bench.questions.feedRows.clear();
    addFeed(u"video"_s, -201s, 100);
    CommitSummary summary;
    summary.entities.insert(Entity::Feed);
    bench.hub().onCommitted(summary);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return wordsOf(panel, u"video"_s).second.contains(u"按时"_s); }, 5'000));
}

} // namespace onescreen
