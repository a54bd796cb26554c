// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/change.h"

#include <optional>
#include <variant>

namespace onescreen {

/// The server has accepted the socket and pushes from the cursor that was given.
struct LiveWelcome
{
    Milliseconds heartbeat{15'000}; ///< How often the server speaks at least.
    qint64 head = 0;
};

/// There is news up to `to` that this socket does not carry: pull.
struct LiveHint
{
    qint64 to = 0;
};

/// The socket lives and everything up to `to` was pushed.
struct LiveHeartbeat
{
    qint64 to = 0;
    UtcTime serverTime;
    std::optional<Digests> digests; ///< Of the server's rows at `to`.
};

enum class LiveByeCode {
    Drain,    ///< The server goes down in order.
    Refused,  ///< Another history: the next pull says so.
    Auth,     ///< The token is not valid any more.
    Scope,    ///< The reader's regions are others now: the next pull says which.
    Slow,     ///< We did not read fast enough.
    Protocol, ///< The server does not understand us.
};

/// The server closes the socket. Wait a time drawn from [least, most] before coming back.
struct LiveBye
{
    LiveByeCode code = LiveByeCode::Drain;
    Milliseconds least{0};
    Milliseconds most{0};
};

/// What a live channel carries to the client. A ChangePage is the same page that a pull would have given.
using LiveFrame = std::variant<LiveWelcome, ChangePage, LiveHint, LiveHeartbeat, LiveBye>;

} // namespace onescreen
