// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/digest/digesttable.h"
#include "app/central/log/changelog.h"

namespace onescreen::central {

/// Numbers the committed entries of a shared log. However many servers there are, one leads: the one whose
/// connection holds the advisory lock. The numbers, the chain and the new head are committed together, so a
/// stamper that is killed leaves no hole; losing the connection loses the lead and the unfinished batch.
class LogStamper
{
public:
    /// Channel of the one notification that a batch sends, with the new head.
    static QString channel() { return QStringLiteral("onescreen_head"); }

    static Result<LogStamper> open(Database& db);

    /// Takes the lead when nobody has it. True when this connection has it.
    Result<bool> lead();
    /// Gives the committed entries their numbers: whole transactions, in the order in which each wrote its
    /// last entry, in each in the order of writing. At most `most` entries, but never a part of a
    /// transaction. Returns how many there were.
    Result<qint64> stamp(qint64 most = 5000);
    [[nodiscard]] qint64 headSeq() const { return m_head.seq; } ///< After the last stamp() or readHead().
    Result<qint64> readHead();

private:
    struct Fresh
    {
        qint64 pid;
        qint64 group; ///< The last pid of the transaction.
        LoggedRow row;
    };
    enum Sql : std::size_t {
        TryLead,
        AnyFresh,
        LockHead,
        SelectFresh,
        Number,
        MoveHead,
        Notify,
        ReadHead,
        SqlCount
    };
    LogStamper(Database& db, std::vector<Statement> statements, DigestTable digests)
        : m_db(&db), m_statements(std::move(statements)), m_digests(std::move(digests))
    {
    }
    Statement& sql(Sql which) { return m_statements[which]; }
    Result<qint64> stampInTransaction(qint64 most);
    Result<std::vector<Fresh>> fresh(qint64 most);
    Result<void> number(const std::vector<Fresh>& entries);

    Database* m_db;
    std::vector<Statement> m_statements;
    DigestTable m_digests;
    LogHead m_head;
};

} // namespace onescreen::central
