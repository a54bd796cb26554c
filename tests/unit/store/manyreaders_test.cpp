// SPDX-License-Identifier: GPL-3.0-or-later
// T19 of docs/promises.md: many readers that hold old states, questions that are cut at their limit, and
// exports of everything, beside pages that come as fast as they can be stored. The write-ahead log stays
// bounded and pages go on. ONESCREEN_PAGES=n stores n pages.
#include "app/report/tableexport.h"
#include "app/store/cachefile.h"
#include "tests/support/cachefixture.h"

#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <random>
#include <sqlite3.h>
#include <thread>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int usualPages = 40;
constexpr int rowsPerPage = 2'000;
constexpr int holders = 8;
constexpr int askers = 2;
constexpr Milliseconds questionLimit{250};
constexpr Milliseconds cutAtMost{1'500}; ///< Limit and what a busy machine takes to see it.
constexpr qint64 mostLog = 64LL << 20;

int pages()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("ONESCREEN_PAGES", &given);
    return given ? wanted : usualPages;
}

/// Ends what waits as soon as it is told.
class Ending
{
public:
    void tell()
    {
        const std::lock_guard guard(m_mutex);
        m_isTold = true;
        m_wake.notify_all();
    }
    /// Whether it was told within this time.
    bool within(Milliseconds time)
    {
        std::unique_lock guard(m_mutex);
        return m_wake.wait_for(guard, time, [this] { return m_isTold; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isTold = false;
};

struct Seen
{
    std::atomic<int> held = 0;
    std::atomic<int> cut = 0;
    std::atomic<int> answered = 0;
    std::atomic<int> exports = 0;
    std::atomic<qint64> exportedRows = 0;
    std::atomic<qint64> longestMs = 0; ///< Of a question with the limit.
    std::atomic<int> wrong = 0;        ///< States whose rows do not fit their position, and other failures.
};

/// Holds one old state after another; between two of them hardly a moment passes.
void holdStates(const QString& path, unsigned seed, Ending& ending, Seen& seen)
{
    std::mt19937 chance(seed);
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        ++seen.wrong;
    const auto run = [db](const char* sql) {
        return sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    };
    for (bool told = false; !told;) {
        if (!run("BEGIN; SELECT count(*) FROM state"))
            ++seen.wrong;
        told = ending.within(Milliseconds{std::uniform_int_distribution(20, 1'500)(chance)});
        if (!run("SELECT count(*) FROM event; COMMIT"))
            ++seen.wrong;
        ++seen.held;
    }
    sqlite3_close(db);
}

void askWithLimit(const QString& folder, Ending& ending, Seen& seen)
{
    const auto reader = CacheReader::open(folder, questionLimit);
    while (reader && !ending.within(Milliseconds{1})) {
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = (*reader)->verifyRollups();
        const auto took =
            std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begin).count();
        seen.longestMs = std::max(seen.longestMs.load(), static_cast<qint64>(took));
        ++(answer ? seen.answered : seen.cut);
        seen.wrong +=
            answer ? (answer->empty() ? 0 : 1) : (answer.error().kind == ErrorKind::Timeout ? 0 : 1);
    }
}

/// As a panel exports: everything by one question, then a file of it.
void exportAll(const QString& folder, Ending& ending, Seen& seen)
{
    const auto reader = CacheReader::open(folder);
    while (reader && !ending.within(Milliseconds{1})) {
        const auto all = (*reader)->newest({}, 10'000'000);
        if (!all) {
            ++seen.wrong;
            continue;
        }
        ExportTable table{.header = {u"id"_s, u"title"_s}, .rows = {}, .formats = {}};
        for (const QueueItem& item : all->items)
            table.rows.append(QVariantList{item.id, item.title});
        seen.wrong += std::ssize(all->items) == all->total ? 0 : 1;
        seen.exportedRows += csvBytes(table, {}).count("\r\n");
        ++seen.exports;
    }
}

class ManyReaders : public test::CacheTest
{
protected:
    [[nodiscard]] qint64 logBytes() const { return QFileInfo(cacheFilePath(folder()) + u"-wal"_s).size(); }
    /// The same rows again, all of them changed.
    static std::vector<Change> changedRows(int page)
    {
        test::EventMaker maker(1);
        std::vector<Change> changes;
        for (int n = 0; n < rowsPerPage; ++n) {
            Change change = test::putOf(Record(maker.make(n)), page + 2);
            std::get<PutChange>(change.what).extra =
                R"({"fill":")" + QByteArray(900, static_cast<char>('a' + page % 26)) + "\"}";
            changes.push_back(std::move(change));
        }
        return changes;
    }
};

} // namespace

TEST_F(ManyReaders, pagesGoOnAndTheLogStaysBounded)
{
    for (qint64 first = 0; first < 20'000; first += 5'000) {
        test::EventMaker maker(static_cast<quint64>(first) + 1);
        std::vector<Change> changes;
        for (qint64 n = first; n < first + 5'000; ++n)
            changes.push_back(test::putOf(Record(maker.make(n))));
        apply(std::move(changes));
    }
    Ending ending;
    Seen seen;
    std::vector<std::jthread> threads;
    for (int n = 0; n < holders; ++n)
        threads.emplace_back([this, n, &ending, &seen] {
            holdStates(cacheFilePath(folder()), static_cast<unsigned>(n), ending, seen);
        });
    for (int n = 0; n < askers; ++n)
        threads.emplace_back([this, &ending, &seen] { askWithLimit(folder(), ending, seen); });
    threads.emplace_back([this, &ending, &seen] { exportAll(folder(), ending, seen); });

    qint64 largest = 0;
    Milliseconds slowest{0};
    for (int page = 0; page < pages() && !HasFailure(); ++page) {
        const auto begin = std::chrono::steady_clock::now();
        apply(changedRows(page));
        slowest = std::max(
            slowest, std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begin));
        largest = std::max(largest, logBytes());
        if (page % 10 == 9) {
            std::ignore = writer().tidy(); // A reader in the way is no failure.
            while (writer().indexSome().value_or(false) && seen.exports == 0) {
            }
        }
    }
    ending.tell();
    threads.clear();
    EXPECT_LE(largest, mostLog);
    EXPECT_GT(largest, mostLog / 2) << "the bound was not tried";
    EXPECT_EQ(seen.wrong, 0);
    EXPECT_GT(seen.held, holders) << "hardly a state was held";
    EXPECT_GT(seen.cut + seen.answered, 10);
    EXPECT_LT(seen.longestMs, cutAtMost.count()) << "a question went on behind its limit";
    EXPECT_GT(seen.exports, 0);

    // They have let go: everything is as ever.
    ASSERT_TRUE(writer().tidy().has_value());
    EXPECT_LE(logBytes(), mostLog / 2);
    const auto status = reader()->status().value();
    EXPECT_EQ(status.rows[u"event"_s], 20'000);
    EXPECT_EQ(status.seq, 20'000 + static_cast<qint64>(pages()) * rowsPerPage);
    close();
    EXPECT_EQ(logBytes(), 0);
    open();
    expectRightRollups();
    std::printf("%d pages of %d rows beside %d states held, %d questions of which %d were cut (the longest "
                "after %lld "
                "ms), %d exports of %lld rows: log at most %lld KiB, slowest page %lld ms\n",
                pages(), rowsPerPage, seen.held.load(), seen.cut + seen.answered, seen.cut.load(),
                static_cast<long long>(seen.longestMs), seen.exports.load(),
                static_cast<long long>(seen.exportedRows), static_cast<long long>(largest / 1024),
                static_cast<long long>(slowest.count()));
}

} // namespace onescreen
