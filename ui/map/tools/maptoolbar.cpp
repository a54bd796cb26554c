// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/maptoolbar.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int searchUnits = 40;
constexpr int leastSearchUnits = 22;

/// The word of an entry without its key.
QString wordOf(const QAction& action)
{
    return action.text().section(u'\t', 0, 0);
}

} // namespace

MapToolBar::MapToolBar(const ThemeContext& context, QWidget* search, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QHBoxLayout(this))
{
    setObjectName(u"mapToolBar"_s);
    m_layout->setContentsMargins(context.metrics.space(1), context.metrics.space(0.5),
                                 context.metrics.space(1), context.metrics.space(0.5));
    m_layout->setSpacing(context.metrics.space(0.5));
    search->setMaximumWidth(context.metrics.space(searchUnits));
    search->setMinimumWidth(context.metrics.space(leastSearchUnits));
    m_layout->addWidget(search, 1);
    m_layout->addStretch(1);
}

QMenu* MapToolBar::addMenu(const QString& name, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setFont(m_context.font(TextSize::Small));
    button->setMinimumHeight(m_context.metrics.control);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    menu->setFont(m_context.font(TextSize::Small));
    menu->setToolTipsVisible(false);
    button->setMenu(menu);
    button->setText(text);
    button->setAccessibleName(text);
    m_layout->insertWidget(m_layout->count() - 1, button);
    connect(menu, &QMenu::aboutToShow, button, [button] { button->setDown(true); });
    connect(menu, &QMenu::aboutToHide, button, [button] { button->setDown(false); });
    button->setProperty("mapToolText", text);
    return menu;
}

void MapToolBar::addWidget(QWidget* widget)
{
    m_layout->addWidget(widget);
}

void MapToolBar::refresh()
{
    for (QToolButton* button : findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
        if (button->menu())
            showState(button, button->property("mapToolText").toString(), button->menu());
    }
}

void MapToolBar::showState(QToolButton* button, const QString& text, const QMenu* menu) const
{
    const QList<QAction*> actions = menu->actions();
    const auto on = std::ranges::find_if(
        actions, [](const QAction* action) { return action->isChecked() && action->actionGroup(); });
    const bool active = on != actions.end();
    button->setText(active ? wordOf(**on) : text);
    QPalette palette = button->palette();
    palette.setColor(QPalette::ButtonText, active ? m_context.theme.accent : m_context.theme.text);
    button->setPalette(palette);
    button->setFont(m_context.font(TextSize::Small, active));
}

} // namespace onescreen
