// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/controlchart.h"
#include "app/analysis/statistics/share.h"
#include "app/main/cli/tidytable.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// Where the parts of an observation stand. Columns that are empty here are looked for under their usual
/// names and may be absent; a name that was asked for must exist.
struct SpcColumns
{
    QString period;              ///< "period"; without it the order of the rows counts.
    QString value;               ///< "value"
    QString numerator;           ///< "numerator"
    QString denominator;         ///< "denominator"
    QString state;               ///< "state"
    std::vector<QString> series; ///< "unit", "indicator": each combination is a chart of its own.
};

enum class SpcState { Value, Missing, Rejected };

struct SpcRow
{
    qint64 line = 0; ///< 0 for a period that the file leaves out.
    QString period;
    qint64 order = 0; ///< First day of the period, or the number itself.
    std::optional<double> value;
    statistics::Share share;
    SpcState state = SpcState::Missing;
};

struct SpcSeries
{
    std::vector<QString> key; ///< Values of the series columns.
    std::vector<SpcRow> rows; ///< By time.
};

struct SpcInput
{
    std::vector<QString> seriesColumns;
    std::vector<SpcSeries> series; ///< In order of first appearance.
    std::vector<TidyFault> faults;
};

/// Takes the observations of a chart out of a table. A number that breaks a rule of the chart is rejected:
/// its point stays as a missing one. A period that is unreadable or stands twice in a series loses its row.
Result<SpcInput> spcInput(const TidyTable& table, const SpcColumns& columns, statistics::ChartKind kind);

/// Place of a period in time, as SpcRow::order; nullopt for what is neither a period nor a whole number.
std::optional<qint64> spcOrder(const QString& period);

bool takesShares(statistics::ChartKind kind); ///< p, laney, u, laney-u: numerator and denominator.

} // namespace onescreen
