// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/eventoptions.h"

#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/map/layers/eventmaplayer.h"
#include "ui/map/markers.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int columns = 2;

QString literal(QString text)
{
    return text.replace(u'&', u"&&"_s); // a single one would be a mnemonic
}

} // namespace

EventOptions::EventOptions(EventMapLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_layer(layer), m_context(context), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"eventOptions"_s);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(context.metrics.grid / 2);
    build();
    refresh();
    connect(&layer.events(), &EventLayer::facetsChanged, this, [this] {
        const auto shown = static_cast<std::size_t>(m_roots.size());
        if (m_layer.events().facets().byRoot.size() != shown)
            build();
        refresh();
    });
    connect(&layer, &MapLayer::settingChanged, this, &EventOptions::refresh);
}

QCheckBox* EventOptions::addBox(const QString& name)
{
    auto* box = new QCheckBox(this);
    box->setObjectName(name);
    connect(box, &QCheckBox::toggled, this, &EventOptions::take);
    return box;
}

QGridLayout* EventOptions::addGroup(const QString& title)
{
    auto* heading = new PlainLabel(title, this);
    heading->setFont(m_context.font(TextSize::Small, true));
    m_layout->addWidget(heading);
    auto* grid = new QGridLayout;
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(m_context.metrics.grid);
    grid->setVerticalSpacing(m_context.metrics.grid / 4);
    m_layout->addLayout(grid);
    return grid;
}

void EventOptions::build()
{
    // At once: what waits for deletion would be seen between the new ones.
    qDeleteAll(findChildren<QCheckBox*>());
    qDeleteAll(findChildren<PlainLabel*>());
    while (QLayoutItem* item = m_layout->takeAt(0))
        delete item;
    m_states.clear();
    m_priorities.clear();
    m_roots.clear();
    const auto fill = [](QGridLayout* grid, const QList<QCheckBox*>& boxes) {
        for (int i = 0; i < boxes.size(); ++i)
            grid->addWidget(boxes.at(i), i / columns, i % columns);
    };
    for (const EventState state : allEventStates)
        m_states.push_back(addBox(u"state-"_s + eventStateName(state)));
    fill(addGroup(tr("状态")), m_states);
    for (const Priority priority : allPriorities)
        m_priorities.push_back(addBox(u"priority-"_s + priorityName(priority)));
    fill(addGroup(tr("等级")), m_priorities);
    QList<QCheckBox*> roots;
    for (const auto& [root, count] : m_layer.events().facets().byRoot) {
        roots.push_back(addBox(u"type-"_s + root));
        m_roots.push_back({root, roots.back()});
    }
    if (!roots.isEmpty())
        fill(addGroup(tr("类别")), roots);
}

void EventOptions::refresh()
{
    m_refreshing = true;
    const geo::EventPick& pick = m_layer.events().pick();
    const geo::EventFacets& facets = m_layer.events().facets();
    const auto show = [this](QCheckBox* box, const QString& text, qint64 count, bool hidden) {
        box->setText(literal(text + u' ' + numberText(static_cast<double>(count), locale())));
        box->setChecked(!hidden);
    };
    for (const EventState state : allEventStates) {
        const auto i = static_cast<std::size_t>(state);
        show(m_states.at(static_cast<qsizetype>(i)), eventStateText(state), facets.byState.at(i),
             pick.hiddenStates.contains(state));
    }
    for (const Priority priority : allPriorities) {
        const auto i = static_cast<std::size_t>(priority);
        show(m_priorities.at(static_cast<qsizetype>(i)), priorityText(priority), facets.byPriority.at(i),
             pick.hiddenPriorities.contains(priority));
    }
    for (const auto& [root, box] : std::as_const(m_roots)) {
        const auto found = facets.byRoot.find(root);
        show(box, m_layer.rootName(root), found == facets.byRoot.end() ? 0 : found->second,
             pick.hiddenRoots.contains(root));
    }
    m_refreshing = false;
}

void EventOptions::take()
{
    if (m_refreshing)
        return;
    // What no box stands for stays hidden: a type that has no event just now.
    geo::EventPick pick = m_layer.events().pick();
    const auto put = [](auto& hidden, const auto& value, const QCheckBox* box) {
        if (box->isChecked())
            hidden.remove(value);
        else
            hidden.insert(value);
    };
    for (const EventState state : allEventStates)
        put(pick.hiddenStates, state, m_states.at(static_cast<qsizetype>(state)));
    for (const Priority priority : allPriorities)
        put(pick.hiddenPriorities, priority, m_priorities.at(static_cast<qsizetype>(priority)));
    for (const auto& [root, box] : std::as_const(m_roots))
        put(pick.hiddenRoots, root, box);
    m_layer.setPick(pick);
}

} // namespace onescreen
