// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/regionscope.h"
#include "app/central/db/database.h"
#include "app/central/log/identity.h"
#include "app/domain/snapshot.h"

#include <QString>

#include <chrono>
#include <optional>

namespace onescreen::central {

struct SnapshotRules
{
    int most = 8; ///< Tickets that hold at a time; whoever comes then is asked to come back.
    std::chrono::seconds lease{900};
};

/// What a ticket is asked for.
struct SnapshotWish
{
    std::vector<Entity> entities{allEntities.begin(), allEntities.end()};
    RegionScope scope;
};

/// Gives a ticket: from now on until its lease ends the parts may be read and the log from its start on is
/// kept. None when too many are held. In a writing connection without an open transaction. Errors: those of
/// Database.
Result<std::optional<SnapshotTicket>> openSnapshot(Database& db, const LogIdentity& identity, UtcTime now,
                                                   const SnapshotRules& rules, const SnapshotWish& wish);
/// Gives it back; one that is not held any more is not an error.
Result<void> closeSnapshot(Database& db, const QString& id);
/// The oldest number from which on the log must be kept for the tickets that hold; none: for no ticket.
Result<std::optional<qint64>> snapshotsHoldFrom(Database& db, UtcTime now);

/// Which rows of a part are wanted.
struct PartQuestion
{
    QString ticket;
    Entity part = Entity::Event;
    QString after; ///< Id of the last row that the asker has; empty at the beginning.
    int limit = 5000;
    qint64 bytes = 2LL * 1024 * 1024; ///< Before compression; one row is always allowed.
    UtcTime now;
    RegionScope scope; ///< Of who asks now, whatever it was when the ticket was given.
};
/// The body of the answer, rows in the order of their ids, as they are now; empty when the ticket does not
/// hold. Errors: those of Database.
Result<QByteArray> snapshotPartBody(Database& db, const LogIdentity& identity, const PartQuestion& question);

/// Body of the answer that gives a ticket.
QByteArray ticketJson(const SnapshotTicket& ticket);

} // namespace onescreen::central
