// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/controlchart.h"

#include "app/analysis/statistics/controlrules.h"
#include "app/analysis/statistics/descriptive.h"
#include "app/analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

constexpr double xmrFactor = 2.66;     // 3/d2 for ranges of two, as published for the XmR chart.
constexpr double rangeToSigma = 1.128; // d2
constexpr double screenFactor = 3.267; // D4: the upper limit of moving ranges.
constexpr double timePower = 3.6;      // An exponential time to this root is close to normal.
constexpr std::size_t trialFrom = 5;
constexpr std::size_t lockedFrom = 12;

using Values = std::span<const std::optional<double>>;

/// One segment while its limits are made; `base` are the points that make them.
struct Work
{
    ChartSegment& segment;
    std::span<ControlPoint> points;
    std::span<ControlPoint> base;
};

Result<void> checkOptions(std::size_t size, const ChartOptions& options)
{
    std::size_t before = 0;
    for (const std::size_t start : options.rebaseAt) {
        if (start <= before || start >= size)
            return failure(ErrorKind::Invalid,
                           u"a segment must start inside the series and after the one before"_s,
                           {.row = static_cast<qint64>(start) + 1, .field = u"rebase"_s});
        before = start;
    }
    if (options.lockAfter && *options.lockAfter == 0)
        return failure(ErrorKind::Invalid, u"limits need at least one point"_s, {.field = u"lock"_s});
    if (options.target && !std::isfinite(*options.target))
        return failure(ErrorKind::Invalid, u"the target is not finite"_s, {.field = u"target"_s});
    return {};
}

ControlChart emptyChart(ChartKind kind, std::size_t size, const ChartOptions& options)
{
    ControlChart chart{.kind = kind, .points = std::vector<ControlPoint>(size), .target = options.target};
    std::vector<std::size_t> starts = {0};
    starts.insert(starts.end(), options.rebaseAt.begin(), options.rebaseAt.end());
    for (std::size_t i = 0; i < starts.size() && size > 0; ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : size;
        chart.segments.push_back({.first = starts[i], .size = end - starts[i]});
        for (std::size_t point = starts[i]; point < end; ++point)
            chart.points[point].segment = i;
    }
    return chart;
}

std::vector<double> presentValues(std::span<const ControlPoint> points)
{
    std::vector<double> values;
    for (const ControlPoint& point : points) {
        if (point.value)
            values.push_back(*point.value);
    }
    return values;
}

std::vector<double> keptRanges(std::span<const ControlPoint> points)
{
    std::vector<double> ranges;
    for (const ControlPoint& point : points) {
        if (point.movingRange && !point.rangeDropped)
            ranges.push_back(*point.movingRange);
    }
    return ranges;
}

/// Ranges between neighbours on any scale, their mean, and once the same without the largest.
template <typename Scaled> void makeRanges(const Work& work, bool screen, Scaled scaled)
{
    for (std::size_t i = 1; i < work.points.size(); ++i) {
        const std::optional<double> before = scaled(work.points[i - 1]);
        const std::optional<double> now = scaled(work.points[i]);
        if (before && now)
            work.points[i].movingRange = std::abs(*now - *before);
    }
    ChartSegment& segment = work.segment;
    segment.meanRangeUnscreened = mean(keptRanges(work.base));
    segment.meanRange = segment.meanRangeUnscreened;
    segment.noSpread = segment.meanRange && !(*segment.meanRange > 0);
    if (!screen || !segment.meanRange || segment.noSpread)
        return;
    for (ControlPoint& point : work.base) {
        point.rangeDropped = point.movingRange && !(*point.movingRange < screenFactor * *segment.meanRange);
        segment.droppedRanges += point.rangeDropped ? 1U : 0U;
    }
    segment.meanRange = mean(keptRanges(work.base));
}

/// Centre ± `limit`, near limits at `near`, cut to [least, most].
void setLimits(ControlPoint& point, double centre, double limit, double near,
               double least = -std::numeric_limits<double>::infinity(),
               double most = std::numeric_limits<double>::infinity())
{
    point.lower = std::max(least, centre - limit);
    point.upper = std::min(most, centre + limit);
    point.nearLower = std::max(least, centre - near);
    point.nearUpper = std::min(most, centre + near);
}

/// Mean and ranges of the values; limits at `factor` mean ranges.
void makeIndividualLimits(const Work& work, bool screen, double factor)
{
    const std::optional<double> centre = mean(presentValues(work.base));
    makeRanges(work, screen, [](const ControlPoint& point) { return point.value; });
    for (ControlPoint& point : work.points) {
        point.centre = centre;
        if (centre && work.segment.meanRange)
            setLimits(point, *centre, factor * *work.segment.meanRange,
                      2 * (factor / 3) * *work.segment.meanRange);
    }
}

enum class ShareLimits { Binomial, Poisson };

void makeShareLimits(const Work& work, std::span<const Share> shares, ShareLimits kind, bool laney,
                     bool screen)
{
    const std::optional<double> centre = pooledRate(shares.subspan(work.segment.first, work.base.size()));
    if (!centre)
        return;
    const double unit = kind == ShareLimits::Binomial ? *centre * (1 - *centre) : *centre;
    const auto sigmaOf = [unit](const ControlPoint& point) {
        return std::sqrt(unit / point.denominator.value_or(1));
    };
    if (laney) {
        makeRanges(work, screen, [&](const ControlPoint& point) -> std::optional<double> {
            if (!point.value || !(unit > 0))
                return point.value ? std::optional(0.0) : std::nullopt;
            return (*point.value - *centre) / sigmaOf(point);
        });
        if (work.segment.meanRange)
            work.segment.sigmaZ = *work.segment.meanRange / rangeToSigma;
    }
    const double most = kind == ShareLimits::Binomial ? 1 : std::numeric_limits<double>::infinity();
    for (ControlPoint& point : work.points) {
        point.centre = centre;
        if (!point.value || (laney && !work.segment.sigmaZ))
            continue;
        const double sigma = sigmaOf(point) * (laney ? work.segment.sigmaZ.value_or(1) : 1);
        setLimits(point, *centre, 3 * sigma, 2 * sigma, 0, most);
    }
}

void makeCountLimits(const Work& work)
{
    const std::optional<double> centre = mean(presentValues(work.base));
    for (ControlPoint& point : work.points) {
        point.centre = centre;
        if (centre)
            setLimits(point, *centre, 3 * std::sqrt(*centre), 2 * std::sqrt(*centre), 0);
    }
}

void makeGapLimits(const Work& work)
{
    const std::vector<double> values = presentValues(work.base);
    const std::optional<double> average = mean(values);
    for (ControlPoint& point : work.points) {
        point.centre = median(values);
        if (!average)
            continue;
        const double sigma = std::sqrt(*average * (*average + 1));
        setLimits(point, *average, 3 * sigma, 2 * sigma, 0);
    }
}

/// Runs `make` over each segment, then the rules.
template <typename Make> void finish(ControlChart& chart, const ChartOptions& options, Make make)
{
    for (ChartSegment& segment : chart.segments) {
        const auto points = std::span(chart.points).subspan(segment.first, segment.size);
        const auto base = points.first(std::min(points.size(), options.lockAfter.value_or(points.size())));
        segment.values = presentValues(base).size();
        segment.state = segment.values >= lockedFrom  ? LimitState::Locked
                        : segment.values >= trialFrom ? LimitState::Trial
                                                      : LimitState::TooFew;
        make(Work{.segment = segment, .points = points, .base = base});
    }
    applyRules(chart, options.better);
    chart.assurance = assess(chart, options.better);
}

Result<ControlChart> valueChart(ChartKind kind, Values values, const ChartOptions& options,
                                std::optional<double> least = {})
{
    if (auto checked = checkOptions(values.size(), options); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkFinite(values, least); !checked)
        return std::unexpected(checked.error());
    ControlChart chart = emptyChart(kind, values.size(), options);
    for (std::size_t i = 0; i < values.size(); ++i)
        chart.points[i].value = values[i];
    return chart;
}

Result<ControlChart> shareChart(ChartKind kind, std::span<const Share> shares, const ChartOptions& options)
{
    const bool binomial = kind == ChartKind::P || kind == ChartKind::LaneyP;
    if (auto checked = checkOptions(shares.size(), options); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkShares(shares, binomial ? ShareRule::Part : ShareRule::CountPer); !checked)
        return std::unexpected(checked.error());
    ControlChart chart = emptyChart(kind, shares.size(), options);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (const std::optional<KnownShare> share = known(shares[i])) {
            chart.points[i].value = share->rate();
            chart.points[i].denominator = share->denominator;
        }
    }
    const bool laney = kind == ChartKind::LaneyP || kind == ChartKind::LaneyU;
    finish(chart, options, [&](const Work& work) {
        makeShareLimits(work, shares, binomial ? ShareLimits::Binomial : ShareLimits::Poisson, laney,
                        options.screen);
    });
    return chart;
}

/// Back from the root scale; a limit below the scale is 0, a near line below it does not exist.
void transformBack(ControlPoint& point, const std::optional<double>& time)
{
    const auto back = [](std::optional<double>& value) {
        if (value)
            value = *value < 0 ? std::nullopt : std::optional(std::pow(*value, timePower));
    };
    const bool hadLower = point.lower.has_value();
    for (std::optional<double>* value :
         {&point.centre, &point.lower, &point.upper, &point.nearLower, &point.nearUpper})
        back(*value);
    if (hadLower && !point.lower)
        point.lower = 0;
    point.value = time;
}

} // namespace

Result<ControlChart> computeXmr(Values values, const ChartOptions& options)
{
    Result<ControlChart> chart = valueChart(ChartKind::Xmr, values, options);
    if (chart)
        finish(*chart, options,
               [&](const Work& work) { makeIndividualLimits(work, options.screen, xmrFactor); });
    return chart;
}

Result<ControlChart> pChart(std::span<const Share> shares, const ChartOptions& options)
{
    return shareChart(ChartKind::P, shares, options);
}

Result<ControlChart> laneyPPrime(std::span<const Share> shares, const ChartOptions& options)
{
    return shareChart(ChartKind::LaneyP, shares, options);
}

Result<ControlChart> uChart(std::span<const Share> counts, const ChartOptions& options)
{
    return shareChart(ChartKind::U, counts, options);
}

Result<ControlChart> laneyUPrime(std::span<const Share> counts, const ChartOptions& options)
{
    return shareChart(ChartKind::LaneyU, counts, options);
}

Result<ControlChart> cChart(Values counts, const ChartOptions& options)
{
    Result<ControlChart> chart = valueChart(ChartKind::C, counts, options, 0);
    if (chart)
        finish(*chart, options, makeCountLimits);
    return chart;
}

Result<ControlChart> tChart(Values times, const ChartOptions& options)
{
    Result<ControlChart> chart = valueChart(ChartKind::T, times, options, 0);
    if (!chart)
        return chart;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] && !(*times[i] > 0))
            return failure(ErrorKind::Invalid, u"a time between events must be above 0"_s,
                           {.row = static_cast<qint64>(i) + 1, .field = u"value"_s});
        if (times[i])
            chart->points[i].value = std::pow(*times[i], 1 / timePower);
    }
    // The rules are applied on the root scale: it keeps the order, and equal times stay equal to their mean.
    ChartOptions rooted = options;
    if (options.target)
        rooted.target = *options.target > 0 ? std::pow(*options.target, 1 / timePower) : 0;
    chart->target = rooted.target;
    finish(*chart, rooted,
           [&](const Work& work) { makeIndividualLimits(work, options.screen, 3 / rangeToSigma); });
    for (std::size_t i = 0; i < times.size(); ++i)
        transformBack(chart->points[i], times[i]);
    chart->target = options.target;
    return chart;
}

Result<ControlChart> gChart(Values gaps, const ChartOptions& options)
{
    Result<ControlChart> chart = valueChart(ChartKind::G, gaps, options, 0);
    if (chart)
        finish(*chart, options, makeGapLimits);
    return chart;
}

} // namespace onescreen::statistics
