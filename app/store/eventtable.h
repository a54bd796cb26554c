// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/codebook.h"
#include "app/store/factcube.h"
#include "app/store/queries.h"
#include "app/store/rollups.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

/// The writer's hands on event and event_text, with what rollups, cube and code numbers need. Every call is
/// made inside the writer's transaction.
class EventTable
{
public:
    static Result<EventTable> prepare(sqlite::Connection& db);

    /// The row that was written; none when the stored version is the same or newer.
    Result<std::optional<EventRow>> put(const Event& event, qint64 version, const QByteArray& extra);
    /// The row that was removed; none when there is none or it is newer.
    Result<std::optional<EventRow>> remove(const QString& id, qint64 version);
    /// Writes what the page adds to rollups and cube.
    Result<void> flushCounts();
    Result<void> rebuildCube(qint32 month) { return m_cube.rebuild(month); } ///< Between pages.
    /// After a rollback of the page; `codes` only: after a rollback of a single change.
    void forgetPage();
    void forgetCodes() { m_codes.forget(); }

private:
    enum Sql { Insert, InsertText, SelectOld, Update, UpdateText, Delete, DeleteText, SqlCount };
    struct Old
    {
        EventRow row = 0;
        qint64 version = 0;
        CountedEvent counted;
    };
    EventTable(sqlite::Connection& db, CodeBook codes, Rollups rollups, FactCube cube,
               std::vector<sqlite::Statement> statements);
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    Result<CountedEvent> numbered(const EventFields& event);
    Result<std::optional<Old>> oldRow(const QString& id);
    Result<EventRow> insertTexts(const EventFields& event, const CountedEvent& counted,
                                 const QByteArray& extra);
    Result<std::optional<EventRow>> update(const Old& old, const EventFields& event,
                                           const CountedEvent& counted, qint64 version,
                                           const QByteArray& extra);

    void count(const CountedEvent& event, int sign);

    sqlite::Connection* m_db;
    CodeBook m_codes;
    Rollups m_rollups;
    FactCube m_cube;
    std::vector<sqlite::Statement> m_statements;
};

} // namespace onescreen
