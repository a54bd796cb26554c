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
    double span = high - low;
    if (span <= 0.0)
        span = 1.0;
    double step = roundStep(span / std::max(1, most));
    if (kind == TickKind::Integers)
        step = std::max(1.0, step);
    AxisTicks ticks{.low = std::floor(low / step + 1e-9) * step,
                    .high = std::ceil(high / step - 1e-9) * step,
                    .step = step};
    if (ticks.high <= ticks.low)
        ticks.high = ticks.low + step;
    return ticks;
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
