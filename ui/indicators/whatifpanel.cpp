// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/whatifpanel.h"

#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/modelsource.h"
#include "ui/indicators/trialdelegate.h"
#include "ui/indicators/trialmodel.h"
#include "ui/indicators/weighteditor.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

FigureTable::Columns columns()
{
    FigureTable::Columns all{.keys = {}, .order = {}, .setting = u"indicators/trialColumns"_s};
    for (const TrialColumn column : allTrialColumns)
        all.keys << trialColumnKey(column);
    for (const TrialColumn column :
         {TrialColumn::Unit, TrialColumn::TrialRank, TrialColumn::OfficialRank, TrialColumn::RankChange,
          TrialColumn::TrialScore, TrialColumn::OfficialScore, TrialColumn::ScoreChange})
        all.order.push_back(static_cast<int>(column));
    return all;
}

} // namespace

WhatIfPanel::WhatIfPanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_model(new TrialModel(this)),
      m_source(std::make_unique<ModelSource<TrialModel>>(*m_model)), m_soon(new QTimer(this))
{
    setObjectName(u"whatIfPanel"_s);
    setTitle(tr("权重试算（不是正式名次）"));
    setPassport(
        tr("只改权重，不改数据：左边调权重，右边立刻看到名次和得分会怎样变，正式的数在旁边。试算不会保存，也"
           "不影响任何正式的数；导出的文件写明“试算”。同一组内的权重按比例换算成 100%。"
           "键盘：Tab 到下一项，左右调整，Ctrl+Z 撤销，Ctrl+Y 重做。"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &WhatIfPanel::compute);
    build(context);
    connect(&m_trial, &WeightTrial::changed, m_soon, qOverload<>(&QTimer::start));
    showState({});
}

WhatIfPanel::~WhatIfPanel() = default;

QPushButton* WhatIfPanel::addButton(const QString& objectName, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text, content());
    button->setObjectName(objectName);
    setPlainToolTip(button, tip);
    return button;
}

void WhatIfPanel::build(const SceneContext& context)
{
    const Metrics& metrics = context.theme.metrics;
    m_editor = new WeightEditor(m_trial, context.theme, content());
    m_table = new FigureTable(*m_model, new TrialDelegate(context.theme, nullptr), columns(),
                              context.settings, context.theme, content());
    m_table->setObjectName(u"trialTable"_s);
    m_table->setAccessibleName(tr("试算结果"));
    m_banner = new PlainLabel(content());
    m_banner->setObjectName(u"trialBanner"_s);
    m_banner->setStyle(context.theme, TextSize::Normal, TextRole::Warning, true);
    m_banner->setElide(Qt::ElideRight);
    m_undo = addButton(u"trialUndo"_s, tr("撤销"), tr("撤销（Ctrl+Z）"));
    m_redo = addButton(u"trialRedo"_s, tr("重做"), tr("重做（Ctrl+Y）"));
    m_reset = addButton(u"trialReset"_s, tr("恢复正式权重"), tr("全部恢复为正式权重，可以撤销"));
    QUndoStack& stack = m_trial.undoStack();
    connect(m_undo, &QPushButton::clicked, &stack, &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &stack, &QUndoStack::redo);
    connect(m_reset, &QPushButton::clicked, &m_trial, &WeightTrial::reset);
    connect(&stack, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    const auto key = [this](const QKeySequence& keys) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        return shortcut;
    };
    connect(key(QKeySequence::Undo), &QShortcut::activated, &stack, &QUndoStack::undo);
    connect(key(QKeySequence(Qt::CTRL | Qt::Key_Y)), &QShortcut::activated, &stack, &QUndoStack::redo);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(metrics.space(), 0, metrics.space(), 0);
    top->addWidget(m_banner, 1);
    for (QPushButton* button : {m_undo, m_redo, m_reset})
        top->addWidget(button);
    auto* parts = new QSplitter(Qt::Horizontal, content());
    parts->setObjectName(u"whatIfParts"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(metrics.grid);
    parts->addWidget(m_editor);
    parts->addWidget(m_table);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    parts->setSizes({1000, 1000}); // as shares
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(0.5), 0, metrics.space(0.5), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addLayout(top);
    layout->addWidget(parts, 1);
    setExport(&context.dialogs, m_source.get());
    connect(m_table, &FigureTable::passportRequested, this, &WhatIfPanel::passportRequested);
}

void WhatIfPanel::setContent(Content content, const FigureAbout& about)
{
    m_content = std::move(content);
    m_trial.setTree(m_content.tree);
    compute();
    setAbout(about, m_content.official.empty() || !m_content.compute ? tr("这一期没有综合指数，不能试算。")
                                                                     : QString());
}

void WhatIfPanel::compute()
{
    m_soon->stop();
    if (!m_content.compute)
        return;
    const Result<std::vector<RankRow>> trial = m_content.compute(m_trial.changes());
    m_model->setContent(m_content.official, trial ? *trial : std::vector<RankRow>{}, m_content.decimals);
    showState(trial ? QString() : tr("这组权重算不出结果：同一组的权重不能全为 0。"));
}

void WhatIfPanel::showState(const QString& problem)
{
    m_reset->setEnabled(m_trial.isChanged());
    if (!problem.isEmpty())
        m_banner->setText(problem);
    else if (m_trial.isChanged())
        m_banner->setText(tr("试算 · 改了 %1 项权重 · %2 个单位名次不同 · 不是正式名次")
                              .arg(m_trial.changes().size())
                              .arg(m_model->changedRanks()));
    else
        m_banner->setText(tr("试算 · 还没有改动，与正式名次相同"));
}

QString WhatIfPanel::banner() const
{
    return m_banner->text();
}

} // namespace onescreen
