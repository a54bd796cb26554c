// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentmodel.h"
#include "ui/common/plainlabel.h"
#include "ui/portrait/alertbar.h"
#include "ui/portrait/panelwiring.h"
#include "ui/portrait/portraitcharts.h"
#include "ui/portrait/portraitpanel.h"
#include "ui/portrait/portraittext.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitPanels
{
    Q_DECLARE_TR_FUNCTIONS(PortraitPanels)
};

/// "没有得分" and the way out of it.
QString noScores()
{
    return PortraitPanels::tr("本期没有得分。指标有数值并达到覆盖率后才有得分，缺什么见“叙述”的数据一段。");
}

} // namespace

namespace {

/// The warnings, and at a desk the line in which somebody says that they are seen to.
QWidget* withAlertBar(ScrollChart* list, AlertBar* bar)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(list, 1);
    column->addWidget(bar);
    return content;
}

/// By button, or by A on a row of the list.
void wireAlertBar(const SceneContext& context, PortraitPanel* panel, WarningList* list, AlertBar* bar)
{
    const auto open = [bar, &hub = context.hub](const QString& indicator) {
        bar->open(indicator, businessDay(hub.now()));
    };
    QObject::connect(bar, &AlertBar::openRequested, panel, open);
    QObject::connect(bar, &AlertBar::acknowledged, panel, &PortraitPanel::acknowledged);
    auto* key = new QShortcut(Qt::Key_A, list);
    key->setContext(Qt::WidgetShortcut);
    QObject::connect(key, &QShortcut::activated, panel, [list, open] {
        open(rowKey(*list, static_cast<std::size_t>(list->reading().value_or(0))));
    });
}

} // namespace

PortraitPanel* makeWarningPanel(const SceneContext& context)
{
    const ScrolledPart<WarningList> part(context, &hintedHeight<WarningListData>);
    const bool asks = !context.theme.wall && context.assessment.canAcknowledge();
    AlertBar* bar = asks ? new AlertBar(context.theme, context.settings) : nullptr;
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitWarnings"_s,
         .title = PortraitPanels::tr("异常项"),
         .help = PortraitPanels::tr(
             "本期的预警，红、橙、黄、蓝由重到轻：红是法定时限已过或否决事项，橙是超出控制限或按现状"
             "达不到目标，黄是未达到目标（样本足够）或同时触发两条规则，蓝是走势向不利方向异常。样本"
             "过少和处罚数量从不预警。一个单位一项指标只有一条预警；在列表里按 A 或用下面的按钮确认并"
             "定期限，确认留痕、不能删改；连续两期没有信号才关闭，没有数值的时期不算安静。"),
         .inner = bar ? withAlertBar(part.scroll, bar) : part.scroll,
         .source = part.chart,
         .show = [part, bar](const portrait::Issue& issue, const QString&) {
             part.show(issue, warningData(issue, part.locale()));
             if (bar)
                 bar->setRows(issue.now.unit.id, part.chart->data().rows);
             return QString();
         }});
    part.openPassportsOf(panel);
    if (bar)
        wireAlertBar(context, panel, part.chart, bar);
    return panel;
}

PortraitPanel* makeScorePanel(const SceneContext& context)
{
    auto* card = new ScoreCard(context.theme);
    const auto subject = newSubject();
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitScore"_s,
         .title = PortraitPanels::tr("综合得分"),
         .help = PortraitPanels::tr(
             "基础分是各指标得分按有效权重的平均；综合得分再计入加分、扣分、封顶和否决，两者都列出。名次"
             "按四舍五入后的综合得分排，同分并列；覆盖率不足不参与排名。"),
         .inner = card,
         .source = card,
         .show = [card, subject](const portrait::Issue& issue, const QString&) {
             remember(*subject, issue);
             card->setData(scoreData(issue, localeOf(*card)));
             return QString();
         }});
    // The score is no indicator: its passport is that of the index.
    QObject::connect(card, &PaintedChart::stopActivated, panel, [panel, subject] {
        if (subject->second)
            Q_EMIT panel->passportRequested(subject->first, *subject->second, QString());
    });
    return panel;
}

PortraitPanel* makeNarrativePanel(const SceneContext& context)
{
    const ScrolledPart<NarrativeText> part(context, &narrativeHeight);
    return new PortraitPanel(
        context,
        {.objectName = u"portraitNarrative"_s,
         .title = PortraitPanels::tr("叙述"),
         .help = PortraitPanels::tr(
             "由固定句式写成，只说数字本身能说明的：在控制限之内的变化说是机会波动，样本过少的只列数字，"
             "缺数按原因计数。"),
         .inner = part.scroll,
         .source = part.chart,
         .show = [part](const portrait::Issue& issue, const QString&) {
             part.show(issue, narrativeData(issue, part.locale()));
             return QString();
         }});
}

PortraitPanel* makeDimensionPanel(const SceneContext& context)
{
    auto* dots = new DotIntervalChart(context.theme);
    auto* radar = new RadarChart(context.theme);
    auto* inner = new QWidget;
    auto* line = new QHBoxLayout(inner);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(context.theme.metrics.space());
    line->addWidget(dots, 5);
    line->addWidget(radar, 4);
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitDimensions"_s,
         .title = PortraitPanels::tr("维度得分"),
         .help = PortraitPanels::tr(
             "各维度在同一条 0 到 100 的尺上：点是本单位，短线是同组中位，浅色带是同组中间一半。右边的雷达"
             "图只是标志，面积没有含义。"),
         .inner = inner,
         .source = dots,
         .show = [dots, radar](const portrait::Issue& issue, const QString&) {
             if (issue.now.dimensions.empty())
                 return PortraitPanels::tr("指标目录没有维度。请在目录里给指标归入维度。");
             dots->setData(dimensionDots(issue, localeOf(*dots)));
             radar->setData(dimensionRadar(issue));
             return QString();
         }});
    for (PaintedChart* chart : std::initializer_list<PaintedChart*>{dots, radar})
        QObject::connect(chart, &PaintedChart::stopActivated, panel, [panel, dots](int stop) {
            Q_EMIT panel->dimensionActivated(rowKey(*dots, static_cast<std::size_t>(stop)));
        });
    return panel;
}

namespace {

QList<std::pair<QString, QString>> dimensionChoices(const portrait::Issue& issue)
{
    QList<std::pair<QString, QString>> choices{{QString(), PortraitPanels::tr("全部维度")}};
    for (const portrait::Dimension& dimension : issue.now.dimensions)
        choices.append({dimension.id, dimension.name});
    return choices;
}

/// Bullets in a list that scrolls at a desk. A wall shows as many as are readable, the urgent ones, and says
/// how many it leaves out.
class BulletList
{
public:
    explicit BulletList(const SceneContext& context)
        : m_wall(context.theme.wall), m_chart(new BulletChart(context.theme)), m_below(new PlainLabel)
    {
        BulletChart* chart = m_chart;
        m_scroll = new ScrollChart(context.theme, chart, [chart](double /*width*/) {
            return chartHint(chart->data(), chart->style()).height();
        });
        m_below->setObjectName(u"portraitUnjudged"_s);
        m_below->setWordWrap(true);
        m_below->setStyle(context.theme, TextSize::Small, TextRole::Secondary);
    }

    [[nodiscard]] BulletChart* chart() const { return m_chart; }
    [[nodiscard]] QWidget* makeContent()
    {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_scroll, 1);
        column->addWidget(m_below);
        return content;
    }
    [[nodiscard]] ScrollChart* place() const { return m_scroll; }

    void setRows(BulletData data, const QString& below)
    {
        m_all = std::move(data);
        m_text = below;
        fit();
    }
    void fit()
    {
        BulletData shown = m_all;
        QStringList said;
        const double height = chartHint(m_all, m_chart->style()).height();
        if (m_wall && !m_all.rows.empty()) {
            const double row = height / static_cast<double>(m_all.rows.size());
            const auto most = static_cast<std::size_t>(std::max(1.0, m_scroll->viewport()->height() / row));
            if (most < shown.rows.size()) {
                said << PortraitPanels::tr("另有 %1 项").arg(shown.rows.size() - most);
                shown.rows.resize(most);
            }
        }
        if (!m_text.isEmpty())
            said << m_text;
        m_below->setText(said.join(PortraitPanels::tr("；")));
        m_below->setVisible(!said.isEmpty());
        m_chart->setData(std::move(shown));
        m_scroll->fit();
    }

private:
    bool m_wall;
    BulletChart* m_chart;
    ScrollChart* m_scroll = nullptr;
    PlainLabel* m_below;
    BulletData m_all;
    QString m_text;
};

} // namespace

PortraitPanel* makeTargetPanel(const SceneContext& context)
{
    const auto list = std::make_shared<BulletList>(context);
    const HeaderChoice choice(context, u"portraitDimensionChoice"_s, PortraitPanels::tr("维度"));
    const auto subject = newSubject();
    const BulletOrder order = context.theme.wall ? BulletOrder::Urgency : BulletOrder::Catalogue;
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitTargets"_s,
         .title = PortraitPanels::tr("对照目标"),
         .help = PortraitPanels::tr("条是本期数值，竖线是目标，菱形是同组中位，底色分段是同组的四分位。三角只"
                                    "出现在控制图判为不利的指标"
                                    "上，低于平均不着色。样本过少的列在下面，只有“9/10”这样的数字。"),
         .inner = list->makeContent(),
         .source = list->chart(),
         .show = [list, choice, subject, order](const portrait::Issue& issue, const QString& dimension) {
             remember(*subject, issue);
             const QLocale locale = localeOf(*list->chart());
             choice.offer(dimensionChoices(issue), dimension);
             const QString rest = unjudgedText(issue, dimension, locale);
             list->setRows(targetBullets(issue, dimension, locale, order), rest);
             return list->chart()->data().rows.empty() && rest.isEmpty()
                        ? PortraitPanels::tr("这个维度没有指标。")
                        : QString();
         }});
    choice.put(panel, &PortraitPanel::dimensionActivated);
    QObject::connect(list->place(), &ScrollChart::placeChanged, panel, [list] { list->fit(); });
    openPassports(panel, list->chart(), subject, &rowKey<BulletChart>);
    return panel;
}

PortraitPanel* makeContributionPanel(const SceneContext& context)
{
    const ScrolledPart<PointsChart> part(context, &hintedHeight<PointsData>);
    auto* panel = new PortraitPanel(
        context,
        {.objectName = u"portraitPoints"_s,
         .title = PortraitPanels::tr("贡献与失分"),
         .help = PortraitPanels::tr(
             "每项指标给综合得分贡献了多少分（实条）、失去多少分（空框）。失分多的在上：改进它对得分的提升"
             "最大。全部贡献相加就是基础分。"),
         .inner = part.scroll,
         .source = part.chart,
         .show = [part](const portrait::Issue& issue, const QString& dimension) {
             part.show(issue, contributionData(issue, dimension));
             return part.chart->data().rows.empty() ? noScores() : QString();
         }});
    part.openPassportsOf(panel);
    return panel;
}

} // namespace onescreen
