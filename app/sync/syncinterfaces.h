// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/domain/liveframe.h"
#include "app/domain/scopechange.h"
#include "app/domain/syncposition.h"

#include <functional>
#include <optional>

namespace onescreen {

// Both are called and answer on the thread of the SyncService. Each call is answered once, never from inside
// the call. An Error's place.field carries the server's own word for a refusal, as far as it gave one.

/// Gives pages of the log; at most one request is under way.
class ChangeSource
{
public:
    ChangeSource() = default;
    virtual ~ChangeSource() = default;
    ChangeSource(const ChangeSource&) = delete;
    ChangeSource& operator=(const ChangeSource&) = delete;

    /// With waitSeconds > 0 the answer may take that long while nothing happens.
    virtual void fetch(const QByteArray& cursor, int waitSeconds,
                       std::function<void(Result<ChangePage>)> done) = 0;
    /// Gives the request up; its answer, if it still comes, is not looked at.
    virtual void abort() = 0;
    /// What a failure with the word scope_changed said; to be asked from inside `done`.
    [[nodiscard]] virtual std::optional<ScopeChange> scopeChange() const { return std::nullopt; }
    /// How long the server wants to be left alone after a failure, where it said so; to be asked from inside
    /// `done`.
    [[nodiscard]] virtual std::optional<Milliseconds> retryAfter() const { return std::nullopt; }
};

/// A socket on which the server pushes; at most one at a time.
class LiveChannel
{
public:
    using Frame = std::function<void(Result<LiveFrame>)>;

    LiveChannel() = default;
    virtual ~LiveChannel() = default;
    LiveChannel(const LiveChannel&) = delete;
    LiveChannel& operator=(const LiveChannel&) = delete;

    /// `frame` gets everything that comes; an Error is the last thing it gets: the channel is closed then.
    /// Unsupported: the server has no live channel.
    virtual void open(const QByteArray& cursor, Frame frame) = 0;
    /// Gives the socket up at once; nothing comes any more.
    virtual void abort() = 0;
};

/// Stores pages together with the position.
class ChangeSink
{
public:
    ChangeSink() = default;
    virtual ~ChangeSink() = default;
    ChangeSink(const ChangeSink&) = delete;
    ChangeSink& operator=(const ChangeSink&) = delete;

    /// Opens, or closes and opens again, and tells where it stands.
    virtual void open(std::function<void(Result<SyncPosition>)> done) = 0;
    /// A page and its position together, or nothing of it.
    virtual void apply(ChangePage page, std::function<void(Result<void>)> done) = 0;
    /// Removes the rows of the regions that may not be seen any more, in a transaction of its own, and tells
    /// where it stands: at the change's cursorAfterRemoval(), or where it stood when that is empty.
    virtual void removeRegions(const ScopeChange& change, std::function<void(Result<SyncPosition>)> done) = 0;
    /// Begins another history: from now on the position is empty. What is shown may stay until the pages of
    /// the new one are complete.
    virtual void reset(std::function<void(Result<void>)> done) = 0;
};

} // namespace onescreen
