// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/controlchart.h"
#include "app/main/cli/spcseries.h"

#include <QStringList>

#include <vector>

namespace onescreen {

/// Header of the result, the series columns first.
QStringList spcHeader(const std::vector<QString>& seriesColumns);
/// One line a point, with every number that led to its limits and its name.
void appendSpcLines(std::vector<QStringList>& lines, const SpcSeries& series,
                    const statistics::ControlChart& chart);

} // namespace onescreen
