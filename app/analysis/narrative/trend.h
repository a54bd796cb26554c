// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitfacts.h"
#include "app/analysis/statistics/controlchart.h"
#include "app/analysis/statistics/funnel.h"

namespace onescreen::portrait {

/// A period of an indicator's series, in the unit it is shown in.
struct TrendPoint
{
    Period period;
    std::optional<double> value, numerator, denominator;
    bool ruleChanged = false; ///< Another version applies from here on: limits begin anew.
};

/// An indicator over its periods with the control chart over it.
struct Trend
{
    std::vector<TrendPoint> points;
    statistics::ControlChart chart; ///< One point for each of `points`.
    bool failures = false; ///< The chart is of counts of failures: the rate stands still (indicators.md 7.1).
};

/// XmR of the values; of the failures where the values have no spread and their parts are known. None without
/// values, or where they are no numbers.
std::optional<Trend> trendOf(std::vector<TrendPoint> points, Better better, std::optional<double> target);
Control controlOf(const Trend& trend);

/// A unit in a funnel; the rate is numerator / denominator, 0–1.
struct FunnelUnit
{
    QString id;
    QString name;
    double numerator = 0.0;
    double denominator = 0.0;
};

struct FunnelField
{
    std::vector<FunnelUnit> units;
    statistics::Funnel funnel; ///< One point for each of `units`.
    std::vector<statistics::FunnelCurvePoint> curve;
};

/// None with fewer than `leastPeers` units, or where a part is no count.
std::optional<FunnelField> funnelOf(std::vector<FunnelUnit> units);
/// Rates of the funnel are 0–1; the answer is in per cent. None where the unit is not in it.
std::optional<Funnel> placeIn(const FunnelField& field, const QString& unit);

} // namespace onescreen::portrait
