// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/queries.h"

#include <QString>

namespace onescreen {

/// The conditions behind a counted number as they stand in an address:
/// "due:2024Q2;ontime:yes;category:01,02;overdue:1719763200000". Canonical; empty for none.
QString factText(const FactConditions& facts);
/// Invalid names the clause that cannot be read in Error::place.field ("facts.due").
Result<FactConditions> factsFromText(const QString& text);

} // namespace onescreen
