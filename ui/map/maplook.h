// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mapstyle.h"
#include "ui/common/theme.h"

namespace onescreen {

/// Whether a map is dark: a window at night may want a light map for printing, and the other way round.
enum class MapTone {
    Theme, ///< As its window.
    Night,
    Day,
};
/// "theme", "night", "day".
QString mapToneName(MapTone tone);
MapTone mapToneFromName(const QString& name); ///< Theme for anything else.

/// The map's colours and fonts as the theme's roles give them.
geo::MapStyle mapStyleFor(const ThemeContext& context, MapTone tone = MapTone::Theme);

} // namespace onescreen
