// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"

#include <QString>

#include <optional>

namespace onescreen {

/// Where a map stands, as an address says it: longitude, latitude (to a metre) and zoom,
/// "122.10700_30.02000_11.50".
struct MapPlace
{
    GeoPoint centre;
    double zoom = 0;

    static MapPlace of(const geo::Camera& camera);
    /// None when it cannot be read or is no place on earth.
    static std::optional<MapPlace> fromString(const QString& text);
    [[nodiscard]] QString toString() const;
};

} // namespace onescreen
