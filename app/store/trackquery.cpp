// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/trackquery.h"

#include "app/store/eventfilter.h"
#include "app/store/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

std::unexpected<Error> damaged(const sqlite::Connection& db)
{
    return failure(ErrorKind::Corrupt, u"A track in the cache is damaged."_s,
                   {.file = db.path(), .row = 0, .field = u"track"_s});
}

DueSecond dueOf(qint64 stored)
{
    return dueSecond(stored == schema::noDue ? std::nullopt : std::optional(fromMs(stored)));
}

std::optional<TrackPoint> pointOf(const sqlite::Statement& row)
{
    const auto place = GeoPoint::fromE7(row.integer(2), row.integer(3));
    const qint64 status = row.integer(4);
    if (!place || status < 0 || status > static_cast<qint64>(ResourceStatus::Off))
        return std::nullopt;
    return TrackPoint{.at = fromMs(row.integer(0)),
                      .until = fromMs(row.integer(1)),
                      .place = *place,
                      .status = static_cast<ResourceStatus>(status),
                      .heading =
                          row.isNull(5) ? std::nullopt : std::optional(static_cast<qint16>(row.integer(5)))};
}

struct Asked
{
    qint64 number = 0;
    ResourceTrack track;
};

/// Whose tracks are asked for, by id.
Result<std::vector<Asked>> unitsOf(sqlite::Connection& db, const TrackQuestion& question)
{
    const bool all = question.resources.empty();
    auto rows = sqlite::Statement::prepare(
        db, QByteArray("SELECT n, track_unit.id, kind FROM track_unit JOIN resource ON resource.id = "
                       "track_unit.id") +
                (all ? " ORDER BY track_unit.id" : " WHERE track_unit.id = ?"));
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<Asked> units;
    const auto take = [&] {
        while (rows->next()) {
            auto id = ResourceId::fromString(rows->text(1));
            const qint64 kind = rows->integer(2);
            if (id && kind >= 0 && kind < std::ssize(allResourceKinds))
                units.push_back({.number = rows->integer(0),
                                 .track = {.resource = *std::move(id),
                                           .kind = static_cast<ResourceKind>(kind),
                                           .points = {}}});
        }
        return rows->ended();
    };
    Result<void> done;
    if (all) {
        done = take();
    } else {
        std::vector<QString> ids;
        std::ranges::transform(question.resources, std::back_inserter(ids), &ResourceId::toString);
        std::ranges::sort(ids);
        const auto repeated = std::ranges::unique(ids);
        ids.erase(repeated.begin(), repeated.end());
        for (const QString& id : ids) {
            rows->bind(id);
            if (done = take(); !done)
                break;
        }
    }
    if (!done)
        return std::unexpected(std::move(done).error());
    return units;
}

/// So wide that no more points remain than were asked for, if they come evenly; a minute never makes a
/// silence.
Milliseconds spacingFor(qint64 points, qint64 most)
{
    if (points <= most)
        return 0ms;
    for (const Milliseconds spacing : {Milliseconds{10s}, Milliseconds{20s}, Milliseconds{30s}}) {
        if (points * 5'000 / spacing.count() <= most)
            return spacing;
    }
    return 60s;
}

/// Indexes of category roots, in the order in which they are first asked for.
class CategoryRoots
{
public:
    CategoryRoots(const Lookups& lookups, std::vector<QString>& roots) : m_lookups(lookups), m_roots(roots) {}
    quint16 of(qint64 category)
    {
        const auto known = m_known.constFind(category);
        if (known != m_known.cend())
            return *known;
        const QString root = textOf(m_lookups.categoryRoots, category);
        const auto found = std::ranges::find(m_roots, root);
        const auto index = static_cast<quint16>(found - m_roots.begin());
        if (found == m_roots.end())
            m_roots.push_back(root);
        m_known.insert(category, index);
        return index;
    }

private:
    const Lookups& m_lookups;
    std::vector<QString>& m_roots;
    QHash<qint64, quint16> m_known;
};

Result<qint64> countPoints(sqlite::Connection& db, const TrackQuestion& question,
                           const std::vector<Asked>& units)
{
    const bool all = question.resources.empty();
    auto rows = sqlite::Statement::prepare(
        db, all ? "SELECT count(*) FROM track WHERE at BETWEEN ?1 AND ?2"
                : "SELECT count(*) FROM track WHERE at BETWEEN ?1 AND ?2 AND unit = ?3");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    qint64 count = 0;
    for (std::size_t i = 0; i < (all ? 1 : units.size()); ++i) {
        if (all)
            rows->bind(question.from, question.to);
        else
            rows->bind(question.from, question.to, units[i].number);
        while (rows->next())
            count += rows->integer(0);
        if (auto ended = rows->ended(); !ended)
            return std::unexpected(std::move(ended).error());
    }
    return count;
}

/// Leaves out points close to the one before, but none that somebody stood at, that a silence follows, or at
/// which the status changed: no gap comes into being and none goes.
std::vector<TrackPoint> thinned(std::vector<TrackPoint> points, Milliseconds spacing)
{
    if (spacing == 0ms || points.size() < 3)
        return points;
    std::vector<TrackPoint> kept{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const TrackPoint& point = points[i];
        const TrackPoint& next = points[i + 1];
        const bool passing = point.at - kept.back().at < spacing && point.until - point.at < spacing &&
                             next.at - point.until < spacing;
        if (!passing || point.status != kept.back().status || point.status != next.status)
            kept.push_back(point);
    }
    kept.push_back(points.back());
    return kept;
}

} // namespace

Result<TrackAnswer> queryTracks(sqlite::Connection& db, const TrackQuestion& question)
{
    TrackAnswer answer;
    const auto oldest = db.number("SELECT coalesce(min(at), -1) FROM track");
    if (!oldest)
        return std::unexpected(oldest.error());
    if (*oldest < 0)
        return answer;
    answer.oldest = fromMs(*oldest);
    auto units = unitsOf(db, question);
    if (!units)
        return std::unexpected(std::move(units).error());
    const auto count = countPoints(db, question, *units);
    if (!count)
        return std::unexpected(count.error());
    answer.spacing = spacingFor(*count, question.mostPoints);
    auto rows = sqlite::Statement::prepare(
        db, "SELECT at, until, lon, lat, st, hdg FROM track WHERE unit = ?1 AND at >= coalesce((SELECT "
            "max(at) FROM track WHERE unit = ?1 AND at <= ?2), ?2) AND at <= ?3 ORDER BY at");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    for (Asked& unit : *units) {
        std::vector<TrackPoint> points;
        for (rows->bind(unit.number, question.from, question.to); rows->next();) {
            const auto point = pointOf(*rows);
            if (!point)
                return damaged(db);
            points.push_back(*point);
        }
        if (auto ended = rows->ended(); !ended)
            return std::unexpected(std::move(ended).error());
        if (points.empty())
            continue;
        unit.track.points = thinned(std::move(points), answer.spacing);
        answer.tracks.push_back(std::move(unit.track));
    }
    return answer;
}

Result<EventLives> queryLives(sqlite::Connection& db, const Lookups& lookups, const LifeQuestion& question)
{
    EventFilter filter = question.filter;
    filter.states.clear();
    filter.reportedIn.reset();
    filter.reportedBetween.reset();
    filter.facts = {};
    const FilterSql sql = filterSql(filter, lookups);
    const QByteArray from = QByteArray::number(toMs(question.from));
    const QByteArray to = QByteArray::number(toMs(question.to));
    auto rows = sqlite::Statement::prepare(
        db, "SELECT rid, lon, lat, st, pri, cat, at, ack, asg, closed, due FROM " + sql.from + " WHERE " +
                sql.where + " AND at < " + to + " AND (closed IS NULL OR closed >= " + from +
                ") ORDER BY at DESC LIMIT " + QByteArray::number(question.mostEvents + 1));
    if (!rows)
        return std::unexpected(std::move(rows).error());
    EventLives answer;
    CategoryRoots roots(lookups, answer.categoryRoots);
    const auto timeOr = [&](int column) {
        return rows->isNull(column) ? EventLife::never : rows->integer(column);
    };
    for (rows->bindList(sql.texts); rows->next();)
        answer.lives.push_back({.point = {.row = rows->integer(0),
                                          .lon7 = static_cast<qint32>(rows->integer(1)),
                                          .lat7 = static_cast<qint32>(rows->integer(2)),
                                          .state = static_cast<EventState>(rows->integer(3)),
                                          .priority = static_cast<Priority>(rows->integer(4)),
                                          .category = roots.of(rows->integer(5)),
                                          .due = dueOf(rows->integer(10))},
                                .hasPosition = !rows->isNull(1),
                                .reported = rows->integer(6),
                                .accepted = timeOr(7),
                                .assigned = timeOr(8),
                                .closed = timeOr(9)});
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    answer.cut = std::ssize(answer.lives) > question.mostEvents;
    if (answer.cut)
        answer.lives.pop_back();
    std::ranges::reverse(answer.lives);
    return answer;
}

} // namespace onescreen
