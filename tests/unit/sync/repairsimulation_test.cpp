// SPDX-License-Identifier: GPL-3.0-or-later
// A cache that loses, changes and invents rows, and a model of a server, in virtual time under a seeded
// schedule.
#include "app/sync/repaircore.h"
#include "tests/support/histories.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using Rows = std::map<std::pair<DigestKey, QString>, qint64>;

Digests digestsOf(const Rows& rows)
{
    std::map<DigestKey, RowSum> sums;
    for (const auto& [row, version] : rows)
        sums[row.first].add(rowHash(row.second.toUtf8(), version), 1);
    Digests digests;
    for (const auto& [key, sum] : sums)
        digests.push_back({.key = key, .rows = sum});
    return digests;
}

class RepairSimulation
{
public:
    explicit RepairSimulation(quint64 seed) : m_random(seed) {}

    void run()
    {
        execute(m_core.start());
        for (int step = 0; step < 400; ++step)
            turn(true);
        for (int step = 0; step < 6'000 && (m_cache != m_server || !m_poison.empty()); ++step)
            turn(false);
        EXPECT_EQ(m_cache, m_server) << "the cache was not mended";
        EXPECT_TRUE(m_poison.empty());
    }

    [[nodiscard]] int mended() const { return m_mended; }
    [[nodiscard]] qint64 fetched() const { return m_fetchedRows; }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool chance(int percent) { return below(100) < percent; }

    [[nodiscard]] DigestKey someKey()
    {
        return {.entity = chance(50) ? Entity::Event : Entity::Resource, .region = 330'900 + below(3)};
    }

    void turn(bool spoilt)
    {
        m_clock.advance(Milliseconds{500 + below(5'000)});
        if (spoilt) {
            change();
            damage();
            if (chance(3)) {
                m_pending.reset();
                execute(m_core.stop());
                execute(m_core.start());
            }
        }
        if (chance(spoilt ? 20 : 50))
            report();
        if (m_pending)
            answer(spoilt);
        else if (m_timerAt && m_clock.monotonic() >= *m_timerAt) {
            m_timerAt.reset();
            execute(m_core.timerFired());
        }
    }

    /// The server goes on, and the cache follows, now and then a little later.
    void change()
    {
        for (int count = below(4); count > 0; --count) {
            const auto row = std::pair(someKey(), QString::number(below(40)));
            ++m_seq;
            if (chance(15))
                m_server.erase(row);
            else
                ++m_server[row];
            m_log.emplace_back(row, m_server.contains(row) ? m_server[row] : 0);
        }
        if (chance(70))
            follow();
    }
    void follow()
    {
        for (; m_position < m_seq; ++m_position) {
            const auto& [row, version] = m_log[static_cast<std::size_t>(m_position)];
            if (version == 0) {
                m_cache.erase(row);
                m_poison.erase(row);
            } else if (chance(3)) {
                m_poison.insert(row); // It could not be read.
            } else if (!m_cache.contains(row) || m_cache[row] < version) {
                m_cache[row] = version;
                m_poison.erase(row);
            }
        }
    }
    void damage()
    {
        if (m_cache.empty() || !chance(15))
            return;
        const auto victim = std::next(m_cache.begin(), below(static_cast<int>(std::ssize(m_cache))));
        const int kind = below(3);
        if (kind == 0)
            m_cache.erase(victim);
        else if (kind == 1)
            victim->second += below(5) - 2;
        else
            m_cache[{someKey(), u"invented-%1"_s.arg(below(1'000))}] = 1;
    }

    void report()
    {
        if (chance(90))
            follow();
        execute(m_core.reported({.seq = m_seq, .digests = digestsOf(m_server)}));
    }

    void answer(bool spoilt)
    {
        const RepairCore::Command command = *std::exchange(m_pending, std::nullopt);
        if (spoilt && chance(15))
            return execute(m_core.failed({ErrorKind::Offline, u"fault"_s, {}}));
        std::visit([this](const auto& each) { reply(each); }, command);
    }
    template <typename Command> void reply(const Command&) { FAIL() << "nothing to answer"; }
    void reply(const RepairCore::Compare& command)
    {
        if (command.report.seq != m_position)
            return execute(m_core.compared(std::nullopt));
        std::map<DigestKey, RowSum> theirs;
        for (const DigestEntry& entry : command.report.digests)
            theirs[entry.key] = entry.rows;
        std::map<DigestKey, RowSum> ours;
        for (const DigestEntry& entry : digestsOf(m_cache))
            ours[entry.key] = entry.rows;
        std::set<DigestKey> differing;
        for (const auto* side : {&ours, &theirs}) {
            for (const auto& [key, sum] : *side) {
                if (ours[key] != theirs[key])
                    differing.insert(key);
            }
        }
        execute(m_core.compared(std::vector<DigestKey>(differing.begin(), differing.end())));
    }
    static BucketSums bucketsOf(const Rows& rows, const DigestKey& key)
    {
        BucketSums sums;
        for (const auto& [row, version] : rows) {
            if (row.first == key)
                sums.buckets.at(static_cast<std::size_t>(digestBucket(row.second.toUtf8())))
                    .add(rowHash(row.second.toUtf8(), version), 1);
        }
        return sums;
    }
    void reply(const RepairCore::FetchBuckets& command)
    {
        execute(m_core.bucketsArrived(bucketsOf(m_server, command.key)));
    }
    void reply(const RepairCore::CompareBuckets& command)
    {
        const BucketSums ours = bucketsOf(m_cache, command.key);
        std::vector<int> differing;
        for (int bucket = 0; bucket < digestBuckets; ++bucket) {
            const auto at = static_cast<std::size_t>(bucket);
            if (ours.buckets.at(at) != command.sums.buckets.at(at))
                differing.push_back(bucket);
        }
        execute(m_core.bucketsCompared(differing));
    }
    void reply(const RepairCore::FetchBucket& command)
    {
        BucketRows rows{.seq = m_seq, .rows = {}};
        for (const auto& [row, version] : m_server) {
            if (row.first == command.key && digestBucket(row.second.toUtf8()) == command.bucket)
                rows.rows.push_back({.id = row.second, .version = version});
        }
        execute(m_core.bucketArrived(rows));
    }
    void reply(const RepairCore::CompareBucket& command)
    {
        std::map<QString, qint64> theirs;
        for (const RowVersion& row : command.rows.rows)
            theirs[row.id] = row.version;
        std::set<QString> differing;
        for (const auto& [id, version] : theirs) {
            const auto ours = m_cache.find({command.key, id});
            if (ours == m_cache.end() || ours->second != version)
                differing.insert(id);
        }
        for (const auto& [row, version] : m_cache) {
            if (row.first == command.key && digestBucket(row.second.toUtf8()) == command.bucket &&
                !theirs.contains(row.second))
                differing.insert(row.second);
        }
        m_asked = command.key;
        execute(m_core.bucketCompared(QStringList(differing.begin(), differing.end())));
    }
    void reply(const RepairCore::AskDue&)
    {
        if (m_poison.empty() || m_clock.monotonic() < m_poisonNotBefore)
            return execute(m_core.dueFound(std::nullopt));
        m_asked = m_poison.begin()->first;
        execute(m_core.dueFound(PoisonBatch{.entity = m_asked.entity, .ids = {m_poison.begin()->second}}));
    }
    void reply(const RepairCore::FetchRows& command)
    {
        ASSERT_LE(command.ids.size(), RepairCore::rowsAtOnce);
        FetchedRows rows{.seq = m_seq, .entity = command.entity};
        for (const QString& id : command.ids) {
            const auto found = m_server.find({m_asked, id});
            if (found == m_server.end())
                rows.missing.append(id);
            else
                rows.rows.push_back(
                    {.id = id, .version = found->second, .action = {}, .what = DeleteChange{}});
        }
        m_fetchedRows += command.ids.size();
        execute(m_core.rowsArrived(rows));
    }
    void reply(const RepairCore::StoreRows& command)
    {
        RepairOutcome outcome;
        const bool theirsIsNewer = m_position <= command.rows.seq;
        for (const Change& row : command.rows.rows) {
            const auto name = std::pair(m_asked, row.id);
            const bool isOlder = !m_cache.contains(name) || m_cache[name] < row.version;
            if (isOlder || theirsIsNewer) {
                m_cache[name] = row.version;
                ++outcome.changed;
            }
            m_poison.erase(name);
        }
        for (const QString& id : command.rows.missing) {
            if (theirsIsNewer)
                outcome.changed += static_cast<qint64>(m_cache.erase({m_asked, id}));
            m_poison.erase({m_asked, id});
        }
        execute(m_core.stored(outcome));
    }

    void execute(RepairCore::Commands commands)
    {
        for (auto& command : commands) {
            if (const auto* timer = std::get_if<RepairCore::StartTimer>(&command))
                m_timerAt = m_clock.monotonic() + timer->delay;
            else if (std::holds_alternative<RepairCore::StopTimer>(command))
                m_timerAt.reset();
            else if (std::holds_alternative<RepairCore::AbortFetch>(command))
                m_pending.reset();
            else if (const auto* repair = std::get_if<RepairCore::ReportRepair>(&command))
                m_mended += static_cast<int>(repair->rows);
            else
                setPending(std::move(command));
        }
    }
    void setPending(RepairCore::Command command)
    {
        ASSERT_FALSE(m_pending.has_value()) << "two things at a time";
        m_pending = std::move(command);
    }

    std::mt19937_64 m_random;
    ManualClock m_clock{fromMs(1'716'000'000'000)};
    RepairCore m_core{m_clock};
    Rows m_server;
    Rows m_cache;
    std::set<std::pair<DigestKey, QString>> m_poison; ///< Rows in quarantine.
    std::chrono::steady_clock::time_point m_poisonNotBefore;
    std::vector<std::pair<std::pair<DigestKey, QString>, qint64>> m_log; ///< Version 0: removed.
    qint64 m_seq = 0;
    qint64 m_position = 0;
    DigestKey m_asked;
    std::optional<RepairCore::Command> m_pending;
    std::optional<std::chrono::steady_clock::time_point> m_timerAt;
    int m_mended = 0;
    qint64 m_fetchedRows = 0;
};

} // namespace

TEST(RepairSimulation, everyCacheEndsEqual)
{
    int mended = 0;
    int histories = 0;
    test::eachHistory("repair", 300, [&](quint64 seed) {
        RepairSimulation simulation(seed);
        simulation.run();
        mended += simulation.mended();
        ++histories;
    });
    EXPECT_GT(mended, 3 * histories) << "hardly anything was damaged";
}

TEST(RepairCore, twoDifferencesAreNotLookedInto)
{
    ManualClock clock{fromMs(0)};
    RepairCore core(clock);
    const DigestKey key{.entity = Entity::Event, .region = 330'902};
    const auto differ = [&](bool different) {
        std::ignore = core.reported({});
        return core.compared(different ? std::vector{key} : std::vector<DigestKey>{});
    };
    const auto asks = [](const RepairCore::Commands& commands) {
        return std::ranges::any_of(commands, [](const RepairCore::Command& command) {
            return std::holds_alternative<RepairCore::FetchBuckets>(command);
        });
    };
    std::ignore = core.start();
    EXPECT_FALSE(asks(differ(true)));
    EXPECT_FALSE(asks(differ(true)));
    EXPECT_FALSE(asks(differ(false)));
    EXPECT_FALSE(asks(differ(true)));
    EXPECT_FALSE(asks(differ(true)));
    EXPECT_TRUE(asks(differ(true)));
    std::ignore = core.bucketsArrived({});
    std::ignore = core.bucketsCompared({});
    // What could not be mended is left alone for a while, then for longer.
    for (const int pause : {25'000, 125'000}) {
        for (int times = 0; times < 3; ++times)
            EXPECT_FALSE(asks(differ(true)));
        clock.advance(Milliseconds{pause});
        EXPECT_TRUE(asks(differ(true)));
        std::ignore = core.bucketsArrived({});
        std::ignore = core.bucketsCompared({});
    }
}

TEST(RepairCore, aCacheElsewhereInTheLogSaysNothing)
{
    ManualClock clock{fromMs(0)};
    RepairCore core(clock);
    std::ignore = core.start();
    for (int times = 0; times < 10; ++times) {
        std::ignore = core.reported({});
        EXPECT_FALSE(core.compared(std::nullopt).empty());
        EXPECT_FALSE(core.isBusy());
    }
}

TEST(RetryAfter, growsFiveTimesUpToADay)
{
    EXPECT_EQ(retryAfter(0), Milliseconds{25'000});
    EXPECT_EQ(retryAfter(1), Milliseconds{125'000});
    EXPECT_EQ(retryAfter(2), Milliseconds{625'000});
    EXPECT_EQ(retryAfter(50), Milliseconds{24LL * 3'600'000});
    EXPECT_TRUE(isAlarming({.records = 1'001, .operations = 1'000'000'000}));
    EXPECT_TRUE(isAlarming({.records = 2, .operations = 1'999}));
    EXPECT_FALSE(isAlarming({.records = 2, .operations = 2'000}));
    EXPECT_FALSE(isAlarming({.records = 0, .operations = 0}));
}

TEST(RowHash, followsTheDocumentedFormula)
{
    // FNV-1a and MurmurHash3's finaliser over "abc|7", computed apart from this program.
    EXPECT_EQ(rowHash("abc", 7), Q_UINT64_C(0xb715333e56f97a32));
    EXPECT_EQ(digestBucket("abc"), 51);
    RowSum sum;
    sum.add(rowHash("a", 1), 1);
    sum.add(rowHash("b", 2), 1);
    sum.add(rowHash("a", 1), -1);
    EXPECT_EQ(sum, (RowSum{.count = 1, .sum = rowHash("b", 2)}));
}

} // namespace onescreen
