// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/aggregation.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

double logarithmicMean(double a, double b)
{
    const double ratio = (a - b) / b;
    if (std::fabs(ratio) < 1e-5) // The quotient would lose digits; the series is exact to the last bit there.
        return b * (1 + ratio / 2 - ratio * ratio / 12);
    return (a - b) / (std::log(a) - std::log(b));
}

void NodeCombiner::start(const IndexNode& node, double full, std::size_t lanes)
{
    m_aggregation = node.aggregation;
    m_full = full;
    m_complete = false;
    m_weights.assign(lanes, 0);
    m_sums.assign(lanes, 0);
    if (m_aggregation.kind == AggregationKind::Geometric)
        m_zero.assign(lanes, 0);
    if (m_aggregation.kind == AggregationKind::Balance) {
        m_counts.assign(lanes, 0);
        m_means.assign(lanes, 0);
        m_squares.assign(lanes, 0);
    }
}

void NodeCombiner::startComplete(const IndexNode& node, double full, std::span<const double> weights)
{
    start(node, full, weights.size());
    std::ranges::copy(weights, m_weights.begin());
    m_complete = true;
}

void NodeCombiner::add(const double* scores, Varying weight)
{
    static constexpr double one = 1;
    if (m_aggregation.kind == AggregationKind::PlainMean)
        weight = {&one, false};
    if (m_aggregation.kind == AggregationKind::Geometric)
        return addLogarithms(scores, weight);
    if (weight.each)
        addProducts(scores, [drawn = weight.data](std::size_t lane) { return drawn[lane]; });
    else
        addProducts(scores, [same = weight[0]](std::size_t) { return same; });
    if (m_aggregation.kind == AggregationKind::Balance)
        addDeviations(scores);
}

template <typename Weight> void NodeCombiner::addProducts(const double* scores, Weight weight)
{
    double* sums = m_sums.data();
    if (m_complete) {
        for (std::size_t lane = 0; lane < m_weights.size(); ++lane)
            sums[lane] += weight(lane) * scores[lane];
        return;
    }
    double* weights = m_weights.data();
    for (std::size_t lane = 0; lane < m_weights.size(); ++lane) {
        const bool there = !std::isnan(scores[lane]);
        const double w = there ? weight(lane) : 0;
        weights[lane] += w;
        sums[lane] += there ? w * scores[lane] : 0;
    }
}

void NodeCombiner::addLogarithms(const double* scores, Varying weight)
{
    for (std::size_t lane = 0; lane < m_weights.size(); ++lane) {
        const double w = weight[lane];
        if (std::isnan(scores[lane]) || w == 0)
            continue;
        const double score = rescaled(m_aggregation, scores[lane], m_full);
        m_weights[lane] += w;
        if (score > 0)
            m_sums[lane] += w * std::log(score);
        else
            m_zero[lane] = 1;
    }
}

/// Welford's update: the variance stays exact for scores that are close together.
void NodeCombiner::addDeviations(const double* scores)
{
    for (std::size_t lane = 0; lane < m_weights.size(); ++lane) {
        if (std::isnan(scores[lane]))
            continue;
        m_counts[lane] += 1;
        const double before = scores[lane] - m_means[lane];
        m_means[lane] += before / m_counts[lane];
        m_squares[lane] += before * (scores[lane] - m_means[lane]);
    }
}

void NodeCombiner::finish(double* scores) const
{
    for (std::size_t lane = 0; lane < m_weights.size(); ++lane) {
        if (!(m_weights[lane] > 0)) {
            scores[lane] = noNumber;
            continue;
        }
        const double mean = m_sums[lane] / m_weights[lane];
        if (m_aggregation.kind == AggregationKind::Geometric)
            scores[lane] = m_zero[lane] != 0 ? 0 : std::exp(mean);
        else if (m_aggregation.kind == AggregationKind::Balance)
            scores[lane] = mean > 0 ? std::max(0.0, mean - variance(lane) / mean) : 0;
        else
            scores[lane] = mean;
    }
}

} // namespace onescreen
