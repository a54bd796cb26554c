// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/warning.h"
#include "ui/common/panelframe.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <array>
#include <vector>

namespace onescreen {

enum class ContradictionColumn { Name, Kind, Printed, Other, Difference, Area, Period, Check, Documents };
inline constexpr std::array allContradictionColumns{
    ContradictionColumn::Name,   ContradictionColumn::Kind,       ContradictionColumn::Printed,
    ContradictionColumn::Other,  ContradictionColumn::Difference, ContradictionColumn::Area,
    ContradictionColumn::Period, ContradictionColumn::Check,      ContradictionColumn::Documents};
QString contradictionColumnKey(ContradictionColumn column);

/// "与分子分母不符", "分项之和不等于合计", "同一事项两个数", "与记录计算不符".
QString contradictionText(ContradictionKind kind);

/// Printed figures that cannot all be true: both numbers, their difference, and where they stand. Nothing is
/// repaired.
class ContradictionModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ContradictionModel(QObject* parent = nullptr);

    void setContent(std::vector<Contradiction> rows);
    [[nodiscard]] const Contradiction& row(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    /// By KeyRole; null when there is none.
    [[nodiscard]] const Contradiction* find(const QString& key) const;
    /// The check and the sentences that the figures stand in, one a line.
    [[nodiscard]] QString detail(const Contradiction& row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] ExportTable exportTable() const;

private:
    [[nodiscard]] QString text(const Contradiction& row, ContradictionColumn column) const;

    std::vector<Contradiction> m_rows;
    QLocale m_locale;
};

} // namespace onescreen
