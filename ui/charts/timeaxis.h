// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcanvas.h"
#include "ui/charts/linechart.h"

#include <vector>

namespace onescreen {

/// What charts over days or periods share. Places of the stops from edge to edge of the plot; a single one in
/// its middle.
std::vector<double> timePlaces(const QRectF& plot, int count);
/// Names of days or periods under the plot, the newest one always.
void paintTimeAxis(ChartCanvas& canvas, const QRectF& plot, const LineData& data,
                   const std::vector<double>& places);
/// "2024-06-30", "2024Q2"
QString timeName(const LineData& data, int stop);
/// Missing where the line is shorter and where the value is not finite.
std::optional<double> valueAt(const LineSeries& line, int stop);

} // namespace onescreen
