// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QScrollArea>

#include <functional>

namespace onescreen {

/// A chart that may be taller than its place: scrolled by wheel and keys, what is read comes into sight. On a
/// wall, where nobody can scroll, it gets its place and says itself what it leaves out.
class ScrollChart final : public QScrollArea
{
    Q_OBJECT
public:
    /// Takes the chart as a child. `neededHeight` says what height it wants at a width.
    ScrollChart(const ThemeContext& look, PaintedChart* chart,
                std::function<double(double width)> neededHeight, QWidget* parent = nullptr);

    void fit(); ///< Call after the data changed.

Q_SIGNALS:
    void placeChanged(); ///< Another size.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showReading();

    PaintedChart* m_chart;
    std::function<double(double)> m_neededHeight;
    bool m_wall;
};

} // namespace onescreen
