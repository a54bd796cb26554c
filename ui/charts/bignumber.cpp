// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bignumber.h"

#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr double tightLine = 1.15; ///< Height of a line of digits in font sizes: they have no descenders.

QFont narrowedTo(QFont font, const QString& text, double width)
{
    const double advance = QFontMetricsF(font).horizontalAdvance(text);
    if (advance > width && width > 0)
        font.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * width / advance)));
    return font;
}

} // namespace

QString dayChangeText(const BigFigure& figure)
{
    const QString change = changeText(figure.value, figure.before, QLocale(), figure.decimals);
    if (change == numberText(0.0, QLocale(), figure.decimals))
        return BigNumber::tr("较昨日持平");
    const bool rate = figure.unit == "%"_L1 && change != missingText;
    return rate ? BigNumber::tr("较昨日 %1 个百分点").arg(change) : BigNumber::tr("较昨日 %1").arg(change);
}

BigNumber::BigNumber(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BigNumber::setFigure(const BigFigure& figure)
{
    if (figure == m_figure)
        return;
    m_figure = figure;
    const QString exact = numberText(figure.value, QLocale(), figure.decimals);
    setAccessibleName(figure.label + u' ' + exact + figure.unit + u' ' + dayChangeText(figure));
    setPlainToolTip(this, figure.label + u' ' + exact + u' ' + figure.unit + u'\n' + dayChangeText(figure));
    update();
}

QString BigNumber::valueText() const
{
    // A count may be shortened to 万; a rate or an amount with decimals is exact.
    return m_figure.decimals == 0 ? countText(m_figure.value, QLocale())
                                  : numberText(m_figure.value, QLocale(), m_figure.decimals);
}

void BigNumber::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void BigNumber::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void BigNumber::keyPressEvent(QKeyEvent* event)
{
    const bool opens =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_clickable && opens)
        Q_EMIT clicked();
    else
        event->ignore();
}

void BigNumber::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void BigNumber::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QSize BigNumber::sizeHint() const
{
    const Metrics& metrics = m_context.metrics;
    const int captions = 2 * QFontMetrics(m_context.font(TextSize::Small)).height();
    return {metrics.huge * 4, captions + qRound(metrics.huge * tightLine) + metrics.space(0.5)};
}

QSize BigNumber::minimumSizeHint() const
{
    return {m_context.metrics.huge * 2, sizeHint().height()};
}

void BigNumber::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_context.theme;
    QPainter painter(this);
    const QFont small = m_context.font(TextSize::Small);
    const QFontMetrics smallMetrics(small);
    const int line = smallMetrics.height();

    painter.setFont(small);
    painter.setPen(theme.secondary);
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     smallMetrics.elidedText(m_figure.label, Qt::ElideRight, width()));

    const int unitWidth = m_figure.value ? smallMetrics.horizontalAdvance(u' ' + m_figure.unit) : 0;
    const QFont digits = narrowedTo(m_context.font(TextSize::Huge, true), valueText(), width() - unitWidth);
    const double baseline = height() - line - m_context.metrics.space(0.5);
    const bool act = m_figure.mustAct && m_figure.value.value_or(0.0) > 0.0;
    painter.setFont(digits);
    painter.setPen(act ? theme.urgent : m_figure.value ? theme.text : theme.secondary);
    painter.drawText(QPointF(0, baseline), valueText());
    if (m_figure.value) {
        const double after = QFontMetricsF(digits).horizontalAdvance(valueText());
        painter.setFont(small);
        painter.setPen(theme.secondary);
        painter.drawText(QPointF(after, baseline), u' ' + m_figure.unit);
    }

    painter.setFont(small);
    painter.setPen(theme.secondary);
    painter.drawText(QRect(0, height() - line, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     smallMetrics.elidedText(dayChangeText(m_figure), Qt::ElideRight, width()));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace onescreen
