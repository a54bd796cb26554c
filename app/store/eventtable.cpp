// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventtable.h"

namespace onescreen {

namespace {

using schema::CodeKind;

/// Enough to share the cost of a statement, few enough to be still in the processor's memory when written.
constexpr std::size_t mostWaiting = 256;

std::optional<sqlite::Utf8Text> storedExtra(const QByteArray& extra)
{
    return extra.isEmpty() ? std::nullopt : std::optional(sqlite::Utf8Text{extra});
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

/// Columns v, st, cat, region, at, due, closed, origin, src, unit, pri, ack, asg, reopened.
CountedEvent countedOf(const sqlite::Statement& row)
{
    const qint64 due = row.integer(5);
    return {.region = static_cast<qint32>(row.integer(3)),
            .category = row.integer(2),
            .source = row.integer(8),
            .unit = row.optionalInteger(9),
            .state = static_cast<EventState>(row.integer(1)),
            .priority = static_cast<Priority>(row.integer(10)),
            .origin = static_cast<Origin>(row.integer(7)),
            .at = fromMs(row.integer(4)),
            .accepted = row.optionalTime(11),
            .assigned = row.optionalTime(12),
            .due = due == schema::noDue ? std::nullopt : std::optional(fromMs(due)),
            .closed = row.optionalTime(6),
            .reopened = row.integer(13)};
}

qint64 reopenedFrom(const CountedEvent& old, const EventFields& now)
{
    return old.reopened + (old.state == EventState::Closed && isOpen(now.state) ? 1 : 0);
}

/// In the order of EventTable::Sql.
std::vector<QByteArray> statementTexts()
{
    const QByteArray counted =
        "v, st, cat, region, at, due, closed, origin, src, unit, pri, ack, asg, reopened";
    // The texts of a row that the search index has, for taking them out of it (searchindex.h).
    const QByteArray keep =
        "INSERT INTO search_todo SELECT rid, no, title, addr FROM event_text WHERE rid = ?1"
        " AND rid <= (SELECT n FROM care WHERE name = 'searched')";
    // Most changes leave the times of the report and the end of the term and the place as they are: what is
    // not named needs no change of its index.
    const QByteArray update = "UPDATE event SET st = ?, pri = ?, cat = ?, region = ?, closed = ?, v = ?,"
                              " src = ?, origin = ?, unit = ?, ack = ?, asg = ?, reopened = ?";
    return {
        "SELECT " + counted + ", rid, lon, lat FROM event WHERE id = ?",
        update + " WHERE rid = ?",
        update + ", at = ?, due = ?, lon = ?, lat = ?, cell = ? WHERE rid = ?",
        keep + " AND NOT (no = ?2 AND title = ?3 AND addr = ?4) ON CONFLICT DO NOTHING",
        "UPDATE event_text SET no = ?1, title = ?2, addr = ?3, body = ?4, sid = ?5, extra = ?6 WHERE rid = ?7"
        " AND NOT (no = ?1 AND title = ?2 AND addr = ?3 AND body = ?4 AND sid = ?5 AND extra IS ?6)",
        "DELETE FROM event WHERE rid = ?",
        keep + " ON CONFLICT DO NOTHING",
        "DELETE FROM event_text WHERE rid = ?",
        "SELECT 1 FROM retired LIMIT 1",
        "SELECT " + counted + " FROM retired WHERE id = ?",
        "DELETE FROM retired WHERE id = ?",
    };
}

} // namespace

EventTable::EventTable(CodeBook codes, Rollups rollups, FactCube cube, NewEvents newEvents,
                       std::vector<sqlite::Statement> statements)
    : m_codes(std::move(codes)), m_rollups(std::move(rollups)), m_cube(std::move(cube)),
      m_newEvents(std::move(newEvents)), m_statements(std::move(statements))
{
}

Result<EventTable> EventTable::prepare(sqlite::Connection& db)
{
    std::vector<sqlite::Statement> statements;
    for (const QByteArray& text : statementTexts()) {
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
    auto newEvents = NewEvents::prepare(db);
    if (!newEvents)
        return std::unexpected(std::move(newEvents).error());
    return EventTable(*std::move(codes), *std::move(rollups), *std::move(cube), *std::move(newEvents),
                      std::move(statements));
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
    for (select.bind(id); select.next();)
        old = Old{.row = select.integer(14),
                  .version = select.integer(0),
                  .counted = countedOf(select),
                  .longitude = select.optionalInteger(15),
                  .latitude = select.optionalInteger(16)};
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

Result<std::optional<EventTable::Old>> EventTable::retiredRow(const QString& id)
{
    std::optional<Old> old;
    if (!m_anyRetired) {
        m_anyRetired = sql(AnyRetired).next();
        if (auto ended = sql(AnyRetired).ended(); !ended)
            return std::unexpected(std::move(ended).error());
    }
    if (!*m_anyRetired)
        return old;
    sqlite::Statement& select = sql(SelectRetired);
    for (select.bind(id); select.next();)
        old = Old{.row = 0,
                  .version = select.integer(0),
                  .counted = countedOf(select),
                  .longitude = {},
                  .latitude = {}};
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

/// Its numbers leave with it. rollup_state has only events that are there.
Result<void> EventTable::forgetRetired(const QString& id)
{
    const auto old = retiredRow(id);
    if (!old || !*old)
        return old ? Result<void>() : std::unexpected(old.error());
    if (auto done = sql(DeleteRetired).bind(id).run(); !done)
        return done;
    m_rollups.countDays((*old)->counted, -1);
    m_cube.count((*old)->counted, -1);
    sum((*old)->counted, id, (*old)->version, -1);
    return {};
}

Result<void> EventTable::put(const Event& event, qint64 version, const QByteArray& extra)
{
    auto counted = numbered(*event);
    if (!counted)
        return std::unexpected(std::move(counted).error());
    const auto before = retiredRow(event->id.toString());
    if (!before)
        return std::unexpected(before.error());
    if (*before) {
        if (version <= (*before)->version)
            return {};
        counted->reopened = reopenedFrom((*before)->counted, *event);
    }
    m_waiting.push_back({.event = &*event,
                         .extra = &extra,
                         .version = version,
                         .counted = *counted,
                         .wasRetired = before->has_value()});
    return m_waiting.size() < mostWaiting ? Result<void>() : writeWaiting();
}

Result<void> EventTable::writeWaiting()
{
    // All are tried as new, because while a cache fills nearly every row is, and the index must be searched
    // anyway. The others follow in their order: of an event that is there twice the first may be new.
    auto done = m_newEvents.write(m_waiting);
    for (const WaitingEvent& waiting : m_waiting) {
        if (done && waiting.row != 0)
            done = added(waiting);
    }
    for (const WaitingEvent& waiting : m_waiting) {
        if (done && waiting.row == 0)
            done = replaceOld(waiting);
    }
    m_waiting.clear();
    return done;
}

/// What belongs to a row that was just inserted.
Result<void> EventTable::added(const WaitingEvent& waiting)
{
    const QString& id = waiting.event->id.toString();
    if (waiting.wasRetired) {
        if (auto done = forgetRetired(id); !done)
            return done;
    }
    sum(waiting.counted, id, waiting.version, 1);
    count(waiting.counted, 1);
    m_changed.push_back(waiting.row);
    return {};
}

/// The event is there: only a newer version changes it.
Result<void> EventTable::replaceOld(const WaitingEvent& waiting)
{
    const QString& id = waiting.event->id.toString();
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old || waiting.version <= (*old)->version)
        return {};
    CountedEvent counted = waiting.counted;
    counted.reopened = reopenedFrom((*old)->counted, *waiting.event);
    auto done = updateRow(**old, waiting, counted);
    if (done)
        done = updateTexts(waiting, (*old)->row);
    if (!done)
        return done;
    sum((*old)->counted, id, (*old)->version, -1);
    sum(counted, id, waiting.version, 1);
    count((*old)->counted, -1);
    count(counted, 1);
    m_changed.push_back((*old)->row);
    return {};
}

Result<void> EventTable::updateRow(const Old& old, const WaitingEvent& waiting, const CountedEvent& counted)
{
    const EventFields& event = *waiting.event;
    const auto longitude = storedLongitude(event);
    const auto latitude = storedLatitude(event);
    const auto update = [&](sqlite::Statement& statement, const auto&... more) {
        return statement
            .bind(static_cast<int>(event.state), static_cast<int>(event.priority), counted.category,
                  event.region.number(), event.closedAt, waiting.version, counted.source,
                  static_cast<int>(event.origin), counted.unit, event.acceptedAt, event.assignedAt,
                  counted.reopened, more..., old.row)
            .run();
    };
    if (old.counted.at == event.reportedAt && old.counted.due == event.dueAt && old.longitude == longitude &&
        old.latitude == latitude)
        return update(sql(Update));
    return update(sql(UpdateMoved), event.reportedAt, storedDue(event), longitude, latitude,
                  storedCell(event));
}

Result<void> EventTable::updateTexts(const WaitingEvent& waiting, EventRow row)
{
    const EventFields& event = *waiting.event;
    sql(KeepOldText).bind(row, event.number, event.title, event.address);
    if (auto done = sql(KeepOldText).run(); !done)
        return done;
    return sql(UpdateText)
        .bind(event.number, event.title, event.address, event.description, event.sourceId,
              storedExtra(*waiting.extra), row)
        .run();
}

Result<void> EventTable::remove(const QString& id, qint64 version)
{
    if (auto done = writeWaiting(); !done)
        return done;
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old) {
        const auto before = retiredRow(id);
        if (!before)
            return std::unexpected(before.error());
        return *before && version >= (*before)->version ? forgetRetired(id) : Result<void>();
    }
    if (version < (*old)->version)
        return {};
    for (const Sql which : {Delete, KeepText, DeleteText}) {
        if (auto done = sql(which).bind((*old)->row).run(); !done)
            return done;
    }
    count((*old)->counted, -1);
    sum((*old)->counted, id, (*old)->version, -1);
    m_changed.push_back((*old)->row);
    return {};
}

void EventTable::sum(const CountedEvent& event, const QString& id, qint64 version, int sign)
{
    if (m_digests != nullptr)
        m_digests->add(Entity::Event, event.region, id, version, sign);
}

void EventTable::count(const CountedEvent& event, int sign)
{
    m_rollups.countDays(event, sign);
    m_rollups.countState(event, sign);
    m_cube.count(event, sign);
}

Result<void> EventTable::flushCounts()
{
    m_anyRetired.reset();
    auto done = m_rollups.flush();
    return done ? m_cube.flush() : done;
}

void EventTable::forgetChange()
{
    m_waiting.clear();
    m_codes.forget();
}

void EventTable::forgetPage()
{
    forgetChange();
    m_changed.clear();
    m_anyRetired.reset();
    m_newEvents.forget();
    m_rollups.forget();
    m_cube.forget();
}

} // namespace onescreen
