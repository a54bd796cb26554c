// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachecopy.h"

#include "app/store/diskspace.h"
#include "app/store/rollups.h"
#include "app/store/snapshotnote.h"
#include "app/store/writeaheadlog.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QLoggingCategory>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcStore, "onescreen.store")

constexpr qint64 anyVersion = std::numeric_limits<qint64>::max();

Change removalOf(Entity entity, const QString& id)
{
    return {.entity = entity, .id = id, .version = anyVersion, .action = {}, .what = DeleteChange{}};
}

} // namespace

Result<std::optional<SnapshotProgress>> CacheCopy::snapshotProgress()
{
    auto select = sqlite::Statement::prepare(m_db, "SELECT note FROM snapshot");
    if (!select)
        return std::unexpected(std::move(select).error());
    std::optional<SnapshotProgress> progress;
    while (select->next())
        progress = snapshotFromNote(select->bytes(0));
    if (auto ended = select->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return progress;
}

Result<void> CacheCopy::noteProgress(const SnapshotProgress& progress)
{
    auto note = sqlite::Statement::prepare(m_db, "INSERT INTO snapshot(one, note) VALUES(1, ?)"
                                                 " ON CONFLICT(one) DO UPDATE SET note = excluded.note");
    return note ? note->bind(snapshotNote(progress)).run() : std::unexpected(std::move(note).error());
}

Result<void> CacheCopy::beginSnapshot(const SnapshotProgress& progress)
{
    if (!m_position.cursor.isEmpty())
        return failure(ErrorKind::Conflict, u"The cache is filled already."_s,
                       {.file = m_db.path(), .row = 0, .field = {}});
    return noteProgress(progress);
}

Result<CommitSummary> CacheCopy::storeSnapshot(const SnapshotRows& rows, const SnapshotProgress& progress)
{
    if (auto room = requireFreeSpace(QFileInfo(m_db.path()).path()); !room)
        return std::unexpected(std::move(room).error());
    WriteAheadLog log(m_db);
    if (auto bounded = log.makeRoom(); !bounded)
        return std::unexpected(std::move(bounded).error());
    if (!m_position.cursor.isEmpty())
        return failure(ErrorKind::Conflict, u"The cache is filled already."_s,
                       {.file = m_db.path(), .row = 0, .field = {}});
    auto summary = storeSnapshotOnce(rows, progress, ChangeWriter::Care::None);
    if (!summary && ChangeWriter::isRefusedRow(summary.error()))
        summary = storeSnapshotOnce(rows, progress, ChangeWriter::Care::EachChange);
    if (summary)
        log.afterPage();
    return summary;
}

Result<CommitSummary> CacheCopy::storeSnapshotOnce(const SnapshotRows& rows, const SnapshotProgress& progress,
                                                   ChangeWriter::Care care)
{
    CommitSummary summary{.head = rows.head, .manyEvents = true};
    auto transaction = sqlite::Transaction::begin(m_db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = m_changes.put(rows.rows, care, rows.serverTime, summary);
    if (done)
        done = m_changes.keepPoison(rows.poison, summary);
    if (done)
        done = m_changes.flush();
    if (done)
        done = progress.isComplete() ? endSnapshot(rows, progress.ticket) : noteProgress(progress);
    if (done)
        done = transaction->commit();
    if (!done) {
        m_changes.forget();
        return std::unexpected(std::move(done).error());
    }
    if (progress.isComplete()) {
        const SnapshotTicket& ticket = progress.ticket;
        m_position = {.cursor = ticket.startCursor, .epoch = ticket.epoch, .seq = ticket.startSeq};
        summary.seq = ticket.startSeq;
    }
    summary.events.clear();
    return summary;
}

Result<void> CacheCopy::endSnapshot(const SnapshotRows& rows, const SnapshotTicket& ticket)
{
    auto move = sqlite::Statement::prepare(
        m_db, "UPDATE state SET epoch = ?, cursor = ?, seq = ?, head = ?, wire_schema = ?");
    if (!move)
        return std::unexpected(std::move(move).error());
    // Of which time the rows are is known only with the first page: they were read one after another.
    auto done = move->bind(ticket.epoch, ticket.startCursor, ticket.startSeq,
                           std::max(rows.head, ticket.startSeq), rows.schema)
                    .run();
    return done ? m_db.run("DELETE FROM snapshot") : done;
}

Result<std::optional<std::vector<DigestKey>>> CacheCopy::compare(const DigestReport& report)
{
    if (m_position.cursor.isEmpty() || report.seq != m_position.seq)
        return std::nullopt;
    auto keys = m_changes.digests().differing(report.digests);
    if (!keys)
        return std::unexpected(std::move(keys).error());
    if (keys->empty()) {
        if (auto done = m_changes.quarantine().dropNameless(); !done)
            return std::unexpected(std::move(done).error());
    }
    return *std::move(keys);
}

Result<std::vector<int>> CacheCopy::compareBuckets(const DigestKey& key, const BucketSums& sums)
{
    std::array<RowSum, digestBuckets> ours;
    auto walked = m_changes.digests().eachRow(key, [&ours](const QByteArray& id, qint64 version) {
        ours.at(static_cast<std::size_t>(digestBucket(id))).add(rowHash(id, version), 1);
    });
    if (!walked)
        return std::unexpected(std::move(walked).error());
    std::vector<int> differing;
    for (int bucket = 0; bucket < digestBuckets; ++bucket) {
        const auto at = static_cast<std::size_t>(bucket);
        if (ours.at(at) != sums.buckets.at(at))
            differing.push_back(bucket);
    }
    return differing;
}

Result<QStringList> CacheCopy::compareBucket(const DigestKey& key, int bucket, const BucketRows& rows)
{
    QHash<QString, qint64> ours;
    auto walked = m_changes.digests().eachRow(key, [&ours, bucket](const QByteArray& id, qint64 version) {
        if (digestBucket(id) == bucket)
            ours.insert(QString::fromUtf8(id), version);
    });
    if (!walked)
        return std::unexpected(std::move(walked).error());
    QStringList differing;
    for (const RowVersion& row : rows.rows) {
        const auto found = ours.constFind(row.id);
        if (found == ours.constEnd() || *found != row.version)
            differing.append(row.id);
        ours.remove(row.id);
    }
    differing.append(ours.keys());
    return differing;
}

Result<std::optional<PoisonBatch>> CacheCopy::dueRecords(UtcTime now)
{
    return m_changes.quarantine().isEmpty() ? Result<std::optional<PoisonBatch>>(std::nullopt)
                                            : m_changes.quarantine().due(now);
}

Result<QuarantineState> CacheCopy::quarantined()
{
    const auto records = m_db.number("SELECT count(*) FROM quarantine");
    if (!records)
        return std::unexpected(records.error());
    return QuarantineState{.records = *records, .operations = m_position.seq};
}

Result<void> CacheCopy::recount(Milliseconds budget)
{
    QElapsedTimer time;
    time.start();
    for (std::size_t done = 0; done < allEntities.size() && time.durationElapsed() < budget; ++done) {
        const Entity entity = allEntities.at(m_nextEntity);
        m_nextEntity = (m_nextEntity + 1) % allEntities.size();
        auto transaction = sqlite::Transaction::begin(m_db, sqlite::Access::Write);
        if (!transaction)
            return std::unexpected(std::move(transaction).error());
        const auto differed = m_changes.digests().recount(entity);
        if (!differed)
            return std::unexpected(differed.error());
        if (*differed && entity == Entity::Event) {
            // Rows came and went without being counted.
            if (auto rebuilt = rebuildRollups(m_db); !rebuilt)
                return rebuilt;
        }
        if (auto committed = transaction->commit(); !committed)
            return committed;
        if (*differed)
            qCWarning(lcStore).noquote()
                << "The rows of" << entityName(entity)
                << "are not those that were stored; they are compared with the server's.";
    }
    return {};
}

Result<std::optional<qint64>> CacheCopy::storedVersion(Entity entity, const QString& id)
{
    const QByteArray table = entityName(entity).toLatin1();
    QByteArray sql = "SELECT v FROM " + table + " WHERE id = ?1";
    if (entity == Entity::Event)
        sql += " UNION ALL SELECT v FROM retired WHERE id = ?1";
    auto select = sqlite::Statement::prepare(m_db, sql);
    if (!select)
        return std::unexpected(std::move(select).error());
    std::optional<qint64> version;
    for (select->bind(id); select->next();)
        version = select->integer(0);
    if (auto ended = select->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return version;
}

/// What must happen so that our rows are the fetched ones.
Result<std::vector<Change>> CacheCopy::changesFor(const FetchedRows& rows)
{
    // The server looked at least where we stand: whatever else we have is wrong, and what changes later is in
    // the log that we have not read yet.
    const bool theirsIsNewer = m_position.seq <= rows.seq;
    std::vector<Change> changes;
    for (const Change& row : rows.rows) {
        const auto ours = storedVersion(row.entity, row.id);
        if (!ours)
            return std::unexpected(ours.error());
        if (*ours && **ours >= row.version && theirsIsNewer)
            changes.push_back(removalOf(row.entity, row.id));
        changes.push_back(row);
    }
    if (theirsIsNewer) {
        for (const QString& id : rows.missing)
            changes.push_back(removalOf(rows.entity, id));
    }
    return changes;
}

Result<RepairOutcome> CacheCopy::storeRows(const FetchedRows& rows, UtcTime now, CommitSummary& summary)
{
    auto transaction = sqlite::Transaction::begin(m_db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto outcome = mend(rows, now, summary);
    if (outcome) {
        if (auto done = transaction->commit(); !done)
            outcome = std::unexpected(std::move(done).error());
    }
    if (!outcome)
        m_changes.forget();
    return outcome;
}

Result<RepairOutcome> CacheCopy::mend(const FetchedRows& rows, UtcTime now, CommitSummary& summary)
{
    const auto changes = changesFor(rows);
    if (!changes)
        return std::unexpected(changes.error());
    RepairOutcome outcome;
    const qint64 before = m_changes.quarantine().count();
    summary = {.seq = m_position.seq, .serverTime = {}, .manyEvents = rows.entity == Entity::Event};
    auto done = m_changes.put(*changes, ChangeWriter::Care::EachChange, now, summary);
    if (done)
        done = m_changes.flush();
    if (!done)
        return std::unexpected(std::move(done).error());
    for (const QString& id : rows.missing) {
        const auto settled = m_changes.quarantine().settle(rows.entity, id);
        if (!settled)
            return std::unexpected(settled.error());
    }
    outcome.recovered = std::max<qint64>(0, before - m_changes.quarantine().count());
    for (const Change& row : rows.rows) {
        if (!m_changes.quarantine().has(row.entity, row.id))
            continue;
        if (done = m_changes.quarantine().postpone(row.entity, row.id, now); !done)
            return std::unexpected(std::move(done).error());
    }
    for (const PoisonRecord& poison : rows.poison) {
        done = m_changes.quarantine().keep(poison);
        if (done)
            done = m_changes.quarantine().postpone(rows.entity, poison.id, now);
        if (!done)
            return std::unexpected(std::move(done).error());
    }
    outcome.quarantined = summary.quarantined + std::ssize(rows.poison);
    outcome.changed = summary.applied;
    summary.events.clear();
    return outcome;
}

} // namespace onescreen
