// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/resourcemaplayer.h"

#include "app/geo/symbols.h"
#include "ui/map/markers.h"

#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

ResourceMapLayer::ResourceMapLayer(QString id, QString title, int order, QSet<ResourceKind> kinds,
                                   const std::vector<geo::Marker>& markers, QObject* parent)
    : MapLayer(std::move(id), std::move(title), order, parent), m_kinds(std::move(kinds)), m_markers(markers)
{
    m_cameras.setMarkers(&m_markers);
    m_signs.setMarkers(&m_markers,
                       [this](const geo::Marker& marker) { return m_kinds.contains(marker.kind); });
}

void ResourceMapLayer::markersChanged()
{
    Q_EMIT changed();
    Q_EMIT legendChanged();
}

std::vector<LegendEntry> ResourceMapLayer::legend(geo::SpriteCache& sprites) const
{
    // Kind by kind, and in each what works and what does not: the state is the fill, the kind the shape.
    std::map<std::pair<ResourceKind, ResourceStatus>, int> counts;
    for (const geo::Marker& marker : m_markers) {
        if (m_kinds.contains(marker.kind))
            ++counts[{marker.kind, marker.status}];
    }
    std::vector<LegendEntry> entries;
    for (const auto& [what, count] : counts) {
        geo::Marker sample;
        sample.kind = what.first;
        sample.status = what.second;
        entries.push_back({.symbol = geo::markerSymbol(sprites, sample),
                           .text = resourceKindText(what.first) + u" · "_s + resourceStatusText(what.second),
                           .value = QString::number(count)});
    }
    if (m_kinds.contains(ResourceKind::Camera))
        entries.push_back({.symbol = {},
                           .text = tr("视域为示意：按 %1°、%2 米")
                                       .arg(geo::assumedFieldOfView, 0, 'f', 0)
                                       .arg(geo::assumedRange, 0, 'f', 0),
                           .value = {}});
    return entries;
}

LayerStatus ResourceMapLayer::status() const
{
    LayerStatus status;
    status.count = std::ranges::count_if(
        m_markers, [this](const geo::Marker& marker) { return m_kinds.contains(marker.kind); });
    return status;
}

geo::OverlayLayer* ResourceMapLayer::painter()
{
    if (m_kinds.contains(ResourceKind::Camera))
        return &m_cameras;
    return &m_signs;
}

} // namespace onescreen
