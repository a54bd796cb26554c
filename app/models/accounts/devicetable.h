// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/accountadmin.h"

#include <QAbstractTableModel>

#include <vector>

namespace onescreen {

enum class DeviceColumn { Name, Regions, Created, Id };
inline constexpr int deviceColumnCount = 4;

enum DeviceRoleOfData {
    DeviceIdRole = Qt::UserRole + 1, ///< QString.
    DeviceNameRole,                  ///< QString.
    DeviceRegionsRole,               ///< QStringList of prefixes; empty is everywhere.
    DeviceCreatedRole,               ///< qint64 ms UTC.
};

/// The walls and seats that were let in, by id. Raw values; words are chosen in ui.
class DeviceTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ManagedDevice> devices);
    void put(const ManagedDevice& device);
    void remove(const QString& id);
    [[nodiscard]] const ManagedDevice* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<ManagedDevice> m_rows; ///< By id.
};

} // namespace onescreen
