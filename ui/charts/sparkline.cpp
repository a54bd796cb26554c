// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sparkline.h"

#include "ui/charts/runs.h"

#include <QPainter>

#include <algorithm>

namespace onescreen {

namespace {

constexpr int widthInGrids = 8;
constexpr int heightInGrids = 2;

} // namespace

Sparkline::Sparkline(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(std::vector<std::optional<double>> values)
{
    m_values = std::move(values);
    update();
}

QSize Sparkline::sizeHint() const
{
    return {m_context.metrics.space(widthInGrids), m_context.metrics.space(heightInGrids)};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    const auto runs = runsOf(m_values, 0.0, width());
    if (runs.empty())
        return;
    double low = 0.0;
    double high = 0.0;
    for (const auto& run : runs) {
        for (const QPointF point : run) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
    }
    const double radius = m_context.metrics.scale * 2.0;
    const QRectF area = QRectF(rect()).adjusted(radius, radius, -radius, -radius);
    const double span = std::max<double>(1.0, static_cast<double>(m_values.size()) - 1.0);
    const auto place = [&](QPointF point) {
        const double rise = high > low ? (point.y() - low) / (high - low) : 0.0;
        return QPointF(area.left() + area.width() * point.x() / span, area.bottom() - area.height() * rise);
    };

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_context.theme.ramp[4], m_context.metrics.scale * 1.5));
    for (const auto& run : runs) {
        QPolygonF line;
        for (const QPointF point : run)
            line.append(place(point));
        if (line.size() == 1)
            painter.drawPoint(line.front());
        painter.drawPolyline(line);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_context.theme.text);
    painter.drawEllipse(place(runs.back().back()), radius, radius);
}

} // namespace onescreen
