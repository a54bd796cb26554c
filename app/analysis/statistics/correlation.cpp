// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/correlation.h"

#include "app/analysis/statistics/descriptive.h"
#include "app/analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>

namespace onescreen::statistics {

namespace {

using Column = std::span<const std::optional<double>>;

struct Pairs
{
    std::vector<double> first;
    std::vector<double> second;
};

Pairs completePairs(Column first, Column second)
{
    Pairs pairs;
    if (first.size() != second.size())
        return pairs;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] && second[i]) {
            pairs.first.push_back(*first[i]);
            pairs.second.push_back(*second[i]);
        }
    }
    return pairs;
}

std::optional<double> correlated(const Pairs& pairs)
{
    const std::optional<double> firstMean = mean(pairs.first);
    const std::optional<double> secondMean = mean(pairs.second);
    if (!firstMean || !secondMean)
        return std::nullopt;
    double together = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (std::size_t i = 0; i < pairs.first.size(); ++i) {
        const double a = pairs.first[i] - *firstMean;
        const double b = pairs.second[i] - *secondMean;
        together += a * b;
        firstSquares += a * a;
        secondSquares += b * b;
    }
    const double scale = std::sqrt(firstSquares) * std::sqrt(secondSquares);
    if (!(scale > 0))
        return std::nullopt;
    return std::clamp(together / scale, -1.0, 1.0);
}

std::vector<double> averageRanks(const std::vector<double>& values)
{
    const std::vector<std::optional<double>> present(values.begin(), values.end());
    std::vector<double> ranks;
    ranks.reserve(values.size());
    for (const std::optional<double>& rank : ascendingRanks(present, TieRank::Average))
        ranks.push_back(rank.value_or(0)); // All are present.
    return ranks;
}

} // namespace

std::optional<double> pearson(Column first, Column second)
{
    return correlated(completePairs(first, second));
}

std::optional<double> spearman(Column first, Column second)
{
    const Pairs pairs = completePairs(first, second);
    return correlated({.first = averageRanks(pairs.first), .second = averageRanks(pairs.second)});
}

std::vector<CorrelatedPair> stronglyCorrelated(std::span<const std::vector<std::optional<double>>> columns,
                                               double mark, std::size_t fewest)
{
    std::vector<CorrelatedPair> found;
    for (std::size_t first = 0; first < columns.size(); ++first) {
        for (std::size_t second = first + 1; second < columns.size(); ++second) {
            const Pairs pairs = completePairs(columns[first], columns[second]);
            const std::optional<double> r = correlated(pairs);
            if (r && std::abs(*r) > mark && pairs.first.size() >= fewest)
                found.push_back({.first = first, .second = second, .r = *r, .pairs = pairs.first.size()});
        }
    }
    return found;
}

} // namespace onescreen::statistics
