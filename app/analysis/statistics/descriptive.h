// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

/// All functions take finite values only; callers leave missing values out. Where a figure is not defined
/// (too few values, no spread) the answer is nullopt, never zero.

/// Mean with a second correction pass, so that the mean of equal values is exactly that value.
std::optional<double> mean(std::span<const double> values);
/// Sample variance (divided by n − 1); nullopt below two values.
std::optional<double> sampleVariance(std::span<const double> values);
/// Adjusted skewness G1 (as in SAS, Excel and COINr); nullopt below three values or without spread.
std::optional<double> skewness(std::span<const double> values);
/// Adjusted excess kurtosis G2; nullopt below four values or without spread.
std::optional<double> kurtosis(std::span<const double> values);

/// Whether |skewness| and kurtosis both reach the marks of the JRC outlier rule (2 and 3.5).
bool needsOutlierTreatment(std::span<const double> values, double skewMark = 2, double kurtosisMark = 3.5);

struct Winsorised
{
    std::vector<double> values;
    std::vector<std::size_t> high; ///< Positions pulled down to the next lower value, ascending.
    std::vector<std::size_t> low;  ///< Positions pulled up to the next higher value, ascending.
    bool treated = false;          ///< The rule no longer holds; false: `values` need the logarithm instead.
};

/// JRC/COINr rule for the analyst's view: while needsOutlierTreatment(), the largest (positive skew) or the
/// smallest values become the next one, for at most `mostPoints` points. Never for official scores.
Winsorised winsoriseOutliers(std::span<const double> values, int mostPoints = 5);
/// ln(x − min + 0.01·(max − min)), the step after winsorising (COINr log_CT); empty without spread.
std::vector<double> logTreated(std::span<const double> values);

} // namespace onescreen::statistics
