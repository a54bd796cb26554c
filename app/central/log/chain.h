// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QByteArray>

namespace onescreen::central {

enum class LogOp : int { Put = 0, Delete = 1 };

/// H(n) = SHA-256(H(n-1) | seq | entity | id | version | op), 32 bytes; H(0) is 32 zero bytes. Numbers enter
/// as decimal text, fields are separated by '|', op is "put" or "del".
QByteArray nextChain(const QByteArray& previous, qint64 seq, Entity entity, const QByteArray& id,
                     qint64 version, LogOp op);

/// The first 8 bytes, big endian: what a cursor carries.
quint64 chainHead(const QByteArray& chain);

} // namespace onescreen::central
