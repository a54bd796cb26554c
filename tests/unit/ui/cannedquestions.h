// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/cachequestions.h"

namespace onescreen::test {

/// Answers status and names from what the test put in, and everything else with NotFound, as a missing cache
/// does.
class CannedQuestions final : public CacheQuestions
{
public:
    std::optional<CacheStatus> cacheStatus;
    std::optional<Error> statusFault; ///< Instead of the status.
    NameData nameData;
    std::optional<std::vector<FeedStatus>> feedRows;

    Answer<CacheStatus> status() override
    {
        if (statusFault)
            return answer(Result<CacheStatus>(std::unexpected(*statusFault)));
        return cacheStatus ? answer(Result<CacheStatus>(*cacheStatus)) : missing<CacheStatus>();
    }
    Answer<NameData> names() override { return answer(Result<NameData>(nameData)); }
    Answer<QueuePage> queue(const EventFilter&, qint64) override { return missing<QueuePage>(); }
    Answer<QueuePage> newest(const EventFilter&, qint64) override { return missing<QueuePage>(); }
    Answer<QueueUpdate> queueUpdate(const EventFilter&, const std::vector<EventRow>&) override
    {
        return missing<QueueUpdate>();
    }
    Answer<std::shared_ptr<const MapPoints>> mapPoints(const EventFilter&) override
    {
        return missing<std::shared_ptr<const MapPoints>>();
    }
    Answer<std::optional<EventRecord>> event(EventRow) override
    {
        return missing<std::optional<EventRecord>>();
    }
    Answer<std::optional<EventRow>> eventRow(const EventId&) override
    {
        return missing<std::optional<EventRow>>();
    }
    Answer<OverviewAnswer> overview(const OverviewQuestion&) override { return missing<OverviewAnswer>(); }
    Answer<std::vector<Stored<Resource>>> resources() override
    {
        return missing<std::vector<Stored<Resource>>>();
    }
    Answer<std::shared_ptr<const TrackAnswer>> tracks(const TrackQuestion&) override
    {
        return missing<std::shared_ptr<const TrackAnswer>>();
    }
    Answer<std::shared_ptr<const EventLives>> eventLives(const LifeQuestion&) override
    {
        return missing<std::shared_ptr<const EventLives>>();
    }
    Answer<std::vector<IndicatorValue>> indicatorValues() override
    {
        return missing<std::vector<IndicatorValue>>();
    }
    Answer<std::vector<FeedStatus>> feeds() override
    {
        return feedRows ? answer(Result<std::vector<FeedStatus>>(*feedRows))
                        : missing<std::vector<FeedStatus>>();
    }
    Answer<std::vector<CubeRow>> cubeRows(const CubeQuestion&) override
    {
        return missing<std::vector<CubeRow>>();
    }

private:
    // Not inlined: gcc 12 takes the unused value of an error for an uninitialised one.
    template <typename T> [[gnu::noinline]] static QFuture<Result<T>> answer(const Result<T>& result)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(result);
        promise.finish();
        return promise.future();
    }
    template <typename T> static QFuture<Result<T>> missing()
    {
        return answer<T>(failure(ErrorKind::NotFound, QStringLiteral("there is no cache")));
    }
};

} // namespace onescreen::test
