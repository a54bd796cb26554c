// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/viewaddress.h"

#include <QDate>
#include <QSet>

namespace onescreen {

/// Ids of the unit and of everything below it, as far as the names are known.
QSet<QString> unitWithParts(const NameBook& names, const UnitId& unit);
/// The view with only the events (and, on a map, people) of the unit and of those below it; the view without
/// that filter where it is just that one.
ViewAddress withUnitToggled(const ViewAddress& address, QDate today, const NameBook& names,
                            const UnitId& unit);

} // namespace onescreen
