// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/choropleth.h"
#include "app/geo/fields/densityfield.h"
#include "app/geo/fields/reach.h"
#include "app/geo/tilepainting.h"

#include <QBrush>
#include <QColor>

#include <array>
#include <memory>
#include <vector>

namespace onescreen::geo {

/// The pattern that stands for a missing value; each reason has its own.
Qt::BrushStyle missingPattern(MissingReason reason);
/// A brush of that pattern as thick as lines are at that scale (device pixels of a pixel at a desk).
QBrush patternBrush(Qt::BrushStyle pattern, const QColor& colour, double scale);

/// How ReachPainting draws what is uncertain (hatched) and what nobody reaches (dotted), for legends.
QBrush uncertainBrush(const QColor& colour, double scale);
QBrush voidBrush(const QColor& colour, double scale);

/// Areas in the colours of their classes. Those without an outline are discs at their seats.
class ChoroplethPainting final : public TilePainting
{
public:
    struct Look
    {
        std::vector<QColor> classes; ///< One for each class.
        QColor missing;
        QColor edge; ///< Around discs.
    };
    struct Seat
    {
        RegionCode code;
        WorldPoint at;
    };
    static constexpr double discRadius = 11.0; ///< Pixels at a desk: seen around the name that lies on it.

    ChoroplethPainting(std::shared_ptr<const Choropleth> areas, std::vector<Seat> seats, Look look);
    void paint(const TileFrame& frame) const override;

private:
    [[nodiscard]] QBrush brushOf(const TileFrame& frame, RegionCode code) const;

    std::shared_ptr<const Choropleth> m_areas;
    std::vector<Seat> m_seats;
    Look m_look;
};

/// Density in classes with sharp edges, so that a legend can be read off. Below the first limit nothing.
class HeatPainting final : public TilePainting
{
public:
    struct Look
    {
        std::vector<double> limits;  ///< Ascending, in events per km².
        std::vector<QColor> classes; ///< One for each limit, with alpha: from limits[i] on.
    };

    HeatPainting(std::shared_ptr<const DensityField> field, Look look);
    void paint(const TileFrame& frame) const override;

private:
    std::shared_ptr<const DensityField> m_field;
    Look m_look;
};

/// Who can be where in time, and what nobody reaches.
class ReachPainting final : public TilePainting
{
public:
    struct Look
    {
        std::array<QColor, 3>
            bands;        ///< Reached in the first, second and last third of the limit; with alpha.
        QColor uncertain; ///< Hatched.
        QColor empty;     ///< Of voids: dotted.
    };

    ReachPainting(std::shared_ptr<const ReachMap> map, Look look);
    void paint(const TileFrame& frame) const override;

private:
    std::shared_ptr<const ReachMap> m_map;
    Look m_look;
};

} // namespace onescreen::geo
