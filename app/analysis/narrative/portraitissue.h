// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/issuedifference.h"
#include "app/analysis/narrative/narrative.h"
#include "app/analysis/narrative/portraitfacts.h"
#include "app/analysis/narrative/trend.h"
#include "app/analysis/narrative/unitcomparison.h"

namespace onescreen::portrait {

/// One numbered issue with everything its pages say. Immutable once made.
struct Issue
{
    Portrait now;
    std::optional<Portrait> before; ///< The issue before, where it has figures.
    std::optional<Portrait> versus; ///< The unit it is put beside.
    std::optional<IssueDifference> difference;
    std::optional<ComparedUnits> comparison;
    std::vector<Sentence> sentences;
    std::vector<std::pair<Period, std::optional<double>>> history; ///< Base scores up to this issue.
    QString chosen; ///< The indicator that trend and funnel show.
    std::optional<Trend> trend;
    std::optional<FunnelField> funnel;
};

/// Fills what follows from the portraits: difference, comparison and text.
Issue issueOf(Portrait now, std::optional<Portrait> before, std::optional<Portrait> versus);
/// The indicator to show first: that of the gravest warning, else one with a signal of concern, else the one
/// that loses most, else one that missed its target, else the first with a value; empty without any.
QString indicatorToShow(const Portrait& portrait);

} // namespace onescreen::portrait
