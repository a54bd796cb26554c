// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accounts/devicetable.h"

#include "app/models/accounts/sortedrows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onescreen {

void DeviceTable::setRows(std::vector<ManagedDevice> devices)
{
    std::ranges::sort(devices, {}, &ManagedDevice::id);
    const auto key = [](const ManagedDevice& one) -> const QString& { return one.id; };
    const auto place = [](std::size_t row) { return static_cast<int>(row); };
    mergeRows(
        m_rows, devices, key,
        [&](std::size_t row, const ManagedDevice& one) {
            beginInsertRows({}, place(row), place(row));
            m_rows.insert(m_rows.begin() + place(row), one);
            endInsertRows();
        },
        [&](std::size_t row) {
            beginRemoveRows({}, place(row), place(row));
            m_rows.erase(m_rows.begin() + place(row));
            endRemoveRows();
        },
        [&](std::size_t row, const ManagedDevice& one) {
            m_rows[row] = one;
            Q_EMIT dataChanged(index(place(row), 0), index(place(row), deviceColumnCount - 1));
        });
}

void DeviceTable::put(const ManagedDevice& device)
{
    std::vector<ManagedDevice> rows = m_rows;
    std::erase_if(rows, [&](const ManagedDevice& one) { return one.id == device.id; });
    rows.push_back(device);
    setRows(std::move(rows));
}

void DeviceTable::remove(const QString& id)
{
    std::vector<ManagedDevice> rows = m_rows;
    std::erase_if(rows, [&](const ManagedDevice& one) { return one.id == id; });
    setRows(std::move(rows));
}

const ManagedDevice* DeviceTable::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int DeviceTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeviceTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : deviceColumnCount;
}

QVariant DeviceTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    static constexpr std::array<int, deviceColumnCount> displayed{DeviceNameRole, DeviceRegionsRole,
                                                                  DeviceCreatedRole, DeviceIdRole};
    const ManagedDevice& device = m_rows[static_cast<std::size_t>(index.row())];
    switch (role == Qt::DisplayRole ? displayed.at(static_cast<std::size_t>(index.column())) : role) {
    case DeviceIdRole:
        return device.id;
    case DeviceNameRole:
        return device.name;
    case DeviceRegionsRole:
        return device.regions;
    case DeviceCreatedRole:
        return toMs(device.created);
    default:
        return {};
    }
}

} // namespace onescreen
