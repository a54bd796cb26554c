// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachewriter.h"

#include "app/store/cachecare.h"
#include "app/store/cachefile.h"
#include "app/store/care.h"
#include "app/store/changewriter.h"
#include "app/store/diskspace.h"
#include "app/store/factcheck.h"
#include "app/store/regionremoval.h"
#include "app/store/schema.h"
#include "app/store/writeaheadlog.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcStore, "onescreen.store")

constexpr Milliseconds recountBudget{300}; ///< Of each tidy(); an entity is counted whole.

} // namespace

struct CacheWriter::Private
{
    // Destroyed from the end: statements before their connection, the connection before the lock.
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<sqlite::Connection> db;
    SyncPosition position;
    qint32 checkedMonth = 0; ///< The last one that checkCube() looked at.
    std::unique_ptr<ChangeWriter> changes;
    std::optional<CacheCare> care;
    std::optional<CacheCopy> copy;
    std::optional<sqlite::Statement> advance;

    Result<void> prepare();
    Result<void> loadPosition();
    Result<CommitSummary> applyOnce(const ChangePage& page, ChangeWriter::Care care);
    Result<void> writePage(const ChangePage& page, ChangeWriter::Care care, CommitSummary& summary);
};

Result<void> CacheWriter::Private::prepare()
{
    auto preparedChanges = ChangeWriter::prepare(*db);
    if (!preparedChanges)
        return std::unexpected(std::move(preparedChanges).error());
    changes = *std::move(preparedChanges);
    copy.emplace(*db, position, *changes);
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

Result<void> CacheWriter::Private::writePage(const ChangePage& page, ChangeWriter::Care care,
                                             CommitSummary& summary)
{
    auto done = changes->put(page.changes, care, page.serverTime, summary);
    if (done)
        done = changes->keepPoison(page.poison, summary);
    if (done)
        done = changes->pruneTracks(page.serverTime);
    if (done)
        done = changes->flush();
    if (!done)
        return done;
    return advance->bind(page.epoch, page.nextCursor, page.to, page.head, page.serverTime, page.schema).run();
}

Result<CommitSummary> CacheWriter::Private::applyOnce(const ChangePage& page, ChangeWriter::Care care)
{
    CommitSummary summary;
    summary.seq = page.to;
    summary.head = page.head;
    summary.serverTime = page.serverTime;
    auto transaction = sqlite::Transaction::begin(*db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = writePage(page, care, summary);
    if (done)
        done = transaction->commit();
    if (!done) {
        changes->forget();
        return std::unexpected(std::move(done).error());
    }
    position = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
    if (summary.events.size() > ChangeWriter::mostNamedEvents) {
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
    auto summary = d->applyOnce(page, ChangeWriter::Care::None);
    if (!summary && ChangeWriter::isRefusedRow(summary.error()))
        summary = d->applyOnce(page, ChangeWriter::Care::EachChange);
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
    d->changes->forget();
    d->care->restart();
    if (done)
        d->position = {};
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
    auto done = d->changes->removeRegions(*regions);
    if (done && !cursor.isEmpty()) {
        auto move = sqlite::Statement::prepare(*d->db, "UPDATE state SET cursor = ?");
        done = move ? move->bind(cursor).run() : std::unexpected(std::move(move).error());
    }
    if (done)
        done = transaction->commit();
    d->changes->forget();
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
        d->changes->forgetRetired();
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
    auto done = d->changes->rebuildCube(month);
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
