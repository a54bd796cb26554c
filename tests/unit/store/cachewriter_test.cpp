// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"
#include "tests/support/cachefixture.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::pageAfter;
using test::putOf;
using test::removalOf;

class CacheWriterTest : public test::CacheTest
{
protected:
    std::optional<Stored<Event>> storedEvent(const QString& id)
    {
        const auto row = reader()->eventRow(test::idOf<EventId>(id)).value();
        return row ? reader()->event(*row).value() : std::nullopt;
    }
};

} // namespace

TEST_F(CacheWriterTest, anEventComesBackAsItWas)
{
    EventFields fields = test::sampleFields(u"e-1"_s);
    fields.state = EventState::Closed;
    fields.acceptedAt = fields.reportedAt + Milliseconds{1};
    fields.assignedAt = fields.reportedAt + Milliseconds{2};
    fields.closedAt = fields.reportedAt + Milliseconds{3};
    fields.unit = test::idOf<UnitId>(u"unit-9"_s);
    EventFields bare = test::sampleFields(u"e-2"_s);
    bare.dueAt.reset();
    bare.position.reset();
    bare.number.clear();
    const auto summary = apply({putOf(eventRecord(fields), 4), putOf(eventRecord(bare), 1)});
    EXPECT_EQ(summary.applied, 2);
    EXPECT_EQ(summary.events.size(), 2U);
    EXPECT_EQ(summary.seq, 2);
    EXPECT_EQ(summary.entities, QSet{Entity::Event});
    const auto first = storedEvent(u"e-1"_s);
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(*first->row, fields);
    EXPECT_EQ(first->version, 4);
    EXPECT_EQ(*storedEvent(u"e-2"_s)->row, bare);
    EXPECT_FALSE(storedEvent(u"e-3"_s).has_value());
}

TEST_F(CacheWriterTest, everyOtherEntityComesBackAsItWas)
{
    const auto region = test::idOf<RegionCode>(u"330902"_s);
    const auto at = fromMs(1'716'000'000'123);
    const auto resource = Resource::of({.id = test::idOf<ResourceId>(u"r-1"_s),
                                        .kind = ResourceKind::Vessel,
                                        .status = ResourceStatus::EnRoute,
                                        .origin = Origin::Replay,
                                        .name = u"浙执法 301"_s,
                                        .unit = test::idOf<UnitId>(u"u-1"_s),
                                        .region = region,
                                        .position = GeoPoint::fromE7(1, -2),
                                        .heading = 0,
                                        .positionAt = at,
                                        .event = test::idOf<EventId>(u"e-1"_s)})
                              .value();
    const auto camera = Resource::of({.id = test::idOf<ResourceId>(u"r-2"_s),
                                      .kind = ResourceKind::Camera,
                                      .name = u"码头"_s,
                                      .unit = {},
                                      .region = region,
                                      .position = {},
                                      .heading = {},
                                      .fieldOfView = 38,
                                      .rangeMetres = 120,
                                      .positionAt = {},
                                      .event = {}})
                            .value();
    const auto unit = Unit::of({.id = test::idOf<UnitId>(u"u-1"_s),
                                .name = u"一中队"_s,
                                .kind = test::idOf<UnitKindCode>(u"zonghe"_s),
                                .region = region,
                                .parent = {}})
                          .value();
    const auto area = Region::of({.code = region, .name = u"定海区"_s}).value();
    const auto value = IndicatorValue::of({.id = test::idOf<IndicatorValueId>(u"i-1"_s),
                                           .indicator = u"办结率"_s,
                                           .regionName = u"全省"_s,
                                           .region = {},
                                           .periodText = u"2024Q1"_s,
                                           .period = Period::fromString(u"2024Q1"),
                                           .role = ValueRole::Target,
                                           .value = 0.3,
                                           .unit = u"%"_s,
                                           .document = u"年报"_s,
                                           .context = {}})
                           .value();
    const auto pair = IndicatorValue::of({.id = test::idOf<IndicatorValueId>(u"i-2"_s),
                                          .indicator = u"办结率"_s,
                                          .regionName = u"全省"_s,
                                          .region = region,
                                          .periodText = u"2024Q1"_s,
                                          .period = {},
                                          .value = 98.8,
                                          .unit = u"%"_s,
                                          .document = {},
                                          .context = {},
                                          .numerator = 221'199,
                                          .denominator = 223'889,
                                          .state = ValueState::Value})
                          .value();
    const auto late = IndicatorValue::of({.id = test::idOf<IndicatorValueId>(u"i-3"_s),
                                          .indicator = u"办结率"_s,
                                          .regionName = u"全省"_s,
                                          .region = {},
                                          .periodText = u"2024Q1"_s,
                                          .period = {},
                                          .value = {},
                                          .unit = {},
                                          .document = {},
                                          .context = {},
                                          .numerator = {},
                                          .denominator = {},
                                          .state = ValueState::Late})
                          .value();
    const auto feed = Feed::of({.source = test::idOf<SourceCode>(u"hotline12345"_s),
                                .origin = Origin::Import,
                                .asOf = at,
                                .expectedIntervalS = 900,
                                .rows = 7})
                          .value();
    const auto note = Note::of({.id = test::idOf<NoteId>(u"n-1"_s),
                                .event = test::idOf<EventId>(u"e-1"_s),
                                .at = at,
                                .kind = u"note"_s,
                                .actor = u"seat"_s,
                                .text = u"好"_s,
                                .action = test::idOf<ActionId>(u"a-1"_s)})
                          .value();
    const Record entry = test::entryRecord(DictionaryKind::Source, u"hotline12345"_s, {}, u"12345 热线"_s);
    apply({putOf(resource, 3), putOf(camera), putOf(unit), putOf(area), putOf(value), putOf(pair),
           putOf(late), putOf(feed), putOf(note), putOf(entry)});
    auto cache = reader();
    const auto resources = cache->resources().value();
    ASSERT_EQ(resources.size(), 2U);
    EXPECT_EQ(resources[0].row, resource);
    EXPECT_EQ(resources[0].version, 3);
    EXPECT_EQ(resources[1].row, camera);
    EXPECT_EQ(cache->units().value(), std::vector{unit});
    EXPECT_EQ(cache->regions().value(), std::vector{area});
    EXPECT_EQ(cache->indicatorValues().value(), (std::vector{value, pair, late}));
    EXPECT_EQ(cache->notes(test::idOf<EventId>(u"e-1"_s)).value(), std::vector{note});
    const auto feeds = cache->feeds().value();
    ASSERT_EQ(feeds.size(), 1U);
    EXPECT_EQ(feeds[0].feed, feed);
    EXPECT_EQ(feeds[0].name, u"12345 热线"_s);
    EXPECT_EQ(cache->dictionary(DictionaryKind::Source).value().nameOf(u"hotline12345"_s), u"12345 热线"_s);

    apply({removalOf(Entity::Region, u"330902000"_s, 1), removalOf(Entity::Note, u"n-1"_s, 2),
           removalOf(Entity::Resource, u"r-1"_s, 2)});
    cache = reader();
    EXPECT_TRUE(cache->regions().value().empty());
    EXPECT_TRUE(cache->notes(test::idOf<EventId>(u"e-1"_s)).value().empty());
    EXPECT_EQ(cache->resources().value().size(), 2U) << "the removal is older than the row";
}

TEST_F(CacheWriterTest, theNewestVersionWinsInAnyOrderAndRepetition)
{
    EventFields fields = test::sampleFields(u"e-1"_s);
    const auto version = [&](qint64 number) {
        fields.title = u"第 %1 版"_s.arg(number);
        return putOf(eventRecord(fields), number);
    };
    apply({version(1), version(5)});
    EXPECT_EQ(apply({version(3), version(5), version(2)}).applied, 0);
    EXPECT_EQ(storedEvent(u"e-1"_s)->row->title, u"第 5 版"_s);
    EXPECT_EQ(apply({removalOf(Entity::Event, u"e-1"_s, 4)}).applied, 0) << "older than the row";
    EXPECT_EQ(apply({removalOf(Entity::Event, u"e-1"_s, 6)}).applied, 1);
    EXPECT_EQ(apply({removalOf(Entity::Event, u"e-1"_s, 6)}).applied, 0);
    EXPECT_FALSE(storedEvent(u"e-1"_s).has_value());
    expectRightRollups();
}

TEST_F(CacheWriterTest, operatorsActionsAreTold)
{
    Change change = putOf(eventRecord(test::sampleFields(u"e-1"_s)));
    change.action = test::idOf<ActionId>(u"a-1"_s);
    EXPECT_EQ(apply({change}).actions, std::vector{*change.action});
    EXPECT_EQ(apply({change}).actions, std::vector{*change.action}) << "also when the row was there already";
    EXPECT_TRUE(apply({putOf(eventRecord(test::sampleFields(u"e-2"_s)))}).actions.empty());
}

TEST_F(CacheWriterTest, aRowThatLeftTheScopeIsGone)
{
    Change out = removalOf(Entity::Event, u"e-1"_s, 2);
    out.what = OutChange{};
    apply({putOf(eventRecord(test::sampleFields(u"e-1"_s))), out});
    EXPECT_FALSE(storedEvent(u"e-1"_s).has_value());
}

TEST_F(CacheWriterTest, pageAndCursorStandOrFallTogether)
{
    apply({putOf(eventRecord(test::sampleFields(u"e-1"_s)))});
    const auto before = writer().position().value();
    EXPECT_EQ(before.cursor, "cursor-1");
    EXPECT_EQ(before.epoch, "epoch-1");
    ChangePage gap = pageAfter(5, {putOf(eventRecord(test::sampleFields(u"e-2"_s)))});
    EXPECT_EQ(writer().apply(gap).error().kind, ErrorKind::Conflict);
    ChangePage other = pageAfter(1, {putOf(eventRecord(test::sampleFields(u"e-2"_s)))});
    other.epoch = "epoch-2";
    EXPECT_EQ(writer().apply(other).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(writer().position().value().cursor, before.cursor);
    EXPECT_FALSE(storedEvent(u"e-2"_s).has_value());
    open();
    EXPECT_EQ(writer().position().value().cursor, before.cursor) << "kept in the file";
    EXPECT_EQ(seq(), 1);
}

TEST_F(CacheWriterTest, poisonIsKeptAsideAndTheRestArrives)
{
    ChangePage page = pageAfter(0, {putOf(eventRecord(test::sampleFields(u"e-1"_s)))});
    page.to = 2;
    page.head = 2;
    page.poison.push_back(
        {.seq = 2, .entity = u"event"_s, .id = u"e-9"_s, .raw = "{broken", .reason = u"no JSON"_s});
    page.poison.push_back({.seq = 0, .entity = {}, .id = {}, .raw = {}, .reason = u"no JSON"_s});
    const auto summary = writer().apply(page);
    ASSERT_TRUE(summary.has_value()) << summary.error().toString().toStdString();
    EXPECT_EQ(summary->quarantined, 2);
    EXPECT_EQ(reader()->status().value().quarantined, 2);
    EXPECT_TRUE(storedEvent(u"e-1"_s).has_value());
    EXPECT_EQ(seq(), 2);
}

TEST_F(CacheWriterTest, aRowThatTheDatabaseRefusesIsQuarantinedAlone)
{
    close();
    {
        auto db = openCacheForWriting(folder());
        ASSERT_TRUE(db.has_value());
        const auto done =
            (*db)->run("CREATE TRIGGER refuse BEFORE INSERT ON event_text WHEN NEW.sid = 'S-e-2' BEGIN"
                       " SELECT RAISE(ABORT, 'refused for the test'); END");
        ASSERT_TRUE(done.has_value()) << done.error().toString().toStdString();
    }
    open();
    EventFields last = test::sampleFields(u"e-3"_s);
    last.category = test::idOf<CategoryCode>(u"0999"_s);
    EventFields refused = test::sampleFields(u"e-2"_s);
    refused.category = last.category;
    const auto summary = apply({putOf(eventRecord(test::sampleFields(u"e-1"_s))), putOf(eventRecord(refused)),
                                putOf(eventRecord(last))});
    EXPECT_EQ(summary.applied, 2);
    EXPECT_EQ(summary.quarantined, 1);
    EXPECT_EQ(seq(), 3);
    EXPECT_TRUE(storedEvent(u"e-1"_s).has_value());
    EXPECT_FALSE(storedEvent(u"e-2"_s).has_value());
    ASSERT_TRUE(storedEvent(u"e-3"_s).has_value());
    EXPECT_EQ(storedEvent(u"e-3"_s)->row->category.toString(), u"0999"_s);
    expectRightRollups();
}

TEST_F(CacheWriterTest, manyEventsAreNotNamed)
{
    test::EventMaker maker(1);
    std::vector<Change> changes;
    for (int n = 0; n < 2'001; ++n)
        changes.push_back(putOf(Record(maker.make(n))));
    const auto summary = apply(std::move(changes));
    EXPECT_TRUE(summary.manyEvents);
    EXPECT_TRUE(summary.events.empty());
    EXPECT_EQ(summary.applied, 2'001);
}

TEST_F(CacheWriterTest, resetEmptiesEverything)
{
    apply({putOf(eventRecord(test::sampleFields(u"e-1"_s))),
           putOf(test::entryRecord(DictionaryKind::Category, u"01"_s, {}, u"市容"_s))});
    ASSERT_TRUE(writer().reset().has_value());
    EXPECT_TRUE(writer().position().value().cursor.isEmpty());
    EXPECT_EQ(seq(), 0);
    const auto status = reader()->status().value();
    for (const auto& [entity, rows] : status.rows.asKeyValueRange())
        EXPECT_EQ(rows, 0) << entity.toStdString();
    EXPECT_FALSE(status.asOf.has_value());
    EXPECT_EQ(apply({putOf(eventRecord(test::sampleFields(u"e-1"_s)))}).applied, 1);
    expectRightRollups();
    EXPECT_TRUE(writer().tidy().has_value());
}

TEST_F(CacheWriterTest, rollupsEqualARecountAfterRandomHistories)
{
    for (const quint64 seed : {11U, 12U, 13U}) {
        test::EventMaker maker(seed, 20);
        std::map<qint64, qint64> versions;
        for (int page = 0; page < 40; ++page) {
            std::vector<Change> changes;
            for (int n = 0; n < 60; ++n) {
                const qint64 id = maker.below(300);
                const qint64 version = std::max<qint64>(1, versions[id] + 2 - maker.below(4));
                versions[id] = std::max(versions[id], version);
                const Record record = maker.make(id);
                if (maker.below(8) == 0)
                    changes.push_back(removalOf(Entity::Event, recordId(record), version));
                else
                    changes.push_back(putOf(record, version));
            }
            apply(std::move(changes));
        }
        expectRightRollups();
        if (seed == 12) {
            ASSERT_TRUE(writer().reset().has_value());
        }
        if (seed == 11)
            open();
    }
}

TEST_F(CacheWriterTest, aWrongRollupIsFound)
{
    apply({putOf(eventRecord(test::sampleFields(u"e-1"_s)))});
    close();
    ASSERT_TRUE((*openCacheForWriting(folder()))
                    ->run("UPDATE rollup_state SET n = n + 1; DELETE FROM rollup_day")
                    .has_value());
    const auto differences = reader()->verifyRollups();
    ASSERT_TRUE(differences.has_value());
    EXPECT_EQ(differences->size(), 3U) << "one day lost, one state counted twice";
}

} // namespace onescreen
