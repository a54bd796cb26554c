// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachecopy.h"
#include "app/store/cachefile.h"
#include "app/store/cachekeeper.h"
#include "tests/support/cachefixture.h"

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::pageAfter;
using test::putOf;
using test::removalOf;
using test::sampleFields;

class CacheCopyTest : public test::CacheTest
{
protected:
    CacheCopy& copy() { return writer().copy(); }
    static Record event(const QString& id, const QString& region = u"330902001"_s)
    {
        EventFields fields = sampleFields(id);
        fields.region = test::idOf<RegionCode>(region);
        return eventRecord(fields);
    }
    static Record unit(const QString& id)
    {
        return Unit::of({.id = test::idOf<UnitId>(id),
                         .name = u"定海大队"_s,
                         .kind = test::idOf<UnitKindCode>(u"zonghe"_s),
                         .region = test::idOf<RegionCode>(u"330902"_s),
                         .parent = std::nullopt})
            .value();
    }
    /// The sums of the rows, counted apart from the program.
    static Digests sumsOf(const std::map<std::pair<DigestKey, QString>, qint64>& rows)
    {
        std::map<DigestKey, RowSum> sums;
        for (const auto& [row, version] : rows)
            sums[row.first].add(rowHash(row.second.toUtf8(), version), 1);
        Digests digests;
        for (const auto& [key, sum] : sums)
            digests.push_back({.key = key, .rows = sum});
        return digests;
    }
    std::vector<DigestKey> differing(const Digests& digests)
    {
        const auto keys = copy().compare({.seq = seq(), .digests = digests});
        EXPECT_TRUE(keys.has_value()) << keys.error().toString().toStdString();
        return keys && *keys ? **keys : std::vector<DigestKey>{{}};
    }
    /// Behind the writer's back, as a damaged disk or a curious person would.
    void meddle(const QByteArray& sql)
    {
        close();
        {
            auto db = openCacheForWriting(folder());
            ASSERT_TRUE(db.has_value());
            const auto done = (*db)->run(sql);
            ASSERT_TRUE(done.has_value()) << done.error().toString().toStdString();
        }
        open();
    }
    RepairOutcome store(const FetchedRows& rows)
    {
        CommitSummary summary;
        const auto outcome = copy().storeRows(rows, fromMs(1'716'000'000'000), summary);
        EXPECT_TRUE(outcome.has_value()) << outcome.error().toString().toStdString();
        return outcome.value_or(RepairOutcome{});
    }
    qint64 number(const QByteArray& sql)
    {
        auto db = sqlite::Connection::open(cacheFilePath(folder()), sqlite::Access::Read);
        EXPECT_TRUE(db.has_value());
        return (*db)->number(sql).value_or(-1);
    }
    static SnapshotProgress progressOf(qint64 part, const QByteArray& after)
    {
        return {.ticket = {.id = u"t1"_s,
                           .epoch = "epoch-1",
                           .startSeq = 50,
                           .startCursor = "cursor-50",
                           .parts = {{.name = u"event"_s, .rows = 3, .bytes = 900},
                                     {.name = u"unit"_s, .rows = 1, .bytes = 300}},
                           .leaseS = 900},
                .part = part,
                .after = after};
    }
    static SnapshotRows rowsOf(std::vector<Change> rows)
    {
        return {.epoch = "epoch-1", .schema = 3, .head = 60, .rows = std::move(rows)};
    }

    const DigestKey town{.entity = Entity::Event, .region = 330'902'001};
};

} // namespace

TEST_F(CacheCopyTest, sumsFollowEveryChange)
{
    std::mt19937 random(7);
    const auto below = [&random](int limit) { return std::uniform_int_distribution(0, limit - 1)(random); };
    std::map<std::pair<DigestKey, QString>, qint64> rows;
    std::map<QString, qint64> versions;
    for (int page = 0; page < 60; ++page) {
        std::vector<Change> changes;
        for (int count = 0; count < 20; ++count) {
            const bool isUnit = below(4) == 0;
            const QString id = (isUnit ? u"u-%1"_s : u"e-%1"_s).arg(below(30));
            const QString region = below(2) == 0 ? u"330902001"_s : u"330903"_s;
            std::erase_if(rows, [&id](const auto& row) { return row.first.second == id; });
            if (versions.contains(id) && below(5) == 0) {
                changes.push_back(removalOf(isUnit ? Entity::Unit : Entity::Event, id, versions[id] + 1));
                versions.erase(id);
                continue;
            }
            const qint64 version = ++versions[id];
            changes.push_back(putOf(isUnit ? unit(id) : event(id, region), version));
            const DigestKey key{.entity = isUnit ? Entity::Unit : Entity::Event,
                                .region = isUnit ? 330'902'000 : RegionCode::fromString(region)->number()};
            rows[{key, id}] = version;
        }
        apply(std::move(changes));
    }
    ASSERT_GT(rows.size(), 20U);
    EXPECT_TRUE(differing(sumsOf(rows)).empty());
    open();
    EXPECT_TRUE(differing(sumsOf(rows)).empty()) << "kept in the file";
    ASSERT_TRUE(copy().recount(Milliseconds{10'000}));
    EXPECT_TRUE(differing(sumsOf(rows)).empty()) << "counted again";
    const auto changed = rows.begin();
    ++changed->second;
    EXPECT_EQ(differing(sumsOf(rows)), std::vector{changed->first.first});
}

TEST_F(CacheCopyTest, whatTheDatabaseRefusesIsNotSummed)
{
    meddle("CREATE TRIGGER refuse BEFORE INSERT ON event_text WHEN NEW.sid = 'S-e-2' BEGIN"
           " SELECT RAISE(ABORT, 'refused for the test'); END");
    apply({putOf(event(u"e-1"_s)), putOf(event(u"e-2"_s)), putOf(event(u"e-3"_s))});
    EXPECT_TRUE(differing(sumsOf({{{town, u"e-1"_s}, 1}, {{town, u"e-3"_s}, 1}})).empty());
}

TEST_F(CacheCopyTest, sumsAreComparedAtTheSamePlaceOnly)
{
    EXPECT_FALSE(copy().compare({.seq = 0, .digests = {}}).value().has_value()) << "nothing was read yet";
    apply({putOf(event(u"e-1"_s))});
    EXPECT_FALSE(copy().compare({.seq = 2, .digests = {}}).value().has_value());
    EXPECT_TRUE(copy().compare({.seq = 1, .digests = {}}).value().has_value());
}

TEST_F(CacheCopyTest, aServerThatTellsNoSumOfNotesHasNone)
{
    const Record note = Note::of({.id = test::idOf<NoteId>(u"n-1"_s),
                                  .event = test::idOf<EventId>(u"e-1"_s),
                                  .at = fromMs(5),
                                  .kind = u"note"_s,
                                  .actor = u"a"_s,
                                  .text = u"t"_s,
                                  .action = std::nullopt})
                            .value();
    apply({putOf(note), putOf(event(u"e-1"_s))});
    EXPECT_TRUE(differing(sumsOf({{{town, u"e-1"_s}, 1}})).empty());
    const DigestKey notes{.entity = Entity::Note, .region = 0};
    EXPECT_EQ(differing(sumsOf({{{town, u"e-1"_s}, 1}, {{notes, u"n-2"_s}, 1}})), std::vector{notes});
}

TEST_F(CacheCopyTest, rowsDamagedByHandAreFoundAndMended)
{
    apply({putOf(event(u"e-1"_s), 3), putOf(event(u"e-2"_s), 2), putOf(event(u"e-3"_s), 4)});
    const std::map<std::pair<DigestKey, QString>, qint64> right{
        {{town, u"e-1"_s}, 3}, {{town, u"e-2"_s}, 2}, {{town, u"e-3"_s}, 4}};
    meddle("UPDATE event SET v = 9 WHERE id = 'e-1'; DELETE FROM event WHERE id = 'e-2';"
           "UPDATE event SET id = 'e-9' WHERE id = 'e-3'");
    EXPECT_TRUE(differing(sumsOf(right)).empty()) << "the sums do not know of it yet";
    ASSERT_TRUE(copy().recount(Milliseconds{10'000}));
    ASSERT_EQ(differing(sumsOf(right)), std::vector{town});

    BucketSums sums{.seq = seq(), .buckets = {}};
    for (const auto& [row, version] : right)
        sums.buckets.at(static_cast<std::size_t>(digestBucket(row.second.toUtf8())))
            .add(rowHash(row.second.toUtf8(), version), 1);
    const auto buckets = copy().compareBuckets(town, sums);
    ASSERT_TRUE(buckets.has_value());
    QSet<QString> ids;
    for (const int bucket : *buckets) {
        BucketRows rows{.seq = seq(), .rows = {}};
        for (const auto& [row, version] : right) {
            if (digestBucket(row.second.toUtf8()) == bucket)
                rows.rows.push_back({.id = row.second, .version = version});
        }
        const QStringList found = copy().compareBucket(town, bucket, rows).value();
        for (const QString& id : found)
            ids.insert(id);
    }
    EXPECT_EQ(ids, (QSet<QString>{u"e-1"_s, u"e-2"_s, u"e-3"_s, u"e-9"_s}));
    const RepairOutcome outcome =
        store({.seq = seq(),
               .entity = Entity::Event,
               .rows = {putOf(event(u"e-1"_s), 3), putOf(event(u"e-2"_s), 2), putOf(event(u"e-3"_s), 4)},
               .missing = {u"e-9"_s}});
    EXPECT_GE(outcome.changed, 4);
    EXPECT_TRUE(differing(sumsOf(right)).empty());
    EXPECT_EQ(number("SELECT count(*) FROM event"), 3);
    EXPECT_EQ(number("SELECT v FROM event WHERE id = 'e-1'"), 3);
    expectRightRollups();
}

TEST_F(CacheCopyTest, rowsThatTheServerReadBeforeUsUndoNothing)
{
    apply({putOf(event(u"e-1"_s), 1)});
    apply({putOf(event(u"e-1"_s), 2)});
    store({.seq = 1, .entity = Entity::Event, .rows = {putOf(event(u"e-1"_s), 1)}, .missing = {}});
    EXPECT_EQ(number("SELECT v FROM event WHERE id = 'e-1'"), 2);
    store({.seq = 1, .entity = Entity::Event, .rows = {}, .missing = {u"e-1"_s}});
    EXPECT_EQ(number("SELECT count(*) FROM event"), 1);
}

TEST_F(CacheCopyTest, recordsInQuarantineAreAskedForAgain)
{
    ChangePage page = pageAfter(0, {putOf(event(u"e-1"_s))});
    page.to = 3;
    page.poison.push_back({.seq = 2, .entity = u"event"_s, .id = u"e-2"_s, .raw = "{", .reason = u"no"_s});
    page.poison.push_back({.seq = 3, .entity = {}, .id = {}, .raw = {}, .reason = u"no JSON"_s});
    ASSERT_TRUE(writer().apply(page));
    const UtcTime now = fromMs(1'716'000'000'000);
    EXPECT_FALSE(copy().dueRecords(now).value().has_value()) << "25 s first";
    EXPECT_FALSE(copy().dueRecords(now + Milliseconds{24'999}).value().has_value());
    const auto due = copy().dueRecords(now + Milliseconds{25'000}).value();
    ASSERT_TRUE(due.has_value());
    EXPECT_EQ(due->entity, Entity::Event);
    EXPECT_EQ(due->ids, QStringList{u"e-2"_s});
    // Still unreadable: 125 s now.
    store({.seq = 3,
           .entity = Entity::Event,
           .poison = {{.seq = 3, .entity = u"event"_s, .id = u"e-2"_s, .raw = "{", .reason = u"no"_s}}});
    EXPECT_FALSE(copy().dueRecords(now + Milliseconds{124'999}).value().has_value());
    ASSERT_TRUE(copy().dueRecords(now + Milliseconds{125'000}).value().has_value());
    const auto outcome = store({.seq = 3, .entity = Entity::Event, .rows = {putOf(event(u"e-2"_s), 2)}});
    EXPECT_EQ(outcome.recovered, 1);
    EXPECT_EQ(number("SELECT count(*) FROM event"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM quarantine"), 1) << "the one without a name";
    EXPECT_TRUE(differing(sumsOf({{{town, u"e-1"_s}, 1}, {{town, u"e-2"_s}, 2}})).empty());
    EXPECT_EQ(number("SELECT count(*) FROM quarantine"), 0) << "all rows are right";
}

TEST_F(CacheCopyTest, anotherProgramTriesAtOnceAndALaterVersionEndsIt)
{
    ChangePage page = pageAfter(0, {putOf(event(u"e-1"_s))});
    page.to = 2;
    page.poison.push_back({.seq = 2, .entity = u"event"_s, .id = u"e-2"_s, .raw = "{", .reason = u"no"_s});
    ASSERT_TRUE(writer().apply(page));
    meddle("UPDATE quarantine SET app = '0.0.1', next = 9000000000000");
    EXPECT_TRUE(copy().dueRecords(fromMs(0)).value().has_value());
    apply({putOf(event(u"e-2"_s), 2)});
    EXPECT_EQ(number("SELECT count(*) FROM quarantine"), 0);
    EXPECT_FALSE(copy().dueRecords(fromMs(0)).value().has_value());
}

TEST_F(CacheCopyTest, aSnapshotGoesOnAfterARestartAndEndsInTheLog)
{
    EXPECT_FALSE(copy().snapshotProgress().value().has_value());
    ASSERT_TRUE(copy().beginSnapshot(progressOf(0, {})));
    ASSERT_TRUE(copy().storeSnapshot(rowsOf({putOf(event(u"e-1"_s), 5), putOf(event(u"e-2"_s), 1)}),
                                     progressOf(0, "e-2")));
    EXPECT_EQ(seq(), 0);
    open();
    EXPECT_EQ(copy().snapshotProgress().value(), progressOf(0, "e-2"));
    ASSERT_TRUE(copy().storeSnapshot(rowsOf({putOf(event(u"e-3"_s), 2)}), progressOf(1, {})));
    const auto last = copy().storeSnapshot(rowsOf({putOf(unit(u"u-1"_s), 1)}), progressOf(2, {}));
    ASSERT_TRUE(last.has_value()) << last.error().toString().toStdString();
    EXPECT_FALSE(copy().snapshotProgress().value().has_value());
    EXPECT_EQ(writer().position().value(),
              (SyncPosition{.cursor = "cursor-50", .epoch = "epoch-1", .seq = 50}));
    EXPECT_EQ(copy().beginSnapshot(progressOf(0, {})).error().kind, ErrorKind::Conflict);
    // The log from there: an old version changes nothing, a deletion that came meanwhile deletes.
    apply({putOf(event(u"e-1"_s), 4), removalOf(Entity::Event, u"e-2"_s, 2)});
    EXPECT_TRUE(differing(sumsOf({{{town, u"e-1"_s}, 5},
                                  {{town, u"e-3"_s}, 2},
                                  {{{.entity = Entity::Unit, .region = 330'902'000}, u"u-1"_s}, 1}}))
                    .empty());
    expectRightRollups();
}

TEST_F(CacheCopyTest, anotherHistoryIsFilledBesideWhatIsShown)
{
    apply({putOf(event(u"e-old"_s))});
    close();
    auto keeper = CacheKeeper::open(folder());
    ASSERT_TRUE(keeper.has_value());
    EXPECT_NE((*keeper)->shown(), nullptr);
    ASSERT_TRUE((*keeper)->reset());
    EXPECT_EQ((*keeper)->shown(), nullptr) << "nothing to compare until the new rows are complete";
    ASSERT_TRUE((*keeper)->beginSnapshot(progressOf(1, {})));
    const auto hidden = (*keeper)->storeSnapshot(rowsOf({putOf(event(u"e-new"_s))}), progressOf(2, {}));
    ASSERT_TRUE(hidden.has_value());
    EXPECT_FALSE(hidden->has_value());
    EXPECT_EQ(number("SELECT count(*) FROM event WHERE id = 'e-old'"), 1);
    ChangePage rest = pageAfter(50, {});
    rest.nextCursor = "cursor-50";
    const auto swapped = (*keeper)->apply(rest);
    ASSERT_TRUE(swapped && *swapped);
    EXPECT_EQ((*swapped)->applied, 1);
    EXPECT_EQ(number("SELECT count(*) FROM event WHERE id = 'e-new'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM event"), 1);
}

} // namespace onescreen
