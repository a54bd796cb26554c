// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/newevents.h"

#include "app/store/areacells.h"
#include "app/store/schema.h"
#include "app/store/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onescreen {

namespace {

/// The texts in UTF-8 one after another, and where each lies.
template <std::size_t Count>
void encodeAll(const std::array<const QString*, Count>& texts, std::vector<char>& utf8,
               std::array<std::pair<std::size_t, std::size_t>, Count>& places)
{
    std::size_t room = 1; // SQLite takes a null pointer for NULL.
    for (const QString* text : texts)
        room += mostUtf8Bytes(text->size());
    if (utf8.size() < room)
        utf8.resize(room);
    char* next = utf8.data();
    for (std::size_t at = 0; at < Count; ++at) {
        char* const end = appendUtf8(*texts[at], next);
        places[at] = {static_cast<std::size_t>(next - utf8.data()), static_cast<std::size_t>(end - next)};
        next = end;
    }
}

std::optional<qint64> storedTime(const std::optional<UtcTime>& time)
{
    return time.transform(toMs);
}

constexpr int idColumn = 17;
constexpr int eventColumns = 19;
constexpr int textColumns = 7;

/// In the order of the columns of table event.
std::optional<qint64> numberOf(const WaitingEvent& waiting, int column)
{
    const EventFields& event = *waiting.event;
    const CountedEvent& counted = waiting.counted;
    switch (column) {
    case 0:
        return waiting.row;
    case 1:
        return static_cast<qint64>(event.state);
    case 2:
        return static_cast<qint64>(event.priority);
    case 3:
        return counted.category;
    case 4:
        return event.region.number();
    case 5:
        return storedLongitude(event);
    case 6:
        return storedLatitude(event);
    case 7:
        return toMs(event.reportedAt);
    case 8:
        return storedDue(event);
    case 9:
        return storedTime(event.closedAt);
    case 10:
        return waiting.version;
    case 11:
        return counted.source;
    case 12:
        return static_cast<qint64>(event.origin);
    case 13:
        return counted.unit;
    case 14:
        return storedTime(event.acceptedAt);
    case 15:
        return storedTime(event.assignedAt);
    case 16:
        return counted.reopened;
    default:
        return storedCell(event);
    }
}

void giveNumber(sqlite3_context* to, const std::optional<qint64>& number)
{
    if (number)
        sqlite3_result_int64(to, *number);
    else
        sqlite3_result_null(to);
}

/// In the order of NewEvents::Sql. OR FAIL: what fails is rolled back by the caller, so SQLite need not copy
/// every page that the statement touches to be able to take it back alone.
constexpr std::array statementTexts{
    "INSERT OR FAIL INTO event(rid, st, pri, cat, region, lon, lat, at, due, closed, v, src, origin, unit,"
    " ack, asg, reopened, id, cell) SELECT * FROM event_rows WHERE true ON CONFLICT(id) DO NOTHING",
    "INSERT OR FAIL INTO event_text(rid, no, title, addr, body, sid, extra) SELECT * FROM text_rows",
    "SELECT rid FROM event WHERE rid >= ? ORDER BY rid",
    "SELECT max(coalesce((SELECT max(rid) FROM event), 0), coalesce((SELECT max(rid) FROM search_todo), 0),"
    " coalesce((SELECT n FROM care WHERE name = 'searched'), 0)) + 1",
};

} // namespace

qint64 storedDue(const EventFields& event)
{
    return event.dueAt ? toMs(*event.dueAt) : schema::noDue;
}

std::optional<qint64> storedLongitude(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lon7()) : std::nullopt;
}

std::optional<qint64> storedLatitude(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lat7()) : std::nullopt;
}

std::optional<qint64> storedCell(const EventFields& event)
{
    return event.position.transform(areaCell);
}

Result<NewEvents> NewEvents::prepare(sqlite::Connection& db)
{
    auto eventRows = sqlite::RowsTable::make(db, "event_rows", eventColumns);
    if (!eventRows)
        return std::unexpected(std::move(eventRows).error());
    auto textRows = sqlite::RowsTable::make(db, "text_rows", textColumns);
    if (!textRows)
        return std::unexpected(std::move(textRows).error());
    std::vector<sqlite::Statement> statements;
    for (const char* text : statementTexts) {
        auto statement = sqlite::Statement::prepare(db, text);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    return NewEvents(db, *std::move(eventRows), *std::move(textRows), std::move(statements));
}

/// A number that neither a row nor the search index has: the index may still know a row that is gone.
Result<EventRow> NewEvents::nextRow()
{
    if (!m_nextRow) {
        while (sql(NextRow).next())
            m_nextRow = sql(NextRow).integer(0);
        if (auto ended = sql(NextRow).ended(); !ended)
            return std::unexpected(std::move(ended).error());
    }
    return m_nextRow.value_or(1);
}

Result<void> NewEvents::insertRows(std::vector<WaitingEvent>& events, EventRow first)
{
    for (EventRow row = first; WaitingEvent & waiting : events)
        waiting.row = row++;
    std::vector<char> id;
    std::array<std::pair<std::size_t, std::size_t>, 1> place;
    // What SQLite is given as static must live until the next row is asked for.
    m_eventRows.show(events.size(), [&](sqlite3_context* to, std::size_t at, int column) {
        if (column != idColumn)
            return giveNumber(to, numberOf(events[at], column));
        encodeAll<1>({&events[at].event->id.toString()}, id, place);
        sqlite3_result_text(to, id.data(), static_cast<int>(place[0].second), SQLITE_STATIC);
    });
    return sql(InsertEvents).run();
}

/// Takes the row back from those that were left out, and remembers where to go on.
Result<void> NewEvents::keepInserted(std::vector<WaitingEvent>& events, EventRow first)
{
    if (std::cmp_equal(sqlite3_changes(m_db->handle()), events.size())) {
        m_nextRow = events.back().row + 1;
        return {};
    }
    std::vector<EventRow> inserted;
    for (sql(RowsFrom).bind(first); sql(RowsFrom).next();)
        inserted.push_back(sql(RowsFrom).integer(0));
    if (auto ended = sql(RowsFrom).ended(); !ended)
        return ended;
    m_nextRow = inserted.empty() ? first : inserted.back() + 1;
    for (WaitingEvent& waiting : events) {
        if (!std::ranges::binary_search(inserted, waiting.row))
            waiting.row = 0;
    }
    return {};
}

Result<void> NewEvents::insertTexts(const std::vector<WaitingEvent>& events)
{
    std::vector<const WaitingEvent*> inserted;
    inserted.reserve(events.size());
    for (const WaitingEvent& waiting : events) {
        if (waiting.row != 0)
            inserted.push_back(&waiting);
    }
    if (inserted.empty())
        return {};
    std::vector<char> utf8;
    std::array<std::pair<std::size_t, std::size_t>, 5> places;
    // Asked for from left to right, see insertRows().
    m_textRows.show(inserted.size(), [&](sqlite3_context* to, std::size_t at, int column) {
        const WaitingEvent& waiting = *inserted[at];
        const EventFields& e = *waiting.event;
        const QByteArray& extra = *waiting.extra;
        if (column == 0)
            return sqlite3_result_int64(to, waiting.row);
        if (column == textColumns - 1)
            return extra.isEmpty() ? sqlite3_result_null(to)
                                   : sqlite3_result_text(to, extra.constData(),
                                                         static_cast<int>(extra.size()), SQLITE_STATIC);
        if (column == 1)
            encodeAll<5>({&e.number, &e.title, &e.address, &e.description, &e.sourceId}, utf8, places);
        const auto [from, size] = places[static_cast<std::size_t>(column) - 1];
        sqlite3_result_text(to, utf8.data() + from, static_cast<int>(size), SQLITE_STATIC);
    });
    return sql(InsertTexts).run();
}

Result<void> NewEvents::write(std::vector<WaitingEvent>& events)
{
    if (events.empty())
        return {};
    const auto first = nextRow();
    if (!first)
        return std::unexpected(first.error());
    auto done = insertRows(events, *first);
    if (done)
        done = keepInserted(events, *first);
    return done ? insertTexts(events) : done;
}

} // namespace onescreen
