// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indextree.h"
#include "app/analysis/index/scoring.h"

#include <cmath>
#include <span>
#include <vector>

namespace onescreen {

/// (a − b)/(ln a − ln b), a for a = b; both above 0. The weight that makes logarithmic differences add up
/// exactly.
double logarithmicMean(double a, double b);

/// A score as a geometric node takes it: rescaled to lowest..full where that is asked for.
inline double rescaled(const Aggregation& aggregation, double score, double full)
{
    return aggregation.lowest ? *aggregation.lowest + (full - *aggregation.lowest) * score / full : score;
}

/// The score of a node from its members, for many lanes at once: units in the engine, draws in the
/// simulation. Reuses its memory from node to node. The sums run in the order of add().
class NodeCombiner
{
public:
    void start(const IndexNode& node, double full, std::size_t lanes);
    /// The same for a weighted mean all of whose members are there in all lanes: `weights` holds their sums,
    /// which then need not be made again. Requires Arithmetic.
    void startComplete(const IndexNode& node, double full, std::span<const double> weights);
    /// NaN scores are absent.
    void add(const double* scores, Varying weight);
    /// Σ w of the members that are there, by lane.
    [[nodiscard]] std::span<const double> weights() const { return m_weights; }
    /// Weighted mean of the members, for all kinds but Geometric (there: of logarithms).
    [[nodiscard]] double mean(std::size_t lane) const { return m_sums[lane] / m_weights[lane]; }
    /// Population variance of the members, unweighted; kinds with Balance only.
    [[nodiscard]] double variance(std::size_t lane) const { return m_squares[lane] / m_counts[lane]; }
    [[nodiscard]] double plainMean(std::size_t lane) const { return m_means[lane]; }
    [[nodiscard]] double count(std::size_t lane) const { return m_counts[lane]; }
    /// NaN where no member (with weight) is there. Balance: not below 0, as every score.
    void finish(double* scores) const;

private:
    template <typename Weight> void addProducts(const double* scores, Weight weight);
    void addLogarithms(const double* scores, Varying weight);
    void addDeviations(const double* scores);

    Aggregation m_aggregation;
    double m_full = 100;
    bool m_complete = false;
    std::vector<double> m_weights, m_sums, m_counts, m_means, m_squares;
    std::vector<char> m_zero; ///< Geometric: a member is 0.
};

} // namespace onescreen
