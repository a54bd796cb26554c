// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/paintedchart.h"

#include "app/domain/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace onescreen {

namespace {

constexpr int widthInGrids = 30;
constexpr int heightInGrids = 18;
constexpr int leastWidthInGrids = 16;
constexpr int leastHeightInGrids = 8;
constexpr double reachInDesignPixels = 14.0; ///< How far from a point a click still means it.
constexpr double widestReading = 0.6;        ///< Of the chart's width.

double squaredDistance(QPointF a, QPointF b)
{
    const QPointF way = a - b;
    return QPointF::dotProduct(way, way);
}

/// Rendered into a PDF, an SVG or a picture of more pixels than the screen has: the cached picture would be
/// coarse there.
bool isPaper(const QPainter& painter, double screenRatio)
{
    constexpr double slack = 1.01;
    const QPaintEngine* engine = painter.paintEngine();
    return engine &&
           (engine->type() != QPaintEngine::Raster || painter.deviceTransform().m11() > screenRatio * slack);
}

} // namespace

QString readableText(const QString& reading)
{
    QStringList lines = reading.split(u'\n');
    for (QString& line : lines)
        line = cleanedText(line);
    return lines.join(u'\n');
}

PaintedChart::PaintedChart(const ThemeContext& look, QWidget* parent) : QWidget(parent), m_style(look)
{
    setFocusPolicy(look.wall ? Qt::NoFocus : Qt::StrongFocus);
    setMouseTracking(!look.wall);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

PaintedChart::~PaintedChart() = default;

QSize PaintedChart::sizeHint() const
{
    const Metrics& metrics = m_style.look().metrics;
    return {metrics.space(widthInGrids), metrics.space(heightInGrids)};
}

QSize PaintedChart::minimumSizeHint() const
{
    const Metrics& metrics = m_style.look().metrics;
    return {metrics.space(leastWidthInGrids), metrics.space(leastHeightInGrids)};
}

void PaintedChart::dataChanged()
{
    m_picture = {};
    if (m_reading && *m_reading >= stopCount())
        setReading(std::nullopt);
    else if (m_reading)
        setAccessibleDescription(stopText(*m_reading));
    updateGeometry();
    update();
}

void PaintedChart::refresh() const
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (!m_picture.isNull() && m_picture.size() == pixels && m_picture.devicePixelRatio() == ratio)
        return;
    m_picture = QPixmap(pixels.expandedTo({1, 1}));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    m_layout = paint(painter, QRectF(rect()), m_style);
    ++m_paintings;
}

const ChartLayout& PaintedChart::layoutNow() const
{
    refresh();
    return m_layout;
}

void PaintedChart::setReading(std::optional<int> stop)
{
    if (stop && (*stop < 0 || *stop >= stopCount()))
        stop = std::nullopt;
    if (stop == m_reading)
        return;
    m_reading = stop;
    setAccessibleDescription(stop ? stopText(*stop) : QString());
    update();
    Q_EMIT readingChanged();
}

std::optional<int> PaintedChart::stopAt(QPointF position) const
{
    const std::vector<ChartStop>& stops = layoutNow().stops;
    const double reach = m_style.px(reachInDesignPixels);
    double best = reach * reach;
    std::optional<int> nearest;
    for (size_t i = 0; i < stops.size(); ++i) {
        const ChartStop& stop = stops[i];
        if (stop.area.contains(position) ||
            (stop.shape && stop.shape->containsPoint(position, Qt::OddEvenFill)))
            return static_cast<int>(i);
        const double distance = squaredDistance(stop.anchor, position);
        if (stop.area.isEmpty() && distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void PaintedChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (isPaper(painter, devicePixelRatioF())) {
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter, QRectF(rect()), m_style);
        return;
    }
    refresh();
    painter.drawPixmap(0, 0, m_picture);
    if (m_reading && static_cast<size_t>(*m_reading) < m_layout.stops.size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintReading(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_style.theme().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PaintedChart::paintReading(QPainter& painter) const
{
    const Theme& theme = m_style.theme();
    const QPointF anchor = m_layout.stops[static_cast<size_t>(*m_reading)].anchor;
    const double padding = m_style.look().metrics.space(0.5);
    const QString text = stopText(*m_reading);
    const int flags = Qt::AlignLeft | Qt::TextWordWrap;
    QRectF box = m_style.metrics().boundingRect(
        QRectF(0, 0, width() * widestReading, std::numeric_limits<short>::max()), flags, text);
    box.adjust(-padding, -padding, padding, padding);
    // Beside the point, on the side with more room, and never outside the chart.
    const bool right = anchor.x() < width() / 2.0;
    box.moveTopLeft({right ? anchor.x() + 2 * padding : anchor.x() - box.width() - 2 * padding,
                     anchor.y() - box.height() - padding});
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
    box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, height() - box.height())));

    painter.setPen(QPen(theme.accent, m_style.px(2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(anchor, padding * 1.5, padding * 1.5);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.raised);
    painter.drawRect(box);
    painter.setFont(m_style.font());
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(padding, padding, -padding, -padding), flags, text);
}

void PaintedChart::mouseMoveEvent(QMouseEvent* event)
{
    setReading(stopAt(event->position()));
}

void PaintedChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const std::optional<int> stop = stopAt(event->position())) {
        setReading(stop);
        Q_EMIT stopActivated(*stop);
    }
}

void PaintedChart::leaveEvent(QEvent*)
{
    setReading(std::nullopt);
}

void PaintedChart::keyPressEvent(QKeyEvent* event)
{
    const int count = stopCount();
    const auto step = [&](int by) {
        const int from = m_reading.value_or(by > 0 ? -1 : count);
        // The first press lands on the first or the last stop, whatever the stride.
        const int wanted = m_reading ? from + by : from + (by > 0 ? 1 : -1);
        const bool outside = wanted < 0 || wanted >= count;
        setReading(count == 0                    ? std::nullopt
                   : outside && std::abs(by) > 1 ? m_reading
                                                 : std::optional(std::clamp(wanted, 0, count - 1)));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return step(-stride());
    case Qt::Key_Down:
        return step(stride());
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

void PaintedChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PaintedChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setReading(std::nullopt);
    update();
}

} // namespace onescreen
