// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace onescreen::statistics {

struct Interval
{
    double lower = 0;
    double upper = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Two-sided intervals with equal tails. `confidence` is in (0, 1). The answer is nullopt where there is
/// none: n = 0, a negative or not finite number, x > n, or a confidence outside the range. x and n need not
/// be whole.

/// Wilson score interval of the share x/n (Wilson 1927), limits in [0, 1].
std::optional<Interval> wilsonInterval(double x, double n, double confidence = 0.95);
/// "Exact" interval of the share x/n (Clopper & Pearson 1934), limits in [0, 1].
std::optional<Interval> clopperPearsonInterval(double x, double n, double confidence = 0.95);
/// Quantiles of Beta(x + ½, n − x + ½), the posterior of a share under Jeffreys' prior.
std::optional<Interval> betaInterval(double x, double n, double confidence = 0.95);
/// Byar's approximation to the interval of a Poisson count (Breslow & Day 1987); lower limit 0 for x = 0.
std::optional<Interval> byarInterval(double count, double confidence = 0.95);
/// Exact interval of a Poisson count by the chi-squared distribution (Garwood 1936).
std::optional<Interval> poissonInterval(double count, double confidence = 0.95);

/// Mean and standard deviation of Beta(x + ½, n − x + ½); nullopt as for the intervals, but n = 0 is allowed.
struct BetaMoments
{
    double mean = 0;
    double standardDeviation = 0;
};
std::optional<BetaMoments> betaMoments(double x, double n);

} // namespace onescreen::statistics
