// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/store/queries.h"

#include <QStringList>

namespace onescreen {

/// The conditions behind a counted number, one short text each: "2024Q2 到期", "按期办结".
QStringList factWords(const FactConditions& facts, const NameBook& names);

} // namespace onescreen
