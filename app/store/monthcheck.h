// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"
#include "app/domain/factmeasure.h"
#include "app/domain/region.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// One number of the cube that is not what the events say.
struct CellDifference
{
    std::optional<RegionCode> region;
    /// Absent: the number is one of the sums by month and area alone, and the texts below are empty.
    std::optional<Priority> priority;
    QString category; ///< Code.
    QString source;   ///< Code.
    QString unit;     ///< Id; empty also when nobody has it.
    QString what;     ///< Measure's word, or "handling_bin_3".
    qint64 counted = 0;
    qint64 stored = 0;

    friend bool operator==(const CellDifference&, const CellDifference&) = default;
};

/// A month of the cube, counted again from the rows of events.
struct MonthCheck
{
    QDate month;      ///< Its first day.
    qint64 cells = 0; ///< That the events fill.
    FactSums counted; ///< Over all of them.
    std::vector<CellDifference> differences;
};

} // namespace onescreen
