// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <optional>
#include <span>
#include <vector>

namespace onescreen {

/// More points than this are reduced before they reach Qt Charts, which takes 10 ms for 2,000.
inline constexpr qsizetype undecimatedPoints = 2'000;

/// The stretches of a line without missing values; x is `firstX` + index. A missing value ends a run: it is a
/// gap in the line, never a zero and never bridged. Above `undecimatedPoints` values only the lowest and the
/// highest of every pixel column are kept (at most 2 * `pixelColumns` points in all, in order of x), so no
/// peak is lost; a column without any value is a gap.
std::vector<QList<QPointF>> runsOf(std::span<const std::optional<double>> values, double firstX,
                                   int pixelColumns);

} // namespace onescreen
