// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/vectorpainter.h"

#include "app/geo/tiles/vectorstyle.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr double halo = 2.6;       ///< Pixels at a desk.
constexpr double reachOut = 8.0;   ///< Lines beyond the picture are not walked.
constexpr double freeAround = 4.0; ///< Pixels between two names.
constexpr int buildingsFromZoom = 13;
constexpr std::ptrdiff_t mostNames = 2000; ///< Of a tile and its surroundings.
constexpr double most = 200.0;             ///< Pixels of a name to each side: longer ones are left out.

class Drawing
{
public:
    Drawing(QPainter& painter, const PlacedVectorTile& placed, int zoom, const MapStyle& style, double ratio)
        : m_painter(painter), m_placed(placed), m_zoom(zoom), m_style(style), m_unit(ratio * style.scale)
    {
    }

    void paint()
    {
        m_painter.save();
        m_painter.setClipRect(m_placed.square, Qt::IntersectClip);
        m_painter.fillRect(m_placed.square, m_style.land);
        m_painter.setRenderHint(QPainter::Antialiasing);
        // Areas below lines, whatever the order of layers in the tile.
        for (const VectorRole role : {VectorRole::Green, VectorRole::Built, VectorRole::Other,
                                      VectorRole::Water, VectorRole::Waterway, VectorRole::Building,
                                      VectorRole::Rail, VectorRole::Road, VectorRole::Boundary})
            paintRole(role);
        m_painter.restore();
    }

private:
    void paintRole(VectorRole role)
    {
        for (const VectorTile::Layer& layer : m_placed.tile.layers) {
            if (roleOfLayer(layer.name) != role)
                continue;
            for (const VectorTile::Feature& feature : layer.features)
                paintFeature(role, feature);
        }
    }
    void paintFeature(VectorRole role, const VectorTile::Feature& feature)
    {
        switch (role) {
        case VectorRole::Green:
            fill(feature, m_style.green);
            break;
        case VectorRole::Built:
            fill(feature, m_style.built);
            break;
        case VectorRole::Water:
            fill(feature, m_style.sea);
            stroke(feature, m_style.coast, 0.7, 0.7);
            break;
        case VectorRole::Waterway:
            stroke(feature, m_style.river, m_zoom >= 12 ? 1.4 : 0.8, 0.9);
            break;
        case VectorRole::Building:
            if (m_zoom >= buildingsFromZoom)
                fill(feature, m_style.built);
            break;
        case VectorRole::Boundary:
            stroke(feature, m_style.boundary, feature.adminLevel.value_or(6) <= 4 ? 1.3 : 0.8,
                   feature.adminLevel.value_or(6) <= 4 ? 0.85 : 0.5);
            break;
        case VectorRole::Road:
            if (const std::optional<double> width = roadWidth(feature, m_zoom))
                stroke(feature, m_style.road, *width, 1.0);
            break;
        case VectorRole::Rail:
            stroke(feature, m_style.road, 0.8, 0.7, Qt::DashLine);
            break;
        default: // Not known: there, but quiet.
            stroke(feature, m_style.secondary, 0.7, 0.45);
            break;
        }
    }

    [[nodiscard]] QPolygonF toPixels(const PlaneLine& line) const
    {
        QPolygonF pixels;
        pixels.reserve(static_cast<qsizetype>(line.size()));
        for (const QPointF point : line)
            pixels << m_placed.square.topLeft() +
                          QPointF(point.x() * m_placed.square.width(), point.y() * m_placed.square.height());
        return pixels;
    }
    void fill(const VectorTile::Feature& feature, const QColor& colour)
    {
        if (feature.kind != VectorTile::Kind::Area)
            return;
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const PlaneLine& ring : feature.lines)
            path.addPolygon(toPixels(ring));
        m_painter.fillPath(path, colour);
    }
    void stroke(const VectorTile::Feature& feature, const QColor& colour, double width, double opacity,
                Qt::PenStyle dashes = Qt::SolidLine)
    {
        if (feature.kind == VectorTile::Kind::Point)
            return;
        QColor faded = colour;
        faded.setAlphaF(static_cast<float>(opacity * colour.alphaF()));
        QPen pen(faded, width * m_unit, dashes, Qt::RoundCap, Qt::RoundJoin);
        m_painter.setPen(pen);
        // An area ends at the tile's edge (and its buffer) only because the tile does: no line there.
        const bool closed = feature.kind == VectorTile::Kind::Area;
        const QRectF inside = m_placed.square.adjusted(-reachOut, -reachOut, reachOut, reachOut);
        for (const PlaneLine& line : feature.lines) {
            const QPolygonF pixels = toPixels(line);
            if (!closed) {
                m_painter.drawPolyline(pixels);
                continue;
            }
            for (qsizetype i = 0; i < pixels.size(); ++i) {
                const QPointF a = pixels.at(i);
                const QPointF b = pixels.at(i + 1 == pixels.size() ? 0 : i + 1);
                const PlaneLine& ring = line;
                const QPointF p = ring[static_cast<std::size_t>(i)];
                const QPointF q = ring[static_cast<std::size_t>(i + 1 == pixels.size() ? 0 : i + 1)];
                const bool alongEdge = (p.x() == q.x() && (p.x() <= 0 || p.x() >= 1)) ||
                                       (p.y() == q.y() && (p.y() <= 0 || p.y() >= 1));
                if (!alongEdge && QRectF(a, b).normalized().adjusted(-1, -1, 1, 1).intersects(inside))
                    m_painter.drawLine(a, b);
            }
        }
    }

    QPainter& m_painter;
    const PlacedVectorTile& m_placed;
    int m_zoom;
    const MapStyle& m_style;
    double m_unit;
};

struct Name
{
    QString text;
    QPointF centre;
    QRectF box;
    NameLook look;
};

QFont fontOf(const MapStyle& style, const NameLook& look, double ratio)
{
    QFont font = style.font;
    font.setPixelSize(std::max(6, qRound(style.font.pixelSize() * look.size * ratio)));
    font.setBold(look.bold);
    return font;
}

std::vector<Name> namesOf(const std::vector<PlacedVectorTile>& tiles, const QRectF& near, int zoom,
                          const MapStyle& style, double ratio)
{
    std::vector<Name> names;
    QSet<QString> seen; // The buffer of a tile repeats points of its neighbour.
    for (const PlacedVectorTile& placed : tiles) {
        for (const VectorTile::Layer& layer : placed.tile.layers) {
            const VectorRole role = roleOfLayer(layer.name);
            for (const VectorTile::Feature& feature : layer.features) {
                if (feature.kind != VectorTile::Kind::Point || feature.name.isEmpty())
                    continue;
                const std::optional<NameLook> look = nameLook(role, feature, zoom);
                if (!look)
                    continue;
                const QPointF part = feature.lines.front().front();
                const QPointF centre = placed.square.topLeft() + QPointF(part.x() * placed.square.width(),
                                                                         part.y() * placed.square.height());
                if (!near.contains(centre))
                    continue;
                const QString key =
                    u"%1|%2|%3"_s.arg(feature.name).arg(qRound(centre.x() / 4)).arg(qRound(centre.y() / 4));
                if (seen.contains(key))
                    continue;
                seen.insert(key);
                const QFontMetricsF metrics(fontOf(style, *look, ratio));
                const QSizeF size(metrics.horizontalAdvance(feature.name), metrics.height());
                if (size.width() > 2 * most * ratio)
                    continue;
                names.push_back({.text = feature.name,
                                 .centre = centre,
                                 .box = QRectF(centre - QPointF(size.width(), size.height()) / 2, size),
                                 .look = *look});
            }
        }
    }
    return names;
}

/// The same for every picture: importance, then what does not depend on the order of tiles.
bool isBefore(const Name& a, const Name& b)
{
    if (a.look.priority != b.look.priority)
        return a.look.priority < b.look.priority;
    return a.text != b.text ? a.text < b.text : a.box.width() < b.box.width();
}

} // namespace

void paintVectorTile(QPainter& painter, const PlacedVectorTile& placed, int zoom, const MapStyle& style,
                     double devicePixelRatio)
{
    Drawing(painter, placed, zoom, style, devicePixelRatio).paint();
}

void paintVectorNames(QPainter& painter, const std::vector<PlacedVectorTile>& tiles, const QRectF& picture,
                      int zoom, const MapStyle& style, double devicePixelRatio)
{
    const double unit = devicePixelRatio * style.scale;
    const double reach = most * devicePixelRatio;
    // Whatever can lie over a name that reaches into the picture.
    std::vector<Name> names = namesOf(tiles, picture.adjusted(-2 * reach, -2 * reach, 2 * reach, 2 * reach),
                                      zoom, style, devicePixelRatio);
    std::ranges::stable_sort(names, isBefore);
    if (std::ssize(names) > mostNames)
        names.erase(names.begin() + mostNames, names.end());
    const double gap = freeAround * unit;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Name& name = names[i];
        const QRectF room = name.box.adjusted(-gap, -gap, gap, gap);
        if (!room.intersects(picture))
            continue;
        const bool covered = std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i),
                                         [&](const Name& other) { return other.box.intersects(room); });
        if (covered)
            continue;
        const QFont font = fontOf(style, name.look, devicePixelRatio);
        const QFontMetricsF metrics(font);
        QPainterPath path;
        path.addText(QPointF(name.box.left(), name.box.top() + metrics.ascent()), font, name.text);
        QPen pen(style.halo, halo * unit);
        pen.setJoinStyle(Qt::RoundJoin);
        painter.strokePath(path, pen);
        painter.fillPath(path, name.look.priority < 5 ? style.text : style.secondary);
    }
    painter.restore();
}

} // namespace onescreen::geo
