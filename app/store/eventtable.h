// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/codebook.h"
#include "app/store/factcube.h"
#include "app/store/queries.h"
#include "app/store/rollups.h"
#include "app/store/rowdigests.h"
#include "app/store/rowstable.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

/// The writer's hands on event and event_text, with what rollups, cube, code numbers, the search index and
/// events that were retired need. Every call is made inside the writer's transaction.
class EventTable
{
public:
    static Result<EventTable> prepare(sqlite::Connection& db);
    /// Tells `digests`, which must outlive the table, of every row. Retired events stay in its sums.
    void setDigests(RowDigests* digests) { m_digests = digests; }

    /// The row that was written; none when the stored version is the same or newer. `event` and `extra` must
    /// live until the next flushCounts() or forgetPage().
    Result<std::optional<EventRow>> put(const Event& event, qint64 version, const QByteArray& extra);
    /// The row that was removed; none when there is none or it is newer.
    Result<std::optional<EventRow>> remove(const QString& id, qint64 version);
    /// Texts of new events are gathered and written at the page's end, unless each change must show at once
    /// whether the database takes it.
    void setGathersTexts(bool gathers) { m_gathersTexts = gathers; }
    /// Writes gathered texts and what the page adds to rollups and cube; ends every page.
    Result<void> flushCounts();
    Result<void> rebuildCube(qint32 month) { return m_cube.rebuild(month); } ///< Between pages.
    /// After a rollback of the page; `codes` only: after a rollback of a single change.
    void forgetPage();
    void forgetCodes() { m_codes.forget(); }

private:
    enum Sql {
        Insert,
        InsertTexts,
        SelectOld,
        Update,
        KeepOldText,
        UpdateText,
        Delete,
        KeepText,
        DeleteText,
        NextRow,
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
    };
    /// A new event whose texts wait to be written.
    struct NewText
    {
        EventRow row = 0;
        const EventFields* event = nullptr;
        const QByteArray* extra = nullptr;
    };
    EventTable(sqlite::Connection& db, CodeBook codes, Rollups rollups, FactCube cube,
               sqlite::RowsTable textRows, std::vector<sqlite::Statement> statements);
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    Result<CountedEvent> numbered(const EventFields& event);
    Result<std::optional<Old>> oldRow(const QString& id);
    Result<std::optional<Old>> retiredRow(const QString& id);
    Result<void> forgetRetired(const QString& id, const Old& old);
    Result<std::optional<EventRow>> added(const NewText& text, const CountedEvent& counted,
                                          const std::optional<Old>& retired);
    Result<EventRow> nextRow();
    Result<std::optional<EventRow>> insert(const EventFields& event, const CountedEvent& counted,
                                           qint64 version);
    Result<void> flushTexts();
    Result<void> updateTexts(const EventFields& event, const QByteArray& extra, EventRow row);
    Result<std::optional<EventRow>> update(const Old& old, const EventFields& event,
                                           const CountedEvent& counted, qint64 version,
                                           const QByteArray& extra);

    void count(const CountedEvent& event, int sign);
    void sum(const CountedEvent& event, const QString& id, qint64 version, int sign);

    sqlite::Connection* m_db;
    RowDigests* m_digests = nullptr;
    CodeBook m_codes;
    Rollups m_rollups;
    FactCube m_cube;
    // Destroyed from the end: statements before what they read.
    sqlite::RowsTable m_textRows;
    std::vector<sqlite::Statement> m_statements;
    std::vector<NewText> m_newTexts;
    bool m_gathersTexts = true;
    std::optional<EventRow> m_nextRow;
    std::optional<bool> m_anyRetired; ///< Asked once a page.
};

} // namespace onescreen
