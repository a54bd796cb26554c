// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/mappoint.h"

#include <QSizeF>

#include <array>
#include <random>
#include <vector>

namespace onescreen::geo {

inline constexpr qint64 hundredThousand = 100'000;
inline constexpr qint64 million = 1'000'000;
inline constexpr QSizeF screen(1920, 1080);

inline GeoPoint zhoushan()
{
    return GeoPoint::fromDegrees(122.107, 30.016).value();
}

/// Towns of different size around Zhoushan and a thin spread over the province, the same in every run.
class PointMaker
{
public:
    PointMaker()
    {
        for (int i = 0; i < towns; ++i)
            m_centres.at(static_cast<std::size_t>(i)) = {120.5 + 2.3 * m_flat(m_random),
                                                         29.3 + 1.5 * m_flat(m_random)};
    }
    MapPoint next(EventRow row)
    {
        const auto town = static_cast<std::size_t>(towns * m_flat(m_random) * m_flat(m_random));
        const bool spread = m_flat(m_random) < 0.05;
        const double width = spread ? 1.0 : 0.02;
        const auto [lon, lat] = m_centres.at(town);
        return {
            .row = row,
            .lon7 = static_cast<qint32>((lon + width * m_normal(m_random)) * 1e7),
            .lat7 = static_cast<qint32>((lat + width * m_normal(m_random)) * 1e7),
            .state = allEventStates.at(static_cast<std::size_t>(m_flat(m_random) * allEventStates.size())),
            .priority = allPriorities.at(static_cast<std::size_t>(m_flat(m_random) * allPriorities.size())),
            .category = 0};
    }

private:
    static constexpr int towns = 120;
    std::mt19937 m_random{2024};
    std::uniform_real_distribution<double> m_flat{0.0, 1.0};
    std::normal_distribution<double> m_normal;
    std::array<std::pair<double, double>, towns> m_centres;
};

inline std::vector<MapPoint> makePoints(qint64 count)
{
    PointMaker maker;
    std::vector<MapPoint> points;
    points.reserve(static_cast<std::size_t>(count));
    for (EventRow row = 1; row <= count; ++row)
        points.push_back(maker.next(row));
    return points;
}

inline const std::vector<MapPoint>& pointsOf(qint64 count)
{
    static const std::vector<MapPoint> few = makePoints(hundredThousand);
    if (count == hundredThousand)
        return few;
    static const std::vector<MapPoint> many = makePoints(million);
    return many;
}

} // namespace onescreen::geo
