// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountdisplay.h"

#include "ui/accounts/adminwords.h"
#include "ui/common/plainlabel.h"

#include <QFontMetrics>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCellUnits = 34; ///< A long name is cut, not the columns beside it.

} // namespace

QString accountColumnTitle(AccountColumn column)
{
    switch (column) {
    case AccountColumn::Account:
        return AccountDisplay::tr("账号");
    case AccountColumn::Name:
        return AccountDisplay::tr("姓名");
    case AccountColumn::Roles:
        return AccountDisplay::tr("角色");
    case AccountColumn::Regions:
        return AccountDisplay::tr("区域");
    case AccountColumn::State:
        return AccountDisplay::tr("状态");
    case AccountColumn::Created:
        break;
    }
    return AccountDisplay::tr("建立日期");
}

AccountDisplay::AccountDisplay(AccountAdmin& admin, const DataHub& hub, const ThemeContext& context,
                               QObject* parent)
    : QSortFilterProxyModel(parent), m_admin(admin), m_hub(hub), m_context(context),
      m_collator(QLocale(QLocale::Chinese, QLocale::China))
{
    m_collator.setNumericMode(true);
    setSourceModel(&admin.accounts());
    connect(&hub, &DataHub::namesChanged, this, [this] { invalidate(); });
}

void AccountDisplay::setSearch(const QString& text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

const ManagedAccount* AccountDisplay::accountAt(const QModelIndex& shown) const
{
    return shown.isValid() ? m_admin.accounts().at(mapToSource(shown).row()) : nullptr;
}

QString AccountDisplay::textOf(const ManagedAccount& account, AccountColumn column) const
{
    switch (column) {
    case AccountColumn::Account:
        return account.account;
    case AccountColumn::Name:
        return account.name;
    case AccountColumn::Roles:
        return rolesText(account.roles);
    case AccountColumn::Regions:
        return regionsText(account.regions, m_hub.names());
    case AccountColumn::State:
        if (account.disabled)
            return tr("已停用");
        return m_admin.isOwn(account.account) ? tr("正常（本人）") : tr("正常");
    case AccountColumn::Created:
        break;
    }
    return businessDay(account.created).toString(Qt::ISODate);
}

QVariant AccountDisplay::data(const QModelIndex& index, int role) const
{
    const ManagedAccount* account = accountAt(index);
    if (!account)
        return {};
    const auto column = static_cast<AccountColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*account, column);
    case Qt::ToolTipRole:
        return plainToolTipText(textOf(*account, column));
    case Qt::ForegroundRole:
        if (account->disabled)
            return m_context.theme.muted;
        return column == AccountColumn::State ? m_context.theme.secondary : m_context.theme.text;
    case Qt::SizeHintRole: {
        const QFontMetrics letters(m_context.font(TextSize::Small));
        const int width = letters.horizontalAdvance(textOf(*account, column)) + m_context.metrics.space(2);
        return QSize(std::min(width, m_context.metrics.space(mostCellUnits)),
                     letters.height() + m_context.metrics.space());
    }
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant AccountDisplay::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QSortFilterProxyModel::headerData(section, orientation, role);
    return accountColumnTitle(static_cast<AccountColumn>(section));
}

bool AccountDisplay::filterAcceptsRow(int row, const QModelIndex&) const
{
    const ManagedAccount* account = m_admin.accounts().at(row);
    if (!account)
        return false;
    QString all;
    for (int column = 0; column < accountColumnCount; ++column)
        all += textOf(*account, static_cast<AccountColumn>(column)) + u'\n';
    all += account->regions.join(u'\n');
    return std::ranges::all_of(m_words,
                               [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool AccountDisplay::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const ManagedAccount* a = m_admin.accounts().at(left.row());
    const ManagedAccount* b = m_admin.accounts().at(right.row());
    if (!a || !b)
        return false;
    const auto column = static_cast<AccountColumn>(left.column());
    if (column == AccountColumn::Created && a->created != b->created)
        return a->created < b->created;
    if (column == AccountColumn::State && a->disabled != b->disabled)
        return b->disabled;
    const int order = m_collator.compare(textOf(*a, column), textOf(*b, column));
    return order != 0 ? order < 0 : a->account < b->account;
}

} // namespace onescreen
