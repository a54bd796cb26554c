// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// How values are cut into classes.
enum class ClassMethod : quint8 {
    Quantile,      ///< About equally many areas in each class.
    EqualInterval, ///< Classes of equal width between the smallest and the largest value.
    Natural,       ///< Jenks: the least sum of squared differences from the class means.
    Manual,        ///< Limits that somebody gave.
};
inline constexpr std::array allClassMethods{ClassMethod::Quantile, ClassMethod::EqualInterval,
                                            ClassMethod::Natural, ClassMethod::Manual};
QString classMethodName(ClassMethod method); ///< "quantile", "equal", "natural", "manual"; for settings.
std::optional<ClassMethod> classMethodFromName(QStringView name);

inline constexpr int fewestClasses = 3;
inline constexpr int mostClasses = 7;

/// A value at which the meaning turns (a target): no class holds values of both sides.
struct Pivot
{
    double at = 0;
    /// Whether the value itself belongs to what is above it (a target that must be reached) or below (one
    /// that must not be exceeded).
    bool belongsAbove = true;

    [[nodiscard]] bool isAbove(double value) const { return belongsAbove ? value >= at : value > at; }
    /// The class limit that parts the sides: limits belong to the class below them.
    [[nodiscard]] double limit() const;
    friend bool operator==(const Pivot&, const Pivot&) = default;
};

struct ClassRule
{
    ClassMethod method = ClassMethod::Quantile;
    int classes = 5;            ///< At most so many; not used by Manual.
    std::vector<double> manual; ///< Limits of Manual, in any order.
    std::optional<Pivot> pivot;

    friend bool operator==(const ClassRule&, const ClassRule&) = default;
};

// All of these give inner class limits, ascending: class 0 holds values up to breaks[0], class i those in
// (breaks[i-1], breaks[i]], the last one what is above. Values that are not finite are left out; equal values
// are always in one class. No limits: one class.

/// Each class holds about equally many values and none is empty, so there may be fewer classes than asked
/// for.
std::vector<double> quantileBreaks(std::span<const double> values, int classes);
/// A class may be empty. One distinct value gives one class.
std::vector<double> equalIntervalBreaks(std::span<const double> values, int classes);
/// Exact, by dynamic programming over distinct values (Fisher 1958, Jenks 1977): O(classes · n²), 10 ms for
/// 1,400 values. No class is empty; limits are values that occur.
std::vector<double> naturalBreaks(std::span<const double> values, int classes);
/// The finite ones of the given limits, each once.
std::vector<double> manualBreaks(std::span<const double> limits);

/// The limits by that rule. With a pivot each side is cut on its own, the side with more distinct values into
/// the larger half of the classes, and the pivot is a limit where both sides have values (Manual: always).
std::vector<double> breaksFor(std::span<const double> values, const ClassRule& rule);

int classOf(double value, std::span<const double> breaks);

} // namespace onescreen::geo
