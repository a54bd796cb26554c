// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/georing.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Web-Mercator's northing in radians; the poles, which lie infinitely far, are brought nearer.
double heightOf(GeoPoint point)
{
    const double lat = std::clamp(point.lat(), -89.99, 89.99);
    return std::atanh(std::sin(lat * std::numbers::pi / 180.0));
}

/// Both coordinates are those of valid points.
template <typename Choose> GeoPoint corner(const std::vector<GeoPoint>& points, Choose choose)
{
    qint32 lon = points.front().lon7();
    qint32 lat = points.front().lat7();
    for (const GeoPoint point : points) {
        lon = choose(lon, point.lon7());
        lat = choose(lat, point.lat7());
    }
    return GeoPoint::fromE7(lon, lat).value();
}

bool isBetween(qint32 value, qint32 a, qint32 b)
{
    return value >= std::min(a, b) && value <= std::max(a, b);
}

/// On an edge along a meridian or a parallel; what is a corner lies on such a line too.
bool isOnStraightEdge(GeoPoint a, GeoPoint b, GeoPoint point)
{
    if (point == a)
        return true;
    if (a.lat7() == b.lat7())
        return point.lat7() == a.lat7() && isBetween(point.lon7(), a.lon7(), b.lon7());
    return a.lon7() == b.lon7() && point.lon7() == a.lon7() && isBetween(point.lat7(), a.lat7(), b.lat7());
}

} // namespace

GeoRing::GeoRing(std::vector<GeoPoint> points)
    : m_points(std::move(points)),
      m_southWest(corner(m_points, [](qint32 a, qint32 b) { return std::min(a, b); })),
      m_northEast(corner(m_points, [](qint32 a, qint32 b) { return std::max(a, b); }))
{
    m_heights.reserve(m_points.size());
    for (const GeoPoint point : m_points)
        m_heights.push_back(heightOf(point));
}

Result<GeoRing> GeoRing::of(std::vector<GeoPoint> points)
{
    if (points.size() > 1 && points.front() == points.back())
        points.pop_back();
    std::vector<GeoPoint> different;
    for (const GeoPoint point : points) {
        if (different.size() < 3 && std::ranges::find(different, point) == different.end())
            different.push_back(point);
    }
    if (different.size() < 3)
        return failure(ErrorKind::Invalid, u"A line around an area needs three different points."_s);
    if (points.size() > mostPoints)
        return failure(ErrorKind::Invalid, u"A line around an area has at most %1 points."_s.arg(mostPoints));
    return GeoRing(std::move(points));
}

Result<GeoRing> GeoRing::rectangle(GeoPoint a, GeoPoint b)
{
    if (a.lon7() == b.lon7() || a.lat7() == b.lat7())
        return failure(ErrorKind::Invalid, u"The rectangle has no width or no height."_s);
    return GeoRing(
        {a, GeoPoint::fromE7(b.lon7(), a.lat7()).value(), b, GeoPoint::fromE7(a.lon7(), b.lat7()).value()});
}

Result<GeoRing> GeoRing::fromString(QStringView text)
{
    const auto parts = text.split(u',');
    if (parts.size() % 2 != 0 || parts.size() > qsizetype{2} * qsizetype{mostPoints})
        return failure(ErrorKind::Invalid, u"The points of an area are pairs of numbers."_s);
    std::vector<GeoPoint> points;
    qint64 lon = 0;
    qint64 lat = 0;
    for (qsizetype at = 0; at < parts.size(); at += 2) {
        bool lonRead = false;
        bool latRead = false;
        lon += parts[at].toInt(&lonRead);
        lat += parts[at + 1].toInt(&latRead);
        const auto point = GeoPoint::fromE7(lon, lat);
        if (!lonRead || !latRead || !point)
            return failure(ErrorKind::Invalid, u"Point %1 of an area is none on earth."_s.arg(at / 2 + 1));
        points.push_back(*point);
    }
    return of(std::move(points));
}

bool GeoRing::contains(GeoPoint point) const
{
    if (!isBetween(point.lon7(), m_southWest.lon7(), m_northEast.lon7()) ||
        !isBetween(point.lat7(), m_southWest.lat7(), m_northEast.lat7()))
        return false;
    const double height = heightOf(point);
    bool inside = false;
    std::size_t before = m_points.size() - 1;
    for (std::size_t at = 0; at < m_points.size(); before = at++) {
        const GeoPoint a = m_points[before];
        const GeoPoint b = m_points[at];
        if (isOnStraightEdge(a, b, point))
            return true;
        if ((a.lat7() > point.lat7()) == (b.lat7() > point.lat7()))
            continue;
        const double rise = m_heights[at] - m_heights[before];
        const double share = rise == 0.0 ? 0.0 : (height - m_heights[before]) / rise;
        const double crossing = a.lon7() + share * (double{1} * b.lon7() - a.lon7());
        if (point.lon7() < crossing)
            inside = !inside;
    }
    return inside;
}

QString GeoRing::toString() const
{
    QStringList numbers;
    qint64 lon = 0;
    qint64 lat = 0;
    for (const GeoPoint point : m_points) {
        numbers << QString::number(point.lon7() - lon) << QString::number(point.lat7() - lat);
        lon = point.lon7();
        lat = point.lat7();
    }
    return numbers.join(u',');
}

} // namespace onescreen
