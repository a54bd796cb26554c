// SPDX-License-Identifier: GPL-3.0-or-later
// Files as earlier versions left them (tests/data, kept for ever) are opened by this one.
#include "app/store/cachefile.h"
#include "app/store/outboxfile.h"
#include "app/store/schema.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleactions.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

void makeFile(const QString& path, const QString& fixture, const QByteArray& after = {})
{
    QFile file(test::sourcePath(u"tests/data/"_s + fixture));
    ASSERT_TRUE(file.open(QFile::ReadOnly)) << fixture.toStdString();
    const QByteArray sql = file.readAll() + after;
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
}

/// A note that its line says belongs to a region, whatever its event does.
Change noteOf(const QString& id, const QString& event, const QString& region)
{
    return test::putOf(Note::of({.id = test::idOf<NoteId>(id),
                                 .event = test::idOf<EventId>(event),
                                 .at = test::sampleFields(event).reportedAt,
                                 .kind = u"note"_s,
                                 .actor = u"duty"_s,
                                 .text = u"已到场"_s,
                                 .region = test::idOf<RegionCode>(region)})
                           .value());
}

class CacheMigrationTest : public test::CacheTest
{
protected:
    void SetUp() override { ASSERT_TRUE(QDir().mkpath(folder())); }
    void openOld(const QByteArray& after = {}, int version = 3)
    {
        makeFile(cacheFilePath(folder()), u"cache_v%1.sql"_s.arg(version), after);
        EXPECT_EQ(CacheReader::open(folder()).error().kind, ErrorKind::Unsupported);
        open();
    }
    [[nodiscard]] QStringList asideFiles() const
    {
        return QDir(folder()).entryList({u"cache.set-aside-*"_s}, QDir::Files);
    }
};

class OutboxMigrationTest : public testing::TestWithParam<int>
{
protected:
    QTemporaryDir folder;
    ManualClock clock{test::actionTime};
};

} // namespace

TEST_F(CacheMigrationTest, theRowsOfVersion3StayAndGetWhatIsNew)
{
    openOld();
    EXPECT_TRUE(asideFiles().isEmpty());
    EXPECT_EQ(seq(), 150);
    auto cache = reader();
    EXPECT_EQ(cache->status().value().schema, schema::version);
    const auto all = cache->queue({}, 1'000).value();
    EXPECT_EQ(all.total, 144);
    qint64 placed = 0;
    for (const QueueItem& item : all.items)
        placed += item.position ? 1 : 0;
    EXPECT_GT(placed, 100);
    const auto everywhere =
        GeoRing::rectangle(*GeoPoint::fromDegrees(100, 10), *GeoPoint::fromDegrees(140, 50)).value();
    EXPECT_EQ(cache->queue({.inside = everywhere}, 1'000)->total, placed) << "old rows have cells";
    EXPECT_EQ(cache->queue({.text = u"昌国路"_s}, 1'000)->total, 144);
    while (writer().indexSome().value_or(false)) {
    }
    EXPECT_EQ(cache->queue({.text = u"昌国路"_s}, 1'000)->total, 144) << "and words";
    expectRightRollups();
    const auto months = cache->cubeMonths();
    ASSERT_TRUE(months.has_value() && !months->empty());
    for (const QDate& month : *months)
        EXPECT_TRUE(cache->checkMonth(month).value().differences.empty());
    apply({test::putOf(test::eventRecord(test::sampleFields(u"new"_s)))});
    EXPECT_EQ(reader()->queue({}, 1)->total, 145);
}

TEST_F(CacheMigrationTest, theRowsOfVersion4StayAndNotesHaveTheRegionOfTheirEvent)
{
    openOld(R"(INSERT INTO note SELECT 'n-1', 1, id, at, 'note', 'a', 't', NULL, NULL FROM event LIMIT 1;)",
            4);
    EXPECT_TRUE(asideFiles().isEmpty());
    EXPECT_EQ(seq(), 150);
    EXPECT_EQ(reader()->status().value().schema, schema::version);
    EXPECT_EQ(reader()->queue({}, 1'000)->total, 144);
    const QString event = reader()->queue({}, 1'000)->items.front().id;
    apply({noteOf(u"n-2"_s, event, u"110101"_s)});
    ASSERT_TRUE(writer().removeRegions({u"33"_s}, "c"_ba).has_value());
    EXPECT_EQ(reader()->status()->rows.value(u"event"_s), 0);
    EXPECT_EQ(reader()->status()->rows.value(u"note"_s), 1) << "the one that says it is another region's";
}

TEST_F(CacheMigrationTest, fieldsOfViewThatCameTooEarlyFindTheirPlace)
{
    openOld(R"(UPDATE resource SET kind = 3, extra = '{"fov":90,"rng":200,"other":1}';)");
    const auto resources = reader()->resources();
    ASSERT_TRUE(resources.has_value());
    ASSERT_EQ(resources->size(), 1U);
    EXPECT_EQ(resources->front().row->fieldOfView, 90);
    EXPECT_EQ(resources->front().row->rangeMetres, 200);
}

TEST_F(CacheMigrationTest, aFileThatIsNotWhatItsVersionSaysIsFilledAnew)
{
    openOld("DROP TABLE resource;");
    EXPECT_EQ(seq(), 0);
    EXPECT_FALSE(asideFiles().isEmpty());
}

TEST_P(OutboxMigrationTest, ordersOfEveryEarlierVersionAreKept)
{
    makeFile(folder.filePath(u"outbox.db"_s), u"outbox_v%1.sql"_s.arg(GetParam()));
    const auto file = OutboxFile::open(folder.path(), clock);
    ASSERT_TRUE(file.has_value()) << file.error().toString().toStdString();
    EXPECT_FALSE((*file)->damage().has_value());
    EXPECT_EQ((*file)->verifyChain(), 6);
    const auto waiting = (*file)->unsettled();
    ASSERT_TRUE(waiting.has_value());
    EXPECT_EQ(waiting->size(), 4U);
    auto all = (*file)->recent(10).value();
    ASSERT_EQ(all.size(), 6U);
    std::ranges::reverse(all);
    using enum ActionStage;
    constexpr std::array stages{Queued, Sent, Conflict, Done, Queued, Queued};
    for (std::size_t n = 0; n < all.size(); ++n) {
        const QString number = QString::number(n);
        EXPECT_EQ(all[n].order, test::orderOf(u"a-"_s + number, u"e-"_s + number));
        EXPECT_EQ(all[n].stage, stages.at(n));
    }
    ASSERT_TRUE((*file)->add(test::orderOf(u"a-new"_s)).has_value());
    EXPECT_EQ((*file)->verifyChain(), 7) << "and it goes on";
}

INSTANTIATE_TEST_SUITE_P(Versions, OutboxMigrationTest, testing::Values(1, 2));

} // namespace onescreen
