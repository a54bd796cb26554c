// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartsurface.h"

#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int widthInGrids = 30;
constexpr int heightInGrids = 18;
constexpr int leastWidthInGrids = 16;
constexpr int leastHeightInGrids = 10;

} // namespace

ChartSurface::ChartSurface(const ThemeContext& context, QWidget* parent)
    : QChartView(new QChart, parent), m_context(context)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(context.wall ? Qt::NoFocus : Qt::StrongFocus);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // labels are painted over everything
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(!context.wall);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(u"background: transparent"_s);

    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins({0, 0, 0, 0});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
}

ChartSurface::~ChartSurface() = default;

QSize ChartSurface::sizeHint() const
{
    return {m_context.metrics.space(widthInGrids), m_context.metrics.space(heightInGrids)};
}

QSize ChartSurface::minimumSizeHint() const
{
    return {m_context.metrics.space(leastWidthInGrids), m_context.metrics.space(leastHeightInGrids)};
}

QFontMetrics ChartSurface::labelMetrics() const
{
    return QFontMetrics(m_context.font(TextSize::Small));
}

QPointF ChartSurface::toViewport(QPointF value, QAbstractSeries* series) const
{
    return mapFromScene(chart()->mapToScene(chart()->mapToPosition(value, series)));
}

QRectF ChartSurface::plotRect() const
{
    return mapFromScene(chart()->mapToScene(chart()->plotArea())).boundingRect();
}

void ChartSurface::styleAxis(QCategoryAxis* axis, bool grid) const
{
    const Theme& theme = m_context.theme;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLabelsFont(m_context.font(TextSize::Small));
    axis->setLabelsColor(theme.secondary);
    axis->setGridLineVisible(grid);
    axis->setGridLinePen(QPen(theme.hairline, 1));
    axis->setLinePen(QPen(theme.hairline, 1));
    axis->setLineVisible(!grid);
    axis->setTruncateLabels(false);
}

void ChartSurface::dataChanged()
{
    layoutAxes();
    if (m_reading && *m_reading >= stopCount())
        setReading(std::nullopt);
    viewport()->update();
}

void ChartSurface::setReading(std::optional<int> stop)
{
    if (stop && (*stop < 0 || *stop >= stopCount()))
        stop = std::nullopt;
    if (stop == m_reading)
        return;
    m_reading = stop;
    setAccessibleDescription(stop ? stopText(*stop) : QString());
    viewport()->update();
    Q_EMIT readingChanged();
}

void ChartSurface::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    painter->resetTransform();
    painter->setFont(m_context.font(TextSize::Small));
    paintLabels(*painter);
    if (m_reading)
        paintReading(*painter);
    if (hasFocus()) {
        painter->setPen(QPen(m_context.theme.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->restore();
}

void ChartSurface::paintReading(QPainter& painter) const
{
    const Theme& theme = m_context.theme;
    const QPointF anchor = stopPosition(*m_reading);
    const QString text = stopText(*m_reading);
    const int padding = m_context.metrics.space(0.5);
    const QFontMetrics metrics = labelMetrics();
    QRectF box = metrics.boundingRect(viewport()->rect(), Qt::AlignLeft | Qt::TextWordWrap, text);
    box.adjust(-padding, -padding, padding, padding);
    // Beside the point, on the side with more room, and never outside the chart.
    const bool right = anchor.x() < viewport()->width() / 2.0;
    box.moveTopLeft({right ? anchor.x() + 2 * padding : anchor.x() - box.width() - 2 * padding,
                     anchor.y() - box.height() - padding});
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, viewport()->width() - box.width())));
    box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, viewport()->height() - box.height())));

    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(theme.panel);
    painter.drawEllipse(anchor, padding, padding);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.raised);
    painter.drawRect(box);
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(padding, padding, -padding, -padding), Qt::AlignLeft | Qt::TextWordWrap,
                     text);
}

void ChartSurface::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layoutAxes();
}

void ChartSurface::mouseMoveEvent(QMouseEvent* event)
{
    setReading(stopAt(event->position()));
}

void ChartSurface::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const std::optional<int> stop = stopAt(event->position())) {
        setReading(stop);
        Q_EMIT stopActivated(*stop);
    }
}

void ChartSurface::leaveEvent(QEvent*)
{
    setReading(std::nullopt);
}

void ChartSurface::keyPressEvent(QKeyEvent* event)
{
    const int count = stopCount();
    const auto step = [&](int by) {
        const int from = m_reading.value_or(by > 0 ? -1 : count);
        setReading(count == 0 ? std::nullopt : std::optional(std::clamp(from + by, 0, count - 1)));
    };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Home:
        return setReading(0);
    case Qt::Key_End:
        return setReading(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_reading)
            Q_EMIT stopActivated(*m_reading);
        return;
    case Qt::Key_Escape:
        if (m_reading)
            return setReading(std::nullopt);
        break;
    default:
        break;
    }
    event->ignore(); // the keys of the scene and the window stay theirs
}

void ChartSurface::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartSurface::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    setReading(std::nullopt);
    viewport()->update();
}

void ChartSurface::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void setAxisTicks(QCategoryAxis* axis, const AxisTicks& ticks)
{
    const QLocale locale;
    const NumberUnit unit = numberUnitFor(ticks.high, locale);
    QStringList labels;
    const std::vector<double> values = ticks.values();
    const int decimals = unit == NumberUnit::One ? ticks.decimals() : 1;
    for (const double value : values) {
        const QString number = numberText(value, locale, value == 0.0 ? 0 : decimals, unit);
        labels.append(value == 0.0 ? number : number + numberUnitText(unit, locale));
    }
    if (labels == axis->categoriesLabels() && axis->min() == ticks.low && axis->max() == ticks.high)
        return;
    for (const QString& old : axis->categoriesLabels())
        axis->remove(old);
    axis->setRange(ticks.low, ticks.high);
    axis->setStartValue(ticks.low - ticks.step);
    for (size_t i = 0; i < values.size(); ++i)
        axis->append(labels[static_cast<qsizetype>(i)], values[i]);
}

} // namespace onescreen
