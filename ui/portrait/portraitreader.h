// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"
#include "app/models/assessment/assessment.h"

#include <QString>

#include <optional>

namespace onescreen {

/// What a portrait is of. Keys are those of AssessedUnit.
struct PortraitChoice
{
    QString unit;
    Period period;
    QString versus;    ///< Empty: no second unit.
    QString indicator; ///< Of trend and funnel; empty or unknown: the one that matters most.

    friend bool operator==(const PortraitChoice&, const PortraitChoice&) = default;
};

/// Reads one unit and period out of an assessment. None for a unit that is not there and for a period that is
/// neither a month nor a quarter with figures. Takes a few milliseconds an indicator: call it on a worker
/// thread; an Assessment may be used on any.
/// `warningsKnown`: all warnings of the assessment have been worked out.
std::optional<portrait::Issue> readIssue(const Assessment& assessment, const PortraitChoice& choice,
                                         bool warningsKnown = true);

/// The unit to begin with: the first county, else the first of the largest level that has units.
std::optional<AssessedUnit> firstPortraitUnit(const Assessment& assessment, std::optional<RegionCode> tenant);
/// The period to begin with: the last month that has ended, else the last quarter, else the running one.
std::optional<Period> firstPortraitPeriod(const Assessment& assessment);
/// The issue before or after within the same calendar; none at the ends.
std::optional<Period> neighbourIssue(const Assessment& assessment, const Period& period, int step);

} // namespace onescreen
