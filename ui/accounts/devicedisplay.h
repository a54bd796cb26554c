// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "ui/common/theme.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace onescreen {

/// Walls and seats in words, sorted by any column.
class DeviceDisplay final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// References must outlive this.
    DeviceDisplay(AccountAdmin& admin, const DataHub& hub, const ThemeContext& context, QObject* parent);

    [[nodiscard]] const ManagedDevice* deviceAt(const QModelIndex& shown) const;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] QString textOf(const ManagedDevice& device, DeviceColumn column) const;

    AccountAdmin& m_admin;
    const DataHub& m_hub;
    ThemeContext m_context;
    QCollator m_collator;
};

} // namespace onescreen
