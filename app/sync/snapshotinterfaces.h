// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/snapshot.h"
#include "app/domain/syncposition.h"

#include <functional>
#include <optional>

namespace onescreen {

// Both are called and answer on the thread of the SyncService, never from inside the call.

/// Gives tickets and their parts; one request is under way at a time.
class SnapshotSource
{
public:
    SnapshotSource() = default;
    virtual ~SnapshotSource() = default;
    SnapshotSource(const SnapshotSource&) = delete;
    SnapshotSource& operator=(const SnapshotSource&) = delete;

    virtual void openTicket(std::function<void(Result<SnapshotTicket>)> done) = 0;
    virtual void fetchPart(const QString& ticket, const QString& part, const QByteArray& after,
                           std::function<void(Result<SnapshotRows>)> done) = 0;
    virtual void release(const QString& ticket) = 0; ///< Best effort, without an answer.
    virtual void abort() = 0;
    /// How long the server wants to be left alone after a failure, where it said so; to be asked from inside
    /// `done`.
    [[nodiscard]] virtual std::optional<Milliseconds> retryAfter() const { return std::nullopt; }
};

/// The cache while it is being filled; one call is under way at a time.
class SnapshotSink
{
public:
    SnapshotSink() = default;
    virtual ~SnapshotSink() = default;
    SnapshotSink(const SnapshotSink&) = delete;
    SnapshotSink& operator=(const SnapshotSink&) = delete;

    /// What an earlier run has left; none when nothing was begun.
    virtual void progress(std::function<void(Result<std::optional<SnapshotProgress>>)> done) = 0;
    // Both: rows outside the scope that the ticket or the rows name go first, also from what is still shown
    // of another history.

    /// Notes a ticket before its first rows.
    virtual void begin(SnapshotProgress progress, std::function<void(Result<void>)> done) = 0;
    /// Rows and how far they bring the cache, together or not at all. With the last ones the cache stands at
    /// the ticket's start.
    virtual void store(SnapshotRows rows, SnapshotProgress progress,
                       std::function<void(Result<void>)> done) = 0;
};

} // namespace onescreen
