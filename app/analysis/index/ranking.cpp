// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace onescreen {

namespace {

struct Placed
{
    double shown;
    std::size_t at;
};

std::vector<Placed> presentDescending(std::span<const double> shown)
{
    std::vector<Placed> order;
    order.reserve(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!std::isnan(shown[i]))
            order.push_back({.shown = shown[i], .at = i});
    }
    std::ranges::sort(order, std::ranges::greater{}, &Placed::shown);
    return order;
}

} // namespace

std::vector<int> competitionRanks(std::span<const double> shown)
{
    std::vector<int> ranks(shown.size(), 0);
    const std::vector<Placed> order = presentDescending(shown);
    int rank = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (place == 0 || order[place].shown != order[place - 1].shown)
            rank = static_cast<int>(place) + 1;
        ranks[order[place].at] = rank;
    }
    return ranks;
}

Percentiles percentileRanks(std::span<const int> ranks)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    Percentiles result{.minimum = std::vector(ranks.size(), none),
                       .average = std::vector(ranks.size(), none)};
    std::vector<int> holders(ranks.size() + 1, 0);
    for (const int rank : ranks)
        ++holders[static_cast<std::size_t>(rank)];
    const int count = static_cast<int>(ranks.size()) - holders.front();
    if (count < 2)
        return result;
    const double others = count - 1;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        if (ranks[i] == 0)
            continue;
        const int equals = holders[static_cast<std::size_t>(ranks[i])];
        const double below = count - (ranks[i] - 1) - equals;
        result.minimum[i] = below / others;
        result.average[i] = (below + (equals - 1.0) / 2) / others;
    }
    return result;
}

void RankCounter::rank(std::span<const std::int64_t> keys, std::span<std::uint32_t> ranks)
{
    if (keys.empty())
        return;
    const auto [least, most] = std::ranges::minmax(keys);
    constexpr std::int64_t countedRange = 1 << 15;
    if (most - least < countedRange) {
        const auto slot = [top = most](std::int64_t key) { return static_cast<std::size_t>(top - key) + 1; };
        m_counts.assign(static_cast<std::size_t>(most - least) + 2, 0);
        for (const std::int64_t key : keys)
            ++m_counts[slot(key)];
        // Counts of all that is better.
        std::partial_sum(m_counts.begin(), m_counts.end(), m_counts.begin());
        for (std::size_t i = 0; i < keys.size(); ++i)
            ranks[i] = m_counts[slot(keys[i]) - 1] + 1;
        return;
    }
    m_order.resize(keys.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::ranges::sort(m_order, [&](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
    std::uint32_t rank = 0;
    for (std::uint32_t place = 0; place < m_order.size(); ++place) {
        if (place == 0 || keys[m_order[place]] != keys[m_order[place - 1]])
            rank = place + 1;
        ranks[m_order[place]] = rank;
    }
}

} // namespace onescreen
