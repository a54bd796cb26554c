// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/rankingpanel.h"

#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/modelsource.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

FigureTable::Columns columns()
{
    FigureTable::Columns all{.keys = {}, .order = {}, .setting = u"indicators/rankColumns"_s};
    for (const RankColumn column : allRankColumns)
        all.keys << rankColumnKey(column);
    for (const RankColumn column :
         {RankColumn::Unit, RankColumn::Band, RankColumn::Rank, RankColumn::Value, RankColumn::Interval,
          RankColumn::Note, RankColumn::Base, RankColumn::PeerGroup})
        all.order.push_back(static_cast<int>(column));
    return all;
}

} // namespace

void RankDelegate::paintInterval(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const auto interval = index.data(IntervalRole).value<std::vector<std::optional<double>>>();
    const Theme& theme = context().theme;
    if (interval.size() != 3 || !interval[0] || !interval[2] || m_ranked < 1)
        return;
    const double span = std::max(1.0, m_ranked - 1.0);
    const auto x = [&](double rank) { return cell.left() + (rank - 1.0) / span * (cell.width() - 1); };
    const double middle = cell.center().y() + 0.5;
    const double thick = std::max(2.0, context().metrics.space(0.75) * 1.0);
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawLine(QPointF(cell.left(), middle), QPointF(cell.right(), middle));
    painter.fillRect(QRectF(QPointF(x(*interval[0]), middle - thick / 2),
                            QPointF(std::max(x(*interval[2]), x(*interval[0]) + 2), middle + thick / 2)),
                     mixedColor(theme.panel, theme.accent, 0.55F));
    if (!interval[1])
        return;
    painter.setPen(QPen(theme.text, std::max(2.0, 2 * context().metrics.scale)));
    painter.drawLine(QPointF(x(*interval[1]), middle - thick), QPointF(x(*interval[1]), middle + thick));
}

RankingPanel::RankingPanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_model(new RankingModel(this)),
      m_source(std::make_unique<ModelSource<RankingModel>>(*m_model)),
      m_delegate(new RankDelegate(context.theme, nullptr))
{
    setObjectName(u"rankingPanel"_s);
    setTitle(tr("排名"));
    setPassport(
        tr("先看档，再看名次：同一档的单位在统计上分不出先后。名次按显示出来的、四舍五入后的分数排，"
           "分数相同即并列，下一名顺延。名次区间由固定种子的 1000 次模拟得到（权重 ±25%、数值按样本量"
           "波动），取 5% 到 95%。没有数值、样本过少或覆盖率不足的单位不参与排名，列在最后并写明原因。"
           "键盘：Enter 进入该单位，F6 看口径，空格排序，H 在名次图中突出显示。"));
    m_table = new FigureTable(*m_model, m_delegate, columns(), context.settings, context.theme, content());
    m_table->setObjectName(u"rankingTable"_s);
    m_table->setAccessibleName(tr("排名"));
    m_detail = new PlainLabel(content());
    m_detail->setObjectName(u"rankingDetail"_s);
    m_detail->setStyle(context.theme, TextSize::Small);
    m_detail->setWordWrap(true);
    m_detail->setContentsMargins(context.theme.metrics.space(), 0, 0, 0);
    m_detail->hide();
    m_note = new PlainLabel(content());
    m_note->setObjectName(u"rankingNote"_s);
    m_note->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    m_note->setElide(Qt::ElideRight);
    m_note->setContentsMargins(context.theme.metrics.space(), 0, 0, 0); // in line with the cells
    const Metrics& metrics = context.theme.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(0.5), 0, metrics.space(0.5), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_note);
    setExport(&context.dialogs, m_source.get());

    QAction* highlight = addMenuAction(tr("在名次图中突出显示所选单位（最多 5 个）"));
    highlight->setObjectName(u"highlightUnits"_s);
    highlight->setShortcut(Qt::Key_H);
    highlight->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(highlight);
    connect(highlight, &QAction::triggered, this,
            [this] { Q_EMIT highlightRequested(m_table->selectedKeys().mid(0, 5)); });
    connect(m_table, &FigureTable::keyChosen, this, &RankingPanel::showDetail);
    connect(m_table, &FigureTable::keyChosen, this, &RankingPanel::unitChosen);
    connect(m_table, &FigureTable::keyActivated, this, &RankingPanel::unitActivated);
    connect(m_table, &FigureTable::passportRequested, this, &RankingPanel::passportRequested);
}

/// Where the table has no room for a column, its words stand here.
void RankingPanel::showDetail(const QString& unit)
{
    QString text;
    for (int row = 0; row < m_model->rowCount() && text.isEmpty(); ++row) {
        if (m_model->row(row).unit == unit)
            text = m_model->detail(m_model->row(row)).join(tr("；"));
    }
    m_detail->setText(text);
    m_detail->setVisible(!text.isEmpty());
}

QString RankingPanel::detail() const
{
    return m_detail->text();
}

QString RankingPanel::note() const
{
    return m_note->text();
}

void RankingPanel::setContent(Content content, const FigureAbout& about)
{
    setTitle(content.subject.name.isEmpty() ? tr("排名") : tr("排名 · %1").arg(content.subject.name));
    const bool none = content.rows.empty();
    m_model->setContent(std::move(content.subject), std::move(content.rows));
    showDetail(m_table->currentKey());
    int among = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        among = std::max(among, m_model->row(row).rankedCount);
    m_delegate->setRankedCount(among);
    const int ranked = m_model->rankedCount();
    QStringList parts{tr("参与排名 %1 个").arg(ranked)};
    if (const int left = m_model->rowCount() - ranked; left > 0)
        parts << tr("未参与 %1 个").arg(left);
    if (!content.among.isEmpty())
        parts << content.among;
    if (ranked > 0)
        parts << (content.uncertainty ? tr("同一档分不出先后") : tr("名次区间和分档正在计算"));
    m_note->setText(parts.join(u" · "_s));
    setAbout(about, none ? tr("这一级没有单位，或者这一项不排名。") : QString());
}

} // namespace onescreen
