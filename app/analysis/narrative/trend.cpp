// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/trend.h"

#include <algorithm>

namespace onescreen::portrait {

namespace {

using statistics::BetterDirection;

BetterDirection directionOf(Better better)
{
    return better == Better::Higher  ? BetterDirection::Higher
           : better == Better::Lower ? BetterDirection::Lower
                                     : BetterDirection::Neither;
}

std::vector<std::size_t> breaksOf(const std::vector<TrendPoint>& points)
{
    std::vector<std::size_t> breaks;
    for (std::size_t at = 1; at < points.size(); ++at) {
        if (points[at].ruleChanged)
            breaks.push_back(at);
    }
    return breaks;
}

/// Denominator less numerator where every value has both and no numerator is larger.
std::optional<std::vector<std::optional<double>>> failuresOf(const std::vector<TrendPoint>& points)
{
    std::vector<std::optional<double>> failures;
    for (const TrendPoint& point : points) {
        const bool known = point.numerator && point.denominator && *point.numerator <= *point.denominator;
        if (point.value && !known)
            return std::nullopt;
        failures.push_back(point.value ? std::optional(*point.denominator - *point.numerator) : std::nullopt);
    }
    return failures;
}

} // namespace

std::optional<Trend> trendOf(std::vector<TrendPoint> points, Better better, std::optional<double> target)
{
    std::vector<std::optional<double>> values;
    values.reserve(points.size());
    for (const TrendPoint& point : points)
        values.push_back(point.value);
    if (std::ranges::none_of(values, [](const auto& value) { return value.has_value(); }))
        return std::nullopt;

    statistics::ChartOptions options{
        .better = directionOf(better),
        .target = better == Better::Higher || better == Better::Lower ? target : std::nullopt,
        .rebaseAt = breaksOf(points),
        .lockAfter = {}};
    auto chart = statistics::computeXmr(values, options);
    if (!chart)
        return std::nullopt;
    Trend trend{.points = std::move(points), .chart = std::move(*chart)};
    const bool still = !trend.chart.segments.empty() && trend.chart.segments.back().noSpread;
    if (const auto failures = failuresOf(trend.points); still && failures) {
        options.better = better == Better::Higher  ? BetterDirection::Lower
                         : better == Better::Lower ? BetterDirection::Higher
                                                   : BetterDirection::Neither;
        options.target.reset();
        if (auto counted = statistics::computeXmr(*failures, options)) {
            trend.chart = std::move(*counted);
            trend.failures = true;
        }
    }
    return trend;
}

Control controlOf(const Trend& trend)
{
    Control control;
    control.failures = trend.failures;
    control.assurance = trend.chart.assurance;
    if (!trend.chart.segments.empty()) {
        control.points = static_cast<int>(trend.chart.segments.back().values);
        control.limits = trend.chart.segments.back().state;
    }
    if (trend.chart.points.empty())
        return control;
    const statistics::ControlPoint& newest = trend.chart.points.back();
    control.centre = newest.centre;
    control.lower = newest.lower;
    control.upper = newest.upper;
    if (newest.alarm) {
        control.signal = newest.rule;
        control.side = newest.signalSide;
        control.rules = newest.rules.count();
        control.concern = newest.variation == statistics::Variation::Concern;
        control.better = newest.variation == statistics::Variation::Improvement;
    }
    return control;
}

std::optional<FunnelField> funnelOf(std::vector<FunnelUnit> units)
{
    std::vector<statistics::Share> shares;
    double largest = 0.0;
    for (const FunnelUnit& unit : units) {
        shares.push_back({.numerator = unit.numerator, .denominator = unit.denominator});
        largest = std::max(largest, unit.denominator);
    }
    auto funnel = statistics::computeFunnel(shares);
    if (!funnel || !funnel->centre || static_cast<int>(funnel->units) < leastPeers)
        return std::nullopt;
    auto curve = statistics::funnelCurve(*funnel, largest);
    return FunnelField{.units = std::move(units), .funnel = std::move(*funnel), .curve = std::move(curve)};
}

std::optional<Funnel> placeIn(const FunnelField& field, const QString& unit)
{
    const auto found = std::ranges::find(field.units, unit, &FunnelUnit::id);
    if (found == field.units.end())
        return std::nullopt;
    const statistics::FunnelPoint& point =
        field.funnel.points.at(static_cast<std::size_t>(found - field.units.begin()));
    if (!point.drawn || !point.flag)
        return std::nullopt;
    using enum statistics::FunnelFlag;
    return Funnel{.centre = *field.funnel.centre * 100.0,
                  .lower = point.drawn->alarm.lower * 100.0,
                  .upper = point.drawn->alarm.upper * 100.0,
                  .place = *point.flag == LowAlarm    ? Funnel::Place::Below
                           : *point.flag == HighAlarm ? Funnel::Place::Above
                                                      : Funnel::Place::Inside,
                  .overDispersed = field.funnel.dispersionApplied,
                  .count = static_cast<int>(field.funnel.units)};
}

} // namespace onescreen::portrait
