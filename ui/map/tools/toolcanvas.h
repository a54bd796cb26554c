// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/tools/maptool.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace onescreen {

/// A transparent sheet over the map with what tools draw, and the line that says what to do. Lets the mouse
/// through. Works the same over both views.
class ToolCanvas final : public QWidget
{
    Q_OBJECT
public:
    explicit ToolCanvas(QWidget* parent);

    void setTheme(const ThemeContext& context);
    void setCamera(const geo::Camera& camera);
    /// Not owned; drawn from below in the order of adding. Forgotten when destroyed.
    void add(MapDrawing* drawing);
    void remove(MapDrawing* drawing);
    [[nodiscard]] const std::vector<MapDrawing*>& drawings() const { return m_drawings; }
    /// The hint of the tool is shown while there is one; the tool itself must be added too.
    void setTool(const MapTool* tool);
    /// A line of text in the tool's place, when there is no tool; empty hides it.
    void setMessage(const QString& text);
    [[nodiscard]] QString shownText() const;
    /// Where that line stands; empty without one.
    [[nodiscard]] QRect textRect() const;
    [[nodiscard]] const geo::MapStyle& style() const { return m_style; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintText(QPainter& painter) const;

    ThemeContext m_context;
    geo::MapStyle m_style;
    geo::SpriteCache m_sprites;
    std::optional<geo::Camera> m_camera;
    std::vector<MapDrawing*> m_drawings;
    const MapTool* m_tool = nullptr;
    QString m_message;
};

} // namespace onescreen
