// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace onescreen::geo {

/// The ground as teams move on it: cells of equal size in the world square, each of one surface by its
/// middle. Immutable after building; threads may share it.
class ReachGround
{
public:
    enum class Surface : quint8 {
        Unknown, ///< Outside what the base map covers.
        Land,
        Sea,
        Lake, ///< Neither for land teams nor, cut off from the sea, for vessels.
    };
    static constexpr std::size_t mostCells = 2'000'000;
    static constexpr double finestCell = 100; ///< Metres.
    static constexpr int snapCells = 2;

    /// Covers `bounds` and the distance `margin` (metres) around it, since help comes from outside too. Cells
    /// are as fine as mostCells allow. Areas of interest are townships where the map has their outlines, else
    /// counties, and only those inside `within`. Takes some 100 ms: for a worker thread.
    static ReachGround build(const BaseMap& map, const GeoBounds& bounds, double margin,
                             std::optional<RegionCode> within);
    /// For grids of another origin. `surfaces` and `areas` (-1: none) hold columns * rows cells, row by row
    /// from the north; `codes` are what areas point to. None when the sizes do not fit.
    static std::optional<ReachGround> fromCells(const QRectF& world, int columns, int rows,
                                                std::vector<Surface> surfaces, std::vector<qint32> areas,
                                                std::vector<RegionCode> codes);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] std::size_t cells() const { return m_surfaces.size(); }
    [[nodiscard]] const QRectF& world() const { return m_world; }
    [[nodiscard]] std::size_t cell(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }
    /// The cell that holds the point; none outside.
    [[nodiscard]] std::optional<std::size_t> cellAt(WorldPoint point) const;
    /// The cell of that surface nearest to the point, up to snapCells columns and rows off: coasts and
    /// positions are not exact.
    [[nodiscard]] std::optional<std::size_t> cellNear(WorldPoint point, Surface wanted) const;
    [[nodiscard]] Surface surface(std::size_t cell) const { return m_surfaces[cell]; }
    /// Index into areas(); none for sea and for ground of no area of interest.
    [[nodiscard]] std::optional<std::size_t> areaOf(std::size_t cell) const
    {
        const qint32 area = m_areas[cell];
        return area < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(area));
    }
    [[nodiscard]] const std::vector<RegionCode>& areas() const { return m_codes; }
    [[nodiscard]] double cellMetres(int row) const; ///< A cell's side on the ground.
    [[nodiscard]] double cellKm2(int row) const
    {
        const double side = cellMetres(row) / 1000;
        return side * side;
    }

private:
    ReachGround() = default;

    QRectF m_world;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<Surface> m_surfaces;
    std::vector<qint32> m_areas;
    std::vector<RegionCode> m_codes;
};

} // namespace onescreen::geo
