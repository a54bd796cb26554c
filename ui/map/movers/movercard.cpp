// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/movercard.h"

#include "app/geo/marker.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/markers.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

TextRole roleOf(geo::Fading fading)
{
    switch (fading) {
    case geo::Fading::Full:
        return TextRole::Normal;
    case geo::Fading::Outline:
        return TextRole::Warning;
    case geo::Fading::Ghost:
        break;
    }
    return TextRole::Unknown;
}

} // namespace

MoverCard::MoverCard(const ThemeContext& context, QWidget* map)
    : QFrame(map), m_context(context), m_title(new PlainLabel(this)), m_state(new PlainLabel(this)),
      m_unit(new PlainLabel(this)), m_position(new PlainLabel(this)), m_following(new PlainLabel(this))
{
    setObjectName(u"moverCard"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    const int pad = context.metrics.space(1.5);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(pad, pad, pad, pad);
    layout->setSpacing(context.metrics.grid / 2);
    m_title->setObjectName(u"moverTitle"_s);
    m_title->setStyle(context, TextSize::Large, TextRole::Normal, true);
    m_state->setObjectName(u"moverState"_s);
    m_state->setStyle(context, TextSize::Normal);
    m_unit->setObjectName(u"moverUnit"_s);
    m_unit->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_position->setObjectName(u"moverPosition"_s);
    m_following->setObjectName(u"moverFollowing"_s);
    m_following->setStyle(context, TextSize::Small, TextRole::Accent);
    for (PlainLabel* label : {m_title, m_state, m_unit, m_position, m_following})
        layout->addWidget(label);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(context.metrics.grid / 2);
    layout->addLayout(buttons);
    m_follow = addButton(u"moverFollow"_s, u"viewfinder"_s, tr("跟随（F）"));
    m_resume = addButton(u"moverResume"_s, u"current-location"_s, tr("继续跟随"));
    m_openEvent = addButton(u"moverEvent"_s, u"list-details"_s, tr("查看事件"));
    m_onlyUnit = addButton(u"moverUnitOnly"_s, u"filter"_s, tr("只看本单位（Ctrl+U）"));
    QToolButton* close = addButton(u"moverClose"_s, u"x"_s, tr("关闭（Esc）"));
    connect(m_follow, &QToolButton::clicked, this, &MoverCard::followToggled);
    connect(m_resume, &QToolButton::clicked, this, &MoverCard::resumeRequested);
    connect(close, &QToolButton::clicked, this, &MoverCard::closed);
    connect(m_openEvent, &QToolButton::clicked, this, [this] {
        if (m_event)
            Q_EMIT eventRequested(*m_event);
    });
    connect(m_onlyUnit, &QToolButton::clicked, this, [this] {
        if (m_ofUnit)
            Q_EMIT unitRequested(*m_ofUnit);
    });
    setFollowing(Follower::State::Off);
    hide();
}

QToolButton* MoverCard::addButton(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setIcon(icon(iconName, m_context.theme.text, m_context.metrics.icon));
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFixedHeight(m_context.metrics.control);
    layout()->itemAt(layout()->count() - 1)->layout()->addWidget(button);
    return button;
}

void MoverCard::setMover(const Mover& mover, UtcTime now)
{
    const ResourceFields& resource = mover.resource;
    m_event = resource.event;
    m_ofUnit = resource.unit;
    m_onlyUnit->setVisible(m_ofUnit.has_value());
    m_title->setText(resource.name.isEmpty() ? resourceKindText(resource.kind) : resource.name);
    m_state->setText(resourceKindText(resource.kind) + u" · "_s + resourceStatusText(resource.status));
    m_unit->setText(moverUnitText(mover));
    m_unit->setVisible(!m_unit->text().isEmpty());
    const Milliseconds age = resource.positionAt ? now - *resource.positionAt : Milliseconds{0};
    const geo::Fading fading = geo::fadingFor(age);
    m_position->setStyle(m_context, TextSize::Small, roleOf(fading));
    QString text = tr("位置 %1").arg(ageText(age));
    if (fading == geo::Fading::Ghost)
        text = tr("失联 %1，标在最后的位置").arg(durationText(age));
    else if (fading == geo::Fading::Outline)
        text = tr("位置陈旧：%1").arg(ageText(age));
    m_position->setText(text + u'\n' + coordinateText(*resource.position));
    m_openEvent->setVisible(m_event.has_value());
    show();
    place();
}

void MoverCard::setLost()
{
    m_position->setStyle(m_context, TextSize::Small, TextRole::Unknown);
    m_position->setText(tr("已不在图上：没有位置"));
    place();
}

void MoverCard::setFollowing(Follower::State state)
{
    const bool on = state != Follower::State::Off;
    m_follow->setText(on ? tr("停止跟随（F）") : tr("跟随（F）"));
    m_resume->setVisible(state == Follower::State::Yielding);
    m_following->setVisible(on);
    m_following->setText(state == Follower::State::Yielding ? tr("跟随已让位：您移动了地图")
                                                            : tr("正在跟随"));
    place();
}

void MoverCard::place()
{
    layout()->activate();
    resize(sizeHint());
    move(m_context.metrics.space(1.5), m_context.metrics.space(1.5));
    raise();
}

} // namespace onescreen
