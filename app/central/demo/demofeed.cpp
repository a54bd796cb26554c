// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demofeed.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

const QString memoryKey = u"demo"_s;
constexpr std::chrono::seconds feedInterval{60};
constexpr int feedEveryS = 300;
constexpr std::chrono::seconds memoryInterval{30};
constexpr std::chrono::seconds trackStep{20};
constexpr std::chrono::days segmentLife{90}; ///< Longer than any event is open.
constexpr double changesPerEvent = 4.9; ///< Report, acceptance, assignment, handling, close, and some more.
constexpr double secondsPerDay = 86'400;

std::vector<QString> titlesOf(const DemoProfile& profile, const Dictionary& dictionary)
{
    std::vector<QString> titles;
    titles.reserve(profile.classes.size());
    for (const DemoProfile::Class& one : profile.classes)
        titles.push_back(dictionary.nameOf(one.category.toString()));
    return titles;
}

} // namespace

DemoFeed::DemoFeed(DemoProfile profile, DemoWorld world, const Dictionary& titles,
                   const DemoSettings& settings, const Clock& clock, std::vector<DemoIndicator> indicators)
    : m_profile(std::move(profile)), m_world(std::move(world)), m_settings(settings), m_clock(clock),
      m_roster(m_world, settings.seed),
      m_planner(m_profile, m_world, m_roster, titlesOf(m_profile, titles), settings.seed),
      m_schedule(m_profile, m_planner, settings.seed), m_fleet(m_roster),
      m_figures(
          std::move(indicators), m_world, [this](const QString& town) { return m_profile.townWeight(town); },
          settings.seed)
{
}

Result<void> DemoFeed::start(LogService& log)
{
    const UtcTime now = m_clock.now();
    const auto json = log.value(memoryKey);
    if (!json)
        return std::unexpected(json.error());
    const UtcTime setOut = json->isEmpty() ? now - m_settings.tracks : now;
    if (auto stored = storeRoster(log, setOut); !stored)
        return stored;
    if (json->isEmpty()) {
        if (auto begun = begin(log, now); !begun)
            return begun;
        if (auto told = storeFigures(log, now); !told)
            return told;
        // Last: a log tells new clients the ways of its latest entries only.
        if (auto written = writeTracks(log, setOut, now); !written)
            return written;
    } else {
        auto memory = DemoMemory::fromJson(*json);
        if (!memory)
            return std::unexpected(memory.error());
        if (memory->seed != m_settings.seed)
            return failure(ErrorKind::Conflict,
                           u"the data folder holds a demonstration with seed %1"_s.arg(memory->seed));
        if (auto resumed = resume(*std::move(memory), now); !resumed)
            return resumed;
    }
    m_nextHour = hourOf(m_memory.segments.back().from);
    return tick(log);
}

/// The rounds of the fleet before the first start, so that trails and replays have something to show.
Result<void> DemoFeed::writeTracks(LogService& log, UtcTime from, UtcTime now)
{
    SourceBatch batch{.source = demoSource(), .origin = Origin::Replay, .rows = {}, .isFeed = false};
    for (UtcTime at = from + trackStep; at < now; at += trackStep) {
        std::ranges::move(m_fleet.moved(at), std::back_inserter(batch.rows));
        const bool last = at + trackStep >= now;
        if (batch.rows.empty() || (!last && batch.rows.size() < mostIngestRows / 2))
            continue;
        if (const auto stored = log.ingest(batch); !stored)
            return std::unexpected(stored.error());
        batch.rows.clear();
    }
    return {};
}

Result<void> DemoFeed::storeRoster(LogService& log, UtcTime at)
{
    SourceBatch batch{.source = demoSource(), .origin = Origin::Replay, .isFeed = false};
    for (const Unit& unit : m_roster.units())
        batch.rows.push_back(
            {.entity = Entity::Unit, .sourceId = unit->id.toString().section(u':', 1), .record = unit});
    std::ranges::move(m_fleet.all(at), std::back_inserter(batch.rows));
    const auto stored = log.ingest(batch);
    if (!stored)
        return std::unexpected(stored.error());
    for (const RowOutcome& row : stored->rows) {
        if (row.kind == RowOutcomeKind::Rejected)
            return failure(
                ErrorKind::Invalid,
                u"the tenant's words do not fit the demonstration: %1: %2"_s.arg(row.field, row.reason));
    }
    return {};
}

/// Told once for each month: what is known of a period changes only when the next month is complete.
Result<void> DemoFeed::storeFigures(LogService& log, UtcTime now)
{
    const QDate today = businessDay(now);
    const QDate month(today.year(), today.month(), 1);
    if (month == m_figuresMonth)
        return {};
    std::vector<SourceRow> rows = m_figures.rows(today, businessDay(m_memory.began));
    for (std::size_t at = 0; at < rows.size(); at += mostIngestRows) {
        SourceBatch batch{.source = demoSource(), .origin = Origin::Replay, .isFeed = false};
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end =
            rows.begin() + static_cast<std::ptrdiff_t>(std::min(at + mostIngestRows, rows.size()));
        batch.rows.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
        if (const auto stored = log.ingest(batch); !stored)
            return std::unexpected(stored.error());
    }
    m_figuresMonth = month;
    return {};
}

Result<void> DemoFeed::begin(LogService& log, UtcTime now)
{
    const double days = m_settings.historyDays;
    const auto events = m_settings.events.value_or(std::llround(m_profile.eventsPerDay * days));
    const double perDay = days > 0 ? static_cast<double>(events) / days : m_profile.eventsPerDay;
    m_memory.seed = m_settings.seed;
    m_memory.shownUntil = now;
    m_memory.began = now - std::chrono::days(m_settings.historyDays);
    if (days > 0) {
        m_memory.segments.push_back({.id = 0,
                                     .from = now - std::chrono::days(m_settings.historyDays),
                                     .to = now,
                                     .eventsPerDay = perDay,
                                     .exactEvents = events});
        if (auto written = writeHistory(log, m_memory.segments.back(), now); !written)
            return written;
    }
    m_memory.segments.push_back(liveSegment(1, now, perDay));
    return remember(log, now);
}

Result<void> DemoFeed::resume(DemoMemory memory, UtcTime now)
{
    const double perDay = memory.segments.front().eventsPerDay;
    DemoSegment& last = memory.segments.back();
    // What was shown after the last note to memory is shown again, which changes nothing.
    const UtcTime stopped = std::min(now, memory.shownUntil + memoryInterval);
    last.to = std::max(last.from, stopped);
    int id = last.id + 1;
    if (now > *last.to)
        memory.segments.push_back({.id = id++, .from = *last.to, .to = now, .eventsPerDay = perDay});
    std::erase_if(memory.segments,
                  [now](const DemoSegment& segment) { return *segment.to < now - segmentLife; });
    const UtcTime shownUntil = memory.shownUntil;
    for (const DemoSegment& segment : memory.segments)
        m_schedule.plans(segment, 0, std::numeric_limits<qint64>::max(),
                         [&](EventPlan&& plan) { await(std::move(plan), shownUntil); });
    memory.segments.push_back(liveSegment(id, now, perDay));
    m_memory = std::move(memory);
    return {};
}

DemoSegment DemoFeed::liveSegment(int id, UtcTime from, double historyPerDay) const
{
    const double perDay = m_settings.speed * secondsPerDay / changesPerEvent;
    // So many more events a day than in the history, and each over so much sooner: as many are open as
    // before.
    return {.id = id,
            .from = from,
            .to = std::nullopt,
            .eventsPerDay = perDay,
            .haste = std::max(1.0, perDay / historyPerDay),
            .steady = true};
}

Result<void> DemoFeed::writeHistory(LogService& log, const DemoSegment& history, UtcTime now)
{
    Result<void> written;
    m_schedule.plans(history, 0, std::numeric_limits<qint64>::max(), [&](EventPlan&& plan) {
        const auto done = static_cast<std::size_t>(
            std::ranges::count_if(plan.steps, [now](const auto& step) { return step.at <= now; }));
        SourceBatch& batch = batchFor(plan.source);
        batch.rows.push_back(
            {.entity = Entity::Event, .sourceId = plan.sourceId, .record = m_planner.eventOf(plan, done)});
        if (done < plan.steps.size()) { // still open: its time-line will be looked at
            for (std::size_t step = 0; step < done; ++step)
                addNote(plan, QString::number(step), plan.steps[step].at, stepText(plan, step));
            await(std::move(plan), now);
        }
        if (written)
            written = flush(log, mostIngestRows);
    });
    return written ? flush(log, 1) : written;
}

void DemoFeed::await(EventPlan&& plan, UtcTime shownUntil)
{
    if (plan.steps.back().at <= shownUntil)
        return;
    const auto shared = std::make_shared<const EventPlan>(std::move(plan));
    for (std::size_t step = 0; step < shared->steps.size(); ++step) {
        if (shared->steps[step].at > shownUntil)
            m_pending.push({shared->steps[step].at, step, shared});
    }
}

Result<void> DemoFeed::tick(LogService& log)
{
    const UtcTime now = m_clock.now();
    const DemoSegment& live = m_memory.segments.back();
    for (; m_nextHour <= hourOf(now); ++m_nextHour) {
        m_schedule.plans(live, m_nextHour, m_nextHour,
                         [&](EventPlan&& plan) { await(std::move(plan), live.from - Milliseconds(1)); });
    }
    while (!m_pending.empty() && m_pending.top().at <= now) {
        show(m_pending.top());
        m_pending.pop();
        if (auto flushed = flush(log, mostIngestRows); !flushed)
            return flushed;
    }
    for (const DemoFleet::Arrival& arrival : m_fleet.arrivals(now))
        addNote(*arrival.plan, u"arrival"_s, arrival.at, u"到达现场"_s);
    if (auto flushed = flush(log, 1); !flushed)
        return flushed;
    SourceBatch moves{
        .source = demoSource(), .origin = Origin::Replay, .rows = m_fleet.moved(now), .isFeed = false};
    if (!moves.rows.empty()) {
        if (const auto stored = log.ingest(moves); !stored)
            return std::unexpected(stored.error());
    }
    if (auto told = storeFigures(log, now); !told)
        return told;
    if (auto reported = reportFeeds(log, now); !reported)
        return reported;
    return now - m_lastMemory >= memoryInterval ? remember(log, now) : Result<void>{};
}

void DemoFeed::show(const Pending& next)
{
    const EventPlan& plan = *next.plan;
    const Event event = m_planner.eventOf(plan, next.step + 1);
    batchFor(plan.source)
        .rows.push_back({.entity = Entity::Event, .sourceId = plan.sourceId, .record = event});
    addNote(plan, QString::number(next.step), next.at, stepText(plan, next.step));
    const bool setsOut = plan.steps[next.step].state == EventState::Handling &&
                         plan.steps[next.step - 1].state == EventState::Assigned;
    if (setsOut)
        m_fleet.dispatch(next.plan, event->id, next.at);
}

void DemoFeed::addNote(const EventPlan& plan, const QString& key, UtcTime at, const QString& text)
{
    const QString sourceId = plan.sourceId + u'/' + key;
    auto note = Note::of({.id = *NoteId::fromString(sourceRowId(plan.source, Entity::Note, sourceId, at)),
                          .event = *EventId::fromString(
                              sourceRowId(plan.source, Entity::Event, plan.sourceId, plan.steps.front().at)),
                          .at = at,
                          .kind = u"state"_s,
                          .actor = u"demo"_s,
                          .text = text});
    if (note)
        batchFor(plan.source)
            .rows.push_back({.entity = Entity::Note, .sourceId = sourceId, .record = *std::move(note)});
}

QString DemoFeed::stepText(const EventPlan& plan, std::size_t step) const
{
    switch (plan.steps[step].state) {
    case EventState::Reported:
        return u"上报"_s;
    case EventState::Accepted:
        return u"受理"_s;
    case EventState::Assigned:
        return u"派遣至"_s + m_roster.nameOf(plan.unit);
    case EventState::Handling:
        return u"出发处置"_s;
    case EventState::Suspended:
        return u"缓办"_s;
    case EventState::Closed:
        return u"办结"_s;
    case EventState::Cancelled:
        break;
    }
    return u"作废"_s;
}

SourceBatch& DemoFeed::batchFor(const SourceCode& source)
{
    auto found = m_batches.find(source);
    if (found == m_batches.end())
        found = m_batches.emplace(source, SourceBatch{.source = source, .origin = Origin::Replay}).first;
    return found->second;
}

Result<void> DemoFeed::flush(LogService& log, std::size_t atLeast)
{
    for (auto& [source, batch] : m_batches) {
        if (batch.rows.size() < atLeast)
            continue;
        batch.asOf = m_clock.now();
        batch.everyS = feedEveryS;
        const auto stored = log.ingest(batch);
        if (!stored)
            return std::unexpected(stored.error());
        batch.rows.clear();
    }
    return {};
}

/// A source that has nothing new still says so: silence would be a fault of the feed.
Result<void> DemoFeed::reportFeeds(LogService& log, UtcTime now)
{
    if (now - m_lastFeeds < feedInterval)
        return {};
    m_lastFeeds = now;
    for (const auto& [source, batch] : m_batches) {
        const SourceBatch silence{
            .source = source, .asOf = now, .origin = Origin::Replay, .everyS = feedEveryS, .rows = {}};
        if (const auto stored = log.ingest(silence); !stored)
            return std::unexpected(stored.error());
    }
    return {};
}

Result<void> DemoFeed::remember(LogService& log, UtcTime now)
{
    m_memory.shownUntil = now;
    m_lastMemory = now;
    return log.setValue(memoryKey, m_memory.toJson());
}

} // namespace onescreen::central
