// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/changewriter.h"

#include <QCoreApplication>

#include <variant>

namespace onescreen {

Result<std::unique_ptr<ChangeWriter>> ChangeWriter::prepare(sqlite::Connection& db)
{
    std::unique_ptr<ChangeWriter> writer(new ChangeWriter(db));
    if (auto done = writer->prepareTables(); !done)
        return std::unexpected(std::move(done).error());
    return writer;
}

Result<void> ChangeWriter::prepareTables()
{
    auto events = EventTable::prepare(m_db);
    if (!events)
        return std::unexpected(std::move(events).error());
    m_events.emplace(*std::move(events));
    auto tables = PlainTables::prepare(m_db);
    if (!tables)
        return std::unexpected(std::move(tables).error());
    m_tables.emplace(*std::move(tables));
    auto tracks = TrackTable::prepare(m_db);
    if (!tracks)
        return std::unexpected(std::move(tracks).error());
    m_tracks.emplace(*std::move(tracks));
    auto digests = RowDigests::prepare(m_db);
    if (!digests)
        return std::unexpected(std::move(digests).error());
    m_digests.emplace(*std::move(digests));
    m_events->setDigests(&*m_digests);
    m_tables->setDigests(&*m_digests);
    auto quarantine = Quarantine::prepare(m_db, QCoreApplication::applicationVersion());
    if (!quarantine)
        return std::unexpected(std::move(quarantine).error());
    m_quarantine.emplace(*std::move(quarantine));
    return {};
}

Result<void> ChangeWriter::put(const std::vector<Change>& changes, Care care, UtcTime serverTime,
                               CommitSummary& summary)
{
    for (const Change& change : changes) {
        auto done = care == Care::None ? putOne(change, serverTime, summary)
                                       : putCarefully(change, serverTime, summary);
        if (!done)
            return done;
    }
    return writeEvents(summary);
}

Result<void> ChangeWriter::putOne(const Change& change, UtcTime serverTime, CommitSummary& summary)
{
    if (change.action)
        summary.actions.push_back(*change.action);
    auto done = change.entity == Entity::Event ? putEvent(change) : putPlain(change, serverTime, summary);
    if (!done || m_quarantine->isEmpty())
        return done;
    const auto settled = m_quarantine->settle(change.entity, change.id);
    return settled ? Result<void>() : std::unexpected(settled.error());
}

Result<void> ChangeWriter::putEvent(const Change& change)
{
    if (const auto* put = std::get_if<PutChange>(&change.what))
        return m_events->put(std::get<Event>(put->record), change.version, put->extra);
    return m_events->remove(change.id, change.version);
}

Result<void> ChangeWriter::putPlain(const Change& change, UtcTime serverTime, CommitSummary& summary)
{
    const auto* put = std::get_if<PutChange>(&change.what);
    const auto changed = put != nullptr ? m_tables->put(put->record, change.version, put->extra)
                                        : m_tables->remove(change.entity, change.id, change.version);
    if (!changed)
        return std::unexpected(changed.error());
    if (!*changed)
        return {};
    summary.entities.insert(change.entity);
    ++summary.applied;
    if (change.entity != Entity::Resource)
        return {};
    return put != nullptr ? m_tracks->put(*std::get<Resource>(put->record), serverTime)
                          : m_tracks->remove(change.id);
}

/// Events wait, because a page of them is written at once.
Result<void> ChangeWriter::writeEvents(CommitSummary& summary)
{
    if (auto done = m_events->writeWaiting(); !done)
        return done;
    const std::vector<EventRow> changed = m_events->takeChanged();
    if (changed.empty())
        return {};
    summary.entities.insert(Entity::Event);
    summary.applied += std::ssize(changed);
    for (const EventRow row : changed) {
        if (summary.events.size() > mostNamedEvents)
            break;
        summary.events.push_back(row);
    }
    return {};
}

Result<void> ChangeWriter::putCarefully(const Change& change, UtcTime serverTime, CommitSummary& summary)
{
    auto sumsBefore = m_digests->mark();
    if (auto done = m_db.run("SAVEPOINT one"); !done)
        return done;
    auto put = putOne(change, serverTime, summary);
    if (put)
        put = writeEvents(summary);
    if (put)
        return m_db.run("RELEASE one");
    if (!isRefusedRow(put.error()))
        return put;
    m_events->forgetChange();
    m_tracks->forget();
    m_digests->takeBackTo(std::move(sumsBefore));
    if (auto done = m_db.run("ROLLBACK TO one; RELEASE one"); !done)
        return done;
    m_quarantine->forget();
    ++summary.quarantined;
    return m_quarantine->keep({.seq = change.seq,
                               .entity = entityName(change.entity),
                               .id = change.id,
                               .raw = {},
                               .reason = put.error().text});
}

Result<void> ChangeWriter::keepPoison(const std::vector<PoisonRecord>& poison, CommitSummary& summary)
{
    for (const PoisonRecord& record : poison) {
        if (auto done = m_quarantine->keep(record); !done)
            return done;
        ++summary.quarantined;
    }
    return {};
}

Result<void> ChangeWriter::flush()
{
    auto done = m_events->flushCounts();
    return done ? m_digests->flush() : done;
}

void ChangeWriter::forget()
{
    m_events->forgetPage();
    m_tracks->forget();
    m_digests->forget();
    m_quarantine->forget();
}

Result<void> ChangeWriter::removeRegions(const RegionPrefixes& regions)
{
    const auto doomed = eventsOfRegions(m_db, regions);
    const auto movers = resourcesOfRegions(m_db, regions);
    if (!doomed || !movers)
        return std::unexpected(!doomed ? doomed.error() : movers.error());
    if (auto done = removePlainRows(m_db, regions); !done)
        return done;
    for (const QString& id : *movers) {
        if (auto done = m_tracks->remove(id); !done)
            return done;
    }
    for (const StoredEvent& event : *doomed) {
        if (auto done = m_events->remove(event.id, event.version); !done)
            return done;
    }
    auto done = flush();
    for (const Entity entity : allEntities) { // The plain rows went by themselves.
        if (!done)
            break;
        const auto counted = m_digests->recount(entity);
        done = counted ? Result<void>() : std::unexpected(counted.error());
    }
    return done;
}

} // namespace onescreen
