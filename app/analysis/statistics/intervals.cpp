// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/intervals.h"

#include "app/analysis/statistics/distributions.h"

#include <algorithm>
#include <cmath>

namespace onescreen::statistics {

namespace {

bool isShare(double x, double n)
{
    return std::isfinite(n) && n > 0 && x >= 0 && x <= n;
}

bool isCount(double count)
{
    return std::isfinite(count) && count >= 0;
}

/// The tail on each side; nullopt unless the confidence is one.
std::optional<double> tailOf(double confidence)
{
    if (!(confidence > 0 && confidence < 1))
        return std::nullopt;
    return (1 - confidence) / 2;
}

std::optional<Interval> both(std::optional<double> lower, std::optional<double> upper)
{
    if (!lower || !upper)
        return std::nullopt;
    return Interval{.lower = *lower, .upper = *upper};
}

std::optional<double> zOf(double confidence)
{
    const std::optional<double> tail = tailOf(confidence);
    return tail ? normalQuantile(1 - *tail) : std::nullopt;
}

/// Wilson & Hilferty's cube-root approximation on which Byar's limits rest.
double byarLimit(double count, double z)
{
    const double root = 1 - 1 / (9 * count) + z / (3 * std::sqrt(count));
    return count * std::max(0.0, root) * root * root;
}

} // namespace

std::optional<Interval> wilsonInterval(double x, double n, double confidence)
{
    const std::optional<double> z = zOf(confidence);
    if (!z || !isShare(x, n))
        return std::nullopt;
    const double square = *z * *z;
    const double half = *z * std::sqrt(square + 4 * x * (1 - x / n));
    const double width = 2 * (n + square);
    return Interval{.lower = std::clamp((2 * x + square - half) / width, 0.0, 1.0),
                    .upper = std::clamp((2 * x + square + half) / width, 0.0, 1.0)};
}

std::optional<Interval> clopperPearsonInterval(double x, double n, double confidence)
{
    const std::optional<double> tail = tailOf(confidence);
    if (!tail || !isShare(x, n))
        return std::nullopt;
    // The beta functions have no parameter 0: there the limit is the end of the scale.
    return both(x > 0 ? betaQuantile(x, n - x + 1, *tail) : 0.0,
                x < n ? betaQuantile(x + 1, n - x, 1 - *tail) : 1.0);
}

std::optional<Interval> betaInterval(double x, double n, double confidence)
{
    const std::optional<double> tail = tailOf(confidence);
    if (!tail || !isShare(x, n))
        return std::nullopt;
    return both(betaQuantile(x + 0.5, n - x + 0.5, *tail), betaQuantile(x + 0.5, n - x + 0.5, 1 - *tail));
}

std::optional<Interval> byarInterval(double count, double confidence)
{
    const std::optional<double> z = zOf(confidence);
    if (!z || !isCount(count))
        return std::nullopt;
    return Interval{.lower = count > 0 ? byarLimit(count, -*z) : 0.0, .upper = byarLimit(count + 1, *z)};
}

std::optional<Interval> poissonInterval(double count, double confidence)
{
    const std::optional<double> tail = tailOf(confidence);
    if (!tail || !isCount(count))
        return std::nullopt;
    const std::optional<double> lower = count > 0 ? chiSquaredQuantile(2 * count, *tail) : 0.0;
    const std::optional<double> upper = chiSquaredQuantile(2 * count + 2, 1 - *tail);
    if (!lower || !upper)
        return std::nullopt;
    return Interval{.lower = *lower / 2, .upper = *upper / 2};
}

std::optional<BetaMoments> betaMoments(double x, double n)
{
    if (!std::isfinite(n) || !(x >= 0 && x <= n))
        return std::nullopt;
    const double a = x + 0.5;
    const double b = n - x + 0.5;
    const double sum = a + b;
    return BetaMoments{.mean = a / sum, .standardDeviation = std::sqrt(a * b / (sum * sum * (sum + 1)))};
}

} // namespace onescreen::statistics
