// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/missinglastproxy.h"

#include "ui/indicators/tableroles.h"

namespace onescreen {

MissingLastProxy::MissingLastProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortValueRole);
    setSortLocaleAware(true);
}

void MissingLastProxy::setHidesSourceless(bool hides)
{
    if (hides == m_hidesSourceless)
        return;
    m_hidesSourceless = hides;
    invalidateRowsFilter();
}

bool MissingLastProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return !m_hidesSourceless || !sourceModel()->index(row, 0, parent).data(SourcelessRole).toBool();
}

bool MissingLastProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool leftMissing = !left.data(SortValueRole).isValid();
    const bool rightMissing = !right.data(SortValueRole).isValid();
    if (leftMissing != rightMissing)
        return leftMissing == (sortOrder() == Qt::DescendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace onescreen
