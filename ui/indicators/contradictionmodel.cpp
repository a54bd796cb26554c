// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/contradictionmodel.h"

#include "ui/common/plainlabel.h"
#include "ui/indicators/tableroles.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ContradictionColumn columnOf(int section)
{
    return allContradictionColumns.at(static_cast<size_t>(section));
}

bool isNumeric(ContradictionColumn column)
{
    return column == ContradictionColumn::Printed || column == ContradictionColumn::Other ||
           column == ContradictionColumn::Difference;
}

double numberOf(const Contradiction& row, ContradictionColumn column)
{
    return column == ContradictionColumn::Printed ? row.printed
           : column == ContradictionColumn::Other ? row.computed
                                                  : row.printed - row.computed;
}

} // namespace

QString contradictionColumnKey(ContradictionColumn column)
{
    static const QStringList keys{u"name"_s, u"kind"_s,   u"printed"_s, u"other"_s,    u"difference"_s,
                                  u"area"_s, u"period"_s, u"check"_s,   u"documents"_s};
    return keys.at(static_cast<int>(column));
}

QString contradictionText(ContradictionKind kind)
{
    switch (kind) {
    case ContradictionKind::RatioDiffersFromParts:
        return ContradictionModel::tr("与分子分母不符");
    case ContradictionKind::PartsDoNotSum:
        return ContradictionModel::tr("分项之和不等于合计");
    case ContradictionKind::TwoScopes:
        return ContradictionModel::tr("同一事项两个数");
    case ContradictionKind::DiffersFromRows:
        return ContradictionModel::tr("与记录计算不符");
    }
    return {};
}

ContradictionModel::ContradictionModel(QObject* parent) : QAbstractTableModel(parent) {}

void ContradictionModel::setContent(std::vector<Contradiction> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const Contradiction* ContradictionModel::find(const QString& key) const
{
    bool isNumber = false;
    const qsizetype at = key.toLongLong(&isNumber);
    return isNumber && at >= 0 && at < std::ssize(m_rows) ? &m_rows[static_cast<size_t>(at)] : nullptr;
}

QString ContradictionModel::detail(const Contradiction& row) const
{
    QStringList lines{tr("%1：%2").arg(contradictionText(row.kind), row.arithmetic)};
    for (const QString& context : row.contexts) {
        if (!context.isEmpty())
            lines << tr("原文：%1").arg(context);
    }
    return lines.join(u'\n');
}

int ContradictionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ContradictionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allContradictionColumns.size());
}

QString ContradictionModel::text(const Contradiction& row, ContradictionColumn column) const
{
    switch (column) {
    case ContradictionColumn::Name:
        return row.indicator;
    case ContradictionColumn::Kind:
        return contradictionText(row.kind);
    case ContradictionColumn::Area:
        return row.area;
    case ContradictionColumn::Period:
        return row.periodText;
    case ContradictionColumn::Check:
        return row.arithmetic;
    case ContradictionColumn::Documents: {
        QStringList named = row.documents;
        named.removeAll(QString());
        return named.join(tr("；"));
    }
    case ContradictionColumn::Printed:
    case ContradictionColumn::Other:
    case ContradictionColumn::Difference: {
        const double number = numberOf(row, column);
        const QString digits = m_locale.toString(number, 'g', 9);
        const bool sign = column == ContradictionColumn::Difference && number > 0;
        return sign ? u'+' + digits : digits;
    }
    }
    return {};
}

QVariant ContradictionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Contradiction& shown = row(index.row());
    const ContradictionColumn column = columnOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::ToolTipRole:
        return plainToolTipText(detail(shown));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case PrimaryRole:
        return column == ContradictionColumn::Name;
    case KeyRole:
        return QString::number(index.row());
    case SortValueRole:
        return isNumeric(column) ? QVariant(numberOf(shown, column)) : QVariant(text(shown, column));
    case NumberRole:
        return isNumeric(column) ? QVariant(text(shown, column)) : QVariant();
    case UnitRole:
        return isNumeric(column) ? QVariant(shown.unit) : QVariant();
    default:
        return {};
    }
}

QVariant ContradictionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ContradictionColumn column = columnOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case ContradictionColumn::Name:
        return tr("公布的数");
    case ContradictionColumn::Kind:
        return tr("问题");
    case ContradictionColumn::Printed:
        return tr("公布值");
    case ContradictionColumn::Other:
        return tr("另一个值");
    case ContradictionColumn::Difference:
        return tr("相差");
    case ContradictionColumn::Area:
        return tr("地区");
    case ContradictionColumn::Period:
        return tr("时期");
    case ContradictionColumn::Check:
        return tr("核算");
    case ContradictionColumn::Documents:
        return tr("来源");
    }
    return {};
}

ExportTable ContradictionModel::exportTable() const
{
    ExportTable table;
    for (int column = 0; column < columnCount(); ++column)
        table.header << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    table.header << tr("计量单位") << tr("原文");
    for (const Contradiction& row : m_rows) {
        QVariantList cells;
        for (const ContradictionColumn column : allContradictionColumns)
            cells << (isNumeric(column) ? QVariant(numberOf(row, column)) : QVariant(text(row, column)));
        cells << row.unit << row.contexts.join(u'\n');
        table.rows.append(cells);
    }
    return table;
}

} // namespace onescreen
