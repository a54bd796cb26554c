// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/batchparser.h"
#include "app/remote/recordcodec.h"
#include "tests/unit/central/testrows.h"

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

using CentralIngest = LogTest;

TEST_F(CentralIngest, ASecondRunChangesNothing)
{
    const QByteArray batch = batchOf({eventRow("1"), eventRow("2")},
                                     R"("origin":"import","as_of":"2026-03-01T12:00:00Z","every":600)");
    const auto first = ingest(batch);
    EXPECT_EQ(first.count(RowOutcomeKind::Created), 2);
    const qint64 newest = head().seq;
    const auto second = ingest(batch);
    EXPECT_EQ(second.count(RowOutcomeKind::Unchanged), 2);
    EXPECT_EQ(second.rows[0].id, first.rows[0].id);
    ingest(setupJson());
    EXPECT_EQ(head().seq, newest);
}

TEST_F(CentralIngest, TheSameIdTwiceInABatchIsOneRow)
{
    const auto outcome =
        ingest(batchOf({eventRow("1"), eventRow("1"), eventRow("1", R"(,"addr":"解放路")")}));
    EXPECT_EQ(outcome.rows[0].kind, RowOutcomeKind::Created);
    EXPECT_EQ(outcome.rows[1].kind, RowOutcomeKind::Unchanged);
    EXPECT_EQ(outcome.rows[2].kind, RowOutcomeKind::Updated);
    EXPECT_EQ(outcome.rows[0].id, outcome.rows[2].id);
}

TEST_F(CentralIngest, OddSourceIdsAreKeptAsTheyAre)
{
    const QByteArray batch = batchOf({eventRow(R"(a\"b)"), eventRow(R"(a\\b)"), eventRow("{NULL,1}"),
                                      eventRow("NULL"), eventRow("$1 ' 一")});
    EXPECT_EQ(ingest(batch).count(RowOutcomeKind::Created), 5);
    const auto again = ingest(batch);
    EXPECT_EQ(again.count(RowOutcomeKind::Unchanged), 5);
    EXPECT_EQ(again.rows[0].sourceId, u"a\"b"_s);
}

TEST_F(CentralIngest, IdsDoNotDependOnTheServer)
{
    const auto outcome = ingest(batchOf({eventRow("1")}));
    const auto source = *SourceCode::fromString(u"grid");
    EXPECT_EQ(outcome.rows[0].id,
              sourceRowId(source, Entity::Event, u"1"_s, parseRfc3339(u"2026-03-01T02:00:00.000Z")));
    EXPECT_EQ(outcome.rows[0].id.at(14), u'7');
    EXPECT_EQ(sourceRowId(source, Entity::Unit, u"u1"_s, {}), u"grid:u1"_s);
    EXPECT_EQ(sourceRowId(source, Entity::Unit, u"一队"_s, {}).size(), 36);
}

TEST_F(CentralIngest, AChangedTimeOfReportKeepsTheId)
{
    const auto first = ingest(batchOf({eventRow("1")}));
    QByteArray later = eventRow("1");
    later.replace("2026-03-01T02", "2026-03-01T03");
    const auto second = ingest(batchOf({later}));
    EXPECT_EQ(second.rows[0].kind, RowOutcomeKind::Updated);
    EXPECT_EQ(second.rows[0].id, first.rows[0].id);
}

struct BadRow
{
    const char* name;
    QByteArray row;
    QString field;
};
class CentralIngestReject : public LogTest, public testing::WithParamInterface<BadRow>
{
};

TEST_P(CentralIngestReject, NamesTheFieldAndStoresTheRest)
{
    const auto outcome = ingest(batchOf({eventRow("good1"), GetParam().row, eventRow("good2")}));
    ASSERT_EQ(outcome.rows.size(), 3U);
    EXPECT_EQ(outcome.rows[1].kind, RowOutcomeKind::Rejected);
    EXPECT_EQ(outcome.rows[1].field, GetParam().field);
    EXPECT_FALSE(outcome.rows[1].reason.isEmpty());
    EXPECT_EQ(outcome.count(RowOutcomeKind::Created), 2);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CentralIngestReject,
    testing::Values(
        BadRow{"category", eventRow("x").replace("0102", "9999"), u"cat"_s},
        BadRow{"region", eventRow("x").replace("330902", "330903"), u"reg"_s},
        BadRow{"unit", eventRow("x", R"(,"unit":"nobody")"), u"unit"_s},
        BadRow{"source", eventRow("x", R"(,"src":"other")"), u"src"_s},
        BadRow{"misspelt", eventRow("x", R"(,"adress":"解放路")"), u"adress"_s},
        BadRow{"latitude", eventRow("x", R"(,"lon":1220000000,"lat":1000000000)"), u"lon"_s},
        BadRow{"closed", eventRow("x", R"(,"closed":"2026-03-01T03:00:00Z")"), u"closed"_s},
        BadRow{"sid", R"({"entity":"event"})", u"sid"_s},
        BadRow{"entity", R"({"entity":"ship","sid":"1"})", u"entity"_s},
        BadRow{"feed", R"({"entity":"feed","sid":"1"})", u"entity"_s}, BadRow{"number", "17", u"row"_s},
        BadRow{"parent",
               R"({"entity":"dict","sid":"d","dict":"category","code":"z1","parent":"zz","name":"x"})",
               u"parent"_s},
        BadRow{
            "note",
            R"({"entity":"note","sid":"n","event":"nothing","at":"2026-03-01T03:00:00Z","kind":"state","actor":"a"})",
            u"event"_s}),
    [](const testing::TestParamInfo<BadRow>& row) { return row.param.name; });

TEST_F(CentralIngest, UnknownSourceIsRejectedRowByRow)
{
    const auto outcome = ingest(batchOf({eventRow("1")}), u"typo"_s);
    EXPECT_EQ(outcome.rows[0].field, u"src"_s);
}

TEST_F(CentralIngest, ABatchMayBringItsOwnWords)
{
    const auto outcome = ingest(R"({"origin":"import","rows":[
{"entity":"dict","sid":"s","dict":"source","code":"own","name":"自带"},
{"entity":"dict","sid":"c","dict":"category","code":"own.1","name":"自带类"},
{"entity":"region","sid":"990101","name":"Elsewhere"},
{"entity":"event","sid":"e","cat":"own.1","st":"reported","pri":"info","reg":"990101","title":"t","at":"2026-03-01T02:00:00Z"}
]})",
                                u"own"_s);
    EXPECT_EQ(outcome.count(RowOutcomeKind::Created), 4);
}

TEST_F(CentralIngest, SourcesNameTheirUnitsByTheirOwnIds)
{
    const auto outcome =
        ingest(batchOf({eventRow("1", R"(,"unit":"u2")"), eventRow("2", R"(,"unit":"grid:u2")")}));
    EXPECT_EQ(outcome.count(RowOutcomeKind::Created), 2);
    for (const RowOutcome& row : outcome.rows) {
        const auto stored = record(Entity::Event, row.id);
        ASSERT_TRUE(stored);
        EXPECT_EQ(std::get<Event>(*stored)->unit->toString(), u"grid:u2"_s);
    }
}

TEST_F(CentralIngest, TheFeedCountsWhatWasTaken)
{
    ingest(batchOf({eventRow("1"), eventRow("2")},
                   R"("origin":"import","as_of":"2026-03-01T12:00:00Z","every":600)"));
    ingest(batchOf({eventRow("2"), eventRow("3")}, R"("origin":"import","as_of":"2026-03-01T13:00:00Z")"));
    const auto stored = record(Entity::Feed, u"grid"_s);
    ASSERT_TRUE(stored);
    const Feed& feed = std::get<Feed>(*stored);
    EXPECT_EQ(feed->asOf, parseRfc3339(u"2026-03-01T13:00:00Z"));
    EXPECT_EQ(feed->expectedIntervalS, 600);
    EXPECT_EQ(feed->origin, Origin::Import);
    EXPECT_EQ(feed->rows, 3) << "words and units are no news";
}

TEST(CentralMerge, OperatorsWorkIsNotUndone)
{
    const EventFields fields{.id = *EventId::fromString(u"e"),
                             .source = *SourceCode::fromString(u"grid"),
                             .sourceId = u"1"_s,
                             .category = *CategoryCode::fromString(u"0102"),
                             .region = *RegionCode::fromString(u"330902"),
                             .title = u"old"_s,
                             .reportedAt = testNow()};
    const auto unit = *UnitId::fromString(u"u");
    const Event current = *assignedTo(*Event::of(fields), unit, testNow() + std::chrono::minutes(1));
    EventFields news = fields;
    news.title = u"new"_s;
    const Event merged = mergedWithOperators(current, *Event::of(news));
    EXPECT_EQ(merged->title, u"new"_s);
    EXPECT_EQ(merged->state, EventState::Assigned);
    EXPECT_EQ(merged->unit, unit);
    EXPECT_EQ(merged->assignedAt, current->assignedAt);
    news.state = EventState::Closed;
    news.closedAt = testNow() + std::chrono::hours(1);
    EXPECT_EQ(mergedWithOperators(current, *Event::of(news))->state, EventState::Closed);
}

TEST(CentralBatchParser, NamesThePlaceOfMalformedJson)
{
    const auto source = *SourceCode::fromString(u"grid");
    const auto broken = parseSourceBatch(source, "{\"rows\":[\n{\"sid\":1,,}\n]}");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().place.row, 2);
    EXPECT_TRUE(broken.error().text.contains(u"line 2, column 11"_s)) << broken.error().text.toStdString();
    EXPECT_FALSE(parseSourceBatch(source, ""));
    EXPECT_FALSE(parseSourceBatch(source, "[]"));
    EXPECT_FALSE(parseSourceBatch(source, "{}"));
    EXPECT_FALSE(parseSourceBatch(source, QByteArray("{\"rows\":[]}\xff")));
    EXPECT_EQ(parseSourceBatch(source, R"({"rows":[],"asof":"x"})").error().place.field, u"asof"_s);
    EXPECT_EQ(parseSourceBatch(source, R"({"rows":[],"as_of":"today"})").error().place.field, u"as_of"_s);
    EXPECT_EQ(parseSourceBatch(source, R"({"rows":[],"every":0})").error().place.field, u"every"_s);
    EXPECT_EQ(parseSourceBatch(source, "{\"rows\":[" + QByteArray("1,").repeated(5000) + "1]}").error().kind,
              ErrorKind::Unsupported);
}
