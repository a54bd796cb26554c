// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace onescreen::central {

class Database;

/// What makes this log this log: made at random when the database is created, kept in table meta.
struct LogIdentity
{
    quint64 epoch = 0;  ///< New whenever the history may differ.
    QByteArray hmacKey; ///< 32 bytes; signs cursors.

    [[nodiscard]] QByteArray epochText() const; ///< 16 lower-case hexadecimal digits.
};

/// Reads the identity; `create` makes one when there is none (writers only). Servers that do so at the same
/// time agree on one.
Result<LogIdentity> loadIdentity(Database& db, bool create);

/// Gives the log a new epoch: every client that has something of it begins anew and asks what became of its
/// actions. For a database that was restored from a copy; no server may run on it.
Result<LogIdentity> renewEpoch(Database& db);

/// Free values beside it, for example how far a demonstration has come. Empty when absent.
Result<QByteArray> metaValue(Database& db, const QString& key);
Result<void> setMetaValue(Database& db, const QString& key, const QByteArray& value);

} // namespace onescreen::central
