// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/shrinkage.h"

#include <algorithm>

namespace onescreen::statistics {

namespace {

/// b, s² and the number of units; without a denominator only the empty rates.
Shrinkage moments(std::span<const Share> shares, double& denominators)
{
    Shrinkage result{.overall = pooledRate(shares)};
    result.rates.resize(shares.size());
    denominators = 0;
    if (!result.overall)
        return result;
    double squares = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::optional<KnownShare> share = known(shares[i]);
        if (!share)
            continue;
        result.rates[i].rate = share->rate();
        const double away = share->rate() - *result.overall;
        squares += share->denominator * away * away;
        denominators += share->denominator;
        ++result.units;
    }
    result.variance = squares / denominators;
    return result;
}

void shrink(ShrunkRate& rate, double overall, double weight)
{
    rate.weight = weight;
    rate.estimate = overall + weight * (rate.rate.value_or(overall) - overall);
}

} // namespace

Result<Shrinkage> shrinkShares(std::span<const Share> shares)
{
    if (auto checked = checkShares(shares, ShareRule::Part); !checked)
        return std::unexpected(checked.error());
    double denominators = 0;
    Shrinkage result = moments(shares, denominators);
    if (!result.overall)
        return result;
    const double b = *result.overall;
    const double chance = b * (1 - b);
    result.betweenUncut = result.variance - chance * static_cast<double>(result.units) / denominators;
    result.between = std::max(0.0, result.betweenUncut);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::optional<KnownShare> share = known(shares[i]);
        if (!share)
            continue;
        const double own = share->denominator * result.between;
        const double noise = std::max(0.0, chance - result.variance); // Not negative but for rounding.
        shrink(result.rates[i], b, own > 0 ? own / (own + noise) : 0);
    }
    return result;
}

Result<Shrinkage> shrinkRates(std::span<const Share> counts)
{
    if (auto checked = checkShares(counts, ShareRule::CountPer); !checked)
        return std::unexpected(checked.error());
    double denominators = 0;
    Shrinkage result = moments(counts, denominators);
    if (!result.overall)
        return result;
    const double b = *result.overall;
    result.betweenUncut = result.variance - b / (denominators / static_cast<double>(result.units));
    result.between = std::max(0.0, result.betweenUncut);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (const std::optional<KnownShare> share = known(counts[i])) {
            const double between = result.between;
            shrink(result.rates[i], b, between > 0 ? between / (between + b / share->denominator) : 0);
        }
    }
    return result;
}

} // namespace onescreen::statistics
