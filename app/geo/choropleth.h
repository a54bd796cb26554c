// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"
#include "app/geo/fields/classbreaks.h"

#include <QHash>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// Why an area has no number.
enum class MissingReason : quint8 {
    NoSource,      ///< Nothing says anything about it.
    NotReported,   ///< Nothing came by the deadline.
    NotApplicable, ///< The duty did not arise: 0/0.
    Suppressed,    ///< Too few cases to be shown.
    Rejected,      ///< Failed a check.
};
inline constexpr std::array allMissingReasons{MissingReason::NoSource, MissingReason::NotReported,
                                              MissingReason::NotApplicable, MissingReason::Suppressed,
                                              MissingReason::Rejected};

/// Values of areas, in classes. An area that is asked for and has no value is missing, never zero.
class Choropleth
{
public:
    struct Value
    {
        RegionCode code;
        std::optional<double> value;                    ///< Not finite counts as missing.
        MissingReason reason = MissingReason::NoSource; ///< Without a value.
    };
    enum class Side : quint8 { None, Below, Above };
    struct Class
    {
        double from = 0; ///< Smallest value found in it; with no area its lower limit.
        double to = 0;   ///< Largest value found in it; with no area its upper limit.
        int areas = 0;
        std::optional<double> above; ///< Values are larger than this; none in the first class.
        std::optional<double> upTo;  ///< And not larger than this; none in the last class.
        Side side = Side::None;      ///< Of the pivot, where the rule has one.
    };

    /// By quantiles in at most so many classes.
    Choropleth(RegionLevel level, std::span<const Value> values, int classes);
    Choropleth(RegionLevel level, std::span<const Value> values, const ClassRule& rule);

    [[nodiscard]] RegionLevel level() const { return m_level; }
    [[nodiscard]] const std::vector<Class>& classes() const { return m_classes; }
    [[nodiscard]] std::optional<int> classOf(RegionCode code) const;
    [[nodiscard]] std::optional<double> valueOf(RegionCode code) const;
    /// Why that area has no value; none when it has one or is no part of the picture.
    [[nodiscard]] std::optional<MissingReason> missingOf(RegionCode code) const;
    /// Whether that area is part of the picture, with a value or without: others are not drawn as missing.
    [[nodiscard]] bool covers(RegionCode code) const { return m_values.contains(code); }
    /// Of all areas of the picture, in no order.
    [[nodiscard]] std::vector<RegionCode> areas() const;
    [[nodiscard]] int missing() const;
    [[nodiscard]] int missing(MissingReason reason) const
    {
        return m_missing.at(static_cast<std::size_t>(reason));
    }

private:
    struct Known
    {
        std::optional<double> value;
        MissingReason reason = MissingReason::NoSource;
    };

    void makeClasses(const std::vector<double>& known, const std::optional<Pivot>& pivot);

    RegionLevel m_level;
    QHash<RegionCode, Known> m_values;
    std::vector<double> m_breaks;
    std::vector<Class> m_classes;
    std::array<int, allMissingReasons.size()> m_missing{};
};

} // namespace onescreen::geo
