// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/datahub.h"
#include "tests/support/samplequeue.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using test::eventsChanged;
using test::sampleNow;

class DataHubTest : public testing::Test
{
protected:
    DataHubTest() { test::fill(questions, 3); }
    test::FakeQuestions questions;
    ManualClock clock{sampleNow};
};

TEST_F(DataHubTest, TellsTheFirstChangeAtOnceAndMergesTheRest)
{
    DataHub hub(questions, clock);
    QSignalSpy changes(&hub, &DataHub::dataChanged);
    hub.onCommitted(eventsChanged({1}));
    EXPECT_EQ(changes.count(), 1);
    for (EventRow row = 2; row < 50; ++row)
        hub.onCommitted(eventsChanged({row, row + 1}));
    EXPECT_EQ(changes.count(), 1);
    ASSERT_TRUE(changes.wait());
    ASSERT_EQ(changes.count(), 2);
    const auto merged = changes.at(1).at(0).value<CommitSummary>();
    EXPECT_EQ(merged.events.size(), 49U) << "rows 2 to 50, each once";
    EXPECT_FALSE(merged.manyEvents);
}

TEST(MergeSummary, MoreThanTwoThousandRowsBecomeMany)
{
    CommitSummary into = eventsChanged({});
    for (EventRow row = 0; row < 2'000; row += 500) {
        std::vector<EventRow> rows(500);
        std::iota(rows.begin(), rows.end(), row);
        mergeSummary(into, eventsChanged(rows));
    }
    EXPECT_EQ(into.events.size(), 2'000U);
    EXPECT_FALSE(into.manyEvents);
    mergeSummary(into, eventsChanged({5'000}));
    EXPECT_TRUE(into.manyEvents);
    EXPECT_TRUE(into.events.empty());
    mergeSummary(into, eventsChanged({1}));
    EXPECT_TRUE(into.events.empty());
}

TEST_F(DataHubTest, TheDayRollsByTheClockInShanghai)
{
    clock.setNow(*parseRfc3339(u"2024-06-05T15:59:59.000Z"));
    DataHub hub(questions, clock);
    QSignalSpy rolled(&hub, &DataHub::dayRolled);
    hub.checkClock();
    EXPECT_EQ(rolled.count(), 0);
    clock.advance(1s);
    hub.checkClock();
    ASSERT_EQ(rolled.count(), 1);
    EXPECT_EQ(rolled.at(0).at(0).toDate(), QDate(2024, 6, 6));
    hub.checkClock();
    EXPECT_EQ(rolled.count(), 1);
    clock.setNow(*parseRfc3339(u"2024-06-05T10:00:00.000Z"));
    hub.checkClock();
    EXPECT_EQ(rolled.count(), 2) << "a clock that was set back shows its day again";
}

TEST_F(DataHubTest, AsOfComesFromTheCacheThenFromCommitsThenFromContact)
{
    DataHub hub(questions, clock);
    EXPECT_EQ(hub.asOf(), sampleNow - 3s);
    hub.onCommitted(eventsChanged({1}, sampleNow + 1s));
    EXPECT_EQ(hub.asOf(), sampleNow + 1s);
    LinkState link{.phase = LinkPhase::Online, .lastContact = sampleNow + 9s, .seq = 5, .head = 6};
    hub.onLinkChanged(link);
    EXPECT_EQ(hub.asOf(), sampleNow + 1s) << "number 6 is outstanding";
    link.seq = 6;
    hub.onLinkChanged(link);
    EXPECT_EQ(hub.asOf(), sampleNow + 9s);
    link.phase = LinkPhase::Offline;
    link.lastContact = sampleNow + 20s;
    hub.onLinkChanged(link);
    EXPECT_EQ(hub.asOf(), sampleNow + 9s);
}

TEST_F(DataHubTest, AnEmptyCacheHasNoAsOf)
{
    questions.cacheStatus.asOf.reset();
    const DataHub hub(questions, clock);
    EXPECT_FALSE(hub.asOf());
}

TEST_F(DataHubTest, NamesAreReadAgainWhenDictionariesChange)
{
    questions.nameData = {};
    DataHub hub(questions, clock);
    EXPECT_EQ(hub.names().categoryName(QStringLiteral("0102")), QStringLiteral("0102"));
    EXPECT_EQ(hub.names().regionName(330'902'001), QStringLiteral("330902001"));
    questions.nameData = test::sampleNames();
    QSignalSpy named(&hub, &DataHub::namesChanged);
    CommitSummary summary;
    summary.entities = {Entity::Dictionary};
    hub.onCommitted(summary);
    ASSERT_TRUE(named.wait());
    EXPECT_EQ(hub.names().categoryName(QStringLiteral("0102")), QStringLiteral("占道经营"));
    EXPECT_EQ(hub.names().categoryRoot(QStringLiteral("0102")), QStringLiteral("01"));
    EXPECT_EQ(hub.names().regionPath(330'902'001),
              (QStringList{QStringLiteral("定海区"), QStringLiteral("昌国街道")}));
    EXPECT_EQ(hub.names().unitName(QString()), QString());
    EXPECT_EQ(hub.names().regions(RegionLevel::Township, RegionCode::fromString(u"330903")).size(), 1U);
}

TEST_F(DataHubTest, NamesThatCannotBeReadLeaveTheLastOnes)
{
    DataHub hub(questions, clock);
    questions.failure = Error{.kind = ErrorKind::Corrupt, .text = QStringLiteral("damaged")};
    CommitSummary summary;
    summary.entities = {Entity::Dictionary};
    hub.onCommitted(summary);
    EXPECT_EQ(hub.names().sourceName(QStringLiteral("video")), QStringLiteral("视频巡查"));
}

} // namespace
} // namespace onescreen
