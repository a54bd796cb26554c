// SPDX-License-Identifier: GPL-3.0-or-later
// What the server keeps of each source system: the row that everybody sees, and the batches behind it.
#include "app/central/ingest/feedhistory.h"
#include "app/domain/feed.h"
#include "tests/unit/central/testrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;
using namespace std::chrono_literals;

namespace {

class CentralFeeds : public LogTest
{
protected:
    QJsonArray batches(const QString& source = u"grid"_s, int most = mostBatchesShown)
    {
        const auto db = m_database.connection();
        const auto body = feedBatchesBody(*db, *SourceCode::fromString(source), most);
        EXPECT_TRUE(body) << body.error().toString().toStdString();
        const QJsonObject object = QJsonDocument::fromJson(body.value_or("{}")).object();
        EXPECT_EQ(object["source"_L1].toString(), source);
        return object["batches"_L1].toArray();
    }
    Feed feed()
    {
        const auto stored = record(Entity::Feed, u"grid"_s);
        EXPECT_TRUE(stored);
        return std::get<Feed>(*stored);
    }
    /// How fresh the source is for somebody who looks now.
    Freshness freshness()
    {
        const Feed row = feed();
        const auto expected = row->expectedIntervalS
                                  ? std::optional<Milliseconds>(std::chrono::seconds{*row->expectedIntervalS})
                                  : std::nullopt;
        return freshnessOf(m_clock.now() - row->asOf, expected);
    }
};

} // namespace

TEST_F(CentralFeeds, EachBatchIsOneLineNewestFirst)
{
    ingest(batchOf({eventRow("1"), eventRow("2"), eventRow("3", R"(,"unit":"nobody")")},
                   R"("origin":"import","as_of":"2026-03-02T03:59:00Z","every":600)"));
    m_clock.advance(10min);
    ingest(batchOf({eventRow("1"), eventRow("2", R"(,"addr":"解放路")")}));
    m_clock.advance(10min);
    ingest(batchOf({}));
    const QJsonArray lines = batches();
    ASSERT_EQ(lines.size(), 4) << "the set-up rows came as a batch, too";
    const auto expectLine = [&lines](qsizetype at, const QString& arrived, const QList<int>& counts) {
        const QJsonObject line = lines[at].toObject();
        EXPECT_EQ(line["arrived"_L1].toString(), arrived);
        const QStringList names{u"created"_s, u"updated"_s, u"unchanged"_s, u"rejected"_s};
        for (qsizetype name = 0; name < names.size(); ++name)
            EXPECT_EQ(line[names[name]].toInt(-1), counts[name]) << at << names[name].toStdString();
    };
    expectLine(0, u"2026-03-02T04:20:00.000Z"_s, {0, 0, 0, 0});
    expectLine(1, u"2026-03-02T04:10:00.000Z"_s, {0, 1, 1, 0});
    expectLine(2, u"2026-03-02T04:00:00.000Z"_s, {2, 0, 0, 1});
    EXPECT_EQ(lines[2].toObject()["as_of"_L1].toString(), u"2026-03-02T03:59:00.000Z"_s);
    EXPECT_FALSE(lines[1].toObject().contains("as_of"_L1)) << "it did not say";
    EXPECT_EQ(batches(u"grid"_s, 2).size(), 2);
    EXPECT_TRUE(batches(u"other"_s).isEmpty()) << "a source that has sent nothing is no error";
}

TEST_F(CentralFeeds, SourcesAreKeptApart)
{
    ingest(R"({"rows":[{"entity":"dict","sid":"s","dict":"source","code":"own","name":"自带"}]})", u"own"_s);
    ingest(batchOf({eventRow("1")}), u"own"_s);
    EXPECT_EQ(batches(u"own"_s).size(), 2);
    EXPECT_EQ(batches().size(), 1);
}

TEST_F(CentralFeeds, ABatchWithoutNewsMovesTheTimeOnlyWhenItSaysSo)
{
    ingest(batchOf({eventRow("1")}, R"("origin":"live","every":60)"));
    EXPECT_EQ(feed()->asOf, testNow()) << "news came now";
    EXPECT_EQ(feed()->expectedIntervalS, 60);
    m_clock.advance(5min);
    ingest(batchOf({eventRow("1")}, R"("origin":"live")"));
    EXPECT_EQ(feed()->asOf, testNow()) << "nothing new, nothing said";
    const qint64 before = head().seq;
    ingest(batchOf({}, R"("as_of":"2026-03-02T04:04:00Z")"));
    EXPECT_EQ(feed()->asOf, testNow() + 4min) << "complete up to then";
    EXPECT_EQ(head().seq, before + 1) << "and everybody hears of it";
    ingest(batchOf({}, R"("as_of":"2026-03-02T04:01:00Z")"));
    EXPECT_EQ(feed()->asOf, testNow() + 4min) << "it does not go back";
    EXPECT_EQ(feed()->rows, 1);
}

TEST_F(CentralFeeds, SilenceForTwiceTheIntervalIsAFault)
{
    ingest(batchOf({eventRow("1")}, R"("origin":"live","every":60)"));
    EXPECT_EQ(freshness(), Freshness::Fresh);
    m_clock.advance(60s);
    EXPECT_EQ(freshness(), Freshness::Fresh);
    m_clock.advance(1s);
    EXPECT_EQ(freshness(), Freshness::Late);
    m_clock.advance(59s);
    EXPECT_EQ(freshness(), Freshness::Late);
    m_clock.advance(1s);
    EXPECT_EQ(freshness(), Freshness::Stale);
    ingest(batchOf({eventRow("2")}));
    EXPECT_EQ(freshness(), Freshness::Fresh) << "the interval stays known";
}

TEST_F(CentralFeeds, WithoutAnIntervalNobodyKnows)
{
    ingest(batchOf({eventRow("1")}));
    m_clock.advance(24h);
    EXPECT_EQ(freshness(), Freshness::Unknown);
}

TEST_F(CentralFeeds, TheNewestThousandAreKept)
{
    const SourceBatch batch{
        .source = *SourceCode::fromString(u"grid"), .asOf = {}, .origin = {}, .everyS = {}, .rows = {}};
    const auto db = m_database.connection();
    auto history = FeedHistory::open(*db);
    ASSERT_TRUE(history);
    ASSERT_TRUE(db->begin(DbAccess::Write));
    for (int at = 1; at <= mostBatchesKept + 5; ++at)
        ASSERT_TRUE(history->add(batch, IngestOutcome{}, testNow() + std::chrono::seconds{at}));
    ASSERT_TRUE(db->commit());
    const QJsonArray lines = batches(u"grid"_s, 10 * mostBatchesKept);
    ASSERT_EQ(lines.size(), mostBatchesKept);
    EXPECT_EQ(lines[0].toObject()["arrived"_L1].toString(),
              toRfc3339(testNow() + std::chrono::seconds{mostBatchesKept + 5}));
    EXPECT_EQ(lines[mostBatchesKept - 1].toObject()["arrived"_L1].toString(), toRfc3339(testNow() + 6s));
}
