// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/select.h"
#include "app/models/overviewmodel.h"
#include "app/models/resourcemodel.h"
#include "app/models/viewaddress.h"
#include "ui/common/scene.h"

#include <QObject>

#include <optional>

class QKeyEvent;

namespace onescreen {

class MapCard;
class MapView;
class RegionLayer;
struct CardContent;

/// The cards of what lies on the map and is neither an event nor something that moves: administrative areas,
/// and the facilities, hazards, roads, districts and grids of thematic layers. Pointing names them, a click
/// opens the card, a click beside closes it. Keys on the map: I the card of what lies in the middle, Esc
/// closes it. None on a wall.
class CardDesk final : public QObject
{
    Q_OBJECT
public:
    /// Adds the layer "regions" to the map. All must outlive it.
    CardDesk(const SceneContext& context, MapView& view, const OverviewModel& overview,
             const ResourceModel& resources, QObject* parent);

    [[nodiscard]] bool isOpen() const;
    void close();
    /// The card of what lies in the middle of the map, as a click there.
    void openMiddle();

Q_SIGNALS:
    void opened();
    /// Another view about an area: drilled, its portrait, its indicators.
    void addressRequested(const onescreen::ViewAddress& address);
    void drillRequested(const onescreen::RegionCode& area);
    void areaRequested(const onescreen::geo::SelectArea& area); ///< Its events are to be listed.
    void nearestRequested(const QString& place, onescreen::GeoPoint at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openItem(const QString& layer, qint64 item);
    void openRegion(GeoPoint at);
    void showRegion();
    void refresh();
    void present(const CardContent& content);
    [[nodiscard]] QString hoverOf(RegionCode area, const QString& name, bool approximate) const;
    [[nodiscard]] bool colouredHere() const;
    void goTo(const QString& scene, RegionCode area);
    bool key(const QKeyEvent& event);

    DataHub& m_hub;
    MapView& m_view;
    const OverviewModel& m_overview;
    const ResourceModel& m_resources;
    RegionLayer* m_regions;
    MapCard* m_card;
    std::optional<RegionCode> m_region; ///< Whose card is open.
    std::optional<GeoPoint> m_at;       ///< Where it was clicked.
};

} // namespace onescreen
