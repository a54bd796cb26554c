// SPDX-License-Identifier: GPL-3.0-or-later
// The oldest entries of the log go; rows, sums, numbers and everybody who is not too far behind notice
// nothing.
#include "app/central/auth/accounts.h"
#include "app/central/centralserver.h"
#include "app/central/digest/digesttable.h"
#include "app/central/http/lookups.h"
#include "app/central/log/logcheck.h"
#include "app/central/log/logtrimmer.h"
#include "app/central/log/pagereader.h"
#include "app/central/snapshot/snapshots.h"
#include "tests/unit/central/httpclient.h"
#include "tests/unit/central/testrows.h"

#include <QTest>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;
using namespace std::chrono_literals;

namespace {

constexpr auto days14 = std::chrono::days{14};

class CentralRetention : public LogTest
{
protected:
    void SetUp() override
    {
        LogTest::SetUp();
        m_db = m_database.connection();
        auto trimmer = LogTrimmer::open(*m_db);
        ASSERT_TRUE(trimmer) << trimmer.error().toString().toStdString();
        m_trimmer = std::make_unique<LogTrimmer>(*std::move(trimmer));
        auto reader = PageReader::open(m_database.address(), m_clock);
        ASSERT_TRUE(reader);
        m_reader = *std::move(reader);
    }
    /// Events of these numbers; `title` makes them other rows than before.
    IngestOutcome store(int first, int count, const QByteArray& title = "垃圾")
    {
        QList<QByteArray> rows;
        for (int at = first; at < first + count; ++at)
            rows.append(eventRow(QByteArray::number(at)).replace("暴露垃圾", title));
        return ingest(batchOf(rows));
    }
    LogTrim step(const LogRetention& retention, qint64 most = LogTrimmer::stepEntries)
    {
        const auto done = m_trimmer->step(retention, m_clock.now(), most);
        EXPECT_TRUE(done) << done.error().toString().toStdString();
        return done.value_or(LogTrim{});
    }
    /// All steps; returns where the log begins then.
    qint64 trim(const LogRetention& retention)
    {
        std::ignore = head(); // gives everything its number
        LogTrim done = step(retention);
        while (done.more)
            done = step(retention);
        return done.start;
    }
    void expectWhole(qint64 start)
    {
        const LogHead newest = head();
        const auto check = checkLog(*m_db);
        ASSERT_TRUE(check);
        EXPECT_EQ(check->fault, u""_s);
        EXPECT_EQ(check->start, start);
        EXPECT_EQ(check->entries, newest.seq - start);
        EXPECT_EQ(check->chain, newest.chain);
    }
    [[nodiscard]] QByteArray rowOf(const QString& id)
    {
        return rowsBody(*m_db, Entity::Event, {id}, {}).value_or(QByteArray());
    }
    [[nodiscard]] qint64 count(const QString& from) const
    {
        return m_db->single(u"SELECT count(*) FROM "_s + from)->toLongLong();
    }
    QByteArray cursorAt(qint64 seq)
    {
        QByteArray cursor;
        for (qint64 at = 0; at < seq;) {
            const auto page = m_reader->page(cursor, {.operations = static_cast<int>(seq - at)}, {});
            EXPECT_TRUE(page);
            cursor = page->next;
            at = page->to;
        }
        return cursor;
    }
    std::optional<CursorFault> faultAt(const QByteArray& cursor)
    {
        const auto page = m_reader->page(cursor, {}, {});
        if (page)
            return std::nullopt;
        const auto* fault = std::get_if<CursorFault>(&page.error());
        EXPECT_NE(fault, nullptr);
        return fault ? std::optional(*fault) : std::nullopt;
    }

    std::unique_ptr<Database> m_db;
    std::unique_ptr<LogTrimmer> m_trimmer;
    std::unique_ptr<PageReader> m_reader;
};

} // namespace

TEST(LogRetention, IsReadFromAFile)
{
    const auto both =
        LogRetention::parse(R"({"format":"onescreen-log-retention","version":1,"days":14,"entries":5000})");
    ASSERT_TRUE(both);
    EXPECT_EQ(both->age, days14);
    EXPECT_EQ(both->entries, 5000);
    const auto none = LogRetention::parse(R"({"format":"onescreen-log-retention","version":1,"days":null})");
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->age);
    EXPECT_FALSE(none->entries);
    const auto shipped =
        LogRetention::load(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/log/retention.json"));
    ASSERT_TRUE(shipped) << shipped.error().toString().toStdString();
    EXPECT_EQ(shipped->age, days14);
    EXPECT_EQ(shipped->entries, 20'000'000);
}

TEST(LogRetention, NamesWhatIsWrong)
{
    const QByteArray head = R"({"format":"onescreen-log-retention","version":1,)";
    for (const auto& [json, field] :
         {std::pair(QByteArray("{"), u"format"_s), std::pair(QByteArray(R"({"version":1})"), u"format"_s),
          std::pair(head + R"("days":0})", u"days"_s), std::pair(head + R"("days":1.5})", u"days"_s),
          std::pair(head + R"("days":"14"})", u"days"_s), std::pair(head + R"("entries":999})", u"entries"_s),
          std::pair(head + R"("day":3})", u"day"_s)}) {
        const auto read = LogRetention::parse(json);
        ASSERT_FALSE(read) << json.toStdString();
        EXPECT_EQ(read.error().place.field, field) << json.toStdString();
    }
    EXPECT_EQ(LogRetention::load(u"/nowhere/retention.json"_s).error().kind, ErrorKind::NotFound);
}

TEST_F(CentralRetention, KeepsTheNewestEntriesAndEveryRow)
{
    const QString first = store(0, 1500).rows.front().id;
    store(1500, 1500);
    store(0, 200, "again");
    const qint64 newest = head().seq;
    const QByteArray before = rowOf(first);
    const QByteArray old = cursorAt(100);
    const QByteArray kept = cursorAt(newest - 1000);
    const QByteArray there = cursorAt(newest);
    const auto sums = readDigests(*m_db);
    const qint64 rows = count(u"rows"_s);

    EXPECT_EQ(trim({.age = {}, .entries = 1000}), newest - 1000);
    expectWhole(newest - 1000);
    EXPECT_EQ(head().seq, newest);
    EXPECT_EQ(count(u"rows"_s), rows);
    EXPECT_EQ(rowOf(first), before);
    EXPECT_EQ(readDigests(*m_db)->digests, sums->digests);
    EXPECT_EQ(faultAt({}), CursorFault::Expired) << "the beginning is not there any more";
    EXPECT_EQ(faultAt(old), CursorFault::Expired);
    EXPECT_FALSE(faultAt(there)) << "who is in step notices nothing";
    EXPECT_FALSE(faultAt(kept)) << "the entry after the start is there";
    EXPECT_EQ(m_reader->page(kept, {.operations = 5000, .bytes = 1 << 24}, {})->to, newest);
    // Nothing new: nothing to do.
    EXPECT_EQ(step({.age = {}, .entries = 1000}).removed, 0);
}

TEST_F(CentralRetention, GoesInSmallStepsBetweenWhichEntriesCome)
{
    store(0, 3000);
    const qint64 newest = head().seq;
    const LogRetention retention{.age = {}, .entries = 1000};
    LogTrim done = step(retention, 300);
    EXPECT_EQ(done.removed, 300);
    EXPECT_EQ(done.start, 300);
    EXPECT_TRUE(done.more);
    store(5000, 10);
    EXPECT_EQ(head().seq, newest + 11) << "the feed's row, too";
    expectWhole(300);
    int steps = 1;
    for (; done.more; ++steps)
        done = step(retention, 300);
    EXPECT_EQ(done.start, newest + 11 - 1000);
    EXPECT_EQ(steps, 7);
    expectWhole(done.start);
}

TEST_F(CentralRetention, RowsWhoseEntryHasGoneMayChangeAndGo)
{
    const auto stored = store(0, 1200);
    store(5000, 1100);
    const qint64 start = trim({.age = {}, .entries = 1000});
    ASSERT_GT(start, 1200);
    // An update that says nothing new, one that does, and a deletion.
    EXPECT_EQ(store(0, 100).count(RowOutcomeKind::Unchanged), 100);
    EXPECT_EQ(store(0, 100, "new").count(RowOutcomeKind::Updated), 100);
    EXPECT_TRUE(rowOf(stored.rows[0].id).contains("new"));
    m_service.reset(); // On SQLite there is one writer.
    const auto log = ChangeLog::open(*m_db);
    ASSERT_TRUE(log);
    {
        auto transaction = LogTransaction::begin(**log);
        ASSERT_TRUE(transaction);
        const auto state = (*log)->row(Entity::Event, stored.rows[150].id);
        ASSERT_TRUE(state && *state);
        ASSERT_TRUE((*log)->remove(Entity::Event, stored.rows[150].id, **state));
        ASSERT_TRUE(transaction->commit());
    }
    expectWhole(start);
    // Beside the log there is exactly what rows still need, on SQLite; elsewhere nothing.
    const QString before = u"change_log WHERE seq <= %1"_s.arg(start);
    EXPECT_EQ(count(before), m_database.isShared() ? 0 : count(u"rows WHERE seq <= %1"_s.arg(start)));
    EXPECT_TRUE(rowOf(stored.rows[150].id).contains(R"("missing":[")"));
}

TEST_F(CentralRetention, AgeIsMeasuredByMarks)
{
    const LogRetention retention{.age = days14, .entries = {}};
    store(0, 100);
    const qint64 old = head().seq;
    EXPECT_EQ(step(retention).removed, 0);
    m_clock.advance(24h);
    store(1000, 50);
    const qint64 younger = head().seq;
    EXPECT_EQ(step(retention).removed, 0);
    m_clock.advance(24h * 13 - 1min);
    EXPECT_EQ(step(retention).removed, 0) << "thirteen days and some hours";
    m_clock.advance(1min);
    EXPECT_EQ(trim(retention), old);
    EXPECT_EQ(faultAt({}), CursorFault::Expired);
    m_clock.advance(24h);
    EXPECT_EQ(trim(retention), younger) << "a log may be empty";
    EXPECT_EQ(head().seq, younger);
    expectWhole(younger);
    store(2000, 5);
    expectWhole(younger);
    EXPECT_LE(count(u"log_mark"_s), 3);
}

TEST_F(CentralRetention, ATimeThatWasWrongKeepsEntriesLonger)
{
    const LogRetention retention{.age = days14, .entries = {}};
    m_clock.setNow(testNow() + std::chrono::days{365});
    store(0, 10);
    std::ignore = head();
    step(retention); // a mark of next year
    m_clock.setNow(testNow());
    step(retention); // which is noticed
    m_clock.setNow(testNow() + days14 - 1min);
    EXPECT_EQ(step(retention).removed, 0);
    m_clock.setNow(testNow() + days14 + 1min);
    EXPECT_GT(step(retention).removed, 0) << "not only next year";
}

TEST_F(CentralRetention, ATicketThatHoldsKeepsTheLogBehindIt)
{
    store(0, 500);
    const qint64 before = head().seq;
    const auto given =
        openSnapshot(*m_db, m_service->identity(), m_clock.now(), {.most = 2, .lease = 60s}, SnapshotWish{});
    ASSERT_TRUE(given && *given);
    ASSERT_EQ((*given)->startSeq, before);
    store(1000, 1500);
    EXPECT_EQ(trim({.age = {}, .entries = 1000}), before);
    EXPECT_FALSE(faultAt((*given)->startCursor));
    m_clock.advance(60s);
    EXPECT_EQ(trim({.age = {}, .entries = 1000}), head().seq - 1000) << "its lease has ended";
    EXPECT_EQ(faultAt((*given)->startCursor), CursorFault::Expired);
}

TEST_F(CentralRetention, WaitsWhileATicketIsBeingGiven)
{
    if (!m_database.isShared())
        GTEST_SKIP() << "there is one writer";
    store(0, 1500);
    const qint64 newest = head().seq;
    const auto other = m_database.connection();
    ASSERT_TRUE(other->begin(DbAccess::Write));
    ASSERT_TRUE(other->execute(u"LOCK TABLE snapshot_ticket IN EXCLUSIVE MODE"_s));
    const LogTrim waits = step({.age = {}, .entries = 1000});
    EXPECT_EQ(waits.removed, 0);
    EXPECT_TRUE(waits.more);
    ASSERT_TRUE(other->commit());
    EXPECT_EQ(trim({.age = {}, .entries = 1000}), newest - 1000);
}

TEST_F(CentralRetention, AnOlderDatabaseKeepsItsWholeLog)
{
    store(0, 50);
    const qint64 newest = head().seq;
    m_reader.reset();
    m_trimmer.reset();
    m_service.reset();
    for (const QString& sql : {u"DROP TABLE log_start"_s, u"DROP TABLE log_mark"_s,
                               m_database.isShared() ? u"UPDATE meta SET v = '4' WHERE k = 'format'"_s
                                                     : u"PRAGMA user_version = 4"_s})
        ASSERT_TRUE(m_db->execute(sql)) << sql.toStdString();
    m_db.reset();
    auto opened = LogService::open(m_database.address(), m_clock);
    ASSERT_TRUE(opened) << opened.error().toString().toStdString();
    m_service = *std::move(opened);
    m_db = m_database.connection();
    expectWhole(0);
    EXPECT_EQ(store(100, 1).count(RowOutcomeKind::Created), 1);
    EXPECT_EQ(head().seq, newest + 2) << "the event and its feed";
    expectWhole(0);
}

TEST_F(CentralRetention, RegionsThatWereTakenAwayAreNamedBeforeTheCursorExpires)
{
    const auto mine = *RegionScope::of({u"330902"_s});
    ASSERT_TRUE(addAccount(*m_db, {.account = u"one"_s, .roles = {u"analyst"_s}, .scope = mine}));
    store(0, 20);
    std::ignore = head();
    const auto page = m_reader->page({}, {.operations = 10}, mine);
    ASSERT_TRUE(page);
    store(1000, 1100);
    ASSERT_GT(trim({.age = {}, .entries = 1000}), page->to);
    const auto moved = m_reader->page(page->next, {}, *RegionScope::of({u"330903"_s}));
    ASSERT_FALSE(moved);
    const auto* change = std::get_if<ScopeChange>(&moved.error());
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->removed, QStringList{u"330902"_s});
    const auto same = m_reader->page(page->next, {}, mine);
    ASSERT_FALSE(same);
    EXPECT_EQ(std::get<CursorFault>(same.error()), CursorFault::Expired);
}

TEST(CentralRetentionServer, AnswersGoneAndSaysWhatItRemoved)
{
    const TestDatabase database;
    ManualClock clock{testNow()};
    auto server = CentralServer::start(
        {.database = database.address(), .retention = {.age = {}, .entries = 1000}}, clock);
    ASSERT_TRUE(server) << server.error().toString().toStdString();
    HttpClient client((*server)->port());
    const auto post = [&client](const QByteArray& body) {
        return client.send("POST", u"/v1/ingest/grid"_s, body).status;
    };
    ASSERT_EQ(post(setupJson()), 200);
    const QByteArray early = client.page({}, u"&limit=5"_s).next();
    QList<QByteArray> rows;
    for (int at = 0; at < 2500; ++at)
        rows.append(eventRow(QByteArray::number(at)));
    ASSERT_EQ(post(batchOf(rows)), 200);
    const qint64 start = (*server)->head() - 1000;
    // The next look is a minute later; a server that starts looks at once.
    server->reset();
    server = CentralServer::start({.database = database.address(), .retention = {.age = {}, .entries = 1000}},
                                  clock);
    ASSERT_TRUE(server);
    HttpClient again((*server)->port());
    const QByteArray figure = "onescreen_log_start " + QByteArray::number(start) + '\n';
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            clock.advance(1s);
            return again.get(u"/metrics"_s).body.contains(figure);
        },
        20'000))
        << again.get(u"/metrics"_s).body.toStdString();
    EXPECT_TRUE(again.get(u"/metrics"_s).body.contains("onescreen_log_removed_total "));
    for (const QByteArray& cursor : {QByteArray(), early}) {
        const Answer gone = again.get(u"/v1/sync/changes?cursor="_s + QString::fromLatin1(cursor));
        EXPECT_EQ(gone.status, 410);
        EXPECT_EQ(gone.json()["code"_L1].toString(), u"cursor_expired"_s);
    }
    EXPECT_EQ(again.get(u"/readyz"_s).status, 200);
    const QJsonObject ticket = again.send("POST", u"/v1/sync/snapshots"_s, "{}").json();
    const PageLines page = again.page(ticket["start_cursor"_L1].toString().toLatin1());
    EXPECT_EQ(page.begin["from"_L1].toInteger(), (*server)->head());
}
