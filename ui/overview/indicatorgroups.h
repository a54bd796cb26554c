// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/indicatorvalue.h"
#include "ui/charts/periodchart.h"

#include <vector>

namespace onescreen {

/// One indicator of one area as printed in the documents: what a small chart shows.
struct IndicatorGroup
{
    QString indicator;
    QString regionName;
    QString unit;
    std::vector<PeriodValue> placed; ///< Values whose period can be drawn, in their order in time.
    /// The newest actual value (by the end of its period; those without a readable period come last).
    std::optional<double> latest;
    QString latestPeriod; ///< As printed.
    QString latestDocument;
    std::optional<RegionCode> tenantArea; ///< Its code where the area is one of the tenant's.

    /// Tells groups apart, also after new values have come.
    [[nodiscard]] QString key() const { return regionName + QChar(u'\n') + indicator + QChar(u'\n') + unit; }
};

/// Values by indicator, area and unit. The tenant's areas first, the larger before those in it, then those
/// with more periods, then rates, then by name.
std::vector<IndicatorGroup> indicatorGroups(const std::vector<IndicatorValue>& values,
                                            std::optional<RegionCode> tenant);

} // namespace onescreen
