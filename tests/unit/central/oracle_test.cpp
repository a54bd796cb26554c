// SPDX-License-Identifier: GPL-3.0-or-later
// T1: the server's log and pages on a real database, written at random, and clients with different rights
// whose rules and caches are the program's own. After every page each client must have exactly what the
// server had there and it may see; at the end exactly what plain SQL finds. More histories:
// ONESCREEN_HISTORIES (tests/soak/run.sh oracle).
#include "tests/support/histories.h"
#include "tests/unit/central/oracleclient.h"

#include <deque>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using central::RegionScope;
using test::OracleClient;
using test::OracleServer;

struct Totals
{
    int compared = 0;
    int begunAnew = 0;
    int removals = 0;
};

class History
{
public:
    explicit History(quint64 seed) : m_random(seed)
    {
        while (m_clients.size() < 3) {
            m_clients.emplace_back(u"wall-%1"_s.arg(m_clients.size()), m_server, m_clock, m_random);
            m_clients.back().setScope(anyScope());
        }
    }

    void run(Totals& totals)
    {
        for (int step = 0; step < 250 && !testing::Test::HasFailure(); ++step)
            turn();
        m_server.restart(false);
        m_server.number();
        for (OracleClient& client : m_clients) {
            client.heal();
            for (int step = 0; step < 500 && !client.isInStep() && !testing::Test::HasFailure(); ++step)
                client.turn(false);
            ASSERT_TRUE(client.isInStep()) << "stuck: " << client.told().toStdString();
            client.expectRows(visible(m_server.newest(), client.scope()));
            totals.compared += client.compared();
            totals.begunAnew += client.begunAnew();
            totals.removals += client.removals();
        }
        expectTheDatabaseItself();
    }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    RegionScope anyScope()
    {
        const std::array<QStringList, 7> choices{
            QStringList{}, {u"330902"_s}, {u"330903"_s}, {u"330902001"_s, u"330921"_s},
            {u"3309"_s},   {u"33"_s},     {u"3310"_s}};
        return RegionScope::of(choices[static_cast<std::size_t>(below(7))]).value();
    }
    void turn()
    {
        if (below(100) < 25)
            m_server.write();
        const int trouble = below(1'000);
        if (trouble < 10)
            m_server.restart(trouble < 5);
        else if (trouble < 16)
            m_server.restore(trouble < 13);
        else if (trouble < 36)
            m_clients[static_cast<std::size_t>(below(3))].setScope(anyScope());
        m_clients[static_cast<std::size_t>(below(3))].turn(true);
    }
    /// What the test believes of the server's rows is what the database says.
    void expectTheDatabaseItself()
    {
        test::OracleRows believed = m_server.newest();
        for (auto& [key, row] : believed)
            row.text.clear();
        EXPECT_EQ(believed, m_server.asked());
    }

    std::mt19937_64 m_random;
    ManualClock m_clock{fromMs(1'716'000'000'000)};
    OracleServer m_server{m_random, m_clock};
    std::deque<OracleClient> m_clients;
};

} // namespace

TEST(SyncOracle, everyClientHasWhatItMaySeeAfterEveryPage)
{
    Totals totals;
    int histories = 0;
    test::eachHistory("oracle", 25, [&](quint64 seed) {
        History(seed).run(totals);
        ++histories;
    });
    std::cout << "oracle: " << totals.compared << " pages compared, " << totals.removals
              << " changes of rights, " << totals.begunAnew << " begun anew\n";
    EXPECT_GT(totals.compared, 20 * histories);
    EXPECT_GT(totals.removals, histories / 2);
    EXPECT_GT(totals.begunAnew, histories / 2);
}

} // namespace onescreen
