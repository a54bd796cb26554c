// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/eventcard.h"

#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/modelpanel.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/queue/actionbox.h"
#include "ui/queue/notetimeline.h"
#include "ui/queue/queuetext.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool sameNotes(const std::vector<EventCardNote>& a, const std::vector<EventCardNote>& b)
{
    return std::ranges::equal(a, b, [](const EventCardNote& x, const EventCardNote& y) {
        return x.at == y.at && x.kind == y.kind && x.actor == y.actor && x.text == y.text;
    });
}

QString sinceText(const EventCard& card, UtcTime now)
{
    return EventCardView::tr("%1 上报 · %2 · %3")
        .arg(businessDateTimeText(card.event.reportedAt), ageText(now - card.event.reportedAt),
             card.sourceName);
}

QString whoText(const EventCard& card, UtcTime now)
{
    if (card.unitName.isEmpty())
        return EventCardView::tr("还没有单位承办");
    if (!card.event.assignedAt)
        return card.unitName;
    return EventCardView::tr("%1 · %2 派遣").arg(card.unitName, momentText(*card.event.assignedAt, now));
}

QString leftText(const EventCard& card, UtcTime now)
{
    const QString text = remainingText(card.remaining(now), isOpen(card.event.state));
    if (!card.event.dueAt)
        return EventCardView::tr("没有规定时限");
    return EventCardView::tr("%1 · 截止 %2").arg(text, businessDateTimeText(*card.event.dueAt).chopped(3));
}

TextRole leftRole(const EventCard& card, UtcTime now)
{
    const auto remaining = card.remaining(now);
    const bool open = isOpen(card.event.state);
    if (open && remaining && *remaining < Milliseconds{0})
        return TextRole::Urgent;
    return isDueSoon(remaining, open) ? TextRole::Warning : TextRole::Normal;
}

} // namespace

EventCardView::EventCardView(const SceneContext& context, QWidget* parent)
    : PanelFrame(context.theme, new QWidget, parent), m_context(context),
      m_model(context.hub, context.windowClass, context.actions)
{
    setTitle(tr("事件"));
    setObjectName(u"eventCard"_s);
    build();
    connect(&m_model, &EventCardModel::changed, this, &EventCardView::showModel);
    connect(&context.hub, &DataHub::tick, this, &EventCardView::showTime);
    showModel();
}

PlainLabel* EventCardView::addLine(QFormLayout* lines, const QString& name)
{
    const ThemeContext& theme = m_context.theme;
    auto* head = new PlainLabel(name, content());
    head->setStyle(theme, TextSize::Small, TextRole::Secondary);
    auto* value = new PlainLabel(content());
    value->setStyle(theme, TextSize::Normal);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lines->addRow(head, value);
    return value;
}

PlainLabel* EventCardView::addHeading(QVBoxLayout* layout, const QString& text)
{
    auto* heading = new PlainLabel(text, content());
    heading->setStyle(m_context.theme, TextSize::Small, TextRole::Secondary, true);
    layout->addSpacing(m_context.theme.metrics.space(0.5));
    layout->addWidget(heading);
    return heading;
}

void EventCardView::build()
{
    const ThemeContext& theme = m_context.theme;
    auto* outer = new QVBoxLayout(content());
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(content());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(scroll);
    page->setAutoFillBackground(true);
    QPalette onPanel = page->palette();
    onPanel.setColor(QPalette::Window, theme.theme.panel);
    page->setPalette(onPanel);
    scroll->setWidget(page);
    outer->addWidget(scroll);

    auto* layout = new QVBoxLayout(page);
    const int margin = theme.metrics.space(1.5);
    layout->setContentsMargins(margin, theme.metrics.space(0.5), margin, margin);
    layout->setSpacing(theme.metrics.space());
    m_title = new PlainLabel(page);
    m_title->setObjectName(u"cardTitle"_s);
    m_title->setStyle(theme, TextSize::Large, TextRole::Normal, true);
    m_title->setWordWrap(true);
    m_kind = new PlainLabel(page);
    m_kind->setObjectName(u"cardKind"_s);
    m_origin = new PlainLabel(page);
    m_origin->setStyle(theme, TextSize::Small, TextRole::Unknown, true);
    layout->addWidget(m_title);
    layout->addWidget(m_kind);
    layout->addWidget(m_origin);
    auto* lines = new QFormLayout;
    lines->setHorizontalSpacing(theme.metrics.space(1.5));
    lines->setVerticalSpacing(theme.metrics.space(0.75));
    m_where = addLine(lines, tr("地点"));
    m_since = addLine(lines, tr("时间"));
    m_who = addLine(lines, tr("承办"));
    m_left = addLine(lines, tr("时限"));
    m_state = addLine(lines, tr("状态"));
    layout->addLayout(lines);
    m_actions = new ActionBox(m_model, m_context.hub, theme, page);
    m_actions->setVisible(redactionFor(m_context.windowClass).actions);
    layout->addWidget(m_actions);
    m_descriptionHead = addHeading(layout, tr("情况描述"));
    m_description = new PlainLabel(page);
    m_description->setObjectName(u"cardDescription"_s);
    m_description->setStyle(theme, TextSize::Normal);
    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_description);
    addHeading(layout, tr("处理经过"));
    m_timeline = new NoteTimeline(theme, page);
    layout->addWidget(m_timeline);
    layout->addStretch(1);

    if (theme.wall)
        return;
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto* locate =
        new QPushButton(icon(u"map-pin", theme.theme.secondary, theme.metrics.icon), tr("定位 G"), buttons);
    locate->setObjectName(u"cardLocate"_s);
    auto* close =
        new QPushButton(icon(u"x", theme.theme.secondary, theme.metrics.icon), tr("关闭 Esc"), buttons);
    close->setObjectName(u"cardClose"_s);
    for (QPushButton* button : {locate, close}) {
        button->setFont(theme.font(TextSize::Small));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(locate, &QPushButton::clicked, this, [this] {
        if (const auto event = m_model.row())
            Q_EMIT showOnMap(*event);
    });
    connect(close, &QPushButton::clicked, this, &EventCardView::closeRequested);
    addHeaderWidget(buttons);
}

void EventCardView::load(EventRow event)
{
    m_waiting.reset();
    m_model.load(event);
}

void EventCardView::clear()
{
    m_waiting.reset();
    m_model.clear();
}

void EventCardView::start(ActionKind kind, EventRow event)
{
    m_waiting = kind;
    if (m_model.row() == event)
        startWaiting();
    else
        m_model.load(event);
}

void EventCardView::startWaiting()
{
    if (m_waiting && m_model.card() && m_model.state() == ModelState::Ready)
        m_actions->start(*std::exchange(m_waiting, std::nullopt));
}

void EventCardView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (event->key() == Qt::Key_Escape) {
        if (!m_actions->closeForm())
            Q_EMIT closeRequested();
    } else if (plain && event->key() == Qt::Key_A) {
        m_actions->start(ActionKind::Acknowledge);
    } else if (plain && event->key() == Qt::Key_D) {
        m_actions->start(ActionKind::Assign);
    } else if (plain && event->key() == Qt::Key_N) {
        m_actions->start(ActionKind::Note);
    } else if (plain && event->key() == Qt::Key_G && m_model.row()) {
        Q_EMIT showOnMap(*m_model.row());
    } else {
        PanelFrame::keyPressEvent(event);
    }
}

void EventCardView::showModel()
{
    const bool has = m_model.card().has_value();
    if (has)
        showCard(*m_model.card());
    showTime();
    switch (m_model.state()) {
    case ModelState::Loading:
        setState(PanelState::Loading);
        break;
    case ModelState::Ready:
        setState(PanelState::Fresh);
        break;
    case ModelState::Empty:
    case ModelState::NoMatch:
        setState(PanelState::Empty,
                 m_model.row() ? tr("这个事件已不在缓存中") : tr("在列表或地图上选一个事件"));
        break;
    case ModelState::Error:
        if (has)
            setState(PanelState::Fresh);
        else
            setState(PanelState::Error, errorText(*m_model.error()));
        break;
    }
    startWaiting();
}

void EventCardView::showCard(const EventCard& card)
{
    const EventFields& event = card.event;
    m_title->setText(event.title);
    QStringList kind{priorityWord(event.priority), card.categoryName, event.number};
    kind.removeAll(QString());
    if (event.title == card.categoryName) // Where the title itself may not be shown.
        kind.removeAt(1);
    m_kind->setText(kind.join(u" · "_s));
    m_kind->setStyle(m_context.theme, TextSize::Normal,
                     event.priority == Priority::Urgent      ? TextRole::Urgent
                     : event.priority == Priority::Important ? TextRole::Warning
                                                             : TextRole::Secondary,
                     event.priority <= Priority::Important);
    m_origin->setText(originWord(event.origin));
    m_origin->setVisible(event.origin != Origin::Live);
    m_where->setText(event.address.contains(card.regionName.section(u' ', -1))
                         ? event.address
                         : (card.regionName + u' ' + event.address).trimmed());
    m_state->setText(stateWord(event.state));
    m_description->setText(event.description);
    m_description->setVisible(!event.description.isEmpty());
    m_descriptionHead->setVisible(!event.description.isEmpty());
    if (!sameNotes(card.notes, m_notes) || card.notes.empty()) {
        m_notes = card.notes;
        m_timeline->setNotes(m_notes, m_context.hub.now());
    }
}

void EventCardView::showTime()
{
    const UtcTime now = m_context.hub.now();
    const auto asOf = m_model.asOf();
    const auto age = asOf ? std::optional<Milliseconds>(now - *asOf) : std::nullopt;
    setAsOf(asOf, now, freshnessOf(age, expectedContact));
    if (!m_model.card())
        return;
    const EventCard& card = *m_model.card();
    m_since->setText(sinceText(card, now));
    m_who->setText(whoText(card, now));
    m_left->setText(leftText(card, now));
    const TextRole role = leftRole(card, now);
    if (std::exchange(m_leftRole, role) != role)
        m_left->setStyle(m_context.theme, TextSize::Normal, role, role != TextRole::Normal);
}

} // namespace onescreen
