// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/indicatortablemodel.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

IndicatorColumn columnOf(int section)
{
    return allIndicatorColumns.at(static_cast<size_t>(section));
}

bool isNumeric(IndicatorColumn column)
{
    switch (column) {
    case IndicatorColumn::Target:
    case IndicatorColumn::Actual:
    case IndicatorColumn::Failures:
    case IndicatorColumn::PeriodOnPeriod:
    case IndicatorColumn::YearOnYear:
    case IndicatorColumn::Score:
    case IndicatorColumn::Weight:
        return true;
    default:
        return false;
    }
}

/// Failures are counted where nothing but all is good: near 100 % the rate itself says little.
std::optional<double> failuresOf(const IndicatorRow& row)
{
    constexpr double full = 100.0;
    return row.info.isRate && row.target && *row.target >= full ? row.figure.failures() : std::nullopt;
}

NumberParts partsOf(const IndicatorRow& row, IndicatorColumn column, const QLocale& locale)
{
    switch (column) {
    case IndicatorColumn::Target:
        return valueParts(row.info, row.target, locale);
    case IndicatorColumn::Actual:
        return figureParts(row.info, row.figure, locale);
    case IndicatorColumn::Failures: {
        const auto failures = failuresOf(row);
        return {numberText(failures, locale), failures ? IndicatorTableModel::tr("件") : QString()};
    }
    case IndicatorColumn::PeriodOnPeriod:
        return differenceParts(row.info, row.periodOnPeriod, locale);
    case IndicatorColumn::YearOnYear:
        return differenceParts(row.info, row.yearOnYear, locale);
    case IndicatorColumn::Score:
        return {numberText(row.score, locale, 1), {}};
    case IndicatorColumn::Weight:
        return row.info.scored ? NumberParts{numberText(row.info.weight * 100.0, locale, 1), u"%"_s}
                               : NumberParts{missingText, {}};
    default:
        return {};
    }
}

bool isSignal(WarningRule rule)
{
    return rule == WarningRule::PointInConcern || rule == WarningRule::OutsideLimits;
}

QVariant numberOrNone(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

std::optional<double> compared(const IndicatorInfo& info, const Comparison& comparison)
{
    return info.isRate ? comparison.difference : comparison.percent;
}

} // namespace

QString indicatorColumnKey(IndicatorColumn column)
{
    switch (column) {
    case IndicatorColumn::Name:
        return u"name"_s;
    case IndicatorColumn::Dimension:
        return u"dimension"_s;
    case IndicatorColumn::Target:
        return u"target"_s;
    case IndicatorColumn::Actual:
        return u"actual"_s;
    case IndicatorColumn::Failures:
        return u"failures"_s;
    case IndicatorColumn::PeriodOnPeriod:
        return u"pop"_s;
    case IndicatorColumn::YearOnYear:
        return u"yoy"_s;
    case IndicatorColumn::Trend:
        return u"trend"_s;
    case IndicatorColumn::Score:
        return u"score"_s;
    case IndicatorColumn::Weight:
        return u"weight"_s;
    case IndicatorColumn::State:
        return u"state"_s;
    }
    return {};
}

QString indicatorMarkText(IndicatorMark mark)
{
    switch (mark) {
    case IndicatorMark::Concern:
        return IndicatorTableModel::tr("异常");
    case IndicatorMark::Missed:
        return IndicatorTableModel::tr("未达标");
    case IndicatorMark::Met:
        return IndicatorTableModel::tr("达标");
    case IndicatorMark::NoTarget:
        return IndicatorTableModel::tr("无目标");
    case IndicatorMark::TooFew:
        return figureStateText(FigureState::Suppressed);
    case IndicatorMark::Late:
        return figureStateText(FigureState::Late);
    case IndicatorMark::NotApplicable:
        return figureStateText(FigureState::NotApplicable);
    case IndicatorMark::Missing:
        return figureStateText(FigureState::NotReported);
    case IndicatorMark::NoSource:
        return figureStateText(FigureState::NoSource);
    case IndicatorMark::Rejected:
        return figureStateText(FigureState::Rejected);
    }
    return {};
}

IndicatorMark indicatorMark(const IndicatorRow& row, const AssessmentWarning* warning)
{
    switch (row.figure.state) {
    case FigureState::NotApplicable:
        return IndicatorMark::NotApplicable;
    case FigureState::NotReported:
        return IndicatorMark::Missing;
    case FigureState::NoSource:
        return IndicatorMark::NoSource;
    case FigureState::Suppressed:
        return IndicatorMark::TooFew;
    case FigureState::Rejected:
        return IndicatorMark::Rejected;
    case FigureState::Late:
        return IndicatorMark::Late;
    case FigureState::Value:
        break;
    }
    if (warning && std::ranges::any_of(warning->rules, isSignal) && !row.info.penaltyVolume)
        return IndicatorMark::Concern;
    switch (row.targetState) {
    case TargetState::Met:
        return IndicatorMark::Met;
    case TargetState::Missed:
        return IndicatorMark::Missed;
    case TargetState::TooFew:
        return IndicatorMark::TooFew;
    case TargetState::NoTarget:
    case TargetState::NoValue:
        break;
    }
    return IndicatorMark::NoTarget;
}

IndicatorTableModel::IndicatorTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void IndicatorTableModel::setContent(Content content)
{
    const auto id = [](const IndicatorRow& row) -> const QString& { return row.info.id; };
    const bool same = std::ranges::equal(m_content.rows, content.rows, {}, id, id);
    if (!same)
        beginResetModel();
    m_content = std::move(content);
    if (!same)
        endResetModel();
    else if (!m_content.rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::optional<int> IndicatorTableModel::find(const QString& indicator) const
{
    const auto found =
        std::ranges::find(m_content.rows, indicator, [](const IndicatorRow& r) { return r.info.id; });
    if (found == m_content.rows.end())
        return std::nullopt;
    return static_cast<int>(found - m_content.rows.begin());
}

IndicatorMark IndicatorTableModel::markOf(int row) const
{
    const IndicatorRow& shown = this->row(row);
    const auto warning = m_content.warnings.constFind(shown.info.id);
    return indicatorMark(shown, warning == m_content.warnings.cend() ? nullptr : &*warning);
}

int IndicatorTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_content.rows.size());
}

int IndicatorTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allIndicatorColumns.size());
}

QString IndicatorTableModel::text(const IndicatorRow& row, IndicatorColumn column) const
{
    switch (column) {
    case IndicatorColumn::Name:
        return row.info.name;
    case IndicatorColumn::Dimension:
        return m_content.dimensions.value(row.info.dimension);
    default:
        return partsOf(row, column, m_locale).text();
    }
}

QVariant IndicatorTableModel::sortValue(const IndicatorRow& row, IndicatorColumn column) const
{
    switch (column) {
    case IndicatorColumn::Target:
        return numberOrNone(row.target);
    case IndicatorColumn::Actual:
        return row.figure.hasValue() ? numberOrNone(row.figure.value) : QVariant();
    case IndicatorColumn::Failures:
        return numberOrNone(failuresOf(row));
    case IndicatorColumn::PeriodOnPeriod:
        return numberOrNone(compared(row.info, row.periodOnPeriod));
    case IndicatorColumn::YearOnYear:
        return numberOrNone(compared(row.info, row.yearOnYear));
    case IndicatorColumn::Score:
        return numberOrNone(row.score);
    case IndicatorColumn::Weight:
        return row.info.scored ? QVariant(row.info.weight) : QVariant();
    case IndicatorColumn::Trend:
        return numberOrNone(row.figure.hasValue() ? row.periodOnPeriod.difference : std::nullopt);
    default:
        return text(row, column);
    }
}

QString IndicatorTableModel::toolTip(const IndicatorRow& row, IndicatorColumn column) const
{
    QStringList lines{row.info.name};
    switch (column) {
    case IndicatorColumn::Actual:
        if (row.figure.numerator && row.figure.denominator)
            lines << tr("%1 ÷ %2").arg(numberText(row.figure.numerator, m_locale),
                                       numberText(row.figure.denominator, m_locale));
        if (row.figure.printed)
            lines << tr("文件中：%1 %2")
                         .arg(numberText(row.figure.printed->value, m_locale, 2), row.figure.printed->unit);
        break;
    case IndicatorColumn::Target:
        lines << row.targetDocument;
        break;
    case IndicatorColumn::PeriodOnPeriod:
    case IndicatorColumn::YearOnYear: {
        const Comparison& comparison =
            column == IndicatorColumn::YearOnYear ? row.yearOnYear : row.periodOnPeriod;
        lines << tr("那时：%1").arg(valueParts(row.info, comparison.before, m_locale).text());
        if (comparison.ruleChanged)
            lines << tr("口径已换版，两期不完全可比");
        break;
    }
    default:
        break;
    }
    if (row.info.toConfirm)
        lines << tr("口径待确认");
    lines.removeAll(QString());
    return plainToolTipText(lines.join(u'\n'));
}

QVariant IndicatorTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const IndicatorRow& shown = row(index.row());
    const IndicatorColumn column = columnOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == IndicatorColumn::State ? indicatorMarkText(markOf(index.row()))
                                                : text(shown, column);
    case Qt::ToolTipRole:
        return toolTip(shown, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case PrimaryRole:
        return column == IndicatorColumn::Name;
    case KeyRole:
        return shown.info.id;
    case SortValueRole:
        return column == IndicatorColumn::State ? QVariant(static_cast<int>(markOf(index.row())))
                                                : sortValue(shown, column);
    case NumberRole:
        return isNumeric(column) ? QVariant(partsOf(shown, column, m_locale).number) : QVariant();
    case UnitRole:
        return isNumeric(column) ? QVariant(partsOf(shown, column, m_locale).unit) : QVariant();
    case MarkRole:
        return column == IndicatorColumn::State ? QVariant(static_cast<int>(markOf(index.row())))
                                                : QVariant();
    case SparkRole:
        return column == IndicatorColumn::Trend ? QVariant::fromValue(shown.spark) : QVariant();
    case MutedRole:
        return column == IndicatorColumn::Actual && !shown.figure.hasValue();
    case SourcelessRole:
        return shown.figure.state == FigureState::NoSource;
    case FlaggedRole:
        return shown.info.toConfirm;
    default:
        return {};
    }
}

QVariant IndicatorTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const IndicatorColumn column = columnOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case IndicatorColumn::Name:
        return tr("指标");
    case IndicatorColumn::Dimension:
        return tr("维度");
    case IndicatorColumn::Target:
        return tr("目标");
    case IndicatorColumn::Actual:
        return tr("实际");
    case IndicatorColumn::Failures:
        return tr("未达件数");
    case IndicatorColumn::PeriodOnPeriod:
        return tr("环比");
    case IndicatorColumn::YearOnYear:
        return tr("同比");
    case IndicatorColumn::Trend:
        return tr("走势");
    case IndicatorColumn::Score:
        return tr("得分");
    case IndicatorColumn::Weight:
        return tr("权重");
    case IndicatorColumn::State:
        return tr("状态");
    }
    return {};
}

QVariantList IndicatorTableModel::exportRow(int row) const
{
    const IndicatorRow& shown = this->row(row);
    const Figure& figure = shown.figure;
    return {shown.info.name,
            m_content.dimensions.value(shown.info.dimension),
            shown.info.unit,
            numberOrNone(shown.target),
            figure.hasValue() ? numberOrNone(figure.value) : QVariant(),
            numberOrNone(figure.numerator),
            numberOrNone(figure.denominator),
            numberOrNone(failuresOf(shown)),
            numberOrNone(compared(shown.info, shown.periodOnPeriod)),
            numberOrNone(compared(shown.info, shown.yearOnYear)),
            shown.info.isRate ? tr("百分点") : u"%"_s,
            numberOrNone(shown.score),
            shown.info.scored ? QVariant(shown.info.weight) : QVariant(),
            indicatorMarkText(markOf(row)),
            figureStateText(figure.state),
            provenanceText(figure.provenance),
            shown.info.toConfirm ? tr("口径待确认") : QString(),
            shown.info.document,
            shown.info.version};
}

ExportTable IndicatorTableModel::exportTable() const
{
    ExportTable table{.header = {tr("指标"), tr("维度"), tr("单位"), tr("目标"), tr("实际"), tr("分子"),
                                 tr("分母"), tr("未达件数"), tr("环比"), tr("同比"), tr("环比同比单位"),
                                 tr("得分"), tr("权重"), tr("状态"), tr("缺失原因"), tr("来历"), tr("口径"),
                                 tr("依据"), tr("口径版本")},
                      .rows = {}};
    for (int row = 0; row < rowCount(); ++row)
        table.rows.append(exportRow(row));
    return table;
}

} // namespace onescreen
