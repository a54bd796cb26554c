// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitcharts.h"

#include "ui/common/numbertext.h"
#include "ui/portrait/portraittext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitCharts
{
    Q_DECLARE_TR_FUNCTIONS(PortraitCharts)
};

QString nameOf(const portrait::Item& item)
{
    return item.shortName.isEmpty() ? item.name : item.shortName;
}

Tone toneOf(const portrait::Item& item)
{
    if (!item.isJudged())
        return Tone::Unknown;
    if (item.state == portrait::State::Late)
        return Tone::Unknown;
    if (item.control && item.control->concern)
        return Tone::Concern;
    return item.control && item.control->better ? Tone::Improvement : Tone::Plain;
}

QString noteOf(const portrait::Item& item, const QLocale& locale)
{
    QStringList notes;
    if (const QString parts = partsText(item.numerator, item.denominator, locale); !parts.isEmpty())
        notes << parts;
    if (const QString state = stateText(item.state); !state.isEmpty())
        notes << state;
    if (item.control && item.control->signal != statistics::SignalRule::None)
        notes << signalText(item.control->signal, item.control->side);
    if (item.control && item.control->assurance != statistics::Assurance::None)
        notes << assuranceText(item.control->assurance);
    if (item.toConfirm)
        notes << PortraitCharts::tr("口径待确认");
    return notes.join(u" · "_s);
}

/// What a wall shows first: signals of concern, then missed targets, then the rest.
int importanceOf(const portrait::Item& item)
{
    if (toneOf(item) == Tone::Concern)
        return 0;
    return item.meetsTarget() == false ? 1 : 2;
}

/// A round upper end that holds all of them.
double roundAbove(double value)
{
    if (value <= 0.0)
        return 1.0;
    const double step = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 10.0}) {
        if (value <= factor * step)
            return factor * step;
    }
    return 10.0 * step;
}

/// Percentages near 100 would all look the same on 0 to 100: the scale starts where the values do.
std::pair<double, double> scaleOf(const portrait::Item& item)
{
    std::vector<double> all;
    for (const std::optional<double>& value :
         {item.value, item.target, item.peers ? std::optional(item.peers->low) : std::nullopt,
          item.peers ? std::optional(item.peers->high) : std::nullopt}) {
        if (value)
            all.push_back(*value);
    }
    const double most = all.empty() ? 100.0 : std::ranges::max(all);
    return {0.0, item.unit == u"%" && most <= 100.0 ? 100.0 : roundAbove(most)};
}

bool inDimension(const portrait::Item& item, const QString& dimension)
{
    return dimension.isEmpty() || item.dimension == dimension;
}

} // namespace

ValueFormat formatOf(const portrait::Item& item)
{
    return {.decimals = item.decimals, .unit = item.unit};
}

DotData dimensionDots(const portrait::Issue& issue, const QLocale& locale)
{
    DotData data{.rows = {},
                 .low = 0.0,
                 .high = 100.0,
                 .reference = {},
                 .referenceName = {},
                 .format = {.decimals = 1, .unit = {}}};
    for (const portrait::Dimension& dimension : issue.now.dimensions) {
        QStringList notes;
        if (dimension.weight)
            notes << PortraitCharts::tr("权重 %1").arg(percentText(dimension.weight, locale));
        if (dimension.coverage)
            notes << PortraitCharts::tr("覆盖率 %1").arg(percentText(dimension.coverage, locale));
        if (!dimension.score)
            notes << PortraitCharts::tr("没有得分");
        if (dimension.peers)
            notes << PortraitCharts::tr("同组 %1 个单位").arg(dimension.peers->count);
        data.rows.push_back(
            {.key = dimension.id,
             .name = dimension.name,
             .value = dimension.score,
             .low = {},
             .high = {},
             .peerMedian = dimension.peers ? std::optional(dimension.peers->median) : std::nullopt,
             .peerLow = dimension.peers ? std::optional(dimension.peers->low) : std::nullopt,
             .peerHigh = dimension.peers ? std::optional(dimension.peers->high) : std::nullopt,
             .tone = Tone::Plain,
             .note = notes.join(u" · "_s)});
    }
    return data;
}

RadarData dimensionRadar(const portrait::Issue& issue)
{
    RadarData data{.axes = {}, .unitName = issue.now.unit.name, .peerName = PortraitCharts::tr("同组中位")};
    for (const portrait::Dimension& dimension : issue.now.dimensions)
        data.axes.push_back(
            {.key = dimension.id,
             .name = dimension.name,
             .value = dimension.score,
             .peerMedian = dimension.peers ? std::optional(dimension.peers->median) : std::nullopt,
             .peerLow = dimension.peers ? std::optional(dimension.peers->low) : std::nullopt,
             .peerHigh = dimension.peers ? std::optional(dimension.peers->high) : std::nullopt,
             .note = {}});
    return data;
}

BulletData targetBullets(const portrait::Issue& issue, const QString& dimension, const QLocale& locale,
                         BulletOrder order)
{
    std::vector<const portrait::Item*> items;
    for (const portrait::Item& item : issue.now.items) {
        if (inDimension(item, dimension) && item.isJudged())
            items.push_back(&item);
    }
    if (order == BulletOrder::Urgency)
        std::ranges::stable_sort(items, {}, [](const portrait::Item* item) { return importanceOf(*item); });
    BulletData data;
    for (const portrait::Item* judged : items) {
        const portrait::Item& item = *judged;
        const auto [low, high] = scaleOf(item);
        Bullet bullet{.key = item.id,
                      .name = nameOf(item),
                      .value = item.value,
                      .target = item.target,
                      .peer = item.peers ? std::optional(item.peers->median) : std::nullopt,
                      .bands = {},
                      .low = low,
                      .high = high,
                      .format = formatOf(item),
                      .tone = toneOf(item),
                      .note = noteOf(item, locale)};
        if (item.peers && item.peers->low > low && item.peers->high > item.peers->low &&
            item.peers->high < high)
            bullet.bands = {item.peers->low, item.peers->high};
        data.rows.push_back(std::move(bullet));
    }
    return data;
}

QString unjudgedText(const portrait::Issue& issue, const QString& dimension, const QLocale& locale)
{
    QStringList few;
    std::array<qsizetype, portrait::allStates.size()> missing{};
    for (const portrait::Item& item : issue.now.items) {
        // Background that has a value stands in a panel of its own; without one it is missing like any other.
        const bool background = item.penaltyVolume && item.hasValue();
        if (!inDimension(item, dimension) || background || item.isJudged())
            continue;
        if (item.isSmall() && item.numerator)
            few << nameOf(item) + u' ' + valueText(item, locale);
        else
            ++missing.at(static_cast<std::size_t>(item.state));
    }
    QStringList parts;
    if (!few.isEmpty())
        parts << PortraitCharts::tr("样本过少，不评价：%1").arg(few.join(PortraitCharts::tr("、")));
    QStringList counts;
    for (const portrait::State state : portrait::allStates) {
        if (const qsizetype count = missing.at(static_cast<std::size_t>(state)); count > 0)
            counts << PortraitCharts::tr("%1 %2 项").arg(stateText(state)).arg(count);
    }
    if (!counts.isEmpty())
        parts << PortraitCharts::tr("没有数值：%1").arg(counts.join(PortraitCharts::tr("、")));
    return parts.join(PortraitCharts::tr("；"));
}

PointsData contributionData(const portrait::Issue& issue, const QString& dimension)
{
    PointsData data{.rows = {}, .decimals = issue.now.scoreDecimals};
    for (const portrait::Item& item : issue.now.items) {
        if (inDimension(item, dimension) && item.contribution && item.lost)
            data.rows.push_back(
                {.key = item.id, .name = nameOf(item), .gained = *item.contribution, .lost = *item.lost});
    }
    std::ranges::stable_sort(data.rows, std::greater{}, &PointsRow::lost);
    return data;
}

std::optional<WaterfallData> changeWaterfall(const portrait::Issue& issue, int mostSteps)
{
    if (!issue.now.change || !issue.before)
        return std::nullopt;
    const portrait::Change& change = *issue.now.change;
    WaterfallData data{.startName = issue.before->period.toString(),
                       .start = change.from,
                       .steps = {},
                       .endName = issue.now.period.toString(),
                       .end = change.to,
                       .format = {.decimals = issue.now.scoreDecimals, .unit = {}}};
    const auto kindOf = [](portrait::ChangeStep::Kind kind) {
        switch (kind) {
        case portrait::ChangeStep::Kind::Performance:
            break;
        case portrait::ChangeStep::Kind::Weights:
            return WaterfallKind::Weight;
        case portrait::ChangeStep::Kind::Rule:
            return WaterfallKind::Rule;
        case portrait::ChangeStep::Kind::Points:
            return WaterfallKind::Points;
        }
        return WaterfallKind::Performance;
    };
    const auto shown = std::min(change.steps.size(), static_cast<std::size_t>(std::max(1, mostSteps)));
    double rest = 0.0;
    for (std::size_t at = 0; at < change.steps.size(); ++at) {
        const portrait::ChangeStep& step = change.steps[at];
        if (at < shown)
            data.steps.push_back(
                {.key = step.id, .name = step.name, .change = step.amount, .kind = kindOf(step.kind)});
        else
            rest += step.amount;
    }
    if (shown < change.steps.size())
        data.steps.push_back({.key = {},
                              .name = PortraitCharts::tr("其余 %1 项").arg(change.steps.size() - shown),
                              .change = rest,
                              .kind = WaterfallKind::Performance});
    return data;
}

std::optional<ControlData> trendData(const portrait::Issue& issue, const QLocale& locale)
{
    const portrait::Item* item = issue.now.item(issue.chosen);
    if (!item || !issue.trend)
        return std::nullopt;
    const portrait::Trend& trend = *issue.trend;
    ControlData data{
        .name = trend.failures ? PortraitCharts::tr("%1：未达件数").arg(nameOf(*item)) : nameOf(*item),
        .points = {},
        .target = trend.failures ? std::nullopt : item->target,
        .least = trend.failures ? std::optional(0.0) : item->least,
        .most = trend.failures ? std::nullopt : item->most,
        .format = trend.failures ? ValueFormat::count(PortraitCharts::tr("件")) : formatOf(*item),
        .assurance = assuranceText(trend.chart.assurance)};
    for (std::size_t at = 0; at < trend.points.size(); ++at) {
        const statistics::ControlPoint& point = trend.chart.points[at];
        // A unit with few cases is not judged, and neither is a volume of penalties.
        const bool judged = point.alarm && !item->penaltyVolume;
        const Tone tone = !judged                                                 ? Tone::Plain
                          : point.variation == statistics::Variation::Concern     ? Tone::Concern
                          : point.variation == statistics::Variation::Improvement ? Tone::Improvement
                                                                                  : Tone::Plain;
        QStringList said;
        if (judged)
            said << signalText(point.rule, point.signalSide);
        const portrait::TrendPoint& known = trend.points[at];
        if (const QString parts = partsText(known.numerator, known.denominator, locale); !parts.isEmpty())
            said << parts;
        data.points.push_back({.period = known.period.toString(),
                               .value = point.value,
                               .centre = point.centre,
                               .lower = point.lower,
                               .upper = point.upper,
                               .tone = tone,
                               .rule = said.join(u" · "_s),
                               .rebased = at > 0 && known.ruleChanged});
    }
    data.trial =
        trend.chart.segments.empty() || trend.chart.segments.back().state != statistics::LimitState::Locked;
    return data;
}

std::optional<FunnelData> funnelData(const portrait::Issue& issue, const QLocale& locale)
{
    const portrait::Item* item = issue.now.item(issue.chosen);
    if (!item || !issue.funnel || item->penaltyVolume)
        return std::nullopt;
    const portrait::FunnelField& field = *issue.funnel;
    FunnelData data{.points = {},
                    .limits = {},
                    .centre = field.funnel.centre,
                    .sizeName = PortraitCharts::tr("分母（件）"),
                    .rateName = nameOf(*item),
                    .format = ValueFormat::share(item->decimals)};
    for (std::size_t at = 0; at < field.units.size(); ++at) {
        const portrait::FunnelUnit& unit = field.units[at];
        const bool own = unit.id == issue.now.unit.id;
        const bool small = unit.denominator < item->nMin;
        data.points.push_back({.key = unit.id,
                               .name = unit.name,
                               .size = unit.denominator,
                               .rate = field.funnel.points[at].rate,
                               .tone = own ? Tone::Chosen : Tone::Context,
                               .labelled = own,
                               .note = small ? PortraitCharts::tr("样本过少：%1")
                                                   .arg(partsText(unit.numerator, unit.denominator, locale))
                                             : partsText(unit.numerator, unit.denominator, locale)});
    }
    for (const statistics::FunnelCurvePoint& limit : field.curve)
        data.limits.push_back({.size = limit.denominator,
                               .low95 = limit.band.warning.lower,
                               .high95 = limit.band.warning.upper,
                               .low998 = limit.band.alarm.lower,
                               .high998 = limit.band.alarm.upper});
    if (field.funnel.dispersionApplied)
        data.note = PortraitCharts::tr("单位之间的差别大于机会，控制限已按过度离散放宽（φ = %1）")
                        .arg(numberText(field.funnel.phi, locale, 1));
    return data;
}

} // namespace onescreen
