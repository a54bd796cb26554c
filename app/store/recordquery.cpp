// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/recordquery.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::unexpected<Error> damaged(const sqlite::Connection& db, const QString& what)
{
    return failure(ErrorKind::Corrupt, u"A row in the cache is damaged: %1"_s.arg(what),
                   {.file = db.path(), .row = 0, .field = {}});
}

template <typename Id> std::optional<Id> idOf(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : Id::fromString(row.text(column));
}

std::optional<int> intOf(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(static_cast<int>(row.integer(column)));
}

/// Reads every row; `read` gives none for a row that cannot be one.
template <typename Row, typename Read>
Result<std::vector<Row>> readAll(sqlite::Connection& db, const QByteArray& sql,
                                 const std::vector<QString>& texts, Read read)
{
    auto rows = sqlite::Statement::prepare(db, sql);
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<Row> all;
    for (rows->bindList(texts); rows->next();) {
        std::optional<Row> row = read(*rows);
        if (!row)
            return damaged(db, rows->text(0));
        all.push_back(*std::move(row));
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return all;
}

template <typename Fields> std::optional<Checked<Fields>> checkedRow(Fields fields)
{
    auto row = Checked<Fields>::of(std::move(fields));
    return row ? std::optional(*std::move(row)) : std::nullopt;
}

std::optional<Stored<Resource>> resourceOf(const sqlite::Statement& row)
{
    auto id = idOf<ResourceId>(row, 0);
    const auto region = RegionCode::fromNumber(row.integer(7));
    if (!id || !region)
        return std::nullopt;
    auto resource = checkedRow(ResourceFields{
        .id = *std::move(id),
        .kind = static_cast<ResourceKind>(row.integer(2)),
        .status = static_cast<ResourceStatus>(row.integer(3)),
        .origin = static_cast<Origin>(row.integer(4)),
        .name = row.text(5),
        .unit = idOf<UnitId>(row, 6),
        .region = *region,
        .position = row.isNull(8) ? std::nullopt : GeoPoint::fromE7(row.integer(8), row.integer(9)),
        .heading = intOf(row, 10),
        .fieldOfView = intOf(row, 11),
        .rangeMetres = intOf(row, 12),
        .positionAt = row.optionalTime(13),
        .event = idOf<EventId>(row, 14)});
    if (!resource)
        return std::nullopt;
    return Stored<Resource>{.row = *std::move(resource), .version = row.integer(1)};
}

std::optional<Unit> unitOf(const sqlite::Statement& row)
{
    auto id = idOf<UnitId>(row, 0);
    auto kind = idOf<UnitKindCode>(row, 2);
    const auto region = RegionCode::fromNumber(row.integer(3));
    if (!id || !kind || !region)
        return std::nullopt;
    return checkedRow(UnitFields{.id = *std::move(id),
                                 .name = row.text(1),
                                 .kind = *std::move(kind),
                                 .region = *region,
                                 .parent = idOf<UnitId>(row, 4)});
}

std::optional<IndicatorValue> indicatorOf(const sqlite::Statement& row)
{
    auto id = idOf<IndicatorValueId>(row, 0);
    if (!id)
        return std::nullopt;
    return checkedRow(IndicatorValueFields{
        .id = *std::move(id),
        .indicator = row.text(1),
        .regionName = row.text(2),
        .region = row.isNull(3) ? std::nullopt : RegionCode::fromNumber(row.integer(3)),
        .periodText = row.text(4),
        .period = row.isNull(5) ? std::nullopt : Period::fromString(row.text(5)),
        .role = static_cast<ValueRole>(row.integer(6)),
        .value = row.isNull(7) ? std::nullopt : std::optional(row.real(7)),
        .unit = row.text(8),
        .document = row.text(9),
        .context = row.text(10),
        .numerator = row.isNull(11) ? std::nullopt : std::optional(row.real(11)),
        .denominator = row.isNull(12) ? std::nullopt : std::optional(row.real(12)),
        .state = row.isNull(13) ? std::nullopt : std::optional(static_cast<ValueState>(row.integer(13)))});
}

std::optional<FeedStatus> feedOf(const sqlite::Statement& row)
{
    auto source = idOf<SourceCode>(row, 0);
    if (!source)
        return std::nullopt;
    auto feed = checkedRow(FeedFields{.source = *std::move(source),
                                      .origin = static_cast<Origin>(row.integer(1)),
                                      .asOf = fromMs(row.integer(2)),
                                      .expectedIntervalS = intOf(row, 3),
                                      .rows = row.integer(4)});
    if (!feed)
        return std::nullopt;
    return FeedStatus{.feed = *std::move(feed), .name = row.text(5)};
}

std::optional<Note> noteOf(const sqlite::Statement& row)
{
    auto id = idOf<NoteId>(row, 0);
    auto event = idOf<EventId>(row, 1);
    if (!id || !event)
        return std::nullopt;
    return checkedRow(NoteFields{.id = *std::move(id),
                                 .event = *std::move(event),
                                 .at = fromMs(row.integer(2)),
                                 .kind = row.text(3),
                                 .actor = row.text(4),
                                 .text = row.text(5),
                                 .action = idOf<ActionId>(row, 6),
                                 .region = row.optionalInteger(7).and_then(RegionCode::fromNumber)});
}

} // namespace

Result<std::vector<Stored<Resource>>> queryResources(sqlite::Connection& db)
{
    return readAll<Stored<Resource>>(
        db,
        "SELECT id, v, kind, st, origin, name, unit, region, lon, lat, hdg, fov, rng, "
        "pos_at, event FROM resource ORDER BY id",
        {}, resourceOf);
}

Result<std::vector<Unit>> queryUnits(sqlite::Connection& db)
{
    return readAll<Unit>(db, "SELECT id, name, kind, region, parent FROM unit ORDER BY id", {}, unitOf);
}

Result<std::vector<Region>> queryRegions(sqlite::Connection& db)
{
    return readAll<Region>(db, "SELECT code, name FROM region ORDER BY code", {},
                           [](const sqlite::Statement& row) -> std::optional<Region> {
                               const auto code = RegionCode::fromNumber(row.integer(0));
                               if (!code)
                                   return std::nullopt;
                               return checkedRow(RegionFields{.code = *code, .name = row.text(1)});
                           });
}

Result<std::vector<IndicatorValue>> queryIndicatorValues(sqlite::Connection& db)
{
    return readAll<IndicatorValue>(db,
                                   "SELECT id, ind, area, region, per, p, role, val, unit, doc, ctx, num, "
                                   "den, vst FROM indicator ORDER BY id",
                                   {}, indicatorOf);
}

Result<std::vector<FeedStatus>> queryFeeds(sqlite::Connection& db)
{
    return readAll<FeedStatus>(db,
                               "SELECT id, origin, as_of, every, rows, coalesce((SELECT name FROM dict WHERE "
                               "dict.id = 'source/' || feed.id),"
                               " id) FROM feed ORDER BY id",
                               {}, feedOf);
}

Result<std::vector<Note>> queryNotes(sqlite::Connection& db, const EventId& event)
{
    return readAll<Note>(
        db,
        "SELECT id, event, at, kind, actor, text, action, region FROM note WHERE event = ? ORDER BY at, id",
        {event.toString()}, noteOf);
}

} // namespace onescreen
