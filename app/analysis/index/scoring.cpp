// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/scoring.h"

#include "app/analysis/index/rounding.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace onescreen {

namespace {

/// Cut to 0..1; NaN stays.
double cut(double share)
{
    return share < 0 ? 0.0 : share > 1 ? 1.0 : share;
}

/// Target and floor that hold for one value.
struct Aim
{
    double target = noNumber;
    double floor = noNumber;
};

double marksOf(const RatioPoints& rule, const ScoreContext& context, double x, const Aim&, std::size_t)
{
    const double ratio = cut(x / context.scale);
    return rule.points * (rule.complement ? 1 - ratio : ratio);
}

/// 1 at the goal and 0 at the far end; where both coincide only the goal itself, or better, is worth
/// anything.
double shareOfWay(double distance, double whole)
{
    if (whole > 0)
        return cut(1 - distance / whole);
    return distance <= 0 ? 1.0 : distance > 0 ? 0.0 : noNumber;
}

double marksOf(const TargetRatio& rule, const ScoreContext& context, double x, const Aim& aim, std::size_t)
{
    const double target = rule.target ? *rule.target : aim.target;
    if (context.direction == Direction::HigherBetter) {
        if (std::isnan(target) || std::isnan(x))
            return noNumber;
        return rule.points * (target > 0 ? cut(x / target) : shareOfWay(target - x, 0));
    }
    const double zeroAt = rule.zeroAt ? *rule.zeroAt : aim.floor;
    if (std::isnan(target) || std::isnan(zeroAt))
        return noNumber;
    if (context.direction == Direction::TargetBest)
        return rule.points * shareOfWay(std::fabs(x - target), std::fabs(zeroAt - target));
    return rule.points * shareOfWay(x - target, zeroAt - target);
}

double marksOf(const Goalposts& rule, const ScoreContext&, double x, const Aim&, std::size_t)
{
    if (!rule.logarithmic)
        return rule.points * cut((x - rule.zeroAt) / (rule.fullAt - rule.zeroAt));
    if (x <= 0) // Below every positive goalpost.
        return rule.zeroAt < rule.fullAt ? 0 : rule.points;
    return rule.points *
           cut((std::log(x) - std::log(rule.zeroAt)) / (std::log(rule.fullAt) - std::log(rule.zeroAt)));
}

double marksOf(const PiecewiseLinear& rule, const ScoreContext&, double x, const Aim&, std::size_t)
{
    if (std::isnan(x))
        return x;
    // Knots are few: counting them has no branch to guess wrong.
    std::size_t passed = 0;
    for (const PiecewiseLinear::Knot& knot : rule.knots)
        passed += knot.value <= x ? 1 : 0;
    if (passed == 0)
        return rule.knots.front().marks;
    const PiecewiseLinear::Knot& left = rule.knots[passed - 1];
    if (passed == rule.knots.size())
        return left.marks;
    const PiecewiseLinear::Knot& right = rule.knots[passed];
    return left.marks + (x - left.value) / (right.value - left.value) * (right.marks - left.marks);
}

double marksOf(const ShortfallPoints& rule, const ScoreContext& context, double x, const Aim& aim,
               std::size_t)
{
    const double threshold = rule.threshold ? *rule.threshold : aim.target;
    if (std::isnan(threshold) || std::isnan(x))
        return noNumber;
    const double missing = shortfall(context.direction, threshold, x) / rule.step;
    const double steps = rule.rounding == RoundingMode::Exact ? missing : wholeSteps(missing, rule.rounding);
    return std::max(rule.lowest, rule.points - rule.perStep * steps);
}

double marksOf(const StepPoints& rule, const ScoreContext&, double x, const Aim&, std::size_t)
{
    return stepMarks(rule, x);
}

double marksOf(const EventDeduction& rule, const ScoreContext& context, double x, const Aim&, std::size_t i)
{
    if (std::isnan(x))
        return x;
    double taken = 0;
    std::size_t foreign = 0;
    for (const CountedItem& item : rule.items) {
        const double count = item.indicator ? context.items[foreign++][i] : x;
        if (!std::isnan(count))
            taken += item.points * wholeSteps(count / item.each, item.rounding);
    }
    return rule.points - std::min(taken, rule.cap.value_or(rule.points));
}

std::pair<const double*, std::size_t> strided(const Varying& numbers)
{
    return {numbers.data == nullptr ? &noNumber : numbers.data, numbers.each ? 1 : 0};
}

template <typename Rule>
constexpr bool isRelativeRule = std::is_same_v<Rule, RankPoints> || std::is_same_v<Rule, RelativePoints>;

} // namespace

void scoreValues(const ScoreShape& rule, const ScoreContext& context, std::span<const double> values,
                 std::span<double> scores)
{
    const double perMark = context.fullScore / fullPoints(rule);
    std::visit(
        [&]<typename Rule>(const Rule& body) {
            if constexpr (isRelativeRule<Rule>) {
                std::ranges::fill(scores, noNumber);
            } else {
                // A step of 0 reads the one number again and again.
                const auto [target, targetStep] = strided(context.target);
                const auto [floor, floorStep] = strided(context.floor);
                for (std::size_t i = 0; i < values.size(); ++i)
                    scores[i] = perMark * marksOf(body, context, values[i],
                                                  {target[i * targetStep], floor[i * floorStep]}, i);
            }
        },
        rule);
}

double stepMarks(const StepPoints& steps, double value)
{
    if (std::isnan(value))
        return value;
    double marks = steps.below;
    for (const StepPoints::Band& band : steps.bands) {
        if (value > band.from || (band.fromIncluded && value == band.from))
            marks = band.marks;
    }
    return marks;
}

bool needsTarget(const ScoreShape& rule, Direction direction)
{
    if (const auto* target = std::get_if<TargetRatio>(&rule))
        return !target->target || (direction != Direction::HigherBetter && !target->zeroAt);
    const auto* shortfall = std::get_if<ShortfallPoints>(&rule);
    return shortfall != nullptr && !shortfall->threshold;
}

PeerValues::PeerValues(std::vector<double> values) : m_sorted(std::move(values))
{
    std::ranges::sort(m_sorted); // Sums in sorted order do not depend on the order of the units.
    const auto count = static_cast<double>(m_sorted.size());
    for (const double value : m_sorted)
        m_mean += value / count;
    double squares = 0;
    for (const double value : m_sorted)
        squares += (value - m_mean) * (value - m_mean);
    if (m_sorted.size() > 1 && m_sorted.front() < m_sorted.back())
        m_deviation = std::sqrt(squares / (count - 1));
}

/// How many of the others are below `value`.
std::size_t PeerValues::below(double value, double own) const
{
    const auto count = static_cast<std::size_t>(std::ranges::lower_bound(m_sorted, value) - m_sorted.begin());
    return count - (own < value ? 1 : 0);
}

std::size_t PeerValues::above(double value, double own) const
{
    const auto count = static_cast<std::size_t>(m_sorted.end() - std::ranges::upper_bound(m_sorted, value));
    return count - (own > value ? 1 : 0);
}

double PeerValues::score(const ScoreShape& rule, const ScoreContext& context, double value, double own,
                         double difficulty) const
{
    if (std::isnan(value) || m_sorted.empty())
        return noNumber;
    const double perMark = context.fullScore / fullPoints(rule);
    const bool lower = context.direction == Direction::LowerBetter;
    const auto others = static_cast<double>(m_sorted.size() - 1);
    if (const auto* ranks = std::get_if<RankPoints>(&rule)) {
        const auto better = static_cast<double>(lower ? below(value, own) : above(value, own));
        const double place = others > 0 ? better / others : 0;
        return perMark * (ranks->points - place * (ranks->points - ranks->last)) *
               (ranks->useDifficulty ? difficulty : 1);
    }
    const auto* relative = std::get_if<RelativePoints>(&rule);
    if (relative == nullptr || others == 0)
        return noNumber;
    using Method = RelativePoints::Method;
    const double full = perMark * relative->points;
    if (relative->method == Method::MinMax || relative->method == Method::ZScore) {
        if (m_deviation == 0)
            return noNumber;
        const double share = relative->method == Method::MinMax
                                 ? cut((value - m_sorted.front()) / (m_sorted.back() - m_sorted.front()))
                                 : cut(0.5 + (value - m_mean) / m_deviation / 6);
        return full * (lower ? 1 - share : share);
    }
    const auto worse = static_cast<double>(lower ? above(value, own) : below(value, own));
    if (relative->method == Method::PercentileMinimum)
        return full * worse / others;
    const auto better = static_cast<double>(lower ? below(value, own) : above(value, own));
    return full * (worse + (others - worse - better) / 2) / others;
}

} // namespace onescreen
