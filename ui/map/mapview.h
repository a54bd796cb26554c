// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/overlaypainter.h"
#include "app/geo/tilepainter.h"
#include "ui/common/theme.h"
#include "ui/map/eventlayer.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace onescreen {

class MapButtons;
class MapDecorations;
class MapInput;

/// A map of events and resources over a base map. What is shown and how it answers to mouse and keyboard is
/// the same in all views; a view decides how the picture reaches the screen. UI thread; never blocks it on
/// big loads.
///
/// Auto-fit: when the set of open events changes the map moves to show them, but only until the operator
/// takes hold by moving it; giveBackHold() (the star) starts it again. Keys: arrows, + − 0 (whole map), G
/// (selected event), Enter (open it), * (star).
class MapView : public QWidget
{
    Q_OBJECT
public:
    ~MapView() override;

    void setTheme(const ThemeContext& context);
    void setBaseMap(std::shared_ptr<const geo::BaseMap> map);
    /// Colours areas of one level by value, in at most five classes of about equally many areas.
    void setChoropleth(RegionLevel level, const std::vector<geo::Choropleth::Value>& values,
                       const QString& legendTitle);
    void clearChoropleth();

    /// All events. The index is built on another thread; until then the events before are shown.
    void setEvents(std::shared_ptr<const MapPoints> points);
    void applyEventChanges(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);
    /// Those without a position are left out.
    void setResources(const std::vector<ResourceFields>& resources);
    void setLayers(const geo::LayerVisibility& layers);
    [[nodiscard]] geo::LayerVisibility layers() const { return m_layers; }

    /// Rings the event (or the cluster that holds it). Does not move the map.
    void select(std::optional<EventRow> row);
    [[nodiscard]] std::optional<EventRow> selected() const { return m_selected; }
    /// Moves to the event and comes close enough to see it alone where that is possible. False when it is not
    /// drawn.
    bool showEvent(EventRow row);
    void fitTo(const geo::GeoBounds& bounds);
    void fitHome();
    [[nodiscard]] geo::Camera camera() const { return m_camera; }
    void setCamera(GeoPoint center, double zoom);

    [[nodiscard]] bool isHeld() const { return m_held; }
    void giveBackHold();
    /// On at the start.
    void setAutoFit(bool on);

    /// Index built and every tile of the view painted: a picture taken now is complete.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] const geo::HitList& hits() const { return m_overlay.hits(); }
    [[nodiscard]] const geo::ClusterIndex& events() const { return m_events.index(); }

Q_SIGNALS:
    void eventActivated(qint64 row);                        ///< Double click or Enter: open its card.
    void selectionChanged(std::optional<qint64> row);       ///< By the user.
    void clusterActivated(const std::vector<qint64>& rows); ///< Events at one place that no zoom parts.
    void resourceActivated(const onescreen::ResourceId& id);
    void regionActivated(const onescreen::RegionCode& region); ///< Double click on an area.
    void cameraChanged();
    void userTookHold(bool held); ///< The operator moved the map, or gave it back.
    void settledChanged();

protected:
    MapView(const Clock& clock, QWidget* parent);

    // What a view does when something has changed.
    virtual void cameraMoved() = 0;
    virtual void overlayChanged() = 0;
    virtual void tilesChanged(std::shared_ptr<const geo::TileContent> content) = 0;
    [[nodiscard]] virtual bool tilesSettled() const = 0;

    /// Events, resources and labels, and what hits() answers.
    void paintOverlay(QPainter& painter, const geo::Camera& camera, double devicePixelRatio);
    [[nodiscard]] const geo::MapStyle& mapStyle() const { return m_style; }

    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class MapInput;

    void moveTo(const geo::Camera& camera);
    /// The same by the operator's hand.
    void moveByUser(const geo::Camera& camera);
    void setHeld(bool held);
    void openHit(const geo::Hit& hit);
    void drill(const geo::Cluster& cluster);
    void openRegion(QPointF pixel);
    [[nodiscard]] QString hoverText(const geo::Hit& hit) const;
    void updateTiles();
    void updateMarkers();
    void onEventsChanged(bool liveSet);
    void autoFit();

    const Clock& m_clock;
    ThemeContext m_context;
    geo::MapStyle m_style;
    std::shared_ptr<const geo::BaseMap> m_map;
    std::shared_ptr<const geo::Choropleth> m_choropleth;
    EventLayer m_events;
    std::vector<ResourceFields> m_resources; ///< Those with a position, as m_markers.
    std::vector<geo::Marker> m_markers;
    geo::LayerVisibility m_layers;
    geo::OverlayPainter m_overlay;
    geo::Camera m_camera;
    std::optional<EventRow> m_selected;
    bool m_held = false;
    bool m_autoFit = true;
    bool m_homeShown = false;
    QTimer m_fitTimer;
    QTimer m_ageTimer;
    std::unique_ptr<MapInput> m_input;
    MapDecorations* m_decorations;
    MapButtons* m_buttons;
};

enum class MapBackend {
    Auto,     ///< QtLocation where there is hardware OpenGL, else raster.
    Raster,   ///< Painted by QPainter.
    Location, ///< QtLocation's Map in a QQuickWidget.
};
/// `clock` must outlive the view. The theme must be set before the first show.
MapView* createMapView(MapBackend backend, const Clock& clock, QWidget* parent = nullptr);

} // namespace onescreen
