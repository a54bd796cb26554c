// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/reachground.h"

#include "app/geo/camera.h"
#include "app/geo/tilepainting.h"

#include <QImage>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

double metresPerWorld(double worldY)
{
    return earthCircumference * std::cos(latitudeOf({.x = 0.5, .y = worldY}) * std::numbers::pi / 180.0);
}

/// Fills shapes into a picture of one pixel a cell; a pixel is inside by its middle.
class CellPainter
{
public:
    CellPainter(QImage& image, const BaseMap& map, const QRectF& world)
        : m_painter(&image), m_frame{.painter = m_painter,
                                     .zoom = 0,
                                     .scale = image.width() / world.width(),
                                     .origin = {},
                                     .area = QRectF(image.rect()),
                                     .devicePixelRatio = 1,
                                     .map = &map,
                                     .style = m_style}
    {
        m_frame.origin = world.topLeft() * m_frame.scale;
        m_frame.zoom = std::max(0, static_cast<int>(std::ceil(std::log2(m_frame.scale / tileSize))));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setCompositionMode(QPainter::CompositionMode_Source);
    }

    void fill(const DetailedShape& shape, QRgb value)
    {
        if (m_frame.sees(shape))
            m_painter.fillPath(m_frame.pathOf(shape), QColor::fromRgb(value));
    }
    void fill(const GeoBounds& bounds, QRgb value)
    {
        const QPointF a = m_frame.toPixel(toWorld(bounds.southWest()));
        const QPointF b = m_frame.toPixel(toWorld(bounds.northEast()));
        m_painter.fillRect(QRectF(QPointF(a.x(), b.y()), QPointF(b.x(), a.y())) & m_frame.area,
                           QColor::fromRgb(value));
    }

private:
    QPainter m_painter;
    MapStyle m_style;
    TileFrame m_frame;
};

/// Values are kept in the colour's 24 bits.
constexpr QRgb asColour(std::size_t value)
{
    return 0xff00'0000U | static_cast<QRgb>(value);
}
constexpr std::size_t valueOf(QRgb colour)
{
    return colour & 0x00ff'ffffU;
}

template <typename Take> void forEachCell(const QImage& image, Take take)
{
    std::size_t cell = 0;
    for (int row = 0; row < image.height(); ++row) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(row));
        for (int column = 0; column < image.width(); ++column)
            take(cell++, valueOf(line[column]));
    }
}

} // namespace

ReachGround ReachGround::build(const BaseMap& map, const GeoBounds& bounds, double margin,
                               std::optional<RegionCode> within)
{
    const WorldPoint a = toWorld(bounds.southWest());
    const WorldPoint b = toWorld(bounds.northEast());
    const double metres = metresPerWorld((a.y + b.y) / 2);
    const double around = std::max(0.0, margin) / metres;
    QRectF world = QRectF(QPointF(a.x, b.y), QPointF(b.x, a.y)).adjusted(-around, -around, around, around);
    world &= QRectF(0, 0, 1, 1);
    const double cell = std::max(finestCell / metres, std::sqrt(world.width() * world.height() / mostCells));
    ReachGround ground;
    ground.m_columns = std::max(1, static_cast<int>(std::ceil(world.width() / cell)));
    ground.m_rows = std::max(1, static_cast<int>(std::ceil(world.height() / cell)));
    ground.m_world = QRectF(world.topLeft(), QSizeF(ground.m_columns * cell, ground.m_rows * cell));

    QImage image(ground.m_columns, ground.m_rows, QImage::Format_RGB32);
    image.fill(asColour(static_cast<std::size_t>(Surface::Unknown)));
    {
        CellPainter painter(image, map, ground.m_world);
        painter.fill(map.coverage(), asColour(static_cast<std::size_t>(Surface::Sea)));
        for (const DetailedShape& shape : map.land())
            painter.fill(shape, asColour(static_cast<std::size_t>(Surface::Land)));
        for (const DetailedShape& shape : map.lakes())
            painter.fill(shape, asColour(static_cast<std::size_t>(Surface::Lake)));
    }
    ground.m_surfaces.resize(static_cast<std::size_t>(ground.m_columns) *
                             static_cast<std::size_t>(ground.m_rows));
    forEachCell(image, [&](std::size_t at, std::size_t value) {
        ground.m_surfaces[at] = static_cast<Surface>(value);
    });

    image.fill(asColour(0));
    {
        CellPainter painter(image, map, ground.m_world);
        for (const RegionLevel level : {RegionLevel::County, RegionLevel::Township}) {
            for (const BaseMap::Area& area : map.areas(level)) {
                if (within && !within->contains(area.code))
                    continue;
                ground.m_codes.push_back(area.code);
                painter.fill(area.shape, asColour(ground.m_codes.size()));
            }
        }
    }
    ground.m_areas.resize(ground.m_surfaces.size());
    forEachCell(image, [&](std::size_t at, std::size_t value) {
        const bool land = ground.m_surfaces[at] == Surface::Land;
        ground.m_areas[at] = land ? static_cast<qint32>(value) - 1 : -1;
    });
    return ground;
}

std::optional<ReachGround> ReachGround::fromCells(const QRectF& world, int columns, int rows,
                                                  std::vector<Surface> surfaces, std::vector<qint32> areas,
                                                  std::vector<RegionCode> codes)
{
    if (columns < 1 || rows < 1 || world.isEmpty())
        return std::nullopt;
    const std::size_t cells = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    const auto known = [&](qint32 area) { return area >= -1 && area < static_cast<qint32>(codes.size()); };
    if (surfaces.size() != cells || areas.size() != cells || !std::ranges::all_of(areas, known))
        return std::nullopt;
    ReachGround ground;
    ground.m_world = world;
    ground.m_columns = columns;
    ground.m_rows = rows;
    ground.m_surfaces = std::move(surfaces);
    ground.m_areas = std::move(areas);
    ground.m_codes = std::move(codes);
    return ground;
}

std::optional<std::size_t> ReachGround::cellNear(WorldPoint point, Surface wanted) const
{
    const std::optional<std::size_t> at = cellAt(point);
    if (!at)
        return std::nullopt;
    const int column = static_cast<int>(*at % static_cast<std::size_t>(m_columns));
    const int row = static_cast<int>(*at / static_cast<std::size_t>(m_columns));
    std::optional<std::size_t> nearest;
    int least = 0;
    for (int y = std::max(0, row - snapCells); y <= std::min(m_rows - 1, row + snapCells); ++y) {
        for (int x = std::max(0, column - snapCells); x <= std::min(m_columns - 1, column + snapCells); ++x) {
            const int squared = (x - column) * (x - column) + (y - row) * (y - row);
            if (m_surfaces[cell(x, y)] != wanted || (nearest && squared >= least))
                continue;
            nearest = cell(x, y);
            least = squared;
        }
    }
    return nearest;
}

std::optional<std::size_t> ReachGround::cellAt(WorldPoint point) const
{
    const double x = (point.x - m_world.left()) / m_world.width() * m_columns;
    const double y = (point.y - m_world.top()) / m_world.height() * m_rows;
    if (!(x >= 0 && y >= 0 && x < m_columns && y < m_rows))
        return std::nullopt;
    return cell(static_cast<int>(x), static_cast<int>(y));
}

double ReachGround::cellMetres(int row) const
{
    const double side = m_world.height() / m_rows;
    return side * metresPerWorld(m_world.top() + (row + 0.5) * side);
}

} // namespace onescreen::geo
