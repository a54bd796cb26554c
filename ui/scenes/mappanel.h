// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/choropleth.h"
#include "app/models/mapeventsmodel.h"
#include "app/models/overviewmodel.h"
#include "app/models/resourcemodel.h"
#include "ui/common/modelpanel.h"
#include "ui/common/panelexport.h"
#include "ui/map/tools/resultdrawings.h"

#include <functional>

namespace onescreen {

class BaseMapControl;
struct ExportOffer;
class MapView;

/// The map of a scene: base map of the pack, open events by county, events of the filter, resources. A filter
/// without matches and an empty cache leave the map as it is; only an error takes its place.
class MapPanel final : public ModelPanel
{
    Q_OBJECT
public:
    /// `overview` gives the counts of the areas.
    MapPanel(const SceneContext& context, OverviewModel& overview, QWidget* parent = nullptr);

    /// Draws the line that the filter keeps to.
    void setFilter(const EventFilter& filter, const PeriodChoice& period);
    /// Colours the counties by their open events (from the start); off where a layer of areas does that.
    void setCountyColours(bool on);
    /// Shows the area; without one the whole tenant.
    void showArea(std::optional<RegionCode> area);
    /// Rings the event and moves to it. `coveredWidth` pixels at the right of the map are hidden by
    /// something.
    void showEvent(std::optional<EventRow> row, int coveredWidth);
    /// Rings an event that the user found on the map; moves the map only as far as is needed to see it.
    void keepInSight(EventRow row, int coveredWidth);
    [[nodiscard]] MapView& view() const { return *m_view; }
    /// Null when the program has no base maps besides the built-in one.
    [[nodiscard]] BaseMapControl* baseMap() const { return m_baseMap; }
    /// While somebody else shows events of another time on the map it is left alone; afterwards it has the
    /// present ones again.
    void setReplaying(bool replaying);
    [[nodiscard]] const ResourceModel& resources() const { return m_resources; }
    /// Changes what stands under an exported picture (the window of time that is shown); asked when one is
    /// made.
    void setPaperChange(std::function<PanelPaper(PanelPaper)> change) { m_paperChange = std::move(change); }
    /// The map as it is, for a picture of any size; exportPicture() asks which and where (Ctrl+E).
    [[nodiscard]] ExportOffer exportOffer() const;
    void exportPicture();
    /// Base map, events and tiles are on the screen, or the error that stands for them.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void completeChanged();

private:
    void addBaseMapKeys();
    void buildBaseMap();
    void takeBaseMap(std::shared_ptr<const geo::BaseMap> map);
    void fitArea();
    bool moveToEvent(EventRow row);
    void refresh();
    void refreshAreas();
    void refreshResources();

    std::shared_ptr<const geo::Pack> m_pack;
    std::optional<RegionCode> m_tenant;
    OverviewModel& m_overview;
    MapEventsModel m_events;
    ResourceModel m_resources;
    MapView* m_view;
    AreaDrawing m_inside; ///< The line that the filter keeps to.
    Dialogs& m_saveDialogs;
    ThemeContext m_look;
    BaseMapControl* m_baseMap = nullptr;
    int m_iconMargin;
    std::optional<RegionCode> m_area;
    std::optional<EventRow> m_wanted; ///< To be shown once the events are there.
    int m_coveredWidth = 0;
    PeriodChoice m_period;
    std::vector<geo::Choropleth::Value> m_areaValues;
    bool m_countyColours = true;
    bool m_building = false;
    bool m_eventsTaken = false;
    bool m_replaying = false;
    std::function<PanelPaper(PanelPaper)> m_paperChange;
};

} // namespace onescreen
