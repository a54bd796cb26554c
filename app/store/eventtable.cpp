// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventtable.h"

#include "app/store/areacells.h"

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

std::optional<qint64> cellOf(const EventFields& event)
{
    return event.position.transform(areaCell);
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

/// In the order of EventTable::Sql.
std::vector<QByteArray> statementTexts()
{
    const QByteArray counted =
        "v, st, cat, region, at, due, closed, origin, src, unit, pri, ack, asg, reopened";
    // The texts of a row that the search index has, for taking them out of it (searchindex.h).
    const QByteArray keep =
        "INSERT INTO search_todo SELECT rid, no, title, addr FROM event_text WHERE rid = ?1"
        " AND rid <= (SELECT n FROM care WHERE name = 'searched')";
    return {
        "INSERT INTO event(rid, st, pri, cat, region, lon, lat, at, due, closed, v, src, origin, unit, ack, "
        "asg,"
        " reopened, id, cell) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(id) DO NOTHING",
        "INSERT INTO event_text(rid, no, title, addr, body, sid, extra) SELECT * FROM text_rows",
        "SELECT " + counted + ", rid FROM event WHERE id = ?",
        "UPDATE event SET st = ?, pri = ?, cat = ?, region = ?, lon = ?, lat = ?, at = ?, due = ?, closed = "
        "?, v = ?, src = ?, origin = ?, unit = ?, ack = ?, asg = ?, reopened = ?, cell = ? WHERE rid = ?",
        keep + " AND NOT (no = ?2 AND title = ?3 AND addr = ?4) ON CONFLICT DO NOTHING",
        "UPDATE event_text SET no = ?1, title = ?2, addr = ?3, body = ?4, sid = ?5, extra = ?6 WHERE rid = ?7"
        " AND NOT (no = ?1 AND title = ?2 AND addr = ?3 AND body = ?4 AND sid = ?5 AND extra IS ?6)",
        "DELETE FROM event WHERE rid = ?",
        keep + " ON CONFLICT DO NOTHING",
        "DELETE FROM event_text WHERE rid = ?",
        "SELECT max(coalesce((SELECT max(rid) FROM event), 0), coalesce((SELECT max(rid) FROM search_todo), "
        "0),"
        " coalesce((SELECT n FROM care WHERE name = 'searched'), 0)) + 1",
        "SELECT 1 FROM retired LIMIT 1",
        "SELECT " + counted + " FROM retired WHERE id = ?",
        "DELETE FROM retired WHERE id = ?",
    };
}

/// The texts in UTF-8 one after another, and where each lies.
template <std::size_t Count>
void encodeAll(const std::array<const QString*, Count>& texts, std::vector<char>& utf8,
               std::array<std::pair<std::size_t, std::size_t>, Count>& places)
{
    std::size_t room = 1; // SQLite takes a null pointer for NULL.
    for (const QString* text : texts)
        room += static_cast<std::size_t>(text->size()) * 3;
    if (utf8.size() < room)
        utf8.resize(room);
    char* next = utf8.data();
    for (std::size_t at = 0; at < Count; ++at) {
        QStringEncoder encode(QStringEncoder::Utf8);
        char* const end = encode.appendToBuffer(next, *texts[at]);
        places[at] = {static_cast<std::size_t>(next - utf8.data()), static_cast<std::size_t>(end - next)};
        next = end;
    }
}

} // namespace

EventTable::EventTable(sqlite::Connection& db, CodeBook codes, Rollups rollups, FactCube cube,
                       sqlite::RowsTable textRows, std::vector<sqlite::Statement> statements)
    : m_db(&db), m_codes(std::move(codes)), m_rollups(std::move(rollups)), m_cube(std::move(cube)),
      m_textRows(std::move(textRows)), m_statements(std::move(statements))
{
}

Result<EventTable> EventTable::prepare(sqlite::Connection& db)
{
    auto textRows = sqlite::RowsTable::make(db, "text_rows", 7);
    if (!textRows)
        return std::unexpected(std::move(textRows).error());
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
    return EventTable(db, *std::move(codes), *std::move(rollups), *std::move(cube), *std::move(textRows),
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
        old = Old{.row = select.integer(14), .version = select.integer(0), .counted = countedOf(select)};
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
        old = Old{.row = 0, .version = select.integer(0), .counted = countedOf(select)};
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

/// Its numbers leave with it. rollup_state has only events that are there.
Result<void> EventTable::forgetRetired(const QString& id, const Old& old)
{
    if (auto done = sql(DeleteRetired).bind(id).run(); !done)
        return done;
    m_rollups.countDays(old.counted, -1);
    m_cube.count(old.counted, -1);
    sum(old.counted, id, old.version, -1);
    return {};
}

/// A number that neither a row nor the search index has: the index may still know a row that is gone.
Result<EventRow> EventTable::nextRow()
{
    if (!m_nextRow) {
        while (sql(NextRow).next())
            m_nextRow = sql(NextRow).integer(0);
        if (auto ended = sql(NextRow).ended(); !ended)
            return std::unexpected(std::move(ended).error());
    }
    return m_nextRow.value_or(1);
}

/// The new row; none when there is one of that id.
Result<std::optional<EventRow>> EventTable::insert(const EventFields& event, const CountedEvent& counted,
                                                   qint64 version)
{
    const auto row = nextRow();
    if (!row)
        return std::unexpected(row.error());
    sqlite::Statement& insert = sql(Insert);
    insert.bind(*row, static_cast<int>(event.state), static_cast<int>(event.priority), counted.category,
                event.region.number(), lon7Of(event), lat7Of(event), event.reportedAt, storedDue(event),
                event.closedAt, version, counted.source, static_cast<int>(event.origin), counted.unit,
                event.acceptedAt, event.assignedAt, counted.reopened, event.id.toString(), cellOf(event));
    if (auto done = insert.run(); !done)
        return std::unexpected(std::move(done).error());
    if (sqlite3_changes(m_db->handle()) == 0)
        return std::nullopt;
    m_nextRow = *row + 1;
    return std::optional(*row);
}

Result<std::optional<EventRow>> EventTable::put(const Event& event, qint64 version, const QByteArray& extra)
{
    auto counted = numbered(*event);
    if (!counted)
        return std::unexpected(std::move(counted).error());
    const QString& id = event->id.toString();
    const auto reopensFrom = [&](const CountedEvent& old) {
        return old.reopened + (old.state == EventState::Closed && isOpen(event->state) ? 1 : 0);
    };
    const auto before = retiredRow(id);
    if (!before)
        return std::unexpected(before.error());
    if (*before && version <= (*before)->version)
        return std::nullopt;
    if (*before)
        counted->reopened = reopensFrom((*before)->counted);
    // Tried first, because while a cache fills nearly every row is new, and the index must be searched
    // anyway.
    const auto row = insert(*event, *counted, version);
    if (!row)
        return row;
    if (*row) {
        sum(*counted, id, version, 1);
        return added({.row = **row, .event = &*event, .extra = &extra}, *counted, *before);
    }
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old || version <= (*old)->version)
        return std::nullopt;
    counted->reopened = reopensFrom((*old)->counted);
    sum((*old)->counted, id, (*old)->version, -1);
    sum(*counted, id, version, 1);
    return update(**old, *event, *counted, version, extra);
}

/// What belongs to a row that was just inserted.
Result<std::optional<EventRow>> EventTable::added(const NewText& text, const CountedEvent& counted,
                                                  const std::optional<Old>& retired)
{
    m_newTexts.push_back(text);
    if (!m_gathersTexts) {
        if (auto done = flushTexts(); !done)
            return std::unexpected(std::move(done).error());
    }
    if (retired) {
        if (auto done = forgetRetired(text.event->id.toString(), *retired); !done)
            return std::unexpected(std::move(done).error());
    }
    count(counted, 1);
    return std::optional(text.row);
}

Result<void> EventTable::flushTexts()
{
    if (m_newTexts.empty())
        return {};
    std::vector<char> utf8;
    std::array<std::pair<std::size_t, std::size_t>, 5> places;
    // The texts of one row are asked for from left to right; what they point to must live until the next row.
    m_textRows.show(m_newTexts.size(), [&](sqlite3_context* to, std::size_t at, int column) {
        const NewText& text = m_newTexts[at];
        const EventFields& e = *text.event;
        if (column == 0)
            return sqlite3_result_int64(to, text.row);
        if (column == 6)
            return text.extra->isEmpty()
                       ? sqlite3_result_null(to)
                       : sqlite3_result_text(to, text.extra->constData(),
                                             static_cast<int>(text.extra->size()), SQLITE_STATIC);
        if (column == 1)
            encodeAll<5>({&e.number, &e.title, &e.address, &e.description, &e.sourceId}, utf8, places);
        const auto [from, size] = places[static_cast<std::size_t>(column) - 1];
        sqlite3_result_text(to, utf8.data() + from, static_cast<int>(size), SQLITE_STATIC);
    });
    auto done = sql(InsertTexts).run();
    m_newTexts.clear();
    return done;
}

Result<void> EventTable::updateTexts(const EventFields& event, const QByteArray& extra, EventRow row)
{
    sql(KeepOldText).bind(row, event.number, event.title, event.address);
    if (auto done = sql(KeepOldText).run(); !done)
        return done;
    return sql(UpdateText)
        .bind(event.number, event.title, event.address, event.description, event.sourceId, storedExtra(extra),
              row)
        .run();
}

Result<std::optional<EventRow>> EventTable::update(const Old& old, const EventFields& event,
                                                   const CountedEvent& counted, qint64 version,
                                                   const QByteArray& extra)
{
    if (auto done = flushTexts(); !done) // It may be an event of this very page.
        return std::unexpected(std::move(done).error());
    sql(Update).bind(static_cast<int>(event.state), static_cast<int>(event.priority), counted.category,
                     event.region.number(), lon7Of(event), lat7Of(event), event.reportedAt, storedDue(event),
                     event.closedAt, version, counted.source, static_cast<int>(event.origin), counted.unit,
                     event.acceptedAt, event.assignedAt, counted.reopened, cellOf(event), old.row);
    if (auto done = sql(Update).run(); !done)
        return std::unexpected(std::move(done).error());
    if (auto done = updateTexts(event, extra, old.row); !done)
        return std::unexpected(std::move(done).error());
    count(old.counted, -1);
    count(counted, 1);
    return std::optional(old.row);
}

Result<std::optional<EventRow>> EventTable::remove(const QString& id, qint64 version)
{
    if (auto done = flushTexts(); !done)
        return std::unexpected(std::move(done).error());
    const auto old = oldRow(id);
    if (!old)
        return std::unexpected(old.error());
    if (!*old) {
        const auto before = retiredRow(id);
        if (!before)
            return std::unexpected(before.error());
        if (*before && version >= (*before)->version) {
            if (auto done = forgetRetired(id, **before); !done)
                return std::unexpected(std::move(done).error());
        }
        return std::nullopt;
    }
    if (version < (*old)->version)
        return std::nullopt;
    for (const Sql which : {Delete, KeepText, DeleteText}) {
        if (auto done = sql(which).bind((*old)->row).run(); !done)
            return std::unexpected(std::move(done).error());
    }
    count((*old)->counted, -1);
    sum((*old)->counted, id, (*old)->version, -1);
    return std::optional((*old)->row);
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
    auto done = flushTexts();
    if (done)
        done = m_rollups.flush();
    return done ? m_cube.flush() : done;
}

void EventTable::forgetPage()
{
    m_nextRow.reset();
    m_anyRetired.reset();
    m_newTexts.clear();
    m_codes.forget();
    m_rollups.forget();
    m_cube.forget();
}

} // namespace onescreen
