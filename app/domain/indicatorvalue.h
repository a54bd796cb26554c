// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"
#include "app/domain/ids.h"
#include "app/domain/period.h"
#include "app/domain/region.h"
#include "app/domain/valuestate.h"

namespace onescreen {

/// What a value says: what was reached, or what is aimed at.
enum class ValueRole : quint8 { Actual, Target };

/// One imported indicator value with the document it stands in. Shown as imported, never recomputed.
struct IndicatorValueFields
{
    IndicatorValueId id;
    QString indicator;                  ///< [ind] name as printed in the document
    QString regionName;                 ///< [area] as printed
    std::optional<RegionCode> region;   ///< [reg] when the name is known
    QString periodText;                 ///< [per] as printed: "2024Q1", "2024-01至06", "2023目标"
    std::optional<Period> period;       ///< [p] when it can be read
    ValueRole role = ValueRole::Actual; ///< [role] "actual" or "target"
    std::optional<double> value;        ///< [val] as printed; missing is missing
    QString unit;                       ///< [unit]
    QString document;                   ///< [doc] the source document
    QString context;                    ///< [ctx] the sentence it stands in
    /// [num], [den] both or neither; num >= 0, den > 0. Kept beside the printed value, see contradictionOf().
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    /// [vst] absent: the source does not say, as most documents. Value needs a number; every other state has
    /// none.
    std::optional<ValueState> state{};

    friend bool operator==(const IndicatorValueFields&, const IndicatorValueFields&) = default;
};
std::optional<Error> findFault(const IndicatorValueFields& fields);
using IndicatorValue = Checked<IndicatorValueFields>;

/// What numerator / denominator is, in the unit of the printed value (%, ‰ or a plain ratio); none without a
/// pair.
std::optional<double> ratioOf(const IndicatorValueFields& fields);
/// The ratio, when it is not the printed value to the decimals that were printed (as far as the shortest form
/// of the number tells them). Such a contradiction is shown beside the value and never repaired.
std::optional<double> contradictionOf(const IndicatorValueFields& fields);

} // namespace onescreen
