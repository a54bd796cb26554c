// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tracktable.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace onescreen {

namespace {

// A piece is larger than what a page can add, so that taking away keeps up with adding.
constexpr qint64 pieceOfRows = 8'000;
constexpr qint64 rowsBetweenPrunes = 2'000;
constexpr auto timeBetweenPrunes = std::chrono::minutes{1};

bool moves(ResourceKind kind)
{
    return kind == ResourceKind::Staff || kind == ResourceKind::Vehicle || kind == ResourceKind::Vessel;
}

/// Metres, on a plane that touches the earth here: right to a millimetre for the few metres that are asked
/// about.
double metresBetween(GeoPoint a, GeoPoint b)
{
    constexpr double metresPerE7 = 6'371'008.8 * std::numbers::pi / 180.0 * 1e-7;
    qint64 east = std::abs(qint64{a.lon7()} - b.lon7());
    east = std::min(east, 3'600'000'000 - east);
    const double north = static_cast<double>(qint64{a.lat7()} - b.lat7());
    return metresPerE7 *
           std::hypot(static_cast<double>(east) * std::cos(a.lat() * std::numbers::pi / 180.0), north);
}

} // namespace

Result<TrackTable> TrackTable::prepare(sqlite::Connection& db, const TrackLimits& limits)
{
    constexpr std::array<const char*, SqlCount> texts{
        "SELECT n FROM track_unit WHERE id = ?",
        "INSERT INTO track_unit(id) VALUES(?) RETURNING n",
        "SELECT at, until, lon, lat, st FROM track WHERE unit = ? ORDER BY at DESC LIMIT 1",
        "INSERT INTO track(unit, at, until, lon, lat, st, hdg) VALUES(?, ?, ?, ?, ?, ?, ?)",
        "UPDATE track SET until = ? WHERE unit = ? AND at = ?",
        "DELETE FROM track WHERE unit = (SELECT n FROM track_unit WHERE id = ?)",
        "DELETE FROM track WHERE (unit, at) IN (SELECT unit, at FROM track WHERE at < ? ORDER BY at LIMIT ?)",
        "DELETE FROM track WHERE (unit, at) IN (SELECT unit, at FROM track ORDER BY at LIMIT ?)"};
    std::vector<sqlite::Statement> statements;
    for (const char* text : texts) {
        auto statement = sqlite::Statement::prepare(db, text);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    return TrackTable(db, limits, std::move(statements));
}

Result<std::optional<qint64>> TrackTable::numberFrom(Sql which, const QString& resource)
{
    std::optional<qint64> number;
    for (sql(which).bind(resource); sql(which).next();)
        number = sql(which).integer(0);
    if (auto ended = sql(which).ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return number;
}

Result<std::optional<TrackTable::Last>> TrackTable::lastOf(qint64 number)
{
    std::optional<Last> last;
    sqlite::Statement& rows = sql(FindLast);
    for (rows.bind(number); rows.next();) {
        const auto place = GeoPoint::fromE7(rows.integer(2), rows.integer(3));
        if (!place)
            return failure(ErrorKind::Corrupt, QStringLiteral("A track in the cache is damaged."),
                           {.file = m_db->path(), .row = 0, .field = QStringLiteral("track")});
        last = Last{.at = fromMs(rows.integer(0)),
                    .until = fromMs(rows.integer(1)),
                    .written = fromMs(rows.integer(1)),
                    .place = *place,
                    .status = static_cast<ResourceStatus>(rows.integer(4))};
    }
    if (auto ended = rows.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return last;
}

Result<TrackTable::Known*> TrackTable::known(const QString& resource)
{
    if (const auto found = m_known.find(resource); found != m_known.end())
        return &*found;
    auto number = numberFrom(FindNumber, resource);
    if (number && !*number)
        number = numberFrom(AddNumber, resource);
    if (!number)
        return std::unexpected(std::move(number).error());
    if (!*number)
        return failure(ErrorKind::Internal, QStringLiteral("A new track has no number."));
    auto last = lastOf(**number);
    if (!last)
        return std::unexpected(std::move(last).error());
    return &*m_known.insert(resource, {.number = **number, .last = *std::move(last)});
}

Result<void> TrackTable::put(const ResourceFields& resource, UtcTime serverTime)
{
    if (!moves(resource.kind) || !resource.position || !resource.positionAt)
        return {};
    const UtcTime at = *resource.positionAt;
    if (at > serverTime + m_limits.ahead || at < serverTime - m_limits.age)
        return {};
    auto found = known(resource.id.toString());
    if (!found)
        return std::unexpected(std::move(found).error());
    Known& unit = **found;
    if (!unit.last)
        return add(unit, resource);
    Last& last = *unit.last;
    if (at <= last.until)
        return {};
    const bool moved = metresBetween(last.place, *resource.position) > m_limits.metres;
    if (!moved && resource.status == last.status) {
        last.until = at;
        return at - last.written >= m_limits.confirmation ? confirm(unit) : Result<void>();
    }
    if (at - last.at < m_limits.interval)
        return {};
    if (auto done = confirm(unit); !done)
        return done;
    return add(unit, resource);
}

Result<void> TrackTable::confirm(Known& known)
{
    Last& last = *known.last;
    if (last.until == last.written)
        return {};
    last.written = last.until;
    return sql(Confirm).bind(last.until, known.number, last.at).run();
}

Result<void> TrackTable::add(Known& known, const ResourceFields& resource)
{
    const UtcTime at = *resource.positionAt;
    const GeoPoint place = *resource.position;
    known.last = Last{.at = at, .until = at, .written = at, .place = place, .status = resource.status};
    ++m_added;
    if (m_rows)
        ++*m_rows;
    return sql(Insert)
        .bind(known.number, at, at, place.lon7(), place.lat7(), static_cast<int>(resource.status),
              resource.heading)
        .run();
}

Result<qint64> TrackTable::changes(Result<void> done)
{
    if (!done)
        return std::unexpected(std::move(done).error());
    const qint64 rows = sqlite3_changes(m_db->handle());
    if (m_rows)
        *m_rows -= rows;
    return rows;
}

Result<void> TrackTable::remove(const QString& resource)
{
    m_known.remove(resource);
    const auto removed = changes(sql(Remove).bind(resource).run());
    return removed ? Result<void>() : std::unexpected(removed.error());
}

Result<void> TrackTable::prune(UtcTime serverTime)
{
    if (m_added < rowsBetweenPrunes && serverTime - m_pruned < timeBetweenPrunes && serverTime >= m_pruned)
        return {};
    m_pruned = serverTime;
    m_added = 0;
    if (!m_rows) {
        const auto counted = m_db->number("SELECT count(*) FROM track");
        if (!counted)
            return std::unexpected(counted.error());
        m_rows = *counted;
    }
    const auto old = changes(sql(DropOld).bind(serverTime - m_limits.age, pieceOfRows).run());
    if (!old)
        return std::unexpected(old.error());
    const qint64 surplus = std::min(*m_rows - m_limits.rows, pieceOfRows);
    if (surplus <= 0)
        return {};
    const auto first = changes(sql(DropFirst).bind(surplus).run());
    return first ? Result<void>() : std::unexpected(first.error());
}

void TrackTable::forget()
{
    m_known.clear();
    m_rows.reset();
}

} // namespace onescreen
