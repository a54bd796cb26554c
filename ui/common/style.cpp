// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

FlatStyle::FlatStyle(const ThemeContext& context) : QProxyStyle(u"fusion"_s), m_context(context) {}

void FlatStyle::drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& edge) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(edge.isValid() ? QPen(edge, 1.0) : QPen(Qt::NoPen));
    const double radius = 3.0 * m_context.metrics.scale;
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void FlatStyle::drawTick(QPainter* painter, const QStyleOption& option, bool round) const
{
    const Theme& theme = m_context.theme;
    const bool enabled = option.state & State_Enabled;
    const bool on = option.state & (State_On | State_NoChange);
    const bool focus = option.state & (State_HasFocus | State_MouseOver);
    const int side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side - 1, side - 1);
    box.moveCenter(QRectF(option.rect).center());
    const QColor strong = enabled ? theme.accent : theme.muted;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on || (focus && enabled) ? strong : enabled ? theme.secondary : theme.muted, 1.2));
    painter->setBrush(on && !round ? strong : theme.window);
    if (round) {
        painter->drawEllipse(box);
        painter->setBrush(strong);
        painter->setPen(Qt::NoPen);
        if (on)
            painter->drawEllipse(box.center(), side * 0.25, side * 0.25);
    } else {
        painter->drawRoundedRect(box, side * 0.15, side * 0.15);
        painter->setPen(QPen(theme.window, side * 0.14, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        if (option.state & State_NoChange)
            painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else if (on)
            painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.43, 0.73), at(0.78, 0.3)});
    }
    painter->restore();
}

QColor FlatStyle::buttonFill(const QStyleOption& option, bool flat) const
{
    const Theme& theme = m_context.theme;
    const bool down = option.state & (State_Sunken | State_On);
    const bool hover = (option.state & State_MouseOver) && (option.state & State_Enabled);
    if (down || hover)
        return theme.hairline;
    return flat ? QColor() : theme.raised;
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const Theme& theme = m_context.theme;
    const bool focus = option->state & State_HasFocus;
    switch (element) {
    case PE_PanelButtonCommand:
        drawBox(painter, option->rect, buttonFill(*option, false),
                focus || (option->state & State_On) ? theme.accent : theme.hairline);
        return;
    case PE_PanelButtonTool:
        drawBox(painter, option->rect, buttonFill(*option, option->state & State_AutoRaise),
                focus                                    ? theme.accent
                : (option->state & State_AutoRaise) != 0 ? QColor()
                                                         : theme.hairline);
        return;
    case PE_PanelLineEdit:
        drawBox(painter, option->rect, theme.window, focus ? theme.accent : theme.hairline);
        return;
    case PE_FrameLineEdit:
        drawBox(painter, option->rect, QColor(), focus ? theme.accent : theme.hairline);
        return;
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, QColor(), theme.accent);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawTick(painter, *option, false);
        return;
    case PE_IndicatorRadioButton:
        drawTick(painter, *option, true);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.raised);
        drawBox(painter, option->rect, QColor(), theme.hairline);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    if (element == CE_Splitter) {
        const bool hover = option->state & State_MouseOver;
        if (hover)
            painter->fillRect(option->rect, m_context.theme.hairline);
        return;
    }
    if (element == CE_HeaderSection) {
        painter->fillRect(option->rect, m_context.theme.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          m_context.theme.hairline);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const
{
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        control == CC_ToolButton && button) {
        // Words and "⋯" say that there is a menu; the small arrow would only crowd the corner.
        QStyleOptionToolButton plain = *button;
        plain.features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const
{
    const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    const bool words = type == CT_PushButton || (type == CT_ToolButton && tool && !tool->text.isEmpty());
    // Follows the font: windows of different classes have different sizes under one style.
    return words ? plain + QSize(option->fontMetrics.height() / 2, 0) : plain;
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    // One style serves windows of all classes: sizes follow the widget's own font.
    const int font = widget ? widget->font().pixelSize() : -1;
    const double scale = font > 0 ? font / 14.0 : m_context.metrics.scale;
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return qRound(16.0 * scale);
    case PM_ScrollBarExtent:
        return qRound(10.0 * scale);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        // The style below knows one size only; small letters keep it.
        return qRound(QProxyStyle::pixelMetric(metric, option, widget) * qMax(1.0, scale));
    case PM_SplitterWidth:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return qRound(8.0 * scale);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_UnderlineShortcut:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 350;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace onescreen
