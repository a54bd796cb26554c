// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/indicatordefinition.h"
#include "app/domain/period.h"
#include "app/domain/valuestate.h"

#include <QString>

#include <optional>

namespace onescreen {

/// A unit that is compared with others of its level.
struct IndexUnit
{
    QString id;          ///< Key in the data: a region code or any other text; not empty, unique.
    QString name;        ///< As shown; empty: the id.
    QString level{};     ///< Units of one level are ranked among themselves; the word of an AreaLevel
                         ///< ("county", "township"…) also finds targets. Empty is a level, too.
    QString peerGroup{}; ///< Empty: the group the catalogue gives it, or none.
    std::optional<RegionCode> region{}; ///< None: the id, when that is a region code.

    friend bool operator==(const IndexUnit&, const IndexUnit&) = default;
};

/// What came in for one unit, period and indicator (step 1). Numerator and denominator are counts or sums
/// before the indicator's scale; `value` and `standardError` are in its unit as shown ("%": 98.8). When
/// numerator and denominator are there, they make the value and a stated value must agree with them.
struct Observation
{
    QString unit; ///< IndexUnit::id
    Period period;
    IndicatorId indicator;
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> value{};
    std::optional<double> standardError{}; ///< Above 0; of kinds Mean, Quantile, Expert, IndexIn.
    ValueState state = ValueState::Value;

    friend bool operator==(const Observation&, const Observation&) = default;
};

} // namespace onescreen
