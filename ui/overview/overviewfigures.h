// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/queries.h"
#include "ui/charts/bignumber.h"

#include <array>

namespace onescreen {

/// The six numbers of F1, in the order of the screen.
enum class OverviewFigure { ReportedToday, ClosedToday, Open, OverdueOpen, UrgentOpen, ClosedOnTimeRate };
inline constexpr std::array allOverviewFigures{
    OverviewFigure::ReportedToday, OverviewFigure::ClosedToday, OverviewFigure::Open,
    OverviewFigure::OverdueOpen,   OverviewFigure::UrgentOpen,  OverviewFigure::ClosedOnTimeRate};

/// Label, unit and value come from one definition, so that a label cannot stand beside another number.
Figure figureOf(OverviewFigure figure, const OverviewNumbers& numbers);
/// What is counted and against what the change is taken.
QString definitionOf(OverviewFigure figure);
/// All definitions, one a line: the help of the panel.
QString overviewPassport();
/// The rows behind a number as a filter of the queue; none where a filter cannot name exactly these rows.
std::optional<EventFilter> rowsBehind(OverviewFigure figure, QDate today);

} // namespace onescreen
