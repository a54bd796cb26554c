// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/camera.h"
#include "app/geo/sprites.h"

#include <functional>

namespace onescreen::geo {

/// Which labels of a base map are shown at a zoom: the more important first, none over another;
/// counties and larger step aside for each other (a city and the district it lies in share a place). Placed
/// once for the whole map at a zoom, so labels do not come and go while the map is moved.
class LabelLayout
{
public:
    struct Placed
    {
        WorldPoint at;
        QString text;
        LabelRank rank = LabelRank::Place;
        double pixelSize = 0;
        bool bold = false;
        QSizeF size;
        QPointF shift; ///< Pixels from its place: it stepped aside for a more important one.
    };

    void setMap(std::shared_ptr<const BaseMap> map);
    /// Forgets the placement: fonts or scale have changed.
    void invalidate() { m_placed.reset(); }
    /// Labels for that camera's zoom, all over the map.
    const std::vector<Placed>& place(const Camera& camera, const SpriteCache& sprites);
    /// Those that can be read where `isCovered(box)` says that a sign lies on them: cities and counties step
    /// aside, and counties and smaller ones that find no room are left out.
    using Covered = std::function<bool(const QRectF& box)>;
    std::vector<Placed> readable(const Camera& camera, const SpriteCache& sprites, const Covered& isCovered);
    void paint(QPainter& painter, const Camera& camera, SpriteCache& sprites, const Covered& isCovered);

private:
    [[nodiscard]] static std::optional<QPointF> freeShift(const Placed& label, const Camera& camera,
                                                          double scale, const Covered& isTaken);

    std::shared_ptr<const BaseMap> m_map;
    std::optional<double> m_worldSize; ///< What m_placed was made for.
    std::optional<std::vector<Placed>> m_placed;
};

} // namespace onescreen::geo
