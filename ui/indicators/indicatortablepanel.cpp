// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/indicatortablepanel.h"

#include "ui/common/plainlabel.h"
#include "ui/common/settingsstore.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/markdelegate.h"
#include "ui/indicators/modelsource.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr SettingKey<bool> allIndicators{"indicators/all"_L1, false};

FigureTable::Columns columns()
{
    FigureTable::Columns all{.keys = {}, .order = {}, .setting = u"indicators/columns"_s};
    for (const IndicatorColumn column : allIndicatorColumns)
        all.keys << indicatorColumnKey(column);
    for (const IndicatorColumn column :
         {IndicatorColumn::Name, IndicatorColumn::Actual, IndicatorColumn::State, IndicatorColumn::Target,
          IndicatorColumn::PeriodOnPeriod, IndicatorColumn::YearOnYear, IndicatorColumn::Trend,
          IndicatorColumn::Failures, IndicatorColumn::Dimension, IndicatorColumn::Score,
          IndicatorColumn::Weight})
        all.order.push_back(static_cast<int>(column));
    return all;
}

} // namespace

IndicatorTablePanel::IndicatorTablePanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_model(new IndicatorTableModel(this)),
      m_source(std::make_unique<ModelSource<IndicatorTableModel>>(*m_model)), m_settings(context.settings)
{
    setObjectName(u"indicatorTablePanel"_s);
    setTitle(tr("指标表"));
    setPassport(
        tr("目标、实际、环比、同比都来自同一份指标目录。比率的变化用百分点，数量的变化用百分数。目标为 100% "
           "的比率另列未达到的件数。样本少于目录规定的最少件数时只显示“分子/分母”，不评价。缺失的数写“—”，"
           "状态一列写原因。红色只用于控制图发出的异常信号，不用于低于平均或未达标。※ 表示口径待确认。"
           "键盘：上下选指标，左右选列，空格按列排序，F6 看口径，Ctrl+C 复制。"));
    m_table = new FigureTable(*m_model, new MarkDelegate(context.theme, nullptr), columns(), context.settings,
                              context.theme, content());
    m_table->setObjectName(u"indicatorTable"_s);
    m_table->setAccessibleName(tr("指标表"));
    m_summary = new PlainLabel(content());
    m_summary->setObjectName(u"indicatorSummary"_s);
    m_summary->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    m_summary->setElide(Qt::ElideRight);
    m_summary->setContentsMargins(context.theme.metrics.space(), 0, 0, 0); // in line with the cells
    m_denominator = new QComboBox(content());
    m_denominator->setObjectName(u"denominator"_s);
    m_denominator->setAccessibleName(tr("分母"));
    m_denominator->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_denominator->hide();
    connect(m_denominator, &QComboBox::activated, this, [this](int item) {
        Q_EMIT denominatorChosen(m_indicator, m_denominator->itemData(item).toString());
    });
    const Metrics& metrics = context.theme.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(0.5), 0, metrics.space(0.5), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(m_table, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(m_summary, 1);
    below->addWidget(m_denominator);
    layout->addLayout(below);
    setExport(&context.dialogs, m_source.get());

    m_all = new QCheckBox(tr("含没有来源的"), this);
    m_all->setObjectName(u"allIndicators"_s);
    m_all->setVisible(!context.theme.wall);
    setPlainToolTip(m_all, tr("也列出本机没有记录、也没有导入数值的指标"));
    addHeaderWidget(m_all);
    buildMenu();
    connect(m_all, &QCheckBox::toggled, this, &IndicatorTablePanel::showAll);
    m_all->setChecked(!context.theme.wall && m_settings.value(allIndicators));
    m_table->setHidesSourceless(!m_all->isChecked());
    connect(m_table, &FigureTable::keyChosen, this, &IndicatorTablePanel::indicatorChosen);
    connect(m_table, &FigureTable::passportRequested, this, &IndicatorTablePanel::passportRequested);
    connect(m_table, &FigureTable::keyActivated, this, &IndicatorTablePanel::passportRequested);
}

void IndicatorTablePanel::setDenominators(const IndicatorInfo* indicator)
{
    const bool offers = indicator && indicator->denominators.size() > 1 && m_all->isVisibleTo(this);
    m_denominator->setVisible(offers);
    if (!offers)
        return;
    m_indicator = indicator->id;
    m_denominator->clear();
    QStringList meanings{
        tr("“%1”的分母，选一个，全部窗口的数值随之重算；不是目录规定的不能用于公布。").arg(indicator->name)};
    for (const DenominatorOption& one : indicator->denominators) {
        const QString name = one.official ? tr("÷ %1（目录规定）").arg(one.text) : tr("÷ %1").arg(one.text);
        m_denominator->addItem(name, one.id);
        if (one.chosen)
            m_denominator->setCurrentIndex(m_denominator->count() - 1);
        meanings << (one.document.isEmpty() ? name : tr("%1：%2").arg(name, one.document));
    }
    setPlainToolTip(m_denominator, meanings.join(u'\n'));
}

void IndicatorTablePanel::showAll(bool all)
{
    m_settings.setValue(allIndicators, all);
    m_table->setHidesSourceless(!all);
    m_summary->setText(summary());
}

void IndicatorTablePanel::buildMenu()
{
    QAction* choose = addMenuAction(tr("选择列"));
    auto* menu = new QMenu(this);
    menu->setObjectName(u"columnMenu"_s);
    choose->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_table->fillColumnMenu(menu);
    });
}

QString IndicatorTablePanel::summary() const
{
    int concern = 0;
    int missed = 0;
    int missing = 0;
    int sourceless = 0;
    int unconfirmed = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const IndicatorMark mark = m_model->markOf(row);
        concern += mark == IndicatorMark::Concern;
        missed += mark == IndicatorMark::Missed;
        const FigureState state = m_model->row(row).figure.state;
        sourceless += state == FigureState::NoSource;
        missing += state != FigureState::NoSource && !m_model->row(row).figure.hasValue();
        unconfirmed += m_model->row(row).info.toConfirm;
    }
    QStringList parts{tr("共 %1 项").arg(m_model->rowCount()), tr("异常 %1").arg(concern),
                      tr("未达标 %1").arg(missed), tr("缺数 %1").arg(missing)};
    if (sourceless > 0)
        parts << (m_all->isChecked() ? tr("没有来源 %1").arg(sourceless)
                                     : tr("没有来源 %1（未列出）").arg(sourceless));
    if (unconfirmed > 0)
        parts << tr("※ 口径待确认 %1").arg(unconfirmed);
    return parts.join(u" · "_s);
}

void IndicatorTablePanel::setContent(IndicatorTableModel::Content content, const FigureAbout& about)
{
    m_model->setContent(std::move(content));
    m_summary->setText(summary());
    setAbout(about, m_model->rowCount() == 0 ? tr("这一期没有可以显示的指标。请换一期。") : QString());
}

} // namespace onescreen
