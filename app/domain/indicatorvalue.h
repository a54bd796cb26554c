// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"
#include "app/domain/ids.h"
#include "app/domain/period.h"
#include "app/domain/region.h"

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
    std::optional<double> value;        ///< [val] missing is missing
    QString unit;                       ///< [unit]
    QString document;                   ///< [doc] the source document
    QString context;                    ///< [ctx] the sentence it stands in

    friend bool operator==(const IndicatorValueFields&, const IndicatorValueFields&) = default;
};
std::optional<Error> findFault(const IndicatorValueFields& fields);
using IndicatorValue = Checked<IndicatorValueFields>;

} // namespace onescreen
