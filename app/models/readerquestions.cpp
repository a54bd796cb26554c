// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/readerquestions.h"

#include "app/store/readerpool.h"

#include <algorithm>

namespace onescreen {

namespace {

/// Puts `result` into `target`, or keeps the first error. Lets several questions of one answer be written in
/// a row.
class Gather
{
public:
    template <typename T> Gather& operator()(T& target, Result<T> result)
    {
        if (m_error)
            return *this;
        if (result)
            target = *std::move(result);
        else
            m_error = std::move(result).error();
        return *this;
    }
    template <typename T> Result<T> finish(T answer) const
    {
        if (m_error)
            return std::unexpected(*m_error);
        return answer;
    }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }

private:
    std::optional<Error> m_error;
};

Result<OverviewAnswer> overviewOf(CacheReader& reader, const OverviewQuestion& question)
{
    OverviewAnswer answer;
    CacheStatus status;
    Gather gather;
    gather(status, reader.status());
    if (!gather.failed())
        gather(answer.numbers, reader.overview(question.area, question.now));
    if (!gather.failed())
        gather(answer.daily, reader.daily(question.area, question.period));
    if (!gather.failed())
        gather(answer.categories, reader.byCategory(question.area, question.period));
    if (!gather.failed())
        gather(answer.counties, reader.byRegion(question.area, RegionLevel::County));
    if (!gather.failed())
        gather(answer.townships, reader.byRegion(question.area, RegionLevel::Township));
    answer.events = status.rows.value(entityName(Entity::Event));
    answer.replayed = status.replayed;
    return gather.finish(std::move(answer));
}

Result<NameData> namesOf(CacheReader& reader)
{
    NameData names;
    Gather gather;
    gather(names.categories, reader.dictionary(DictionaryKind::Category));
    gather(names.sources, reader.dictionary(DictionaryKind::Source));
    gather(names.unitKinds, reader.dictionary(DictionaryKind::UnitKind));
    gather(names.units, reader.units());
    gather(names.regions, reader.regions());
    return gather.finish(std::move(names));
}

Result<QueueUpdate> updateOf(CacheReader& reader, const EventFilter& filter,
                             const std::vector<EventRow>& rows)
{
    QueueUpdate update;
    Gather gather;
    std::vector<QueueItem> all;
    gather(update.matching, reader.queueItems(filter, rows));
    if (!gather.failed() && update.matching.size() < rows.size())
        gather(all, reader.queueItems(EventFilter{}, rows));
    QSet<EventRow> matching;
    for (const QueueItem& item : update.matching)
        matching.insert(item.row);
    std::ranges::copy_if(all, std::back_inserter(update.others),
                         [&](const QueueItem& item) { return !matching.contains(item.row); });
    return gather.finish(std::move(update));
}

Result<std::optional<EventRecord>> recordOf(CacheReader& reader, EventRow row)
{
    auto event = reader.event(row);
    if (!event)
        return std::unexpected(std::move(event).error());
    if (!*event)
        return std::nullopt;
    auto notes = reader.notes((**event).row->id);
    if (!notes)
        return std::unexpected(std::move(notes).error());
    return EventRecord{**std::move(event), *std::move(notes)};
}

} // namespace

Answer<CacheStatus> ReaderQuestions::status()
{
    return m_readers.ask<CacheStatus>([](CacheReader& reader) { return reader.status(); });
}

Answer<NameData> ReaderQuestions::names()
{
    return m_readers.ask<NameData>([](CacheReader& reader) { return namesOf(reader); });
}

Answer<QueuePage> ReaderQuestions::queue(const EventFilter& filter, qint64 limit)
{
    return m_readers.ask<QueuePage>([=](CacheReader& reader) { return reader.queue(filter, limit); });
}

Answer<QueuePage> ReaderQuestions::newest(const EventFilter& filter, qint64 limit)
{
    return m_readers.ask<QueuePage>([=](CacheReader& reader) { return reader.newest(filter, limit); });
}

Answer<QueueUpdate> ReaderQuestions::queueUpdate(const EventFilter& filter, const std::vector<EventRow>& rows)
{
    return m_readers.ask<QueueUpdate>([=](CacheReader& reader) { return updateOf(reader, filter, rows); });
}

Answer<std::shared_ptr<const MapPoints>> ReaderQuestions::mapPoints(const EventFilter& filter)
{
    using Points = std::shared_ptr<const MapPoints>;
    return m_readers.ask<Points>([=](CacheReader& reader) -> Result<Points> {
        auto points = reader.mapPoints(filter);
        if (!points)
            return std::unexpected(std::move(points).error());
        return std::make_shared<const MapPoints>(*std::move(points));
    });
}

Answer<std::optional<EventRecord>> ReaderQuestions::event(EventRow row)
{
    return m_readers.ask<std::optional<EventRecord>>(
        [=](CacheReader& reader) { return recordOf(reader, row); });
}

Answer<std::optional<EventRow>> ReaderQuestions::eventRow(const EventId& id)
{
    return m_readers.ask<std::optional<EventRow>>([=](CacheReader& reader) { return reader.eventRow(id); });
}

Answer<OverviewAnswer> ReaderQuestions::overview(const OverviewQuestion& question)
{
    return m_readers.ask<OverviewAnswer>([=](CacheReader& reader) { return overviewOf(reader, question); });
}

Answer<std::vector<Stored<Resource>>> ReaderQuestions::resources()
{
    return m_readers.ask<std::vector<Stored<Resource>>>(
        [](CacheReader& reader) { return reader.resources(); });
}

Answer<std::shared_ptr<const TrackAnswer>> ReaderQuestions::tracks(const TrackQuestion& question)
{
    using Tracks = std::shared_ptr<const TrackAnswer>;
    return m_readers.ask<Tracks>([=](CacheReader& reader) -> Result<Tracks> {
        auto tracks = reader.tracks(question);
        if (!tracks)
            return std::unexpected(std::move(tracks).error());
        return std::make_shared<const TrackAnswer>(*std::move(tracks));
    });
}

Answer<std::shared_ptr<const EventLives>> ReaderQuestions::eventLives(const LifeQuestion& question)
{
    using Lives = std::shared_ptr<const EventLives>;
    return m_readers.ask<Lives>([=](CacheReader& reader) -> Result<Lives> {
        auto lives = reader.eventLives(question);
        if (!lives)
            return std::unexpected(std::move(lives).error());
        return std::make_shared<const EventLives>(*std::move(lives));
    });
}

Answer<std::vector<IndicatorValue>> ReaderQuestions::indicatorValues()
{
    return m_readers.ask<std::vector<IndicatorValue>>(
        [](CacheReader& reader) { return reader.indicatorValues(); });
}

Answer<std::vector<FeedStatus>> ReaderQuestions::feeds()
{
    return m_readers.ask<std::vector<FeedStatus>>([](CacheReader& reader) { return reader.feeds(); });
}

Answer<std::vector<CubeRow>> ReaderQuestions::cubeRows(const CubeQuestion& question)
{
    return m_readers.ask<std::vector<CubeRow>>(
        [=](CacheReader& reader) { return reader.cubeRows(question); });
}

} // namespace onescreen
