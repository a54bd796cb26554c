// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace onescreen::statistics {

/// The few distributions that the statistics need, over Boost.Math. Outside the stated ranges, and for NaN,
/// the answer is nullopt; nothing throws. Tails are computed as tails, so small ones keep their digits.

std::optional<double> normalQuantile(double p);  ///< 0 < p < 1.
std::optional<double> normalLowerTail(double z); ///< P(Z ≤ z)
/// Quantile of Beta(a, b); 0 ≤ p ≤ 1, a and b positive.
std::optional<double> betaQuantile(double a, double b, double p);
/// Degrees of freedom are positive, x ≥ 0, 0 ≤ p < 1.
std::optional<double> chiSquaredQuantile(double degrees, double p);
std::optional<double> chiSquaredLowerTail(double degrees, double x);
std::optional<double> chiSquaredUpperTail(double degrees, double x);
/// P(X ≤ x) and P(X ≥ x) for n draws of probability p; 0 ≤ x ≤ n, 0 ≤ p ≤ 1. x and n need not be whole: the
/// tails are those of the incomplete beta function.
std::optional<double> binomialLowerTail(double x, double n, double p);
std::optional<double> binomialUpperTail(double x, double n, double p);
/// Smallest whole k with P(X ≤ k) > p (or ≥ p with `reached`), for whole n ≥ 0 and 0 ≤ p < 1.
std::optional<double> binomialQuantile(double n, double probability, double p, bool reached = false);

} // namespace onescreen::statistics
