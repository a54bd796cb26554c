// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace onescreen {

/// Sorts by SortValueRole. A missing value is neither small nor large: it comes last in both orders.
class MissingLastProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit MissingLastProxy(QObject* parent = nullptr);

    void setHidesSourceless(bool hides); ///< Leaves rows with SourcelessRole out.

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool m_hidesSourceless = false;
};

} // namespace onescreen
