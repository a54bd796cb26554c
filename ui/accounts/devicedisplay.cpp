// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/devicedisplay.h"

#include "ui/accounts/adminwords.h"
#include "ui/common/plainlabel.h"

#include <QFontMetrics>

#include <algorithm>

namespace onescreen {

namespace {

constexpr int mostCellUnits = 34;

} // namespace

DeviceDisplay::DeviceDisplay(AccountAdmin& admin, const DataHub& hub, const ThemeContext& context,
                             QObject* parent)
    : QSortFilterProxyModel(parent), m_admin(admin), m_hub(hub), m_context(context),
      m_collator(QLocale(QLocale::Chinese, QLocale::China))
{
    m_collator.setNumericMode(true);
    setSourceModel(&admin.devices());
    connect(&hub, &DataHub::namesChanged, this, [this] { invalidate(); });
}

const ManagedDevice* DeviceDisplay::deviceAt(const QModelIndex& shown) const
{
    return shown.isValid() ? m_admin.devices().at(mapToSource(shown).row()) : nullptr;
}

QString DeviceDisplay::textOf(const ManagedDevice& device, DeviceColumn column) const
{
    switch (column) {
    case DeviceColumn::Name:
        return device.name;
    case DeviceColumn::Regions:
        return regionsText(device.regions, m_hub.names());
    case DeviceColumn::Created:
        return businessDay(device.created).toString(Qt::ISODate);
    case DeviceColumn::Id:
        break;
    }
    return device.id;
}

QVariant DeviceDisplay::data(const QModelIndex& index, int role) const
{
    const ManagedDevice* device = deviceAt(index);
    if (!device)
        return {};
    const auto column = static_cast<DeviceColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*device, column);
    case Qt::ToolTipRole:
        return plainToolTipText(textOf(*device, column));
    case Qt::ForegroundRole:
        return column == DeviceColumn::Id ? m_context.theme.secondary : m_context.theme.text;
    case Qt::SizeHintRole: {
        const QFontMetrics letters(m_context.font(TextSize::Small));
        const int width = letters.horizontalAdvance(textOf(*device, column)) + m_context.metrics.space(2);
        return QSize(std::min(width, m_context.metrics.space(mostCellUnits)),
                     letters.height() + m_context.metrics.space());
    }
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant DeviceDisplay::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QSortFilterProxyModel::headerData(section, orientation, role);
    switch (static_cast<DeviceColumn>(section)) {
    case DeviceColumn::Name:
        return tr("名称");
    case DeviceColumn::Regions:
        return tr("区域");
    case DeviceColumn::Created:
        return tr("批准日期");
    case DeviceColumn::Id:
        break;
    }
    return tr("编号");
}

bool DeviceDisplay::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const ManagedDevice* a = m_admin.devices().at(left.row());
    const ManagedDevice* b = m_admin.devices().at(right.row());
    if (!a || !b)
        return false;
    const auto column = static_cast<DeviceColumn>(left.column());
    if (column == DeviceColumn::Created && a->created != b->created)
        return a->created < b->created;
    const int order = m_collator.compare(textOf(*a, column), textOf(*b, column));
    return order != 0 ? order < 0 : a->id < b->id;
}

} // namespace onescreen
