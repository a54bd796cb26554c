// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/moveroptions.h"

#include "ui/common/plainlabel.h"
#include "ui/map/markers.h"
#include "ui/map/movers/moverslayer.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int columns = 2;
constexpr std::array kinds{ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel};
constexpr std::array statuses{ResourceStatus::Ready, ResourceStatus::EnRoute, ResourceStatus::OnScene,
                              ResourceStatus::Off};

void showBox(QCheckBox* box, QString text, int count, bool hidden)
{
    text.replace(u'&', u"&&"_s); // a single one would be a mnemonic
    box->setText(text + u' ' + QString::number(count));
    box->setChecked(!hidden);
}

template <typename Value> void put(QSet<Value>& hidden, const Value& value, const QCheckBox* box)
{
    if (box->isChecked())
        hidden.remove(value);
    else
        hidden.insert(value);
}

} // namespace

MoverOptions::MoverOptions(MoversLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_layer(layer), m_context(context), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"moverOptions"_s);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(context.metrics.grid / 2);
    QGridLayout* kindGrid = addGroup(tr("类型"));
    for (const ResourceKind kind : kinds)
        m_kinds[kind] = addBox(kindGrid, u"kind-"_s + resourceKindName(kind));
    QGridLayout* statusGrid = addGroup(tr("状态"));
    for (const ResourceStatus status : statuses)
        m_statuses[status] = addBox(statusGrid, u"status-"_s + resourceStatusName(status));
    m_forceGrid = addGroup(tr("队伍"));
    refresh();
    connect(&layer, &MapLayer::legendChanged, this, &MoverOptions::refresh);
    connect(&layer, &MapLayer::settingChanged, this, &MoverOptions::refresh);
}

QGridLayout* MoverOptions::addGroup(const QString& title)
{
    auto* heading = new PlainLabel(title, this);
    heading->setFont(m_context.font(TextSize::Small, true));
    m_layout->addWidget(heading);
    auto* grid = new QGridLayout;
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(m_context.metrics.grid);
    grid->setVerticalSpacing(0);
    m_layout->addLayout(grid);
    return grid;
}

QCheckBox* MoverOptions::addBox(QGridLayout* grid, const QString& name)
{
    auto* box = new QCheckBox(this);
    box->setObjectName(name);
    box->setChecked(true);
    const int number = grid->count();
    grid->addWidget(box, number / columns, number % columns);
    connect(box, &QCheckBox::toggled, this, &MoverOptions::take);
    return box;
}

void MoverOptions::refresh()
{
    m_refreshing = true;
    std::map<ResourceKind, int> kindCounts;
    std::map<ResourceStatus, int> statusCounts;
    std::map<QString, int> forceCounts;
    std::map<QString, QString> forceNames;
    for (const Mover& mover : m_layer.movers()) {
        ++kindCounts[mover.resource.kind];
        ++statusCounts[mover.resource.status];
        ++forceCounts[mover.force];
        forceNames[mover.force] = mover.forceName;
    }
    const MoverFilter& filter = m_layer.filter();
    for (const auto& [force, count] : forceCounts) {
        if (!m_forces.contains(force))
            m_forces[force] = addBox(m_forceGrid, u"force-"_s + force);
    }
    for (const auto& [kind, box] : m_kinds)
        showBox(box, resourceKindText(kind), kindCounts[kind], filter.hiddenKinds.contains(kind));
    for (const auto& [status, box] : m_statuses)
        showBox(box, resourceStatusText(status), statusCounts[status],
                filter.hiddenStatuses.contains(status));
    for (const auto& [force, box] : m_forces) {
        const QString name = forceNames.contains(force) && !forceNames[force].isEmpty() ? forceNames[force]
                             : force.isEmpty()                                          ? tr("未知队伍")
                                                                                        : force;
        showBox(box, name, forceCounts[force], filter.hiddenForces.contains(force));
    }
    m_refreshing = false;
}

void MoverOptions::take()
{
    if (m_refreshing)
        return;
    // What no box stands for stays hidden.
    MoverFilter filter = m_layer.filter();
    for (const auto& [kind, box] : m_kinds)
        put(filter.hiddenKinds, kind, box);
    for (const auto& [status, box] : m_statuses)
        put(filter.hiddenStatuses, status, box);
    for (const auto& [force, box] : m_forces)
        put(filter.hiddenForces, force, box);
    m_layer.setFilter(filter);
}

} // namespace onescreen
