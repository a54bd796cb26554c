// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QRectF>

class QChart;
class QPainter;
class QValueAxis;

namespace onescreen {

/// A chart of Qt Charts reduced to what its series draw: no text, no margins, no animation. It fills a
/// rectangle of any painter, so that names, axes, legend, readings and export stay those of the kit.
/// UI thread only: Qt Charts draws through a graphics scene.
class QtChart
{
public:
    QtChart();

    [[nodiscard]] QChart& chart() { return *m_chart; }
    /// A hidden scale at `side`, for series to attach to; owned by the chart.
    QValueAxis* addScale(double low, double high, Qt::Alignment side);
    void paint(QPainter& painter, const QRectF& plot);

private:
    QGraphicsScene m_scene;
    QChart* m_chart; ///< Owned by the scene.
};

} // namespace onescreen
