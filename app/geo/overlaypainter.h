// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/labellayout.h"
#include "app/geo/marker.h"

#include <functional>

namespace onescreen::geo {

/// What was painted where, for finding what is under the cursor.
struct Hit
{
    enum class Kind { Cluster, Event, Marker };

    Kind kind = Kind::Event;
    QPointF centre;
    double radius = 0;
    Cluster cluster;                  ///< For Cluster and Event.
    std::vector<std::size_t> markers; ///< Indexes of the markers drawn as this sign.
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

struct LayerVisibility
{
    bool events = true;
    bool teams = true; ///< Staff, vehicles, vessels.
    bool cameras = true;
    bool devices = true;
    bool labels = true;

    friend bool operator==(const LayerVisibility&, const LayerVisibility&) = default;
};

/// What the overlay shows. Pointers are not owned, may be null and are only used during paint().
struct OverlayContent
{
    const ClusterIndex* events = nullptr;
    const std::vector<Marker>* markers = nullptr;
    LayerVisibility layers;
    std::optional<EventRow> selected;
    /// Words for a count; plain digits without it.
    std::function<QString(quint32 count)> countText;
};

/// Paints everything above the base map and keeps what it painted for hit tests. UI thread.
class OverlayPainter
{
public:
    void setStyle(const MapStyle& style, double devicePixelRatio);
    void setMap(std::shared_ptr<const BaseMap> map) { m_labels.setMap(std::move(map)); }
    void paint(QPainter& painter, const Camera& camera, const OverlayContent& content);
    [[nodiscard]] const HitList& hits() const { return m_hits; }
    /// For text and symbols painted by others in the same look.
    [[nodiscard]] SpriteCache& sprites() { return m_sprites; }

private:
    /// The zoom whose cells suit the size of the signs.
    [[nodiscard]] double signZoom(const Camera& camera) const;
    void placeClusters(const Camera& camera, const ClusterIndex& events);
    void paintCluster(QPainter& painter, const OverlayContent& content, const Hit& sign);
    void paintMarkers(QPainter& painter, const Camera& camera, const OverlayContent& content);
    struct MarkerGroup
    {
        std::vector<std::size_t> members;
        QPointF sum; ///< Of their places on screen.
    };
    /// `signs`: how many hits, all of events, were there before the markers.
    void paintMarker(QPainter& painter, double zoom, const std::vector<Marker>& markers, MarkerGroup group,
                     std::size_t signs);
    [[nodiscard]] QPointF besideSigns(QPointF at, ResourceKind kind, std::size_t signs) const;

    SpriteCache m_sprites;
    LabelLayout m_labels;
    HitList m_hits;
    MapStyle m_style;
    double m_ratio = 0;
};

} // namespace onescreen::geo
