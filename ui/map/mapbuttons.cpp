// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapbuttons.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

MapButtons::MapButtons(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    const auto add = [&](const QString& name, const QString& iconName, const QString& text,
                         void (MapButtons::*signal)()) {
        auto* button = new QToolButton(this);
        button->setObjectName(name);
        button->setFocusPolicy(Qt::NoFocus);
        button->setText(text);
        button->setAccessibleName(text);
        setPlainToolTip(button, text);
        connect(button, &QToolButton::clicked, this, signal);
        layout->addWidget(button);
        m_buttons.push_back({.widget = button, .icon = iconName});
        return button;
    };
    add(u"mapZoomIn"_s, u"plus"_s, tr("放大（+）"), &MapButtons::zoomIn);
    add(u"mapZoomOut"_s, u"minus"_s, tr("缩小（−）"), &MapButtons::zoomOut);
    add(u"mapHome"_s, u"home"_s, tr("全图（0）"), &MapButtons::home);
    m_star = add(u"mapStar"_s, u"current-location"_s, tr("恢复自动适配（*）"), &MapButtons::star);
    m_star->hide();
}

void MapButtons::setTheme(const ThemeContext& context)
{
    m_context = context;
    for (const Button& button : std::as_const(m_buttons)) {
        const QColor& colour = button.widget == m_star ? context.theme.accent : context.theme.text;
        button.widget->setIcon(icon(button.icon, colour, context.metrics.icon));
        button.widget->setIconSize({context.metrics.icon, context.metrics.icon});
        button.widget->setFixedSize(context.metrics.control, context.metrics.control);
    }
    layout()->setSpacing(context.metrics.grid / 2);
    setVisible(!context.wall);
    place(m_map);
}

void MapButtons::setHeld(bool held)
{
    m_star->setVisible(held);
    place(m_map);
}

void MapButtons::setCovered(int right)
{
    m_covered = right;
    place(m_map);
}

void MapButtons::place(const QRect& map)
{
    m_map = map;
    layout()->activate();
    resize(sizeHint());
    const int margin = m_context.metrics.space(1);
    move(map.right() - m_covered - width() - margin, map.top() + margin);
}

} // namespace onescreen
