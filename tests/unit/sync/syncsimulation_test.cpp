// SPDX-License-Identifier: GPL-3.0-or-later
// A client and a model of a server in virtual time, under a seeded schedule of faults.
#include "app/sync/synccore.h"
#include "tests/support/histories.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class Simulation
{
public:
    explicit Simulation(quint64 seed) : m_random(seed) {}

    void run()
    {
        execute(m_core.start());
        for (int step = 0; step < 400; ++step)
            turn(true);
        EXPECT_GT(m_faults, 0);
        if (m_live)
            loseSocket();
        // The faults end; the client must be in step within a minute of the longest wait.
        const auto healed = m_clock.monotonic();
        for (int step = 0; step < 400 && !inStep(); ++step)
            turn(false);
        ASSERT_TRUE(inStep()) << "stuck";
        EXPECT_LE(m_clock.monotonic() - healed, std::chrono::hours{1} + std::chrono::minutes{2});
        EXPECT_EQ(m_cache, m_log) << "every row once and in order";
    }

    [[nodiscard]] int pushed() const { return m_pushed; }
    [[nodiscard]] int told() const { return m_told; }

private:
    [[nodiscard]] bool inStep() const
    {
        return m_core.link().phase == LinkPhase::Online && m_position.seq == std::ssize(m_log) &&
               m_cacheEpoch == m_epoch;
    }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool chance(int percent) { return below(100) < percent; }

    /// One thing happens: whatever the core waits for, possibly spoilt.
    void turn(bool spoilt)
    {
        if (spoilt && chance(30)) {
            for (int rows = below(30); rows > 0; --rows)
                m_log.push_back(++m_lastRow);
            m_ends.insert(std::ssize(m_log));
        }
        if (spoilt && chance(1))
            restore();
        if (spoilt && chance(2)) {
            m_live = false;
            m_notBefore = {}; // another run does not know
            execute(m_core.stop());
            execute(m_core.start());
            return;
        }
        if (spoilt && chance(3))
            execute(m_core.networkChanged());
        if (spoilt)
            push();
        if (m_openAsked)
            answerOpen(spoilt);
        else if (m_resetAsked)
            answerReset(spoilt);
        else if (m_page)
            answerApply(spoilt);
        else if (m_fetch)
            answerFetch(spoilt);
        else if (m_timer)
            fireTimer();
        else
            FAIL() << "the client waits for nothing";
    }

    /// The live channel comes and goes, and what it brings is late, missing, doubled or from another history.
    void push()
    {
        if (m_live && chance(5))
            return loseSocket();
        if (!m_live && chance(60) && m_core.link().phase == LinkPhase::Online) {
            m_live = true;
            return execute(m_core.liveUp());
        }
        if (!m_live || chance(20))
            return;
        const qint64 from = chance(70) ? m_position.seq : below(static_cast<int>(std::ssize(m_log)) + 1);
        if (from >= std::ssize(m_log))
            return execute(m_core.liveHeartbeat({.to = std::ssize(m_log), .serverTime = m_clock.now()}));
        if (chance(20))
            return execute(m_core.liveHint(std::ssize(m_log) + below(3)));
        ChangePage page = pageFrom(from);
        if (chance(5))
            page.epoch = QByteArray::number(m_epoch + 1);
        else if (page.from == m_position.seq && !page.split)
            ++m_pushed;
        execute(m_core.livePage(std::move(page)));
    }
    void loseSocket()
    {
        m_live = false;
        execute(m_core.liveDown());
    }

    /// An older copy of the log, and another epoch.
    void restore()
    {
        m_log.resize(*std::prev(m_ends.upper_bound(std::ssize(m_log) / 2)));
        m_ends.erase(m_ends.upper_bound(std::ssize(m_log)), m_ends.end());
        ++m_epoch;
    }
    void answerOpen(bool spoilt)
    {
        m_openAsked = false;
        if (spoilt && chance(10))
            return fail(m_core.openFailed({ErrorKind::DiskFull, u"full"_s, {}}));
        execute(m_core.opened(m_position));
    }
    void answerReset(bool spoilt)
    {
        m_resetAsked = false;
        if (spoilt && chance(10))
            return fail(m_core.resetFailed({ErrorKind::DiskFull, u"full"_s, {}}));
        m_cache.clear();
        m_position = {};
        m_cacheEpoch = 0;
        execute(m_core.resetDone());
    }
    void answerApply(bool spoilt)
    {
        const ChangePage page = *std::exchange(m_page, std::nullopt);
        if (spoilt && chance(10))
            return fail(
                m_core.applyFailed({chance(50) ? ErrorKind::DiskFull : ErrorKind::Corrupt, u"no"_s, {}}));
        ASSERT_EQ(page.from, m_position.seq) << "a page that does not join on";
        ASSERT_TRUE(m_position.epoch.isEmpty() || m_position.epoch == page.epoch);
        for (const Change& change : page.changes)
            m_cache.push_back(change.version);
        m_position = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
        ASSERT_TRUE(page.epoch.toInt() != m_epoch || m_ends.contains(page.to))
            << "half a transaction is visible";
        m_cacheEpoch = page.epoch.toInt();
        execute(m_core.applied());
    }
    void answerFetch(bool spoilt)
    {
        const auto asked = *std::exchange(m_fetch, std::nullopt);
        if (spoilt && chance(25)) {
            constexpr std::array kinds{ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Protocol,
                                       ErrorKind::NotFound};
            return fail(m_core.pageFailed({kinds[static_cast<std::size_t>(below(4))], u"fault"_s, {}}));
        }
        if (spoilt && chance(6)) {
            const Milliseconds told = std::chrono::seconds{below(120)};
            m_notBefore = m_clock.monotonic() + told;
            ++m_told;
            return fail(m_core.pageFailed({ErrorKind::Offline, u"busy"_s, {}}, told));
        }
        if (spoilt && chance(1))
            return fail(m_core.pageFailed({ErrorKind::Unsupported, u"fault"_s, {}}));
        const int epoch = asked.cursor.isEmpty() ? m_epoch : asked.cursor.split('/').front().toInt();
        const qint64 from = asked.cursor.isEmpty() ? 0 : asked.cursor.split('/').back().toLongLong();
        if (epoch != m_epoch)
            return fail(m_core.pageFailed({ErrorKind::Conflict, u"other"_s, {.field = u"epoch_changed"_s}}));
        if (from == std::ssize(m_log))
            m_clock.advance(std::chrono::seconds{asked.waitSeconds});
        m_clock.advance(Milliseconds{5 + below(50)});
        execute(m_core.pageArrived(pageFrom(from)));
    }
    ChangePage pageFrom(qint64 from)
    {
        ChangePage page;
        page.epoch = QByteArray::number(m_epoch);
        page.from = from;
        page.to = std::min<qint64>(std::ssize(m_log), from + 1 + below(40));
        page.head = std::ssize(m_log);
        page.serverTime = m_clock.now();
        page.more = page.to < page.head;
        page.split = !m_ends.contains(page.to);
        page.nextCursor = page.epoch + '/' + QByteArray::number(page.to);
        for (qint64 seq = from; seq < page.to; ++seq)
            page.changes.push_back({.seq = seq + 1,
                                    .entity = Entity::Event,
                                    .id = QString::number(seq),
                                    .version = m_log[static_cast<std::size_t>(seq)],
                                    .action = {},
                                    .what = DeleteChange{}});
        return page;
    }
    void fireTimer()
    {
        m_clock.advance(*std::exchange(m_timer, std::nullopt));
        execute(m_core.timerFired());
    }
    void fail(SyncCore::Commands commands)
    {
        ++m_faults;
        execute(std::move(commands));
    }

    void execute(SyncCore::Commands commands)
    {
        for (auto& command : commands) {
            if (auto* fetch = std::get_if<SyncCore::FetchPage>(&command)) {
                EXPECT_GE(m_clock.monotonic(), m_notBefore) << "the server wanted to be left alone";
                m_fetch = *fetch;
            } else if (auto* apply = std::get_if<SyncCore::ApplyPage>(&command))
                m_page = std::move(apply->page);
            else if (auto* timer = std::get_if<SyncCore::StartTimer>(&command))
                m_timer = timer->delay;
            else if (std::holds_alternative<SyncCore::AbortFetch>(command))
                m_fetch.reset();
            else if (std::holds_alternative<SyncCore::StopTimer>(command))
                m_timer.reset();
            else if (std::holds_alternative<SyncCore::OpenSink>(command))
                m_openAsked = true;
            else if (std::holds_alternative<SyncCore::ResetSink>(command))
                m_resetAsked = true;
        }
    }

    std::mt19937_64 m_random;
    ManualClock m_clock{fromMs(1'716'000'000'000)};
    SyncCore m_core{m_clock, [this] { return std::uniform_real_distribution<double>()(m_random); }};
    std::vector<qint64> m_log;  ///< The server's rows, by their unique numbers.
    std::set<qint64> m_ends{0}; ///< Where its transactions end.
    qint64 m_lastRow = 0;
    int m_epoch = 1;
    std::vector<qint64> m_cache; ///< What the client has stored.
    int m_cacheEpoch = 0;
    SyncPosition m_position;
    std::optional<SyncCore::FetchPage> m_fetch;
    std::optional<ChangePage> m_page;
    std::optional<Milliseconds> m_timer;
    bool m_openAsked = false;
    bool m_resetAsked = false;
    int m_faults = 0;
    int m_told = 0; ///< So often the server named a time.
    std::chrono::steady_clock::time_point m_notBefore;
    bool m_live = false;
    int m_pushed = 0;
};

} // namespace

TEST(SyncSimulation, everyHistoryEndsInStep)
{
    int pushed = 0;
    qint64 told = 0;
    qint64 histories = 0;
    test::eachHistory("sync", 2'000, [&](quint64 seed) {
        Simulation simulation(seed);
        simulation.run();
        pushed += simulation.pushed();
        told += simulation.told();
        ++histories;
    });
    EXPECT_GT(pushed, 5 * histories) << "the live channel was hardly used";
    EXPECT_GT(told, histories) << "the server was hardly ever busy";
}

} // namespace onescreen
