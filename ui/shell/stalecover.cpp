// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stalecover.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QRegion>

using namespace Qt::StringLiterals;

namespace onescreen {

StaleBanner::StaleBanner(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_text(new PlainLabel(this))
{
    setObjectName(u"staleBanner"_s);
    auto* mark = new PlainLabel(this);
    mark->setPixmap(
        iconPixmap(u"clock-exclamation", context.theme.unknown, context.metrics.icon, devicePixelRatioF()));
    m_text->setObjectName(u"staleBannerText"_s);
    m_text->setStyle(context, TextSize::Normal, TextRole::Unknown, true);
    m_text->setElide(Qt::ElideRight);
    const int margin = context.metrics.space(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, context.metrics.space(), margin, context.metrics.space());
    layout->setSpacing(context.metrics.space());
    layout->addWidget(mark);
    layout->addWidget(m_text, 1);
    hide();
}

void StaleBanner::setText(const QString& text)
{
    if (m_text->text() != text)
        m_text->setText(text);
    setVisible(!text.isEmpty());
}

void StaleBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.raised);
    const int line = qMax(1, m_context.metrics.grid / 4);
    painter.fillRect(QRect(0, height() - line, width(), line), m_context.theme.unknown);
}

StaleEdge::StaleEdge(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(u"staleEdge"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    hide();
    follow();
}

void StaleEdge::follow()
{
    setGeometry(parentWidget()->rect());
    // Only the edge is a window region, so that what lies under the middle is not repainted through this
    // widget.
    const int edge = m_context.metrics.grid;
    setMask(QRegion(rect()) - QRegion(rect().adjusted(edge, edge, -edge, -edge)));
    raise();
}

bool StaleEdge::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        follow();
    return QWidget::eventFilter(watched, event);
}

void StaleEdge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_context.theme.unknown, 2.0 * m_context.metrics.scale));
    const int step = m_context.metrics.grid * 2;
    for (int x = -height(); x < width(); x += step)
        painter.drawLine(x, height(), x + height(), 0);
}

} // namespace onescreen
