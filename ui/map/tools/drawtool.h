// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tools/maptool.h"

#include <optional>
#include <vector>

namespace onescreen {

/// A tool that sets points, by mouse or by keyboard: the arrows move a cross over the map (with Shift pixel
/// by pixel), Space sets a point, Backspace or Ctrl+Z takes the last one back, Enter finishes, Esc takes all
/// back and then leaves.
class DrawTool : public MapTool
{
    Q_OBJECT
public:
    using MapTool::MapTool;

    void start(const geo::Camera& camera) override;
    void stop() override;
    void move(QPointF pixel, const geo::Camera& camera) override;
    void click(QPointF pixel, const geo::Camera& camera) override;
    void doubleClick(QPointF pixel, const geo::Camera& camera) override;
    bool key(const QKeyEvent& event, const geo::Camera& camera) override;

    [[nodiscard]] const std::vector<geo::WorldPoint>& points() const { return m_points; }
    [[nodiscard]] bool canUndo() const { return !m_points.empty(); }
    void undo();
    /// As Enter.
    void finish();

protected:
    virtual void pointAdded() {}
    /// Enter, double click, or what completes the shape: uses the points and clears them when they suffice.
    virtual void complete() = 0;
    /// Anything a subclass keeps beside the points is to go.
    virtual void cleared() {}
    /// Keys of the subclass's own, before the standing ones.
    virtual bool ownKey(const QKeyEvent& /*event*/, const geo::Camera& /*camera*/) { return false; }

    void addPoint(geo::WorldPoint point);
    void clearPoints();
    /// Where the next point would go.
    [[nodiscard]] const std::optional<geo::WorldPoint>& pointer() const { return m_pointer; }
    void setPointer(std::optional<geo::WorldPoint> pointer);
    /// The points and the pointer behind them.
    [[nodiscard]] std::vector<geo::WorldPoint> shape() const;
    void paintCross(const ToolFrame& frame) const;

private:
    bool moveCross(const QKeyEvent& event, const geo::Camera& camera);
    bool standingKey(const QKeyEvent& event, const geo::Camera& camera);

    std::vector<geo::WorldPoint> m_points;
    std::optional<geo::WorldPoint> m_pointer;
    bool m_keyboard = false; ///< The pointer was moved by keys: the cross is shown.
};

/// A line with a halo, so that it is seen over any ground.
void paintToolLine(const ToolFrame& frame, const QPolygonF& line, bool closed,
                   Qt::PenStyle style = Qt::SolidLine);
/// The inside of an area.
void fillToolArea(const ToolFrame& frame, const QPolygonF& ring);
/// A text on a plate, its middle at `centre`.
void paintToolText(const ToolFrame& frame, const QString& text, QPointF centre);
QPolygonF projected(const geo::Camera& camera, const std::vector<geo::WorldPoint>& points);

} // namespace onescreen
