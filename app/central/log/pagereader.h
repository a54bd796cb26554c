// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/db/databaseaddress.h"
#include "app/central/log/cursor.h"

#include <QByteArray>

#include <functional>
#include <variant>

namespace onescreen::central {

struct PageLimits
{
    int operations = 1000;      ///< Operations read from the log for one page, at least 1.
    qint64 bytes = 1024 * 1024; ///< Page size before compression; one operation is always allowed.
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

using PageFault = std::variant<CursorFault, Error>;

/// Builds pages from its own connection, and opens another when a shared database has dropped that one. One
/// per thread.
class PageReader
{
public:
    static Result<std::unique_ptr<PageReader>> open(const DatabaseAddress& address, const Clock& clock);

    /// Without a cursor (empty) from the beginning of the log.
    std::expected<Page, PageFault> page(const QByteArray& cursor, const PageLimits& limits);
    [[nodiscard]] const LogIdentity& identity() const { return m_identity; }
    /// Those of the places that have their number by now. Errors: those of Database.
    Result<Numbered> numbered(const std::vector<qint64>& places);
    /// Another question to the same database, asked again on a new connection when this one has gone.
    Result<QByteArray> look(const std::function<Result<QByteArray>(Database&)>& question);

private:
    PageReader(DatabaseAddress address, const Clock& clock) : m_address(std::move(address)), m_clock(clock) {}
    Result<void> connect();
    Result<Database*> database();
    template <typename Answer> Result<Answer> ask(const std::function<Result<Answer>(Database&)>& question);
    void disconnect();
    std::expected<Page, PageFault> pageOnce(const QByteArray& cursor, const PageLimits& limits);
    enum Sql : std::size_t { SelectHead, SelectEntries, SelectChain, SqlCount };
    std::expected<Page, PageFault> pageInTransaction(const QByteArray& cursor, const PageLimits& limits);
    std::expected<Cursor, PageFault> position(const QByteArray& text, qint64 head);
    Result<quint64> chainAt(qint64 seq);

    DatabaseAddress m_address;
    const Clock& m_clock;
    LogIdentity m_identity;
    std::unique_ptr<Database> m_db; ///< None while the database cannot be reached.
    std::vector<Statement> m_statements;
};

} // namespace onescreen::central
