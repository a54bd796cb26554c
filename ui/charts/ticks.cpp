// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onescreen {

namespace {

double roundStep(double raw)
{
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power * (1.0 + 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

AxisTicks roundTicks(double low, double high, int most, TickKind kind)
{
    double step = roundStep((high - low) / std::max(1, most));
    if (kind == TickKind::Integers)
        step = std::max(1.0, step);
    AxisTicks ticks;
    const auto cover = [&] {
        ticks = {.low = std::floor(low / step + 1e-9) * step,
                 .high = std::ceil(high / step - 1e-9) * step,
                 .step = step};
    };
    cover();
    // Rounding both ends outwards may add a tick; the next rounder step takes it back.
    const int least = low < 0.0 && high > 0.0 ? 2 : 1; // zero is a tick of every step
    while (std::lround((ticks.high - ticks.low) / step) > std::max(least, most)) {
        step = roundStep(step * 1.5);
        cover();
    }
    if (ticks.high <= ticks.low)
        ticks.high = ticks.low + step;
    return ticks;
}

} // namespace

std::vector<double> AxisTicks::values() const
{
    std::vector<double> all;
    const int count = static_cast<int>(std::lround((high - low) / step));
    all.reserve(static_cast<size_t>(count) + 1);
    for (int i = 0; i <= count; ++i)
        all.push_back(low + i * step);
    return all;
}

int AxisTicks::decimals() const
{
    return std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 6);
}

AxisTicks ticksFor(double smallest, double largest, int most, TickKind kind)
{
    const double low = std::isfinite(smallest) ? std::min(0.0, smallest) : 0.0;
    const double high = std::isfinite(largest) ? std::max(0.0, largest) : 0.0;
    return roundTicks(low, high > low ? high : low + 1.0, most, kind);
}

AxisTicks ticksBetween(double smallest, double largest, int most, TickKind kind)
{
    if (!std::isfinite(smallest) || !std::isfinite(largest))
        return {};
    // A single value is shown in the middle of its own order of magnitude.
    const double apart = largest > smallest ? 0.0 : std::max(std::abs(smallest) * 0.05, 0.5);
    return roundTicks(smallest - apart, largest + apart, most, kind);
}

std::vector<QDate> dayTicks(QDate first, QDate last, int most)
{
    std::vector<QDate> days;
    if (!first.isValid() || !last.isValid() || last < first || most < 1)
        return days;
    constexpr std::array<qint64, 10> steps{1, 2, 5, 7, 10, 14, 30, 61, 91, 182};
    const qint64 span = first.daysTo(last);
    qint64 step = (span / most / 365 + 1) * 365;
    for (const qint64 candidate : steps) {
        if (span / candidate + 1 <= most) {
            step = candidate;
            break;
        }
    }
    for (QDate day = last; day >= first; day = day.addDays(-step))
        days.push_back(day);
    std::ranges::reverse(days);
    return days;
}

int decimalsOf(std::optional<double> value, int most)
{
    double scaled = std::abs(value.value_or(0.0));
    for (int decimals = 0; decimals < most; ++decimals, scaled *= 10.0) {
        if (std::abs(scaled - std::round(scaled)) < 1e-6)
            return decimals;
    }
    return most;
}

} // namespace onescreen
