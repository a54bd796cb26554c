// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/overviewmodel.h"
#include "ui/common/scene.h"

#include <QPointer>

class QBoxLayout;
class QStackedWidget;

namespace onescreen {

class CardDesk;
class CornerLegend;
class EventCardView;
class LayerBoard;
class MapPanel;
class MapTools;
class MiniMap;
class MapView;
class MoversDesk;
class PanelFrame;
class QueueChips;
class SidePanel;

/// F11 地图: the whole map with its layers. Left the layer board (key L), on top the tools, at the right what
/// is chosen (card of an event, list of a selection), below the time. The address holds area, period, filter,
/// event, what the layers show and where the map stands, so that a copied address shows the same.
class MapScene final : public Scene
{
    Q_OBJECT
public:
    MapScene(const SceneContext& context, QWidget* parent);
    ~MapScene() override;

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    static SceneFactory factory();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const SceneContext& context);
    void buildLayers(const SceneContext& context);
    void buildMovers(const SceneContext& context);
    void buildTools(const SceneContext& context);
    void buildCards(const SceneContext& context);
    void addCardActions();
    void connectMap();
    /// The address's filter and the time bar's window.
    void filterMap();
    void showChips();
    /// Another view that was asked for on the map.
    void go(const ViewAddress& wanted);
    /// Only that unit's events and people, or everything again.
    void toggleUnit(const UnitId& unit);
    void showLegend();
    /// By the user: shows it and tells the shell.
    void change(const ViewAddress& address);
    void showAddress(const ViewAddress& address, bool everything);
    /// `goThere`: moves the map to it; false where an address says where the map stands.
    void openEvent(const std::optional<EventId>& id, bool goThere);
    void chooseEvent(std::optional<EventRow> row);
    void nameChosenEvent();

    DataHub& m_hub;
    WindowClass m_class;
    ViewAddress m_address;
    OverviewModel m_overview;
    MapPanel* m_map = nullptr;
    EventCardView* m_card = nullptr;
    SidePanel* m_side = nullptr;       ///< The map, and over its right edge m_right.
    QStackedWidget* m_right = nullptr; ///< Card of an event, or another list of what was chosen.
    LayerBoard* m_board = nullptr;     ///< None on a wall.
    CornerLegend* m_legend = nullptr;
    int m_foldedBelow = 0; ///< The board begins folded in a scene narrower than this; 0: it has begun.
    MoversDesk* m_movers = nullptr;     ///< What moves, and the time: live or replayed.
    MapTools* m_tools = nullptr;        ///< None on a wall.
    MiniMap* m_mini = nullptr;          ///< None on a wall.
    CardDesk* m_cards = nullptr;        ///< None on a wall.
    QueueChips* m_chips = nullptr;      ///< What the filter leaves out; none on a wall.
    QBoxLayout* m_toolPlace = nullptr;  ///< Above the map: the tool bar.
    QBoxLayout* m_boardPlace = nullptr; ///< Left of the map: the layer board.
    QBoxLayout* m_timePlace = nullptr;  ///< Below the map: the time bar.
    std::optional<EventRow> m_event;    ///< The selected one.
    quint64 m_opening = 0;              ///< Counts openEvent(): an answer for an earlier address is dropped.
};

} // namespace onescreen
