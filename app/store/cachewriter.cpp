// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachewriter.h"

#include "app/store/cachecare.h"
#include "app/store/cachefile.h"
#include "app/store/care.h"
#include "app/store/diskspace.h"
#include "app/store/eventtable.h"
#include "app/store/factcheck.h"
#include "app/store/plaintables.h"
#include "app/store/regionremoval.h"
#include "app/store/schema.h"
#include "app/store/tracktable.h"
#include "app/store/writeaheadlog.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcStore, "onescreen.store")

constexpr std::size_t mostNamedEvents = 2'000;
constexpr Milliseconds recountBudget{300}; ///< Of each tidy(); an entity is counted whole.

/// The row itself is at fault, not the database: it alone goes to quarantine.
bool isRefusedRow(const Error& error)
{
    return error.kind == ErrorKind::Invalid;
}

} // namespace

struct CacheWriter::Private
{
    enum class Care { None, EachChange };

    // Destroyed from the end: statements before their connection, the connection before the lock.
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<sqlite::Connection> db;
    SyncPosition position;
    qint32 checkedMonth = 0; ///< The last one that checkCube() looked at.
    std::optional<EventTable> events;
    std::optional<PlainTables> tables;
    std::optional<TrackTable> tracks;
    std::optional<CacheCare> care;
    std::optional<RowDigests> digests; ///< The tables and events tell it of every row.
    std::optional<Quarantine> quarantine;
    std::optional<CacheCopy> copy;
    std::optional<sqlite::Statement> advance;

    Result<void> prepare();
    Result<void> prepareCopy();
    Result<void> flush();
    void forgetPage();
    Result<void> putAll(const std::vector<Change>& changes, Care care, UtcTime serverTime,
                        CommitSummary& summary);
    Result<void> loadPosition();
    Result<CommitSummary> applyOnce(const ChangePage& page, Care care);
    Result<void> applyChanges(const ChangePage& page, Care care, CommitSummary& summary);
    Result<void> applyCarefully(const Change& change, UtcTime serverTime, CommitSummary& summary);
    Result<void> applyChange(const Change& change, UtcTime serverTime, CommitSummary& summary);
    Result<void> applyTrack(const Change& change, UtcTime serverTime);
    Result<void> keepPoison(const PoisonRecord& poison);
    Result<void> advanceTo(const ChangePage& page);
    Result<void> removeRows(const RegionPrefixes& regions);
};

Result<void> CacheWriter::Private::prepare()
{
    auto preparedEvents = EventTable::prepare(*db);
    if (!preparedEvents)
        return std::unexpected(std::move(preparedEvents).error());
    events.emplace(*std::move(preparedEvents));
    auto preparedTables = PlainTables::prepare(*db);
    if (!preparedTables)
        return std::unexpected(std::move(preparedTables).error());
    tables.emplace(*std::move(preparedTables));
    auto preparedTracks = TrackTable::prepare(*db);
    if (!preparedTracks)
        return std::unexpected(std::move(preparedTracks).error());
    tracks.emplace(*std::move(preparedTracks));
    if (auto done = prepareCopy(); !done)
        return done;
    auto preparedCare = CacheCare::prepare(*db);
    if (!preparedCare)
        return std::unexpected(std::move(preparedCare).error());
    care.emplace(*std::move(preparedCare));
    auto move = sqlite::Statement::prepare(
        *db, "UPDATE state SET epoch = ?, cursor = ?, seq = ?, head = ?, as_of = ?, wire_schema = ?");
    if (!move)
        return std::unexpected(std::move(move).error());
    advance.emplace(*std::move(move));
    if (auto done = loadPosition(); !done)
        return done;
    return db->run("UPDATE state SET clean = 0");
}

Result<void> CacheWriter::Private::prepareCopy()
{
    auto preparedDigests = RowDigests::prepare(*db);
    if (!preparedDigests)
        return std::unexpected(std::move(preparedDigests).error());
    digests.emplace(*std::move(preparedDigests));
    events->setDigests(&*digests);
    tables->setDigests(&*digests);
    auto preparedQuarantine = Quarantine::prepare(*db, QCoreApplication::applicationVersion());
    if (!preparedQuarantine)
        return std::unexpected(std::move(preparedQuarantine).error());
    quarantine.emplace(*std::move(preparedQuarantine));
    copy.emplace(CacheCopy::Writer{.db = *db,
                                   .position = position,
                                   .digests = *digests,
                                   .quarantine = *quarantine,
                                   .put =
                                       [this](const std::vector<Change>& changes, bool careful,
                                              UtcTime serverTime, CommitSummary& summary) {
                                           return putAll(changes, careful ? Care::EachChange : Care::None,
                                                         serverTime, summary);
                                       },
                                   .flush = [this] { return flush(); },
                                   .forget = [this] { forgetPage(); }});
    return {};
}

Result<void> CacheWriter::Private::flush()
{
    auto done = events->flushCounts();
    return done ? digests->flush() : done;
}

void CacheWriter::Private::forgetPage()
{
    events->forgetPage();
    tracks->forget();
    digests->forget();
    quarantine->forget();
}

Result<void> CacheWriter::Private::putAll(const std::vector<Change>& changes, Care care, UtcTime serverTime,
                                          CommitSummary& summary)
{
    events->setGathersTexts(care == Care::None);
    for (const Change& change : changes) {
        auto done = care == Care::None ? applyChange(change, serverTime, summary)
                                       : applyCarefully(change, serverTime, summary);
        if (!done)
            return done;
    }
    return {};
}

Result<void> CacheWriter::Private::loadPosition()
{
    auto statement = sqlite::Statement::prepare(*db, "SELECT cursor, epoch, seq FROM state");
    if (!statement)
        return std::unexpected(std::move(statement).error());
    while (statement->next())
        position = {
            .cursor = statement->bytes(0), .epoch = statement->bytes(1), .seq = statement->integer(2)};
    return statement->ended();
}

Result<void> CacheWriter::Private::applyTrack(const Change& change, UtcTime serverTime)
{
    if (const auto* put = std::get_if<PutChange>(&change.what))
        return tracks->put(*std::get<Resource>(put->record), serverTime);
    return tracks->remove(change.id);
}

Result<void> CacheWriter::Private::applyChange(const Change& change, UtcTime serverTime,
                                               CommitSummary& summary)
{
    const auto* put = std::get_if<PutChange>(&change.what);
    bool applied = false;
    if (change.action)
        summary.actions.push_back(*change.action);
    if (change.entity == Entity::Event) {
        const auto row = put != nullptr
                             ? events->put(std::get<Event>(put->record), change.version, put->extra)
                             : events->remove(change.id, change.version);
        if (!row)
            return std::unexpected(row.error());
        applied = row->has_value();
        if (applied && summary.events.size() <= mostNamedEvents)
            summary.events.push_back(**row);
    } else {
        const auto done = put != nullptr ? tables->put(put->record, change.version, put->extra)
                                         : tables->remove(change.entity, change.id, change.version);
        if (!done)
            return std::unexpected(done.error());
        applied = *done;
        if (applied && change.entity == Entity::Resource) {
            if (auto kept = applyTrack(change, serverTime); !kept)
                return kept;
        }
    }
    if (!quarantine->isEmpty()) {
        if (const auto settled = quarantine->settle(change.entity, change.id); !settled)
            return std::unexpected(settled.error());
    }
    if (applied) {
        summary.entities.insert(change.entity);
        ++summary.applied;
    }
    return {};
}

/// With a way back, so that one refused row costs nothing but itself.
Result<void> CacheWriter::Private::applyCarefully(const Change& change, UtcTime serverTime,
                                                  CommitSummary& summary)
{
    auto sumsBefore = digests->mark();
    if (auto done = db->run("SAVEPOINT one"); !done)
        return done;
    auto applied = applyChange(change, serverTime, summary);
    if (applied)
        return db->run("RELEASE one");
    if (!isRefusedRow(applied.error()))
        return applied;
    events->forgetCodes();
    tracks->forget();
    digests->takeBackTo(std::move(sumsBefore));
    if (auto done = db->run("ROLLBACK TO one; RELEASE one"); !done)
        return done;
    quarantine->forget();
    ++summary.quarantined;
    return keepPoison({.seq = change.seq,
                       .entity = entityName(change.entity),
                       .id = change.id,
                       .raw = {},
                       .reason = applied.error().text});
}

Result<void> CacheWriter::Private::keepPoison(const PoisonRecord& poison)
{
    return quarantine->keep(poison);
}

Result<void> CacheWriter::Private::applyChanges(const ChangePage& page, Care care, CommitSummary& summary)
{
    if (auto done = putAll(page.changes, care, page.serverTime, summary); !done)
        return done;
    for (const PoisonRecord& poison : page.poison) {
        if (auto done = keepPoison(poison); !done)
            return done;
        ++summary.quarantined;
    }
    if (auto done = tracks->prune(page.serverTime); !done)
        return done;
    return flush();
}

Result<void> CacheWriter::Private::advanceTo(const ChangePage& page)
{
    return advance->bind(page.epoch, page.nextCursor, page.to, page.head, page.serverTime, page.schema).run();
}

Result<CommitSummary> CacheWriter::Private::applyOnce(const ChangePage& page, Care care)
{
    CommitSummary summary;
    summary.seq = page.to;
    summary.head = page.head;
    summary.serverTime = page.serverTime;
    auto transaction = sqlite::Transaction::begin(*db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = applyChanges(page, care, summary);
    if (done)
        done = advanceTo(page);
    if (done)
        done = transaction->commit();
    if (!done) {
        forgetPage();
        return std::unexpected(std::move(done).error());
    }
    position = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
    if (summary.events.size() > mostNamedEvents) {
        summary.events.clear();
        summary.manyEvents = true;
    }
    return summary;
}

CacheWriter::CacheWriter(std::unique_ptr<Private> d_) : d(std::move(d_)) {}

CacheWriter::~CacheWriter()
{
    if (!d->care->damage())
        std::ignore = d->db->run("UPDATE state SET clean = 1");
    std::ignore = WriteAheadLog(*d->db).whenClosed();
}

Result<std::unique_ptr<CacheWriter>> CacheWriter::open(const QString& folder)
{
    auto d = std::make_unique<Private>();
    if (auto done = prepareCacheFolder(folder); !done)
        return std::unexpected(std::move(done).error());
    auto lock = lockCacheFolder(folder);
    if (!lock)
        return std::unexpected(std::move(lock).error());
    d->lock = *std::move(lock);
    auto db = openCacheForWriting(folder);
    if (!db)
        return std::unexpected(std::move(db).error());
    d->db = *std::move(db);
    if (auto done = d->prepare(); !done)
        return std::unexpected(std::move(done).error());
    return std::unique_ptr<CacheWriter>(new CacheWriter(std::move(d)));
}

Result<SyncPosition> CacheWriter::position()
{
    return d->position;
}

Result<CommitSummary> CacheWriter::apply(const ChangePage& page)
{
    if (d->care->damage())
        return std::unexpected(*d->care->damage());
    if (auto room = requireFreeSpace(QFileInfo(d->db->path()).path()); !room)
        return std::unexpected(std::move(room).error());
    if (auto bounded = WriteAheadLog(*d->db).makeRoom(); !bounded)
        return std::unexpected(std::move(bounded).error());
    const SyncPosition& at = d->position;
    if (page.from != at.seq)
        return failure(ErrorKind::Conflict,
                       u"The page begins after %1, but the cache stands at %2."_s.arg(page.from).arg(at.seq),
                       {.file = d->db->path(), .row = 0, .field = {}});
    if (!at.epoch.isEmpty() && page.epoch != at.epoch)
        return failure(ErrorKind::Conflict, u"The page belongs to another history than the cache."_s,
                       {.file = d->db->path(), .row = 0, .field = {}});
    auto summary = d->applyOnce(page, Private::Care::None);
    if (!summary && isRefusedRow(summary.error()))
        summary = d->applyOnce(page, Private::Care::EachChange);
    if (summary)
        WriteAheadLog(*d->db).afterPage();
    return summary;
}

Result<void> CacheWriter::reset()
{
    auto transaction = sqlite::Transaction::begin(*d->db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = d->db->run(schema::emptySql());
    if (done)
        done = transaction->commit();
    d->forgetPage();
    d->care->restart();
    if (done)
        d->position = {};
    return done;
}

Result<void> CacheWriter::Private::removeRows(const RegionPrefixes& regions)
{
    const auto doomed = eventsOfRegions(*db, regions);
    const auto movers = resourcesOfRegions(*db, regions);
    if (!doomed || !movers)
        return std::unexpected(!doomed ? doomed.error() : movers.error());
    if (auto done = removePlainRows(*db, regions); !done)
        return done;
    for (const QString& id : *movers) {
        if (auto done = tracks->remove(id); !done)
            return done;
    }
    for (const StoredEvent& event : *doomed) {
        if (const auto row = events->remove(event.id, event.version); !row)
            return std::unexpected(row.error());
    }
    auto done = flush();
    for (const Entity entity : allEntities) { // The plain rows went by themselves.
        if (!done)
            break;
        const auto counted = digests->recount(entity);
        done = counted ? Result<void>() : std::unexpected(counted.error());
    }
    return done;
}

Result<SyncPosition> CacheWriter::removeRegions(const QStringList& removed, const QByteArray& cursor)
{
    const auto regions = RegionPrefixes::make(removed);
    if (!regions)
        return std::unexpected(regions.error());
    auto transaction = sqlite::Transaction::begin(*d->db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = d->removeRows(*regions);
    if (done && !cursor.isEmpty()) {
        auto move = sqlite::Statement::prepare(*d->db, "UPDATE state SET cursor = ?");
        done = move ? move->bind(cursor).run() : std::unexpected(std::move(move).error());
    }
    if (done)
        done = transaction->commit();
    d->forgetPage();
    if (!done)
        return std::unexpected(std::move(done).error());
    if (!cursor.isEmpty())
        d->position.cursor = cursor;
    return d->position;
}

CacheCopy& CacheWriter::copy()
{
    return *d->copy;
}

Result<bool> CacheWriter::indexSome()
{
    WriteAheadLog log(*d->db);
    if (!log.hasRoom())
        return true;
    auto more = d->care->indexSome();
    log.afterPage();
    return more;
}

Result<int> CacheWriter::retireSome()
{
    WriteAheadLog log(*d->db);
    if (!log.hasRoom())
        return 0;
    const auto retired = d->care->retireSome();
    if (retired && *retired > 0)
        d->events->forgetPage(); // What it knows of retired events is no longer so.
    log.afterPage();
    return retired;
}

Result<CheckProgress> CacheWriter::checkSome(UtcTime now, const std::atomic<int>& stop)
{
    return d->care->checkSome(now, stop);
}

Result<CommitSummary> CacheWriter::summaryOfRetired()
{
    return ::onescreen::summaryOfRetired(*d->db);
}

Result<std::optional<UtcTime>> CacheWriter::lastCheck()
{
    const auto at = careNumber(*d->db, Care::CheckedAt);
    if (!at)
        return std::unexpected(at.error());
    return at->transform(fromMs);
}

Result<bool> CacheWriter::checkCube()
{
    const auto months = factMonths(*d->db);
    if (!months)
        return std::unexpected(months.error());
    if (months->empty())
        return false;
    const auto next = std::ranges::upper_bound(*months, d->checkedMonth);
    const qint32 month = next == months->end() ? months->front() : *next;
    d->checkedMonth = month;
    const auto check = checkFacts(*d->db, month);
    // A damaged cell is a difference like any other.
    if (!check && check.error().kind != ErrorKind::Corrupt)
        return std::unexpected(check.error());
    if (check && check->differences.empty())
        return false;
    qCWarning(lcStore).noquote() << "The facts of" << firstDayOf(month).toString(u"yyyy-MM"_s)
                                 << "differ from the events and are counted anew:"
                                 << (check ? check->differences.front().toString() : check.error().text);
    auto transaction = sqlite::Transaction::begin(*d->db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = d->events->rebuildCube(month);
    if (done)
        done = transaction->commit();
    if (!done)
        return std::unexpected(std::move(done).error());
    return true;
}

Result<void> CacheWriter::tidy()
{
    if (const auto checked = checkCube(); !checked)
        return std::unexpected(checked.error());
    if (auto counted = d->copy->recount(recountBudget); !counted)
        return counted;
    auto done = d->db->run("PRAGMA incremental_vacuum(200)");
    if (!done)
        return done;
    return WriteAheadLog(*d->db).whenIdle();
}

} // namespace onescreen
