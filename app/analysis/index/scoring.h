// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/indicatordefinition.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace onescreen {

inline constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

/// One number for all places, or one for each.
struct Varying
{
    const double* data = nullptr; ///< Null: missing everywhere.
    bool each = false;

    double operator[](std::size_t i) const
    {
        if (data == nullptr)
            return noNumber;
        return each ? data[i] : *data;
    }
};

/// What a score rule looks at beside the value itself. NaN = missing.
struct ScoreContext
{
    Direction direction = Direction::HigherBetter;
    double scale = 100;     ///< Of the indicator: a rate of 1 is shown as this.
    double fullScore = 100; ///< A score is fullScore × marks ÷ points of the rule.
    Varying target{};
    Varying floor{};
    std::vector<Varying>
        items{}; ///< Values of the counted things of an EventDeduction, without its own indicator.
};

/// Step 5 for rules that look at the unit alone (not isRelative()): scores[i] of values[i]; NaN where the
/// value or a needed target is missing. Both spans have one length and may be the same.
void scoreValues(const ScoreShape& rule, const ScoreContext& context, std::span<const double> values,
                 std::span<double> scores);
/// Marks of the band that `value` belongs to; NaN for NaN.
double stepMarks(const StepPoints& steps, double value);
/// How far `value` is on the worse side of `threshold`; 0 or above, NaN for NaN.
inline double shortfall(Direction direction, double threshold, double value)
{
    if (std::isnan(threshold) || std::isnan(value))
        return noNumber;
    if (direction == Direction::LowerBetter)
        return std::max(0.0, value - threshold);
    if (direction == Direction::TargetBest)
        return std::fabs(value - threshold);
    return std::max(0.0, threshold - value);
}
/// Whether the rule gives nothing without a target row.
bool needsTarget(const ScoreShape& rule, Direction direction);

/// The other units a relative rule (S8, S11) compares with: the values of one peer group.
class PeerValues
{
public:
    explicit PeerValues(std::vector<double> values); ///< Without NaN, in any order.

    /// The score of `value` for a unit that is one of the peers with `own` (replaced by `value`); NaN when
    /// there is nothing to compare: one unit only (but S8 gives all points), or no spread (MinMax, ZScore).
    /// `difficulty` multiplies rank points where the rule says so.
    [[nodiscard]] double score(const ScoreShape& rule, const ScoreContext& context, double value, double own,
                               double difficulty) const;

private:
    [[nodiscard]] std::size_t below(double value, double own) const;
    [[nodiscard]] std::size_t above(double value, double own) const;

    std::vector<double> m_sorted;
    double m_mean = 0;
    double m_deviation = 0; ///< Sample standard deviation.
};

} // namespace onescreen
