// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/indicatorpages.h"

#include "ui/indicators/chartpanel.h"
#include "ui/indicators/contradictionpanel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/fullratepanel.h"
#include "ui/indicators/indicatordata.h"
#include "ui/indicators/indicatortablepanel.h"
#include "ui/indicators/publicationpanel.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QSplitter* splitter(const ThemeContext& theme, const QString& name, Qt::Orientation orientation,
                    const std::vector<std::pair<QWidget*, int>>& parts)
{
    auto* made = new QSplitter(orientation);
    made->setObjectName(name);
    made->setHandleWidth(theme.metrics.grid);
    made->setChildrenCollapsible(false);
    QList<int> shares;
    for (const auto& [widget, share] : parts) {
        made->addWidget(widget);
        made->setStretchFactor(made->count() - 1, share);
        shares << share * 100;
    }
    made->setSizes(shares);
    return made;
}

} // namespace

IndicatorPages::IndicatorPages(const SceneContext& context)
{
    m_pages = {IndicatorPage::Table, IndicatorPage::Ranking, IndicatorPage::Change};
    m_widgets = {tablePage(context), rankingPage(context), changePage(context)};
    if (context.theme.wall)
        return; // nobody there can move a slider, and nothing unofficial hangs on a wall
    whatIf = new WhatIfPanel(context);
    m_pages.push_back(IndicatorPage::WhatIf);
    m_widgets.push_back(whatIf);
    checks = new ContradictionPanel(context);
    publication = new PublicationPanel(context);
    m_pages.push_back(IndicatorPage::Checks);
    m_widgets.push_back(
        splitter(context.theme, u"checkParts"_s, Qt::Vertical, {{publication, 1}, {checks, 1}}));
}

QWidget* IndicatorPages::tablePage(const SceneContext& context)
{
    rates = new FullRatePanel(context);
    table = new IndicatorTablePanel(context);
    series = new ChartPanel(
        context, new SmallMultiples(context.theme),
        {.objectName = u"seriesPanel"_s,
         .title = tr("各地走势"),
         .help = tr("所选指标在下一级各单位的走势，同一刻度，可以直接比较。虚线是目标，横线是上一级"
                    "的本期数值。没有数值的时期留空。点按进入该单位。")});
    connect(series, &ChartPanel::stopActivated, this, [this](int stop) {
        const auto& data = static_cast<SmallMultiples&>(series->chart()).data();
        if (stop < std::ssize(data.panels))
            Q_EMIT unitActivated(data.panels[static_cast<size_t>(stop)].key);
    });
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.theme.metrics.grid);
    layout->addWidget(rates);
    layout->addWidget(
        splitter(context.theme, u"indicatorTableParts"_s, Qt::Horizontal, {{table, 7}, {series, 3}}), 1);
    return page;
}

QWidget* IndicatorPages::rankingPage(const SceneContext& context)
{
    ranking = new RankingPanel(context);
    bump = new ChartPanel(
        context, new BumpChart(context.theme),
        {.objectName = u"bumpPanel"_s,
         .title = tr("名次变化"),
         .help = tr("近 8 个季度（或 12 个月）的名次，第 1 名在上，并列共用一格，最多突出 5 个单位，"
                    "其余灰色。色带是名次的 90% 区间：区间重叠的前后不说明问题。")});
    slope = new ChartPanel(context, new SlopeChart(context.theme),
                           {.objectName = u"slopePanel"_s,
                            .title = tr("两期对照"),
                            .help = tr("左边是对照期，右边是本期。只有一期有数值的单位只画那一端。")});
    connect(bump, &ChartPanel::stopActivated, this, [this](int stop) {
        const auto& data = static_cast<BumpChart&>(bump->chart()).data();
        if (stop < std::ssize(data.lines))
            Q_EMIT unitActivated(data.lines[static_cast<size_t>(stop)].key);
    });
    connect(slope, &ChartPanel::stopActivated, this, [this](int stop) {
        const auto& data = static_cast<SlopeChart&>(slope->chart()).data();
        if (stop < std::ssize(data.lines))
            Q_EMIT unitActivated(data.lines[static_cast<size_t>(stop)].key);
    });
    auto* charts = splitter(context.theme, u"rankingCharts"_s, Qt::Vertical, {{bump, 1}, {slope, 1}});
    return splitter(context.theme, u"rankingParts"_s, Qt::Horizontal, {{ranking, 5}, {charts, 4}});
}

QWidget* IndicatorPages::changePage(const SceneContext& context)
{
    change = new ChartPanel(
        context, new WaterfallChart(context.theme),
        {.objectName = u"changePanel"_s,
         .title = tr("综合指数为什么变化"),
         .help = tr("从对照期到本期，每一段是一个指标带来的变化，加起来正好等于总变化，没有余数。"
                    "“权重与覆盖”是权重改变或指标缺失造成的，不是工作好坏；加分、扣分、封顶和"
                    "一票否决单列。")});
    rateChange = new ChartPanel(
        context, new WaterfallChart(context.theme),
        {.objectName = u"rateChangePanel"_s,
         .title = tr("所选指标为什么变化"),
         .help = tr("把比率的变化分成两部分：各类案件自身的变化，和案件结构的变化。结构变化大于"
                    "自身变化时，总的升降不能说明工作好坏。")});
    return splitter(context.theme, u"changeParts"_s, Qt::Horizontal, {{change, 3}, {rateChange, 2}});
}

std::vector<FigurePanel*> IndicatorPages::panelsOf(IndicatorPage page) const
{
    switch (page) {
    case IndicatorPage::Table:
        return {rates, table, series};
    case IndicatorPage::Ranking:
        return {ranking, bump, slope};
    case IndicatorPage::Change:
        return {change, rateChange};
    case IndicatorPage::Checks:
        return checks ? std::vector<FigurePanel*>{publication, checks} : std::vector<FigurePanel*>{};
    case IndicatorPage::WhatIf:
        break;
    }
    return whatIf ? std::vector<FigurePanel*>{whatIf} : std::vector<FigurePanel*>{};
}

std::vector<FigurePanel*> IndicatorPages::panels() const
{
    std::vector<FigurePanel*> all;
    for (const IndicatorPage page : m_pages) {
        for (FigurePanel* panel : panelsOf(page))
            all.push_back(panel);
    }
    return all;
}

void IndicatorPages::showNothing(const ModelStatus& status, bool computed)
{
    FigureAbout about{.status = status};
    if (computed && status.state == ModelState::Ready)
        about.status.state = ModelState::Empty;
    for (FigurePanel* panel : panels())
        panel->setAbout(about);
}

void IndicatorPages::show(IndicatorPage page, const Assessment& assessment, const IndicatorScope& scope,
                          const QStringList& highlighted, const ModelStatus& status)
{
    switch (page) {
    case IndicatorPage::Table:
        showTable(assessment, scope, status);
        break;
    case IndicatorPage::Ranking:
        showRanking(assessment, scope, highlighted, status);
        break;
    case IndicatorPage::Change:
        showChange(assessment, scope, status);
        break;
    case IndicatorPage::WhatIf:
        if (whatIf)
            whatIf->setContent(whatIfContent(assessment, scope), aboutOf(assessment, scope, status));
        break;
    case IndicatorPage::Checks:
        if (checks)
            checks->setContent(assessment.contradictions(), aboutOf(assessment, scope, status));
        break;
    }
}

void IndicatorPages::showTable(const Assessment& assessment, const IndicatorScope& scope,
                               const ModelStatus& status)
{
    const FigureAbout about = aboutOf(assessment, scope, status);
    rates->setRows(assessment.fullRates(scope.unit.key, scope.period), about);
    table->setContent(indicatorContent(assessment, scope), about);
    table->setDenominators(scope.indicator ? &*scope.indicator : nullptr);
    if (scope.indicator)
        table->table().setCurrentKey(scope.indicator->id);
    SmallMultiplesData data = seriesData(assessment, scope);
    const bool none = data.panels.empty();
    series->setTitle(scope.indicator ? tr("各地走势 · %1").arg(scope.indicator->name) : tr("各地走势"));
    static_cast<SmallMultiples&>(series->chart()).setData(std::move(data));
    series->setAbout(about, none ? tr("这一级没有可以对照的单位。") : QString());
}

void IndicatorPages::showRanking(const Assessment& assessment, const IndicatorScope& scope,
                                 const QStringList& highlighted, const ModelStatus& status)
{
    const FigureAbout about = aboutOf(assessment, scope, status);
    RankingPanel::Content content = rankingContent(assessment, scope, highlighted);
    const bool none =
        std::ranges::none_of(content.rows, [](const RankRow& row) { return row.rank.has_value(); });
    const QString subject = content.subject.name;
    ranking->setContent(std::move(content), about);
    const QString missing = none ? tr("这一期没有单位参与排名。") : QString();
    bump->setTitle(tr("名次变化 · %1").arg(subject));
    slope->setTitle(tr("两期对照 · %1").arg(subject));
    static_cast<BumpChart&>(bump->chart()).setData(bumpData(assessment, scope, highlighted));
    static_cast<SlopeChart&>(slope->chart()).setData(slopeData(assessment, scope, highlighted));
    bump->setAbout(about, missing);
    slope->setAbout(about, missing);
}

void IndicatorPages::showChange(const Assessment& assessment, const IndicatorScope& scope,
                                const ModelStatus& status)
{
    FigureAbout about = aboutOf(assessment, scope, status);
    about.period = scope.from.toString() + u" → "_s + about.period;
    const ChangeContent ofIndex = changeContent(assessment, scope);
    static_cast<WaterfallChart&>(change->chart()).setData(ofIndex.data);
    change->setNote(ofIndex.note);
    change->setAbout(about, ofIndex.missing);
    const ChangeContent ofRate = rateChangeContent(assessment, scope);
    static_cast<WaterfallChart&>(rateChange->chart()).setData(ofRate.data);
    rateChange->setTitle(scope.indicator ? tr("“%1”为什么变化").arg(scope.indicator->name)
                                         : tr("所选指标为什么变化"));
    rateChange->setNote(ofRate.note);
    rateChange->setAbout(about, ofRate.missing);
}

} // namespace onescreen
