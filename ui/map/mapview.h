// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/crs.h"
#include "app/geo/marker.h"
#include "app/geo/overlaypainter.h"
#include "app/geo/tilepainter.h"
#include "ui/common/theme.h"
#include "ui/map/layers/eventmaplayer.h"
#include "ui/map/maplayer.h"
#include "ui/map/maplook.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace onescreen {

class MapButtons;
class MapDecorations;
class EventFan;
class MapInput;
class MapTool;
class ToolCanvas;

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
    [[nodiscard]] const std::shared_ptr<const geo::BaseMap>& baseMap() const { return m_map; }
    /// What is shown in place of the built-in land and sea; null: those. `opacity` of its pictures over the
    /// sea's colour, 0..1. Its attribution is printed.
    void setBaseSource(std::shared_ptr<geo::TileSource> source, double opacity = 1.0);
    /// A sentence about the base map that must be read; plain text, empty: none.
    void setBaseNotice(const QString& text);
    /// Why no event is on the map, and what helps; plain text, empty: nothing is said.
    void setEventsNote(const QString& text);
    /// So many pixels at the right lie under something: what is written on the map and its buttons keep
    /// clear.
    void setCovered(int right);
    /// The map's colours alone, not those of its buttons.
    void setTone(MapTone tone);
    /// Colours areas of one level by value, in at most five classes of about equally many areas.
    void setChoropleth(RegionLevel level, const std::vector<geo::Choropleth::Value>& values,
                       const QString& legendTitle);
    void clearChoropleth();

    /// All events. The index is built on another thread; until then the events before are shown.
    void setEvents(std::shared_ptr<const MapPoints> points);
    void applyEventChanges(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);
    /// Category roots of changes that the loaded events did not have; call before applyEventChanges().
    void setCategoryRoots(const std::vector<QString>& roots) { m_events.setCategoryRoots(roots); }
    /// Those without a position are left out.
    void setResources(const std::vector<ResourceFields>& resources);

    /// Takes the layer and shows it in the place of its order; among equals the one added later is above. Its
    /// id must be new. The view has from the start: "labels" (names of places, only switched), "devices",
    /// "cameras", "teams", "events".
    void addLayer(std::unique_ptr<MapLayer> layer);
    /// Deletes it; the events stay.
    void removeLayer(QStringView id);
    /// From below to above.
    [[nodiscard]] const std::vector<MapLayer*>& layers() const { return m_layers; }
    [[nodiscard]] MapLayer* layer(QStringView id) const; ///< Null when there is none.
    [[nodiscard]] EventMapLayer& eventLayer() const { return *m_eventLayer; }
    /// Symbols as this map paints them, for legends.
    [[nodiscard]] geo::SpriteCache& sprites() { return m_overlay.sprites(); }
    /// The uppermost sign at that pixel, or else the thing of a layer that lies there.
    [[nodiscard]] std::optional<geo::Hit> hitAt(QPointF pixel) const;
    /// What the shown layers say about the ground at that pixel; plain text, lines by '\n'.
    [[nodiscard]] QString groundText(QPointF pixel) const;

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
    /// Goes there and stays there, as if the operator had moved the map.
    void holdAt(GeoPoint center, double zoom);

    [[nodiscard]] bool isHeld() const { return m_held; }
    void giveBackHold();
    /// As if the operator had moved the map: he wants to see what was chosen, so auto-fit waits.
    void takeHold() { setHeld(true); }
    /// On at the start.
    void setAutoFit(bool on);

    /// Walks to the next (1) or previous (-1) sign of the map, or of an open fan, as the keys . and , do.
    void walk(int by);
    /// What the hand does; null: it moves the map. Not owned; forgotten when destroyed.
    void setTool(MapTool* tool);
    [[nodiscard]] MapTool* tool() const;
    /// In which the place under the cursor is written. WGS-84 at the start.
    void setDatum(geo::Datum datum);
    /// The sheet over the picture on which tools and results are drawn.
    [[nodiscard]] ToolCanvas& canvas() const { return *m_canvas; }
    /// Events at one place that no zoom parts: fanned out on the map instead of told by clusterActivated().
    /// Off at the start.
    void setFanning(bool on);
    [[nodiscard]] const EventFan& fan() const { return *m_fan; }

    // For painting the same map elsewhere (ui/map/export).
    [[nodiscard]] geo::TileContent tileContent(const geo::MapStyle& style) const;
    [[nodiscard]] bool baseHasLabels() const;
    /// Whose data the base map shows, with the approval number (审图号) where there is one.
    [[nodiscard]] QStringList attributions() const;
    /// The built-in map is shown and has nothing in the picture.
    [[nodiscard]] bool isOffBaseMap() const;
    [[nodiscard]] const QString& choroplethTitle() const { return m_choroplethTitle; }
    [[nodiscard]] MapTone tone() const { return m_tone; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

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
    void groundClicked(onescreen::GeoPoint at); ///< A click where nothing is, while no event was selected.
    /// A thing of a layer (Hit::Kind::Item) was clicked.
    void itemActivated(const QString& layer, qint64 item);
    void layersChanged(); ///< One was added, or their order is another.
    void cameraChanged();
    void toolChanged();
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
    void tellFanned();
    void openRegion(QPointF pixel);
    [[nodiscard]] QString hoverText(const geo::Hit& hit) const;
    void updateTiles();
    void updateAttribution();
    void updateMarkers();
    void addOwnLayers();
    void sortLayers();
    void onEventsChanged(bool liveSet);
    void autoFit();

    const Clock& m_clock;
    ThemeContext m_context;
    geo::MapStyle m_style;
    MapTone m_tone = MapTone::Theme;
    std::shared_ptr<const geo::BaseMap> m_map;
    std::shared_ptr<geo::TileSource> m_base;
    double m_baseOpacity = 1.0;
    std::shared_ptr<const geo::Choropleth> m_choropleth;
    QString m_choroplethTitle;
    std::vector<MapLayer*> m_layers;      ///< Children of this, from below to above.
    QSet<const MapLayer*> m_paintedTiles; ///< Those that are in the tiles now.
    EventMapLayer* m_eventLayer;
    EventLayer& m_events;                    ///< Of m_eventLayer.
    std::vector<ResourceFields> m_resources; ///< Those with a position, as m_markers.
    std::vector<geo::Marker> m_markers;
    geo::OverlayPainter m_overlay;
    geo::Camera m_camera;
    std::optional<EventRow> m_selected;
    bool m_held = false;
    bool m_autoFit = true;
    bool m_homeShown = false;
    QTimer m_fitTimer;
    QTimer m_ageTimer;
    std::unique_ptr<MapInput> m_input;
    ToolCanvas* m_canvas;
    std::unique_ptr<EventFan> m_fan;
    QPointer<MapTool> m_tool;
    bool m_fanning = false;
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
