// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/scrollchart.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

ScrollChart::ScrollChart(const ThemeContext& look, PaintedChart* chart,
                         std::function<double(double width)> neededHeight, QWidget* parent)
    : QScrollArea(parent), m_chart(chart), m_neededHeight(std::move(neededHeight)), m_wall(look.wall)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (m_wall)
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    else
        setViewportMargins(0, 0, look.metrics.space(0.5), 0); // numbers keep off the scroll bar
    setFocusPolicy(Qt::NoFocus);                              // the chart has it
    viewport()->setAutoFillBackground(false);
    chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setWidget(chart);
    chart->setAutoFillBackground(false);
    connect(chart, &PaintedChart::readingChanged, this, &ScrollChart::showReading);
}

void ScrollChart::fit()
{
    const int needed = m_wall ? 0 : static_cast<int>(std::ceil(m_neededHeight(viewport()->width())));
    m_chart->setMinimumHeight(needed);
}

void ScrollChart::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
    Q_EMIT placeChanged();
}

void ScrollChart::showReading()
{
    const std::optional<int> stop = m_chart->reading();
    const auto& stops = m_chart->layoutNow().stops;
    if (!stop || *stop >= static_cast<int>(stops.size()) || !m_chart->hasFocus())
        return;
    const ChartStop& at = stops[static_cast<std::size_t>(*stop)];
    const QRectF area = at.area.isEmpty() ? QRectF(at.anchor, QSizeF(1.0, 1.0)) : at.area;
    ensureVisible(viewport()->width() / 2, qRound(area.center().y()), 0, qRound(area.height() / 2.0) + 2);
}

} // namespace onescreen
