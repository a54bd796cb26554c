// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"
#include "app/domain/resource.h"

#include <QColor>
#include <QFont>

#include <array>

namespace onescreen::geo {

/// How a map looks. All colours and fonts come from the caller; this folder knows none.
struct MapStyle
{
    bool dark = true; ///< Light letters on dark ground.
    QColor outside;   ///< Where the base map knows neither land nor sea.
    QColor sea;
    QColor land;
    QColor coast;
    QColor river;
    QColor boundary;
    QColor road;                  ///< Of vector tiles.
    QColor green;                 ///< Woods, parks, fields.
    QColor built;                 ///< Buildings and built-up land.
    QColor missing;               ///< Hatching of areas without a value.
    std::array<QColor, 7> ramp{}; ///< Choropleth, from little to much.
    double areaOpacity = 0.7;     ///< Of the choropleth over land.

    QColor text;
    QColor secondary;
    QColor halo;                                         ///< Around labels.
    QColor badge;                                        ///< Fill of clusters and text boxes.
    QColor badgeEdge;                                    ///< Their outline.
    QColor accent;                                       ///< Selection only.
    QColor urgent;                                       ///< 紧急 only.
    std::array<QColor, allEventStates.size()> state{};   ///< Fill of a single event.
    std::array<QColor, allPriorities.size()> priority{}; ///< Ring of a single event.
    std::array<QColor, 4> resource{};                    ///< Fill by ResourceStatus.

    QFont font;         ///< Its pixel size is that of a county's label.
    double scale = 1.0; ///< Of symbols and lines: 1 at a desk.

    friend bool operator==(const MapStyle&, const MapStyle&) = default;
};

} // namespace onescreen::geo
