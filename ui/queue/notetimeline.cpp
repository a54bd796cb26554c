// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/notetimeline.h"

#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/queue/queuetext.h"

#include <QVBoxLayout>

#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::size_t mostNotes = 100;

} // namespace

NoteTimeline::NoteTimeline(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    clear();
}

void NoteTimeline::clear()
{
    delete m_list;
    m_list = new QWidget(this);
    auto* layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_context.metrics.space(1.25));
    this->layout()->addWidget(m_list);
}

void NoteTimeline::setNotes(const std::vector<EventCardNote>& notes, UtcTime now)
{
    clear();
    for (const EventCardNote& note : notes | std::views::reverse | std::views::take(mostNotes))
        addNote(note, now);
    auto* rest = new PlainLabel(m_list);
    rest->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    rest->setText(notes.empty() ? tr("还没有处理记录")
                                : tr("更早的 %1 条未列出").arg(notes.size() - mostNotes));
    rest->setVisible(notes.empty() || notes.size() > mostNotes);
    m_list->layout()->addWidget(rest);
}

void NoteTimeline::addNote(const EventCardNote& note, UtcTime now)
{
    auto* group = new QVBoxLayout;
    group->setSpacing(m_context.metrics.space(0.25));
    static_cast<QVBoxLayout*>(m_list->layout())->addLayout(group);
    auto* head = new PlainLabel(momentText(note.at, now) + u"  "_s + noteHead(note), m_list);
    head->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    group->addWidget(head);
    if (note.text.isEmpty())
        return;
    auto* text = new PlainLabel(note.text, m_list);
    text->setStyle(m_context, TextSize::Normal);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    group->addWidget(text);
}

} // namespace onescreen
