// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilepainter.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

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
constexpr double fadeWidth = 72.0; ///< Pixels at a desk.
constexpr double fadeShare = 0.06; ///< At most, of the known area's shorter side.

/// Paints what is under the layers and the areal layers themselves, in the pixels of a frame.
class GroundPainter
{
public:
    GroundPainter(const TileContent& content, const TileFrame& frame)
        : m_content(content), m_frame(frame), m_painter(frame.painter)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    /// `pictures`: of the source below; none: the built-in map.
    void paint(std::span<const GroundPicture> pictures)
    {
        if (pictures.empty())
            paintVectors();
        else
            paintPictures(pictures);
    }

private:
    void paintVectors()
    {
        paintGround(m_frame.map ? m_content.style.outside : m_content.style.sea);
        paintAreas();
        if (!m_frame.map)
            return;
        paintWater();
        paintBorders();
        strokeAll(m_frame.map->coast(), m_content.style.coast, 1.1, 1.0);
        paintFade();
    }
    void paintPictures(std::span<const GroundPicture> pictures)
    {
        if (m_content.baseOpacity < 1.0) {
            m_painter.fillRect(m_frame.area, m_content.style.sea);
        } else if (pictures.size() > 1 || pictures.front().image.hasAlphaChannel()) {
            paintGround(m_frame.map ? m_content.style.outside : m_content.style.sea);
            if (m_frame.map) {
                paintWater();
                strokeAll(m_frame.map->coast(), m_content.style.coast, 1.1, 1.0);
            }
        }
        m_painter.setOpacity(m_content.baseOpacity);
        for (const GroundPicture& picture : pictures)
            m_painter.drawImage(picture.place, picture.image);
        m_painter.setOpacity(1.0);
        paintAreas();
        if (m_frame.map)
            paintBorders();
    }

    void paintGround(const QColor& outside)
    {
        m_painter.fillRect(m_frame.area, outside);
        if (!m_frame.map)
            return;
        m_painter.fillRect(pixelRect(m_frame.map->coverage()) & m_frame.area, m_content.style.sea);
        for (const DetailedShape& shape : m_frame.map->land())
            fill(shape, m_content.style.land, 1.0);
    }
    void paintAreas()
    {
        if (m_frame.map)
            paintChoropleth(*m_frame.map);
        for (const std::shared_ptr<const TilePainting>& painting : m_content.paintings) {
            m_painter.save();
            painting->paint(m_frame);
            m_painter.restore();
        }
    }
    void paintWater()
    {
        for (const DetailedShape& shape : m_frame.map->lakes())
            fill(shape, m_content.style.sea, 1.0);
        if (m_frame.zoom >= riversFromZoom)
            strokeAll(m_frame.map->rivers(), m_content.style.river, 0.8, 0.8);
    }
    void paintBorders()
    {
        for (const BoundaryLook& look : boundaryLooks) {
            if (m_frame.zoom < look.fromZoom)
                continue;
            strokeAll(m_frame.map->borders(look.level), m_content.style.boundary, look.width, look.opacity);
            // Nobody has drawn these lines where they are: dashed, as whatever is assumed on this map.
            strokeAll(m_frame.map->approximateBorders(look.level), m_content.style.boundary, look.width,
                      look.opacity, Qt::DashLine);
        }
    }
    /// What the map knows ends gradually: a straight cut through land and sea would look like a coast.
    void paintFade()
    {
        const QRectF known = pixelRect(m_frame.map->coverage());
        const double wide = std::min(fadeWidth * m_frame.devicePixelRatio * m_content.style.scale,
                                     fadeShare * std::min(known.width(), known.height()));
        const auto strip = [&](const QRectF& rect, QPointF outer, QPointF inner) {
            if (!rect.intersects(m_frame.area))
                return;
            QLinearGradient fading(outer, inner);
            QColor clear = m_content.style.outside;
            clear.setAlpha(0);
            fading.setColorAt(0, m_content.style.outside);
            fading.setColorAt(1, clear);
            m_painter.fillRect(rect & m_frame.area, fading);
        };
        const QSizeF upright(wide, known.height());
        const QSizeF flat(known.width(), wide);
        strip({known.topLeft(), upright}, known.topLeft(), known.topLeft() + QPointF(wide, 0));
        strip({known.topRight() - QPointF(wide, 0), upright}, known.topRight(),
              known.topRight() - QPointF(wide, 0));
        strip({known.topLeft(), flat}, known.topLeft(), known.topLeft() + QPointF(0, wide));
        strip({known.bottomLeft() - QPointF(0, wide), flat}, known.bottomLeft(),
              known.bottomLeft() - QPointF(0, wide));
    }

    void paintChoropleth(const BaseMap& map)
    {
        if (!m_content.choropleth)
            return;
        const Choropleth& choropleth = *m_content.choropleth;
        for (const BaseMap::Area& area : map.areas(choropleth.level())) {
            if (!choropleth.covers(area.code) || !m_frame.sees(area.shape))
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

    [[nodiscard]] QRectF pixelRect(const GeoBounds& bounds) const
    {
        const WorldPoint a = toWorld(bounds.southWest());
        const WorldPoint b = toWorld(bounds.northEast());
        return {m_frame.toPixel({.x = a.x, .y = b.y}), m_frame.toPixel({.x = b.x, .y = a.y})};
    }
    void fill(const DetailedShape& shape, const QColor& colour, double opacity)
    {
        if (!m_frame.sees(shape))
            return;
        m_painter.setOpacity(opacity);
        m_painter.fillPath(m_frame.pathOf(shape), colour);
        m_painter.setOpacity(1.0);
    }
    void hatch(const DetailedShape& shape)
    {
        // The pattern starts at the world's corner, so that it runs on from tile to tile.
        m_painter.setBrushOrigin(QPointF(-std::fmod(m_frame.origin.x(), hatchPeriod),
                                         -std::fmod(m_frame.origin.y(), hatchPeriod)));
        m_painter.fillPath(m_frame.pathOf(shape), QBrush(m_content.style.missing, Qt::BDiagPattern));
    }

    [[nodiscard]] QPen pen(const QColor& colour, double width, double opacity) const
    {
        QColor faded = colour;
        faded.setAlphaF(static_cast<float>(opacity * colour.alphaF()));
        QPen result(faded, width * m_frame.devicePixelRatio * m_content.style.scale);
        result.setJoinStyle(Qt::RoundJoin);
        return result;
    }
    void strokeAll(const std::vector<DetailedShape>& shapes, const QColor& colour, double width,
                   double opacity, Qt::PenStyle style = Qt::SolidLine)
    {
        QPen with = pen(colour, width, opacity);
        with.setStyle(style);
        for (const DetailedShape& shape : shapes)
            stroke(shape, with);
    }
    void stroke(const DetailedShape& shape, const QPen& with)
    {
        if (!m_frame.sees(shape))
            return;
        m_painter.setPen(with);
        for (const PlaneLine& line : shape.at(m_frame.zoom)) {
            PlaneLine pixels;
            pixels.reserve(line.size());
            for (const QPointF point : line)
                pixels.push_back(point * m_frame.scale - m_frame.origin);
            for (const PlaneLine& run : visibleRuns(pixels, m_frame.area))
                m_painter.drawPolyline(run.data(), static_cast<int>(run.size()));
        }
    }

    const TileContent& m_content;
    const TileFrame& m_frame;
    QPainter& m_painter;
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

PaintedTile paintedTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio)
{
    const int side = std::max(pixels, 1);
    TilePicture picture{.state = TileState::Ready, .image = {}, .waitsFor = {}};
    if (content.base)
        picture = content.base->picture(
            tile, {.pixels = side, .devicePixelRatio = devicePixelRatio, .style = content.style});
    QImage image(side, side, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        const TileFrame frame{.painter = painter,
                              .zoom = tile.zoom,
                              .scale = side * std::exp2(tile.zoom),
                              .origin = QPointF(double(tile.x) * side, double(tile.y) * side),
                              .area = QRectF(-bleed, -bleed, side + 2 * bleed, side + 2 * bleed),
                              .devicePixelRatio = devicePixelRatio,
                              .map = content.map.get(),
                              .style = content.style};
        const GroundPicture below{.place = QRectF(0, 0, side, side), .image = picture.image};
        GroundPainter(content, frame)
            .paint(below.image.isNull() ? std::span<const GroundPicture>() : std::span(&below, 1));
    }
    return {.image = std::move(image), .base = picture.state, .waitsFor = std::move(picture.waitsFor)};
}

QImage paintTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio)
{
    return paintedTile(content, tile, pixels, devicePixelRatio).image;
}

void paintGround(QPainter& painter, const TileContent& content, const Camera& camera, const QRectF& part,
                 std::span<const GroundPicture> pictures)
{
    const QPointF zero = camera.project(WorldPoint{.x = 0, .y = 0});
    const TileFrame frame{.painter = painter,
                          .zoom = static_cast<int>(std::floor(camera.zoom() + 1e-9)),
                          .scale = camera.worldSize(),
                          .origin = -zero,
                          .area = part,
                          .devicePixelRatio = 1.0,
                          .map = content.map.get(),
                          .style = content.style};
    painter.save();
    GroundPainter(content, frame).paint(pictures);
    painter.restore();
}

} // namespace onescreen::geo
