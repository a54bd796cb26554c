// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/intervals.h"
#include "app/analysis/statistics/share.h"
#include "app/base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

enum class FunnelLimits { Normal, Exact };
enum class OverDispersion { Auto, On, Off };

struct FunnelOptions
{
    FunnelLimits limits = FunnelLimits::Normal; ///< Which to draw where no over-dispersion is applied.
    OverDispersion overDispersion = OverDispersion::Auto; ///< Auto: τ² whenever φ > 1.
    std::optional<double> centre; ///< A fixed centre in [0, 1]; none: Σ numerator / Σ denominator.
    double winsorise = 0.1;       ///< Share of z-scores pulled in at each end, in [0, 0.5).
};

/// Position against the group. Warning: tail below 2.5 %; Alarm: below 0.1 %.
enum class FunnelFlag { Inside, LowWarning, HighWarning, LowAlarm, HighAlarm };

/// Limits at one denominator, for 95 % and 99.8 % of units if all had the centre's rate.
struct FunnelBand
{
    Interval warning; ///< 95 %
    Interval alarm;   ///< 99.8 %
};

/// a ± z√(a(1−a)/n), cut to [0, 1] (Spiegelhalter 2005). Requires n > 0 and centre in [0, 1].
FunnelBand normalFunnelBand(double centre, double n);
/// Interpolated binomial limits (Spiegelhalter 2005, appendix A.1.1), cut to [0, 1]. Requires whole n > 0.
FunnelBand exactFunnelBand(double centre, double n);
/// sin²(asin√a ± z√(1/4n + τ²)) with the angle kept in [0, π/2], so that limits never fold back.
FunnelBand dispersedFunnelBand(double centre, double n, double tauSquared);

struct FunnelPoint
{
    std::optional<double> rate;
    std::optional<FunnelBand> normal;
    std::optional<FunnelBand> exact;
    std::optional<FunnelBand> dispersed; ///< Always computed, applied or not.
    std::optional<FunnelBand> drawn;     ///< The one the options and φ choose.
    std::optional<double> lowerTail;     ///< Exact P(X ≤ x) under the centre.
    std::optional<double> upperTail;     ///< Exact P(X ≥ x) under the centre.
    std::optional<double> z;             ///< (asin√p − asin√a)·2√n
    std::optional<double> zWinsorised;
    std::optional<FunnelFlag>
        flag; ///< By the exact tails, or by the dispersed limits where they are applied.
};

struct Funnel
{
    std::optional<double> centre; ///< None when no unit has a denominator.
    std::size_t units = 0;        ///< Units with a rate.
    std::optional<double> phi;    ///< Mean square of the winsorised z-scores; 1 = chance alone.
    double tauSquared = 0;        ///< Variance between units on the angle scale (moment estimate, ≥ 0).
    bool dispersionApplied = false;
    FunnelLimits limits = FunnelLimits::Normal;
    std::vector<FunnelPoint> points; ///< One for each share, in the same order.
};

/// Funnel plot of shares (Spiegelhalter 2005, doi 10.1002/sim.1970). A unit without a rate stays out of the
/// centre and has no limits. Error with the row (from 1) of a share
/// that is not one: negative, not finite, not whole, numerator above denominator.
Result<Funnel> computeFunnel(std::span<const Share> shares, const FunnelOptions& options = {});

struct FunnelCurvePoint
{
    double denominator = 0;
    FunnelBand band;
};

/// The drawn limits at denominators from 1 up to `largest`, dense where they bend. Empty without a centre.
/// Exact limits are for whole denominators and step on their own.
std::vector<FunnelCurvePoint> funnelCurve(const Funnel& funnel, double largest, int mostPoints = 200);

} // namespace onescreen::statistics
