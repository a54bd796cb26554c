// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/eventquery.h"

#include "app/store/care.h"
#include "app/store/eventfilter.h"
#include "app/store/schema.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr char itemColumns[] = "rid, id, st, pri, cat, region, lon, lat, at, due, closed, src, origin, unit";
constexpr std::size_t rowsAtOnce = 500;

std::optional<GeoPoint> pointOf(const sqlite::Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : GeoPoint::fromE7(row.integer(column), row.integer(column + 1));
}

std::optional<UtcTime> dueOf(const sqlite::Statement& row, int column)
{
    const qint64 due = row.integer(column);
    return due == schema::noDue ? std::nullopt : std::optional(fromMs(due));
}

/// Columns as in itemColumns; texts come from event_text.
QueueItem itemOf(const sqlite::Statement& row, const Lookups& lookups)
{
    QueueItem item;
    item.row = row.integer(0);
    item.id = row.text(1);
    item.state = static_cast<EventState>(row.integer(2));
    item.priority = static_cast<Priority>(row.integer(3));
    item.category = textOf(lookups.categories, row.integer(4));
    item.categoryRoot = textOf(lookups.categoryRoots, row.integer(4));
    item.region = static_cast<qint32>(row.integer(5));
    item.position = pointOf(row, 6);
    item.reportedAt = fromMs(row.integer(8));
    item.dueAt = dueOf(row, 9);
    item.closedAt = row.optionalTime(10);
    item.source = textOf(lookups.sources, row.integer(11));
    item.origin = static_cast<Origin>(row.integer(12));
    if (!row.isNull(13))
        item.unit = textOf(lookups.units, row.integer(13));
    return item;
}

Result<void> addTexts(sqlite::Connection& db, std::vector<QueueItem>& items)
{
    auto texts = sqlite::Statement::prepare(db, "SELECT no, title, addr FROM event_text WHERE rid = ?");
    if (!texts)
        return std::unexpected(std::move(texts).error());
    for (QueueItem& item : items) {
        for (texts->bind(item.row); texts->next();) {
            item.number = texts->text(0);
            item.title = texts->text(1);
            item.address = texts->text(2);
        }
        if (auto ended = texts->ended(); !ended)
            return ended;
    }
    return {};
}

Result<std::vector<QueueItem>> readItems(sqlite::Connection& db, const Lookups& lookups,
                                         const QByteArray& sql, const std::vector<QString>& texts)
{
    auto rows = sqlite::Statement::prepare(db, sql);
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<QueueItem> items;
    for (rows->bindList(texts); rows->next();)
        items.push_back(itemOf(*rows, lookups));
    auto done = rows->ended();
    if (done)
        done = addTexts(db, items);
    if (!done)
        return std::unexpected(std::move(done).error());
    return items;
}

Result<qint64> countRows(sqlite::Connection& db, const FilterSql& filter)
{
    auto rows =
        sqlite::Statement::prepare(db, "SELECT count(*) FROM " + filter.from + " WHERE " + filter.where);
    if (!rows)
        return std::unexpected(std::move(rows).error());
    qint64 count = 0;
    for (rows->bindList(filter.texts); rows->next();)
        count = rows->integer(0);
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return count;
}

/// The first of all that match, and how many these are.
Result<QueuePage> firstItems(sqlite::Connection& db, const Lookups& lookups, const FilterSql& sql,
                             const QByteArray& order, qint64 limit)
{
    auto items =
        readItems(db, lookups,
                  QByteArray("SELECT ") + itemColumns + " FROM " + sql.from + " WHERE " + sql.where +
                      " ORDER BY " + order + " LIMIT " + QByteArray::number(std::max<qint64>(limit, 0)),
                  sql.texts);
    if (!items)
        return std::unexpected(std::move(items).error());
    QueuePage page{.items = *std::move(items), .total = 0};
    page.total = std::ssize(page.items);
    if (page.total >= limit) {
        const auto total = countRows(db, sql);
        if (!total)
            return std::unexpected(total.error());
        page.total = *total;
    }
    return page;
}

/// How many more would match, had they not been removed by age.
Result<void> countRetired(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter,
                          QueuePage& page)
{
    const auto before = careNumber(db, Care::RetiredBefore);
    if (!before)
        return std::unexpected(before.error());
    const auto sql = *before ? retiredFilterSql(filter, lookups) : std::nullopt;
    if (!sql)
        return {};
    const auto retired = countRows(db, *sql);
    if (!retired)
        return std::unexpected(retired.error());
    page.retired = *retired;
    page.retiredBefore = before->transform(fromMs);
    return {};
}

/// Numbers the roots in the order in which they are first asked for.
class RootIndex
{
public:
    RootIndex(const Lookups& lookups, std::vector<QString>& roots)
        : m_lookups(lookups), m_roots(roots), m_known(lookups.categories.size(), -1)
    {
    }
    quint16 of(qint64 category)
    {
        const auto at = static_cast<std::size_t>(category);
        if (at >= m_known.size())
            m_known.resize(at + 1, -1);
        if (m_known[at] < 0)
            m_known[at] = indexOf(textOf(m_lookups.categoryRoots, category));
        return static_cast<quint16>(m_known[at]);
    }

private:
    int indexOf(const QString& root)
    {
        const auto found = std::ranges::find(m_roots, root);
        const auto index = found - m_roots.begin();
        if (found == m_roots.end())
            m_roots.push_back(root);
        return static_cast<int>(index);
    }
    const Lookups& m_lookups;
    std::vector<QString>& m_roots;
    std::vector<int> m_known;
};

std::unexpected<Error> damaged(const sqlite::Connection& db, const QString& id)
{
    return failure(ErrorKind::Corrupt, u"An event in the cache is damaged: %1"_s.arg(id),
                   {.file = db.path(), .row = 0, .field = u"event"_s});
}

/// Columns as in itemColumns, then v and those of event_text.
Result<std::optional<Stored<Event>>> eventOf(const sqlite::Connection& db, const sqlite::Statement& row,
                                             const Lookups& lookups)
{
    auto id = EventId::fromString(row.text(1));
    auto category = CategoryCode::fromString(textOf(lookups.categories, row.integer(4)));
    auto source = SourceCode::fromString(textOf(lookups.sources, row.integer(11)));
    const auto region = RegionCode::fromNumber(row.integer(5));
    if (!id || !category || !source || !region)
        return damaged(db, row.text(1));
    auto unit = row.isNull(13) ? std::nullopt : UnitId::fromString(textOf(lookups.units, row.integer(13)));
    auto event = Event::of({.id = *std::move(id),
                            .number = row.text(15),
                            .source = *std::move(source),
                            .sourceId = row.text(19),
                            .category = *std::move(category),
                            .state = static_cast<EventState>(row.integer(2)),
                            .priority = static_cast<Priority>(row.integer(3)),
                            .origin = static_cast<Origin>(row.integer(12)),
                            .region = *region,
                            .title = row.text(16),
                            .address = row.text(17),
                            .description = row.text(18),
                            .position = pointOf(row, 6),
                            .reportedAt = fromMs(row.integer(8)),
                            .acceptedAt = row.optionalTime(20),
                            .assignedAt = row.optionalTime(21),
                            .dueAt = dueOf(row, 9),
                            .closedAt = row.optionalTime(10),
                            .unit = std::move(unit)});
    if (!event)
        return damaged(db, row.text(1));
    return Stored<Event>{.row = *std::move(event), .version = row.integer(14)};
}

} // namespace

Result<QueuePage> queryQueue(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter,
                             qint64 limit)
{
    auto page = firstItems(db, lookups, filterSql(filter, lookups), "pri, due, at, rid", limit);
    if (page) {
        if (auto counted = countRetired(db, lookups, filter, *page); !counted)
            return std::unexpected(std::move(counted).error());
    }
    return page;
}

Result<QueuePage> queryNewest(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter,
                              qint64 limit)
{
    return firstItems(db, lookups, filterSql(filter, lookups), "at DESC, rid DESC", limit);
}

Result<std::vector<QueueItem>> queryQueueItems(sqlite::Connection& db, const Lookups& lookups,
                                               const EventFilter& filter, const std::vector<EventRow>& rows)
{
    const FilterSql sql = filterSql(filter, lookups, OpenEvents::ByIndex, Lookup::ByRow);
    std::vector<QueueItem> items;
    for (std::size_t from = 0; from < rows.size(); from += rowsAtOnce) {
        QByteArray list;
        for (std::size_t at = from; at < std::min(rows.size(), from + rowsAtOnce); ++at)
            list += (list.isEmpty() ? "" : ",") + QByteArray::number(rows[at]);
        auto some = readItems(db, lookups,
                              QByteArray("SELECT ") + itemColumns + " FROM event WHERE rid IN (" + list +
                                  ") AND " + sql.where,
                              sql.texts);
        if (!some)
            return some;
        std::ranges::move(*some, std::back_inserter(items));
    }
    return items;
}

Result<MapPoints> queryMapPoints(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter)
{
    const auto manyOpen =
        db.number("SELECT coalesce(sum(n) FILTER (WHERE st < 5) * 8 > sum(n), 0) FROM rollup_state");
    if (!manyOpen)
        return std::unexpected(manyOpen.error());
    const FilterSql sql =
        filterSql(filter, lookups, *manyOpen != 0 ? OpenEvents::ByScan : OpenEvents::ByIndex);
    auto rows = sqlite::Statement::prepare(db, "SELECT rid, lon, lat, st, pri, cat, due FROM " + sql.from +
                                                   " WHERE " + sql.where);
    if (!rows)
        return std::unexpected(std::move(rows).error());
    MapPoints answer;
    RootIndex roots(lookups, answer.categoryRoots);
    for (rows->bindList(sql.texts); rows->next();) {
        if (rows->isNull(1)) {
            ++answer.withoutPosition;
            continue;
        }
        answer.points.push_back({.row = rows->integer(0),
                                 .lon7 = static_cast<qint32>(rows->integer(1)),
                                 .lat7 = static_cast<qint32>(rows->integer(2)),
                                 .state = static_cast<EventState>(rows->integer(3)),
                                 .priority = static_cast<Priority>(rows->integer(4)),
                                 .category = roots.of(rows->integer(5)),
                                 .due = dueSecond(dueOf(*rows, 6))});
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return answer;
}

Result<std::optional<Stored<Event>>> queryEvent(sqlite::Connection& db, const Lookups& lookups, EventRow row)
{
    auto rows = sqlite::Statement::prepare(
        db, "SELECT rid, id, st, pri, cat, region, lon, lat, at, due, closed, src, origin, unit, v, no, "
            "title, addr,"
            " body, sid, ack, asg FROM event JOIN event_text USING(rid) WHERE rid = ?");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    Result<std::optional<Stored<Event>>> answer = std::nullopt;
    for (rows->bind(row); rows->next();)
        answer = eventOf(db, *rows, lookups);
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return answer;
}

} // namespace onescreen
