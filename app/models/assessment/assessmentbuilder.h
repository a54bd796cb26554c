// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentdata.h"
#include "app/models/assessment/contradictions.h"

#include <functional>

namespace onescreen {

/// Everything that an assessment is made of, taken at one moment.
struct AssessmentInputs
{
    LoadedCatalogue catalogue;
    NameBook names;
    std::vector<FactRows> facts;
    std::vector<IndicatorValue> values;
    PrintedChecks checks;
    std::vector<Publication> publications;
    std::optional<Error> publicationError; ///< The ledger cannot be read; `publications` is then empty.
    QStringList feeds;
    std::optional<UtcTime> asOf;
    UtcTime now;
    std::optional<UtcTime> overdueAt;
    bool replayed = false;
};

/// Asked now and then; true gives up.
using StopAsked = std::function<bool()>;

/// Steps 1 to 9 for every period that has figures. Pure; for a pool.
/// Cancelled when told to stop; else the engine's own errors.
Result<std::shared_ptr<const AssessmentData>> buildAssessment(AssessmentInputs inputs,
                                                              const StopAsked& stop = {});

/// For the periods that `known` lacks, newest first; what was done before it was told to stop.
ExtrasBook computeExtras(const AssessmentData& data, const ExtrasBook& known, const StopAsked& stop = {});

} // namespace onescreen
