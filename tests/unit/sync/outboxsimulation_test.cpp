// SPDX-License-Identifier: GPL-3.0-or-later
// An outbox and a model of a server in virtual time, under a seeded schedule of lost requests, lost answers,
// failed writes and restarts of the program.
#include "app/sync/outboxcore.h"
#include "tests/support/sampleactions.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::actionTime;
using test::orderOf;

class Simulation
{
public:
    explicit Simulation(quint64 seed) : m_random(seed) { begin(); }

    void run()
    {
        for (int step = 0; step < 300; ++step)
            turn(true);
        execute(m_core->linkChanged(true));
        int steps = 0;
        while (m_core->summary().waiting > 0 && ++steps < 2'000)
            turn(false);
        ASSERT_EQ(m_core->summary().waiting, 0) << "stuck";
        check();
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    bool chance(int percent) { return below(100) < percent; }

    /// The program starts: all that it knows is what was written.
    void begin()
    {
        m_core.emplace(m_clock, [this] { return std::uniform_real_distribution<double>()(m_random); });
        // What was on its way may still arrive, although nobody hears the answer.
        for (const ActionOrder& order : std::exchange(m_requests, {})) {
            if (chance(50))
                decideAtServer(order);
        }
        m_timer.reset();
        std::vector<OutboxEntry> unsettled;
        for (const auto& [number, entry] : m_file) {
            if (isWaiting(entry.stage) || needsDecision(entry.stage))
                unsettled.push_back(entry);
        }
        execute(m_core->loaded(unsettled));
    }
    void turn(bool spoilt)
    {
        if (spoilt && chance(25))
            give();
        if (spoilt && chance(3))
            begin();
        if (spoilt && chance(5))
            execute(m_core->linkChanged(chance(50)));
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
        order.created = m_clock.now();
        order.validUntil = m_clock.now() + std::chrono::seconds{10 + below(200)};
        const OutboxEntry entry{.number = number, .order = order, .changed = m_clock.now()};
        m_file.emplace(number, entry);
        execute(m_core->added(entry));
    }
    void decide()
    {
        for (const auto& [number, entry] : m_file) {
            if (needsDecision(entry.stage)) {
                const ActionId id = entry.order.id;
                execute(chance(50) ? m_core->released(id) : m_core->withdrawn(id));
                return;
            }
        }
    }
    void serve(bool spoilt)
    {
        const auto which = static_cast<std::size_t>(below(static_cast<int>(m_requests.size())));
        const ActionOrder order = m_requests[which];
        m_requests.erase(m_requests.begin() + static_cast<std::ptrdiff_t>(which));
        m_clock.advance(Milliseconds{5 + below(100)});
        if (spoilt && chance(20))
            return execute(m_core->failed(order.id, {.kind = ErrorKind::Offline, .text = u"lost"_s}));
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
        if (order.validUntil < m_clock.now())
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
                if (store->send)
                    m_requests.push_back(store->entry.order);
            } else if (const auto* timer = std::get_if<OutboxCore::StartTimer>(&command)) {
                m_timer = timer->delay;
            }
        }
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
                << id.toStdString() << " is " << actionStageName(entry.stage).toStdString();
            if (entry.stage == ActionStage::Withdrawn || entry.stage == ActionStage::Held) {
                EXPECT_EQ(decided, m_decided.end()) << "the server knows what the operator took back";
            }
        }
    }

    std::mt19937_64 m_random;
    ManualClock m_clock{actionTime};
    std::optional<OutboxCore> m_core;
    std::map<qint64, OutboxEntry> m_file;
    std::vector<ActionOrder> m_requests;
    std::optional<Milliseconds> m_timer;
    std::map<QString, ActionAnswer> m_decided;         ///< The server's memory, by action.
    std::map<QString, std::vector<QString>> m_applied; ///< By event, in order.
    bool m_failWrites = true;
};

} // namespace

TEST(OutboxSimulation, everyActionEndsOnceAndIsNeverLost)
{
    for (quint64 seed = 1; seed <= 3'000; ++seed) {
        Simulation(seed).run();
        if (testing::Test::HasFailure())
            FAIL() << "seed " << seed;
    }
}

} // namespace onescreen
