// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/plainlabel.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace onescreen {

QColor textColor(const Theme& theme, TextRole role)
{
    switch (role) {
    case TextRole::Normal:
        return theme.text;
    case TextRole::Secondary:
        return theme.secondary;
    case TextRole::Muted:
        return theme.muted;
    case TextRole::Accent:
        return theme.accent;
    case TextRole::Urgent:
        return theme.urgent;
    case TextRole::Warning:
        return theme.warning;
    case TextRole::Done:
        return theme.done;
    case TextRole::Unknown:
        return theme.unknown;
    }
    return theme.text;
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void PlainLabel::setStyle(const ThemeContext& context, TextSize size, TextRole role, bool bold)
{
    setFont(context.font(size, bold));
    QPalette own = palette();
    const TextRole shown = context.wall && role == TextRole::Muted ? TextRole::Secondary : role;
    own.setColor(foregroundRole(), textColor(context.theme, shown));
    setPalette(own);
}

void PlainLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return {qMin(fontMetrics().averageCharWidth() * 3, QLabel::sizeHint().width()),
            QLabel::minimumSizeHint().height()};
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (m_elide == Qt::ElideNone || wordWrap()) {
        QLabel::paintEvent(event);
        return;
    }
    const QRect area = contentsRect().marginsRemoved({margin(), margin(), margin(), margin()});
    const QString shown = fontMetrics().elidedText(text(), m_elide, area.width());
    setPlainToolTip(this, shown == text() ? QString() : text());
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, foregroundRole()));
    painter.drawText(area, int(QStyle::visualAlignment(layoutDirection(), alignment())) | Qt::TextSingleLine,
                     shown);
}

QString plainToolTipText(const QString& text)
{
    return text.isEmpty() ? QString() : u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

void setPlainToolTip(QWidget* widget, const QString& text)
{
    const QString escaped = plainToolTipText(text);
    if (widget->toolTip() != escaped)
        widget->setToolTip(escaped);
}

} // namespace onescreen
