// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mercator.h"

#include <optional>
#include <span>

namespace onescreen::geo {

/// A rectangle of longitude and latitude that does not cross the 180° meridian; west <= east, south <= north.
class GeoBounds
{
public:
    explicit GeoBounds(GeoPoint only) : m_southWest(only), m_northEast(only) {}
    /// Any two opposite corners.
    GeoBounds(GeoPoint a, GeoPoint b) : GeoBounds(a) { include(b); }
    /// The smallest rectangle around all points; none without points.
    static std::optional<GeoBounds> around(std::span<const GeoPoint> points)
    {
        if (points.empty())
            return std::nullopt;
        GeoBounds bounds(points.front());
        for (const GeoPoint point : points)
            bounds.include(point);
        return bounds;
    }

    [[nodiscard]] GeoPoint southWest() const { return m_southWest; }
    [[nodiscard]] GeoPoint northEast() const { return m_northEast; }
    [[nodiscard]] double west() const { return m_southWest.lon(); }
    [[nodiscard]] double south() const { return m_southWest.lat(); }
    [[nodiscard]] double east() const { return m_northEast.lon(); }
    [[nodiscard]] double north() const { return m_northEast.lat(); }

    [[nodiscard]] bool contains(GeoPoint point) const
    {
        return point.lon7() >= m_southWest.lon7() && point.lon7() <= m_northEast.lon7() &&
               point.lat7() >= m_southWest.lat7() && point.lat7() <= m_northEast.lat7();
    }
    [[nodiscard]] bool contains(const GeoBounds& other) const
    {
        return contains(other.m_southWest) && contains(other.m_northEast);
    }
    [[nodiscard]] bool intersects(const GeoBounds& other) const
    {
        return west() <= other.east() && other.west() <= east() && south() <= other.north() &&
               other.south() <= north();
    }
    void include(GeoPoint point)
    {
        const auto low = [](qint32 a, qint32 b) { return std::min(a, b); };
        const auto high = [](qint32 a, qint32 b) { return std::max(a, b); };
        m_southWest = corner(low(m_southWest.lon7(), point.lon7()), low(m_southWest.lat7(), point.lat7()));
        m_northEast = corner(high(m_northEast.lon7(), point.lon7()), high(m_northEast.lat7(), point.lat7()));
    }

    friend bool operator==(const GeoBounds&, const GeoBounds&) = default;

private:
    // Both numbers come from valid points.
    static GeoPoint corner(qint32 lon7, qint32 lat7) { return GeoPoint::fromE7(lon7, lat7).value(); }

    GeoPoint m_southWest;
    GeoPoint m_northEast;
};

} // namespace onescreen::geo
