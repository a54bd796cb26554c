// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/geopoint.h"

#include <QStringView>

#include <vector>

namespace onescreen {

/// A closed line around a part of the earth that does not cross the 180° meridian. Its edges are straight as
/// the map draws them (Web-Mercator), so what looks inside is inside. It may cross itself: the even-odd rule
/// decides.
class GeoRing
{
public:
    static constexpr std::size_t mostPoints = 2'000;

    /// Invalid, with the reason, with fewer than three different points or more than mostPoints. A repeated
    /// last point is allowed and dropped.
    static Result<GeoRing> of(std::vector<GeoPoint> points);
    /// Any two opposite corners; Invalid when it has no width or no height.
    static Result<GeoRing> rectangle(GeoPoint a, GeoPoint b);
    /// What toString() wrote; Invalid, with the reason, for anything else.
    static Result<GeoRing> fromString(QStringView text);

    [[nodiscard]] const std::vector<GeoPoint>& points() const { return m_points; } ///< The last not repeated.
    /// The smallest rectangle around it.
    [[nodiscard]] GeoPoint southWest() const { return m_southWest; }
    [[nodiscard]] GeoPoint northEast() const { return m_northEast; }
    /// Exact. Corners and points on edges along a meridian or a parallel are inside; a point exactly on
    /// another edge counts either way.
    [[nodiscard]] bool contains(GeoPoint point) const;
    /// Longitude and latitude of the first point in 1e-7 degree, then what each next one differs by, all
    /// separated by commas.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const GeoRing& a, const GeoRing& b) { return a.m_points == b.m_points; }

private:
    explicit GeoRing(std::vector<GeoPoint> points);

    std::vector<GeoPoint> m_points;
    std::vector<double> m_heights; ///< Of each point on the map.
    GeoPoint m_southWest;
    GeoPoint m_northEast;
};

} // namespace onescreen
