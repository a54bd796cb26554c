// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/queries.h"
#include "ui/charts/bignumber.h"

#include <array>
#include <optional>

namespace onescreen {

/// The six numbers of F1, in the order of the screen.
enum class OverviewFigure { ReportedToday, ClosedToday, Open, OverdueOpen, UrgentOpen, ClosedOnTimeRate };
inline constexpr std::array allOverviewFigures{
    OverviewFigure::ReportedToday, OverviewFigure::ClosedToday, OverviewFigure::Open,
    OverviewFigure::OverdueOpen,   OverviewFigure::UrgentOpen,  OverviewFigure::ClosedOnTimeRate};

/// Label, unit and value come from one definition, so that a label cannot stand beside another number.
BigFigure figureOf(OverviewFigure figure, const OverviewNumbers& numbers);
/// What is counted and against what the change is taken.
QString definitionOf(OverviewFigure figure);
/// All definitions, one a line: the help of the panel.
QString overviewPassport();
/// The rows behind a number that was counted at `now`, without its area: as many as the number; of the rate,
/// those closed by their due time.
EventFilter rowsBehind(OverviewFigure figure, UtcTime now);

} // namespace onescreen
