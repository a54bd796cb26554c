// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedmodel.h"
#include "app/models/indicatormodel.h"
#include "app/models/overviewmodel.h"
#include "ui/common/panelframe.h"
#include "ui/common/scene.h"

#include <vector>

namespace onescreen {

class EventCardView;
class MapPanel;
class QueuePanel;
class SidePanel;

/// F1 态势总览: six numbers, map, queue and charts over one address. What is chosen in one part shows in all:
/// a row of the queue on the map, a sign of the map in the queue, a county in every part. On a wall nothing
/// can be chosen.
class OverviewScene final : public Scene
{
    Q_OBJECT
public:
    OverviewScene(const SceneContext& context, QWidget* parent);
    ~OverviewScene() override;

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    static SceneFactory factory();

private:
    enum class FoundIn { Address, Queue, Map };

    void build(const SceneContext& context);
    void connectEvents();
    /// By the user: shows it and tells the shell.
    void change(const ViewAddress& address);
    void showAddress(const ViewAddress& address, bool everything);
    void openEvent(const std::optional<EventId>& id);
    /// By the user, in the queue or on the map; an event that is not in the queue is read into it.
    void chooseEvent(std::optional<EventRow> row, FoundIn where);
    void showEvent(std::optional<EventRow> row, FoundIn where);
    void nameChosenEvent();
    void openCard(EventRow row);
    [[nodiscard]] std::optional<EventId> idOf(EventRow row) const;
    [[nodiscard]] std::vector<const PanelFrame*> shownPanels() const;

    DataHub& m_hub;
    WindowClass m_class;
    ViewAddress m_address;
    OverviewModel m_overview;
    IndicatorModel m_indicators;
    FeedModel m_feeds;

    std::vector<PanelFrame*> m_frames;
    MapPanel* m_map = nullptr;
    QueuePanel* m_queue = nullptr;
    EventCardView* m_card = nullptr;
    SidePanel* m_side = nullptr;
    std::optional<EventRow> m_event; ///< The selected one.
    quint64 m_opening = 0;           ///< Counts openEvent(): an answer for an earlier address is dropped.
};

} // namespace onescreen
