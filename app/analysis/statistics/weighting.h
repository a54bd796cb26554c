// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

/// Units in rows, criteria in columns, row by row: cells.size() == rows · columns.
struct Matrix
{
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> cells;

    [[nodiscard]] double at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns + column];
    }
};

/// All functions refuse a matrix whose size does not fit, that is empty or holds a value that is not finite.
/// Weights answered sum to 1. Entropy, CRITIC and TOPSIS depend on the set of units: analyst's view only.

/// w_j ∝ 1 − e_j, e_j = −Σ p ln p / ln m, p = x / column sum (0·ln 0 = 0). Error for a negative value, a
/// column that sums to 0, one row, or when no column has any spread.
Result<std::vector<double>> entropyWeights(const Matrix& matrix);
/// w_j ∝ σ_j Σ_k (1 − r_jk) over min-max scaled columns (Diakoulaki 1995), σ with n − 1. `lowerBetter` (empty
/// or one a column) turns a column round before scaling. Error for a column without spread.
Result<std::vector<double>> criticWeights(const Matrix& matrix, const std::vector<bool>& lowerBetter = {});

struct AhpWeights
{
    std::vector<double> weights;
    double lambdaMax = 0;
    double consistencyIndex = 0;            ///< (λ − n)/(n − 1)
    std::optional<double> consistencyRatio; ///< CI/RI; none for n < 3 (always consistent) or n > 15.
};

/// Principal right eigenvector of a pairwise comparison matrix (Saaty 1980); CR < 0.1 is acceptable. Error
/// unless square and positive. The matrix need not be reciprocal to the last digit.
Result<AhpWeights> ahpWeights(const Matrix& comparisons);

enum class TopsisScale { Vector, MinMax };

struct Topsis
{
    std::vector<double> closeness; ///< d⁻/(d⁺ + d⁻), 0 … 1; ½ where all units are equal.
    std::vector<int> ranks;        ///< Competition ranks of the closeness, 1 = best.
};

/// Closeness to the ideal (Hwang & Yoon 1981). Weights are used as given relative to their sum.
Result<Topsis> topsis(const Matrix& matrix, std::span<const double> weights,
                      const std::vector<bool>& lowerBetter, TopsisScale scale);

/// Wins minus losses over all pairs; a unit beats another when the criteria in which it is higher, plus half
/// of the equal ones, hold more than half of the weight (Copeland; COINr).
Result<std::vector<double>> copelandScores(const Matrix& matrix, std::span<const double> weights);

} // namespace onescreen::statistics
