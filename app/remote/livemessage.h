// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/liveframe.h"
#include "app/remote/pageparser.h"

namespace onescreen {

/// The largest message that the live channel reads, in bytes; the server sends a hint instead of more.
inline constexpr qint64 longestLiveMessage = 1 << 20;

/// Reads one message of the live channel: a page of the change feed (NDJSON), or one JSON object with member
/// `k`. Protocol for anything else; unknown kinds are nothing that this version needs and give no frame.
Result<std::optional<LiveFrame>> decodeLiveMessage(QByteArrayView message, PageParser& parser);

/// The first message of the client.
QByteArray liveHello(const QByteArray& cursor, const QByteArray& token = {});
/// Gives the open channel a newer token.
QByteArray liveRenewal(const QByteArray& token);

} // namespace onescreen
