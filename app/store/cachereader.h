// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/cubequestion.h"
#include "app/store/monthcheck.h"
#include "app/store/queries.h"
#include "app/store/trackquestion.h"

#include <QString>

#include <memory>

namespace onescreen {

/// A read-only connection to the cache with the questions that the program asks. Blocking: used on reader
/// threads and in headless tools, never on the UI thread. One object belongs to one thread at a time. Every
/// answer is one consistent snapshot; a question that takes longer than the limit is interrupted (Timeout).
class CacheReader
{
public:
    /// NotFound when there is no cache yet, Corrupt when the file is not one, Unsupported when its schema is
    /// another.
    static Result<std::unique_ptr<CacheReader>> open(const QString& folder,
                                                     Milliseconds limit = std::chrono::seconds{30});
    ~CacheReader();
    CacheReader(const CacheReader&) = delete;
    CacheReader& operator=(const CacheReader&) = delete;

    Result<CacheStatus> status();
    Result<QueuePage> queue(const EventFilter& filter, qint64 limit);
    Result<QueuePage> newest(const EventFilter& filter, qint64 limit); ///< The last reported first.
    /// Rows of `rows` that match the filter, any order; rows that do not are left out.
    Result<std::vector<QueueItem>> queueItems(const EventFilter& filter, const std::vector<EventRow>& rows);
    Result<MapPoints> mapPoints(const EventFilter& filter);
    Result<std::optional<Stored<Event>>> event(EventRow row);
    Result<std::optional<EventRow>> eventRow(const EventId& id);
    Result<std::vector<Note>> notes(const EventId& event); ///< Oldest first.
    Result<OverviewNumbers> overview(std::optional<RegionCode> area, UtcTime now);
    Result<std::vector<DayCount>> daily(std::optional<RegionCode> area,
                                        const Period& period); ///< Every day, zeros too.
    Result<std::vector<CategoryCount>> byCategory(std::optional<RegionCode> area, const Period& period);
    /// Counts by area of that level inside `area` (or everywhere); areas without events are left out.
    Result<std::vector<RegionCount>> byRegion(std::optional<RegionCode> area, RegionLevel level);
    Result<std::vector<Stored<Resource>>> resources();
    Result<TrackAnswer> tracks(const TrackQuestion& question);
    Result<EventLives> eventLives(const LifeQuestion& question);
    Result<std::vector<Unit>> units();
    Result<std::vector<Region>> regions();
    Result<Dictionary> dictionary(DictionaryKind kind);
    Result<std::vector<IndicatorValue>> indicatorValues();
    Result<std::vector<FeedStatus>> feeds();
    /// In the order of month, region, unit and category root; cells without any fact are left out.
    Result<std::vector<CubeRow>> cubeRows(const CubeQuestion& question);

    /// Counts every event again and names each cell of the rollups that differs (at most 40); empty when they
    /// are right.
    Result<std::vector<QString>> verifyRollups();
    /// Every month that has a fact or a cell of the cube; its first days, ascending.
    Result<std::vector<QDate>> cubeMonths();
    /// Counts one month of the cube again and tells every number that differs; `month` is any day of it.
    /// Corrupt when a cell cannot be read at all.
    Result<MonthCheck> checkMonth(QDate month);
    /// False once the file was set aside or removed under this reader; open another one then.
    [[nodiscard]] bool isCurrent() const;

private:
    struct Private;
    explicit CacheReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace onescreen
