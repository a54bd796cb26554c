// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onescreen {

/// Competition ranks ("1224"), the largest number first; 0 for NaN. Numbers are compared as they are: round
/// first.
std::vector<int> competitionRanks(std::span<const double> shown);

struct Percentiles
{
    /// (r−1)/(N−1) with ascending minimum ranks; NaN for who has no rank, and all of it for N = 1.
    std::vector<double> minimum;
    std::vector<double> average; ///< The same with average ranks.
};
/// From what competitionRanks() gives.
Percentiles percentileRanks(std::span<const int> ranks);

/// Competition ranks of many draws: reuses its memory and counts where the rounded numbers are few.
class RankCounter
{
public:
    /// `keys`: rounded numbers in units of their last decimal, larger is better. Writes 1-based ranks.
    void rank(std::span<const std::int64_t> keys, std::span<std::uint32_t> ranks);

private:
    std::vector<std::uint32_t> m_counts;
    std::vector<std::uint32_t> m_order;
};

} // namespace onescreen
