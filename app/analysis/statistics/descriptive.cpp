// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/descriptive.h"

#include <algorithm>
#include <cmath>

namespace onescreen::statistics {

namespace {

/// Sum of the powers of the deviations from the mean.
struct PowerSums
{
    double count = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
};

PowerSums powerSums(std::span<const double> values)
{
    PowerSums sums{.count = static_cast<double>(values.size())};
    const double centre = mean(values).value_or(0);
    for (const double value : values) {
        const double d = value - centre;
        sums.second += d * d;
        sums.third += d * d * d;
        sums.fourth += d * d * d * d;
    }
    return sums;
}

/// Pulls all values equal to the extreme one to the next; the positions, none when all values are equal.
std::vector<std::size_t> pullIn(std::vector<double>& values, bool high)
{
    const double extreme = high ? *std::ranges::max_element(values) : *std::ranges::min_element(values);
    std::optional<double> next;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == extreme)
            positions.push_back(i);
        else if (!next || (high ? values[i] > *next : values[i] < *next))
            next = values[i];
    }
    if (!next)
        return {};
    for (const std::size_t position : positions)
        values[position] = *next;
    return positions;
}

} // namespace

std::optional<double> mean(std::span<const double> values)
{
    if (values.empty())
        return std::nullopt;
    const auto count = static_cast<long double>(values.size());
    long double sum = 0;
    for (const double value : values)
        sum += value;
    const long double first = sum / count;
    long double rest = 0;
    for (const double value : values)
        rest += value - first;
    return static_cast<double>(first + rest / count);
}

std::optional<double> sampleVariance(std::span<const double> values)
{
    if (values.size() < 2)
        return std::nullopt;
    const PowerSums sums = powerSums(values);
    return sums.second / (sums.count - 1);
}

std::optional<double> skewness(std::span<const double> values)
{
    const PowerSums sums = powerSums(values);
    if (values.size() < 3 || !(sums.second > 0))
        return std::nullopt;
    const double n = sums.count;
    const double g1 = std::sqrt(n) * sums.third / std::pow(sums.second, 1.5);
    return g1 * std::sqrt(n * (n - 1)) / (n - 2);
}

std::optional<double> kurtosis(std::span<const double> values)
{
    const PowerSums sums = powerSums(values);
    if (values.size() < 4 || !(sums.second > 0))
        return std::nullopt;
    const double n = sums.count;
    const double g2 = n * sums.fourth / (sums.second * sums.second) - 3;
    return ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3));
}

bool needsOutlierTreatment(std::span<const double> values, double skewMark, double kurtosisMark)
{
    const std::optional<double> skew = skewness(values);
    const std::optional<double> kurt = kurtosis(values);
    return skew && kurt && std::abs(*skew) >= skewMark && *kurt >= kurtosisMark;
}

Winsorised winsoriseOutliers(std::span<const double> values, int mostPoints)
{
    Winsorised result{.values = {values.begin(), values.end()}};
    while (needsOutlierTreatment(result.values) &&
           std::ssize(result.high) + std::ssize(result.low) < mostPoints) {
        const bool high = skewness(result.values).value_or(0) >= 0;
        // The points pulled before are extreme again, so each round's list contains the one before it.
        (high ? result.high : result.low) = pullIn(result.values, high);
    }
    result.treated = !needsOutlierTreatment(result.values);
    return result;
}

std::vector<double> logTreated(std::span<const double> values)
{
    if (values.empty())
        return {};
    const auto [least, most] = std::ranges::minmax_element(values);
    const double spread = *most - *least;
    if (!(spread > 0))
        return {};
    std::vector<double> result;
    result.reserve(values.size());
    for (const double value : values)
        result.push_back(std::log(value - *least + 0.01 * spread));
    return result;
}

} // namespace onescreen::statistics
