// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QString>

#include <optional>

namespace onescreen {

/// How the connection to the central API stands.
enum class LinkPhase { Connecting, CatchingUp, Online, Offline, Refused };

struct LinkState
{
    LinkPhase phase = LinkPhase::Connecting;
    std::optional<UtcTime> since;        ///< When this phase began.
    std::optional<UtcTime> lastContact;  ///< Last good answer of the server.
    QString reason;                      ///< Why it is offline or refused: English, for logs.
    ErrorKind kind = ErrorKind::Offline; ///< Meaningful when offline or refused.
    QString word; ///< The protocol's word for why ("forbidden", "tls_expired"); empty when there is none.
    Milliseconds clockOffset{0}; ///< Server's clock minus ours.
    qint64 seq = 0;              ///< Position in the log.
    qint64 head = 0;             ///< Newest number at the server when last heard.
    bool live = false;           ///< The server pushes; otherwise news come by long poll.

    /// The server answers, and has told its time since the program started: a refusal alone does not.
    [[nodiscard]] bool isUp() const
    {
        return lastContact && (phase == LinkPhase::Online || phase == LinkPhase::CatchingUp);
    }

    friend bool operator==(const LinkState&, const LinkState&) = default;
};

} // namespace onescreen
