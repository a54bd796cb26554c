// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace onescreen {

TopBar::TopBar(const ThemeContext& context, const QString& placeName, const std::vector<SceneFactory>& scenes,
               QWidget* parent)
    : QWidget(parent), m_context(context), m_place(new PlainLabel(placeName, this)),
      m_crumbs(new QWidget(this)), m_sceneButtons(new QButtonGroup(this)), m_windowMenu(new QMenu(this))
{
    setObjectName(u"topBar"_s);
    m_place->setObjectName(u"placeName"_s);
    m_place->setStyle(context, TextSize::Large, TextRole::Normal, true);
    auto* crumbs = new QHBoxLayout(m_crumbs);
    crumbs->setContentsMargins(0, 0, 0, 0);
    crumbs->setSpacing(context.metrics.space(0.5));

    const int margin = context.metrics.space(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, context.metrics.space(), margin, context.metrics.space());
    layout->setSpacing(context.metrics.space());
    layout->addWidget(m_place);
    layout->addSpacing(context.metrics.space());
    if (!context.wall) {
        m_back = addTool(layout, u"goBack"_s, u"arrow-left", {}, tr("后退（Backspace 或 Alt+←）"));
        m_forward = addTool(layout, u"goForward"_s, u"arrow-right", {}, tr("前进（Alt+→）"));
        m_up = addTool(layout, u"goUp"_s, u"arrow-up", {}, tr("上一级（Esc）"));
        connect(m_back, &QToolButton::clicked, this, &TopBar::backClicked);
        connect(m_forward, &QToolButton::clicked, this, &TopBar::forwardClicked);
        connect(m_up, &QToolButton::clicked, this, &TopBar::upClicked);
    }
    layout->addWidget(m_crumbs);
    layout->addStretch(1);
    if (context.wall)
        return;
    addScenes(layout, scenes);
    layout->addSpacing(context.metrics.space());
    auto* search =
        addTool(layout, u"openSearch"_s, u"search", tr("查找 Ctrl+K"), tr("场景、区域、地址（Ctrl+K 或 /）"));
    connect(search, &QToolButton::clicked, this, &TopBar::searchClicked);
    auto* windows = addTool(layout, u"windowMenu"_s, u"app-window", tr("窗口"),
                            tr("新窗口；Ctrl+1 至 Ctrl+9 切换；外观"));
    windows->setPopupMode(QToolButton::InstantPopup);
    windows->setMenu(m_windowMenu);
    auto* full = addTool(layout, u"fullScreen"_s, u"maximize", {}, tr("全屏（F11）"));
    connect(full, &QToolButton::clicked, this, &TopBar::fullScreenClicked);
}

QToolButton* TopBar::addTool(QHBoxLayout* layout, const QString& objectName, QStringView iconName,
                             const QString& text, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName, m_context.theme.secondary, m_context.metrics.icon));
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setText(text);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(m_context.metrics.control);
    if (text.isEmpty())
        button->setFixedWidth(m_context.metrics.control);
    button->setAccessibleName(tip);
    setPlainToolTip(button, tip);
    layout->addWidget(button);
    return button;
}

void TopBar::addScenes(QHBoxLayout* layout, const std::vector<SceneFactory>& scenes)
{
    for (const SceneFactory& scene : scenes) {
        const QString key = scene.key.toString(QKeySequence::NativeText);
        auto* button = new QPushButton(u"%1 %2"_s.arg(key, scene.title).trimmed(), this);
        button->setObjectName(u"scene-"_s + scene.id);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedHeight(m_context.metrics.control);
        m_sceneButtons->addButton(button);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id = scene.id] { Q_EMIT sceneClicked(id); });
    }
}

void TopBar::setCrumbs(const std::vector<Crumb>& crumbs)
{
    auto* layout = qobject_cast<QHBoxLayout*>(m_crumbs->layout());
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->setObjectName({});
            old->deleteLater(); // its own click may be what brought us here
        }
        delete item;
    }
    for (size_t i = 0; i < crumbs.size(); ++i) {
        if (i > 0) {
            auto* arrow = new PlainLabel(u"›"_s, m_crumbs);
            arrow->setStyle(m_context, TextSize::Normal, TextRole::Secondary);
            layout->addWidget(arrow);
        }
        const bool last = i + 1 == crumbs.size();
        if (last || m_context.wall) {
            auto* label = new PlainLabel(crumbs[i].text, m_crumbs);
            label->setObjectName(last ? u"crumbHere"_s : QString());
            label->setIndent(m_context.wall ? 0 : m_context.metrics.space(0.5));
            label->setStyle(m_context, TextSize::Normal, last ? TextRole::Normal : TextRole::Secondary, last);
            layout->addWidget(label);
            continue;
        }
        auto* button = new QToolButton(m_crumbs);
        button->setObjectName(u"crumb%1"_s.arg(i));
        button->setText(crumbs[i].text);
        button->setAutoRaise(true);
        button->setFixedHeight(m_context.metrics.control);
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, address = crumbs[i].address] { Q_EMIT addressClicked(address); });
    }
}

void TopBar::addAtEnd(QWidget* widget)
{
    layout()->addWidget(widget);
}

void TopBar::setCurrentScene(const QString& sceneId)
{
    for (QAbstractButton* button : m_sceneButtons->buttons())
        button->setChecked(button->objectName() == u"scene-"_s + sceneId);
}

void TopBar::setHistory(bool canGoBack, bool canGoForward, bool canGoUp)
{
    if (!m_back)
        return;
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
    m_up->setEnabled(canGoUp);
}

} // namespace onescreen
