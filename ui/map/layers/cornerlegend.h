// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/maplayer.h"

#include <QTimer>
#include <QWidget>

namespace onescreen {

class MapView;

/// What is drawn on the map, in its lower left corner: where there is no layer board (walls, folded boards).
/// Names every layer that is drawn at this zoom, with its count and as much of its legend as fits. Lets the
/// mouse through.
class CornerLegend final : public QWidget
{
    Q_OBJECT
public:
    /// Becomes a child of `view`.
    CornerLegend(MapView& view, const ThemeContext& context);

    void setShown(bool shown);
    /// What it says now, in words: for tests and screen readers.
    [[nodiscard]] QStringList lines() const;
    /// It says what the layers say now, or is switched off.
    [[nodiscard]] bool isSettled() const { return !m_shown || !m_refresh.isActive(); }

Q_SIGNALS:
    void refreshed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line
    {
        LegendEntry entry;
        bool heading = false;
    };

    void refresh();
    void place();

    MapView& m_view;
    ThemeContext m_context;
    std::vector<Line> m_lines;
    QTimer m_refresh;
    int m_bottomMargin = 0; ///< Pixels that belong to the scale bar.
    bool m_shown = true;
};

} // namespace onescreen
