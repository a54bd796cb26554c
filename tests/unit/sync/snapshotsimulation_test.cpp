// SPDX-License-Identifier: GPL-3.0-or-later
// A cache that is filled by snapshots of a model of a server whose rows go on changing, with lost answers,
// tickets that end, restarts and other histories.
#include "app/sync/snapshotcore.h"
#include "tests/support/histories.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct Entry
{
    QString id;
    qint64 version;
    bool isPut;
};
using Rows = std::map<QString, qint64>;

class SnapshotSimulation
{
public:
    explicit SnapshotSimulation(quint64 seed) : m_random(seed)
    {
        for (int count = 0; count < 6'000; ++count)
            change();
    }

    void run()
    {
        execute(m_core.start());
        for (int step = 0; step < 2'000 && !m_filled; ++step)
            turn(step < 300);
        ASSERT_TRUE(m_filled) << "stuck";
        EXPECT_FALSE(m_declined);
        for (int count = 0; count < 50; ++count)
            change();
        replay();
        EXPECT_EQ(m_cache, m_rows);
    }

    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] int resumed() const { return m_resumed; }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool chance(int percent) { return below(100) < percent; }

    /// Rows come, change and go; one that has gone may come again and begins at version 1.
    void change()
    {
        const QString id = QString::number(10'000 + below(600));
        if (m_rows.contains(id) && chance(15)) {
            m_log.push_back({.id = id, .version = m_rows[id] + 1, .isPut = false});
            m_rows.erase(id);
        } else {
            m_log.push_back({.id = id, .version = ++m_rows[id], .isPut = true});
        }
    }

    void turn(bool spoilt)
    {
        for (int count = below(20); count > 0; --count)
            change();
        if (spoilt && chance(4))
            m_ticket.clear(); // The lease has ended.
        if (spoilt && chance(4)) {
            execute(m_core.stop());
            m_network.reset();
            m_disk.reset();
            ++m_resumed;
        }
        if (spoilt && chance(1)) {
            ++m_epoch; // A restored server: other numbers, the same rows.
            m_log.erase(m_log.begin(), m_log.begin() + 1);
        }
        if (m_network && (!m_disk || chance(50)))
            answerNetwork(spoilt);
        else if (m_disk)
            answerDisk(spoilt);
        else
            execute(m_core.start());
    }

    void answerNetwork(bool spoilt)
    {
        const auto asked = *std::exchange(m_network, std::nullopt);
        const bool isTicket = std::holds_alternative<SnapshotCore::OpenTicket>(asked);
        if (spoilt && chance(10)) {
            const Error error{ErrorKind::Offline, u"fault"_s, {}};
            ++m_faults;
            return execute(isTicket ? m_core.ticketRefused(error) : m_core.fetchFailed(error));
        }
        if (isTicket) {
            m_ticket = u"t%1"_s.arg(++m_tickets);
            return execute(m_core.ticketGiven({.id = m_ticket,
                                               .epoch = QByteArray::number(m_epoch),
                                               .startSeq = std::ssize(m_log),
                                               .startCursor = QByteArray::number(std::ssize(m_log)),
                                               .parts = {{.name = u"low"_s, .rows = 300, .bytes = 1},
                                                         {.name = u"high"_s, .rows = 300, .bytes = 1}},
                                               .leaseS = 1}));
        }
        const auto& part = std::get<SnapshotCore::FetchPart>(asked);
        if (part.ticket != m_ticket)
            return execute(
                m_core.fetchFailed({ErrorKind::NotFound, u"gone"_s, {.field = u"snapshot_expired"_s}}));
        execute(m_core.rowsArrived(rowsOf(part)));
    }
    SnapshotRows rowsOf(const SnapshotCore::FetchPart& asked)
    {
        SnapshotRows rows{.epoch = QByteArray::number(m_epoch), .head = std::ssize(m_log)};
        const QString border = u"10300"_s;
        const bool isLow = asked.part == u"low";
        auto row = isLow ? m_rows.begin() : m_rows.lower_bound(border);
        const auto end = isLow ? m_rows.lower_bound(border) : m_rows.end();
        if (!asked.after.isEmpty())
            row = m_rows.upper_bound(QString::fromUtf8(asked.after));
        for (; row != end; ++row) {
            if (rows.rows.size() == 40) {
                rows.more = true;
                break;
            }
            rows.rows.push_back(
                {.id = row->first, .version = row->second, .action = {}, .what = DeleteChange{}});
            rows.next = row->first.toUtf8();
        }
        return rows;
    }

    void answerDisk(bool spoilt)
    {
        auto asked = *std::exchange(m_disk, std::nullopt);
        if (spoilt && chance(5)) {
            ++m_faults;
            return execute(m_core.sinkFailed({ErrorKind::DiskFull, u"full"_s, {}}));
        }
        if (std::holds_alternative<SnapshotCore::AskProgress>(asked))
            return execute(m_core.progressFound(m_progress));
        if (auto* begin = std::get_if<SnapshotCore::BeginFill>(&asked)) {
            m_progress = begin->progress;
            return execute(m_core.begun());
        }
        auto& store = std::get<SnapshotCore::StoreRows>(asked);
        for (const Change& row : store.rows.rows)
            put(row.id, row.version);
        m_progress = store.progress;
        execute(m_core.stored());
    }
    void put(const QString& id, qint64 version)
    {
        auto& stored = m_cache[id];
        stored = std::max(stored, version);
    }

    /// As a cache applies the log: versions guard.
    void replay()
    {
        for (auto at = static_cast<std::size_t>(m_from); at < m_log.size(); ++at) {
            const Entry& entry = m_log[at];
            if (entry.isPut)
                put(entry.id, entry.version);
            else if (const auto found = m_cache.find(entry.id);
                     found != m_cache.end() && found->second <= entry.version)
                m_cache.erase(found);
        }
    }

    void execute(SnapshotCore::Commands commands)
    {
        for (auto& command : commands) {
            if (std::holds_alternative<SnapshotCore::OpenTicket>(command) ||
                std::holds_alternative<SnapshotCore::FetchPart>(command)) {
                ASSERT_FALSE(m_network.has_value()) << "two requests at a time";
                m_network = std::move(command);
            } else if (std::holds_alternative<SnapshotCore::AbortFetch>(command)) {
                m_network.reset();
            } else if (const auto* filled = std::get_if<SnapshotCore::ReportFilled>(&command)) {
                m_filled = true;
                m_from = filled->position.cursor.toLongLong();
            } else if (std::holds_alternative<SnapshotCore::ReportDeclined>(command)) {
                m_declined = true;
            } else if (const auto* failed = std::get_if<SnapshotCore::ReportFailed>(&command)) {
                if (failed->error.place.field ==
                    "epoch_changed"_L1) { // The cache is emptied, as SyncCore does.
                    m_cache.clear();
                    m_progress.reset();
                }
                m_disk.reset();
            } else if (!std::holds_alternative<SnapshotCore::ReleaseTicket>(command)) {
                m_disk = std::move(command);
            }
        }
    }

    std::mt19937_64 m_random;
    SnapshotCore m_core;
    std::vector<Entry> m_log;
    Rows m_rows;
    int m_epoch = 1;
    QString m_ticket;
    int m_tickets = 0;
    Rows m_cache;
    std::optional<SnapshotProgress> m_progress;
    std::optional<SnapshotCore::Command> m_network;
    std::optional<SnapshotCore::Command> m_disk;
    bool m_filled = false;
    bool m_declined = false;
    qint64 m_from = 0;
    int m_faults = 0;
    int m_resumed = 0;
};

SnapshotTicket ticketOf(qint64 log, qint64 rows)
{
    return {.id = u"t"_s,
            .epoch = "e",
            .startSeq = log,
            .startCursor = "c",
            .parts = {{.name = u"event"_s, .rows = rows, .bytes = 1}},
            .leaseS = 60};
}

template <typename Wanted> bool has(const SnapshotCore::Commands& commands)
{
    return std::ranges::any_of(commands, [](const SnapshotCore::Command& command) {
        return std::holds_alternative<Wanted>(command);
    });
}

} // namespace

TEST(SnapshotSimulation, everyCacheEndsWithTheServersRows)
{
    int faults = 0;
    int resumed = 0;
    int histories = 0;
    test::eachHistory("snapshot", 150, [&](quint64 seed) {
        SnapshotSimulation simulation(seed);
        simulation.run();
        faults += simulation.faults();
        resumed += simulation.resumed();
        ++histories;
    });
    EXPECT_GT(faults, histories);
    EXPECT_GT(resumed, histories / 2);
}

TEST(SnapshotCore, aLogThatIsNotMuchLongerIsReadInstead)
{
    for (const auto& [log, rows, worth] :
         {std::tuple(4'999, 10, false), std::tuple(10'000, 5'001, false), std::tuple(10'000, 5'000, true)}) {
        SnapshotCore core;
        std::ignore = core.start();
        std::ignore = core.progressFound(std::nullopt);
        const auto commands = core.ticketGiven(ticketOf(log, rows));
        EXPECT_EQ(has<SnapshotCore::BeginFill>(commands), worth) << log << ' ' << rows;
        EXPECT_EQ(has<SnapshotCore::ReportDeclined>(commands), !worth);
        EXPECT_EQ(has<SnapshotCore::ReleaseTicket>(commands), !worth);
    }
}

TEST(SnapshotCore, whatTheLogDoesNotHaveAnyMoreIsReadHoweverShortItIs)
{
    SnapshotCore core;
    std::ignore = core.start(true);
    std::ignore = core.progressFound(std::nullopt);
    EXPECT_TRUE(has<SnapshotCore::BeginFill>(core.ticketGiven(ticketOf(10, 10))));
    std::ignore = core.stop();
    std::ignore = core.start();
    std::ignore = core.progressFound(std::nullopt);
    EXPECT_TRUE(has<SnapshotCore::ReportDeclined>(core.ticketGiven(ticketOf(10, 10)))) << "asked anew";
}

TEST(SnapshotCore, itBeginsAnewWhenOtherRegionsMayBeSeen)
{
    const auto scopeOf = [](const SnapshotCore::Commands& commands) {
        const auto* failed =
            commands.empty() ? nullptr : std::get_if<SnapshotCore::ReportFailed>(&commands.back());
        return failed != nullptr ? failed->scope : std::nullopt;
    };
    SnapshotTicket ticket = ticketOf(100'000, 10);
    ticket.scope = QStringList{u"3309"_s};
    const QStringList narrow{u"330902"_s};
    for (const bool isResumed : {false, true}) {
        SnapshotCore core;
        std::ignore = core.start();
        if (isResumed) {
            std::ignore = core.progressFound(SnapshotProgress{.ticket = ticket, .part = 0, .after = "a"});
            std::ignore =
                core.fetchFailed({ErrorKind::NotFound, u"gone"_s, {.field = u"snapshot_expired"_s}});
            SnapshotTicket second = ticket;
            second.scope = narrow;
            EXPECT_EQ(scopeOf(core.ticketGiven(second)), narrow);
        } else {
            std::ignore = core.progressFound(std::nullopt);
            std::ignore = core.ticketGiven(ticket);
            std::ignore = core.begun();
            EXPECT_EQ(scopeOf(core.rowsArrived({.epoch = "e", .next = "b", .more = true, .scope = narrow})),
                      narrow);
        }
    }
}

TEST(SnapshotCore, aServerWithoutSnapshotsIsReadByItsLog)
{
    SnapshotCore core;
    std::ignore = core.start();
    std::ignore = core.progressFound(std::nullopt);
    EXPECT_TRUE(has<SnapshotCore::ReportDeclined>(
        core.ticketRefused({ErrorKind::Unsupported, u"501"_s, {.field = u"not_built"_s}})));
    std::ignore = core.start();
    std::ignore = core.progressFound(std::nullopt);
    EXPECT_TRUE(has<SnapshotCore::ReportFailed>(core.ticketRefused({ErrorKind::Offline, u"429"_s, {}})))
        << "a full server is asked again";
}

TEST(SnapshotCore, rowsThatDoNotGoOnAreNotAskedForForEver)
{
    SnapshotCore core;
    std::ignore = core.start();
    std::ignore = core.progressFound(std::nullopt);
    std::ignore = core.ticketGiven(ticketOf(100'000, 10));
    EXPECT_TRUE(has<SnapshotCore::FetchPart>(core.begun()));
    SnapshotRows rows{.epoch = "e", .next = "b", .more = true};
    std::ignore = core.rowsArrived(rows);
    EXPECT_TRUE(has<SnapshotCore::ReportFailed>(core.rowsArrived(rows)));
}

} // namespace onescreen
