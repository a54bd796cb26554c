// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/rounding.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onescreen {

namespace {

constexpr std::array powersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// 1e-9 of the number, but never so much that it could reach the next half of a large one.
double guardOf(double magnitude)
{
    return std::min(1e-9 * std::max(1.0, magnitude), 1e-3);
}

double powerOfTen(int decimals)
{
    return powersOfTen.at(static_cast<std::size_t>(std::clamp(decimals, 0, 15)));
}

} // namespace

double scaledHalfAway(double value, int decimals)
{
    if (!std::isfinite(value))
        return value;
    const double magnitude = std::fabs(value) * powerOfTen(decimals);
    if (magnitude >= 0x1p52) // Has no fraction any more.
        return std::copysign(magnitude, value);
    const double rounded = std::floor(magnitude + 0.5 + guardOf(magnitude));
    return rounded == 0 ? 0 : std::copysign(rounded, value); // No "-0".
}

double roundedHalfAway(double value, int decimals)
{
    return scaledHalfAway(value, decimals) / powerOfTen(decimals);
}

double wholeSteps(double steps, RoundingMode mode)
{
    const double guard = guardOf(std::fabs(steps));
    switch (mode) {
    case RoundingMode::Exact:
        return steps;
    case RoundingMode::Floor:
        return std::floor(steps + guard);
    case RoundingMode::Ceil:
        return std::ceil(steps - guard);
    }
    return steps;
}

} // namespace onescreen
