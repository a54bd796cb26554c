// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/choropleth.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace onescreen::geo {

Choropleth::Choropleth(RegionLevel level, std::span<const Value> values, int classes)
    : Choropleth(level, values, ClassRule{.classes = classes, .manual = {}, .pivot = {}})
{
}

Choropleth::Choropleth(RegionLevel level, std::span<const Value> values, const ClassRule& rule)
    : m_level(level)
{
    for (const Value& value : values) {
        const bool usable = value.value && std::isfinite(*value.value);
        m_values.insert(value.code, {.value = usable ? value.value : std::nullopt, .reason = value.reason});
    }
    std::vector<double> known;
    for (const Known& one : std::as_const(m_values)) {
        if (one.value)
            known.push_back(*one.value);
        else
            ++m_missing.at(static_cast<std::size_t>(one.reason));
    }
    if (known.empty())
        return;
    m_breaks = breaksFor(known, rule);
    makeClasses(known, rule.pivot);
}

void Choropleth::makeClasses(const std::vector<double>& known, const std::optional<Pivot>& pivot)
{
    m_classes.resize(m_breaks.size() + 1);
    for (const double value : known) {
        Class& into = m_classes[static_cast<std::size_t>(geo::classOf(value, m_breaks))];
        into.from = into.areas == 0 ? value : std::min(into.from, value);
        into.to = into.areas == 0 ? value : std::max(into.to, value);
        ++into.areas;
    }
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        Class& one = m_classes[i];
        if (i > 0)
            one.above = m_breaks[i - 1];
        if (i < m_breaks.size())
            one.upTo = m_breaks[i];
        if (one.areas == 0) {
            // There is a class, so there is a limit on one side at least.
            one.from = one.above.value_or(one.upTo.value_or(0));
            one.to = one.upTo.value_or(one.from);
        }
        if (pivot) {
            const bool above =
                one.areas > 0 ? pivot->isAbove(one.from) : one.above && *one.above >= pivot->limit();
            one.side = above ? Side::Above : Side::Below;
        }
    }
}

std::vector<RegionCode> Choropleth::areas() const
{
    return {m_values.keyBegin(), m_values.keyEnd()};
}

int Choropleth::missing() const
{
    return std::accumulate(m_missing.begin(), m_missing.end(), 0);
}

std::optional<double> Choropleth::valueOf(RegionCode code) const
{
    return m_values.value(code).value;
}

std::optional<MissingReason> Choropleth::missingOf(RegionCode code) const
{
    const auto found = m_values.constFind(code);
    return found == m_values.constEnd() || found->value ? std::nullopt : std::optional(found->reason);
}

std::optional<int> Choropleth::classOf(RegionCode code) const
{
    const std::optional<double> value = valueOf(code);
    return value ? std::optional(geo::classOf(*value, m_breaks)) : std::nullopt;
}

} // namespace onescreen::geo
