// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace onescreen::statistics {

std::optional<double> quantileOfSorted(std::span<const double> sorted, double p)
{
    if (sorted.empty() || !(p >= 0 && p <= 1))
        return std::nullopt;
    const double position = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(position);
    const double part = position - static_cast<double>(below);
    if (below + 1 >= sorted.size() || part == 0)
        return sorted[below];
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

std::optional<double> quantile(std::span<const double> values, double p)
{
    if (std::ranges::any_of(values, [](double value) { return std::isnan(value); }))
        return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    return quantileOfSorted(sorted, p);
}

std::optional<double> median(std::span<const double> values)
{
    return quantile(values, 0.5);
}

std::vector<std::optional<double>> ascendingRanks(std::span<const std::optional<double>> values, TieRank ties)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && !std::isnan(*values[i]))
            order.push_back(i);
    }
    std::ranges::sort(order, {}, [values](std::size_t i) { return *values[i]; });
    std::vector<std::optional<double>> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && *values[order[to]] == *values[order[from]])
            ++to;
        const auto first = static_cast<double>(from + 1);
        const double rank = ties == TieRank::Minimum ? first : (first + static_cast<double>(to)) / 2;
        for (; from < to; ++from)
            ranks[order[from]] = rank;
    }
    return ranks;
}

std::vector<std::optional<double>> percentileRanks(std::span<const std::optional<double>> values,
                                                   TieRank ties)
{
    std::vector<std::optional<double>> ranks = ascendingRanks(values, ties);
    const auto present = std::ranges::count_if(ranks, [](const auto& rank) { return rank.has_value(); });
    for (std::optional<double>& rank : ranks) {
        if (rank && present > 1)
            rank = (*rank - 1) / static_cast<double>(present - 1);
        else
            rank.reset();
    }
    return ranks;
}

} // namespace onescreen::statistics
