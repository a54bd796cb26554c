// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/codebook.h"
#include "app/store/factcube.h"
#include "app/store/newevents.h"
#include "app/store/queries.h"
#include "app/store/rollups.h"
#include "app/store/rowdigests.h"
#include "app/store/sqlitehandle.h"

#include <optional>
#include <utility>
#include <vector>

namespace onescreen {

/// The writer's hands on event and event_text, with what rollups, cube, code numbers, the search index and
/// events that were retired need. Every call is made inside the writer's transaction.
class EventTable
{
public:
    static Result<EventTable> prepare(sqlite::Connection& db);
    /// Tells `digests`, which must outlive the table, of every row. Retired events stay in its sums.
    void setDigests(RowDigests* digests) { m_digests = digests; }

    /// Stores the event unless the stored version is the same or newer; at writeWaiting() or before, each
    /// event after those put before it. `event` and `extra` must live until then.
    Result<void> put(const Event& event, qint64 version, const QByteArray& extra);
    /// Removes the event, after everything put before it, unless there is none or it is newer.
    Result<void> remove(const QString& id, qint64 version);
    /// Ends the changes of a page, or a single change that must show whether the database takes it.
    Result<void> writeWaiting();
    /// Rows that were written or removed since the last call.
    std::vector<EventRow> takeChanged() { return std::exchange(m_changed, {}); }
    /// Writes what the page adds to rollups and cube; ends every page.
    Result<void> flushCounts();
    Result<void> rebuildCube(qint32 month) { return m_cube.rebuild(month); } ///< Between pages.
    void forgetPage(); ///< After a rollback of the page.
    /// After a rollback of a single change, the only one since writeWaiting().
    void forgetChange();

private:
    enum Sql {
        SelectOld,
        Update,
        UpdateMoved,
        KeepOldText,
        UpdateText,
        Delete,
        KeepText,
        DeleteText,
        AnyRetired,
        SelectRetired,
        DeleteRetired,
        SqlCount
    };
    struct Old
    {
        EventRow row = 0;
        qint64 version = 0;
        CountedEvent counted;
        std::optional<qint64> longitude; ///< As stored, like the next.
        std::optional<qint64> latitude;
    };
    EventTable(CodeBook codes, Rollups rollups, FactCube cube, NewEvents newEvents,
               std::vector<sqlite::Statement> statements);
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    Result<CountedEvent> numbered(const EventFields& event);
    Result<std::optional<Old>> oldRow(const QString& id);
    Result<std::optional<Old>> retiredRow(const QString& id);
    Result<void> forgetRetired(const QString& id);
    Result<void> added(const WaitingEvent& waiting);
    Result<void> replaceOld(const WaitingEvent& waiting);
    Result<void> updateRow(const Old& old, const WaitingEvent& waiting, const CountedEvent& counted);
    Result<void> updateTexts(const WaitingEvent& waiting, EventRow row);

    void count(const CountedEvent& event, int sign);
    void sum(const CountedEvent& event, const QString& id, qint64 version, int sign);

    RowDigests* m_digests = nullptr;
    CodeBook m_codes;
    Rollups m_rollups;
    FactCube m_cube;
    NewEvents m_newEvents;
    std::vector<sqlite::Statement> m_statements;
    std::vector<WaitingEvent> m_waiting;
    std::vector<EventRow> m_changed;
    std::optional<bool> m_anyRetired; ///< Asked once a page.
};

} // namespace onescreen
