// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventtable.h"

namespace onescreen {

namespace {

using schema::CodeKind;

qint64 storedDue(const EventFields& event)
{
    return event.dueAt ? toMs(*event.dueAt) : schema::noDue;
}

std::optional<sqlite::Utf8Text> storedExtra(const QByteArray& extra)
{
    return extra.isEmpty() ? std::nullopt : std::optional(sqlite::Utf8Text{extra});
}

std::optional<qint64> lon7Of(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lon7()) : std::nullopt;
}

std::optional<qint64> lat7Of(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lat7()) : std::nullopt;
}

/// Everything but the numbers of the code book and what only the cache knows.
CountedEvent countedOf(const EventFields& event)
{
    return {.region = event.region.number(),
            .category = 0,
            .source = 0,
            .unit = std::nullopt,
            .state = event.state,
            .priority = event.priority,
            .origin = event.origin,
            .at = event.reportedAt,
            .accepted = event.acceptedAt,
            .assigned = event.assignedAt,
            .due = event.dueAt,
            .closed = event.closedAt,
            .reopened = 0};
}

} // namespace

EventTable::EventTable(sqlite::Connection& db, CodeBook codes, Rollups rollups, FactCube cube,
                       std::vector<sqlite::Statement> statements)
    : m_db(&db), m_codes(std::move(codes)), m_rollups(std::move(rollups)), m_cube(std::move(cube)),
      m_statements(std::move(statements))
{
}

Result<EventTable> EventTable::prepare(sqlite::Connection& db)
{
    const std::array<QByteArray, SqlCount> texts{
        "INSERT INTO event(st, pri, cat, region, lon, lat, at, due, closed, v, src, origin, unit, ack, asg,"
        " reopened, id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
        "INSERT INTO event_text(rid, no, title, addr, body, sid, extra) VALUES(?, ?, ?, ?, ?, ?, ?)",
        "SELECT rid, v, st, cat, region, at, due, closed, origin, src, unit, pri, ack, asg, reopened"
        " FROM event WHERE id = ?",
        "UPDATE event SET st = ?, pri = ?, cat = ?, region = ?, lon = ?, lat = ?, at = ?, due = ?, closed = "
        "?,"
        " v = ?, src = ?, origin = ?, unit = ?, ack = ?, asg = ?, reopened = ? WHERE rid = ?",
        "UPDATE event_text SET no = ?, title = ?, addr = ?, body = ?, sid = ?, extra = ? WHERE rid = ?",
        "DELETE FROM event WHERE rid = ?",
        "DELETE FROM event_text WHERE rid = ?",
    };
    std::vector<sqlite::Statement> statements;
    for (const QByteArray& text : texts) {
        auto statement = sqlite::Statement::prepare(db, text);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    auto codes = CodeBook::prepare(db);
    if (!codes)
        return std::unexpected(std::move(codes).error());
    auto rollups = Rollups::prepare(db);
    if (!rollups)
        return std::unexpected(std::move(rollups).error());
    auto cube = FactCube::prepare(db);
    if (!cube)
        return std::unexpected(std::move(cube).error());
    return EventTable(db, *std::move(codes), *std::move(rollups), *std::move(cube), std::move(statements));
}

Result<CountedEvent> EventTable::numbered(const EventFields& event)
{
    CountedEvent counted = countedOf(event);
    const auto category = m_codes.numberOf(CodeKind::Category, event.category.toString());
    const auto source = category ? m_codes.numberOf(CodeKind::Source, event.source.toString()) : category;
    if (!source)
        return std::unexpected(source.error());
    counted.category = *category;
    counted.source = *source;
    if (event.unit) {
        const auto unit = m_codes.numberOf(CodeKind::Unit, event.unit->toString());
        if (!unit)
            return std::unexpected(unit.error());
        counted.unit = *unit;
    }
    return counted;
}

Result<std::optional<EventTable::Old>> EventTable::oldRow(const QString& id)
{
    sqlite::Statement& select = sql(SelectOld);
    std::optional<Old> old;
    for (select.bind(id); select.next();) {
        const qint64 due = select.integer(6);
        old = Old{.row = select.integer(0),
                  .version = select.integer(1),
                  .counted = {.region = static_cast<qint32>(select.integer(4)),
                              .category = select.integer(3),
                              .source = select.integer(9),
                              .unit = select.optionalInteger(10),
                              .state = static_cast<EventState>(select.integer(2)),
                              .priority = static_cast<Priority>(select.integer(11)),
                              .origin = static_cast<Origin>(select.integer(8)),
                              .at = fromMs(select.integer(5)),
                              .accepted = select.optionalTime(12),
                              .assigned = select.optionalTime(13),
                              .due = due == schema::noDue ? std::nullopt : std::optional(fromMs(due)),
                              .closed = select.optionalTime(7),
                              .reopened = select.integer(14)}};
    }
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

Result<std::optional<EventRow>> EventTable::put(const Event& event, qint64 version, const QByteArray& extra)
{
    auto counted = numbered(*event);
    if (!counted)
        return std::unexpected(std::move(counted).error());
    const QString& id = event->id.toString();
    // Tried first, because while a cache fills nearly every row is new, and the index must be searched
    // anyway.
    sqlite::Statement& insert = sql(Insert);
    insert.bind(static_cast<int>(event->state), static_cast<int>(event->priority), counted->category,
                event->region.number(), lon7Of(*event), lat7Of(*event), event->reportedAt, storedDue(*event),
                event->closedAt, version, counted->source, static_cast<int>(event->origin), counted->unit,
                event->acceptedAt, event->assignedAt, 0, id);
    if (auto done = insert.run(); !done)
        return std::unexpected(std::move(done).error());
    if (sqlite3_changes(m_db->handle()) == 1) {
        auto row = insertTexts(*event, *counted, extra);
        if (!row)
            return std::unexpected(std::move(row).error());
        return std::optional(*row);
    }
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old || version <= (*old)->version)
        return std::nullopt;
    const bool reopens = (*old)->counted.state == EventState::Closed && isOpen(event->state);
    counted->reopened = (*old)->counted.reopened + (reopens ? 1 : 0);
    return update(**old, *event, *counted, version, extra);
}

Result<EventRow> EventTable::insertTexts(const EventFields& event, const CountedEvent& counted,
                                         const QByteArray& extra)
{
    const EventRow row = sqlite3_last_insert_rowid(m_db->handle());
    sql(InsertText)
        .bind(row, event.number, event.title, event.address, event.description, event.sourceId,
              storedExtra(extra));
    if (auto done = sql(InsertText).run(); !done)
        return std::unexpected(std::move(done).error());
    count(counted, 1);
    return row;
}

Result<std::optional<EventRow>> EventTable::update(const Old& old, const EventFields& event,
                                                   const CountedEvent& counted, qint64 version,
                                                   const QByteArray& extra)
{
    sql(Update).bind(static_cast<int>(event.state), static_cast<int>(event.priority), counted.category,
                     event.region.number(), lon7Of(event), lat7Of(event), event.reportedAt, storedDue(event),
                     event.closedAt, version, counted.source, static_cast<int>(event.origin), counted.unit,
                     event.acceptedAt, event.assignedAt, counted.reopened, old.row);
    if (auto done = sql(Update).run(); !done)
        return std::unexpected(std::move(done).error());
    sql(UpdateText)
        .bind(event.number, event.title, event.address, event.description, event.sourceId, storedExtra(extra),
              old.row);
    if (auto done = sql(UpdateText).run(); !done)
        return std::unexpected(std::move(done).error());
    count(old.counted, -1);
    count(counted, 1);
    return std::optional(old.row);
}

Result<std::optional<EventRow>> EventTable::remove(const QString& id, qint64 version)
{
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old || version < (*old)->version)
        return std::nullopt;
    for (const Sql which : {Delete, DeleteText}) {
        if (auto done = sql(which).bind((*old)->row).run(); !done)
            return std::unexpected(std::move(done).error());
    }
    count((*old)->counted, -1);
    return std::optional((*old)->row);
}

void EventTable::count(const CountedEvent& event, int sign)
{
    m_rollups.count(event, sign);
    m_cube.count(event, sign);
}

Result<void> EventTable::flushCounts()
{
    auto done = m_rollups.flush();
    return done ? m_cube.flush() : done;
}

void EventTable::forgetPage()
{
    m_codes.forget();
    m_rollups.forget();
    m_cube.forget();
}

} // namespace onescreen
