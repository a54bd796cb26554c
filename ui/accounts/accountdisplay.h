// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "ui/common/theme.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace onescreen {

/// Accounts in words: sorted by any column, found by any word in them.
class AccountDisplay final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// References must outlive this.
    AccountDisplay(AccountAdmin& admin, const DataHub& hub, const ThemeContext& context, QObject* parent);

    /// Rows that have every word of it; empty shows all.
    void setSearch(const QString& text);
    [[nodiscard]] const ManagedAccount* accountAt(const QModelIndex& shown) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] QString textOf(const ManagedAccount& account, AccountColumn column) const;

    AccountAdmin& m_admin;
    const DataHub& m_hub;
    ThemeContext m_context;
    QCollator m_collator;
    QStringList m_words;
};

QString accountColumnTitle(AccountColumn column);

} // namespace onescreen
