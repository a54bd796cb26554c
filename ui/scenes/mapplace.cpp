// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mapplace.h"

#include <QStringList>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

MapPlace MapPlace::of(const geo::Camera& camera)
{
    return {.centre = camera.center(), .zoom = camera.zoom()};
}

QString MapPlace::toString() const
{
    return u"%1_%2_%3"_s.arg(centre.lon(), 0, 'f', 5).arg(centre.lat(), 0, 'f', 5).arg(zoom, 0, 'f', 2);
}

std::optional<MapPlace> MapPlace::fromString(const QString& text)
{
    const QStringList parts = text.split(u'_');
    if (parts.size() != 3)
        return std::nullopt;
    std::array<bool, 3> read{};
    const double lon = parts.at(0).toDouble(&read[0]);
    const double lat = parts.at(1).toDouble(&read[1]);
    const double zoom = parts.at(2).toDouble(&read[2]);
    const std::optional<GeoPoint> centre = GeoPoint::fromDegrees(lon, lat);
    if (!read[0] || !read[1] || !read[2] || !centre || !std::isfinite(zoom))
        return std::nullopt;
    return MapPlace{.centre = *centre, .zoom = zoom};
}

} // namespace onescreen
