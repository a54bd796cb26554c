// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/scene.h"
#include "ui/map/tools/areatools.h"
#include "ui/map/tools/resultdrawings.h"
#include "ui/map/tools/selectionpanel.h"

#include <QPointer>
#include <QTimer>

#include <optional>
#include <vector>

namespace onescreen {

class MapView;

/// Choosing events by an area: the four tools, the area that is drawn, and the list of what lies inside,
/// which follows the events of the map. The areas before can be taken back.
class SelectTools final : public QObject
{
    Q_OBJECT
public:
    /// `map` must outlive this. The panel has no parent until a layout takes it; this deletes it if none
    /// does.
    SelectTools(MapView& map, const SceneContext& context, QObject* parent = nullptr);
    ~SelectTools() override;

    [[nodiscard]] RectangleTool& rectangle() { return m_rectangle; }
    [[nodiscard]] LassoTool& lasso() { return m_lasso; }
    [[nodiscard]] PolygonTool& polygon() { return m_polygon; }
    [[nodiscard]] CircleTool& circle() { return m_circle; }
    [[nodiscard]] SelectionPanel& panel() const { return *m_panel; }
    [[nodiscard]] const std::optional<geo::SelectArea>& area() const { return m_area; }
    void select(const geo::SelectArea& area);
    /// All events at the place of the first of them: more than a fan shows.
    void selectPlace(const std::vector<EventRow>& events);
    void clear();
    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    /// Back to the area before, or to none.
    void undo();

Q_SIGNALS:
    void selected();
    void cleared();

private:
    void setArea(const std::optional<geo::SelectArea>& area);
    void refresh();
    [[nodiscard]] QString title() const;

    MapView& m_map;
    RectangleTool m_rectangle;
    LassoTool m_lasso;
    PolygonTool m_polygon;
    CircleTool m_circle;
    AreaDrawing m_drawing;
    QPointer<SelectionPanel> m_panel;
    std::optional<geo::SelectArea> m_area;
    std::vector<std::optional<geo::SelectArea>> m_before;
    QTimer m_follow;
};

} // namespace onescreen
