// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"
#include "ui/common/panelframe.h"
#include "ui/indicators/tableroles.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <array>
#include <optional>
#include <vector>

namespace onescreen {

/// Band first, rank second: units of one band cannot be told apart.
enum class RankColumn { Band, Rank, Unit, Value, Interval, Base, PeerGroup, Note };
inline constexpr std::array allRankColumns{RankColumn::Band,      RankColumn::Rank,     RankColumn::Unit,
                                           RankColumn::Value,     RankColumn::Interval, RankColumn::Base,
                                           RankColumn::PeerGroup, RankColumn::Note};
QString rankColumnKey(RankColumn column);

/// What is ranked.
struct RankSubject
{
    QString name;          ///< "综合指数", "赋码率"
    QString unit;          ///< "分", "%"
    int decimals = 1;      ///< Those that rank.
    bool aggregate = true; ///< Column Base shows the coverage; otherwise numerator and denominator.

    friend bool operator==(const RankSubject&, const RankSubject&) = default;
};

/// Ranked units, then the others with the reason why they are not.
class RankingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RankingModel(QObject* parent = nullptr);

    void setContent(RankSubject subject, std::vector<RankRow> rows);
    [[nodiscard]] const RankRow& row(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    [[nodiscard]] const RankSubject& subject() const { return m_subject; }
    [[nodiscard]] int rankedCount() const;
    /// All that is known of a unit, a sentence each, its name first: also what no column has room for.
    [[nodiscard]] QStringList detail(const RankRow& row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] ExportTable exportTable() const;

private:
    [[nodiscard]] QString text(const RankRow& row, RankColumn column) const;
    [[nodiscard]] QVariant sortValue(const RankRow& row, RankColumn column) const;
    [[nodiscard]] QVariant number(const RankRow& row, RankColumn column, bool unit) const;

    RankSubject m_subject;
    std::vector<RankRow> m_rows;
    QLocale m_locale;
};

} // namespace onescreen
