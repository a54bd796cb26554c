// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/labellayout.h"

#include <cmath>

namespace onescreen::geo {

namespace {

struct RankLook
{
    double fromZoom;
    double size; ///< Relative to the style's font.
    bool bold;
};
// In the order of LabelRank.
constexpr std::array rankLooks{RankLook{3.5, 1.25, true}, RankLook{6.0, 1.15, true},
                               RankLook{8.0, 1.0, false}, RankLook{10.0, 0.9, false},
                               RankLook{11.5, 0.86, false}};
constexpr double gap = 3.0;   ///< Pixels kept free around a label.
constexpr double clear = 2.0; ///< Between a label and a sign, at scale 1.
// Where else an important name may stand, in its own widths and heights: below, above, at the sides.
constexpr std::array asides{QPointF(0, 0),        QPointF(0, 1),       QPointF(0, -1),
                            QPointF(0.75, 0.9),   QPointF(-0.75, 0.9), QPointF(0.75, -0.9),
                            QPointF(-0.75, -0.9), QPointF(1, 0),       QPointF(-1, 0)};

/// Boxes by the squares of a coarse grid that they touch.
class BoxGrid
{
public:
    bool placeIfFree(const QRectF& box)
    {
        const std::vector<quint64> squares = squaresOf(box);
        for (const quint64 square : squares) {
            for (const QRectF& other : m_boxes.value(square)) {
                if (other.intersects(box))
                    return false;
            }
        }
        for (const quint64 square : squares)
            m_boxes[square].push_back(box);
        return true;
    }

private:
    static std::vector<quint64> squaresOf(const QRectF& box)
    {
        constexpr double side = 160.0;
        std::vector<quint64> squares;
        for (double y = std::floor(box.top() / side); y * side <= box.bottom(); ++y) {
            for (double x = std::floor(box.left() / side); x * side <= box.right(); ++x)
                squares.push_back((static_cast<quint64>(static_cast<qint64>(y)) << 32) ^
                                  (static_cast<quint64>(static_cast<qint64>(x)) & 0xFFFFFFFFULL));
        }
        return squares;
    }

    QHash<quint64, QList<QRectF>> m_boxes;
};

QRectF boxAt(QPointF centre, QSizeF size)
{
    return {centre - QPointF(size.width(), size.height()) / 2, size};
}

} // namespace

void LabelLayout::setMap(std::shared_ptr<const BaseMap> map)
{
    m_map = std::move(map);
    invalidate();
}

const std::vector<LabelLayout::Placed>& LabelLayout::place(const Camera& camera, const SpriteCache& sprites)
{
    if (m_placed && m_worldSize == camera.worldSize())
        return *m_placed;
    m_worldSize = camera.worldSize();
    m_placed.emplace();
    if (!m_map)
        return *m_placed;
    BoxGrid grid;
    const double base = sprites.style().font.pixelSize();
    const double zoom = camera.zoom() - std::log2(sprites.style().scale); // Larger letters need more room.
    for (const BaseMap::Label& label : m_map->labels()) {
        const RankLook& look = rankLooks.at(static_cast<std::size_t>(label.rank));
        if (zoom < look.fromZoom)
            continue;
        const double pixelSize = base * look.size;
        const QSizeF size = sprites.textSize(label.text, pixelSize, look.bold);
        const QPointF centre(label.at.x * camera.worldSize(), label.at.y * camera.worldSize());
        const std::size_t places = label.rank <= LabelRank::County ? asides.size() : 1;
        for (std::size_t i = 0; i < places; ++i) {
            const QPointF shift(asides.at(i).x() * (size.width() + 2 * gap),
                                asides.at(i).y() * (size.height() + 2 * gap));
            const QRectF box(centre + shift - QPointF(size.width(), size.height()) / 2, size);
            if (!grid.placeIfFree(box.adjusted(-gap, -gap, gap, gap)))
                continue;
            m_placed->push_back({.at = label.at,
                                 .text = label.text,
                                 .rank = label.rank,
                                 .pixelSize = pixelSize,
                                 .bold = look.bold,
                                 .size = size,
                                 .shift = shift});
            break;
        }
    }
    return *m_placed;
}

std::optional<QPointF> LabelLayout::freeShift(const Placed& label, const Camera& camera, double scale,
                                              const Covered& isTaken)
{
    const QPointF home = camera.project(label.at);
    const auto isFree = [&](QPointF shift) {
        return !isTaken(boxAt(home + shift, label.size)
                            .adjusted(-clear * scale, -clear * scale, clear * scale, clear * scale));
    };
    if (isFree(label.shift))
        return label.shift;
    if (label.rank > LabelRank::County)
        return std::nullopt;
    // One step only: further away the name would stand in its neighbour.
    for (const QPointF aside : asides) {
        const QPointF shift(aside.x() * (label.size.width() + 2 * gap),
                            aside.y() * (label.size.height() + 2 * gap));
        if (!aside.isNull() && isFree(shift))
            return shift;
    }
    // A city is worth a sign that lies on it.
    return label.rank < LabelRank::County ? std::optional(label.shift) : std::nullopt;
}

std::vector<LabelLayout::Placed> LabelLayout::readable(const Camera& camera, const SpriteCache& sprites,
                                                       const Covered& isCovered)
{
    const QRectF view = QRectF(QPointF(0, 0), camera.size());
    std::vector<Placed> inView;
    std::vector<QRectF> boxes;
    for (const Placed& label : place(camera, sprites)) {
        const QRectF box = boxAt(camera.project(label.at) + label.shift, label.size);
        if (!box.intersects(view))
            continue;
        inView.push_back(label);
        boxes.push_back(box);
    }
    std::vector<Placed> found;
    for (std::size_t i = 0; i < inView.size(); ++i) {
        // A name does not step onto another, neither where that one stands nor where it has stepped.
        const auto shift = freeShift(inView[i], camera, sprites.style().scale, [&](const QRectF& box) {
            if (isCovered(box))
                return true;
            for (std::size_t other = 0; other < boxes.size(); ++other) {
                if (other != i && boxes[other].intersects(box))
                    return true;
            }
            return false;
        });
        if (!shift)
            continue;
        found.push_back(inView[i]);
        found.back().shift = *shift;
        boxes[i] = boxAt(camera.project(inView[i].at) + *shift, inView[i].size);
    }
    return found;
}

void LabelLayout::paint(QPainter& painter, const Camera& camera, SpriteCache& sprites,
                        const Covered& isCovered)
{
    const MapStyle& style = sprites.style();
    for (const Placed& label : readable(camera, sprites, isCovered)) {
        const QColor& colour = label.rank <= LabelRank::County ? style.text : style.secondary;
        drawCentred(painter, sprites.text(label.text, label.pixelSize, label.bold, colour),
                    camera.project(label.at) + label.shift);
    }
}

} // namespace onescreen::geo
