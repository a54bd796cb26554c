// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/weighting.h"

#include "app/analysis/statistics/correlation.h"
#include "app/analysis/statistics/descriptive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

std::unexpected<Error> refused(const QString& text)
{
    return failure(ErrorKind::Invalid, text);
}

Result<void> checkMatrix(const Matrix& matrix)
{
    if (matrix.rows == 0 || matrix.columns == 0 || matrix.cells.size() != matrix.rows * matrix.columns)
        return refused(u"the matrix is empty or its cells do not fit its size"_s);
    for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
        if (!std::isfinite(matrix.cells[i]))
            return failure(ErrorKind::Invalid, u"the number is not finite"_s,
                           {.row = static_cast<qint64>(i / matrix.columns) + 1,
                            .field = u"column %1"_s.arg(i % matrix.columns + 1)});
    }
    return {};
}

Result<void> checkWeights(const Matrix& matrix, std::span<const double> weights)
{
    if (weights.size() != matrix.columns)
        return refused(u"there must be one weight a column"_s);
    if (std::ranges::any_of(weights, [](double w) { return !(w >= 0) || !std::isfinite(w); }) ||
        !(std::reduce(weights.begin(), weights.end()) > 0))
        return refused(u"weights must be finite, not negative and not all 0"_s);
    return {};
}

Result<void> checkDirections(const Matrix& matrix, const std::vector<bool>& lowerBetter)
{
    if (!lowerBetter.empty() && lowerBetter.size() != matrix.columns)
        return refused(u"there must be one direction a column"_s);
    return {};
}

std::vector<double> columnOf(const Matrix& matrix, std::size_t column)
{
    std::vector<double> values;
    values.reserve(matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row)
        values.push_back(matrix.at(row, column));
    return values;
}

bool isLowerBetter(const std::vector<bool>& lowerBetter, std::size_t column)
{
    return !lowerBetter.empty() && lowerBetter[column];
}

/// Scaled to 0 … 1, 1 = best; empty without spread.
std::vector<double> minMaxScaled(std::vector<double> values, bool lowerBetter)
{
    const auto [least, most] = std::ranges::minmax_element(values);
    const double low = *least;
    const double spread = *most - low;
    if (!(spread > 0))
        return {};
    for (double& value : values)
        value = lowerBetter ? 1 - (value - low) / spread : (value - low) / spread;
    return values;
}

Result<std::vector<double>> normalised(std::vector<double> weights, const QString& whenNone)
{
    const double sum = std::reduce(weights.begin(), weights.end());
    if (!(sum > 0))
        return refused(whenNone);
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

/// Scaled, weighted and turned so that more is better, row by row.
Matrix topsisScaled(const Matrix& matrix, std::span<const double> weights,
                    const std::vector<bool>& lowerBetter, TopsisScale scale)
{
    Matrix result{.rows = matrix.rows, .columns = matrix.columns, .cells = matrix.cells};
    const double weightSum = std::reduce(weights.begin(), weights.end());
    for (std::size_t column = 0; column < matrix.columns; ++column) {
        std::vector<double> values = columnOf(matrix, column);
        const bool turned = isLowerBetter(lowerBetter, column);
        if (scale == TopsisScale::MinMax) {
            values = minMaxScaled(std::move(values), turned);
            values.resize(matrix.rows, 0); // A column without spread tells the units apart by nothing.
        } else {
            const double norm =
                std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
            for (double& value : values)
                value = norm > 0 ? (turned ? -value : value) / norm : 0;
        }
        for (std::size_t row = 0; row < matrix.rows; ++row)
            result.cells[row * matrix.columns + column] = values[row] * weights[column] / weightSum;
    }
    return result;
}

/// Competition ranks, largest first; closeness is a quotient of roots, so the last bits do not decide.
std::vector<int> ranksOf(const std::vector<double>& scores)
{
    constexpr double equal = 1e-12;
    std::vector<int> ranks;
    ranks.reserve(scores.size());
    for (const double score : scores)
        ranks.push_back(1 + static_cast<int>(std::ranges::count_if(
                                scores, [score](double other) { return other > score + equal; })));
    return ranks;
}

/// Share of the weight with which one unit is above another; equal values count half.
double outranking(const Matrix& matrix, std::span<const double> weights, std::size_t one, std::size_t other)
{
    double sum = 0;
    for (std::size_t column = 0; column < matrix.columns; ++column) {
        if (matrix.at(one, column) > matrix.at(other, column))
            sum += weights[column];
        else if (matrix.at(one, column) == matrix.at(other, column))
            sum += weights[column] / 2;
    }
    return sum;
}

/// Saaty's mean consistency index of random matrices, by size.
std::optional<double> randomIndex(std::size_t size)
{
    static constexpr std::array indices = {0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45,
                                           1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
    if (size < 3 || size - 3 >= indices.size())
        return std::nullopt;
    return indices[size - 3];
}

} // namespace

Result<std::vector<double>> entropyWeights(const Matrix& matrix)
{
    if (auto checked = checkMatrix(matrix); !checked)
        return std::unexpected(checked.error());
    if (matrix.rows < 2)
        return refused(u"entropy weights need at least two rows"_s);
    std::vector<double> weights;
    for (std::size_t column = 0; column < matrix.columns; ++column) {
        const std::vector<double> values = columnOf(matrix, column);
        const double sum = std::reduce(values.begin(), values.end());
        if (!(*std::ranges::min_element(values) >= 0) || !(sum > 0))
            return refused(u"column %1 has a negative value or sums to 0"_s.arg(column + 1));
        double entropy = 0;
        for (const double value : values)
            entropy -= value > 0 ? value / sum * std::log(value / sum) : 0;
        entropy /= std::log(static_cast<double>(matrix.rows));
        // Equal values give an entropy of 1 but for the last bits.
        weights.push_back(std::ranges::min(values) == std::ranges::max(values) ? 0
                                                                               : std::max(0.0, 1 - entropy));
    }
    return normalised(std::move(weights), u"no column has any spread"_s);
}

Result<std::vector<double>> criticWeights(const Matrix& matrix, const std::vector<bool>& lowerBetter)
{
    if (auto checked = checkMatrix(matrix); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkDirections(matrix, lowerBetter); !checked)
        return std::unexpected(checked.error());
    std::vector<std::vector<std::optional<double>>> columns;
    std::vector<double> deviations;
    for (std::size_t column = 0; column < matrix.columns; ++column) {
        const std::vector<double> scaled =
            minMaxScaled(columnOf(matrix, column), isLowerBetter(lowerBetter, column));
        if (scaled.empty())
            return refused(u"column %1 has no spread"_s.arg(column + 1));
        deviations.push_back(std::sqrt(sampleVariance(scaled).value_or(0)));
        columns.emplace_back(scaled.begin(), scaled.end());
    }
    std::vector<double> weights;
    for (std::size_t one = 0; one < matrix.columns; ++one) {
        double conflict = 0;
        for (std::size_t other = 0; other < matrix.columns; ++other)
            conflict += one == other ? 0 : 1 - pearson(columns[one], columns[other]).value_or(0);
        weights.push_back(deviations[one] * conflict);
    }
    return normalised(std::move(weights), u"the columns say the same"_s);
}

Result<AhpWeights> ahpWeights(const Matrix& comparisons)
{
    if (auto checked = checkMatrix(comparisons); !checked)
        return std::unexpected(checked.error());
    const std::size_t n = comparisons.rows;
    if (n != comparisons.columns ||
        std::ranges::any_of(comparisons.cells, [](double cell) { return !(cell > 0); }))
        return refused(u"a comparison matrix is square and positive"_s);
    // A positive matrix has one largest eigenvalue, and powers lead to its vector (Perron).
    AhpWeights result{.weights = std::vector<double>(n, 1.0 / static_cast<double>(n))};
    constexpr int mostSteps = 100'000;
    constexpr double still = 1e-15;
    for (int step = 0; step < mostSteps; ++step) {
        std::vector<double> next(n, 0);
        for (std::size_t row = 0; row < n; ++row) {
            for (std::size_t column = 0; column < n; ++column)
                next[row] += comparisons.at(row, column) * result.weights[column];
        }
        result.lambdaMax = std::reduce(next.begin(), next.end()); // The weights sum to 1.
        double moved = 0;
        for (std::size_t row = 0; row < n; ++row) {
            next[row] /= result.lambdaMax;
            moved = std::max(moved, std::abs(next[row] - result.weights[row]));
        }
        result.weights = std::move(next);
        if (moved < still)
            break;
    }
    if (n > 1)
        result.consistencyIndex = (result.lambdaMax - static_cast<double>(n)) / static_cast<double>(n - 1);
    if (const std::optional<double> index = randomIndex(n))
        result.consistencyRatio = result.consistencyIndex / *index;
    return result;
}

Result<Topsis> topsis(const Matrix& matrix, std::span<const double> weights,
                      const std::vector<bool>& lowerBetter, TopsisScale scale)
{
    if (auto checked = checkMatrix(matrix); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkDirections(matrix, lowerBetter); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkWeights(matrix, weights); !checked)
        return std::unexpected(checked.error());
    const Matrix scaled = topsisScaled(matrix, weights, lowerBetter, scale);
    std::vector<double> toBest(matrix.rows, 0);
    std::vector<double> toWorst(matrix.rows, 0);
    for (std::size_t column = 0; column < matrix.columns; ++column) {
        const std::vector<double> values = columnOf(scaled, column);
        const auto [worst, best] = std::ranges::minmax_element(values);
        for (std::size_t row = 0; row < matrix.rows; ++row) {
            toBest[row] += (*best - values[row]) * (*best - values[row]);
            toWorst[row] += (values[row] - *worst) * (values[row] - *worst);
        }
    }
    Topsis result;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const double best = std::sqrt(toBest[row]);
        const double worst = std::sqrt(toWorst[row]);
        result.closeness.push_back(best + worst > 0 ? worst / (best + worst) : 0.5);
    }
    result.ranks = ranksOf(result.closeness);
    return result;
}

Result<std::vector<double>> copelandScores(const Matrix& matrix, std::span<const double> weights)
{
    if (auto checked = checkMatrix(matrix); !checked)
        return std::unexpected(checked.error());
    if (auto checked = checkWeights(matrix, weights); !checked)
        return std::unexpected(checked.error());
    std::vector<double> scores(matrix.rows, 0);
    for (std::size_t one = 0; one < matrix.rows; ++one) {
        for (std::size_t other = one + 1; other < matrix.rows; ++other) {
            const double above = outranking(matrix, weights, one, other);
            const double below = outranking(matrix, weights, other, one);
            // Sums of the same weights in another order may differ in the last bits.
            const int win = std::abs(above - below) <= 1e-12 * (above + below) ? 0 : (above > below ? 1 : -1);
            scores[one] += win;
            scores[other] -= win;
        }
    }
    return scores;
}

} // namespace onescreen::statistics
