// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/rankingmodel.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

RankColumn columnOf(int section)
{
    return allRankColumns.at(static_cast<size_t>(section));
}

bool isNumeric(RankColumn column)
{
    return column == RankColumn::Rank || column == RankColumn::Value || column == RankColumn::Base;
}

QVariant numberOrNone(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

std::optional<double> asNumber(std::optional<int> value)
{
    return value ? std::optional<double>(*value) : std::nullopt;
}

} // namespace

QString rankColumnKey(RankColumn column)
{
    switch (column) {
    case RankColumn::Band:
        return u"band"_s;
    case RankColumn::Rank:
        return u"rank"_s;
    case RankColumn::Unit:
        return u"unit"_s;
    case RankColumn::Value:
        return u"value"_s;
    case RankColumn::Interval:
        return u"interval"_s;
    case RankColumn::Base:
        return u"base"_s;
    case RankColumn::PeerGroup:
        return u"peers"_s;
    case RankColumn::Note:
        return u"note"_s;
    }
    return {};
}

RankingModel::RankingModel(QObject* parent) : QAbstractTableModel(parent) {}

void RankingModel::setContent(RankSubject subject, std::vector<RankRow> rows)
{
    beginResetModel();
    m_subject = std::move(subject);
    m_rows = std::move(rows);
    endResetModel();
}

int RankingModel::rankedCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const RankRow& row) { return row.rank.has_value(); }));
}

int RankingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RankingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allRankColumns.size());
}

QString RankingModel::text(const RankRow& row, RankColumn column) const
{
    switch (column) {
    case RankColumn::Band:
        return row.band ? tr("第 %1 档").arg(*row.band) : QString(missingText);
    case RankColumn::Rank:
        if (!row.rank)
            return missingText;
        return row.tied ? tr("并列 %1").arg(*row.rank) : QString::number(*row.rank);
    case RankColumn::Unit:
        return row.name;
    case RankColumn::Value: {
        const QString value = numberText(row.shown, m_locale, m_subject.decimals);
        return row.shown && !m_subject.unit.isEmpty() ? value + u' ' + m_subject.unit : value;
    }
    case RankColumn::Interval:
        if (!row.rankLow || !row.rankHigh)
            return missingText;
        return numberText(row.rankLow, m_locale) + u" – "_s + numberText(row.rankHigh, m_locale);
    case RankColumn::Base:
        if (m_subject.aggregate)
            return row.coverage ? percentText(row.coverage, m_locale, 0) : QString(missingText);
        if (!row.numerator || !row.denominator)
            return missingText;
        return numberText(row.numerator, m_locale) + u'/' + numberText(row.denominator, m_locale);
    case RankColumn::PeerGroup:
        return peerGroupText(row.peerGroup, row.peerGroupName);
    case RankColumn::Note:
        return row.notRanked == NotRanked::Ranked ? QString()
                                                  : tr("未参与排名：%1").arg(notRankedText(row.notRanked));
    }
    return {};
}

QVariant RankingModel::sortValue(const RankRow& row, RankColumn column) const
{
    switch (column) {
    case RankColumn::Band:
        return numberOrNone(asNumber(row.band));
    case RankColumn::Rank:
        return numberOrNone(asNumber(row.rank));
    case RankColumn::Value:
        return numberOrNone(row.shown);
    case RankColumn::Interval:
        return row.rankLow && row.rankHigh ? QVariant(*row.rankHigh - *row.rankLow) : QVariant();
    case RankColumn::Base:
        return numberOrNone(m_subject.aggregate ? row.coverage : row.denominator);
    case RankColumn::Unit:
    case RankColumn::PeerGroup:
    case RankColumn::Note:
        break;
    }
    const QString shown = text(row, column);
    return shown.isEmpty() ? QVariant() : QVariant(shown);
}

QVariant RankingModel::number(const RankRow& row, RankColumn column, bool unit) const
{
    if (!isNumeric(column))
        return {};
    if (column == RankColumn::Value)
        return unit ? (row.shown ? m_subject.unit : QString())
                    : numberText(row.shown, m_locale, m_subject.decimals);
    return unit ? QString() : text(row, column);
}

QStringList RankingModel::detail(const RankRow& row) const
{
    QStringList lines{row.name};
    lines << text(row, RankColumn::Note);
    if (row.rank)
        lines << tr("%1，共 %2 个单位排名").arg(rankText(row)).arg(row.rankedCount);
    if (row.rankLow && row.rankHigh)
        lines << tr("名次的 90% 区间：%1 – %2（中位 %3）")
                     .arg(numberText(row.rankLow, m_locale), numberText(row.rankHigh, m_locale),
                          numberText(row.rankMedian, m_locale));
    if (row.topTen)
        lines << tr("进入前十的概率 %1").arg(percentText(row.topTen, m_locale, 0));
    if (row.betterThanNext)
        lines << tr("好于下一名的概率 %1").arg(percentText(row.betterThanNext, m_locale, 0));
    if (row.low && row.high)
        lines << tr("数值的 95% 区间：%1 – %2")
                     .arg(numberText(row.low, m_locale, m_subject.decimals),
                          numberText(row.high, m_locale, m_subject.decimals));
    lines.removeAll(QString());
    return lines;
}

QVariant RankingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const RankRow& shown = row(index.row());
    const RankColumn column = columnOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::ToolTipRole:
        return plainToolTipText(detail(shown).join(u'\n'));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case PrimaryRole:
        return column == RankColumn::Unit || column == RankColumn::Band;
    case KeyRole:
        return shown.unit;
    case SortValueRole:
        return sortValue(shown, column);
    case NumberRole:
        return number(shown, column, false);
    case UnitRole:
        return number(shown, column, true);
    case IntervalRole:
        if (column != RankColumn::Interval)
            return {};
        return QVariant::fromValue(
            std::vector<std::optional<double>>{shown.rankLow, shown.rankMedian, shown.rankHigh});
    case MutedRole:
        return !shown.rank;
    default:
        return {};
    }
}

QVariant RankingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const RankColumn column = columnOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case RankColumn::Band:
        return tr("档");
    case RankColumn::Rank:
        return tr("名次");
    case RankColumn::Unit:
        return tr("单位");
    case RankColumn::Value:
        return m_subject.name;
    case RankColumn::Interval:
        return tr("名次 90% 区间");
    case RankColumn::Base:
        return m_subject.aggregate ? tr("覆盖率") : tr("分子/分母");
    case RankColumn::PeerGroup:
        return tr("同类组");
    case RankColumn::Note:
        return tr("说明");
    }
    return {};
}

ExportTable RankingModel::exportTable() const
{
    ExportTable table{.header = {tr("档"), tr("名次"), tr("并列"), tr("参与排名单位数"), tr("单位"),
                                 tr("同类组"), m_subject.name, tr("计量单位"), tr("分子"), tr("分母"),
                                 tr("覆盖率"), tr("名次 5%"), tr("名次中位"), tr("名次 95%"),
                                 tr("进入前十概率"), tr("好于下一名概率"), tr("未参与排名的原因")},
                      .rows = {}};
    for (const RankRow& row : m_rows)
        table.rows.append(QVariantList{
            numberOrNone(asNumber(row.band)), numberOrNone(asNumber(row.rank)),
            row.tied ? tr("并列") : QString(), row.rankedCount, row.name, text(row, RankColumn::PeerGroup),
            numberOrNone(row.shown), m_subject.unit, numberOrNone(row.numerator),
            numberOrNone(row.denominator), numberOrNone(row.coverage), numberOrNone(row.rankLow),
            numberOrNone(row.rankMedian), numberOrNone(row.rankHigh), numberOrNone(row.topTen),
            numberOrNone(row.betterThanNext), notRankedText(row.notRanked)});
    return table;
}

} // namespace onescreen
