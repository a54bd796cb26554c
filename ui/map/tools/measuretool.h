// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tools/drawtool.h"

namespace onescreen {

/// Measures on the WGS-84 ellipsoid (app/geo/measure.h): the length of a line with the running length at
/// every point, or an area with its circumference. The finished figure stays until the next point or Esc;
/// Ctrl+C copies its result.
class MeasureTool final : public DrawTool
{
    Q_OBJECT
public:
    enum class Kind { Distance, Area };
    explicit MeasureTool(Kind kind, QObject* parent = nullptr) : DrawTool(parent), m_kind(kind) {}

    [[nodiscard]] QString hint() const override;
    void stop() override;
    void paint(const ToolFrame& frame) const override;
    /// The figures of what is drawn or was finished: "总长 1.24 km（0.67 海里）"; empty without any.
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void copyRequested(const QString& text);

protected:
    void complete() override;
    void cleared() override { m_done.clear(); }
    bool ownKey(const QKeyEvent& event, const geo::Camera& camera) override;

private:
    /// What is shown: the points with the pointer behind them, or what was finished.
    [[nodiscard]] std::vector<geo::WorldPoint> shown() const;
    void paintDistances(const ToolFrame& frame) const;

    Kind m_kind;
    std::vector<geo::WorldPoint> m_done;
};

} // namespace onescreen
