// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachecare.h"
#include "app/store/cachefile.h"
#include "app/store/cachewriterthread.h"
#include "tests/support/cachefixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::pageAfter;
using test::putOf;

class CacheCareTest : public test::CacheTest
{
protected:
    std::vector<Change> events(qint64 first, qint64 count)
    {
        test::EventMaker maker(static_cast<quint64>(first) + 1);
        std::vector<Change> changes;
        for (qint64 n = first; n < first + count; ++n)
            changes.push_back(putOf(Record(maker.make(n))));
        return changes;
    }
    Result<CheckProgress> checkAll()
    {
        for (;;) {
            auto progress = writer().checkSome(now, stop);
            if (!progress || progress->done == progress->of)
                return progress;
        }
    }
    [[nodiscard]] qint64 logBytes() const { return QFileInfo(cacheFilePath(folder()) + u"-wal"_s).size(); }
    [[nodiscard]] QStringList asideFiles() const
    {
        return QDir(folder()).entryList({u"cache.set-aside-*"_s}, QDir::Files);
    }
    /// Behind the writer's back, as damage comes.
    void runElsewhere(const QByteArray& sql) const
    {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(cacheFilePath(folder()).toUtf8().constData(), &db), SQLITE_OK);
        sqlite3_busy_timeout(db, 5'000);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        EXPECT_EQ(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db);
        sqlite3_close(db);
    }

    const UtcTime now = fromMs(1'716'000'000'000);
    std::atomic<int> stop = 0;
};

/// A reader that holds an old state until the writer says that it waits for one.
class HeldReader
{
public:
    explicit HeldReader(const QString& path)
    {
        EXPECT_EQ(sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READONLY, nullptr),
                  SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(m_db, "BEGIN; SELECT count(*) FROM event", nullptr, nullptr, nullptr),
                  SQLITE_OK);
        s_held = this;
        s_before = qInstallMessageHandler(hear);
    }
    ~HeldReader()
    {
        qInstallMessageHandler(s_before);
        sqlite3_close(m_db);
    }
    HeldReader(const HeldReader&) = delete;
    HeldReader& operator=(const HeldReader&) = delete;
    [[nodiscard]] bool hasLetGo() const { return m_db == nullptr; }

private:
    static void hear(QtMsgType type, const QMessageLogContext& context, const QString& text)
    {
        if (text.contains(u"waits for readers"))
            sqlite3_close(std::exchange(s_held->m_db, nullptr));
        s_before(type, context, text);
    }

    static inline HeldReader* s_held = nullptr;
    static inline QtMessageHandler s_before = nullptr;
    sqlite3* m_db = nullptr;
};

} // namespace

TEST_F(CacheCareTest, aSoundFileIsReadToItsEndAndThatIsNoted)
{
    apply(events(0, 300));
    EXPECT_FALSE(writer().lastCheck()->has_value());
    const auto progress = checkAll();
    ASSERT_TRUE(progress.has_value()) << progress.error().toString().toStdString();
    EXPECT_GT(progress->of, 10);
    EXPECT_EQ(*writer().lastCheck(), std::optional(now));
}

TEST_F(CacheCareTest, theCheckStopsForAPageAndGoesOnLater)
{
    apply(events(0, 3'000));
    stop = 1;
    qint64 steps = 0;
    Result<CheckProgress> progress = CheckProgress{};
    while (progress && steps++ < 200)
        progress = writer().checkSome(now, stop);
    ASSERT_FALSE(progress.has_value());
    EXPECT_EQ(progress.error().kind, ErrorKind::Timeout);
    apply(events(3'000, 10));
    stop = 0;
    EXPECT_TRUE(checkAll().has_value());
}

TEST_F(CacheCareTest, anIndexThatLostARowIsFoundAndTheCacheIsFilledAnew)
{
    apply(events(0, 300));
    // The row stays and its index entries go: what quick_check does not see.
    runElsewhere(
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '(at)', '(at) WHERE rid <> "
        "7')"
        " WHERE name = 'e_at'; PRAGMA writable_schema=RESET; UPDATE event SET at = at + 1 WHERE rid = 7;"
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, ' WHERE rid <> 7', '')"
        " WHERE name = 'e_at'; PRAGMA writable_schema=RESET;");
    close();
    open();
    EXPECT_EQ(seq(), 300) << "opening reads no index";
    const auto progress = checkAll();
    ASSERT_FALSE(progress.has_value());
    EXPECT_EQ(progress.error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(writer().apply(pageAfter(seq(), events(300, 1))).error().kind, ErrorKind::Corrupt)
        << "so that the sync opens it anew";
    close();
    open();
    EXPECT_EQ(seq(), 0);
    EXPECT_FALSE(asideFiles().isEmpty());
}

TEST_F(CacheCareTest, aDamagedSearchIndexIsBegunAnew)
{
    apply(events(0, 300));
    while (writer().indexSome().value_or(false)) {
    }
    runElsewhere("DELETE FROM search_data WHERE id > 10");
    close();
    open();
    ASSERT_TRUE(checkAll().has_value());
    while (writer().indexSome().value_or(false)) {
    }
    EXPECT_EQ(reader()->queue({.text = u"昌"_s}, 10)->total, 300);
    EXPECT_TRUE(asideFiles().isEmpty()) << "nothing else was lost";
}

TEST_F(CacheCareTest, theCheckIsDueAtNightOnceAWeek)
{
    using std::chrono::days;
    using std::chrono::hours;
    using std::chrono::minutes;
    const UtcTime noon = startOfBusinessDay(QDate(2026, 11, 20)) + hours{12};
    const UtcTime night = startOfBusinessDay(QDate(2026, 11, 20)) + hours{3};
    EXPECT_TRUE(FileCheck::isDue(noon, {}, minutes{1})) << "never yet";
    EXPECT_FALSE(FileCheck::isDue(noon, {}, minutes{1} - Milliseconds{1})) << "pages come";
    EXPECT_FALSE(FileCheck::isDue(noon, noon - days{8}, minutes{5}));
    EXPECT_TRUE(FileCheck::isDue(noon, noon - days{14}, minutes{5}));
    EXPECT_TRUE(FileCheck::isDue(night, night - days{7}, minutes{5}));
    EXPECT_FALSE(FileCheck::isDue(night, night - days{6}, minutes{5}));
    EXPECT_TRUE(FileCheck::isDue(night, night + days{100}, minutes{5})) << "a clock was wrong";
}

TEST_F(CacheCareTest, aHeldReaderCannotMakeTheLogGrow)
{
    apply(events(0, 100));
    const HeldReader held(cacheFilePath(folder()));
    qint64 largest = 0;
    for (int page = 0; page < 40; ++page) {
        auto changes = events(100, 2'000);
        for (Change& change : changes) {
            change.version = page + 2;
            std::get<PutChange>(change.what).extra =
                R"({"fill":")" + QByteArray(900, static_cast<char>('a' + page % 26)) + "\"}";
        }
        apply(std::move(changes));
        largest = std::max(largest, logBytes());
    }
    EXPECT_TRUE(held.hasLetGo()) << "the pages came to the bound and waited";
    EXPECT_GT(largest, 40LL << 20);
    EXPECT_LE(largest, 64LL << 20);
    EXPECT_EQ(reader()->status().value().rows[u"event"_s], 2'100);
}

TEST_F(CacheCareTest, aQuestionIsCutAtItsLimit)
{
    apply(events(0, 20'000));
    auto cache = CacheReader::open(folder(), Milliseconds{1});
    ASSERT_TRUE(cache.has_value());
    const auto rows = (*cache)->verifyRollups();
    ASSERT_FALSE(rows.has_value());
    EXPECT_EQ(rows.error().kind, ErrorKind::Timeout);
}

TEST_F(CacheCareTest, theThreadIndexesBehindThePages)
{
    close();
    QFile policy(QDir(folder()).filePath(u"retention.json"_s));
    ASSERT_TRUE(policy.open(QFile::WriteOnly));
    policy.write(R"({"closed_events_days": 0})"); // The samples are old.
    policy.close();
    CacheWriterThread thread(folder());
    const auto position = thread.open();
    ASSERT_TRUE(position.result().has_value());
    ASSERT_TRUE(thread.apply(pageAfter(position.result()->seq, events(0, 1'200))).result().has_value());
    // Answered at once from the rows, and in the end from the index; until then nothing is missing.
    for (bool indexed = false; !indexed;) {
        ASSERT_EQ(reader()->queue({.text = u"昌"_s}, 1)->total, 1'200);
        const auto db = openCacheForReading(folder());
        ASSERT_TRUE(db.has_value());
        indexed = (*db)->number("SELECT coalesce((SELECT n FROM care WHERE name = 'searched'), 0)") == 1'200;
    }
    EXPECT_EQ(reader()->queue({.text = u"昌"_s}, 1)->total, 1'200);
}

} // namespace onescreen
