// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace onescreen::geo {

namespace {

struct BoundaryLook
{
    RegionLevel level;
    int fromZoom;
    double width;
    double opacity;
};
// Drawn from the smallest areas to the largest, so that the more important line lies on top.
constexpr std::array boundaryLooks{
    BoundaryLook{RegionLevel::Township, 10, 0.7, 0.35}, BoundaryLook{RegionLevel::County, 7, 0.9, 0.55},
    BoundaryLook{RegionLevel::City, 5, 1.2, 0.75}, BoundaryLook{RegionLevel::Province, 3, 1.5, 0.9}};
constexpr int riversFromZoom = 7;
// A little beyond the tile, so that clipping leaves no trace inside it.
constexpr double bleed = 6.0;
constexpr int hatchPeriod = 8;

class TilePainter
{
public:
    TilePainter(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio)
        : m_content(content), m_tile(tile), m_ratio(devicePixelRatio), m_scale(pixels * std::exp2(tile.zoom)),
          m_origin(double(tile.x) * pixels, double(tile.y) * pixels),
          m_area(-bleed, -bleed, pixels + 2 * bleed, pixels + 2 * bleed),
          m_image(pixels, pixels, QImage::Format_RGB32), m_painter(&m_image)
    {
        m_world = QRectF((m_origin + m_area.topLeft()) / m_scale, m_area.size() / m_scale);
    }

    QImage paint()
    {
        m_image.fill(m_content.map ? m_content.style.outside : m_content.style.sea);
        if (m_content.map)
            paintMap(*m_content.map);
        m_painter.end();
        return std::move(m_image);
    }

private:
    void paintMap(const BaseMap& map)
    {
        const MapStyle& style = m_content.style;
        m_painter.fillRect(pixelRect(map.coverage()), style.sea);
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const DetailedShape& shape : map.land())
            fill(shape, style.land, 1.0);
        paintChoropleth(map);
        for (const DetailedShape& shape : map.lakes())
            fill(shape, style.sea, 1.0);
        if (m_tile.zoom >= riversFromZoom)
            strokeAll(map.rivers(), style.river, 0.8, 0.8);
        for (const BoundaryLook& look : boundaryLooks) {
            if (m_tile.zoom < look.fromZoom)
                continue;
            strokeAll(map.borders(look.level), style.boundary, look.width, look.opacity);
        }
        strokeAll(map.coast(), style.coast, 1.1, 1.0);
    }

    void paintChoropleth(const BaseMap& map)
    {
        if (!m_content.choropleth)
            return;
        const Choropleth& choropleth = *m_content.choropleth;
        for (const BaseMap::Area& area : map.areas(choropleth.level())) {
            if (!choropleth.covers(area.code) || !sees(area.shape))
                continue;
            if (const std::optional<int> index = choropleth.classOf(area.code))
                fill(area.shape, rampColour(*index), m_content.style.areaOpacity);
            else
                hatch(area.shape);
        }
    }

    [[nodiscard]] QColor rampColour(int index) const
    {
        const std::array<QColor, 7>& ramp = m_content.style.ramp;
        const auto classes = static_cast<int>(m_content.choropleth->classes().size());
        return ramp.at(rampIndex(index, classes));
    }

    [[nodiscard]] bool sees(const DetailedShape& shape) const
    {
        // Not QRectF::intersects(), which knows no overlap with the empty rectangle of a straight line.
        const QRectF& bounds = shape.bounds();
        return bounds.left() <= m_world.right() && bounds.right() >= m_world.left() &&
               bounds.top() <= m_world.bottom() && bounds.bottom() >= m_world.top();
    }
    [[nodiscard]] PlaneLine toPixels(const PlaneLine& line) const
    {
        PlaneLine pixels;
        pixels.reserve(line.size());
        for (const QPointF point : line)
            pixels.push_back(point * m_scale - m_origin);
        return pixels;
    }
    [[nodiscard]] QRectF pixelRect(const GeoBounds& bounds) const
    {
        const WorldPoint a = toWorld(bounds.southWest());
        const WorldPoint b = toWorld(bounds.northEast());
        const QRectF rect(QPointF(a.x, b.y) * m_scale - m_origin, QPointF(b.x, a.y) * m_scale - m_origin);
        return rect & m_area;
    }
    [[nodiscard]] QPainterPath pathOf(const DetailedShape& shape) const
    {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const PlaneLine& ring : shape.at(m_tile.zoom)) {
            const PlaneLine clipped = clippedRing(toPixels(ring), m_area);
            if (!clipped.empty())
                path.addPolygon(QPolygonF(QList<QPointF>(clipped.begin(), clipped.end())));
        }
        return path;
    }
    void fill(const DetailedShape& shape, const QColor& colour, double opacity)
    {
        if (!sees(shape))
            return;
        m_painter.setOpacity(opacity);
        m_painter.fillPath(pathOf(shape), colour);
        m_painter.setOpacity(1.0);
    }
    void hatch(const DetailedShape& shape)
    {
        // The pattern starts at the world's corner, so that it runs on from tile to tile.
        m_painter.setBrushOrigin(
            QPointF(-std::fmod(m_origin.x(), hatchPeriod), -std::fmod(m_origin.y(), hatchPeriod)));
        m_painter.fillPath(pathOf(shape), QBrush(m_content.style.missing, Qt::BDiagPattern));
    }

    [[nodiscard]] QPen pen(const QColor& colour, double width, double opacity) const
    {
        QColor faded = colour;
        faded.setAlphaF(static_cast<float>(opacity * colour.alphaF()));
        QPen result(faded, width * m_ratio * m_content.style.scale);
        result.setJoinStyle(Qt::RoundJoin);
        return result;
    }
    void strokeAll(const std::vector<DetailedShape>& shapes, const QColor& colour, double width,
                   double opacity)
    {
        const QPen with = pen(colour, width, opacity);
        for (const DetailedShape& shape : shapes)
            stroke(shape, with);
    }
    void stroke(const DetailedShape& shape, const QPen& with)
    {
        if (!sees(shape))
            return;
        m_painter.setPen(with);
        for (const PlaneLine& line : shape.at(m_tile.zoom)) {
            for (const PlaneLine& run : visibleRuns(toPixels(line), m_area))
                m_painter.drawPolyline(run.data(), static_cast<int>(run.size()));
        }
    }

    const TileContent& m_content;
    TileAddress m_tile;
    double m_ratio;
    double m_scale; ///< Pixels of the whole world's side.
    QPointF m_origin;
    QRectF m_area;
    QRectF m_world;
    QImage m_image;
    QPainter m_painter;
};

} // namespace

TileRange visibleTiles(const Camera& camera)
{
    // The small amount takes up what rounding leaves of a whole zoom.
    const int zoom = static_cast<int>(std::floor(camera.zoom() + 1e-9));
    const double tiles = std::exp2(zoom);
    const QRectF view = camera.visibleWorld();
    // A tile of which less than a thousandth of a pixel is seen is not seen.
    const double sliver = 1e-3 / camera.worldSize();
    const auto index = [&](double world) {
        return std::clamp(static_cast<int>(std::floor(world * tiles)), 0, static_cast<int>(tiles) - 1);
    };
    return {.zoom = zoom,
            .left = index(view.left() + sliver),
            .top = index(view.top() + sliver),
            .right = index(view.right() - sliver),
            .bottom = index(view.bottom() - sliver)};
}

std::size_t rampIndex(int classIndex, int classes)
{
    // Few classes are spread over the whole ramp; a single one takes its middle.
    constexpr int last = 6;
    if (classes < 2)
        return last / 2;
    return static_cast<std::size_t>(
        std::clamp(static_cast<int>(std::lround(double(last) * classIndex / (classes - 1))), 0, last));
}

QImage paintTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio)
{
    return TilePainter(content, tile, std::max(pixels, 1), devicePixelRatio).paint();
}

} // namespace onescreen::geo
