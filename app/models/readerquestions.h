// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/cachequestions.h"

namespace onescreen {

class ReaderPool;

/// Answers from the cache through the reader threads.
class ReaderQuestions final : public CacheQuestions
{
public:
    explicit ReaderQuestions(ReaderPool& readers) : m_readers(readers) {} ///< `readers` must outlive this.

    Answer<CacheStatus> status() override;
    Answer<NameData> names() override;
    Answer<QueuePage> queue(const EventFilter& filter, qint64 limit) override;
    Answer<QueuePage> newest(const EventFilter& filter, qint64 limit) override;
    Answer<QueueUpdate> queueUpdate(const EventFilter& filter, const std::vector<EventRow>& rows) override;
    Answer<std::shared_ptr<const MapPoints>> mapPoints(const EventFilter& filter) override;
    Answer<std::optional<EventRecord>> event(EventRow row) override;
    Answer<std::optional<EventRow>> eventRow(const EventId& id) override;
    Answer<OverviewAnswer> overview(const OverviewQuestion& question) override;
    Answer<std::vector<Stored<Resource>>> resources() override;
    Answer<std::shared_ptr<const TrackAnswer>> tracks(const TrackQuestion& question) override;
    Answer<std::shared_ptr<const EventLives>> eventLives(const LifeQuestion& question) override;
    Answer<std::vector<IndicatorValue>> indicatorValues() override;
    Answer<std::vector<FeedStatus>> feeds() override;
    Answer<std::vector<CubeRow>> cubeRows(const CubeQuestion& question) override;

private:
    ReaderPool& m_readers;
};

} // namespace onescreen
