// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/log/cursor.h"
#include "app/central/log/sqlitedb.h"

#include <QByteArray>

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
};

using PageFault = std::variant<CursorFault, Error>;

/// Builds pages from its own read-only connection. One per thread.
class PageReader
{
public:
    static Result<std::unique_ptr<PageReader>> open(const QString& folder, const Clock& clock);

    /// Without a cursor (empty) from the beginning of the log.
    std::expected<Page, PageFault> page(const QByteArray& cursor, const PageLimits& limits);
    [[nodiscard]] const LogIdentity& identity() const { return m_identity; }

private:
    PageReader(std::unique_ptr<SqliteDb> db, LogIdentity identity, const Clock& clock,
               std::vector<Statement> statements);
    enum Sql : std::size_t { SelectHead, SelectEntries, SelectChain, SqlCount };
    std::expected<Page, PageFault> pageInTransaction(const QByteArray& cursor, const PageLimits& limits);
    std::expected<Cursor, PageFault> position(const QByteArray& text, qint64 head);
    Result<quint64> chainAt(qint64 seq);

    std::unique_ptr<SqliteDb> m_db;
    LogIdentity m_identity;
    const Clock& m_clock;
    std::vector<Statement> m_statements;
};

} // namespace onescreen::central
