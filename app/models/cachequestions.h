// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/models/namebook.h"
#include "app/store/cubequestion.h"
#include "app/store/queries.h"
#include "app/store/trackquestion.h"

#include <QFuture>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

template <typename T> using Answer = QFuture<Result<T>>;

struct OverviewQuestion
{
    std::optional<RegionCode> area;
    Period period; ///< Of trend and categories.
    UtcTime now;
};

struct OverviewAnswer
{
    OverviewNumbers numbers;
    std::vector<DayCount> daily;
    std::vector<CategoryCount> categories;
    std::vector<RegionCount> counties;
    std::vector<RegionCount> townships;
    qint64 events = 0;   ///< In the whole cache, whatever the scope.
    qint64 replayed = 0; ///< Of these, demonstration data.
};

/// Some rows seen through a filter: those that match, and those that exist but do not.
struct QueueUpdate
{
    std::vector<QueueItem> matching;
    std::vector<QueueItem> others;
};

struct EventRecord
{
    Stored<Event> event;
    std::vector<Note> notes; ///< Oldest first.
};

/// All that the models ask the cache. Never blocks the caller; a future always ends with one result.
/// ReaderQuestions answers from the cache file; tests answer from memory.
class CacheQuestions
{
public:
    CacheQuestions() = default;
    virtual ~CacheQuestions() = default;
    CacheQuestions(const CacheQuestions&) = delete;
    CacheQuestions& operator=(const CacheQuestions&) = delete;

    virtual Answer<CacheStatus> status() = 0;
    virtual Answer<NameData> names() = 0;
    /// Sorted by priority, due time (missing last), report time (oldest first), row; at most `limit`.
    virtual Answer<QueuePage> queue(const EventFilter& filter, qint64 limit) = 0;
    /// What a search shows: the same events, the last reported first.
    virtual Answer<QueuePage> newest(const EventFilter& filter, qint64 limit) = 0;
    virtual Answer<QueueUpdate> queueUpdate(const EventFilter& filter, const std::vector<EventRow>& rows) = 0;
    virtual Answer<std::shared_ptr<const MapPoints>> mapPoints(const EventFilter& filter) = 0;
    virtual Answer<std::optional<EventRecord>> event(EventRow row) = 0; ///< None when the row is gone.
    virtual Answer<std::optional<EventRow>> eventRow(const EventId& id) = 0;
    virtual Answer<OverviewAnswer> overview(const OverviewQuestion& question) = 0;
    virtual Answer<std::vector<Stored<Resource>>> resources() = 0;
    virtual Answer<std::shared_ptr<const TrackAnswer>> tracks(const TrackQuestion& question) = 0;
    virtual Answer<std::shared_ptr<const EventLives>> eventLives(const LifeQuestion& question) = 0;
    virtual Answer<std::vector<IndicatorValue>> indicatorValues() = 0;
    virtual Answer<std::vector<FeedStatus>> feeds() = 0;
    /// In the order of month, region, unit and category root; cells without any fact are left out.
    virtual Answer<std::vector<CubeRow>> cubeRows(const CubeQuestion& question) = 0;
};

} // namespace onescreen
