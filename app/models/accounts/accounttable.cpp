// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accounts/accounttable.h"

#include "app/models/accounts/sortedrows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onescreen {

void AccountTable::setRows(std::vector<ManagedAccount> accounts)
{
    std::ranges::sort(accounts, {}, &ManagedAccount::account);
    const auto key = [](const ManagedAccount& one) -> const QString& { return one.account; };
    const auto place = [](std::size_t row) { return static_cast<int>(row); };
    mergeRows(
        m_rows, accounts, key,
        [&](std::size_t row, const ManagedAccount& one) {
            beginInsertRows({}, place(row), place(row));
            m_rows.insert(m_rows.begin() + place(row), one);
            endInsertRows();
        },
        [&](std::size_t row) {
            beginRemoveRows({}, place(row), place(row));
            m_rows.erase(m_rows.begin() + place(row));
            endRemoveRows();
        },
        [&](std::size_t row, const ManagedAccount& one) {
            m_rows[row] = one;
            Q_EMIT dataChanged(index(place(row), 0), index(place(row), accountColumnCount - 1));
        });
}

void AccountTable::put(const ManagedAccount& account)
{
    std::vector<ManagedAccount> rows = m_rows;
    const auto known = std::ranges::find(rows, account.account, &ManagedAccount::account);
    if (known == rows.end())
        rows.push_back(account);
    else
        *known = account;
    setRows(std::move(rows));
}

const ManagedAccount* AccountTable::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

const ManagedAccount* AccountTable::find(const QString& account) const
{
    const auto known = std::ranges::find(m_rows, account, &ManagedAccount::account);
    return known == m_rows.end() ? nullptr : &*known;
}

int AccountTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : accountColumnCount;
}

QVariant AccountTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    static constexpr std::array<int, accountColumnCount> displayed{AccountNameRole,     AccountPersonRole,
                                                                   AccountRolesRole,    AccountRegionsRole,
                                                                   AccountDisabledRole, AccountCreatedRole};
    const ManagedAccount& account = m_rows[static_cast<std::size_t>(index.row())];
    switch (role == Qt::DisplayRole ? displayed.at(static_cast<std::size_t>(index.column())) : role) {
    case AccountNameRole:
        return account.account;
    case AccountPersonRole:
        return account.name;
    case AccountRolesRole:
        return account.roles;
    case AccountRegionsRole:
        return account.regions;
    case AccountDisabledRole:
        return account.disabled;
    case AccountCreatedRole:
        return toMs(account.created);
    default:
        return {};
    }
}

} // namespace onescreen
