// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapview.h"
#include "ui/map/tileserver.h"

#include <QTemporaryDir>

class QQuickWidget;

namespace onescreen {

class OverlayItem;

/// QtLocation's Map in a QQuickWidget, with the same tiles (from a server in this process) and the same
/// overlay as the raster view. Mouse and keyboard go to MapView; the Map itself has no gestures.
class LocationMapView final : public MapView
{
    Q_OBJECT
public:
    explicit LocationMapView(const Clock& clock, QWidget* parent = nullptr);
    ~LocationMapView() override;

    /// Empty when QtLocation works; else what its engine said.
    [[nodiscard]] QString problem() const { return m_problem; }

protected:
    void cameraMoved() override;
    void overlayChanged() override;
    void tilesChanged(std::shared_ptr<const geo::TileContent> content) override;
    [[nodiscard]] bool tilesSettled() const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class OverlayItem;

    /// On whole pixels, as the raster view shows it: tiles of a whole zoom stay crisp.
    [[nodiscard]] geo::Camera shownCamera() const;
    void load();
    void refetch(); ///< QtLocation forgets its tiles and asks anew.
    void onFrame();
    [[nodiscard]] bool hasTiles() const;

    QTemporaryDir m_cacheFolder; ///< QtLocation keeps tiles in files; ours are only good for this run.
    TileServer m_server;
    QQuickWidget* m_quick;
    OverlayItem* m_overlayItem = nullptr;
    QString m_problem;
    QTimer m_unpacked;         ///< Runs while QtLocation may still be reading tiles.
    int m_refetches = 0;       ///< Since the map or its tiles changed.
    int m_framesWithTiles = 0; ///< Rendered since every tile of the view was there.
};

} // namespace onescreen
