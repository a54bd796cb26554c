// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// What a ticket offers of one entity. Figures are estimates.
struct SnapshotPart
{
    QString name; ///< As it stands in the address.
    qint64 rows = 0;
    qint64 bytes = 0;

    friend bool operator==(const SnapshotPart&, const SnapshotPart&) = default;
};

/// Leave to read all rows as they are now, and where in the log to go on afterwards.
struct SnapshotTicket
{
    QString id;
    QByteArray epoch;
    qint64 startSeq = 0;    ///< Head of the log when the ticket was given.
    QByteArray startCursor; ///< There; the log from it on makes the rows those of one moment.
    std::vector<SnapshotPart> parts;
    int leaseS = 0;
    std::optional<QStringList> scope = {}; ///< As of a ChangePage.

    [[nodiscard]] qint64 rows() const
    {
        qint64 sum = 0;
        for (const SnapshotPart& part : parts)
            sum += part.rows;
        return sum;
    }
    friend bool operator==(const SnapshotTicket&, const SnapshotTicket&) = default;
};

/// How far a cache has been filled; kept with the rows. The position of the first ticket stays when a later
/// one goes on with its parts: what changed since then is in the log behind it.
struct SnapshotProgress
{
    SnapshotTicket ticket;
    qint64 part = 0;  ///< Index of the part that is being read.
    QByteArray after; ///< Key of the last row of it that is stored; empty at its beginning.

    [[nodiscard]] bool isComplete() const { return part >= std::ssize(ticket.parts); }
    friend bool operator==(const SnapshotProgress&, const SnapshotProgress&) = default;
};

/// Some rows of a part, in the order of their keys.
struct SnapshotRows
{
    QByteArray epoch;
    UtcTime serverTime;
    int schema = 0;
    qint64 head = 0;
    std::vector<Change> rows; ///< Puts; `seq` of each is 0.
    std::vector<PoisonRecord> poison;
    QByteArray next;                       ///< Key to go on after; empty at the end of the part.
    bool more = false;                     ///< The part has more rows.
    std::optional<QStringList> scope = {}; ///< As of a ChangePage, when they were read.
};

} // namespace onescreen
