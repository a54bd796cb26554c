// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"
#include "app/domain/ids.h"

#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

using IndicatorId = StrongId<struct IndicatorIdTag>;

/// How a count of whole points or whole steps is made of a fraction: the rule must say it.
enum class RoundingMode : quint8 { Exact, Floor, Ceil };

/// All rules turn a value x, in the indicator's unit as shown ("%": 98.8), into marks out of `points`.
/// The score of an indicator is fullScore × marks ÷ points (see Catalogue::fullScore), its weight stands in
/// the tree. An absent threshold is the target that holds for the unit and the period.

/// S1 "ratio × points": P·r, or P·(1−r), with r = x ÷ scale of the indicator, cut to 0..1.
struct RatioPoints
{
    double points = 100;
    bool complement = false; ///< 1−r, for rates where less is better.

    friend bool operator==(const RatioPoints&, const RatioPoints&) = default;
};

/// S2: higher is better: P·clip(x/T, 0, 1); lower is better: P·clip((B−x)/(B−T), 0, 1) with B = `zeroAt`, or
/// the floor of the target row when absent.
struct TargetRatio
{
    double points = 100;
    std::optional<double> target;
    std::optional<double> zeroAt;

    friend bool operator==(const TargetRatio&, const TargetRatio&) = default;
};

/// S3: P·clip((x−zeroAt)/(fullAt−zeroAt), 0, 1), of logarithms when the effect is multiplicative.
/// zeroAt > fullAt says that less is better.
struct Goalposts
{
    double points = 100;
    double zeroAt = 0;
    double fullAt = 100;
    bool logarithmic = false; ///< Both goalposts above 0; x ≤ 0 gives 0 marks of the worse side.

    friend bool operator==(const Goalposts&, const Goalposts&) = default;
};

/// S4: interpolates between knots, flat outside.
struct PiecewiseLinear
{
    struct Knot
    {
        double value = 0;
        double marks = 0;

        friend bool operator==(const Knot&, const Knot&) = default;
    };
    double points = 100;
    std::vector<Knot> knots; ///< At least 2, values strictly ascending.

    friend bool operator==(const PiecewiseLinear&, const PiecewiseLinear&) = default;
};

/// S5 "每少一个百分点扣 d 分": max(lowest, P − d·g(shortfall ÷ step)). The shortfall is max(0, T−x), for
/// lower-better max(0, x−T), for target-is-best |x−T|.
struct ShortfallPoints
{
    double points = 100;
    std::optional<double> threshold;
    double perStep = 1; ///< Marks lost a step, above 0.
    double step = 1;    ///< Size of a step in the unit of the value, above 0.
    RoundingMode rounding = RoundingMode::Exact;
    double lowest = 0; ///< 扣完为止

    friend bool operator==(const ShortfallPoints&, const ShortfallPoints&) = default;
};

/// S6: table of bands. A value belongs to the last band whose beginning it has reached.
struct StepPoints
{
    struct Band
    {
        double from = 0;
        bool fromIncluded = true; ///< [from, … or (from, …
        double marks = 0;

        friend bool operator==(const Band&, const Band&) = default;
    };
    double points = 100;
    double below = 0;        ///< Marks below the first band.
    std::vector<Band> bands; ///< At least 1, ascending; "[0" comes before "(0".

    friend bool operator==(const StepPoints&, const StepPoints&) = default;
};

/// Points of a counted thing: k·g(n ÷ each), n being the value of an indicator.
struct CountedItem
{
    std::optional<IndicatorId>
        indicator;     ///< None: the indicator whose score this is. Point rules must name one.
    double points = 0; ///< k: above 0, for every `each` of n.
    double each = 1;   ///< "每 200 辆": 200. Above 0.
    RoundingMode rounding = RoundingMode::Floor;

    friend bool operator==(const CountedItem&, const CountedItem&) = default;
};

/// S7: P − min(cap, Σ k_i·g(n_i)).
struct EventDeduction
{
    double points = 100;
    std::vector<CountedItem> items; ///< At least 1.
    std::optional<double> cap;      ///< None: `points` (扣完为止).

    friend bool operator==(const EventDeduction&, const EventDeduction&) = default;
};

/// S8: A − (r−1)/(n−1)·(A−Z), times the difficulty of the unit. r = competition rank of x inside the peer
/// group by the indicator's direction, n = units ranked; n = 1 gives A. Relative: needed for compatibility
/// only.
struct RankPoints
{
    double points = 100;        ///< A, for the first.
    double last = 0;            ///< Z, for the last; not above A.
    bool useDifficulty = false; ///< Multiply by Catalogue::difficultyOf(unit).

    friend bool operator==(const RankPoints&, const RankPoints&) = default;
};

/// S11: relative to the other units of the peer group; for peer views, not for an official index.
struct RelativePoints
{
    enum class Method : quint8 {
        MinMax,            ///< P·(x−min)/(max−min)
        ZScore,            ///< P·clip(½ + z/6, 0, 1), z with the sample standard deviation
        PercentileMinimum, ///< P·(r−1)/(N−1), ascending minimum ranks
        PercentileAverage, ///< P·(r−1)/(N−1), ascending average ranks
    };
    double points = 100;
    Method method = Method::MinMax;

    friend bool operator==(const RelativePoints&, const RelativePoints&) = default;
};

/// S1 to S8 and S11; S9 (bonus) and S10 (veto) act on totals, see pointrule.h.
using ScoreShape = std::variant<RatioPoints, TargetRatio, Goalposts, PiecewiseLinear, ShortfallPoints,
                                StepPoints, EventDeduction, RankPoints, RelativePoints>;
std::optional<Error> findFault(const CountedItem& item);
std::optional<Error> findFault(const StepPoints& steps);
std::optional<Error> findFault(const ScoreShape& shape);

/// A score rule whose numbers are finite and in range. `*rule` is the variant.
using ScoreRule = Checked<ScoreShape>;

/// Marks out of which the rule gives; above 0.
double fullPoints(const ScoreShape& shape);
QString
scoreRuleName(const ScoreShape& shape); ///< Word of the format: "ratio", "target_ratio", "goalposts", …
/// Compares units with each other, so that a unit's score moves when others move (S8, S11).
bool isRelative(const ScoreShape& shape);

} // namespace onescreen
