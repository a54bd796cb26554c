// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mapstyle.h"
#include "ui/common/theme.h"

namespace onescreen {

/// The map's colours and fonts as the theme's roles give them.
geo::MapStyle mapStyleFor(const ThemeContext& context);

} // namespace onescreen
