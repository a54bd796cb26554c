// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/contradictionpanel.h"

#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/modelsource.h"
#include "ui/indicators/tabledelegate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

FigureTable::Columns columns()
{
    FigureTable::Columns all{.keys = {}, .order = {}, .setting = u"indicators/contradictionColumns"_s};
    for (const ContradictionColumn column : allContradictionColumns) {
        all.keys << contradictionColumnKey(column);
        all.order.push_back(static_cast<int>(column));
    }
    return all;
}

} // namespace

ContradictionPanel::ContradictionPanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_model(new ContradictionModel(this)),
      m_source(std::make_unique<ModelSource<ContradictionModel>>(*m_model))
{
    setObjectName(u"contradictionPanel"_s);
    setTitle(tr("公布数字对账"));
    setPassport(
        tr("把公布的数字互相核对：比率对分子分母，合计对分项，同一事项的两个数，以及公布值对由记录计算的值。"
           "只标出不一致，不修改任何一方；小于印出位数的舍入误差不算。键盘：上下选一行看原文，Enter 或 F6 "
           "打开由记录计算的那个数的口径，Ctrl+C 复制。"));
    m_table = new FigureTable(*m_model, new TableDelegate(context.theme, nullptr), columns(),
                              context.settings, context.theme, content());
    m_table->setObjectName(u"contradictionTable"_s);
    m_table->setAccessibleName(tr("公布数字对账"));
    m_detail = new PlainLabel(content());
    m_detail->setObjectName(u"contradictionDetail"_s);
    m_detail->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    m_detail->setWordWrap(true);
    m_detail->setContentsMargins(context.theme.metrics.space(), 0, 0, 0); // in line with the cells
    const Metrics& metrics = context.theme.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(0.5), 0, metrics.space(0.5), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    setExport(&context.dialogs, m_source.get());
    connect(m_table, &FigureTable::keyChosen, this, &ContradictionPanel::showDetail);
    connect(m_table, &FigureTable::keyActivated, this, &ContradictionPanel::request);
    connect(m_table, &FigureTable::passportRequested, this, &ContradictionPanel::request);
}

void ContradictionPanel::setContent(std::vector<Contradiction> rows, const FigureAbout& about)
{
    const QString key = m_table->currentKey();
    const bool none = rows.empty();
    m_model->setContent(std::move(rows));
    showDetail(key);
    setAbout(about,
             none ? tr("公布的数字没有发现互相矛盾，也没有与记录计算不一致的。\n导入指标文件（onescreen-cli "
                       "import）后自动核对。")
                  : QString());
}

void ContradictionPanel::showDetail(const QString& key)
{
    const Contradiction* row = m_model->find(key);
    m_detail->setText(row ? m_model->detail(*row)
                          : tr("共 %1 处不一致。选一行看算式和原文。").arg(m_model->rowCount()));
}

void ContradictionPanel::request(const QString& key)
{
    showDetail(key);
    const Contradiction* row = m_model->find(key);
    if (row && row->period && !row->unitKey.isEmpty())
        Q_EMIT figureRequested(row->unitKey, row->indicatorId, *row->period);
}

QString ContradictionPanel::detail() const
{
    return m_detail->text();
}

} // namespace onescreen
