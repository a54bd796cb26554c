// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <cmath>
#include <optional>

namespace onescreen {

/// A place on earth, WGS-84, in units of 1e-7 degree (about 1 cm). Other datums are converted at the border
/// (app/geo/crs.h).
class GeoPoint
{
public:
    /// Degrees; none unless finite, |lon| <= 180 and |lat| <= 90.
    static constexpr std::optional<GeoPoint> fromDegrees(double lon, double lat)
    {
        if (!(lon >= -180.0 && lon <= 180.0 && lat >= -90.0 && lat <= 90.0))
            return std::nullopt;
        return GeoPoint(toE7(lon), toE7(lat));
    }
    static constexpr std::optional<GeoPoint> fromE7(qint64 lon7, qint64 lat7)
    {
        if (lon7 < -1'800'000'000 || lon7 > 1'800'000'000 || lat7 < -900'000'000 || lat7 > 900'000'000)
            return std::nullopt;
        return GeoPoint(static_cast<qint32>(lon7), static_cast<qint32>(lat7));
    }

    [[nodiscard]] constexpr qint32 lon7() const { return m_lon7; }
    [[nodiscard]] constexpr qint32 lat7() const { return m_lat7; }
    [[nodiscard]] constexpr double lon() const { return m_lon7 * 1e-7; }
    [[nodiscard]] constexpr double lat() const { return m_lat7 * 1e-7; }

    friend constexpr bool operator==(GeoPoint, GeoPoint) = default;

private:
    constexpr GeoPoint(qint32 lon7, qint32 lat7) : m_lon7(lon7), m_lat7(lat7) {}
    static constexpr qint32 toE7(double degrees)
    {
        return static_cast<qint32>(degrees * 1e7 + (degrees < 0 ? -0.5 : 0.5));
    }

    qint32 m_lon7;
    qint32 m_lat7;
};

} // namespace onescreen
