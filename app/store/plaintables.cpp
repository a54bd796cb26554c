// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/plaintables.h"

#include <algorithm>

namespace onescreen {

namespace {

struct Table
{
    QByteArray name;
    std::vector<QByteArray> columns; ///< Between v and extra.
};

/// In the order of Entity, without events.
std::vector<Table> tables()
{
    return {
        {"resource",
         {"kind", "st", "origin", "name", "unit", "region", "lon", "lat", "hdg", "fov", "rng", "pos_at",
          "event"}},
        {"unit", {"name", "kind", "region", "parent"}},
        {"region", {"code", "name"}},
        {"dict", {"kind", "code", "parent", "name", "ord"}},
        {"indicator",
         {"ind", "area", "region", "per", "p", "role", "val", "unit", "doc", "ctx", "num", "den", "vst"}},
        {"feed", {"origin", "as_of", "every", "rows"}},
        {"note", {"event", "at", "kind", "actor", "text", "action", "region"}},
    };
}

QByteArray upsertOf(const Table& table)
{
    QByteArray names = "id, v";
    QByteArray marks = "?, ?";
    QByteArray updates = "v = excluded.v";
    std::vector<QByteArray> columns = table.columns;
    columns.emplace_back("extra");
    for (const QByteArray& column : columns) {
        names += QByteArray(", ") + column;
        marks += ", ?";
        updates += QByteArray(", ") + column + " = excluded." + column;
    }
    return QByteArray("INSERT INTO ") + table.name + '(' + names + ") VALUES(" + marks +
           ") ON CONFLICT(id) DO UPDATE SET " + updates + " WHERE excluded.v > " + table.name + ".v";
}

template <typename Id> std::optional<QString> textOf(const std::optional<Id>& id)
{
    return id ? std::optional(id->toString()) : std::nullopt;
}

struct Binder
{
    sqlite::Statement& to;
    QString id;
    qint64 version;
    std::optional<QString> extra;

    void operator()(const Event&) const {}
    void operator()(const Resource& row) const
    {
        const auto& position = row->position;
        to.bind(id, version, static_cast<int>(row->kind), static_cast<int>(row->status),
                static_cast<int>(row->origin), row->name, textOf(row->unit), row->region.number(),
                position ? std::optional<qint64>(position->lon7()) : std::nullopt,
                position ? std::optional<qint64>(position->lat7()) : std::nullopt, row->heading,
                row->fieldOfView, row->rangeMetres, row->positionAt, textOf(row->event), extra);
    }
    void operator()(const Unit& row) const
    {
        to.bind(id, version, row->name, row->kind.toString(), row->region.number(), textOf(row->parent),
                extra);
    }
    void operator()(const Region& row) const { to.bind(id, version, row->code.number(), row->name, extra); }
    void operator()(const DictionaryEntry& row) const
    {
        to.bind(id, version, static_cast<int>(row->kind), row->code, row->parent, row->name, row->order,
                extra);
    }
    void operator()(const IndicatorValue& row) const
    {
        const auto region = row->region.transform([](RegionCode code) { return qint64{code.number()}; });
        to.bind(id, version, row->indicator, row->regionName, region, row->periodText, textOf(row->period),
                static_cast<int>(row->role), row->value, row->unit, row->document, row->context,
                row->numerator, row->denominator,
                row->state.transform([](ValueState state) { return static_cast<int>(state); }), extra);
    }
    void operator()(const Feed& row) const
    {
        to.bind(id, version, static_cast<int>(row->origin), row->asOf, row->expectedIntervalS, row->rows,
                extra);
    }
    void operator()(const Note& row) const
    {
        to.bind(id, version, row->event.toString(), row->at, row->kind, row->actor, row->text,
                textOf(row->action),
                row->region.transform([](RegionCode code) { return qint64{code.number()}; }), extra);
    }
};

std::size_t slotOf(Entity entity)
{
    return static_cast<std::size_t>(entity) - 1;
}

/// The id as the row's own put would write it.
QString storedId(Entity entity, const QString& id)
{
    if (entity != Entity::Region)
        return id;
    const auto code = RegionCode::fromString(id);
    return code ? code->toString() : id;
}

} // namespace

PlainTables::PlainTables(sqlite::Connection& db, std::vector<sqlite::Statement> puts,
                         std::vector<sqlite::Statement> removals, std::vector<sqlite::Statement> looks)
    : m_db(&db), m_puts(std::move(puts)), m_removals(std::move(removals)), m_looks(std::move(looks))
{
}

Result<PlainTables> PlainTables::prepare(sqlite::Connection& db)
{
    std::vector<sqlite::Statement> puts;
    std::vector<sqlite::Statement> removals;
    std::vector<sqlite::Statement> looks;
    for (const Table& table : tables()) {
        auto put = sqlite::Statement::prepare(db, upsertOf(table));
        if (!put)
            return std::unexpected(std::move(put).error());
        puts.push_back(*std::move(put));
        auto removal = sqlite::Statement::prepare(db, QByteArray("DELETE FROM ") + table.name +
                                                          " WHERE id = ? AND v <= ?");
        if (!removal)
            return std::unexpected(std::move(removal).error());
        removals.push_back(*std::move(removal));
        // The region under which rowdigests.h counts the row; notes have one sum.
        const bool hasRegion =
            table.name != "note" && std::ranges::find(table.columns, "region") != table.columns.end();
        auto look = sqlite::Statement::prepare(db, QByteArray("SELECT v, ") + (hasRegion ? "region" : "0") +
                                                       " FROM " + table.name + " WHERE id = ?");
        if (!look)
            return std::unexpected(std::move(look).error());
        looks.push_back(*std::move(look));
    }
    return PlainTables(db, std::move(puts), std::move(removals), std::move(looks));
}

Result<bool> PlainTables::changed(sqlite::Statement& statement)
{
    if (auto done = statement.run(); !done)
        return std::unexpected(std::move(done).error());
    return sqlite3_changes(m_db->handle()) > 0;
}

Result<std::optional<PlainTables::Old>> PlainTables::oldRow(Entity entity, const QString& id)
{
    sqlite::Statement& look = m_looks.at(slotOf(entity));
    std::optional<Old> old;
    for (look.bind(id); look.next();)
        old = Old{.version = look.integer(0), .region = static_cast<qint32>(look.integer(1))};
    if (auto ended = look.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return old;
}

Result<bool> PlainTables::put(const Record& record, qint64 version, const QByteArray& extra)
{
    const Entity entity = entityOf(record);
    const QString id = recordId(record);
    const auto old = oldRow(entity, id);
    if (!old)
        return std::unexpected(old.error());
    if (*old && (*old)->version >= version)
        return false;
    sqlite::Statement& statement = m_puts.at(slotOf(entity));
    std::visit(Binder{.to = statement,
                      .id = id,
                      .version = version,
                      .extra = extra.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(extra))},
               record);
    auto done = changed(statement);
    if (done && *done && m_digests != nullptr) {
        const auto region = recordRegion(record);
        if (*old)
            m_digests->add(entity, (*old)->region, id, (*old)->version, -1);
        m_digests->add(entity, region ? region->number() : 0, id, version, 1);
    }
    return done;
}

Result<bool> PlainTables::remove(Entity entity, const QString& id, qint64 version)
{
    const QString stored = storedId(entity, id);
    const auto old = oldRow(entity, stored);
    if (!old)
        return std::unexpected(old.error());
    auto done = changed(m_removals.at(slotOf(entity)).bind(stored, version));
    if (done && *done && *old && m_digests != nullptr)
        m_digests->add(entity, (*old)->region, stored, (*old)->version, -1);
    return done;
}

} // namespace onescreen
