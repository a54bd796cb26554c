// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/auth/regionscope.h"
#include "app/central/db/databaseaddress.h"
#include "app/central/log/cursor.h"
#include "app/domain/repair.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <variant>

namespace onescreen::central {

/// Whether a page carries the sums of all rows. Only one that ends at the head can.
enum class PageDigests { None, WhenEmpty, AtHead };

struct PageLimits
{
    int operations = 1000;      ///< Operations read from the log for one page, at least 1.
    qint64 bytes = 1024 * 1024; ///< Page size before compression; one operation is always allowed.
    PageDigests digests = PageDigests::None;
};

/// One page of the log as it goes over the wire (docs/api.md), not compressed.
struct Page
{
    QByteArray body;
    qint64 from = 0;
    qint64 to = 0;
    qint64 head = 0;
    int operations = 0;
    bool split = false; ///< Ends inside a transaction.
    QByteArray next;    ///< Cursor at `to`.
};

/// Entries that have got their numbers.
struct Numbered
{
    std::vector<qint64> places; ///< See ChangeLog::unnumbered().
    qint64 head = 0;            ///< Newest number at that time.
};

/// The cursor was read with other regions than its owner has now.
struct ScopeChange
{
    QStringList added; ///< Prefixes of regions; see RegionScope.
    QStringList removed;
    QByteArray next; ///< The same position with the regions of now.
};

using PageFault = std::variant<CursorFault, ScopeChange, Error>;

/// Builds pages from its own connection, and opens another when a shared database has dropped that one. One
/// per thread.
class PageReader
{
public:
    static Result<std::unique_ptr<PageReader>> open(const DatabaseAddress& address, const Clock& clock);

    /// Without a cursor (empty) from the beginning of the log, while nothing has been removed. Entries of
    /// other regions are left out; a row that has left the scope is told as "out". The page ends where it was
    /// looked at, so it goes on also when nothing of it may be seen.
    std::expected<Page, PageFault> page(const QByteArray& cursor, const PageLimits& limits,
                                        const RegionScope& scope);
    [[nodiscard]] const LogIdentity& identity() const { return m_identity; }
    /// Those of the places that have their number by now. Errors: those of Database.
    Result<Numbered> numbered(const std::vector<qint64>& places);
    /// Whether the database answers.
    bool canRead();
    /// The sums of all rows, with the head they belong to. Errors: those of Database.
    Result<DigestReport> digests();
    /// Another question to the same database, asked again on a new connection when this one has gone.
    template <typename Answer> Result<Answer> look(const std::function<Result<Answer>(Database&)>& question)
    {
        return ask<Answer>(question);
    }

private:
    PageReader(DatabaseAddress address, const Clock& clock) : m_address(std::move(address)), m_clock(clock) {}
    Result<void> connect();
    Result<Database*> database();
    template <typename Answer> Result<Answer> ask(const std::function<Result<Answer>(Database&)>& question)
    {
        for (bool mayReconnect = m_db != nullptr;; mayReconnect = false) {
            const auto db = database();
            if (!db)
                return std::unexpected(db.error());
            auto answer = question(**db);
            if (answer || answer.error().kind != ErrorKind::Offline)
                return answer;
            // A connection may have broken long ago without anybody noticing; a new one has not.
            disconnect();
            if (!mayReconnect)
                return answer;
        }
    }
    void disconnect();
    std::expected<Page, PageFault> pageOnce(const QByteArray& cursor, const PageLimits& limits,
                                            const RegionScope& scope);
    enum Sql : std::size_t { SelectEnds, SelectChain, SelectTransactionEnd, SqlCount };
    std::expected<Page, PageFault> pageInTransaction(const QByteArray& cursor, const PageLimits& limits,
                                                     const RegionScope& scope);
    struct LogEnds
    {
        qint64 start = 0; ///< The first entry has the next number.
        quint64 startChain = 0;
        qint64 head = 0;
    };
    Result<LogEnds> logEnds();
    std::expected<Cursor, PageFault> position(const QByteArray& text, const LogEnds& ends,
                                              const RegionScope& scope);
    std::expected<Cursor, PageFault> changedScope(const Cursor& cursor, const RegionScope& scope);
    Result<qint64> endOfLook(qint64 from, qint64 head, const RegionScope& scope);
    Result<Statement*> entriesOf(const RegionScope& scope);
    Result<quint64> chainAt(qint64 seq);

    DatabaseAddress m_address;
    const Clock& m_clock;
    LogIdentity m_identity;
    std::unique_ptr<Database> m_db; ///< None while the database cannot be reached.
    std::vector<Statement> m_statements;
    std::map<QString, Statement> m_entries; ///< By scope; a few are kept.
};

} // namespace onescreen::central
