// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/funnel.h"

#include "app/analysis/statistics/distributions.h"
#include "app/analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

// Tails outside the two pairs of limits: 95 % and 99.8 % inside.
constexpr double warningTail = 0.025;
constexpr double alarmTail = 0.001;

double zFor(double tail)
{
    return normalQuantile(1 - tail).value_or(0); // Both tails are constants inside (0, 1).
}

double cut(double rate)
{
    return std::clamp(rate, 0.0, 1.0);
}

Interval around(double centre, double half)
{
    return {.lower = cut(centre - half), .upper = cut(centre + half)};
}

/// (r − α)/n with r the smallest count whose cumulative probability is above `p`, and α the part of its
/// probability above it.
double interpolatedLimit(double centre, double n, double p)
{
    const double r = binomialQuantile(n, centre, p).value_or(0);
    const double upTo = binomialLowerTail(r, n, centre).value_or(1);
    const double below = r > 0 ? binomialLowerTail(r - 1, n, centre).value_or(0) : 0;
    return cut((r - (upTo - p) / (upTo - below)) / n);
}

Interval interpolatedPair(double centre, double n, double tail)
{
    if (centre <= 0 || centre >= 1)
        return {.lower = centre, .upper = centre}; // Nothing else can happen.
    return {.lower = interpolatedLimit(centre, n, tail), .upper = interpolatedLimit(centre, n, 1 - tail)};
}

double angle(double rate)
{
    return std::asin(std::sqrt(rate));
}

Interval dispersedPair(double centre, double n, double tauSquared, double z)
{
    const double half = z * std::sqrt(1 / (4 * n) + tauSquared);
    const double low = std::sin(std::max(0.0, angle(centre) - half));
    const double high = std::sin(std::min(std::numbers::pi / 2, angle(centre) + half));
    return {.lower = low * low, .upper = high * high};
}

void addChance(FunnelPoint& point, const KnownShare& share, double centre)
{
    point.rate = share.rate();
    point.normal = normalFunnelBand(centre, share.denominator);
    point.exact = exactFunnelBand(centre, share.denominator);
    point.lowerTail = binomialLowerTail(share.numerator, share.denominator, centre);
    point.upperTail = binomialUpperTail(share.numerator, share.denominator, centre);
    point.z = (angle(share.rate()) - angle(centre)) * 2 * std::sqrt(share.denominator);
}

/// Winsorises the z-scores and sets φ and τ² (Spiegelhalter 2005, additive random effects).
void estimateDispersion(Funnel& funnel, std::span<const Share> shares, double winsorise)
{
    std::vector<double> scores;
    for (const FunnelPoint& point : funnel.points) {
        if (point.z)
            scores.push_back(*point.z);
    }
    funnel.units = scores.size();
    if (scores.empty())
        return;
    std::ranges::sort(scores);
    const double low = quantileOfSorted(scores, winsorise).value_or(scores.front());
    const double high = quantileOfSorted(scores, 1 - winsorise).value_or(scores.back());
    double squares = 0;
    double weights = 0;
    double weightSquares = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        FunnelPoint& point = funnel.points[i];
        if (!point.z)
            continue;
        point.zWinsorised = std::clamp(*point.z, low, high);
        squares += *point.zWinsorised * *point.zWinsorised;
        const double weight = 4 * shares[i].denominator.value_or(0); // 1/variance of the angle
        weights += weight;
        weightSquares += weight * weight;
    }
    const auto units = static_cast<double>(funnel.units);
    funnel.phi = squares / units;
    const double room = weights - weightSquares / weights;
    if (funnel.units > 1 && room > 0)
        funnel.tauSquared = std::max(0.0, (squares - (units - 1)) / room);
}

FunnelFlag flagByTails(double lower, double upper)
{
    if (lower < alarmTail)
        return FunnelFlag::LowAlarm;
    if (upper < alarmTail)
        return FunnelFlag::HighAlarm;
    if (lower < warningTail)
        return FunnelFlag::LowWarning;
    return upper < warningTail ? FunnelFlag::HighWarning : FunnelFlag::Inside;
}

FunnelFlag flagByBand(double rate, const FunnelBand& band)
{
    if (rate < band.alarm.lower)
        return FunnelFlag::LowAlarm;
    if (rate > band.alarm.upper)
        return FunnelFlag::HighAlarm;
    if (rate < band.warning.lower)
        return FunnelFlag::LowWarning;
    return rate > band.warning.upper ? FunnelFlag::HighWarning : FunnelFlag::Inside;
}

void finishPoint(FunnelPoint& point, const Funnel& funnel, double denominator)
{
    point.dispersed = dispersedFunnelBand(funnel.centre.value_or(0), denominator, funnel.tauSquared);
    if (funnel.dispersionApplied) {
        point.drawn = point.dispersed;
        point.flag = flagByBand(point.rate.value_or(0), *point.dispersed);
        return;
    }
    point.drawn = funnel.limits == FunnelLimits::Exact ? point.exact : point.normal;
    if (point.lowerTail && point.upperTail)
        point.flag = flagByTails(*point.lowerTail, *point.upperTail);
}

Result<void> checkOptions(const FunnelOptions& options)
{
    if (options.centre && !(*options.centre >= 0 && *options.centre <= 1))
        return failure(ErrorKind::Invalid, u"the centre must be between 0 and 1"_s, {.field = u"centre"_s});
    if (!(options.winsorise >= 0 && options.winsorise < 0.5))
        return failure(ErrorKind::Invalid, u"the winsorised share must be at least 0 and below 0.5"_s,
                       {.field = u"winsorise"_s});
    return {};
}

} // namespace

FunnelBand normalFunnelBand(double centre, double n)
{
    const double deviation = std::sqrt(centre * (1 - centre) / n);
    return {.warning = around(centre, zFor(warningTail) * deviation),
            .alarm = around(centre, zFor(alarmTail) * deviation)};
}

FunnelBand exactFunnelBand(double centre, double n)
{
    return {.warning = interpolatedPair(centre, n, warningTail),
            .alarm = interpolatedPair(centre, n, alarmTail)};
}

FunnelBand dispersedFunnelBand(double centre, double n, double tauSquared)
{
    return {.warning = dispersedPair(centre, n, tauSquared, zFor(warningTail)),
            .alarm = dispersedPair(centre, n, tauSquared, zFor(alarmTail))};
}

Result<Funnel> computeFunnel(std::span<const Share> shares, const FunnelOptions& options)
{
    if (auto checked = checkOptions(options); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkShares(shares, ShareRule::WholePart); !checked)
        return std::unexpected(checked.error());
    Funnel funnel{.centre = options.centre ? options.centre : pooledRate(shares), .limits = options.limits};
    funnel.points.resize(shares.size());
    if (!funnel.centre)
        return funnel;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (const std::optional<KnownShare> share = known(shares[i]))
            addChance(funnel.points[i], *share, *funnel.centre);
    }
    estimateDispersion(funnel, shares, options.winsorise);
    funnel.dispersionApplied = options.overDispersion == OverDispersion::On ||
                               (options.overDispersion == OverDispersion::Auto && funnel.phi &&
                                *funnel.phi > 1 && funnel.tauSquared > 0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (const std::optional<KnownShare> share = known(shares[i]))
            finishPoint(funnel.points[i], funnel, share->denominator);
    }
    return funnel;
}

std::vector<FunnelCurvePoint> funnelCurve(const Funnel& funnel, double largest, int mostPoints)
{
    std::vector<FunnelCurvePoint> curve;
    if (!funnel.centre || !(largest >= 1) || mostPoints < 2)
        return curve;
    for (int i = 0; i < mostPoints; ++i) {
        const double part = static_cast<double>(i) / (mostPoints - 1);
        const double n = std::floor(1 + (std::floor(largest) - 1) * part * part); // Limits bend at small n.
        if (!curve.empty() && curve.back().denominator == n)
            continue;
        const FunnelBand band = funnel.dispersionApplied
                                    ? dispersedFunnelBand(*funnel.centre, n, funnel.tauSquared)
                                : funnel.limits == FunnelLimits::Exact ? exactFunnelBand(*funnel.centre, n)
                                                                       : normalFunnelBand(*funnel.centre, n);
        curve.push_back({.denominator = n, .band = band});
    }
    return curve;
}

} // namespace onescreen::statistics
