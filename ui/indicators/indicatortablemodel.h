// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"
#include "app/models/assessment/warning.h"
#include "ui/common/panelframe.h"
#include "ui/indicators/tableroles.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>

#include <array>
#include <optional>
#include <vector>

namespace onescreen {

enum class IndicatorColumn {
    Name,
    Dimension,
    Target,
    Actual,
    Failures,
    PeriodOnPeriod,
    YearOnYear,
    Trend,
    Score,
    Weight,
    State
};
inline constexpr std::array allIndicatorColumns{
    IndicatorColumn::Name,       IndicatorColumn::Dimension, IndicatorColumn::Target,
    IndicatorColumn::Actual,     IndicatorColumn::Failures,  IndicatorColumn::PeriodOnPeriod,
    IndicatorColumn::YearOnYear, IndicatorColumn::Trend,     IndicatorColumn::Score,
    IndicatorColumn::Weight,     IndicatorColumn::State};
/// Word of settings: "target".
QString indicatorColumnKey(IndicatorColumn column);

/// What the last column says; each has a shape of its own. Only Concern is ever red: it is a signal of the
/// control chart on the unfavourable side, never "below average" or "below target".
enum class IndicatorMark {
    Concern,
    Missed,
    Met,
    NoTarget,
    TooFew,
    Late,
    NotApplicable,
    Missing,
    NoSource,
    Rejected
};
QString indicatorMarkText(IndicatorMark mark);
IndicatorMark indicatorMark(const IndicatorRow& row, const AssessmentWarning* warning);

/// The indicators of one unit in one period.
class IndicatorTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit IndicatorTableModel(QObject* parent = nullptr);

    struct Content
    {
        std::vector<IndicatorRow> rows;
        QHash<QString, QString> dimensions;         ///< Name by node id.
        QHash<QString, AssessmentWarning> warnings; ///< By indicator, of this unit and period.
    };
    /// Rows that stay keep their place; views keep selection and scroll when the indicators are the same.
    void setContent(Content content);
    [[nodiscard]] const IndicatorRow& row(int row) const
    {
        return m_content.rows.at(static_cast<size_t>(row));
    }
    [[nodiscard]] std::optional<int> find(const QString& indicator) const;
    [[nodiscard]] IndicatorMark markOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// All columns, in the model's order of rows, numbers as numbers.
    [[nodiscard]] ExportTable exportTable() const;

private:
    [[nodiscard]] QString text(const IndicatorRow& row, IndicatorColumn column) const;
    [[nodiscard]] QVariant sortValue(const IndicatorRow& row, IndicatorColumn column) const;
    [[nodiscard]] QString toolTip(const IndicatorRow& row, IndicatorColumn column) const;
    [[nodiscard]] QVariantList exportRow(int row) const;

    Content m_content;
    QLocale m_locale;
};

} // namespace onescreen
