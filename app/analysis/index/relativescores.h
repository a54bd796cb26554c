// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"

#include <span>

namespace onescreen {

/// What the score rule of an indicator looks at; without the counted things of an EventDeduction.
ScoreContext scoreContext(const IndexPlan::Content& plan, const LeafPlan& leaf);

/// A relative rule (S8, S11) over all units, each compared within its level and peer group. Units without a
/// value (a zero by rule has none) are no peers.
class RelativeScores
{
public:
    /// `values`: one a unit, NaN = missing; read while this lives.
    RelativeScores(const IndexPlan::Content& plan, const LeafPlan& leaf, std::span<const double> values);

    void scoreAll(std::span<double> scores) const;
    /// The score of `unit` if its value were `value` and all others were as they are.
    [[nodiscard]] double score(std::size_t unit, double value) const;

private:
    const IndexPlan::Content& m_plan;
    const ScoreShape& m_rule;
    ScoreContext m_context;
    std::span<const double> m_values;
    std::vector<PeerValues> m_peers; ///< By peer scope.
};

} // namespace onescreen
