// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/domain/indicatorvalue.h"
#include "app/store/monthcheck.h"

#include <functional>
#include <optional>
#include <vector>

namespace onescreen {

class CacheReader;

/// A central (imported) value beside what the rows give. Neither is changed.
struct CentralComparison
{
    QString id;        ///< Of the imported value.
    QString indicator; ///< Id in the catalogue.
    QString name;      ///< As printed.
    RegionCode region;
    Period period;
    std::optional<double> central; ///< As printed, in the catalogue's unit; none when it is another unit.
    std::optional<double> centralNumerator;
    std::optional<double> centralDenominator;
    std::optional<double> ours;
    std::optional<double> ourNumerator;
    std::optional<double> ourDenominator;
    /// Every number that both sides have is the same, values to the decimals that are printed. None: there is
    /// nothing to compare.
    std::optional<bool> agrees;
    /// The value's own numerator over denominator when it contradicts what is printed beside them.
    std::optional<double> contradiction;
};

/// 对账: what a period's figures are when they are counted again from single rows.
struct Reconciliation
{
    Period period;                  ///< Of whole months.
    std::vector<MonthCheck> months; ///< Cube against rows.
    std::vector<CentralComparison> central;
    /// Imported values of the period that no computed indicator of the catalogue goes with.
    qint64 withoutRows = 0;

    [[nodiscard]] qint64 cubeDifferences() const;
    [[nodiscard]] qint64 centralDifferences() const; ///< Disagreeing or contradicting themselves.
};

/// Called before each step; false ends the work with Cancelled.
using ReconcileProgress = std::function<bool(int done, int steps)>;

/// Reads month by month and filter by filter, each in a short transaction of its own, so that the writer goes
/// on meanwhile; blocking, for reader threads and tools. Months that the period only touches are taken whole.
/// Overdue counts are those of `now`.
Result<Reconciliation> reconcile(CacheReader& reader, const Catalogue& catalogue, const Period& period,
                                 UtcTime now, const ReconcileProgress& progress = {});

} // namespace onescreen
