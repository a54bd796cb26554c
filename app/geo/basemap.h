// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"
#include "app/geo/geobounds.h"
#include "app/geo/geometry.h"

#include <QStringList>

#include <array>

namespace onescreen::geo {

using GeoLine = std::vector<GeoPoint>;
/// Rings by the even-odd rule: an outline and its holes. A repeated last point is allowed.
struct GeoPolygon
{
    std::vector<GeoLine> rings;
};

enum class LabelRank { Province, City, County, Township, Place };

/// What a base map is made of, as a data pack gives it. WGS-84.
struct BaseMapSource
{
    struct Area
    {
        RegionCode code;
        QString name;
        std::vector<GeoPolygon> parts;
        bool approximate = false; ///< A stand-in: its lines are drawn dashed, and the screen says 近似.
    };
    struct Label
    {
        GeoPoint at;
        QString text;
        LabelRank rank = LabelRank::Place;
    };

    std::vector<GeoPolygon> land;
    std::vector<GeoPolygon> lakes; ///< Water on land.
    std::vector<GeoLine> coast;
    std::vector<GeoLine> rivers;
    std::vector<Area> areas;            ///< Of any level.
    std::vector<Label> labels;          ///< Within a rank the more important first.
    std::optional<GeoBounds> coverage;  ///< Where land and sea are known; nothing: around all geometry.
    std::optional<GeoBounds> home;      ///< What "whole map" shows; nothing: the coverage.
    QStringList attributions;           ///< Printed on the map.
    bool approximateBoundaries = false; ///< Boundaries are stand-ins: the map says 近似.
};

/// The rings of a shape at falling detail, in the world square.
class DetailedShape
{
public:
    /// Zooms up to which each level of detail is exact to about a third of a pixel; the last one has every
    /// point.
    static constexpr std::array<int, 5> detailZooms{6, 8, 10, 12, 22};

    DetailedShape(const std::vector<PlaneLine>& lines, bool closed);

    [[nodiscard]] const QRectF& bounds() const { return m_bounds; }
    [[nodiscard]] const std::vector<PlaneLine>& at(int zoom) const;

private:
    std::array<std::vector<PlaneLine>, detailZooms.size()> m_lines;
    QRectF m_bounds;
};

/// The built-in vector base map, prepared for painting at any zoom. Immutable, so threads may share it.
class BaseMap
{
public:
    struct Area
    {
        RegionCode code;
        QString name;
        DetailedShape shape;
        bool approximate = false;
    };
    struct Label
    {
        WorldPoint at;
        QString text;
        LabelRank rank;
    };

    /// Takes some 100 ms for a province: call it on a worker thread.
    explicit BaseMap(const BaseMapSource& source);

    [[nodiscard]] const std::vector<DetailedShape>& land() const { return m_land; }
    [[nodiscard]] const std::vector<DetailedShape>& lakes() const { return m_lakes; }
    [[nodiscard]] const std::vector<DetailedShape>& coast() const { return m_coast; }
    [[nodiscard]] const std::vector<DetailedShape>& rivers() const { return m_rivers; }
    [[nodiscard]] const std::vector<Area>& areas(RegionLevel level) const;
    /// Lines between areas of that level: each once, and not where they run along the shore.
    [[nodiscard]] const std::vector<DetailedShape>& borders(RegionLevel level) const;
    /// The same for lines that only approximate areas have.
    [[nodiscard]] const std::vector<DetailedShape>& approximateBorders(RegionLevel level) const;
    [[nodiscard]] const std::vector<Label>& labels() const { return m_labels; } ///< Most important first.
    [[nodiscard]] GeoBounds coverage() const { return m_coverage; }
    [[nodiscard]] GeoBounds home() const { return m_home; }
    [[nodiscard]] const QStringList& attributions() const { return m_attributions; }
    [[nodiscard]] bool approximateBoundaries() const { return m_approximate; }
    /// The area of that level at a place; null where there is none.
    [[nodiscard]] const Area* areaAt(WorldPoint point, RegionLevel level) const;
    [[nodiscard]] const Area* area(RegionCode code) const;

private:
    std::vector<DetailedShape> m_land;
    std::vector<DetailedShape> m_lakes;
    std::vector<DetailedShape> m_coast;
    std::vector<DetailedShape> m_rivers;
    std::array<std::vector<Area>, 4> m_areas;
    std::array<std::vector<DetailedShape>, 4> m_borders;
    std::array<std::vector<DetailedShape>, 4> m_approximateBorders;
    std::vector<Label> m_labels;
    GeoBounds m_coverage;
    GeoBounds m_home;
    QStringList m_attributions;
    bool m_approximate;
};

} // namespace onescreen::geo
