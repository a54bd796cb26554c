// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/panelwiring.h"
#include "ui/portrait/portraitcharts.h"
#include "ui/portrait/portraitpanel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitPanels
{
    Q_DECLARE_TR_FUNCTIONS(PortraitPanels)
};

constexpr int mostChangeSteps = 7;

QList<std::pair<QString, QString>> indicatorChoices(const portrait::Issue& issue)
{
    QList<std::pair<QString, QString>> choices;
    for (const portrait::Item& item : issue.now.items)
        choices.append({item.id, item.shortName.isEmpty() ? item.name : item.shortName});
    return choices;
}

} // namespace

PortraitPanel* makeTrendPanel(const SceneContext& context)
{
    auto* chart = new ControlChartView(context.theme);
    const HeaderChoice choice(context, u"portraitIndicatorChoice"_s, PortraitPanels::tr("指标"));
    const auto periods = std::make_shared<std::vector<Period>>();
    const auto subject = newSubject();
    const auto indicator = std::make_shared<QString>();
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitTrend"_s,
         .title = PortraitPanels::tr("走势"),
         .help = PortraitPanels::tr("XmR 控制图：中线是均值，上下线是均值加减 2.66 "
                                    "倍平均移动极差。限内的起伏是机会波动；超出控制限、连续"
                                    "升降、连续在一侧才是信号。满 12 "
                                    "期才锁定控制限，之前是试算，不报警。数值一直不变时改画未达件数。"),
         .inner = chart,
         .source = chart,
         .show = [chart, choice, periods, subject, indicator](const portrait::Issue& issue, const QString&) {
             remember(*subject, issue);
             *indicator = issue.chosen;
             choice.offer(indicatorChoices(issue), issue.chosen);
             periods->clear();
             const std::optional<ControlData> data = trendData(issue, localeOf(*chart));
             if (!data)
                 return PortraitPanels::tr("这项指标没有历期数值。请在标题栏换一项指标。");
             for (const portrait::TrendPoint& point : issue.trend->points)
                 periods->push_back(point.period);
             chart->setData(*data);
             return QString();
         }});
    choice.put(panel, &PortraitPanel::indicatorChosen);
    QObject::connect(chart, &PaintedChart::stopActivated, panel,
                     [panel, periods, subject, indicator](int stop) {
                         if (static_cast<std::size_t>(stop) < periods->size())
                             Q_EMIT panel->passportRequested(
                                 subject->first, (*periods)[static_cast<std::size_t>(stop)], *indicator);
                     });
    return panel;
}

PortraitPanel* makeFunnelPanel(const SceneContext& context)
{
    auto* chart = new FunnelChart(context.theme);
    const auto subject = newSubject();
    const auto indicator = std::make_shared<QString>();
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitFunnel"_s,
         .title = PortraitPanels::tr("同组位置"),
         .help = PortraitPanels::tr(
             "横轴是分母，纵轴是比率。线内的差别可能只是机会：单位越小，线越宽。是否超出以精确概率判断，"
             "与画出的线可能略有出入。"),
         .inner = chart,
         .source = chart,
         .show = [chart, subject, indicator](const portrait::Issue& issue, const QString&) {
             remember(*subject, issue);
             *indicator = issue.chosen;
             const std::optional<FunnelData> data = funnelData(issue, localeOf(*chart));
             if (!data)
                 return PortraitPanels::tr("这项指标不是比率，或同组有数值的单位太少，画不出漏斗图。");
             chart->setData(*data);
             return QString();
         }});
    QObject::connect(
        chart, &PaintedChart::stopActivated, panel, [panel, chart, subject, indicator](int stop) {
            if (static_cast<std::size_t>(stop) < chart->data().points.size() && subject->second)
                Q_EMIT panel->passportRequested(chart->data().points[static_cast<std::size_t>(stop)].key,
                                                *subject->second, *indicator);
        });
    return panel;
}

PortraitPanel* makeChangePanel(const SceneContext& context)
{
    auto* chart = new WaterfallChart(context.theme);
    return new PortraitPanel(
        context,
        {.objectName = u"portraitChange"_s,
         .title = PortraitPanels::tr("得分为何变化"),
         .help = PortraitPanels::tr(
             "上期得分到本期得分的精确分解，没有余项：表现的变化、权重与覆盖的变化、规则的变化、加减分与"
             "否决。"),
         .inner = chart,
         .source = chart,
         .show = [chart](const portrait::Issue& issue, const QString&) {
             const std::optional<WaterfallData> data = changeWaterfall(issue, mostChangeSteps);
             if (!data)
                 return PortraitPanels::tr("两期都有得分才能分解变化。");
             chart->setData(*data);
             return QString();
         }});
}

namespace {

PortraitPanel*
makeTablePanel(const SceneContext& context, const QString& objectName, const QString& title,
               const QString& help,
               std::function<std::optional<PortraitTableData>(const portrait::Issue&, const QLocale&)> read,
               const QString& missing)
{
    const ScrolledPart<PortraitTable> part(context, &tableHeight);
    auto* panel = new PortraitPanel(
        context,
        {.objectName = objectName,
         .title = title,
         .help = help,
         .inner = part.scroll,
         .source = part.chart,
         .show = [part, read = std::move(read), missing](const portrait::Issue& issue, const QString&) {
             std::optional<PortraitTableData> data = read(issue, part.locale());
             if (!data)
                 return missing;
             part.show(issue, std::move(*data));
             return QString();
         }});
    part.openPassportsOf(panel);
    return panel;
}

} // namespace

PortraitPanel* makeDifferencePanel(const SceneContext& context)
{
    return makeTablePanel(
        context, u"portraitDifference"_s, PortraitPanels::tr("与上期比"),
        PortraitPanels::tr(
            "每项指标的本期、上期、差和同比；比率的差以百分点计。换了口径、样本过少或缺数的不作比较。"
            "得分贡献差相加就是基础分的变化。"),
        [](const portrait::Issue& issue, const QLocale& locale) {
            return issue.now.items.empty() ? std::nullopt : std::optional(differenceTable(issue, locale));
        },
        PortraitPanels::tr("指标目录里没有适用于本期的指标。"));
}

PortraitPanel* makeComparisonPanel(const SceneContext& context)
{
    return makeTablePanel(
        context, u"portraitComparison"_s, PortraitPanels::tr("两单位比较"),
        PortraitPanels::tr(
            "同一期两个单位逐项对照。两者的 95% 区间重叠时，差别可能只是机会。折合得分相加就是基础分"
            "之差。"),
        [](const portrait::Issue& issue, const QLocale& locale) { return comparisonTable(issue, locale); },
        PortraitPanels::tr("还没有选对照单位。在上方“对照”里选一个单位。"));
}

PortraitPanel* makeContextPanel(const SceneContext& context)
{
    return makeTablePanel(
        context, u"portraitContext"_s, PortraitPanels::tr("文书与背景"),
        PortraitPanels::tr(
            "本期的监督文书；处罚数量等只作背景的数字；文件公布的数值与本系统计算的并列，互不替代。"),
        [](const portrait::Issue& issue, const QLocale& locale) {
            return std::optional(contextTable(issue, locale));
        },
        QString());
}

} // namespace onescreen
