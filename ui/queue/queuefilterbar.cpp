// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuefilterbar.h"

#include "app/models/tracks/windowchoice.h"
#include "ui/common/icons.h"
#include "ui/common/lengthtext.h"
#include "ui/common/plainlabel.h"
#include "ui/queue/factwords.h"
#include "ui/queue/queuefilterpopup.h"
#include "ui/queue/queuetext.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

struct QueueFilterText
{
    Q_DECLARE_TR_FUNCTIONS(QueueFilterText)
};

constexpr auto debounce = 300ms;
constexpr int longestText = 100;

/// One part of a filter: what it says, and the filter without it.
struct Part
{
    QString words;
    EventFilter without;
};

QString spanWords(const TimeSpan& span)
{
    const QString from = businessDateTimeText(span.from);
    return span.to < withoutEnd ? QueueFilterText::tr("%1 至 %2").arg(from, businessDateTimeText(span.to))
                                : QueueFilterText::tr("%1 起").arg(from);
}

std::vector<Part> partsOf(const EventFilter& filter, const NameBook& names)
{
    const EventFilter standard = openEventsFilter();
    std::vector<Part> parts;
    const auto add = [&](const QString& title, const QStringList& values, auto remove) {
        EventFilter without = filter;
        remove(without);
        parts.push_back(
            {QueueFilterText::tr("%1：%2").arg(title, values.join(QueueFilterText::tr("、"))), without});
    };
    if (filter.states != standard.states) {
        QStringList words;
        for (const EventState state : allEventStates) {
            if (filter.states.contains(state))
                words << stateWord(state);
        }
        if (words.isEmpty())
            words << QueueFilterText::tr("全部");
        add(QueueFilterText::tr("状态"), words, [&](EventFilter& f) { f.states = standard.states; });
    }
    if (!filter.priorities.isEmpty()) {
        QStringList words;
        for (const Priority priority : allPriorities) {
            if (filter.priorities.contains(priority))
                words << priorityWord(priority);
        }
        add(QueueFilterText::tr("优先级"), words, [](EventFilter& f) { f.priorities.clear(); });
    }
    if (!filter.categoryRoots.isEmpty()) {
        QStringList words;
        for (const QString& code : filter.categoryRoots)
            words << names.categoryName(code);
        words.sort();
        add(QueueFilterText::tr("类型"), words, [](EventFilter& f) { f.categoryRoots.clear(); });
    }
    if (filter.area)
        add(QueueFilterText::tr("区域"), {names.regionName(*filter.area)},
            [](EventFilter& f) { f.area.reset(); });
    if (filter.inside)
        add(QueueFilterText::tr("图上范围"), {ringText(*filter.inside, QLocale())},
            [](EventFilter& f) { f.inside.reset(); });
    if (filter.reportedBetween)
        add(QueueFilterText::tr("上报时间"), {spanWords(*filter.reportedBetween)},
            [](EventFilter& f) { f.reportedBetween.reset(); });
    if (!filter.text.isEmpty())
        add(QueueFilterText::tr("文字"), {filter.text}, [](EventFilter& f) { f.text.clear(); });
    if (!filter.facts.isEmpty())
        add(QueueFilterText::tr("统计口径"), factWords(filter.facts, names),
            [](EventFilter& f) { f.facts = {}; });
    return parts;
}

} // namespace

EventFilter openEventsFilter()
{
    EventFilter filter;
    for (const EventState state : allEventStates) {
        if (isOpen(state))
            filter.states.insert(state);
    }
    return filter;
}

QStringList filterWords(const EventFilter& filter, const NameBook& names)
{
    QStringList words;
    for (const Part& part : partsOf(filter, names))
        words << part.words;
    return words;
}

QueueFilterBar::QueueFilterBar(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_filter(openEventsFilter()), m_text(new QLineEdit(this)),
      m_button(new QToolButton(this)), m_popup(new QueueFilterPopup(context, this))
{
    const Metrics& metrics = context.metrics;
    m_text->setObjectName(u"queueFilterText"_s);
    m_text->setPlaceholderText(tr("标题、地点、编号"));
    m_text->setAccessibleName(tr("在列表中查找"));
    setPlainToolTip(m_text, tr("在列表中查找（Ctrl+F）"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(longestText);
    m_text->setFont(context.font(TextSize::Small));
    m_text->setMinimumWidth(metrics.space(10));
    m_text->setMaximumWidth(metrics.space(20));
    m_text->addAction(icon(u"search", context.theme.secondary, metrics.icon), QLineEdit::LeadingPosition);
    m_button->setObjectName(u"queueFilterButton"_s);
    m_button->setIcon(icon(u"filter", context.theme.secondary, metrics.icon));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFont(context.font(TextSize::Small));
    setPlainToolTip(m_button, tr("按状态、优先级、类型、区域筛选"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics.space());
    layout->addWidget(m_text);
    layout->addWidget(m_button);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(&m_debounce, &QTimer::timeout, this, &QueueFilterBar::search);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        m_debounce.stop();
        search();
        Q_EMIT finished();
    });
    connect(m_button, &QToolButton::clicked, this, &QueueFilterBar::openPopup);
    connect(m_popup, &QueueFilterPopup::filterChanged, this, &QueueFilterBar::choose);
    connect(m_popup, &QueueFilterPopup::clearRequested, this, [this] {
        m_popup->close();
        clearFilter();
    });
    showCount();
}

void QueueFilterBar::setFilter(const EventFilter& filter)
{
    m_filter = filter;
    if (m_text->text().trimmed() != filter.text) {
        const QSignalBlocker quiet(m_text);
        m_text->setText(filter.text);
        m_debounce.stop();
    }
    showCount();
}

void QueueFilterBar::search()
{
    EventFilter filter = m_filter;
    filter.text = m_text->text().trimmed();
    choose(filter);
}

void QueueFilterBar::choose(const EventFilter& filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT filterChanged(m_filter);
}

void QueueFilterBar::clearFilter()
{
    m_debounce.stop();
    EventFilter cleared = openEventsFilter();
    cleared.reportedIn = m_filter.reportedIn;
    choose(cleared);
}

void QueueFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void QueueFilterBar::openPopup()
{
    m_popup->setChoices(m_names, m_filter);
    const QPoint below =
        m_button->mapToGlobal(QPoint(m_button->width() - m_popup->sizeHint().width(), m_button->height()));
    m_popup->move(below);
    m_popup->show();
}

void QueueFilterBar::showCount()
{
    const qsizetype count = filterWords(m_filter, m_names).size();
    m_button->setText(count == 0 ? tr("筛选") : tr("筛选 %1").arg(count));
}

QueueChips::QueueChips(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(context.metrics.space(0.5));
}

void QueueChips::setFilter(const EventFilter& filter, const NameBook& names)
{
    qDeleteAll(findChildren<QToolButton*>(Qt::FindDirectChildrenOnly));
    for (const Part& part : partsOf(filter, names)) {
        auto* chip = new QToolButton(this);
        chip->setObjectName(u"filterChip"_s);
        chip->setFont(m_context.font(TextSize::Small));
        const int longest = m_context.metrics.space(24);
        chip->setText(
            chip->fontMetrics().elidedText(part.words, Qt::ElideRight, longest).replace(u"&"_s, u"&&"_s));
        chip->setIcon(icon(u"x", m_context.theme.secondary, m_context.metrics.small));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setAccessibleName(tr("去掉筛选 %1").arg(part.words));
        setPlainToolTip(chip, tr("去掉“%1”").arg(part.words));
        connect(
            chip, &QToolButton::clicked, this,
            [this, without = part.without] { Q_EMIT filterChanged(without); }, Qt::QueuedConnection);
        m_layout->addWidget(chip);
    }
}

} // namespace onescreen
