// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/basemap.h"

#include "app/geo/borderlines.h"
#include "app/geo/camera.h"

#include <algorithm>

namespace onescreen::geo {

namespace {

constexpr double pixelTolerance = 0.35;
// Long lines are cut, so that a tile passes over most of them by their bounds.
constexpr std::size_t longestPiece = 96;

PlaneLine planeLine(const GeoLine& line)
{
    PlaneLine plane;
    plane.reserve(line.size());
    for (const GeoPoint point : line) {
        const WorldPoint world = toWorld(point);
        plane.emplace_back(world.x, world.y);
    }
    return plane;
}

PlaneLine planeRing(const GeoLine& line)
{
    PlaneLine ring = planeLine(line);
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

std::vector<PlaneLine> planeRings(const GeoPolygon& polygon)
{
    std::vector<PlaneLine> rings;
    rings.reserve(polygon.rings.size());
    for (const GeoLine& ring : polygon.rings)
        rings.push_back(planeRing(ring));
    return rings;
}

void addLine(std::vector<DetailedShape>& shapes, const GeoLine& line)
{
    const PlaneLine plane = planeLine(line);
    for (std::size_t from = 0; from + 1 < plane.size(); from += longestPiece) {
        const std::size_t to = std::min(from + longestPiece + 1, plane.size());
        const auto begin = plane.begin();
        shapes.emplace_back(std::vector<PlaneLine>{PlaneLine(begin + static_cast<std::ptrdiff_t>(from),
                                                             begin + static_cast<std::ptrdiff_t>(to))},
                            false);
    }
}

std::size_t levelIndex(RegionLevel level)
{
    return static_cast<std::size_t>(level) - static_cast<std::size_t>(RegionLevel::Province);
}

std::optional<GeoBounds> boundsOfSource(const BaseMapSource& source)
{
    std::optional<GeoBounds> bounds;
    const auto include = [&](const GeoLine& line) {
        for (const GeoPoint point : line) {
            if (bounds)
                bounds->include(point);
            else
                bounds.emplace(point);
        }
    };
    const auto includePolygon = [&](const GeoPolygon& polygon) {
        std::ranges::for_each(polygon.rings, include);
    };
    std::ranges::for_each(source.land, includePolygon);
    std::ranges::for_each(source.coast, include);
    for (const BaseMapSource::Area& area : source.areas)
        std::ranges::for_each(area.parts, includePolygon);
    return bounds;
}

GeoBounds wholeWorld()
{
    return {toGeo(WorldPoint{.x = 0, .y = 0}), toGeo(WorldPoint{.x = 1, .y = 1})};
}

} // namespace

DetailedShape::DetailedShape(const std::vector<PlaneLine>& lines, bool closed)
{
    for (const PlaneLine& line : lines)
        m_bounds = m_bounds.isNull() ? boundsOf(line) : m_bounds.united(boundsOf(line));
    for (std::size_t i = 0; i < detailZooms.size(); ++i) {
        if (i + 1 == detailZooms.size()) {
            m_lines[i] = lines;
            break;
        }
        const double tolerance = pixelTolerance / (tileSize * std::exp2(detailZooms[i]));
        for (const PlaneLine& line : lines) {
            PlaneLine less = closed ? simplifiedRing(line, tolerance) : simplified(line, tolerance);
            if (less.size() > 1)
                m_lines[i].push_back(std::move(less));
        }
    }
}

const std::vector<PlaneLine>& DetailedShape::at(int zoom) const
{
    const auto found = std::ranges::lower_bound(detailZooms, zoom);
    return found == detailZooms.end() ? m_lines.back()
                                      : m_lines[static_cast<std::size_t>(found - detailZooms.begin())];
}

BaseMap::BaseMap(const BaseMapSource& source)
    : m_coverage(source.coverage.value_or(boundsOfSource(source).value_or(wholeWorld()))),
      m_home(source.home.value_or(m_coverage)), m_attributions(source.attributions),
      m_approximate(source.approximateBoundaries)
{
    for (const GeoPolygon& polygon : source.land)
        m_land.emplace_back(planeRings(polygon), true);
    for (const GeoPolygon& polygon : source.lakes)
        m_lakes.emplace_back(planeRings(polygon), true);
    for (const GeoLine& line : source.coast)
        addLine(m_coast, line);
    for (const GeoLine& line : source.rivers)
        addLine(m_rivers, line);
    std::array<std::vector<const BaseMapSource::Area*>, 4> byLevel;
    for (const BaseMapSource::Area& area : source.areas) {
        byLevel[levelIndex(area.code.level())].push_back(&area);
        std::vector<PlaneLine> rings;
        for (const GeoPolygon& part : area.parts) {
            std::vector<PlaneLine> some = planeRings(part);
            std::ranges::move(some, std::back_inserter(rings));
        }
        m_areas[levelIndex(area.code.level())].push_back({.code = area.code,
                                                          .name = area.name,
                                                          .shape = DetailedShape(rings, true),
                                                          .approximate = area.approximate});
    }
    for (std::size_t level = 0; level < byLevel.size(); ++level) {
        const BorderLines lines = borderLines(byLevel[level], source.land);
        for (const GeoLine& line : lines.exact)
            addLine(m_borders[level], line);
        for (const GeoLine& line : lines.approximate)
            addLine(m_approximateBorders[level], line);
    }
    for (const BaseMapSource::Label& label : source.labels)
        m_labels.push_back({.at = toWorld(label.at), .text = label.text, .rank = label.rank});
    std::ranges::stable_sort(m_labels, {}, &Label::rank);
}

const std::vector<BaseMap::Area>& BaseMap::areas(RegionLevel level) const
{
    return m_areas[levelIndex(level)];
}

const std::vector<DetailedShape>& BaseMap::borders(RegionLevel level) const
{
    return m_borders[levelIndex(level)];
}

const std::vector<DetailedShape>& BaseMap::approximateBorders(RegionLevel level) const
{
    return m_approximateBorders[levelIndex(level)];
}

const BaseMap::Area* BaseMap::areaAt(WorldPoint point, RegionLevel level) const
{
    const QPointF at(point.x, point.y);
    for (const Area& area : areas(level)) {
        if (!area.shape.bounds().contains(at))
            continue;
        bool inside = false;
        for (const PlaneLine& ring : area.shape.at(DetailedShape::detailZooms.back()))
            inside = inside != ringContains(ring, at);
        if (inside)
            return &area;
    }
    return nullptr;
}

const BaseMap::Area* BaseMap::area(RegionCode code) const
{
    const std::vector<Area>& candidates = areas(code.level());
    const auto found = std::ranges::find(candidates, code, &Area::code);
    return found == candidates.end() ? nullptr : &*found;
}

} // namespace onescreen::geo
