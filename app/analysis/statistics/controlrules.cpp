// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/controlrules.h"

#include "app/analysis/statistics/distributions.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ranges>

namespace onescreen::statistics {

namespace {

constexpr std::size_t runLength = 7;

using Points = std::span<ControlPoint>;

int signOf(double value)
{
    return (value > 0) - (value < 0);
}

/// Sign of the step from one point to the next; 0 when they are equal or one is missing.
int stepSign(const ControlPoint& from, const ControlPoint& to)
{
    return from.value && to.value ? signOf(*to.value - *from.value) : 0;
}

void markPosition(ControlPoint& point)
{
    if (!point.value || !point.centre)
        return;
    point.side = signOf(*point.value - *point.centre);
    point.rules.outsideLimits =
        (point.upper && *point.value > *point.upper) || (point.lower && *point.value < *point.lower);
    point.nearLimit = !point.rules.outsideLimits && ((point.nearUpper && *point.value > *point.nearUpper) ||
                                                     (point.nearLower && *point.value < *point.nearLower));
}

/// Every stretch of seven that all rise or all fall marks all its seven points.
void markTrends(Points points)
{
    for (std::size_t start = 0; start + runLength <= points.size(); ++start) {
        const int first = stepSign(points[start], points[start + 1]);
        bool same = first != 0;
        for (std::size_t i = start + 1; same && i + 1 < start + runLength; ++i)
            same = stepSign(points[i], points[i + 1]) == first;
        for (ControlPoint& point : points.subspan(start, same ? runLength : 0))
            point.rules.trend = true;
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i].rules.trend)
            continue;
        // A point between two trends belongs to the one it begins.
        const bool begins = i + 1 < points.size() && points[i + 1].rules.trend;
        const int step =
            begins ? stepSign(points[i], points[i + 1]) : (i > 0 ? stepSign(points[i - 1], points[i]) : 0);
        points[i].trendSide = step > 0 ? SignalSide::High : SignalSide::Low;
    }
}

void markTwoOfThree(Points points)
{
    for (std::size_t start = 0; start + 3 <= points.size(); ++start) {
        const Points window = points.subspan(start, 3);
        int sides = 0;
        int close = 0;
        for (const ControlPoint& point : window) {
            sides += point.side;
            close += point.nearLimit ? 1 : 0;
        }
        if (std::abs(sides) != 3 || close < 2)
            continue;
        for (ControlPoint& point : window)
            point.rules.twoOfThree = point.rules.twoOfThree || point.nearLimit;
    }
}

void markShifts(Points points)
{
    for (std::size_t start = 0; start + runLength <= points.size(); ++start) {
        const Points window = points.subspan(start, runLength);
        const int side = window.front().side;
        if (side == 0 ||
            !std::ranges::all_of(window, [side](const auto& point) { return point.side == side; }))
            continue;
        for (ControlPoint& point : window)
            point.rules.shift = true;
    }
}

Variation variationOf(SignalSide side, BetterDirection better)
{
    if (side == SignalSide::None)
        return Variation::Common;
    const bool high = side == SignalSide::High;
    if (better == BetterDirection::Neither)
        return high ? Variation::High : Variation::Low;
    return high == (better == BetterDirection::Higher) ? Variation::Improvement : Variation::Concern;
}

void name(ControlPoint& point, BetterDirection better, bool locked)
{
    const SignalSide bySide = point.side > 0 ? SignalSide::High : SignalSide::Low;
    point.signalSide = bySide;
    if (point.rules.outsideLimits) {
        point.rule = SignalRule::OutsideLimits;
    } else if (point.rules.trend) {
        point.rule = SignalRule::Trend;
        point.signalSide = point.trendSide;
    } else if (point.rules.twoOfThree) {
        point.rule = SignalRule::TwoOfThree;
    } else if (point.rules.shift) {
        point.rule = SignalRule::Shift;
    } else {
        point.rule = SignalRule::None;
        point.signalSide = SignalSide::None;
    }
    point.variation = variationOf(point.signalSide, better);
    point.alarm = locked && point.rule != SignalRule::None && point.variation != Variation::Improvement;
}

RunsAnalysis analyseRuns(std::span<const ControlPoint> points)
{
    RunsAnalysis runs;
    int longest = 0;
    int current = 0;
    int crossings = 0;
    int lastSide = 0;
    for (const ControlPoint& point : points) {
        runs.observations += point.value ? 1U : 0U;
        if (point.side == 0)
            continue;
        ++runs.useful;
        crossings += lastSide != 0 && point.side != lastSide ? 1 : 0;
        current = point.side == lastSide ? current + 1 : 1;
        longest = std::max(longest, current);
        lastSide = point.side;
    }
    if (runs.useful == 0)
        return runs;
    const auto useful = static_cast<double>(runs.useful);
    runs.longestRun = longest;
    runs.longestRunMax = static_cast<int>(std::lround(std::log2(useful))) + 3;
    runs.crossings = crossings;
    runs.crossingsMin = static_cast<int>(binomialQuantile(useful - 1, 0.5, 0.05, true).value_or(0));
    runs.signal = longest > *runs.longestRunMax || crossings < *runs.crossingsMin;
    return runs;
}

} // namespace

void applyRules(ControlChart& chart, BetterDirection better)
{
    for (ControlPoint& point : chart.points)
        markPosition(point);
    for (ChartSegment& segment : chart.segments) {
        const Points points = Points(chart.points).subspan(segment.first, segment.size);
        markTrends(points);
        markTwoOfThree(points);
        markShifts(points);
        for (ControlPoint& point : points)
            name(point, better, segment.state == LimitState::Locked);
        segment.runs = analyseRuns(points);
    }
}

Assurance assess(const ControlChart& chart, BetterDirection better)
{
    if (!chart.target || better == BetterDirection::Neither || chart.segments.empty() ||
        chart.segments.back().state == LimitState::TooFew)
        return Assurance::None;
    const auto last = std::ranges::find_if(chart.points | std::views::reverse, [](const ControlPoint& point) {
        return point.lower && point.upper;
    });
    if (last == chart.points.rend() || last->segment + 1 != chart.segments.size())
        return Assurance::None;
    const bool higher = better == BetterDirection::Higher;
    if (*chart.target > *last->upper)
        return higher ? Assurance::WillFail : Assurance::WillPass;
    if (*chart.target < *last->lower)
        return higher ? Assurance::WillPass : Assurance::WillFail;
    return Assurance::HitOrMiss;
}

} // namespace onescreen::statistics
