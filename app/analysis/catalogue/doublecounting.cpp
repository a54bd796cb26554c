// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/cataloguelint.h"
#include "app/analysis/statistics/correlation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

std::vector<LintFinding> lintDoubleCounting(const std::vector<ValuesOverUnits>& columns, double limit,
                                            int leastUnits)
{
    std::vector<std::vector<std::optional<double>>> values;
    values.reserve(columns.size());
    for (const ValuesOverUnits& column : columns)
        values.push_back(column.values);
    const auto fewest = static_cast<std::size_t>(std::max(leastUnits, 2));
    std::vector<LintFinding> findings;
    for (const statistics::CorrelatedPair& pair : statistics::stronglyCorrelated(values, limit, fewest)) {
        findings.push_back(
            {.severity = LintSeverity::Warning,
             .rule = u"correlated"_s,
             .indicator = columns[pair.second].indicator.toString(),
             .text = u"Its values correlate with %1 (r = %2 over %3 units): the same thing may count "
                     "twice."_s.arg(columns[pair.first].indicator.toString())
                         .arg(pair.r, 0, 'f', 3)
                         .arg(pair.pairs)});
    }
    return findings;
}

} // namespace onescreen
