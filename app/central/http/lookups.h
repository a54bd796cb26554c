// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/central/auth/principal.h"
#include "app/domain/change.h"

#include <QByteArray>
#include <QStringList>

namespace onescreen::central {

class Database;

inline constexpr qsizetype mostLookups = 200;

/// Body of GET /v1/sync/rows: the rows of the scope as they are now, and which of the ids have none there.
/// Errors: those of Database.
Result<QByteArray> rowsBody(Database& db, Entity entity, const QStringList& ids, const RegionScope& scope);

/// Ids of the body of POST /v1/actions/status. Invalid with the place, Unsupported when there are too many.
Result<QStringList> parseActionIds(const QByteArray& json);
/// Body of the answer: what became of each action, in order. Actions on events of other regions are known to
/// who made them, without the row they met. Errors: those of Database.
Result<QByteArray> actionStatusBody(Database& db, const QStringList& ids, const Principal& who);

} // namespace onescreen::central
