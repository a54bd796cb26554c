// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcanvas.h"

#include <optional>
#include <span>
#include <vector>

namespace onescreen {

/// How one line is drawn.
struct LineStroke
{
    std::span<const std::optional<double>> values; ///< One for each place; fewer end the line.
    QColor color;
    bool dashed = false;
    bool openEnd = false; ///< The last value is of a period that is not over: dotted, hollow.
    double width = 2.0;   ///< Design pixels.
};

/// Draws the line over the plot. Missing and not-finite values are gaps: nothing is drawn from the last known
/// to the next. `places` ascends. The end of the line; none when no value is known.
std::optional<QPointF> strokeLine(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale,
                                  std::span<const double> places, const LineStroke& stroke);

} // namespace onescreen
