// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/factmeasure.h"
#include "app/domain/period.h"
#include "app/domain/region.h"
#include "app/store/queries.h"

#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// Which facts are wanted, and how far they are added up. Everything absent or empty means "all".
struct CubeQuestion
{
    /// From and up to the whole months that touch this period.
    Period months;
    std::optional<RegionCode> area;
    QSet<QString> categories; ///< Codes, each with everything below it by today's dictionary.
    QSet<QString> sources;    ///< Codes.
    QSet<Priority> priorities;
    QSet<QString> units; ///< Ids; the empty text stands for "nobody has it".

    bool byMonth = false;
    std::optional<RegionLevel> byLevel; ///< Absent: areas are added up.
    bool byUnit = false;
    bool byCategoryRoot = false;
    /// With it FactMeasure::OverdueOpen is counted too, which looks at every open event.
    std::optional<UtcTime> overdueAt;

    friend bool operator==(const CubeQuestion&, const CubeQuestion&) = default;
};

/// One sum. What was added up is absent or empty.
struct CubeRow
{
    QDate month; ///< Its first day; null unless byMonth.
    /// Of the asked level. An event known only by a larger area (its county, where townships are asked for)
    /// stands in a row of that larger area, so that rows add up to the whole.
    std::optional<RegionCode> region;
    QString unit;         ///< Id; empty when nobody has it.
    QString categoryRoot; ///< Code.
    FactSums sums;

    friend bool operator==(const CubeRow&, const CubeRow&) = default;
};

/// The rows behind one number of the cube: their count is the number (for a sum: the count it runs over), in
/// the same state of the cache and for the dictionary of the moment.
EventFilter eventsBehind(FactMeasure measure, const CubeQuestion& question, const CubeRow& row);

} // namespace onescreen
