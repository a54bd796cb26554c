// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <cstddef>
#include <optional>
#include <span>

namespace onescreen::statistics {

enum class Evenness {
    Ordinary,
    TooEven,         ///< Lower tail below the mark: counts as if by quota.
    RealDifferences, ///< Upper tail below the mark.
};

struct DispersionTest
{
    std::size_t count = 0;
    double mean = 0;
    double variance = 0;  ///< Sample variance (n − 1).
    double index = 0;     ///< variance / mean; 1 for a Poisson distribution.
    double statistic = 0; ///< D = Σ(x − x̄)²/x̄, chi-squared with count − 1 degrees of freedom.
    double lowerTail = 0; ///< P(χ² ≤ D)
    double upperTail = 0; ///< P(χ² ≥ D)
    Evenness evenness = Evenness::Ordinary;
};

/// Fisher's index of dispersion for counts over equal exposure. nullopt when there is no test: below two
/// counts, or all zero. Error with the row (from 1) for a count that is negative, not whole or not finite.
Result<std::optional<DispersionTest>> testDispersion(std::span<const double> counts, double mark = 0.001);

struct BunchingTest
{
    std::size_t before = 0;  ///< Values in (limit − width, limit].
    std::size_t earlier = 0; ///< Values in (limit − 2·width, limit − width].
    std::size_t after = 0;   ///< Values in (limit, limit + width].
    double expected = 0;  ///< Third of the three: what a density without a kink would give before the limit.
    double upperTail = 1; ///< Exact P(X ≥ before), X binomial with one third of the three.
    bool suspicious = false;
};

/// Bunching of times just before a limit: under any density that is linear over the three windows the middle
/// one holds a third. nullopt when the three windows are empty. Error for a width that is not positive or a
/// value that is not finite.
Result<std::optional<BunchingTest>> testBunching(std::span<const double> values, double limit, double width,
                                                 double mark = 0.001);

struct HeapingTest
{
    std::size_t count = 0;
    std::size_t distinct = 0;
    double value = 0; ///< The most frequent value; the smallest of several.
    std::size_t atValue = 0;
    double share = 0;        ///< atValue / count
    double upperTail = 1;    ///< P(some value this often), all distinct values equally likely; Bonferroni.
    bool suspicious = false; ///< Tail below the mark and share at least `shareMark`.
};

/// A heap of identical values, such as one amount of fine, against all distinct values (at least two) being
/// equally likely: a first look, for any distribution with a peak is flagged once there are enough cases.
/// nullopt for no values. Values are compared exactly. Error for a value that is not finite.
Result<std::optional<HeapingTest>> testHeaping(std::span<const double> values, double shareMark = 0.2,
                                               double mark = 0.001);

} // namespace onescreen::statistics
