// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/share.h"
#include "app/base/result.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

enum class ChartKind {
    Xmr,    ///< Individual values and moving ranges.
    P,      ///< Shares, binomial limits.
    LaneyP, ///< Shares, limits widened by the variation between periods (Laney 2002).
    C,      ///< Counts over equal exposure.
    U,      ///< Counts over an exposure.
    LaneyU, ///< Counts over an exposure, widened likewise.
    T,      ///< Time between rare events.
    G,      ///< Cases (or days) between rare events.
};

enum class BetterDirection { Neither, Higher, Lower };

/// The four rules, in the order in which they name a point: the first that holds.
enum class SignalRule {
    None,
    OutsideLimits,
    Trend,      ///< One of seven points that rise or fall (six steps).
    TwoOfThree, ///< Beyond two thirds of the way to a limit, two of three, all three on that side.
    Shift,      ///< One of seven points on one side of the centre.
};

enum class SignalSide { None, High, Low };                        ///< For a trend: rising, falling.
enum class Variation { Common, Improvement, Concern, High, Low }; ///< High and Low: neither is better.

/// How far limits can be trusted by the number of values they rest on.
enum class LimitState {
    TooFew, ///< Below 5: do not draw limits.
    Trial,  ///< 5 to 11: draw as trial, no alarm.
    Locked, ///< 12 and more.
};

enum class Assurance { None, WillPass, HitOrMiss, WillFail };

struct ChartOptions
{
    bool screen = true; ///< Drop moving ranges ≥ 3.267·mean range once before the limits are made.
    BetterDirection better = BetterDirection::Neither;
    std::optional<double> target;
    std::vector<std::size_t> rebaseAt;    ///< Indices of first points of new segments, ascending, above 0.
    std::optional<std::size_t> lockAfter; ///< Only the first so many points of a segment make its limits.
};

/// Which rules hold at a point; more than one may.
struct RuleSet
{
    bool outsideLimits = false;
    bool trend = false;
    bool twoOfThree = false;
    bool shift = false;

    [[nodiscard]] int count() const { return outsideLimits + trend + twoOfThree + shift; }
    friend bool operator==(const RuleSet&, const RuleSet&) = default;
};

struct ControlPoint
{
    std::optional<double> value; ///< Missing stays missing: no range to it, no rule through it.
    std::optional<double> denominator;
    std::optional<double> centre;
    std::optional<double> lower;
    std::optional<double> upper;
    std::optional<double> nearLower; ///< Two thirds of the way from the centre to the limit.
    std::optional<double> nearUpper;
    std::optional<double> movingRange; ///< To the point before in the segment, on the scale the limits use.
    bool rangeDropped = false;         ///< Left out of the mean range by screening.
    std::size_t segment = 0;
    int side = 0;           ///< Sign of value − centre.
    bool nearLimit = false; ///< Beyond nearLower or nearUpper, but not outside.
    RuleSet rules;
    SignalRule rule = SignalRule::None;       ///< The first that holds.
    SignalSide signalSide = SignalSide::None; ///< Of the rule that names the point.
    SignalSide trendSide = SignalSide::None;  ///< Of the trend, where that rule holds.
    Variation variation = Variation::Common;
    bool alarm = false; ///< A signal under locked limits that is no improvement.
};

/// Runs analysis after Anhøj & Olesen 2014: a supplement, not one of the four rules.
struct RunsAnalysis
{
    std::size_t observations = 0;
    std::size_t useful = 0; ///< Not on the centre line.
    std::optional<int> longestRun;
    std::optional<int> longestRunMax; ///< round(log2 useful) + 3
    std::optional<int> crossings;
    std::optional<int> crossingsMin; ///< 5 % point of a binomial of useful − 1 draws of ½.
    bool signal = false;
};

struct ChartSegment
{
    std::size_t first = 0;  ///< Index of the first point.
    std::size_t size = 0;   ///< Points, missing ones included.
    std::size_t values = 0; ///< Values that made the limits.
    LimitState state = LimitState::TooFew;
    std::optional<double> meanRange; ///< After screening, on the scale the limits use.
    std::optional<double> meanRangeUnscreened;
    std::size_t droppedRanges = 0;
    std::optional<double> sigmaZ; ///< Laney charts: how much wider than binomial or Poisson.
    bool noSpread = false;        ///< All ranges are zero: a chart of failure counts says more.
    RunsAnalysis runs;
};

struct ControlChart
{
    ChartKind kind = ChartKind::Xmr;
    std::vector<ControlPoint> points;
    std::vector<ChartSegment> segments;
    std::optional<double> target;
    Assurance assurance = Assurance::None; ///< Target against the limits of the last point.
};

/// Individual values and moving ranges, mean ± 2.66·mean range (Wheeler; NHS "Making data count").
/// Errors of all charts: a value that is not finite (row from 1), a segment start outside the series or not
/// ascending.
Result<ControlChart> computeXmr(std::span<const std::optional<double>> values,
                                const ChartOptions& options = {});

/// One share a period; one without a rate is a missing value. Shares with limits p̄ ± 3√(p̄(1−p̄)/n), cut to [0,
/// 1]. Error also for a numerator above its denominator.
Result<ControlChart> pChart(std::span<const Share> shares, const ChartOptions& options = {});
/// Shares with σ_z from the moving ranges of the z-scores, /1.128 (Laney 2002), cut to [0, 1].
Result<ControlChart> laneyPPrime(std::span<const Share> shares, const ChartOptions& options = {});
/// Counts with limits c̄ ± 3√c̄, cut at 0.
Result<ControlChart> cChart(std::span<const std::optional<double>> counts, const ChartOptions& options = {});
/// Counts over an exposure with limits ū ± 3√(ū/n), cut at 0.
Result<ControlChart> uChart(std::span<const Share> counts, const ChartOptions& options = {});
Result<ControlChart> laneyUPrime(std::span<const Share> counts, const ChartOptions& options = {});
/// Times between events, > 0: an XmR chart of t^(1/3.6), transformed back (Nelson 1994). A long time is high.
Result<ControlChart> tChart(std::span<const std::optional<double>> times, const ChartOptions& options = {});
/// Cases between events, ≥ 0: centre = median, limits mean ± 3√(mean(mean+1)), cut at 0 (Benneyan 2001).
Result<ControlChart> gChart(std::span<const std::optional<double>> gaps, const ChartOptions& options = {});

/// "Above UCL", "Below LCL", "7 Point Trend (Increasing)", "2 in 3 Below CL", "7 Points Above CL",
/// "Common Cause": the names of NHSRplotthedots.
QString signalName(SignalRule rule, SignalSide side);
/// "common_cause", "special_cause_improvement", "special_cause_concern", "special_cause_neutral_high" or
/// _low.
QString variationName(Variation variation);
QString assuranceName(Assurance assurance); ///< "consistent_pass", "inconsistent", "consistent_fail" or "".
QString limitStateName(LimitState state);   ///< "too_few", "trial", "locked".
QString chartKindName(ChartKind kind);      ///< "xmr", "p", "laney", "c", "u", "laney-u", "t", "g".
std::optional<ChartKind> chartKindFromName(QStringView name);

} // namespace onescreen::statistics
