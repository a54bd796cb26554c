// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/publicationmodel.h"

#include "app/models/assessment/assessment.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/tableroles.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestNumber = 32; ///< A fingerprint of digits alone is no number.

constexpr qsizetype shownOfFingerprint = 12;

PublicationColumn columnOf(int section)
{
    return allPublicationColumns.at(static_cast<size_t>(section));
}

bool isNumeric(PublicationColumn column)
{
    return column == PublicationColumn::Published || column == PublicationColumn::Today ||
           column == PublicationColumn::Difference;
}

struct FieldName
{
    QString text;
    int order;
};

/// Fields of a frozen period (app/analysis/index/freeze.h) as readers call them.
QHash<QString, FieldName> fieldNames()
{
    return {{u"shown"_s, {PublicationModel::tr("公布的总分"), 0}},
            {u"rank"_s, {PublicationModel::tr("名次"), 0}},
            {u"grade"_s, {PublicationModel::tr("等次"), 0}},
            {u"unranked"_s, {PublicationModel::tr("未参与排名"), 0}},
            {u"catalogue"_s, {PublicationModel::tr("指标目录"), 1}},
            {u"catalogue_version"_s, {PublicationModel::tr("指标目录版本"), 1}},
            {u"engine_version"_s, {PublicationModel::tr("计算引擎版本"), 1}},
            {u"inputs"_s, {PublicationModel::tr("全部输入的指纹"), 1}},
            {u"numerator"_s, {PublicationModel::tr("分子"), 2}},
            {u"denominator"_s, {PublicationModel::tr("分母"), 2}},
            {u"value"_s, {PublicationModel::tr("数值"), 2}},
            {u"state"_s, {PublicationModel::tr("数值状态"), 2}},
            {u"target"_s, {PublicationModel::tr("目标"), 2}},
            {u"score"_s, {PublicationModel::tr("得分"), 3}},
            {u"base"_s, {PublicationModel::tr("基础分"), 3}},
            {u"total"_s, {PublicationModel::tr("总分"), 3}},
            {u"peer_rank"_s, {PublicationModel::tr("组内名次"), 3}},
            {u"coverage"_s, {PublicationModel::tr("覆盖率"), 4}},
            {u"treatment"_s, {PublicationModel::tr("缺失的处理"), 4}},
            {u"reason"_s, {PublicationModel::tr("缺失的原因"), 4}},
            {u"weight"_s, {PublicationModel::tr("权重"), 5}},
            {u"lost"_s, {PublicationModel::tr("失分"), 5}},
            {u"ranked"_s, {PublicationModel::tr("参与排名的单位数"), 5}},
            {u"level"_s, {PublicationModel::tr("层级"), 5}},
            {u"peer_group"_s, {PublicationModel::tr("对照组"), 5}},
            {u"line"_s, {PublicationModel::tr("加分、扣分或否决"), 3}}};
}

/// The words that a frozen period uses for states; others stay as they are.
QString wordText(const QString& word)
{
    const QHash<QString, QString> words{{u"value"_s, PublicationModel::tr("有数值")},
                                        {u"not_applicable"_s, PublicationModel::tr("不适用")},
                                        {u"not_reported"_s, PublicationModel::tr("未报送")},
                                        {u"late"_s, PublicationModel::tr("迟报")},
                                        {u"suppressed"_s, PublicationModel::tr("样本过少")},
                                        {u"rejected"_s, PublicationModel::tr("未通过校验")},
                                        {u"own"_s, PublicationModel::tr("本期数值")},
                                        {u"carried"_s, PublicationModel::tr("沿用上期")},
                                        {u"pooled"_s, PublicationModel::tr("合并四期")},
                                        {u"zero"_s, PublicationModel::tr("计零分")},
                                        {u"redistributed"_s, PublicationModel::tr("权重分给其他")},
                                        {u"uncovered"_s, PublicationModel::tr("未覆盖")}};
    return words.value(word, word);
}

/// A fingerprint says by its beginning that it is another one; the tool tip has all of it.
QString shortened(const QString& word)
{
    return word.size() > longestNumber ? word.first(shownOfFingerprint) + u'…' : word;
}

std::optional<double> numberIn(const QString& text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && text.size() <= longestNumber ? std::optional(number) : std::nullopt;
}

} // namespace

QString publicationColumnKey(PublicationColumn column)
{
    static const QStringList keys{u"unit"_s,  u"subject"_s,    u"published"_s,
                                  u"today"_s, u"difference"_s, u"reason"_s};
    return keys.at(static_cast<int>(column));
}

std::vector<PublicationRow> publicationRows(const PublicationDrift& drift, const Assessment& assessment,
                                            const Period& period)
{
    QHash<QString, QString> names;
    for (const NodeInfo& node : assessment.tree(period))
        names.insert(node.id, node.name);
    for (const IndicatorInfo& indicator : assessment.indicators(period))
        names.insert(indicator.id, indicator.name);
    const QHash<QString, FieldName> fields = fieldNames();
    std::vector<PublicationRow> rows;
    rows.reserve(drift.facts.size());
    for (const DriftedFact& fact : drift.facts) {
        const auto unit = assessment.unit(fact.change.unit);
        // "line 3": the third line of bonuses and deductions.
        const QString& id = fact.change.field;
        const FieldName field = fields.value(id.section(u' ', 0, 0), {id, 5});
        const QString node = names.value(fact.change.node, fact.change.node);
        rows.push_back({.unit = unit ? unit->name : fact.change.unit,
                        .subject = node.isEmpty() ? field.text : node + u" · "_s + field.text,
                        .fact = fact,
                        .published = numberIn(fact.change.before),
                        .today = numberIn(fact.change.after),
                        .order = field.order});
    }
    std::ranges::stable_sort(rows, {}, &PublicationRow::order);
    return rows;
}

QString driftReasonText(const DriftReasons& reasons)
{
    QStringList all;
    if (reasons.data)
        all << PublicationModel::tr("数据改变");
    if (reasons.definition)
        all << PublicationModel::tr("口径改变");
    if (reasons.engine)
        all << PublicationModel::tr("计算引擎改变");
    return all.join(PublicationModel::tr("、"));
}

PublicationModel::PublicationModel(QObject* parent) : QAbstractTableModel(parent) {}

void PublicationModel::setContent(std::vector<PublicationRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PublicationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PublicationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allPublicationColumns.size());
}

QString PublicationModel::text(const PublicationRow& row, PublicationColumn column) const
{
    const auto shown = [this](const std::optional<double>& number, const QString& word) {
        return number           ? m_locale.toString(*number, 'g', 9)
               : word.isEmpty() ? u"—"_s
                                : shortened(wordText(word));
    };
    switch (column) {
    case PublicationColumn::Unit:
        return row.unit.isEmpty() ? tr("全部单位") : row.unit;
    case PublicationColumn::Subject:
        return row.subject;
    case PublicationColumn::Published:
        return shown(row.published, row.fact.change.before);
    case PublicationColumn::Today:
        return shown(row.today, row.fact.change.after);
    case PublicationColumn::Difference: {
        if (!row.published || !row.today)
            return u"—"_s;
        const double difference = *row.today - *row.published;
        return (difference > 0 ? u"+"_s : QString()) + m_locale.toString(difference, 'g', 6);
    }
    case PublicationColumn::Reason:
        return driftReasonText(row.fact.reasons);
    }
    return {};
}

QVariant PublicationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PublicationRow& shown = row(index.row());
    const PublicationColumn column = columnOf(index.column());
    const auto number = column == PublicationColumn::Published ? shown.published
                        : column == PublicationColumn::Today   ? shown.today
                                                               : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::ToolTipRole:
        return plainToolTipText(tr("%1 · %2\n公布：%3\n今天：%4\n%5")
                                    .arg(text(shown, PublicationColumn::Unit), shown.subject,
                                         shown.fact.change.before, shown.fact.change.after,
                                         driftReasonText(shown.fact.reasons)));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case PrimaryRole:
        return column == PublicationColumn::Unit;
    case KeyRole:
        return QString::number(index.row());
    case SortValueRole:
        return number ? QVariant(*number) : QVariant(text(shown, column));
    case NumberRole:
        return isNumeric(column) ? QVariant(text(shown, column)) : QVariant();
    default:
        return {};
    }
}

QVariant PublicationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const PublicationColumn column = columnOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PublicationColumn::Unit:
        return tr("单位");
    case PublicationColumn::Subject:
        return tr("项目");
    case PublicationColumn::Published:
        return tr("公布时");
    case PublicationColumn::Today:
        return tr("今天重算");
    case PublicationColumn::Difference:
        return tr("变化");
    case PublicationColumn::Reason:
        return tr("原因");
    }
    return {};
}

ExportTable PublicationModel::exportTable() const
{
    ExportTable table;
    for (int column = 0; column < columnCount(); ++column)
        table.header << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    for (const PublicationRow& row : m_rows) {
        const auto cell = [](const std::optional<double>& number, const QString& word) {
            return number ? QVariant(*number) : word.isEmpty() ? QVariant() : QVariant(wordText(word));
        };
        const bool both = row.published && row.today;
        table.rows.append(QVariantList{
            text(row, PublicationColumn::Unit), row.subject, cell(row.published, row.fact.change.before),
            cell(row.today, row.fact.change.after), both ? QVariant(*row.today - *row.published) : QVariant(),
            driftReasonText(row.fact.reasons)});
    }
    return table;
}

} // namespace onescreen
