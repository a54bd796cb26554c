// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/trialmodel.h"

#include "ui/common/numbertext.h"
#include "ui/indicators/tableroles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

TrialColumn columnOf(int section)
{
    return allTrialColumns.at(static_cast<size_t>(section));
}

bool isTrial(TrialColumn column)
{
    return column == TrialColumn::TrialRank || column == TrialColumn::RankChange ||
           column == TrialColumn::TrialScore || column == TrialColumn::ScoreChange;
}

std::optional<double> placeOf(const RankRow& row)
{
    return row.rank ? std::optional<double>(*row.rank) : std::nullopt;
}

std::optional<double> difference(std::optional<double> after, std::optional<double> before)
{
    return after && before ? std::optional(*after - *before) : std::nullopt;
}

} // namespace

QString trialColumnKey(TrialColumn column)
{
    switch (column) {
    case TrialColumn::Unit:
        return u"unit"_s;
    case TrialColumn::OfficialRank:
        return u"rank"_s;
    case TrialColumn::TrialRank:
        return u"trialRank"_s;
    case TrialColumn::RankChange:
        return u"rankChange"_s;
    case TrialColumn::OfficialScore:
        return u"score"_s;
    case TrialColumn::TrialScore:
        return u"trialScore"_s;
    case TrialColumn::ScoreChange:
        return u"scoreChange"_s;
    }
    return {};
}

TrialModel::TrialModel(QObject* parent) : QAbstractTableModel(parent) {}

void TrialModel::setContent(std::vector<RankRow> official, const std::vector<RankRow>& trial, int decimals)
{
    m_decimals = decimals;
    std::vector<Row> rows;
    for (RankRow& row : official) {
        const auto found = std::ranges::find(trial, row.unit, &RankRow::unit);
        rows.push_back({.official = std::move(row), .trial = found == trial.end() ? RankRow{} : *found});
    }
    const bool same = std::ranges::equal(
        rows, m_rows, {}, [](const Row& row) { return row.official.unit; },
        [](const Row& row) { return row.official.unit; });
    // Sliding changes values, not units: the view keeps its place.
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TrialModel::changedRanks() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row& row) { return row.official.rank != row.trial.rank; }));
}

int TrialModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrialModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allTrialColumns.size());
}

std::optional<double> TrialModel::value(const Row& row, TrialColumn column) const
{
    switch (column) {
    case TrialColumn::Unit:
        break;
    case TrialColumn::OfficialRank:
        return placeOf(row.official);
    case TrialColumn::TrialRank:
        return placeOf(row.trial);
    case TrialColumn::RankChange:
        return difference(placeOf(row.trial), placeOf(row.official));
    case TrialColumn::OfficialScore:
        return row.official.shown;
    case TrialColumn::TrialScore:
        return row.trial.shown;
    case TrialColumn::ScoreChange:
        return difference(row.trial.shown, row.official.shown);
    }
    return std::nullopt;
}

QString TrialModel::text(const Row& row, TrialColumn column) const
{
    const std::optional<double> number = value(row, column);
    switch (column) {
    case TrialColumn::Unit:
        return row.official.name;
    case TrialColumn::OfficialRank:
    case TrialColumn::TrialRank: {
        const bool tied = column == TrialColumn::TrialRank ? row.trial.tied : row.official.tied;
        return number && tied ? tr("并列 %1").arg(*number) : numberText(number, m_locale);
    }
    case TrialColumn::RankChange:
        if (!number)
            return missingText;
        // A smaller rank is a better one: the arrow says which way it goes.
        return *number < 0 ? tr("↑ %1").arg(-*number) : *number > 0 ? tr("↓ %1").arg(*number) : u"0"_s;
    case TrialColumn::OfficialScore:
    case TrialColumn::TrialScore:
        return numberText(number, m_locale, m_decimals);
    case TrialColumn::ScoreChange:
        return changeText(number, number ? std::optional(0.0) : std::nullopt, m_locale, m_decimals);
    }
    return {};
}

QVariant TrialModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const TrialColumn column = columnOf(index.column());
    const bool numeric = column != TrialColumn::Unit;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft));
    case PrimaryRole:
        return !numeric;
    case KeyRole:
        return row.official.unit;
    case SortValueRole: {
        if (!numeric)
            return row.official.name;
        const auto number = value(row, column);
        return number ? QVariant(*number) : QVariant();
    }
    case NumberRole:
        return numeric ? QVariant(text(row, column)) : QVariant();
    case UnitRole:
        return numeric ? QVariant(QString()) : QVariant();
    case MutedRole:
        return !row.official.rank && !row.trial.rank;
    case TrialRole:
        return isTrial(column);
    default:
        return {};
    }
}

QVariant TrialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TrialColumn column = columnOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (column == TrialColumn::Unit ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TrialColumn::Unit:
        return tr("单位");
    case TrialColumn::OfficialRank:
        return tr("正式名次");
    case TrialColumn::TrialRank:
        return tr("试算名次");
    case TrialColumn::RankChange:
        return tr("试算名次变化");
    case TrialColumn::OfficialScore:
        return tr("正式得分");
    case TrialColumn::TrialScore:
        return tr("试算得分");
    case TrialColumn::ScoreChange:
        return tr("试算得分变化");
    }
    return {};
}

ExportTable TrialModel::exportTable() const
{
    ExportTable table;
    for (int column = 0; column < columnCount(); ++column)
        table.header << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    table.header << tr("性质");
    for (const Row& row : m_rows) {
        QVariantList cells{row.official.name};
        for (const TrialColumn column : allTrialColumns) {
            if (column == TrialColumn::Unit)
                continue;
            const auto number = value(row, column);
            cells << (number ? QVariant(*number) : QVariant());
        }
        cells << tr("试算，不是正式数据");
        table.rows.append(cells);
    }
    return table;
}

} // namespace onescreen
