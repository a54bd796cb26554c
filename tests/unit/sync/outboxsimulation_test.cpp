// SPDX-License-Identifier: GPL-3.0-or-later
// An outbox and a model of a server in virtual time, under a seeded schedule of lost requests, lost answers,
// failed writes, restarts of the program, servers that are restored from a copy, and clocks that jump. More
// histories: ONESCREEN_HISTORIES (tests/soak/run.sh simulation).
#include "app/main/common/serverclock.h"
#include "app/sync/outboxcore.h"
#include "tests/support/histories.h"
#include "tests/support/sampleactions.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::actionTime;
using test::orderOf;

/// After that the network has given a request up, and nothing of it arrives any more.
constexpr std::chrono::seconds longestRequest{40};

class Simulation
{
public:
    explicit Simulation(quint64 seed) : m_random(seed) { begin(); }

    void run()
    {
        for (int step = 0; step < 300; ++step)
            turn(true);
        link(true);
        const auto healed = m_clock.monotonic();
        int steps = 0;
        while (!isQuiet() && ++steps < 5'000)
            turn(false);
        ASSERT_EQ(m_core->summary().waiting, 0) << "stuck";
        EXPECT_LE(m_clock.monotonic() - healed, std::chrono::minutes{10});
        EXPECT_LT(m_sentWhileFailing, 2'000) << "a storm of requests";
        check();
    }
    [[nodiscard]] int unknown() const { return m_unknown; }
    [[nodiscard]] int told() const { return m_told; }
    [[nodiscard]] int restores() const { return m_epoch - 1; }

private:
    [[nodiscard]] bool isQuiet() const
    {
        return m_core->summary().waiting == 0 && m_requests.empty() && !m_question && !m_timer &&
               m_clientEpoch == m_epoch;
    }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool chance(int percent) { return below(100) < percent; }

    /// The program starts: all that it knows is what was written.
    void begin()
    {
        m_core.reset();
        m_notBefore = {}; // another run does not know
        m_time.emplace(m_clock);
        m_core.emplace(*m_time, [this] { return std::uniform_real_distribution<double>()(m_random); });
        // What was on its way may still arrive, although nobody hears the answer.
        for (const auto& [order, since] : std::exchange(m_requests, {})) {
            if (chance(50) && m_clock.monotonic() - since < longestRequest)
                decideAtServer(order);
        }
        m_timer.reset();
        std::vector<OutboxEntry> unsettled;
        for (const auto& [number, entry] : m_file) {
            if (isWaiting(entry.stage) || needsDecision(entry.stage))
                unsettled.push_back(entry);
        }
        m_question.reset();
        m_looking = false;
        execute(m_core->loaded(unsettled));
    }
    /// A copy of the server's database takes the place of the database.
    void restore()
    {
        m_clock.advance(std::chrono::seconds{5 + below(60)});
        const auto& [decided, applied] =
            m_copies[static_cast<std::size_t>(below(static_cast<int>(m_copies.size())))];
        m_decided = decided;
        m_applied = applied;
        ++m_epoch;
        for (const auto& [order, since] : std::exchange(m_requests, {}))
            execute(m_core->failed(order.id, {.kind = ErrorKind::Offline, .text = u"lost"_s}));
    }
    /// What the synchronisation finds when it asks: our history, or another one.
    void look()
    {
        m_looking = false;
        if (m_clientEpoch == m_epoch)
            return execute(m_core->historyConfirmed());
        m_clientEpoch = m_epoch;
        execute(m_core->historyChanged());
    }
    void answerStatus(bool spoilt)
    {
        const std::vector<ActionId> ids = *std::exchange(m_question, std::nullopt);
        m_clock.advance(Milliseconds{5 + below(100)});
        if (spoilt && chance(3))
            return; // Lost inside the program.
        if (spoilt && chance(10))
            return execute(m_core->statusFailed({.kind = ErrorKind::Offline, .text = u"busy"_s}, busyFor()));
        if (spoilt && chance(30))
            return execute(m_core->statusFailed({.kind = ErrorKind::Offline, .text = u"lost"_s}));
        std::vector<ActionKnowledge> known;
        for (const ActionId& id : ids) {
            const auto decided = m_decided.find(id.toString());
            known.push_back(
                {.id = id,
                 .answer = decided == m_decided.end() ? std::nullopt : std::optional(decided->second)});
        }
        execute(m_core->statusArrived(known));
    }
    /// The machine's wall clock is set, by minutes or by years; the server's goes on.
    void jump()
    {
        constexpr std::array<qint64, 4> hours{1, 24, 24 * 365, 24 * 365 * 50};
        const Milliseconds by = std::chrono::hours{hours[static_cast<std::size_t>(below(4))]};
        m_clock.setNow(chance(50) ? m_clock.now() + by : m_clock.now() - by);
    }
    [[nodiscard]] UtcTime serverNow() const
    {
        return actionTime + std::chrono::duration_cast<Milliseconds>(m_clock.monotonic().time_since_epoch());
    }
    void link(bool online)
    {
        if (online)
            m_time->follow({.lastContact = m_clock.now(), .clockOffset = serverNow() - m_clock.now()});
        execute(m_core->linkChanged(online));
    }
    void turn(bool spoilt)
    {
        if (spoilt && chance(10))
            m_copies.emplace_back(m_decided, m_applied);
        if (spoilt && m_restores && chance(1) && !m_copies.empty())
            restore();
        if (spoilt && chance(2))
            jump();
        if ((m_looking && chance(spoilt ? 60 : 100)) || chance(5))
            look();
        if (m_question && chance(50))
            answerStatus(spoilt);
        if (spoilt && chance(25))
            give();
        if (spoilt && chance(3))
            begin();
        if (spoilt && chance(5))
            link(chance(50));
        if (spoilt && chance(5))
            decide();
        if (!m_requests.empty() && chance(70))
            serve(spoilt);
        else if (m_timer)
            tick();
    }
    void give()
    {
        const qint64 number = std::ssize(m_file) + 1;
        ActionOrder order = orderOf(u"a-%1"_s.arg(number), u"e-%1"_s.arg(below(6)));
        order.created = m_time->now();
        order.validUntil = order.created + std::chrono::seconds{10 + below(200)};
        const OutboxEntry entry{.number = number, .order = order, .changed = m_time->now()};
        m_file.emplace(number, entry);
        execute(m_core->added(entry));
    }
    void decide()
    {
        for (const auto& [number, entry] : m_file) {
            if (needsDecision(entry.stage)) {
                const ActionId id = entry.order.id;
                m_sentIn.erase(id.toString()); // From now on it is the person's wish.
                execute(chance(50) ? m_core->released(id) : m_core->withdrawn(id));
                return;
            }
        }
    }
    /// The server names a time before which it does not want to be asked.
    Milliseconds busyFor()
    {
        const Milliseconds told = std::chrono::seconds{below(90)};
        m_notBefore = std::max(m_notBefore, m_clock.monotonic() + told);
        ++m_told;
        return told;
    }
    void serve(bool spoilt)
    {
        const auto which = static_cast<std::size_t>(below(static_cast<int>(m_requests.size())));
        const auto [order, since] = m_requests[which];
        m_requests.erase(m_requests.begin() + static_cast<std::ptrdiff_t>(which));
        m_clock.advance(Milliseconds{5 + below(100)});
        if (m_clock.monotonic() - since >= longestRequest || (spoilt && chance(20)))
            return execute(m_core->failed(order.id, {.kind = ErrorKind::Offline, .text = u"lost"_s}));
        if (spoilt && chance(5))
            return execute(
                m_core->failed(order.id, {.kind = ErrorKind::Offline, .text = u"busy"_s}, busyFor()));
        const ActionAnswer answer = decideAtServer(order);
        if (spoilt && chance(20))
            return execute(m_core->failed(order.id, {.kind = ErrorKind::Timeout, .text = u"lost"_s}));
        if (spoilt && chance(2))
            return; // Even the failure is lost inside the program.
        execute(m_core->answered(order.id, answer));
    }
    ActionAnswer decideAtServer(const ActionOrder& order)
    {
        const QString id = order.id.toString();
        if (const auto known = m_decided.find(id); known != m_decided.end()) {
            ActionAnswer answer = known->second;
            answer.replay = true;
            return answer;
        }
        ActionVerdict verdict = ActionVerdict::Applied;
        if (order.validUntil < serverNow())
            verdict = ActionVerdict::Expired;
        else if (chance(5))
            verdict = ActionVerdict::Conflict;
        if (verdict == ActionVerdict::Applied)
            m_applied[order.event.toString()].push_back(id);
        return m_decided.emplace(id, test::answerOf(id, verdict)).first->second;
    }
    void tick()
    {
        m_clock.advance(*std::exchange(m_timer, std::nullopt));
        execute(m_core->timerFired());
    }
    void execute(OutboxCore::Commands commands)
    {
        for (const auto& command : commands) {
            if (const auto* store = std::get_if<OutboxCore::Store>(&command)) {
                if (m_failWrites && store->send && chance(10)) {
                    execute(m_core->failed(store->entry.order.id,
                                           {.kind = ErrorKind::DiskFull, .text = u"full"_s}));
                    continue;
                }
                m_file.at(store->entry.number) = store->entry;
                note(store->entry, store->send);
            } else if (const auto* question = std::get_if<OutboxCore::AskStatus>(&command)) {
                EXPECT_GE(m_clock.monotonic(), m_notBefore) << "the server wanted to be left alone";
                m_question = question->ids;
            } else if (std::holds_alternative<OutboxCore::LookAtHistory>(command)) {
                m_looking = true;
            } else if (const auto* find = std::get_if<OutboxCore::FindSettled>(&command)) {
                findSettled(find->since);
            } else if (const auto* timer = std::get_if<OutboxCore::StartTimer>(&command)) {
                m_timer = timer->delay;
            }
        }
    }
    void note(const OutboxEntry& entry, bool isSent)
    {
        if (isSent)
            send(entry);
        m_unknown += entry.stage == ActionStage::Unknown ? 1 : 0;
        if (entry.stage == ActionStage::Expired && !entry.answer) {
            EXPECT_LT(entry.order.validUntil, serverNow()) << "given up too early";
        }
    }
    void findSettled(UtcTime since)
    {
        std::vector<OutboxEntry> settled;
        for (const auto& [number, entry] : m_file) {
            const bool lately = entry.changed >= since || number > std::ssize(m_file) - 200;
            if (lately && entry.tries > 0 && !isWaiting(entry.stage) && !needsDecision(entry.stage))
                settled.push_back(entry);
        }
        execute(m_core->recheck(settled));
    }
    void send(const OutboxEntry& entry)
    {
        ++m_sentWhileFailing;
        EXPECT_GE(m_clock.monotonic(), m_notBefore) << "the server wanted to be left alone";
        m_requests.emplace_back(entry.order, m_clock.monotonic());
        const auto [first, isFirst] = m_sentIn.try_emplace(entry.order.id.toString(), m_epoch);
        EXPECT_EQ(first->second, m_epoch) << entry.order.id.toString().toStdString()
                                          << " went out by itself to a server with another history";
    }
    void check()
    {
        std::map<QString, int> times;
        for (const auto& [event, ids] : m_applied) {
            for (const QString& id : ids)
                EXPECT_EQ(++times[id], 1) << "done twice";
        }
        for (const auto& [number, entry] : m_file) {
            const QString id = entry.order.id.toString();
            const auto decided = m_decided.find(id);
            const bool applied = times.contains(id);
            EXPECT_FALSE(isWaiting(entry.stage));
            EXPECT_EQ(entry.stage == ActionStage::Done, applied)
                << id.toStdString() << " is " << actionStageName(entry.stage).toStdString() << ", asked "
                << entry.tries << " times, " << entry.reason.toStdString();
            const bool neverSent = entry.tries == 0;
            if (neverSent && (entry.stage == ActionStage::Withdrawn || entry.stage == ActionStage::Held)) {
                EXPECT_EQ(decided, m_decided.end()) << "the server knows what the operator took back";
            }
        }
    }

    std::mt19937_64 m_random;
    ManualClock m_clock{actionTime};
    std::optional<ServerClock> m_time;
    std::optional<OutboxCore> m_core;
    std::map<qint64, OutboxEntry> m_file;
    std::vector<std::pair<ActionOrder, std::chrono::steady_clock::time_point>>
        m_requests; ///< And since when.
    std::optional<Milliseconds> m_timer;
    std::map<QString, ActionAnswer> m_decided;         ///< The server's memory, by action.
    std::map<QString, std::vector<QString>> m_applied; ///< By event, in order.
    std::vector<std::pair<std::map<QString, ActionAnswer>, std::map<QString, std::vector<QString>>>> m_copies;
    std::optional<std::vector<ActionId>> m_question; ///< Asked of the server, not answered.
    std::map<QString, int>
        m_sentIn; ///< In which history an action was sent since a person last decided on it.
    int m_epoch = 1;
    int m_clientEpoch = 1; ///< Kept with the cache: what the synchronisation last saw.
    bool m_looking = false;
    bool m_restores = true;
    bool m_failWrites = true;
    int m_unknown = 0;
    int m_told = 0; ///< So often the server named a time.
    std::chrono::steady_clock::time_point m_notBefore;
    int m_sentWhileFailing = 0;
};

} // namespace

TEST(OutboxSimulation, everyActionEndsOnceAndIsNeverLost)
{
    int unknown = 0;
    int restores = 0;
    qint64 told = 0;
    int histories = 0;
    test::eachHistory("outbox", 3'000, [&](quint64 seed) {
        Simulation simulation(seed);
        simulation.run();
        unknown += simulation.unknown();
        restores += simulation.restores();
        told += simulation.told();
        ++histories;
    });
    EXPECT_GT(restores, histories / 3) << "hardly any server was restored";
    EXPECT_GT(unknown, histories / 3) << "hardly any action was forgotten";
    EXPECT_GT(told, histories) << "the server was hardly ever busy";
}

} // namespace onescreen
