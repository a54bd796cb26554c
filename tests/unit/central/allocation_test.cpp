// SPDX-License-Identifier: GPL-3.0-or-later
// Twelve writers, slow transactions, transactions that are rolled back, rows that several writers change, and
// a reader that follows: nothing committed may be missed, numbered twice or leave a hole. In a shared
// database also with servers that lose the lead, and with a transaction of another database that stays open.
#include "app/central/db/postgresdb.h"
#include "app/central/http/workerthread.h"
#include "app/central/log/headwatch.h"
#include "app/central/log/logcheck.h"
#include "app/central/log/pagereader.h"
#include "app/central/logservice.h"
#include "tests/unit/central/testdatabase.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int writerCount = 12;
constexpr int hotRows = 5;

/// How many entries are to be committed; more with ONESCREEN_ALLOCATION_ENTRIES (tests/soak).
qint64 wantedEntries()
{
    return std::max(qEnvironmentVariable("ONESCREEN_ALLOCATION_ENTRIES").toLongLong(), 6'000LL);
}

using Version = std::pair<QByteArray, qint64>; ///< Id and version of a row.

struct Committed
{
    std::vector<Version> entries;
    int rolledBack = 0;
    int lostRaces = 0;
};

/// One writer: its transactions until enough is committed.
class Writer
{
public:
    Writer(int number, Database& db, ChangeLog& log)
        : m_random(static_cast<std::mt19937::result_type>(number)), m_number(number), m_db(db), m_log(log)
    {
    }

    /// One transaction. False when something failed that is not a lost race.
    bool once(Committed& done)
    {
        auto transaction = LogTransaction::begin(m_log);
        if (!transaction)
            return failed(transaction.error());
        std::vector<Version> written;
        for (int rows = 1 + static_cast<int>(m_random() % 3); rows > 0; --rows) {
            const bool isHot = m_random() % 4 == 0;
            const QString id =
                isHot ? u"hot-%1"_s.arg(m_random() % hotRows) : u"w%1-%2"_s.arg(m_number).arg(++m_count);
            const auto version = write(id);
            if (!version)
                return lost(version.error(), done);
            written.emplace_back(id.toLatin1(), *version);
        }
        const auto fate = m_random() % 100;
        // SQLite has one writer: whoever is slow there is only slow.
        if (fate < 5 && m_db.isShared()) {
            if (auto slept = m_db.execute(u"SELECT pg_sleep(0.0%1)"_s.arg(m_random() % 4)); !slept)
                return failed(slept.error());
        }
        if (fate >= 98) {
            ++done.rolledBack;
            return true;
        }
        if (auto committed = transaction->commit(); !committed)
            return lost(committed.error(), done);
        std::ranges::move(written, std::back_inserter(done.entries));
        return true;
    }

private:
    Result<qint64> write(const QString& id)
    {
        const auto state = m_log.row(Entity::Event, id);
        if (!state)
            return std::unexpected(state.error());
        return m_log.put(
            {.entity = Entity::Event, .id = id, .data = R"({"w":)" + QByteArray::number(m_number) + '}'},
            *state);
    }
    static bool failed(const Error& error)
    {
        ADD_FAILURE() << error.toString().toStdString();
        return false;
    }
    static bool lost(const Error& error, Committed& done)
    {
        if (error.kind != ErrorKind::Conflict)
            return failed(error);
        ++done.lostRaces;
        return true;
    }

    std::mt19937 m_random;
    int m_number;
    Database& m_db;
    ChangeLog& m_log;
    int m_count = 0;
};

/// SQLite's one connection, or one of the many of a shared database.
struct Connection
{
    std::unique_ptr<Database> db;
    std::unique_ptr<ChangeLog> log;

    static Result<std::unique_ptr<Connection>> open(const DatabaseAddress& address)
    {
        auto db = openDatabase(address, DbAccess::Write);
        if (!db)
            return std::unexpected(db.error());
        auto connection = std::make_unique<Connection>();
        connection->db = *std::move(db);
        auto log = ChangeLog::open(*connection->db);
        if (!log)
            return std::unexpected(log.error());
        connection->log = *std::move(log);
        return connection;
    }
};

using ConnectionThread = WorkerThread<Connection>;

/// Follows the log page by page, as a client does.
class Follower
{
public:
    explicit Follower(const DatabaseAddress& address) : m_reader(PageReader::open(address, m_clock).value())
    {
    }

    /// Reads on; true when there was something.
    bool pull()
    {
        // Small pages at first, so that they end around 9, 10, 99 and 100.
        const PageLimits limits{.operations = m_at < 200 ? 7 : 997};
        const auto page = m_reader->page(m_cursor, limits, RegionScope());
        if (!page) {
            ADD_FAILURE() << "a page could not be read";
            return false;
        }
        EXPECT_EQ(page->from, m_at);
        EXPECT_LE(page->to, page->head) << "a page goes beyond the head";
        const QList<QByteArray> lines = page->body.trimmed().split('\n');
        for (qsizetype at = 1; at + 1 < lines.size(); ++at)
            take(QJsonDocument::fromJson(lines[at]).object());
        m_cursor = QJsonDocument::fromJson(lines.last()).object().value("next"_L1).toString().toLatin1();
        m_at = page->to;
        return page->to > page->from;
    }
    [[nodiscard]] const std::map<QByteArray, qint64>& newest() const { return m_newest; }
    [[nodiscard]] qint64 at() const { return m_at; }
    [[nodiscard]] int again() const { return m_again; }

private:
    void take(const QJsonObject& line)
    {
        const qint64 seq = line.value("s"_L1).toInteger();
        EXPECT_GT(seq, m_lastSeq) << "numbers do not rise";
        m_lastSeq = seq;
        const qint64 version = line.value("v"_L1).toInteger();
        qint64& known = m_newest[line.value("id"_L1).toString().toLatin1()];
        m_again += version <= known ? 1 : 0;
        known = std::max(known, version);
    }

    SystemClock m_clock;
    std::unique_ptr<PageReader> m_reader;
    QByteArray m_cursor;
    qint64 m_at = 0;
    qint64 m_lastSeq = 0;
    int m_again = 0; ///< Operations that came twice or after a newer one.
    std::map<QByteArray, qint64> m_newest;
};

class CentralAllocation : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(openDatabase(m_database.address(), DbAccess::Write));
        auto identity = m_database.connection();
        ASSERT_TRUE(loadIdentity(*identity, true));
        const int connections = m_database.isShared() ? writerCount : 1;
        while (std::ssize(m_connections) < connections) {
            auto thread = ConnectionThread::start(u"writer"_s,
                                                  [this] { return Connection::open(m_database.address()); });
            ASSERT_TRUE(thread) << thread.error().toString().toStdString();
            m_connections.push_back(*std::move(thread));
        }
    }
    /// Lets all writers write; returns what each has committed.
    std::vector<Committed> writeAll()
    {
        std::vector<Committed> done(writerCount);
        std::vector<std::jthread> threads;
        for (int number = 0; number < writerCount; ++number) {
            threads.emplace_back([this, number, &mine = done[static_cast<std::size_t>(number)]] {
                ConnectionThread& connection =
                    *m_connections[static_cast<std::size_t>(number) % m_connections.size()];
                std::unique_ptr<Writer> writer;
                for (bool goOn = true; goOn && m_entries < wantedEntries();) {
                    const auto before = mine.entries.size();
                    goOn = connection.ask<bool>([&](Connection& at) {
                        if (!writer)
                            writer = std::make_unique<Writer>(number, *at.db, *at.log);
                        return writer->once(mine);
                    });
                    m_entries += static_cast<qint64>(mine.entries.size() - before);
                }
            });
        }
        threads.clear(); // joins
        return done;
    }
    void expectTheSame(const std::vector<Committed>& done, const Follower& follower);

    TestDatabase m_database;
    std::vector<std::unique_ptr<ConnectionThread>> m_connections;
    std::atomic<qint64> m_entries = 0;
};

/// What only a shared database has.
class CentralStamper : public CentralAllocation
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_database.isShared()) << "run this with tests/ha/with_postgres.py";
        CentralAllocation::SetUp();
    }
};

void CentralAllocation::expectTheSame(const std::vector<Committed>& done, const Follower& follower)
{
    std::multiset<Version> committed;
    std::map<QByteArray, qint64> newest;
    int rolledBack = 0;
    for (const Committed& one : done) {
        committed.insert(one.entries.begin(), one.entries.end());
        rolledBack += one.rolledBack;
        for (const auto& [id, version] : one.entries)
            newest[id] = std::max(newest[id], version);
    }
    EXPECT_GT(rolledBack, 0);
    EXPECT_GE(std::ssize(committed), wantedEntries());
    const auto db = m_database.connection();
    const auto check = checkLog(*db);
    ASSERT_TRUE(check) << check.error().toString().toStdString();
    EXPECT_EQ(check->fault, u""_s);
    EXPECT_EQ(check->waiting, 0);
    EXPECT_EQ(check->entries, std::ssize(committed)) << "holes, doubles or losses";
    std::multiset<Version> stored;
    auto query = db->prepare(u"SELECT id, v FROM change_log WHERE seq > 0"_s);
    ASSERT_TRUE(query && query->run());
    while (query->next())
        stored.emplace(query->bytes(0), query->integer(1));
    EXPECT_EQ(stored, committed);
    EXPECT_EQ(follower.newest(), newest) << "the reader has missed something";
    EXPECT_EQ(follower.again(), 0);
    EXPECT_EQ(follower.at(), check->entries);
}

/// The address of another database of the same PostgreSQL server.
DatabaseAddress otherDatabase()
{
    QString address = qEnvironmentVariable("ONESCREEN_TEST_POSTGRES");
    address.replace(address.lastIndexOf(u'/'), address.size(), u"/postgres"_s);
    return DatabaseAddress::fromText(address).value();
}

} // namespace

TEST_F(CentralAllocation, MissesNothingAndLeavesNoHole)
{
    std::unique_ptr<PostgresDb> foreign;
    std::vector<std::unique_ptr<WorkerThread<HeadWatch>>> servers;
    QSemaphore news;
    if (m_database.isShared()) {
        // An open writing transaction anywhere in the cluster stalls schemes that go by transaction numbers.
        foreign = PostgresDb::connectTo(otherDatabase()).value();
        ASSERT_TRUE(foreign->execute(u"BEGIN"_s));
        ASSERT_TRUE(foreign->single(u"SELECT pg_current_xact_id()::text"_s));
        while (servers.size() < 2) {
            auto server = WorkerThread<HeadWatch>::start(u"head"_s, [&] {
                return HeadWatch::start(m_database.address(),
                                        [&news](const HeadWatch::News&) { news.release(); });
            });
            ASSERT_TRUE(server) << server.error().toString().toStdString();
            servers.push_back(*std::move(server));
        }
    }
    std::atomic<bool> isWriting = true;
    Follower follower(m_database.address());
    std::jthread reading([&] {
        while (isWriting) {
            if (!follower.pull())
                std::ignore = news.tryAcquire(1, 5);
        }
    });
    std::jthread deposing([&] {
        // Every now and then the leader's connection is ended, and the other server takes over.
        const auto db = m_database.connection();
        for (qint64 next = wantedEntries() / 4; m_database.isShared() && isWriting;) {
            std::ignore = news.tryAcquire(1, 50);
            if (m_entries < next)
                continue;
            next += wantedEntries() / 4;
            EXPECT_TRUE(db->execute(u"SELECT pg_terminate_backend(pid) FROM pg_locks"
                                    " WHERE locktype = 'advisory' AND granted"_s));
        }
    });
    const auto started = std::chrono::steady_clock::now();
    const auto done = writeAll();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    isWriting = false;
    deposing.join();
    reading.join();
    servers.clear();
    const LogHead head = m_database.numberedHead();
    while (follower.pull()) {
    }
    EXPECT_EQ(follower.at(), head.seq);
    expectTheSame(done, follower);
    int races = 0;
    for (const Committed& one : done)
        races += one.lostRaces;
    std::printf("%lld entries in %.1f s, %d lost races\n", static_cast<long long>(m_entries), took.count(),
                races);
}

TEST_F(CentralStamper, ATransactionIsNumberedAsAWhole)
{
    // Two transactions write alternately; the first commits last.
    const auto put = [](Connection& at, const QString& id) {
        EXPECT_TRUE(at.log->put({.entity = Entity::Event, .id = id, .data = "{}"}, std::nullopt));
        return true;
    };
    ConnectionThread& one = *m_connections[0];
    ConnectionThread& two = *m_connections[1];
    one.ask<bool>([](Connection& at) { return at.log->begin().has_value(); });
    two.ask<bool>([](Connection& at) { return at.log->begin().has_value(); });
    for (const char* round : {"1", "2", "3"}) {
        one.ask<bool>([&](Connection& at) { return put(at, u"one-"_s + QString::fromLatin1(round)); });
        two.ask<bool>([&](Connection& at) { return put(at, u"two-"_s + QString::fromLatin1(round)); });
    }
    EXPECT_EQ(m_database.numberedHead().seq, 0) << "what is not committed has no number";
    EXPECT_TRUE(two.ask<bool>([](Connection& at) { return at.log->commit().has_value(); }));
    EXPECT_EQ(m_database.numberedHead().seq, 3);
    EXPECT_TRUE(one.ask<bool>([](Connection& at) { return at.log->commit().has_value(); }));
    EXPECT_EQ(m_database.numberedHead().seq, 6);
    const auto db = m_database.connection();
    EXPECT_EQ(db->single(u"SELECT string_agg(id, ' ' ORDER BY seq) FROM change_log"_s)->toString(),
              u"two-1 two-2 two-3 one-1 one-2 one-3"_s);
    EXPECT_EQ(db->single(u"SELECT string_agg(tx::text, ' ' ORDER BY seq) FROM change_log"_s)->toString(),
              u"1 1 1 2 2 2"_s);
}

TEST_F(CentralStamper, ABatchNeverEndsInsideATransaction)
{
    for (int transaction = 0; transaction < 3; ++transaction) {
        m_connections[0]->ask<bool>([transaction](Connection& at) {
            EXPECT_TRUE(at.log->begin());
            for (int row = 0; row < 4; ++row)
                EXPECT_TRUE(at.log->put(
                    {.entity = Entity::Event, .id = u"%1-%2"_s.arg(transaction).arg(row), .data = "{}"},
                    std::nullopt));
            return at.log->commit().has_value();
        });
    }
    const auto db = m_database.connection();
    auto stamper = LogStamper::open(*db);
    ASSERT_TRUE(stamper);
    EXPECT_EQ(stamper->stamp(2), 4) << "larger than the batch, yet whole";
    EXPECT_EQ(stamper->stamp(7), 4) << "the next would be cut";
    EXPECT_EQ(stamper->stamp(7), 4);
    EXPECT_EQ(stamper->stamp(7), 0);
    const auto check = checkLog(*db);
    ASSERT_TRUE(check);
    EXPECT_EQ(check->fault, u""_s);
}

TEST_F(CentralStamper, OnlyOneConnectionLeads)
{
    auto first = m_database.connection();
    const auto second = m_database.connection();
    auto one = std::make_unique<LogStamper>(LogStamper::open(*first).value());
    auto two = LogStamper::open(*second);
    EXPECT_EQ(one->lead(), true);
    EXPECT_EQ(two->lead(), false);
    one.reset();
    first.reset(); // the connection ends, and with it the lead
    bool leads = false;
    for (int attempt = 0; attempt < 1000 && !leads; ++attempt)
        leads = two->lead().value();
    EXPECT_TRUE(leads);
}
