// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qtchart.h"

#include <QChart>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>

namespace onescreen {

QtChart::QtChart() : m_chart(new QChart)
{
    m_scene.addItem(m_chart);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({0, 0, 0, 0});
}

QValueAxis* QtChart::addScale(double low, double high, Qt::Alignment side)
{
    auto* axis = new QValueAxis(m_chart);
    axis->setRange(low, high);
    axis->setVisible(false);
    m_chart->addAxis(axis, side);
    return axis;
}

void QtChart::paint(QPainter& painter, const QRectF& plot)
{
    const QRectF own(QPointF(), plot.size());
    m_chart->resize(own.size());
    m_chart->setPlotArea(own);
    painter.save();
    m_scene.render(&painter, plot, own, Qt::IgnoreAspectRatio);
    painter.restore();
}

} // namespace onescreen
