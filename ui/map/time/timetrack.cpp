// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/time/timetrack.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr Milliseconds dayLength = 24h;
constexpr int tenths = 10;

/// "14:05", "14:05:09" for short steps, "06-30" at midnight.
QString tickText(UtcTime at, Milliseconds step)
{
    const QString whole = businessDateTimeText(at);
    if (at == startOfBusinessDay(businessDay(at)))
        return whole.sliced(5, 5);
    return step < 1min ? whole.sliced(11, 8) : whole.sliced(11, 5);
}

} // namespace

TimeTrack::TimeTrack(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"timeTrack"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("回放时间"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeTrack::setTheme(const ThemeContext& context)
{
    m_context = context;
    updateGeometry();
    update();
}

void TimeTrack::setWindow(const std::optional<TimeSpan>& window)
{
    m_window = window;
    setEnabled(window.has_value());
    update();
}

void TimeTrack::setAt(UtcTime at)
{
    if (m_at == at)
        return;
    m_at = at;
    update();
}

void TimeTrack::setBins(std::vector<ReplayBin> bins)
{
    m_bins = std::move(bins);
    update();
}

void TimeTrack::setTracksSince(std::optional<UtcTime> since)
{
    m_since = since;
    m_hasTracks = since.has_value();
    update();
}

QSize TimeTrack::sizeHint() const
{
    return {m_context.metrics.space(50), m_context.metrics.space(6)};
}

QSize TimeTrack::minimumSizeHint() const
{
    return {m_context.metrics.space(16), m_context.metrics.space(6)};
}

QRectF TimeTrack::trackRect() const
{
    const double margin = m_context.metrics.space(1);
    const double texts = m_context.metrics.small * 1.5;
    return QRectF(rect()).adjusted(margin, m_context.metrics.grid / 2.0, -margin, -texts);
}

double TimeTrack::xOf(UtcTime at) const
{
    const QRectF track = trackRect();
    const double length = std::max<double>(1, static_cast<double>(m_window->length().count()));
    return track.left() + track.width() * static_cast<double>((at - m_window->from).count()) / length;
}

UtcTime TimeTrack::timeAt(double x) const
{
    const QRectF track = trackRect();
    const double share = std::clamp((x - track.left()) / std::max(1.0, track.width()), 0.0, 1.0);
    return m_window->from +
           Milliseconds(std::llround(share * static_cast<double>(m_window->length().count())));
}

Milliseconds TimeTrack::tickStep(Milliseconds window, int mostTicks)
{
    constexpr std::array<Milliseconds, 15> steps{10s, 30s, 1min, 2min, 5min, 10min, 15min, 30min,
                                                 1h,  2h,  3h,   6h,   12h,  24h,   48h};
    const Milliseconds least = window / std::max(mostTicks, 1);
    const auto found = std::ranges::lower_bound(steps, least);
    if (found != steps.end())
        return *found;
    return ((least + dayLength - 1ms) / dayLength) * dayLength;
}

void TimeTrack::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QRectF track = trackRect();
    painter.fillRect(track, m_context.theme.window);
    if (!m_window) {
        painter.setPen(m_context.wall ? m_context.theme.secondary : m_context.theme.muted);
        painter.setFont(m_context.font(TextSize::Small));
        painter.drawText(track, Qt::AlignCenter, tr("实时：选择时段后可回放"));
        return;
    }
    paintUnkept(painter);
    paintBins(painter);
    painter.setPen(hasFocus() ? m_context.theme.accent : m_context.theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(track.adjusted(0, 0, -1, -1));
    paintTicks(painter);
    paintHandle(painter);
}

void TimeTrack::paintUnkept(QPainter& painter) const
{
    // Where no positions are kept nobody could be drawn: known as little as a lost feed.
    const UtcTime since = m_hasTracks ? std::clamp(*m_since, m_window->from, m_window->to) : m_window->to;
    if (since <= m_window->from)
        return;
    const QRectF track = trackRect();
    QColor colour = m_context.theme.unknown;
    colour.setAlphaF(0.35F);
    painter.fillRect(QRectF(track.topLeft(), QPointF(xOf(since), track.top() + track.height() * 0.22)),
                     QBrush(colour, Qt::BDiagPattern));
}

void TimeTrack::paintBins(QPainter& painter) const
{
    if (m_bins.empty())
        return;
    const QRectF track = trackRect();
    const int most = std::ranges::max(m_bins, {}, &ReplayBin::reported).reported;
    if (most == 0)
        return;
    const double width = track.width() / static_cast<double>(m_bins.size());
    const double height = track.height() * 0.75;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        const ReplayBin& bin = m_bins[i];
        const double left = track.left() + width * static_cast<double>(i);
        const auto bar = [&](int count, const QColor& colour) {
            const double tall = height * count / most;
            painter.fillRect(QRectF(left + 0.5, track.bottom() - tall, std::max(1.0, width - 1), tall),
                             colour);
        };
        bar(bin.reported, m_context.theme.ramp[4]);
        bar(bin.urgent, m_context.theme.urgent);
    }
}

void TimeTrack::paintTicks(QPainter& painter) const
{
    const QRectF track = trackRect();
    painter.setFont(m_context.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const double widest = metrics.horizontalAdvance(u"00:00:00"_s) + m_context.metrics.space(1);
    const Milliseconds step = tickStep(m_window->length(), static_cast<int>(track.width() / widest));
    // Whole steps of the business day, so that ticks stand at round times.
    UtcTime at = startOfBusinessDay(businessDay(m_window->from));
    at += ((m_window->from - at + step - 1ms) / step) * step;
    for (; at <= m_window->to; at += step) {
        const double x = xOf(at);
        painter.setPen(m_context.theme.hairline);
        painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()));
        painter.setPen(m_context.theme.secondary);
        QRectF box(x - widest / 2, track.bottom() + 1, widest, height() - track.bottom() - 1);
        box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
        painter.drawText(box, Qt::AlignCenter, tickText(at, step));
    }
}

void TimeTrack::paintHandle(QPainter& painter) const
{
    const QRectF track = trackRect();
    const double x = xOf(std::clamp(m_at, m_window->from, m_window->to));
    const double half = m_context.metrics.grid / 2.0;
    QColor past = m_context.theme.accent;
    past.setAlphaF(0.18F);
    painter.fillRect(QRectF(track.left(), track.top(), x - track.left(), track.height()), past);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_context.theme.accent, 2 * m_context.metrics.scale));
    painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()));
    painter.setBrush(m_context.theme.accent);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF({QPointF(x - half, track.top() - half),
                                   QPointF(x + half, track.top() - half), QPointF(x, track.top() + half)}));
}

void TimeTrack::mousePressEvent(QMouseEvent* event)
{
    if (m_window && event->button() == Qt::LeftButton)
        Q_EMIT sought(timeAt(event->position().x()));
}

void TimeTrack::mouseMoveEvent(QMouseEvent* event)
{
    if (m_window && event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT sought(timeAt(event->position().x()));
}

void TimeTrack::keyPressEvent(QKeyEvent* event)
{
    if (!m_window)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_PageUp:
        Q_EMIT sought(m_at - m_window->length() / tenths);
        return;
    case Qt::Key_PageDown:
        Q_EMIT sought(m_at + m_window->length() / tenths);
        return;
    case Qt::Key_Home:
        Q_EMIT sought(m_window->from);
        return;
    case Qt::Key_End:
        Q_EMIT sought(m_window->to);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace onescreen
