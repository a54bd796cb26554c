// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/identity.h"

#include <QByteArray>

#include <expected>

namespace onescreen::central {

/// Version of the rows' members; grows when members are added.
inline constexpr quint16 wireSchema = 3;

/// A position in the log, opaque to clients:
/// base64url(u8 1 | u64 epoch | u64 seq | u64 chain | u32 scope | u16 schema | first 16 bytes of
/// HMAC-SHA256), big endian.
struct Cursor
{
    qint64 seq = 0;
    quint64 chain = 0; ///< chainHead() at seq.
    quint32 scope = 0; ///< 0: everything.
    quint16 schema = wireSchema;

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

enum class CursorFault {
    Bad,          ///< Unreadable or signed by somebody else.
    EpochChanged, ///< From another history of this or another server.
    Ahead,        ///< Beyond the head.
    Expired,      ///< Before the start: entries after it have been removed.
    Diverged,     ///< The log has other content at this position.
};

QByteArray encodeCursor(const Cursor& cursor, const LogIdentity& identity);
/// Checks form, epoch and signature; position and chain are checked against the log by the reader.
std::expected<Cursor, CursorFault> decodeCursor(QByteArrayView text, const LogIdentity& identity);

} // namespace onescreen::central
