// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/time/replayframe.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double frameWidth = 4.0;

} // namespace

ReplayFrame::ReplayFrame(const ThemeContext& context, QWidget* map) : QWidget(map), m_context(context)
{
    setObjectName(u"replayFrame"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    setGeometry(map->rect());
    map->installEventFilter(this);
}

void ReplayFrame::setMoment(UtcTime at, int speed, bool playing)
{
    const QString pace = playing ? tr("%1 倍速").arg(speed) : tr("已暂停");
    const QString text = tr("回放 %1 · %2 · 不是现在").arg(businessDateTimeText(at), pace);
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    // Only the plate: the frame stays as it is.
    update(plateRect().adjusted(-m_context.metrics.space(4), 0, m_context.metrics.space(4), 1));
}

QRect ReplayFrame::plateRect() const
{
    const QFontMetrics metrics(m_context.font(TextSize::Large, true));
    const int across = metrics.horizontalAdvance(m_text) + m_context.metrics.space(4);
    const int tall = metrics.height() + m_context.metrics.space(1);
    return {(width() - across) / 2, 0, across, tall};
}

void ReplayFrame::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const double line = frameWidth * m_context.metrics.scale;
    painter.setPen(QPen(m_context.theme.accent, line, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2));
    const QRect plate = plateRect();
    painter.fillRect(plate, m_context.theme.accent);
    painter.setFont(m_context.font(TextSize::Large, true));
    painter.setPen(m_context.theme.dark ? m_context.theme.window : m_context.theme.panel);
    painter.drawText(plate, Qt::AlignCenter, m_text);
}

bool ReplayFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace onescreen
