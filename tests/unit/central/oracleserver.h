// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/regionscope.h"
#include "app/central/log/changelog.h"
#include "app/central/log/pagereader.h"
#include "app/central/log/stamper.h"
#include "tests/unit/central/testdatabase.h"

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace onescreen::test {

/// What matters of a row: its version, where it belongs and one text of its content.
struct OracleRow
{
    qint64 version = 0;
    std::optional<qint32> region; ///< Nine digits; none: everybody's.
    QString text;

    friend bool operator==(const OracleRow&, const OracleRow&) = default;
};
using OracleRows = std::map<std::pair<Entity, QString>, OracleRow>;

/// Those that somebody may see, by the definition: a region whose nine digits begin with one of the prefixes.
OracleRows visible(const OracleRows& rows, const central::RegionScope& scope);

/// The server's own log and pages on a real database, written at random: transactions with rows that come,
/// change, move between regions, go and come again, transactions that are given up, programs that end in the
/// middle of one, and databases that are replaced by older copies. Knows what the rows were at every place.
class OracleServer
{
public:
    OracleServer(std::mt19937_64& random, const Clock& clock);

    void write();  ///< One transaction.
    void number(); ///< What a shared database has not numbered yet gets its numbers.
    /// The program ends, in the middle of a transaction when `brutally`, and starts again.
    void restart(bool brutally);
    /// An older copy takes the place of the database, on SQLite; `isTold`: as with --new-epoch.
    void restore(bool isTold);
    void allow(const QString& wall, const central::RegionScope& scope); ///< From now on it may see these.

    [[nodiscard]] central::PageReader& reader() { return *m_reader; }
    [[nodiscard]] qint64 head() const;
    [[nodiscard]] QByteArray epoch() const { return m_reader->identity().epochText(); }
    /// After the first transaction that ends at `seq` or later.
    [[nodiscard]] const OracleRows& rowsAt(qint64 seq) const { return m_states.lower_bound(seq)->second; }
    /// Id, version and region of every row as plain SQL finds them.
    [[nodiscard]] OracleRows asked();
    [[nodiscard]] const OracleRows& newest() const { return m_states.rbegin()->second; }

private:
    using States = std::map<qint64, OracleRows>; ///< By the number of a transaction's last entry.
    void open();
    void change(OracleRows& rows, qint64& entries);
    void put(OracleRows& rows, Entity entity);
    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }

    std::mt19937_64& m_random;
    const Clock& m_clock;
    central::test::TestDatabase m_database;
    QTemporaryDir m_copy;
    std::optional<States> m_copied; ///< What the copy has.
    std::unique_ptr<central::Database> m_db;
    std::unique_ptr<central::ChangeLog> m_log;
    std::optional<central::LogStamper> m_stamper; ///< Of a shared database.
    std::unique_ptr<central::PageReader> m_reader;
    States m_states{{0, {}}};
    qint64 m_texts = 0;
    bool m_isFresh = false; ///< The next transaction must show that the history is another.
};

} // namespace onescreen::test
