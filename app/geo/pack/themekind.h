// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace onescreen::geo {

/// What a thematic layer tells about; decides its geometry and its place among the map's layers.
enum class ThemeKind : quint8 {
    Facility, ///< 设施: points.
    Hazard,   ///< 隐患点: points.
    District, ///< 片区: areas.
    Grid,     ///< 值班网格: areas.
    Road,     ///< 路长路段: lines.
};
inline constexpr std::array allThemeKinds{ThemeKind::Facility, ThemeKind::Hazard, ThemeKind::District,
                                          ThemeKind::Grid, ThemeKind::Road};
QString themeKindName(ThemeKind kind); ///< "facility", "hazard", "district", "grid", "road".
std::optional<ThemeKind> themeKindFromName(QStringView name);

enum class ThemeShape : quint8 { Points, Lines, Areas };
constexpr ThemeShape themeShapeOf(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Facility:
    case ThemeKind::Hazard:
        return ThemeShape::Points;
    case ThemeKind::Road:
        return ThemeShape::Lines;
    case ThemeKind::District:
    case ThemeKind::Grid:
        break;
    }
    return ThemeShape::Areas;
}

} // namespace onescreen::geo
