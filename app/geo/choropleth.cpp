// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/choropleth.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

std::vector<double> quantileBreaks(std::span<const double> values, int classes)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double value) { return std::isfinite(value); });
    std::ranges::sort(sorted);
    std::vector<double> breaks;
    const std::size_t wanted = classes > 0 ? static_cast<std::size_t>(classes) : 1;
    for (std::size_t i = 1; i < wanted && !sorted.empty(); ++i) {
        const std::size_t members = (i * sorted.size() + wanted - 1) / wanted;
        const double limit = sorted[members - 1];
        // A limit at the maximum would leave the class above it empty.
        if (limit < sorted.back() && (breaks.empty() || limit > breaks.back()))
            breaks.push_back(limit);
    }
    return breaks;
}

int classOf(double value, std::span<const double> breaks)
{
    return static_cast<int>(std::ranges::lower_bound(breaks, value) - breaks.begin());
}

Choropleth::Choropleth(RegionLevel level, std::span<const Value> values, int classes) : m_level(level)
{
    std::vector<double> known;
    for (const Value& value : values) {
        const bool usable = value.value && std::isfinite(*value.value);
        m_values.insert(value.code, usable ? value.value : std::nullopt);
    }
    for (const std::optional<double>& value : std::as_const(m_values)) {
        if (value)
            known.push_back(*value);
        else
            ++m_missing;
    }
    if (known.empty())
        return;
    m_breaks = quantileBreaks(known, classes);
    m_classes.resize(m_breaks.size() + 1);
    for (const double value : known) {
        Class& into = m_classes[static_cast<std::size_t>(geo::classOf(value, m_breaks))];
        into.from = into.areas == 0 ? value : std::min(into.from, value);
        into.to = into.areas == 0 ? value : std::max(into.to, value);
        ++into.areas;
    }
}

std::optional<double> Choropleth::valueOf(RegionCode code) const
{
    return m_values.value(code, std::nullopt);
}

std::optional<int> Choropleth::classOf(RegionCode code) const
{
    const std::optional<double> value = valueOf(code);
    return value ? std::optional(geo::classOf(*value, m_breaks)) : std::nullopt;
}

} // namespace onescreen::geo
