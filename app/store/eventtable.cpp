// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventtable.h"

namespace onescreen {

namespace {

using schema::CodeKind;

qint64 storedDue(const EventFields& event)
{
    return event.dueAt ? toMs(*event.dueAt) : schema::noDue;
}

std::optional<QString> storedExtra(const QByteArray& extra)
{
    return extra.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(extra));
}

std::optional<qint64> lon7Of(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lon7()) : std::nullopt;
}

std::optional<qint64> lat7Of(const EventFields& event)
{
    return event.position ? std::optional<qint64>(event.position->lat7()) : std::nullopt;
}

CountedEvent countedOf(const EventFields& event, qint64 category)
{
    return {.region = event.region.number(),
            .category = category,
            .state = event.state,
            .origin = event.origin,
            .at = event.reportedAt,
            .due = event.dueAt,
            .closed = event.closedAt};
}

} // namespace

EventTable::EventTable(sqlite::Connection& db, CodeBook codes, Rollups rollups,
                       std::vector<sqlite::Statement> statements)
    : m_db(&db), m_codes(std::move(codes)), m_rollups(std::move(rollups)), m_statements(std::move(statements))
{
}

Result<EventTable> EventTable::prepare(sqlite::Connection& db)
{
    const std::array<QByteArray, SqlCount> texts{
        "INSERT INTO event(st, pri, cat, region, lon, lat, at, due, closed, v, src, origin, unit, id)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
        "INSERT INTO event_text(rid, no, title, addr, body, sid, ack, asg, extra) VALUES(?, ?, ?, ?, ?, ?, "
        "?, ?, ?)",
        "SELECT rid, v, st, cat, region, at, due, closed, origin FROM event WHERE id = ?",
        "UPDATE event SET st = ?, pri = ?, cat = ?, region = ?, lon = ?, lat = ?, at = ?, due = ?, closed = "
        "?, v = ?,"
        " src = ?, origin = ?, unit = ? WHERE rid = ?",
        "UPDATE event_text SET no = ?, title = ?, addr = ?, body = ?, sid = ?, ack = ?, asg = ?, extra = ?"
        " WHERE rid = ?",
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
    return EventTable(db, *std::move(codes), *std::move(rollups), std::move(statements));
}

Result<EventTable::Numbers> EventTable::numbersOf(const EventFields& event)
{
    const auto category = m_codes.numberOf(CodeKind::Category, event.category.toString());
    const auto source = category ? m_codes.numberOf(CodeKind::Source, event.source.toString()) : category;
    if (!source)
        return std::unexpected(source.error());
    Numbers numbers{.category = *category, .source = *source, .unit = std::nullopt};
    if (event.unit) {
        const auto unit = m_codes.numberOf(CodeKind::Unit, event.unit->toString());
        if (!unit)
            return std::unexpected(unit.error());
        numbers.unit = *unit;
    }
    return numbers;
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
                              .state = static_cast<EventState>(select.integer(2)),
                              .origin = static_cast<Origin>(select.integer(8)),
                              .at = fromMs(select.integer(5)),
                              .due = due == schema::noDue ? std::nullopt : std::optional(fromMs(due)),
                              .closed = select.optionalTime(7)}};
    }
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

Result<std::optional<EventRow>> EventTable::put(const Event& event, qint64 version, const QByteArray& extra)
{
    const auto numbers = numbersOf(*event);
    if (!numbers)
        return std::unexpected(numbers.error());
    const QString& id = event->id.toString();
    // Tried first, because while a cache fills nearly every row is new, and the index must be searched
    // anyway.
    sqlite::Statement& insert = sql(Insert);
    insert.bind(static_cast<int>(event->state), static_cast<int>(event->priority), numbers->category,
                event->region.number(), lon7Of(*event), lat7Of(*event), event->reportedAt, storedDue(*event),
                event->closedAt, version, numbers->source, static_cast<int>(event->origin), numbers->unit,
                id);
    if (auto done = insert.run(); !done)
        return std::unexpected(std::move(done).error());
    if (sqlite3_changes(m_db->handle()) == 1) {
        auto row = insertTexts(*event, countedOf(*event, numbers->category), extra);
        if (!row)
            return std::unexpected(std::move(row).error());
        return std::optional(*row);
    }
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old || version <= (*old)->version)
        return std::nullopt;
    return update(**old, *event, *numbers, version, extra);
}

Result<EventRow> EventTable::insertTexts(const EventFields& event, const CountedEvent& counted,
                                         const QByteArray& extra)
{
    const EventRow row = sqlite3_last_insert_rowid(m_db->handle());
    sql(InsertText)
        .bind(row, event.number, event.title, event.address, event.description, event.sourceId,
              event.acceptedAt, event.assignedAt, storedExtra(extra));
    if (auto done = sql(InsertText).run(); !done)
        return std::unexpected(std::move(done).error());
    m_rollups.count(counted, 1);
    return row;
}

Result<std::optional<EventRow>> EventTable::update(const Old& old, const EventFields& event,
                                                   const Numbers& numbers, qint64 version,
                                                   const QByteArray& extra)
{
    sql(Update).bind(static_cast<int>(event.state), static_cast<int>(event.priority), numbers.category,
                     event.region.number(), lon7Of(event), lat7Of(event), event.reportedAt, storedDue(event),
                     event.closedAt, version, numbers.source, static_cast<int>(event.origin), numbers.unit,
                     old.row);
    if (auto done = sql(Update).run(); !done)
        return std::unexpected(std::move(done).error());
    sql(UpdateText)
        .bind(event.number, event.title, event.address, event.description, event.sourceId, event.acceptedAt,
              event.assignedAt, storedExtra(extra), old.row);
    if (auto done = sql(UpdateText).run(); !done)
        return std::unexpected(std::move(done).error());
    m_rollups.count(old.counted, -1);
    m_rollups.count(countedOf(event, numbers.category), 1);
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
    m_rollups.count((*old)->counted, -1);
    return std::optional((*old)->row);
}

void EventTable::forgetPage()
{
    m_codes.forget();
    m_rollups.forget();
}

} // namespace onescreen
