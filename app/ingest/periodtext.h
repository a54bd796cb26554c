// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/indicatorvalue.h"

namespace onescreen::ingest {

/// A period as documents print it.
struct PeriodReading
{
    std::optional<Period> period; ///< Missing when no first and last day follow from the text ("2018起").
    ValueRole role = ValueRole::Actual;
};

/// Reads "2024Q1", "2024", "2023-05", "2019-12-31", "2024-01至06", "2018-08至2020-08", "2018-2020", each also
/// with 目标 behind it, which makes it a target. Open ends (起, 以来, 前, 累计) and names (改革方案) give no
/// period.
PeriodReading readPeriodText(const QString& text);

} // namespace onescreen::ingest
