// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/cachequestions.h"
#include "app/models/queuelines.h"

#include <QPromise>
#include <QStringList>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace onescreen::test {

/// A cache in memory. Answers at once, or, with `manual`, when told to: each question is worked out when it
/// is asked, as a reader's snapshot is, and delivered by deliver().
class FakeQuestions final : public CacheQuestions
{
public:
    bool manual = false;
    std::optional<Error> failure; ///< Every question answers this while set.
    QStringList asked;            ///< Names of the questions so far.

    std::map<EventRow, QueueItem> events;
    std::map<EventRow, EventRecord> records;
    NameData nameData;
    CacheStatus cacheStatus;
    OverviewAnswer overviewAnswer;
    std::optional<OverviewQuestion> overviewQuestion; ///< The last one.
    std::vector<Stored<Resource>> resourceRows;
    std::shared_ptr<const TrackAnswer> trackAnswer = std::make_shared<const TrackAnswer>();
    std::optional<TrackQuestion> trackQuestion; ///< The last one.
    std::shared_ptr<const EventLives> livesAnswer = std::make_shared<const EventLives>();
    std::optional<LifeQuestion> lifeQuestion; ///< The last one.
    std::vector<IndicatorValue> indicatorRows;
    std::vector<FeedStatus> feedRows;
    std::vector<CubeRow> cubeAnswer;
    std::function<std::vector<CubeRow>(const CubeQuestion&)> cube; ///< When set, instead of cubeAnswer.
    std::optional<CubeQuestion> cubeQuestion;                      ///< The last one.

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    void deliver()
    {
        auto first = std::move(m_waiting.front());
        m_waiting.pop_front();
        first();
    }
    void deliverAll()
    {
        while (!m_waiting.empty())
            deliver();
    }

    static bool matches(const EventFilter& filter, const QueueItem& item)
    {
        const auto region = RegionCode::fromNumber(item.region);
        if (filter.area && !(region && filter.area->contains(*region)))
            return false;
        if (filter.reportedIn &&
            (item.reportedAt < filter.reportedIn->begin() || item.reportedAt >= filter.reportedIn->end()))
            return false;
        if (filter.reportedBetween && !filter.reportedBetween->contains(item.reportedAt))
            return false;
        const auto inside = [](const auto& set, const auto& value) {
            return set.isEmpty() || set.contains(value);
        };
        if (filter.inside && !(item.position && filter.inside->contains(*item.position)))
            return false;
        return inside(filter.states, item.state) && inside(filter.priorities, item.priority) &&
               inside(filter.categoryRoots, item.categoryRoot) &&
               (filter.text.isEmpty() || item.title.contains(filter.text) ||
                item.address.contains(filter.text) || item.number.contains(filter.text));
    }
    [[nodiscard]] std::vector<QueueItem> matching(const EventFilter& filter) const
    {
        std::vector<QueueItem> found;
        for (const auto& [row, item] : events) {
            if (matches(filter, item))
                found.push_back(item);
        }
        std::ranges::sort(found, queuedBefore);
        return found;
    }

    Answer<CacheStatus> status() override
    {
        CacheStatus status = cacheStatus;
        status.rows.insert(entityName(Entity::Event), std::ssize(events));
        return answer<CacheStatus>("status", status);
    }
    Answer<NameData> names() override { return answer<NameData>("names", nameData); }
    Answer<QueuePage> queue(const EventFilter& filter, qint64 limit) override
    {
        QueuePage page{.items = matching(filter)};
        page.total = std::ssize(page.items);
        page.items.resize(static_cast<std::size_t>(std::min(page.total, limit)));
        return answer<QueuePage>("queue", std::move(page));
    }
    Answer<QueuePage> newest(const EventFilter& filter, qint64 limit) override
    {
        QueuePage page{.items = matching(filter)};
        std::ranges::sort(page.items, std::ranges::greater{}, &QueueItem::reportedAt);
        page.total = std::ssize(page.items);
        page.items.resize(static_cast<std::size_t>(std::min(page.total, limit)));
        return answer<QueuePage>("newest", std::move(page));
    }
    Answer<QueueUpdate> queueUpdate(const EventFilter& filter, const std::vector<EventRow>& rows) override
    {
        QueueUpdate update;
        for (const EventRow row : rows) {
            if (const auto found = events.find(row); found != events.end())
                (matches(filter, found->second) ? update.matching : update.others).push_back(found->second);
        }
        return answer<QueueUpdate>("queueUpdate", std::move(update));
    }
    Answer<std::shared_ptr<const MapPoints>> mapPoints(const EventFilter& filter) override
    {
        auto points = std::make_shared<MapPoints>();
        for (const QueueItem& item : matching(filter)) {
            if (!item.position) {
                ++points->withoutPosition;
                continue;
            }
            auto root = std::ranges::find(points->categoryRoots, item.categoryRoot);
            const auto at = static_cast<quint16>(root - points->categoryRoots.begin());
            if (root == points->categoryRoots.end())
                points->categoryRoots.push_back(item.categoryRoot);
            points->points.push_back({.row = item.row,
                                      .lon7 = item.position->lon7(),
                                      .lat7 = item.position->lat7(),
                                      .state = item.state,
                                      .priority = item.priority,
                                      .category = at,
                                      .due = dueSecond(item.dueAt)});
        }
        return answer<std::shared_ptr<const MapPoints>>("mapPoints", points);
    }
    Answer<std::optional<EventRecord>> event(EventRow row) override
    {
        const auto found = records.find(row);
        return answer<std::optional<EventRecord>>(
            "event", found == records.end() ? std::nullopt : std::optional(found->second));
    }
    Answer<std::optional<EventRow>> eventRow(const EventId& id) override
    {
        const auto found =
            std::ranges::find_if(events, [&](const auto& entry) { return entry.second.id == id.toString(); });
        return answer<std::optional<EventRow>>(
            "eventRow", found == events.end() ? std::nullopt : std::optional(found->first));
    }
    Answer<OverviewAnswer> overview(const OverviewQuestion& question) override
    {
        overviewQuestion = question;
        return answer<OverviewAnswer>("overview", overviewAnswer);
    }
    Answer<std::vector<Stored<Resource>>> resources() override
    {
        return answer<std::vector<Stored<Resource>>>("resources", resourceRows);
    }
    Answer<std::shared_ptr<const TrackAnswer>> tracks(const TrackQuestion& question) override
    {
        trackQuestion = question;
        return answer<std::shared_ptr<const TrackAnswer>>("tracks", trackAnswer);
    }
    Answer<std::shared_ptr<const EventLives>> eventLives(const LifeQuestion& question) override
    {
        lifeQuestion = question;
        return answer<std::shared_ptr<const EventLives>>("eventLives", livesAnswer);
    }
    Answer<std::vector<IndicatorValue>> indicatorValues() override
    {
        return answer<std::vector<IndicatorValue>>("indicatorValues", indicatorRows);
    }
    Answer<std::vector<FeedStatus>> feeds() override
    {
        return answer<std::vector<FeedStatus>>("feeds", feedRows);
    }
    Answer<std::vector<CubeRow>> cubeRows(const CubeQuestion& question) override
    {
        cubeQuestion = question;
        return answer<std::vector<CubeRow>>("cubeRows", cube ? cube(question) : cubeAnswer);
    }

private:
    template <typename T> Answer<T> answer(const char* name, T value)
    {
        asked << QString::fromLatin1(name);
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const auto future = promise->future();
        const Result<T> result = failure ? Result<T>(std::unexpected(*failure)) : Result<T>(std::move(value));
        const auto give = [promise, result] {
            promise->addResult(result);
            promise->finish();
        };
        if (manual)
            m_waiting.push_back(give);
        else
            give();
        return future;
    }

    std::deque<std::function<void()>> m_waiting;
};

} // namespace onescreen::test
