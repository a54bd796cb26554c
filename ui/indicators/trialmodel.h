// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"
#include "ui/common/panelframe.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <array>
#include <vector>

namespace onescreen {

enum class TrialColumn { Unit, OfficialRank, TrialRank, RankChange, OfficialScore, TrialScore, ScoreChange };
inline constexpr std::array allTrialColumns{
    TrialColumn::Unit,          TrialColumn::OfficialRank, TrialColumn::TrialRank,  TrialColumn::RankChange,
    TrialColumn::OfficialScore, TrialColumn::TrialScore,   TrialColumn::ScoreChange};
QString trialColumnKey(TrialColumn column);

/// Official ranks and scores, and beside them what other weights would give. Every heading says which is
/// which.
class TrialModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit TrialModel(QObject* parent = nullptr);

    /// Rows in the order of `official`. Units that only one of them knows keep the other side missing.
    void setContent(std::vector<RankRow> official, const std::vector<RankRow>& trial, int decimals);
    [[nodiscard]] int changedRanks() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] ExportTable exportTable() const;

private:
    struct Row
    {
        RankRow official;
        RankRow trial;
    };
    [[nodiscard]] std::optional<double> value(const Row& row, TrialColumn column) const;
    [[nodiscard]] QString text(const Row& row, TrialColumn column) const;

    std::vector<Row> m_rows;
    int m_decimals = 1;
    QLocale m_locale;
};

} // namespace onescreen
