// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace onescreen::central {

class SqliteDb;

/// What makes this log this log: made at random when the database is created, kept in table meta.
struct LogIdentity
{
    quint64 epoch = 0;  ///< New whenever the history may differ.
    QByteArray hmacKey; ///< 32 bytes; signs cursors.

    [[nodiscard]] QByteArray epochText() const; ///< 16 lower-case hexadecimal digits.
};

/// Reads the identity; `create` makes one when there is none (writer only).
Result<LogIdentity> loadIdentity(SqliteDb& db, bool create);

/// Free values beside it, for example how far a demonstration has come. Empty when absent.
Result<QByteArray> metaValue(SqliteDb& db, const QString& key);
Result<void> setMetaValue(SqliteDb& db, const QString& key, const QByteArray& value);

} // namespace onescreen::central
