// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/camerasigns.h"
#include "ui/map/maplayer.h"

#include <QSet>

namespace onescreen {

/// Resources of some kinds as signs. The markers belong to the map view: it says when they have changed.
class ResourceMapLayer final : public MapLayer
{
    Q_OBJECT
public:
    ResourceMapLayer(QString id, QString title, int order, QSet<ResourceKind> kinds,
                     const std::vector<geo::Marker>& markers, QObject* parent = nullptr);

    void markersChanged();

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] geo::OverlayLayer* painter() override;

private:
    void addViews(std::vector<LegendEntry>& entries) const;

    QSet<ResourceKind> m_kinds;
    const std::vector<geo::Marker>& m_markers;
    geo::MarkerSigns m_signs;
    geo::CameraSigns m_cameras; ///< In place of m_signs for a layer of cameras.
};

} // namespace onescreen
