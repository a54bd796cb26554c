// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/funnel.h"
#include "app/main/cli/funnelunits.h"

#include <QStringList>

#include <vector>

namespace onescreen {

/// Header of the result, the group columns first.
QStringList funnelHeader(const std::vector<QString>& groupColumns);
struct FunnelOutputOptions
{
    statistics::FunnelOptions funnel;
    double confidence = 0.95; ///< Of the intervals of single units.
    bool countsOnly = false;  ///< Test the counts for evenness: they have equal exposure.
};

/// One line a unit with intervals, limits, tails, shrinkage and the figures of the whole group. Error as of
/// computeFunnel().
Result<void> appendFunnelLines(std::vector<QStringList>& lines, const FunnelGroup& group,
                               const FunnelOutputOptions& options);

} // namespace onescreen
