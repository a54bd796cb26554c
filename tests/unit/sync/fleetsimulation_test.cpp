// SPDX-License-Identifier: GPL-3.0-or-later
// T2: one to ten whole clients and one server in virtual time, under a seeded schedule of faults. After every
// change of a client's rows they are those of the server at its cursor and within its regions; at the end
// everybody is in step, every order that was kept has one end, and nobody hurries. More histories:
// ONESCREEN_HISTORIES (tests/soak/run.sh fleet).
#include "tests/support/histories.h"
#include "tests/unit/sync/fleet/fleetclient.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::FleetClient;
using test::FleetScope;
using test::FleetServer;
using test::FleetWorld;

struct Totals
{
    int histories = 0;
    int clients = 0;
    int compared = 0;
    int orders = 0;
    int unknown = 0;
    int pushed = 0;
    int filled = 0;
    int cuts = 0;
    int restores = 0;
    int late = 0; ///< Histories that took more than a minute after the faults had ended.
    Milliseconds longest{0};
};

class Fleet
{
public:
    explicit Fleet(quint64 seed) : m_world(seed), m_server(m_world)
    {
        for (int number = 1 + m_world.below(10); number > 0; --number)
            m_clients.push_back(std::make_unique<FleetClient>(m_world, m_server, number));
        m_server.grown = [this] {
            for (const auto& client : m_clients)
                client->news();
        };
        m_resyncsLeft =
            2; // More than three beginnings within an hour and clients wait for its end, as they should.
    }

    void run(Totals& totals)
    {
        live();
        disturb();
        const Milliseconds spoilt = m_world.between(20'000, 70'000);
        while (m_world.now() < spoilt && !testing::Test::HasFailure())
            m_world.step();
        heal();
        drain(totals);
        if (testing::Test::HasFailure())
            return;
        stayQuiet();
        for (const auto& client : m_clients)
            client->check();
        count(totals);
    }

private:
    /// After what was under way when the faults ended: the longest wait between two tries, ...
    static constexpr Milliseconds promised{60'000};
    /// ... and what is read and sent then.
    static constexpr Milliseconds reading{10'000};

    FleetClient& anyone()
    {
        return *m_clients.at(static_cast<std::size_t>(m_world.below(static_cast<int>(m_clients.size()))));
    }
    /// What people do.
    void live()
    {
        if (!m_world.isSpoilt())
            return;
        if (m_world.chance(450) && !m_server.isDown())
            m_server.write();
        else
            anyone().act();
        m_world.after(m_world.between(50, 1'500), [this] { live(); });
    }
    /// What goes wrong.
    void disturb()
    {
        if (!m_world.isSpoilt())
            return;
        const int which = m_world.below(100);
        if (which < 60)
            disturbClient(anyone());
        else
            disturbServer();
        m_world.after(m_world.between(100, 4'000), [this] { disturb(); });
    }
    void disturbClient(FleetClient& client)
    {
        constexpr std::array<qint64, 4> hours{1, 24, 24 * 365, -24 * 365};
        switch (m_world.below(9)) {
        case 0:
            return client.kill(false);
        case 1:
            return client.kill(true);
        case 2:
            return client.halfOpen();
        case 3:
            return client.loseSocket();
        case 4:
            return client.network().cut(m_world.between(500, 30'000));
        case 5:
            return client.disk().fill(m_world.between(500, 20'000));
        case 6:
            return client.setClock(std::chrono::hours{hours.at(static_cast<std::size_t>(m_world.below(4)))});
        case 7:
            return client.networkChanged();
        default:
            return client.setScope(FleetScope(static_cast<unsigned>(1 + m_world.below(15)) << 1U));
        }
    }
    void disturbServer()
    {
        switch (m_world.below(6)) {
        case 0:
            return crash(m_world.between(100, 15'000));
        case 1:
            return m_server.beBusy(m_world.between(500, 10'000));
        case 2:
            return m_server.backUp();
        case 3:
            if (m_resyncsLeft == 0 || m_world.chance(500))
                return;
            --m_resyncsLeft;
            // Nobody puts a copy in its place while answers of before are on their way or still believed
            // (docs/promises.md).
            loseSockets();
            return m_server.restore(m_world.between(20'000, 40'000));
        case 4:
            if (m_resyncsLeft == 0)
                return;
            --m_resyncsLeft;
            return m_server.expire();
        default:
            return m_server.write();
        }
    }
    void crash(Milliseconds time)
    {
        m_server.crash(time);
        loseSockets();
    }
    void loseSockets()
    {
        for (const auto& client : m_clients) {
            if (m_world.chance(500))
                client->loseSocket();
            else
                client->halfOpen();
        }
    }

    void heal()
    {
        m_world.heal();
        m_server.heal();
        m_healed = m_world.now();
        m_limit = std::max(m_healed, m_server.downUntil());
        for (const auto& client : m_clients) {
            client->heal();
            m_limit = std::max(m_limit, client->waitsUntil());
        }
        m_limit += promised + reading;
    }
    [[nodiscard]] bool isInStep() const
    {
        return std::ranges::all_of(m_clients, [](const auto& client) { return client->isInStep(); });
    }
    void drain(Totals& totals)
    {
        while (!isInStep() && m_world.now() < m_limit && !testing::Test::HasFailure())
            m_world.step();
        QString told;
        for (const auto& client : m_clients) {
            if (!client->isInStep())
                told += client->told();
        }
        EXPECT_TRUE(told.isEmpty()) << "stuck " << (m_world.now() - m_healed).count()
                                    << " ms after the faults:\n"
                                    << told.toStdString();
        const Milliseconds took = m_world.now() - m_healed;
        totals.longest = std::max(totals.longest, took);
        totals.late += took > promised ? 1 : 0;
        for (const auto& client : m_clients) {
            EXPECT_LE(client->network().mostInASecond(m_healed), 40) << "a storm";
            EXPECT_LE(client->network().mostFailed(), 60) << "a storm against a server that is not well";
        }
    }
    /// From now on nobody asks but to see that all is well.
    void stayQuiet()
    {
        const Milliseconds from = m_world.now();
        while (m_world.now() < from + Milliseconds{120'000} && !testing::Test::HasFailure())
            m_world.step();
        EXPECT_TRUE(isInStep());
        for (const auto& client : m_clients)
            EXPECT_LE(client->network().askedSince(from), 12) << "hurries although nothing happens";
    }
    void count(Totals& totals) const
    {
        ++totals.histories;
        totals.restores += m_server.restores();
        totals.clients += static_cast<int>(m_clients.size());
        for (const auto& client : m_clients) {
            totals.compared += client->compared();
            totals.orders += client->outbox().kept();
            totals.unknown += client->outbox().unknown();
            totals.pushed += client->pushed();
            totals.filled += client->filled();
            totals.cuts += client->cuts();
        }
    }

    FleetWorld m_world;
    FleetServer m_server;
    std::vector<std::unique_ptr<FleetClient>> m_clients;
    int m_resyncsLeft = 0;
    Milliseconds m_healed{0};
    Milliseconds m_limit{0};
};

} // namespace

TEST(FleetSimulation, everybodyEndsInStepAndEveryOrderOnce)
{
    Totals totals;
    test::eachHistory("fleet", 5'000, [&](quint64 seed) { Fleet(seed).run(totals); });
    std::cout << "fleet: " << totals.clients << " clients, " << totals.compared << " changes compared, "
              << totals.orders << " orders, " << totals.unknown << " times left to a person, "
              << totals.pushed << " pages pushed, " << totals.filled << " filled by a snapshot, "
              << totals.cuts << " times rows removed, " << totals.restores << " servers restored; "
              << totals.late << " histories took more than 60 s after the faults, the longest "
              << totals.longest.count() << " ms\n";
    const int histories = totals.histories;
    EXPECT_GT(totals.clients, 3 * histories);
    EXPECT_GT(totals.orders, 5 * histories) << "hardly anybody gave orders";
    EXPECT_GT(totals.pushed, 5 * histories) << "the live channel was hardly used";
    EXPECT_GT(totals.cuts, histories / 2) << "rights hardly ever changed";
    EXPECT_GT(totals.filled + totals.restores, histories / 4) << "hardly any other history";
    EXPECT_GT(totals.unknown, histories / 20) << "hardly any order was forgotten";
}

} // namespace onescreen
