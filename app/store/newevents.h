// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/countedevent.h"
#include "app/store/queries.h"
#include "app/store/rowstable.h"
#include "app/store/sqlitehandle.h"

#include <optional>
#include <vector>

namespace onescreen {

/// An event that is to be stored and is most likely new. What it points to lives until it is written.
struct WaitingEvent
{
    const EventFields* event = nullptr;
    const QByteArray* extra = nullptr;
    qint64 version = 0;
    CountedEvent counted;
    bool wasRetired = false;
    EventRow row = 0; ///< Given when it was new.
};

/// Puts new events into event and event_text, a page of them with one statement each: rows then share its
/// start and its end. Every call is made inside the writer's transaction.
class NewEvents
{
public:
    static Result<NewEvents> prepare(sqlite::Connection& db);

    /// Writes those whose id is not there yet and gives them their row; the others keep 0. After a failure
    /// any of them may have been written: the caller rolls back.
    Result<void> write(std::vector<WaitingEvent>& events);
    void forget() { m_nextRow.reset(); } ///< After a rollback of the page.

private:
    NewEvents(sqlite::Connection& db, sqlite::RowsTable eventRows, sqlite::RowsTable textRows,
              std::vector<sqlite::Statement> statements)
        : m_db(&db), m_eventRows(std::move(eventRows)), m_textRows(std::move(textRows)),
          m_statements(std::move(statements))
    {
    }
    enum Sql { InsertEvents, InsertTexts, RowsFrom, NextRow, SqlCount };
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    Result<EventRow> nextRow();
    Result<void> insertRows(std::vector<WaitingEvent>& events, EventRow first);
    Result<void> keepInserted(std::vector<WaitingEvent>& events, EventRow first);
    Result<void> insertTexts(const std::vector<WaitingEvent>& events);

    sqlite::Connection* m_db;
    // Destroyed from the end: statements before what they read.
    sqlite::RowsTable m_eventRows;
    sqlite::RowsTable m_textRows;
    std::vector<sqlite::Statement> m_statements;
    std::optional<EventRow> m_nextRow;
};

/// What table event has for a place and for "no due time"; the same for new and changed rows.
std::optional<qint64> storedLongitude(const EventFields& event);
std::optional<qint64> storedLatitude(const EventFields& event);
std::optional<qint64> storedCell(const EventFields& event);
qint64 storedDue(const EventFields& event);

} // namespace onescreen
