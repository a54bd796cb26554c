// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuefilterpopup.h"

#include "ui/common/plainlabel.h"
#include "ui/queue/queuetext.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// '&' in a name is a letter, not the mark of a key.
QString buttonText(QString name)
{
    return name.replace(u"&"_s, u"&&"_s);
}

template <typename Value> void put(QSet<Value>& set, const Value& value, bool in)
{
    if (in)
        set.insert(value);
    else
        set.remove(value);
}

} // namespace

QueueFilterPopup::QueueFilterPopup(const ThemeContext& context, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_context(context)
{
    setObjectName(u"queueFilterPopup"_s);
    setFrameShape(StyledPanel);
    setFont(context.font());
    auto* layout = new QVBoxLayout(this);
    const int margin = context.metrics.space(2);
    layout->setContentsMargins(margin, margin, margin, margin);
    m_body = new QWidget(this);
    layout->addWidget(m_body);
    auto* clear = new QPushButton(tr("清除筛选"), this);
    clear->setObjectName(u"clearFilter"_s);
    connect(clear, &QPushButton::clicked, this, &QueueFilterPopup::clearRequested);
    layout->addWidget(clear, 0, Qt::AlignRight);
}

void QueueFilterPopup::setChoices(const NameBook& names, const EventFilter& filter)
{
    m_filter = filter;
    rebuild(names);
}

QGridLayout* QueueFilterPopup::addColumn(const QString& title, int column)
{
    auto* grid = qobject_cast<QGridLayout*>(m_body->layout());
    auto* list = new QGridLayout;
    list->setVerticalSpacing(m_context.metrics.space(0.5));
    auto* head = new PlainLabel(title, m_body);
    head->setStyle(m_context, TextSize::Small, TextRole::Secondary, true);
    list->addWidget(head, 0, 0);
    grid->addLayout(list, 0, column, Qt::AlignTop);
    return list;
}

void QueueFilterPopup::addCheck(QGridLayout* column, const QString& text, bool checked,
                                std::function<void(bool)> choose)
{
    auto* box = new QCheckBox(buttonText(text), m_body);
    box->setChecked(checked);
    connect(box, &QCheckBox::toggled, this, [this, choose = std::move(choose)](bool on) {
        choose(on);
        Q_EMIT filterChanged(m_filter);
    });
    column->addWidget(box, column->rowCount(), 0);
}

void QueueFilterPopup::addAreas(QGridLayout* column, const NameBook& names)
{
    auto* group = new QButtonGroup(m_body);
    const auto add = [&](const QString& name, std::optional<RegionCode> area) {
        auto* button = new QRadioButton(buttonText(name), m_body);
        button->setChecked(m_filter.area == area);
        group->addButton(button);
        connect(button, &QRadioButton::clicked, this, [this, area] {
            m_filter.area = area;
            Q_EMIT filterChanged(m_filter);
        });
        column->addWidget(button, column->rowCount(), 0);
    };
    add(tr("全部区域"), std::nullopt);
    bool listed = !m_filter.area;
    for (const Region& region : names.regions(RegionLevel::County)) {
        add(region->name, region->code);
        listed = listed || m_filter.area == region->code;
    }
    if (!listed) // A town, a city: chosen elsewhere, still shown.
        add(names.regionName(*m_filter.area), m_filter.area);
}

void QueueFilterPopup::rebuild(const NameBook& names)
{
    auto* old = m_body;
    m_body = new QWidget(this);
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(m_context.metrics.space(4));
    QGridLayout* states = addColumn(tr("状态"), 0);
    for (const EventState state : allEventStates)
        addCheck(states, stateWord(state), m_filter.states.contains(state),
                 [this, state](bool on) { put(m_filter.states, state, on); });
    QGridLayout* priorities = addColumn(tr("优先级"), 1);
    for (const Priority priority : allPriorities)
        addCheck(priorities, priorityWord(priority), m_filter.priorities.contains(priority),
                 [this, priority](bool on) { put(m_filter.priorities, priority, on); });
    QGridLayout* types = addColumn(tr("类型"), 2);
    for (const CodeName& root : names.categoryRoots())
        addCheck(types, root.name, m_filter.categoryRoots.contains(root.code),
                 [this, code = root.code](bool on) { put(m_filter.categoryRoots, code, on); });
    addAreas(addColumn(tr("区域"), 3), names);
    delete layout()->replaceWidget(old, m_body);
    delete old;
    adjustSize();
}

} // namespace onescreen
