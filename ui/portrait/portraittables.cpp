// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/numbertext.h"
#include "ui/portrait/portraitcharts.h"
#include "ui/portrait/portraittext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitFigures
{
    Q_DECLARE_TR_FUNCTIONS(PortraitFigures)
};

QString nameOf(const portrait::Item& item)
{
    return item.shortName.isEmpty() ? item.name : item.shortName;
}

QVariant numberOf(std::optional<double> value)
{
    return value ? QVariant(*value) : QVariant();
}

QString shown(std::optional<double> value, const QString& unit, int decimals, const QLocale& locale)
{
    const QString digits = numberText(value, locale, decimals);
    if (!value || unit.isEmpty())
        return digits;
    return unit == u"%" ? digits + unit : digits + u' ' + unit;
}

/// "+1.2 百分点" for rates.
QString changeShown(std::optional<double> difference, bool rate, int decimals, const QLocale& locale)
{
    const QString digits = changeText(difference, 0.0, locale, rate ? std::max(decimals, 1) : decimals);
    return difference && rate ? PortraitFigures::tr("%1 百分点").arg(digits) : digits;
}

/// Quantiles of simulated places may fall between two places.
QString placeText(double place)
{
    return QString::number(place, 'f', place == std::floor(place) ? 0 : 1);
}

void addRankLines(const portrait::Portrait& now, std::vector<ScoreLine>& lines)
{
    if (!now.rank) {
        lines.push_back({PortraitFigures::tr("名次"),
                         PortraitFigures::tr("未参与排名：%1").arg(now.notRankedReason), QVariant()});
        return;
    }
    const portrait::Rank& rank = *now.rank;
    QString text = rank.tied > 1 ? PortraitFigures::tr("并列第 %1（%2 个单位中，同分 %3 个）")
                                       .arg(rank.place)
                                       .arg(rank.of)
                                       .arg(rank.tied)
                                 : PortraitFigures::tr("第 %1（%2 个单位中）").arg(rank.place).arg(rank.of);
    lines.push_back({PortraitFigures::tr("名次"), text, rank.place});
    if (rank.low && rank.high)
        lines.push_back(
            {PortraitFigures::tr("名次区间"),
             *rank.low == *rank.high
                 ? placeText(*rank.low)
                 : PortraitFigures::tr("%1 至 %2").arg(placeText(*rank.low), placeText(*rank.high)),
             QVariant()});
}

} // namespace

ScoreData scoreData(const portrait::Issue& issue, const QLocale& locale)
{
    const portrait::Portrait& now = issue.now;
    ScoreData data{.label = PortraitFigures::tr("综合得分"),
                   .value = numberText(now.total, locale, now.scoreDecimals),
                   .remark = {},
                   .lines = {},
                   .periods = {},
                   .history = {},
                   .historyName = PortraitFigures::tr("历期基础分")};
    if (issue.difference)
        data.remark =
            PortraitFigures::tr("较上期 %1")
                .arg(changeText(now.total, issue.difference->total.before, locale, now.scoreDecimals));
    else
        data.remark = PortraitFigures::tr("没有上一期");
    data.lines.push_back(
        {PortraitFigures::tr("基础分"), numberText(now.base, locale, now.scoreDecimals), numberOf(now.base)});
    for (const portrait::PointLine& line : now.points)
        data.lines.push_back(
            {PortraitFigures::tr("加减与否决"), pointText(line, locale), numberOf(line.points)});
    if (!now.undecidedPoints.empty())
        data.lines.push_back(
            {PortraitFigures::tr("未能判定"),
             PortraitFigures::tr("%1 条加减分或否决规则（没有填报）").arg(now.undecidedPoints.size()),
             QVariant(static_cast<qlonglong>(now.undecidedPoints.size()))});
    addRankLines(now, data.lines);
    QString coverage = percentText(now.coverage, locale);
    if (now.minCoverage)
        coverage += PortraitFigures::tr("（要求不低于 %1）").arg(percentText(now.minCoverage, locale, 0));
    data.lines.push_back({PortraitFigures::tr("覆盖率"), coverage, numberOf(now.coverage)});
    if (!now.peerGroup.isEmpty())
        data.lines.push_back({PortraitFigures::tr("同组"), now.peerGroup, QVariant()});
    data.lines.push_back({PortraitFigures::tr("口径"), now.catalogueVersion, QVariant()});
    const bool anyBase =
        std::ranges::any_of(issue.history, [](const auto& point) { return point.second.has_value(); });
    for (const auto& [period, base] : issue.history) {
        if (!anyBase)
            break;
        data.periods << period.toString();
        data.history.push_back(base);
    }
    return data;
}

namespace {

QString limitsText(const portrait::Warning& warning, const QLocale& locale)
{
    // A limit of counts is no whole number: rounded like one it could equal the count that lies beyond it.
    const int decimals = std::max(warning.decimals, 1);
    const QString low = shown(warning.lowLimit, warning.unit, decimals, locale);
    const QString high = shown(warning.highLimit, warning.unit, decimals, locale);
    if (warning.lowLimit && warning.highLimit)
        return PortraitFigures::tr("（控制限 %1 至 %2）").arg(low, high);
    if (warning.lowLimit)
        return PortraitFigures::tr("（下控制限 %1）").arg(low);
    return warning.highLimit ? PortraitFigures::tr("（上控制限 %1）").arg(high) : QString();
}

QString warningReasons(const portrait::Warning& warning, const QLocale& locale)
{
    QStringList reasons;
    for (const portrait::WarningRule rule : warning.rules) {
        QString text = ruleText(rule);
        const bool limits =
            rule == portrait::WarningRule::OutsideLimits || rule == portrait::WarningRule::PointInConcern;
        if (limits)
            text += limitsText(warning, locale);
        const bool target =
            rule == portrait::WarningRule::MissedTarget || rule == portrait::WarningRule::WillFailTarget;
        if (target && warning.target)
            text += PortraitFigures::tr("（目标 %1）")
                        .arg(shown(warning.target, warning.unit, warning.decimals, locale));
        reasons << text;
    }
    return reasons.join(PortraitFigures::tr("；"));
}

WarningRow warningRow(const portrait::Warning& warning, const QLocale& locale)
{
    QString value = shown(warning.value, warning.unit, warning.decimals, locale);
    if (const QString parts = partsText(warning.numerator, warning.denominator, locale); !parts.isEmpty())
        value = PortraitFigures::tr("%1（%2）").arg(value, parts);
    return {.key = warning.indicator,
            .level = warning.level,
            .name = warning.name,
            .value = value,
            .reasons = warningReasons(warning, locale),
            .owner = warning.owner,
            .handling = warning.handling};
}

} // namespace

WarningListData warningData(const portrait::Issue& issue, const QLocale& locale)
{
    WarningListData data;
    for (const portrait::Warning& warning : issue.now.warnings) {
        data.rows.push_back(warningRow(warning, locale));
        data.rows.back().isNew = issue.difference && issue.difference->opened.contains(warning.indicator);
    }
    QStringList over;
    for (const portrait::Warning& warning : issue.now.quietWarnings) {
        if (warning.handling && warning.handling->closed) {
            over << warning.name;
            continue;
        }
        data.rows.push_back(warningRow(warning, locale));
        data.rows.back().value.clear(); // It is that of an earlier issue.
        data.rows.back().reasons = PortraitFigures::tr("本期没有信号，再有一期安静即关闭");
    }
    if (!over.isEmpty())
        data.below =
            PortraitFigures::tr("连续两期安静，已关闭：%1").arg(over.join(PortraitFigures::tr("、")));
    const auto judged = std::ranges::count_if(issue.now.items, &portrait::Item::isJudged);
    data.none = !issue.now.warningsKnown ? PortraitFigures::tr("预警还在计算。")
                : judged > 0 ? PortraitFigures::tr("没有异常：可评价的 %1 项指标没有预警。").arg(judged)
                             : PortraitFigures::tr("没有可评价的指标，不能说有无异常。");
    return data;
}

NarrativeData narrativeData(const portrait::Issue& issue, const QLocale& locale)
{
    NarrativeData data;
    for (const portrait::Topic topic : portrait::allTopics) {
        const QString text = paragraphText(issue.sentences, topic, locale);
        if (!text.isEmpty())
            data.paragraphs.push_back({.title = topicTitle(topic), .text = text});
    }
    return data;
}

PortraitTableData differenceTable(const portrait::Issue& issue, const QLocale& locale)
{
    PortraitTableData data{.columns = {{PortraitFigures::tr("指标"), 2.4},
                                       {PortraitFigures::tr("本期"), 1.1, true},
                                       {PortraitFigures::tr("上期"), 1.1, true},
                                       {PortraitFigures::tr("差"), 1.25, true},
                                       {PortraitFigures::tr("同比差"), 1.35, true},
                                       {PortraitFigures::tr("得分差"), 1.0, true}},
                           .rows = {},
                           .remark = {}};
    bool ruleChanged = false;
    qsizetype silent = 0;
    for (const portrait::Item& item : issue.now.items) {
        const portrait::Item* before = issue.before ? issue.before->item(item.id) : nullptr;
        const bool shownNow = valueText(item, locale) != missingText;
        const bool shownBefore = before && valueText(*before, locale) != missingText;
        if (!shownNow && !shownBefore && !item.contribution) {
            ++silent;
            continue;
        }
        const bool judged = item.isJudged() && before && before->isJudged() && !item.ruleChanged;
        const std::optional<double> difference =
            judged ? std::optional(*item.value - *before->value) : std::nullopt;
        const std::optional<double> year =
            item.isJudged() && item.yearAgo ? std::optional(*item.value - *item.yearAgo) : std::nullopt;
        const double gained =
            item.contribution.value_or(0.0) - (before ? before->contribution.value_or(0.0) : 0.0);
        const bool scored = issue.before && (item.contribution || (before && before->contribution));
        ruleChanged = ruleChanged || item.ruleChanged;
        const bool quiet = !item.isJudged();
        data.rows.push_back(
            {.key = item.id,
             .cells = {
                 {item.ruleChanged ? nameOf(item) + u" *"_s : nameOf(item), {}, quiet},
                 {valueText(item, locale), numberOf(item.hasValue() ? item.value : std::nullopt), quiet},
                 {before ? valueText(*before, locale) : QString(missingText),
                  numberOf(before && before->hasValue() ? before->value : std::nullopt), quiet},
                 {changeText(difference, 0.0, locale, item.decimals), numberOf(difference), quiet},
                 {changeText(year, 0.0, locale, item.decimals), numberOf(year), quiet},
                 {scored ? changeText(gained, 0.0, locale, issue.now.scoreDecimals) : QString(missingText),
                  scored ? QVariant(gained) : QVariant(), quiet}}});
    }
    QStringList remarks{PortraitFigures::tr("率的差以百分点计。")};
    if (ruleChanged)
        remarks << PortraitFigures::tr("* 本期起换了口径，与上期不可比。");
    if (silent > 0)
        remarks << PortraitFigures::tr("另有 %1 项指标两期都没有数值。").arg(silent);
    data.remark = remarks.join(u' ');
    return data;
}

std::optional<PortraitTableData> comparisonTable(const portrait::Issue& issue, const QLocale& locale)
{
    if (!issue.comparison || !issue.versus)
        return std::nullopt;
    const portrait::ComparedUnits& compared = *issue.comparison;
    const int decimals = issue.now.scoreDecimals;
    PortraitTableData data{.columns = {{PortraitFigures::tr("项目"), 2.2},
                                       {issue.now.unit.name, 1.3, true},
                                       {issue.versus->unit.name, 1.3, true},
                                       {PortraitFigures::tr("差"), 1.3, true},
                                       {PortraitFigures::tr("折合得分"), 1.0, true},
                                       {PortraitFigures::tr("能否分辨"), 1.8}},
                           .rows = {},
                           .remark = {}};
    const auto score = [&](const QString& name, std::optional<double> first, std::optional<double> second,
                           std::optional<double> difference) {
        data.rows.push_back(
            {.key = {},
             .cells = {{name, {}, false},
                       {numberText(first, locale, decimals), numberOf(first), false},
                       {numberText(second, locale, decimals), numberOf(second), false},
                       {changeText(difference, 0.0, locale, decimals), numberOf(difference), false},
                       {},
                       {}}});
    };
    score(PortraitFigures::tr("综合得分"), issue.now.total, issue.versus->total, compared.total);
    score(PortraitFigures::tr("基础分"), issue.now.base, issue.versus->base, compared.base);
    const auto add = [&](const portrait::ComparedLine& line, QString first, QString second) {
        const bool quiet = line.context || line.telling == portrait::Telling::TooFew;
        data.rows.push_back(
            {.key = line.id,
             .cells = {
                 {line.name, {}, quiet},
                 {std::move(first), numberOf(line.first), quiet},
                 {std::move(second), numberOf(line.second), quiet},
                 {changeShown(line.difference, line.rate, line.decimals, locale), numberOf(line.difference),
                  quiet},
                 {line.gap == 0.0 ? QString(missingText) : changeText(line.gap, 0.0, locale, decimals),
                  QVariant(line.gap), quiet},
                 {line.context ? PortraitFigures::tr("只作背景") : tellingText(line.telling), {}, true}}});
    };
    data.rows.push_back({.key = {}, .cells = {{PortraitFigures::tr("维度"), {}, false}}, .heading = true});
    for (const portrait::ComparedLine& line : compared.dimensions)
        add(line, numberText(line.first, locale, line.decimals),
            numberText(line.second, locale, line.decimals));
    data.rows.push_back({.key = {}, .cells = {{PortraitFigures::tr("指标"), {}, false}}, .heading = true});
    for (const portrait::ComparedLine& line : compared.items) {
        const portrait::Item* first = issue.now.item(line.id);
        const portrait::Item* second = issue.versus->item(line.id);
        const QString firstText = first ? valueText(*first, locale) : QString(missingText);
        const QString secondText = second ? valueText(*second, locale) : QString(missingText);
        if (firstText != missingText || secondText != missingText || line.gap != 0.0)
            add(line, firstText, secondText);
    }
    QStringList remarks;
    if (!compared.samePeers)
        remarks << PortraitFigures::tr("两个单位不在同一组，目标和参照不同。");
    if (!compared.sameCatalogue)
        remarks << PortraitFigures::tr("两个单位适用的指标目录不同。");
    data.remark = remarks.join(u' ');
    return data;
}

PortraitTableData contextTable(const portrait::Issue& issue, const QLocale& locale)
{
    PortraitTableData data{.columns = {{PortraitFigures::tr("项目"), 2.2},
                                       {PortraitFigures::tr("内容"), 1.6},
                                       {PortraitFigures::tr("说明"), 2.4}},
                           .rows = {},
                           .remark = {}};
    for (const portrait::DocumentLine& document : issue.now.documents)
        data.rows.push_back(
            {.key = {},
             .cells = {{document.kind, {}, false},
                       {document.title, {}, false},
                       {document.day.toString(Qt::ISODate) + u' ' + document.state, {}, false}}});
    for (const portrait::Item& item : issue.now.items) {
        if (item.penaltyVolume && item.hasValue())
            data.rows.push_back({.key = item.id,
                                 .cells = {{nameOf(item), {}, true},
                                           {valueText(item, locale), numberOf(item.value), true},
                                           {PortraitFigures::tr("只作背景，不计分、不排名"), {}, true}}});
        else if (item.official)
            data.rows.push_back(
                {.key = item.id,
                 .cells = {
                     {PortraitFigures::tr("%1（文件公布）").arg(nameOf(item)), {}, false},
                     {shown(item.official, item.unit, item.decimals, locale), numberOf(item.official), false},
                     {PortraitFigures::tr("本系统计算 %1").arg(valueText(item, locale)), {}, false}}});
    }
    if (!issue.now.documentsKnown)
        data.remark = PortraitFigures::tr(
            "监督文书还没有数据来源：接入文书系统后，本期的提醒函、督办单、建议书列在这里。");
    else if (issue.now.documents.empty())
        data.remark = PortraitFigures::tr("本期没有监督文书。");
    return data;
}

} // namespace onescreen
