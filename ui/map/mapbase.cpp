// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under the layers of a map view.
#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"

#include <algorithm>

namespace onescreen {

void MapView::setBaseSource(std::shared_ptr<geo::TileSource> source, double opacity)
{
    if (m_base)
        m_base->disconnect(this);
    m_base = std::move(source);
    m_baseOpacity = std::clamp(opacity, 0.0, 1.0);
    // While it fails the built-in map stands in, with its names.
    if (m_base)
        connect(m_base.get(), &geo::TileSource::statusChanged, this, [this] {
            m_decorations->setOffBaseMap(isOffBaseMap());
            overlayChanged();
        });
    m_decorations->setOffBaseMap(isOffBaseMap());
    updateAttribution();
    updateTiles();
    overlayChanged();
}

void MapView::setBaseNotice(const QString& text)
{
    m_decorations->setNotice(text);
}

void MapView::setTone(MapTone tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    setTheme(m_context);
}

QStringList MapView::attributions() const
{
    QStringList sources = m_base ? m_base->attributions() : QStringList();
    if (m_map)
        sources += m_map->attributions();
    return sources;
}

void MapView::updateAttribution()
{
    m_decorations->setAttribution(attributions(), m_map && m_map->approximateBoundaries(),
                                  m_base ? m_base->attributions().size() : 0);
}

bool MapView::isOffBaseMap() const
{
    const bool builtIn = !m_base || m_base->status().fault != geo::SourceFault::None;
    return builtIn && m_map && !m_map->coverage().intersects(m_camera.visibleBounds());
}

bool MapView::baseHasLabels() const
{
    return m_base && m_base->hasLabels() && m_base->status().fault == geo::SourceFault::None;
}

} // namespace onescreen
