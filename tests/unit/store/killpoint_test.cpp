// SPDX-License-Identifier: GPL-3.0-or-later
// T3 of docs/promises.md: a process is killed (kill -9) at every call by which it changes a file, while files
// of earlier versions are brought forward, made, replaced, written and copied from their logs. The next
// opening must find every order that was kept, in its state, and rows that fit their position, and must go
// on. ONESCREEN_KILLS=n kills n times: first at every point, then at random ones, and again in the opening
// after that.
#include "app/store/cachefile.h"
#include "app/store/cachekeeper.h"
#include "app/store/outboxfile.h"
#include "tests/support/cachefixture.h"
#include "tests/support/killpoints.h"
#include "tests/support/sampleactions.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <set>
#include <sqlite3.h>
#include <string>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::KilledWork;
using test::runKilled;
using test::Witness;

constexpr int usualKills = 80; ///< Of each scenario.
constexpr int scenarios = 8;

void makeFile(const QString& path, const QString& fixture)
{
    QFile file(test::sourcePath(u"tests/data/"_s + fixture));
    ASSERT_TRUE(file.open(QFile::ReadOnly)) << fixture.toStdString();
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, file.readAll().constData(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(db);
    sqlite3_close(db);
}

/// "ok", or the first thing that is wrong with the file.
std::string wholeCheck(const QString& path)
{
    sqlite3* db = nullptr;
    sqlite3_stmt* row = nullptr;
    std::string verdict = "cannot be read";
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &row, nullptr) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        verdict = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(db);
    return verdict;
}

void writeAt(const QString& path, qint64 at, const QByteArray& bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QFile::ReadWrite));
    ASSERT_TRUE(file.seek(at));
    ASSERT_EQ(file.write(bytes), bytes.size());
}

ChangePage somePage(qint64 from, const QByteArray& epoch = "epoch-1")
{
    test::EventMaker maker(static_cast<quint64>(from) + 1);
    std::vector<Change> changes;
    for (int n = 0; n < 40; ++n)
        changes.push_back(test::putOf(Record(maker.make(from + n))));
    ChangePage page = test::pageAfter(from, std::move(changes));
    page.epoch = epoch;
    return page;
}

class KillPoints : public testing::Test
{
protected:
    using Work = std::function<void(Witness&)>;
    using Check = std::function<void(const Witness&)>;

    [[nodiscard]] QString folder() const { return m_folder.filePath(u"cache"_s); }
    [[nodiscard]] QString outboxPath() const { return folder() + u"/outbox.db"_s; }
    void SetUp() override
    {
        ASSERT_TRUE(QDir().mkpath(folder()));
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("ONESCREEN_KILLS", &given);
        m_kills = given ? std::max(1, wanted / scenarios) : usualKills;
        m_everyPoint = given;
    }
    void TearDown() override
    {
        std::printf("%d kills at %d different calls of %d, %d of them again in the next opening: lost 0\n",
                    m_done, static_cast<int>(m_points.size()), m_calls, m_again);
    }
    /// What is in the folder now is there before every kill.
    void keepAsBefore() { copyAll(folder(), before()); }

    /// Kills `work` at its points and checks after each. Unless `everyPoint`, some of the writes are left
    /// out, but no call that moves a whole file.
    void sweep(const Work& work, const Check& check, bool everyPoint)
    {
        putBack();
        const KilledWork whole = runKilled(0, work);
        ASSERT_FALSE(whole.failed || whole.killed) << "the work does not come to its end by itself";
        m_calls = whole.witness.calls;
        ASSERT_GT(m_calls, 10) << "hardly any call was seen";
        ASSERT_NO_FATAL_FAILURE(check(whole.witness));
        const int step = everyPoint || m_everyPoint ? 1 : std::max(1, m_calls / m_kills);
        const auto isChosen = [&whole, step](int at) {
            const auto call = static_cast<std::size_t>(at);
            return at % step == 0 || (call < whole.witness.moves.size() && whole.witness.moves.at(call));
        };
        for (int at = 1; at <= m_calls && !HasFailure(); ++at) {
            if (isChosen(at))
                killOnce(at, 0, work, check);
        }
        std::mt19937 chance(20261122);
        while (m_done < m_kills && !HasFailure()) {
            const int at = std::uniform_int_distribution(1, m_calls)(chance);
            killOnce(at, std::uniform_int_distribution(1, m_calls)(chance), work, check);
        }
    }

private:
    [[nodiscard]] QString before() const { return m_folder.filePath(u"before"_s); }
    static void copyAll(const QString& from, const QString& into)
    {
        QDir(into).removeRecursively();
        ASSERT_TRUE(QDir().mkpath(into));
        for (const QString& name : QDir(from).entryList(QDir::Files | QDir::Hidden))
            ASSERT_TRUE(QFile::copy(from + u'/' + name, into + u'/' + name)) << name.toStdString();
    }
    void putBack() { copyAll(before(), folder()); }
    /// `again`: the call at which the next opening is killed too; 0: it is not.
    void killOnce(int at, int again, const Work& work, const Check& check)
    {
        SCOPED_TRACE(testing::Message()
                     << "killed at call " << at << " of " << m_calls << ", then at " << again);
        putBack();
        const KilledWork first = runKilled(at, work);
        ASSERT_FALSE(first.failed);
        Witness witness = first.witness;
        m_done += first.killed ? 1 : 0;
        m_points.insert(at);
        if (again > 0) {
            const KilledWork second = runKilled(again, work);
            ASSERT_FALSE(second.failed);
            witness.said = std::max(witness.said, second.witness.said);
            witness.stored = std::max(witness.stored, second.witness.stored);
            m_again += second.killed ? 1 : 0;
        }
        check(witness);
    }

    QTemporaryDir m_folder;
    int m_kills = 0;
    bool m_everyPoint = false;
    int m_calls = 0;
    int m_done = 0;
    int m_again = 0;
    std::set<int> m_points;
};

class KillOutbox : public KillPoints
{
protected:
    /// Orders and what becomes of them, as in an hour at a seat; `said` counts what was acknowledged.
    [[nodiscard]] Work giveOrders() const
    {
        return [this](Witness& witness) {
            auto outbox = OutboxFile::open(folder(), clock);
            if (!outbox)
                return;
            for (int n = 0; n < given; ++n) {
                auto kept = (*outbox)->add(test::orderOf(u"new-%1"_s.arg(n), u"e-%1"_s.arg(n)));
                if (!kept)
                    return;
                witness.said = std::max(witness.said, n + 1);
                kept->tries = 1;
                kept->stage = ActionStage::Sent;
                if ((*outbox)->update(*kept))
                    witness.stored = std::max(witness.stored, static_cast<long long>(n) + 1);
            }
            std::ignore = (*outbox)->tidy();
        };
    }
    /// The six of tests/data/outbox_v*.sql stand before what is given, each in its stage.
    void checkOrders(const Witness& witness, bool hasOld, bool mayTellDamage) const
    {
        using enum ActionStage;
        constexpr std::array oldStages{Queued, Sent, Conflict, Done, Queued, Queued};
        const auto outbox = OutboxFile::open(folder(), clock);
        ASSERT_TRUE(outbox.has_value()) << outbox.error().toString().toStdString();
        if (!mayTellDamage) {
            EXPECT_FALSE((*outbox)->damage().has_value());
            EXPECT_TRUE(QDir(folder()).entryList({u"outbox.damaged*"_s}).isEmpty());
        }
        auto all = (*outbox)->recent(100).value();
        std::ranges::reverse(all);
        const std::size_t old = hasOld ? oldStages.size() : 0;
        ASSERT_GE(all.size(), old + static_cast<std::size_t>(witness.said)) << "orders are lost";
        for (std::size_t n = 0; n < all.size(); ++n) {
            const bool isOld = n < old;
            const QString number = QString::number(isOld ? n : n - old);
            const QString event = u"e-"_s + number;
            EXPECT_EQ(all[n].order, test::orderOf((isOld ? u"a-"_s : u"new-"_s) + number, event));
            if (isOld) {
                EXPECT_EQ(all[n].stage, oldStages.at(n));
            } else if (n - old < static_cast<std::size_t>(witness.stored)) {
                EXPECT_EQ(all[n].stage, Sent) << "what became of it is lost";
            }
        }
        EXPECT_EQ((*outbox)->verifyChain().value_or(-1), std::ssize(all));
        ASSERT_TRUE((*outbox)->add(test::orderOf(u"last"_s)).has_value());
        EXPECT_EQ((*outbox)->verifyChain().value_or(-1), std::ssize(all) + 1) << "and the chain goes on";
        EXPECT_EQ(wholeCheck(outboxPath()), "ok");
    }

    static constexpr int given = 3;
    ManualClock clock{test::actionTime};
};

class KillOutboxVersions : public KillOutbox, public testing::WithParamInterface<int>
{
};

class KillCache : public KillPoints
{
protected:
    /// Pages are stored, indexed and copied from the log; `stored` is the position that was told.
    [[nodiscard]] Work storePages() const
    {
        return [this](Witness& witness) {
            auto writer = CacheWriter::open(folder());
            if (!writer)
                return;
            for (int page = 0; page < 3; ++page) {
                const qint64 from = (*writer)->position().value().seq;
                if ((*writer)->apply(somePage(from)))
                    witness.stored = std::max(witness.stored, static_cast<long long>(from) + 40);
                std::ignore = (*writer)->indexSome();
            }
            std::ignore = (*writer)->tidy();
        };
    }
    /// Rows and position are in step, nothing that was told is missing, and it goes on. `others` are entries
    /// that are no events.
    void checkRows(qint64 atLeast, qint64 others) const
    {
        auto writer = CacheWriter::open(folder());
        ASSERT_TRUE(writer.has_value()) << writer.error().toString().toStdString();
        const qint64 seq = (*writer)->position().value().seq;
        EXPECT_GE(seq, atLeast);
        const auto reader = CacheReader::open(folder());
        ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
        EXPECT_EQ((*reader)->status().value().rows[u"event"_s], seq - others);
        EXPECT_TRUE((*reader)->verifyRollups().value().empty());
        EXPECT_EQ(wholeCheck(cacheFilePath(folder())), "ok");
        const auto next = (*writer)->apply(somePage(seq));
        ASSERT_TRUE(next.has_value()) << next.error().toString().toStdString();
        while ((*writer)->indexSome().value_or(false)) {
        }
        EXPECT_EQ((*reader)->status().value().rows[u"event"_s], seq + 40 - others);
    }
    [[nodiscard]] QStringList asideFiles() const
    {
        return QDir(folder()).entryList({u"cache.set-aside-*"_s}, QDir::Files);
    }
};

} // namespace

TEST_F(KillOutbox, whileItIsMade)
{
    keepAsBefore();
    sweep(giveOrders(), [this](const Witness& witness) { checkOrders(witness, false, false); }, true);
}

TEST_P(KillOutboxVersions, whileAnOlderFileIsBroughtForward)
{
    makeFile(outboxPath(), u"outbox_v%1.sql"_s.arg(GetParam()));
    keepAsBefore();
    sweep(giveOrders(), [this](const Witness& witness) { checkOrders(witness, true, false); }, true);
}

INSTANTIATE_TEST_SUITE_P(Versions, KillOutboxVersions, testing::Values(1, 2));

TEST_F(KillOutbox, whileADamagedOneIsReplaced)
{
    makeFile(outboxPath(), u"outbox_v2.sql"_s);
    // Killed before: some of the orders are in the log only.
    const auto before = runKilled(0, [this](Witness& witness) {
        const auto outbox = OutboxFile::open(folder(), clock);
        witness.said = outbox && (*outbox)->add(test::orderOf(u"new-0"_s, u"e-0"_s)) ? 1 : 0;
        ::_exit(EXIT_SUCCESS);
    });
    ASSERT_EQ(before.witness.said, 1);
    ASSERT_GT(QFileInfo(outboxPath() + u"-wal"_s).size(), 0);
    constexpr qint64 applicationId = 68;
    writeAt(outboxPath(), applicationId, "XXXX");
    keepAsBefore();
    sweep(
        giveOrders(),
        [this](const Witness& witness) {
            Witness atLeast = witness;
            atLeast.said = std::max(1, witness.said);
            checkOrders(atLeast, true, true);
            EXPECT_FALSE(QDir(folder()).entryList({u"outbox.damaged*"_s}).isEmpty()) << "it was deleted";
        },
        true);
}

TEST_F(KillCache, whileAnOlderFileIsBroughtForward)
{
    makeFile(cacheFilePath(folder()), u"cache_v3.sql"_s);
    keepAsBefore();
    // The file of version 3 has 150 entries, 144 of them events.
    sweep(
        storePages(),
        [this](const Witness& witness) {
            checkRows(std::max(150LL, witness.stored), 6);
            EXPECT_TRUE(asideFiles().isEmpty()) << "its rows were given up";
        },
        false);
}

TEST_F(KillCache, whileADamagedOneIsSetAsideAndMadeAnew)
{
    const auto before = runKilled(0, [this](Witness& witness) {
        const auto writer = CacheWriter::open(folder());
        witness.stored = writer && (*writer)->apply(somePage(0)) ? 40 : 0;
        ::_exit(EXIT_SUCCESS);
    });
    ASSERT_EQ(before.witness.stored, 40);
    constexpr qint64 applicationId = 68;
    {
        auto closed = CacheWriter::open(folder());
        ASSERT_TRUE(closed.has_value());
    }
    writeAt(cacheFilePath(folder()), applicationId, "XXXX");
    keepAsBefore();
    sweep(
        storePages(),
        [this](const Witness& witness) {
            checkRows(witness.stored, 0);
            EXPECT_FALSE(asideFiles().isEmpty());
        },
        false);
}

TEST_F(KillCache, insideCommitsAndCheckpoints)
{
    {
        auto writer = CacheWriter::open(folder());
        ASSERT_TRUE(writer.has_value() && (*writer)->apply(somePage(0)).has_value());
    }
    keepAsBefore();
    sweep(
        storePages(), [this](const Witness& witness) { checkRows(std::max(40LL, witness.stored), 0); },
        false);
}

/// Another history is read beside what is shown and takes its place: at any moment one of the two is shown.
TEST_F(KillCache, whileAnotherHistoryTakesItsPlace)
{
    {
        auto writer = CacheWriter::open(folder());
        ASSERT_TRUE(writer.has_value() && (*writer)->apply(somePage(0, "old")).has_value());
    }
    keepAsBefore();
    const auto goOn = [this](CacheKeeper& keeper) {
        const auto at = keeper.position();
        if (!at)
            return false;
        ChangePage page = somePage(at->seq, "new");
        page.more = at->seq == 0;
        return keeper.apply(page).has_value();
    };
    const auto work = [this, &goOn](Witness& witness) {
        const auto keeper = CacheKeeper::open(folder());
        if (!keeper)
            return;
        if (!(*keeper)->isRefilling() && (*keeper)->position().value().epoch == "old" && !(*keeper)->reset())
            return;
        for (int page = 0; page < 3; ++page)
            witness.said += goOn(**keeper) ? 1 : 0;
    };
    const auto check = [this, &goOn](const Witness&) {
        const auto keeper = CacheKeeper::open(folder());
        ASSERT_TRUE(keeper.has_value()) << keeper.error().toString().toStdString();
        auto reader = CacheReader::open(folder());
        ASSERT_TRUE(reader.has_value()) << reader.error().toString().toStdString();
        EXPECT_GE((*reader)->status().value().rows[u"event"_s], 40) << "the screen is blank";
        if (!(*keeper)->isRefilling() && (*keeper)->position().value().epoch == "old") {
            ASSERT_TRUE((*keeper)->reset().has_value());
        }
        for (int page = 0; page < 2; ++page)
            ASSERT_TRUE(goOn(**keeper));
        EXPECT_FALSE((*keeper)->isRefilling());
        reader = CacheReader::open(folder());
        ASSERT_TRUE(reader.has_value());
        const auto status = (*reader)->status().value();
        EXPECT_EQ((*keeper)->position().value().epoch, "new");
        EXPECT_GE(status.seq, 80);
        EXPECT_EQ(status.rows[u"event"_s], status.seq);
        EXPECT_EQ(wholeCheck(cacheFilePath(folder())), "ok");
        EXPECT_TRUE(QDir(folder()).entryList({u"cache.replaced*"_s}).isEmpty())
            << "the old file is left over";
    };
    sweep(work, check, false);
}

} // namespace onescreen
