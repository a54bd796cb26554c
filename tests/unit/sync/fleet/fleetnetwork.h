// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/sync/fleet/fleetserver.h"

#include <memory>
#include <vector>

namespace onescreen::test {

/// A timer of which only the last start counts.
class FleetTimer
{
public:
    explicit FleetTimer(FleetWorld& world) : m_world(world) {}
    void start(Milliseconds delay, FleetWorld::Call call);
    void stop() { ++*m_number; }

private:
    FleetWorld& m_world;
    std::shared_ptr<quint64> m_number = std::make_shared<quint64>(0);
};

/// The way of one client to the server: what it carries is lost, late, out of order, doubled or cut.
class FleetNetwork
{
public:
    FleetNetwork(FleetWorld& world, FleetServer& server) : m_world(world), m_server(server) {}

    /// What the server answers; nothing while it waits for news. `isLast`: it may not wait any more.
    template <typename Answer> using Serve = std::function<std::optional<FleetAnswer<Answer>>(bool isLast)>;
    template <typename Answer> using Done = std::function<void(const FleetAnswer<Answer>&)>;

    /// A request; `done` hears of it once, at the latest after `wait` and twenty seconds.
    template <typename Answer> void ask(Milliseconds wait, Serve<Answer> serve, Done<Answer> done)
    {
        m_asked.push_back(m_world.now());
        const auto open = std::make_shared<bool>(true);
        const Done<Answer> once = [this, open, done = std::move(done)](const FleetAnswer<Answer>& answer) {
            if (!std::exchange(*open, false))
                return;
            if (!answer)
                m_failed.push_back(m_world.now());
            done(answer);
        };
        m_world.after(wait + patience, [once] { once(failed(ErrorKind::Timeout)); });
        carryTo([this, serve, once, wait] {
            if (m_world.fault(20)) // A proxy sends it twice; nobody hears the other answer.
                arrive<Answer>(serve, m_world.now() + wait, {});
            arrive<Answer>(serve, m_world.now() + wait, once);
        });
    }
    /// To the server, as far as it gets there and neither side has ended meanwhile.
    void carryTo(FleetWorld::Call call)
    {
        carry(
            [this, call = std::move(call), run = m_server.run(), program = m_program, sent = m_world.now()] {
                const bool isLeft = program == m_program || m_world.now() - sent < leftBehind;
                if (run == m_server.run() && isLeft)
                    call();
            });
    }
    void abandon() { ++m_program; } ///< The program ends.
    /// One way, as far as it gets there.
    void carry(FleetWorld::Call call);
    void cut(Milliseconds time) { m_cutUntil = m_world.now() + time; }
    void heal() { m_cutUntil = m_world.now(); }
    [[nodiscard]] bool isCut() const { return m_world.now() < m_cutUntil; }
    void wake(); ///< The log has grown.

    /// So many requests since `from` within a second.
    [[nodiscard]] int mostInASecond(Milliseconds from) const
    {
        return most(m_asked, from, Milliseconds{1'000});
    }
    /// So many that failed within ten seconds.
    [[nodiscard]] int mostFailed() const { return most(m_failed, Milliseconds{0}, Milliseconds{10'000}); }
    [[nodiscard]] int askedSince(Milliseconds from) const;
    /// The server named a time; longest of all.
    [[nodiscard]] Milliseconds toldUntil() const { return m_toldUntil; }

private:
    static constexpr Milliseconds patience{20'000};
    /// So late something of a program that has ended may still arrive; the next one starts later.
    static constexpr Milliseconds leftBehind{500};

    static std::unexpected<FleetRefusal> failed(ErrorKind kind)
    {
        return std::unexpected(FleetRefusal{.error = {.kind = kind, .text = QStringLiteral("fault")}});
    }
    template <typename Answer>
    void arrive(const Serve<Answer>& serve, Milliseconds deadline, const Done<Answer>& once)
    {
        if (m_server.isDown())
            return reply<Answer>(failed(ErrorKind::Offline), once);
        if (m_server.isBusy())
            return reply<Answer>(std::unexpected(busy()), once);
        if (const auto answer = serve(m_world.now() >= deadline))
            return reply(*answer, once);
        const FleetWorld::Call again = [this, serve, deadline, once] { arrive(serve, deadline, once); };
        const auto isDone = std::make_shared<bool>(false);
        const FleetWorld::Call first = [again, isDone] {
            if (!std::exchange(*isDone, true))
                again();
        };
        m_waiting.push_back(first);
        m_world.after(deadline - m_world.now(), first);
    }
    template <typename Answer> void reply(const FleetAnswer<Answer>& answer, const Done<Answer>& once)
    {
        if (!once)
            return;
        if (answer && m_world.fault(20))
            return carry([once] { once(failed(ErrorKind::Protocol)); }); // cut off on the way
        carry([once, answer] { once(answer); });
    }
    FleetRefusal busy();
    static int most(const std::vector<Milliseconds>& times, Milliseconds from, Milliseconds span);

    FleetWorld& m_world;
    FleetServer& m_server;
    int m_program = 0;
    Milliseconds m_cutUntil{0};
    Milliseconds m_toldUntil{0};
    std::vector<FleetWorld::Call> m_waiting; ///< Long polls at the server.
    std::vector<Milliseconds> m_asked;
    std::vector<Milliseconds> m_failed;
};

} // namespace onescreen::test
