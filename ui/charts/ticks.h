// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <optional>
#include <vector>

namespace onescreen {

/// An axis from 0 (or below) in round steps of 1, 2 or 5 times a power of ten.
struct AxisTicks
{
    double low = 0.0;
    double high = 1.0; ///< A multiple of `step`, not below the largest value.
    double step = 1.0;

    [[nodiscard]] std::vector<double> values() const;
    [[nodiscard]] int decimals() const; ///< Digits after the point that tell the ticks apart.
    friend bool operator==(const AxisTicks&, const AxisTicks&) = default;
};

enum class TickKind { Integers, Decimals };

/// Zero is always on the axis, because lengths are compared. At most `most` + 1 ticks, `most` >= 1.
AxisTicks ticksFor(double smallest, double largest, int most, TickKind kind);

/// As `ticksFor`, without keeping zero: for charts whose places are compared, not lengths. Equal or missing
/// ends are set apart.
AxisTicks ticksBetween(double smallest, double largest, int most, TickKind kind);

/// Days to label between `first` and `last`: at most `most`, evenly apart, counted back from `last` so that
/// the newest day always has its label.
std::vector<QDate> dayTicks(QDate first, QDate last, int most);

/// Digits after the point that `value` needs, at most `most`: 98.8 needs one, 40 none.
int decimalsOf(std::optional<double> value, int most);

} // namespace onescreen
