// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/share.h"
#include "app/main/cli/tidytable.h"

#include <QString>

#include <vector>

namespace onescreen {

/// Where the parts of a unit stand. Columns that are empty here are looked for under their usual names.
struct FunnelColumns
{
    QString unit;               ///< "unit"
    QString numerator;          ///< "numerator"; must exist.
    QString denominator;        ///< "denominator"; without it the numerators are counts alone.
    QString state;              ///< "state"
    bool countsOnly = false;    ///< Leave denominators aside.
    std::vector<QString> group; ///< "period", "indicator": each combination is a funnel of its own.
};

enum class UnitState { Value, Missing, Rejected };

struct FunnelRow
{
    QString unit;
    statistics::Share share;
    UnitState state = UnitState::Missing;
};

struct FunnelGroup
{
    std::vector<QString> key;
    std::vector<FunnelRow> rows; ///< In the order of the file.
};

struct FunnelUnits
{
    std::vector<QString> groupColumns;
    std::vector<FunnelGroup> groups; ///< In order of first appearance.
    bool countsOnly = false;         ///< No denominators: equal exposure.
    std::vector<TidyFault> faults;
};

/// Takes the units of funnels out of a table. Numbers that are negative, not whole or no share are rejected:
/// the unit stays, without a number. A unit that stands twice in a group loses its second row.
Result<FunnelUnits> funnelUnits(const TidyTable& table, const FunnelColumns& columns);

} // namespace onescreen
