// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/fleet/fleetcache.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

void removeFrom(FleetRows& rows, const QStringList& regions)
{
    for (FleetRow& row : rows) {
        if (isInPrefixes(row.region, regions))
            row = {};
    }
}

} // namespace

void FleetCache::take(FleetRows& rows, const Change& change)
{
    FleetRow& row = rows.at(fleetRowOf(change.id));
    if (std::holds_alternative<PutChange>(change.what)) {
        if (change.version > row.version)
            row = fleetRowIn(change);
    } else if (change.version >= row.version) {
        row = {};
    }
}

Result<void> FleetCache::apply(const ChangePage& page)
{
    File& file = toFill();
    const SyncPosition& at = file.position;
    if (page.from != at.seq || (!at.epoch.isEmpty() && page.epoch != at.epoch))
        return failure(ErrorKind::Conflict, u"the page does not join on"_s);
    for (const Change& change : page.changes)
        take(file.rows, change);
    file.position = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
    if (m_refill && !page.more) {
        m_shown = *m_refill;
        m_refill.reset();
    }
    return {};
}

SyncPosition FleetCache::remove(const ScopeChange& change)
{
    removeFrom(m_shown.rows, change.removed);
    if (m_refill)
        removeFrom(m_refill->rows, change.removed);
    if (const QByteArray cursor = change.cursorAfterRemoval(); !cursor.isEmpty())
        toFill().position.cursor = cursor;
    return filling().position;
}

void FleetCache::cutTo(const std::optional<QStringList>& scope)
{
    if (scope)
        remove(ScopeChange::toFit(*scope));
}

void FleetCache::begin(const SnapshotProgress& progress)
{
    cutTo(progress.ticket.scope);
    toFill().progress = progress;
}

void FleetCache::store(const SnapshotRows& rows, const SnapshotProgress& progress)
{
    cutTo(rows.scope);
    File& file = toFill();
    for (const Change& row : rows.rows)
        take(file.rows, row);
    file.exactFrom = std::max(file.exactFrom, rows.head);
    file.progress = progress;
    if (progress.isComplete()) {
        file.progress.reset();
        file.position = {.cursor = progress.ticket.startCursor,
                         .epoch = progress.ticket.epoch,
                         .seq = progress.ticket.startSeq};
    }
}

} // namespace onescreen::test
