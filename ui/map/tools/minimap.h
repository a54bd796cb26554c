// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace onescreen {

namespace geo {
class BaseMap;
}
class MapView;

/// A small map of the whole tenant with the rectangle that the big map shows; click or drag moves it. A child
/// of the map, at its lower right. When the big map looks beyond the tenant the small one widens.
class MiniMap final : public QWidget
{
    Q_OBJECT
public:
    explicit MiniMap(MapView& map);

    void setTheme(const ThemeContext& context);
    /// What it shows; none before the base map is known.
    [[nodiscard]] const std::optional<geo::Camera>& camera() const { return m_camera; }
    /// Of the big map, in this one.
    [[nodiscard]] QRectF viewRect() const;
    /// Pixels of the map's lower edge that are written on.
    void setBottomMargin(int pixels);
    /// Pixels of the map's right side that are covered by something.
    void setRightMargin(int pixels);
    /// Its ground is painted, or it is hidden.
    [[nodiscard]] bool isSettled() const { return isHidden() || m_painted == m_generation; }

Q_SIGNALS:
    void settledChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void follow();
    void paintGround();
    void moveTo(QPointF pixel);

    MapView& m_map;
    ThemeContext m_context;
    std::shared_ptr<const geo::BaseMap> m_shown;
    std::optional<geo::Camera> m_camera;
    QImage m_ground;
    quint64 m_generation = 0; ///< Of the ground that was asked for.
    quint64 m_painted = 0;
    std::optional<QPointF> m_grip; ///< From the pointer to the middle of the rectangle.
    int m_bottom = 0;
    int m_right = 0;
};

} // namespace onescreen
