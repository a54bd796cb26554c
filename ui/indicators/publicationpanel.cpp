// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/publicationpanel.h"

#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/modelsource.h"
#include "ui/indicators/restatementbar.h"
#include "ui/indicators/tabledelegate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

FigureTable::Columns columns()
{
    FigureTable::Columns all{.keys = {}, .order = {}, .setting = u"indicators/publicationColumns"_s};
    for (const PublicationColumn column : allPublicationColumns) {
        all.keys << publicationColumnKey(column);
        all.order.push_back(static_cast<int>(column));
    }
    return all;
}

/// "2026Q3 第 3 期（第 1 次更正），2026-10-12 09:30 由 张三、李四 公布，口径 zhoushan-sample 1"
QString nameOf(const Publication& one)
{
    const QString issue = PublicationPanel::tr("%1 第 %2 期").arg(one.period.toString()).arg(one.issue);
    const QString revision =
        one.revision > 1 ? PublicationPanel::tr("（第 %1 次更正）").arg(one.revision - 1) : QString();
    return PublicationPanel::tr("%1%2，%3 由 %4、%5 公布，口径 %6")
        .arg(issue, revision, businessDateTimeText(one.at), one.by, one.secondPerson, one.catalogue);
}

} // namespace

PublicationPanel::PublicationPanel(const SceneContext& context, QWidget* parent)
    : FigurePanel(context, new QWidget, parent), m_dialogs(context.dialogs),
      m_isAnalyst(context.windowClass == WindowClass::Analyst), m_model(new PublicationModel(this)),
      m_source(std::make_unique<ModelSource<PublicationModel>>(*m_model))
{
    setObjectName(u"publicationPanel"_s);
    setTitle(tr("已公布期次对账"));
    setPassport(tr(
        "本期公布时冻结的结果，与今天用现有数据、现行目录重算的结果逐项比较。原因按三步区分：冻结的输入和目录"
        "今天算出别的数，是计算引擎改变；换成现行目录后才不同，是口径改变；换成现有数据后才不同，是数据改变。"
        "公布的数不会被改写；需要时由两人更正公布，原来的公布保留。键盘：上下选行，Ctrl+C 复制。"));
    const Metrics& metrics = context.theme.metrics;
    m_summary = new PlainLabel(content());
    m_summary->setObjectName(u"publicationSummary"_s);
    m_summary->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(metrics.space(), 0, 0, 0); // in line with the cells
    m_table = new FigureTable(*m_model, new TableDelegate(context.theme, nullptr), columns(),
                              context.settings, context.theme, content());
    m_table->setObjectName(u"publicationTable"_s);
    m_table->setAccessibleName(tr("已公布期次对账"));
    m_bar = new RestatementBar(context.theme, content());
    m_bar->hide();
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(0.5), 0, metrics.space(0.5), metrics.space(0.5));
    layout->setSpacing(metrics.space(0.5));
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_bar);
    setExport(&context.dialogs, m_source.get());
    connect(m_bar, &RestatementBar::restateRequested, this, &PublicationPanel::confirm);
}

void PublicationPanel::setContent(const std::optional<Publication>& publication,
                                  std::vector<PublicationRow> rows, const DriftReasons& reasons,
                                  bool mayRestate, const FigureAbout& about, const QString& missing)
{
    if (m_publication != publication)
        m_bar->clear();
    m_publication = publication;
    const auto count = std::ssize(rows);
    m_model->setContent(std::move(rows));
    QString none = missing;
    if (publication && count > 0)
        m_summary->setText(tr("%1。\n今天重算有 %2 项不同：%3。公布的数保持原样。")
                               .arg(nameOf(*publication))
                               .arg(count)
                               .arg(driftReasonText(reasons)));
    else if (publication && missing.isEmpty())
        none = tr("%1。\n今天重算的结果与它逐字节相同。").arg(nameOf(*publication));
    m_bar->setVisible(m_isAnalyst && mayRestate && publication && count > 0);
    setAbout(about, none);
}

QString PublicationPanel::summary() const
{
    return m_summary->text();
}

void PublicationPanel::confirm(const QString& by, const QString& secondPerson, const QString& reason)
{
    if (!m_publication)
        return;
    const PublishOrder order{
        .period = m_publication->period, .by = by, .secondPerson = secondPerson, .reason = reason};
    m_dialogs.confirm(
        this,
        {.kind = MessageKind::Warning,
         .title = tr("更正公布 %1").arg(order.period.toString()),
         .text = tr("把今天重算的结果公布为 %1 的更正，不能撤回。\n更正人 %2，复核人 %3。\n原因：%4")
                     .arg(order.period.toString(), by, secondPerson, reason),
         .detail = {}},
        tr("更正公布"), [this, order] { Q_EMIT restateRequested(order); }, {});
}

} // namespace onescreen
