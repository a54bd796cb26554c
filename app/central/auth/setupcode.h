// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <QString>

#include <optional>

namespace onescreen::central {

/// Makes the code with which the first administrator is made, and keeps its hash. Nothing when there are
/// people already or a code was given out before; `anew` makes another in any case, and the one before is no
/// good any more. Errors: those of Database.
Result<std::optional<QString>> makeSetupCode(Database& db, bool anew);

Result<bool> isSetupCode(Database& db, const QString& typed);
/// Uses the code up; false when it is not the one. To be called in the transaction that makes the account.
Result<bool> useSetupCode(Database& db, const QString& typed);

} // namespace onescreen::central
