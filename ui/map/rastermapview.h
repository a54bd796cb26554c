// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tilestore.h"
#include "ui/map/mapview.h"

#include <QImage>
#include <QTimer>

namespace onescreen {

/// The map painted by QPainter: tiles are drawn at their own size at any zoom, so pictures are always sharp.
/// The composed picture is kept, so that boxes and buttons over it cost only a copy.
class RasterMapView final : public MapView
{
    Q_OBJECT
public:
    explicit RasterMapView(const Clock& clock, QWidget* parent = nullptr);

protected:
    void cameraMoved() override;
    void overlayChanged() override;
    void tilesChanged(std::shared_ptr<const geo::TileContent> content) override;
    [[nodiscard]] bool tilesSettled() const override;
    void paintEvent(QPaintEvent* event) override;

private:
    void compose();
    void paintTiles(QPainter& painter, const geo::Camera& camera, double ratio);
    void paintStandIn(QPainter& painter, geo::TileAddress address, const QRectF& target) const;

    geo::TileStore m_tiles;
    QImage m_picture;
    QTimer m_zooming;     ///< Runs while the zoom changes from frame to frame.
    double m_zoom = -1.0; ///< Of the last frame.
    bool m_stale = true;
    bool m_complete = false; ///< All tiles of m_picture are current.
};

} // namespace onescreen
