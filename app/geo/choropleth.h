// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"

#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// Inner class limits, ascending: class 0 holds values up to breaks[0], class i those in (breaks[i-1],
/// breaks[i]], the last one what is above. Each class holds about equally many values, none is empty and
/// equal values stay together, so there may be fewer classes than asked for. Values that are not finite are
/// left out.
std::vector<double> quantileBreaks(std::span<const double> values, int classes);
int classOf(double value, std::span<const double> breaks);

/// Values of areas, in classes. An area that is asked for and has no value is missing, never zero.
class Choropleth
{
public:
    struct Value
    {
        RegionCode code;
        std::optional<double> value;
    };
    struct Class
    {
        double from = 0; ///< Smallest value found in it.
        double to = 0;   ///< Largest value found in it.
        int areas = 0;
    };

    Choropleth(RegionLevel level, std::span<const Value> values, int classes);

    [[nodiscard]] RegionLevel level() const { return m_level; }
    [[nodiscard]] const std::vector<Class>& classes() const { return m_classes; }
    [[nodiscard]] std::optional<int> classOf(RegionCode code) const;
    [[nodiscard]] std::optional<double> valueOf(RegionCode code) const;
    /// Whether that area is part of the picture, with a value or without: others are not drawn as missing.
    [[nodiscard]] bool covers(RegionCode code) const { return m_values.contains(code); }
    [[nodiscard]] int missing() const { return m_missing; }

private:
    RegionLevel m_level;
    QHash<RegionCode, std::optional<double>> m_values;
    std::vector<double> m_breaks;
    std::vector<Class> m_classes;
    int m_missing = 0;
};

} // namespace onescreen::geo
