// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/analysis/index/observation.h"
#include "app/main/cli/tidytable.h"

namespace onescreen {

/// What a tidy CSV of values holds for one catalogue.
struct IndexValues
{
    std::vector<IndexUnit> units; ///< By id.
    std::vector<Observation> observations;
    std::vector<TidyFault> faults; ///< Rows left out, or kept as rejected; by line.
};

/// Columns unit, period, indicator and numerator, denominator or value; optional state, se, unit_name, level,
/// peer_group. A row that fails a check stays as rejected, so that it lowers the coverage; of several rows
/// for one unit, period and indicator none counts. `units`: a table with the columns unit, unit_name, level,
/// peer_group that says which units there are; null: those of the values. Errors: a column that must be there
/// is not.
Result<IndexValues> indexValuesOf(const TidyTable& table, const TidyTable* units, const Catalogue& catalogue);

} // namespace onescreen
