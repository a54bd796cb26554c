// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/accountadmin.h"

#include <QAbstractTableModel>

#include <vector>

namespace onescreen {

enum class AccountColumn { Account, Name, Roles, Regions, State, Created };
inline constexpr int accountColumnCount = 6;

enum AccountRoleOfData {
    AccountNameRole = Qt::UserRole + 1, ///< What one signs in with.
    AccountPersonRole,                  ///< QString.
    AccountRolesRole,                   ///< QStringList.
    AccountRegionsRole,                 ///< QStringList of prefixes; empty is everywhere.
    AccountDisabledRole,                ///< bool.
    AccountCreatedRole,                 ///< qint64 ms UTC.
};

/// The people who may sign in, by account. Raw values; words are chosen in ui.
class AccountTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ManagedAccount> accounts);
    void put(const ManagedAccount& account); ///< New, or in the place of the one of that name.
    [[nodiscard]] const ManagedAccount* at(int row) const;
    [[nodiscard]] const ManagedAccount* find(const QString& account) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<ManagedAccount> m_rows; ///< By account.
};

} // namespace onescreen
