// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/indicatordata.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/numbertext.h"
#include "ui/indicators/placebar.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct IndicatorData
{
    Q_DECLARE_TR_FUNCTIONS(IndicatorData)
};

constexpr size_t mostQuarters = 8;
constexpr size_t mostMonths = 12;
constexpr int indexDecimals = 1;

/// The periods that a picture of the course shows: up to the one in scope.
std::vector<Period> shownPeriods(const Assessment& assessment, const IndicatorScope& scope)
{
    std::vector<Period> periods;
    for (const Period& period : assessment.periods(scope.calendar)) {
        if (period.first() <= scope.period.first())
            periods.push_back(period);
    }
    const size_t most = scope.calendar == AssessedCalendar::Month ? mostMonths : mostQuarters;
    if (periods.size() > most)
        periods.erase(periods.begin(), periods.end() - static_cast<std::ptrdiff_t>(most));
    return periods;
}

const SeriesPoint* pointOf(const std::vector<SeriesPoint>& series, const Period& period)
{
    const auto found = std::ranges::find(series, period, &SeriesPoint::period);
    return found == series.end() ? nullptr : &*found;
}

RankSubject subjectOf(const IndicatorScope& scope)
{
    if (!scope.ranksIndicator())
        return {.name = IndicatorData::tr("综合指数"),
                .unit = IndicatorData::tr("分"),
                .decimals = indexDecimals};
    return {.name = scope.indicator->name,
            .unit = scope.indicator->unit,
            .decimals = scope.indicator->decimals,
            .aggregate = false};
}

ValueFormat formatOf(const IndicatorScope& scope)
{
    const RankSubject subject = subjectOf(scope);
    return {.decimals = subject.decimals, .unit = subject.unit};
}

ValueFormat formatOf(const IndicatorInfo& info)
{
    return {.decimals = info.decimals, .unit = info.unit};
}

/// Keys of the units that stand out: the chosen ones, else the best three and the last two that are ranked.
QStringList standingOut(const std::vector<RankRow>& rows, const QStringList& chosen)
{
    if (!chosen.isEmpty())
        return chosen;
    constexpr qsizetype best = 3;
    constexpr qsizetype last = 2;
    QStringList ranked;
    for (const RankRow& row : rows) {
        if (row.rank)
            ranked << row.unit;
    }
    if (ranked.size() <= best + last)
        return ranked;
    return ranked.first(best) + ranked.last(last);
}

std::vector<RankRow> rankedIn(const Assessment& assessment, const IndicatorScope& scope, const Period& period)
{
    QSet<QString> inside;
    for (const AssessedUnit& unit : unitsIn(assessment, scope))
        inside.insert(unit.key);
    std::vector<RankRow> rows = assessment.ranking(scope.level, period, scope.node(), scope.peers);
    std::erase_if(rows, [&](const RankRow& row) { return !inside.contains(row.unit); });
    return rows;
}

QString amongText(const Assessment& assessment, const IndicatorScope& scope, qsizetype shown)
{
    const auto all = static_cast<qsizetype>(assessment.units(scope.level).size());
    if (!scope.peers.isEmpty())
        return IndicatorData::tr("同类组“%1”之内").arg(peerGroupText(scope.peers, scope.peersName));
    return all > shown ? IndicatorData::tr("名次在全部 %1 个%2之中").arg(all).arg(levelText(scope.level))
                       : QString();
}

WaterfallKind kindOf(ChangePart part)
{
    switch (part) {
    case ChangePart::Performance:
        return WaterfallKind::Performance;
    case ChangePart::WeightsAndCoverage:
        return WaterfallKind::Weight;
    case ChangePart::Rule:
        return WaterfallKind::Rule;
    case ChangePart::Balance:
    case ChangePart::Bonus:
    case ChangePart::Deduction:
    case ChangePart::Cap:
    case ChangePart::Veto:
        break;
    }
    return WaterfallKind::Points;
}

QString partName(const ChangeLine& line)
{
    switch (line.part) {
    case ChangePart::Performance:
        return line.name;
    case ChangePart::WeightsAndCoverage:
        return IndicatorData::tr("%1（权重与覆盖）").arg(line.name);
    case ChangePart::Rule:
        return IndicatorData::tr("%1（规则）").arg(line.name);
    case ChangePart::Balance:
        return IndicatorData::tr("均衡度");
    case ChangePart::Bonus:
        return IndicatorData::tr("加分");
    case ChangePart::Deduction:
        return IndicatorData::tr("扣分");
    case ChangePart::Cap:
        return IndicatorData::tr("封顶");
    case ChangePart::Veto:
        return IndicatorData::tr("一票否决");
    }
    return line.name;
}

/// The largest steps one by one, the small ones of each kind together: nothing is lost, the sum stays.
std::vector<WaterfallStep> stepsOf(const std::vector<ChangeLine>& lines)
{
    constexpr size_t most = 10;
    std::vector<WaterfallStep> steps;
    double rest = 0.0;
    int count = 0;
    for (const ChangeLine& line : lines) {
        if (steps.size() < most || lines.size() == most + 1) {
            steps.push_back(
                {.key = line.node, .name = partName(line), .change = line.amount, .kind = kindOf(line.part)});
            continue;
        }
        rest += line.amount;
        ++count;
    }
    if (count > 0)
        steps.push_back({.key = {}, .name = IndicatorData::tr("其余 %1 项").arg(count), .change = rest});
    return steps;
}

QString rankChangeText(const ChangeExplanation& change)
{
    if (!change.rankFrom || !change.rankTo)
        return {};
    QString text = IndicatorData::tr("名次 %1 → %2").arg(*change.rankFrom).arg(*change.rankTo);
    const QLocale locale;
    if (change.ownRankEffect && change.othersRankEffect)
        text += IndicatorData::tr("：自身 %1，其他单位 %2（负数为前移）")
                    .arg(changeText(*change.ownRankEffect, 0.0, locale),
                         changeText(*change.othersRankEffect, 0.0, locale));
    return text;
}

} // namespace

FigureAbout aboutOf(const Assessment& assessment, const IndicatorScope& scope, const ModelStatus& status)
{
    QString version = assessment.catalogueVersion();
    if (assessment.isSample())
        version += IndicatorData::tr("（示例口径，待办公室确认）");
    QString source = assessment.catalogueTitle();
    if (assessment.hasReplayedRows())
        source += IndicatorData::tr(" · 含演示数据");
    return {.status = status,
            .period = assessedPeriodText(assessment, scope.period),
            .scope = scope.unit.name,
            .version = version,
            .source = source};
}

IndicatorTableModel::Content indicatorContent(const Assessment& assessment, const IndicatorScope& scope)
{
    IndicatorTableModel::Content content{.rows = assessment.indicatorTable(scope.unit.key, scope.period)};
    for (const NodeInfo& node : assessment.tree(scope.period)) {
        if (node.kind == NodeKind::Dimension)
            content.dimensions.insert(node.id, node.name);
    }
    for (const AssessmentWarning& warning : assessment.warnings(scope.period, scope.unit.key)) {
        const QString& indicator = warning.indicator;
        if (warning.unit == scope.unit.key && !content.warnings.contains(indicator))
            content.warnings.insert(indicator, warning);
    }
    return content;
}

RankingPanel::Content rankingContent(const Assessment& assessment, const IndicatorScope& scope,
                                     const QStringList& highlighted)
{
    RankingPanel::Content content{.subject = subjectOf(scope),
                                  .rows = rankedIn(assessment, scope, scope.period)};
    content.among = amongText(assessment, scope, std::ssize(content.rows));
    content.uncertainty = assessment.hasUncertainty(scope.period);
    content.chosen = highlighted;
    return content;
}

SmallMultiplesData seriesData(const Assessment& assessment, const IndicatorScope& scope)
{
    SmallMultiplesData data;
    if (!scope.indicator)
        return data;
    const std::vector<Period> periods = shownPeriods(assessment, scope);
    for (const Period& period : periods)
        data.periods << plainPeriodText(period);
    data.format = formatOf(*scope.indicator);
    for (const AssessedUnit& unit : unitsIn(assessment, scope)) {
        const auto series = assessment.series(unit.key, scope.indicator->id, scope.calendar);
        SmallPanel panel{.key = unit.key, .name = unit.name};
        for (const Period& period : periods) {
            const SeriesPoint* point = pointOf(series, period);
            panel.values.push_back(point && point->figure.hasValue() ? point->figure.value : std::nullopt);
            if (point)
                panel.target = point->target;
        }
        if (const SeriesPoint* last = pointOf(series, scope.period); !last || !last->figure.hasValue())
            panel.note = figureStateText(last ? last->figure.state : FigureState::NoSource);
        data.panels.push_back(std::move(panel));
    }
    const Figure whole = assessment.figure(scope.unit.key, scope.indicator->id, scope.period);
    if (scope.level != scope.unit.level && whole.hasValue()) {
        data.reference = whole.value;
        data.referenceName = scope.unit.name;
    }
    return data;
}

BumpData bumpData(const Assessment& assessment, const IndicatorScope& scope, const QStringList& highlighted)
{
    BumpData data;
    const std::vector<Period> periods = shownPeriods(assessment, scope);
    for (const Period& period : periods)
        data.periods << plainPeriodText(period);
    const std::vector<RankRow> rows = rankedIn(assessment, scope, scope.period);
    const QStringList chosen = standingOut(rows, highlighted);
    std::vector<std::vector<RankRow>> ranked;
    ranked.reserve(periods.size());
    for (const Period& period : periods)
        ranked.push_back(rankedIn(assessment, scope, period));
    for (const RankRow& row : rows) {
        BumpLine line{.key = row.unit, .name = row.name, .chosen = chosen.contains(row.unit)};
        for (const std::vector<RankRow>& then : ranked) {
            const auto found = std::ranges::find(then, row.unit, &RankRow::unit);
            const bool there = found != then.end();
            line.ranks.push_back(there ? found->rank : std::nullopt);
            line.bands.push_back(
                there && found->rankLow && found->rankHigh
                    ? std::optional(std::pair(qRound(*found->rankLow), qRound(*found->rankHigh)))
                    : std::nullopt);
        }
        data.lines.push_back(std::move(line));
    }
    return data;
}

SlopeData slopeData(const Assessment& assessment, const IndicatorScope& scope, const QStringList& highlighted)
{
    SlopeData data{.beforeName = plainPeriodText(scope.from),
                   .afterName = plainPeriodText(scope.period),
                   .format = formatOf(scope)};
    const std::vector<RankRow> before = rankedIn(assessment, scope, scope.from);
    const std::vector<RankRow> after = rankedIn(assessment, scope, scope.period);
    const QStringList chosen = standingOut(after, highlighted);
    for (const RankRow& row : after) {
        const auto then = std::ranges::find(before, row.unit, &RankRow::unit);
        data.lines.push_back({.key = row.unit,
                              .name = row.name,
                              .before = then == before.end() ? std::nullopt : then->shown,
                              .after = row.shown,
                              .tone = chosen.contains(row.unit) ? Tone::Chosen : Tone::Context});
    }
    return data;
}

ChangeContent changeContent(const Assessment& assessment, const IndicatorScope& scope)
{
    ChangeContent content;
    content.data.startName = plainPeriodText(scope.from);
    content.data.endName = plainPeriodText(scope.period);
    const auto change = assessment.explainChange(scope.unit.key, scope.from, scope.period);
    if (!change) {
        content.missing =
            IndicatorData::tr("%1 在 %2 或 %3 没有综合指数，说不出变化的原因。")
                .arg(scope.unit.name, plainPeriodText(scope.from), plainPeriodText(scope.period));
        return content;
    }
    content.data.start = change->from;
    content.data.end = change->to;
    content.data.steps = stepsOf(change->lines);
    content.note = rankChangeText(*change);
    return content;
}

ChangeContent rateChangeContent(const Assessment& assessment, const IndicatorScope& scope)
{
    ChangeContent content;
    content.data.startName = plainPeriodText(scope.from);
    content.data.endName = plainPeriodText(scope.period);
    const auto change = scope.indicator ? assessment.explainRate(scope.unit.key, scope.indicator->id,
                                                                 scope.from, scope.period)
                                        : std::nullopt;
    if (!change) {
        content.missing = scope.indicator
                              ? IndicatorData::tr("“%1”不是由记录计算的比率，或两期之一没有数值。")
                                    .arg(scope.indicator->name)
                              : IndicatorData::tr("没有选中的指标。");
        return content;
    }
    content.data.start = change->from;
    content.data.end = change->to;
    content.data.format = formatOf(*scope.indicator);
    content.data.format.decimals = std::max(2, scope.indicator->decimals);
    const auto add = [&content](const QString& name, double amount, WaterfallKind kind) {
        if (amount != 0.0)
            content.data.steps.push_back({.key = name, .name = name, .change = amount, .kind = kind});
    };
    for (const RateChangeLine& line : change->lines)
        add(line.name, line.real, WaterfallKind::Performance);
    add(IndicatorData::tr("案件结构"), change->mix, WaterfallKind::Weight);
    if (std::abs(change->mix) > std::abs(change->real))
        content.note =
            IndicatorData::tr("变化主要来自案件结构（%1 百分点），各类案件自身只有 %2 百分点。")
                .arg(changeText(change->mix, 0.0, QLocale(), 2), changeText(change->real, 0.0, QLocale(), 2));
    return content;
}

WhatIfPanel::Content whatIfContent(const Assessment& assessment, const IndicatorScope& scope)
{
    WhatIfPanel::Content content{.tree = assessment.tree(scope.period), .decimals = indexDecimals};
    if (scope.index.isEmpty())
        return content;
    content.official = assessment.ranking(scope.level, scope.period, scope.index);
    content.compute = [assessment, level = scope.level, period = scope.period](const WeightChanges& weights) {
        return assessment.whatIf(level, period, weights);
    };
    return content;
}

} // namespace onescreen
