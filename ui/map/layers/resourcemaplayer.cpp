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
        addViews(entries);
    return entries;
}

/// How many sectors are as the record says, how many are assumed, and how many cameras have none.
void ResourceMapLayer::addViews(std::vector<LegendEntry>& entries) const
{
    int known = 0;
    int assumed = 0;
    int without = 0;
    for (const geo::Marker& marker : m_markers) {
        if (marker.kind != ResourceKind::Camera)
            continue;
        const std::optional<geo::CameraView> view = geo::cameraView(marker);
        ++(!view ? without : view->assumed ? assumed : known);
    }
    if (known > 0)
        entries.push_back(
            {.symbol = {}, .text = tr("视域（实线）：按登记的角度和距离"), .value = QString::number(known)});
    if (assumed > 0)
        entries.push_back({.symbol = {},
                           .text = tr("视域（虚线）为假设：未登记的按 %1°、%2 米")
                                       .arg(geo::assumedFieldOfView, 0, 'f', 0)
                                       .arg(geo::assumedRange, 0, 'f', 0),
                           .value = QString::number(assumed)});
    if (without > 0)
        entries.push_back(
            {.symbol = {}, .text = tr("未登记朝向，不画视域"), .value = QString::number(without)});
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
