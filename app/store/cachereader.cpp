// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachereader.h"

#include "app/store/cachefile.h"
#include "app/store/countquery.h"
#include "app/store/cubequery.h"
#include "app/store/eventquery.h"
#include "app/store/factcheck.h"
#include "app/store/recordquery.h"
#include "app/store/rollups.h"
#include "app/store/trackquery.h"

namespace onescreen {

namespace {

CellDifference told(const FactDifference& difference, const Lookups& lookups)
{
    const FactCell& cell = difference.cell;
    CellDifference told{.region = RegionCode::fromNumber(cell.region),
                        .priority = {},
                        .category = {},
                        .source = {},
                        .unit = {},
                        .what = factSlotName(difference.slot),
                        .counted = difference.counted,
                        .stored = difference.stored};
    if (difference.table == KeptFacts::Cube) {
        told.priority = static_cast<Priority>(cell.priority);
        told.category = textOf(lookups.categories, cell.category);
        told.source = textOf(lookups.sources, cell.source);
        told.unit = textOf(lookups.units, cell.unit);
    }
    return told;
}

} // namespace

struct CacheReader::Private
{
    std::unique_ptr<sqlite::Connection> db;
    std::optional<Lookups> lookups;
    qint64 lookupsVersion = 0; ///< Of the file's content when the look-ups were read.

    Result<void> refreshLookups();

    /// Asks inside one read transaction: one consistent snapshot, and one time limit.
    template <typename Question> auto ask(Question question) -> decltype(question(*db))
    {
        auto snapshot = sqlite::Transaction::begin(*db, sqlite::Access::Read);
        if (!snapshot)
            return std::unexpected(std::move(snapshot).error());
        return question(*db);
    }
    template <typename Question> auto askWithLookups(Question question) -> decltype(question(*db, *lookups))
    {
        auto snapshot = sqlite::Transaction::begin(*db, sqlite::Access::Read);
        if (!snapshot)
            return std::unexpected(std::move(snapshot).error());
        if (auto done = refreshLookups(); !done)
            return std::unexpected(std::move(done).error());
        return question(*db, *lookups);
    }
};

Result<void> CacheReader::Private::refreshLookups()
{
    const auto version = db->number("PRAGMA data_version");
    if (!version)
        return std::unexpected(version.error());
    if (lookups && *version == lookupsVersion)
        return {};
    auto loaded = Lookups::load(*db);
    if (!loaded)
        return std::unexpected(std::move(loaded).error());
    lookups = *std::move(loaded);
    lookupsVersion = *version;
    return {};
}

CacheReader::CacheReader(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
CacheReader::~CacheReader() = default;

Result<std::unique_ptr<CacheReader>> CacheReader::open(const QString& folder, Milliseconds limit)
{
    auto db = openCacheForReading(folder);
    if (!db)
        return std::unexpected(std::move(db).error());
    (*db)->setLimit(limit);
    auto d = std::make_unique<Private>();
    d->db = *std::move(db);
    return std::unique_ptr<CacheReader>(new CacheReader(std::move(d)));
}

Result<CacheStatus> CacheReader::status()
{
    return d->ask(queryStatus);
}

Result<QueuePage> CacheReader::queue(const EventFilter& filter, qint64 limit)
{
    return d->askWithLookups([&](sqlite::Connection& db, const Lookups& lookups) {
        return queryQueue(db, lookups, filter, limit);
    });
}

Result<QueuePage> CacheReader::newest(const EventFilter& filter, qint64 limit)
{
    return d->askWithLookups([&](sqlite::Connection& db, const Lookups& lookups) {
        return queryNewest(db, lookups, filter, limit);
    });
}

Result<std::vector<QueueItem>> CacheReader::queueItems(const EventFilter& filter,
                                                       const std::vector<EventRow>& rows)
{
    return d->askWithLookups([&](sqlite::Connection& db, const Lookups& lookups) {
        return queryQueueItems(db, lookups, filter, rows);
    });
}

Result<MapPoints> CacheReader::mapPoints(const EventFilter& filter)
{
    return d->askWithLookups(
        [&](sqlite::Connection& db, const Lookups& lookups) { return queryMapPoints(db, lookups, filter); });
}

Result<std::optional<Stored<Event>>> CacheReader::event(EventRow row)
{
    return d->askWithLookups(
        [&](sqlite::Connection& db, const Lookups& lookups) { return queryEvent(db, lookups, row); });
}

Result<std::optional<EventRow>> CacheReader::eventRow(const EventId& id)
{
    return d->ask([&](sqlite::Connection& db) -> Result<std::optional<EventRow>> {
        auto rows = sqlite::Statement::prepare(db, "SELECT rid FROM event WHERE id = ?");
        if (!rows)
            return std::unexpected(std::move(rows).error());
        std::optional<EventRow> row;
        for (rows->bind(id.toString()); rows->next();)
            row = rows->integer(0);
        if (auto ended = rows->ended(); !ended)
            return std::unexpected(std::move(ended).error());
        return row;
    });
}

Result<std::vector<Note>> CacheReader::notes(const EventId& event)
{
    return d->ask([&](sqlite::Connection& db) { return queryNotes(db, event); });
}

Result<OverviewNumbers> CacheReader::overview(std::optional<RegionCode> area, UtcTime now)
{
    return d->ask([&](sqlite::Connection& db) { return queryOverview(db, area, now); });
}

Result<std::vector<DayCount>> CacheReader::daily(std::optional<RegionCode> area, const Period& period)
{
    return d->ask([&](sqlite::Connection& db) { return queryDaily(db, area, period); });
}

Result<std::vector<CategoryCount>> CacheReader::byCategory(std::optional<RegionCode> area,
                                                           const Period& period)
{
    return d->askWithLookups([&](sqlite::Connection& db, const Lookups& lookups) {
        return queryByCategory(db, lookups, area, period);
    });
}

Result<std::vector<RegionCount>> CacheReader::byRegion(std::optional<RegionCode> area, RegionLevel level)
{
    return d->ask([&](sqlite::Connection& db) { return queryByRegion(db, area, level); });
}

Result<std::vector<Stored<Resource>>> CacheReader::resources()
{
    return d->ask(queryResources);
}

Result<TrackAnswer> CacheReader::tracks(const TrackQuestion& question)
{
    return d->ask([&](sqlite::Connection& db) { return queryTracks(db, question); });
}

Result<EventLives> CacheReader::eventLives(const LifeQuestion& question)
{
    return d->askWithLookups(
        [&](sqlite::Connection& db, const Lookups& lookups) { return queryLives(db, lookups, question); });
}

Result<std::vector<Unit>> CacheReader::units()
{
    return d->ask(queryUnits);
}

Result<std::vector<Region>> CacheReader::regions()
{
    return d->ask(queryRegions);
}

Result<Dictionary> CacheReader::dictionary(DictionaryKind kind)
{
    return d->ask([&](sqlite::Connection& db) { return loadDictionary(db, kind); });
}

Result<std::vector<IndicatorValue>> CacheReader::indicatorValues()
{
    return d->ask(queryIndicatorValues);
}

Result<std::vector<FeedStatus>> CacheReader::feeds()
{
    return d->ask(queryFeeds);
}

Result<std::vector<QString>> CacheReader::verifyRollups()
{
    return d->ask(differencesOfRollups);
}

Result<std::vector<CubeRow>> CacheReader::cubeRows(const CubeQuestion& question)
{
    return d->askWithLookups(
        [&](sqlite::Connection& db, const Lookups& lookups) { return queryCube(db, lookups, question); });
}

Result<std::vector<QDate>> CacheReader::cubeMonths()
{
    const auto months = d->ask(factMonths);
    if (!months)
        return std::unexpected(months.error());
    std::vector<QDate> days;
    std::ranges::transform(*months, std::back_inserter(days), firstDayOf);
    return days;
}

Result<MonthCheck> CacheReader::checkMonth(QDate month)
{
    return d->askWithLookups([&](sqlite::Connection& db, const Lookups& lookups) -> Result<MonthCheck> {
        const auto check = checkFacts(db, monthNumber(month));
        if (!check)
            return std::unexpected(check.error());
        MonthCheck answer{.month = firstDayOf(monthNumber(month)),
                          .cells = check->cells,
                          .counted = check->counted,
                          .differences = {}};
        for (const FactDifference& difference : check->differences)
            answer.differences.push_back(told(difference, lookups));
        return answer;
    });
}

bool CacheReader::isCurrent() const
{
    return !d->db->hasMoved();
}

} // namespace onescreen
