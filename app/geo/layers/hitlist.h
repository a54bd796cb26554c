// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace onescreen::geo {

/// What was painted where, for finding what is under the cursor.
struct Hit
{
    enum class Kind {
        Cluster, ///< Several events.
        Event,   ///< One event.
        Marker,  ///< One or more resources.
        Item,    ///< A thing of a layer, known to that layer only.
    };

    Kind kind = Kind::Event;
    QPointF centre; ///< Logical pixels of the view.
    double radius = 0;
    Cluster cluster;                  ///< For Cluster and Event.
    std::vector<std::size_t> markers; ///< For Marker: indexes of the markers drawn as this sign.
    QString layer;                    ///< For Item: id of its layer.
    qint64 item = 0;                  ///< For Item: the layer's own number of it.
};

class HitList
{
public:
    void clear() { m_hits.clear(); }
    void add(Hit hit) { m_hits.push_back(std::move(hit)); }
    /// The uppermost sign at that pixel, or the nearest within `slack` pixels of its edge.
    [[nodiscard]] const Hit* at(QPointF pixel, double slack = 3.0) const;
    [[nodiscard]] const std::vector<Hit>& all() const { return m_hits; }

private:
    std::vector<Hit> m_hits; ///< In the order of painting.
};

} // namespace onescreen::geo
