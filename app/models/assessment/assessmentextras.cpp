// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentbuilder.h"
#include "app/models/assessment/warningbuilder.h"

#include <algorithm>

namespace onescreen {

ExtrasBook computeExtras(const AssessmentData& data, const ExtrasBook& known, const StopAsked& stop)
{
    std::vector<const AssessedPeriod*> periods;
    periods.reserve(data.periods.size());
    for (const auto& period : data.periods)
        periods.push_back(period.get());
    std::ranges::stable_sort(periods, std::ranges::greater{},
                             [](const AssessedPeriod* period) { return period->period.last(); });
    ExtrasBook made;
    for (const AssessedPeriod* period : periods) {
        if (known.contains(period->fingerprint))
            continue;
        if (stop && stop())
            break;
        PeriodExtras extras;
        extras.warnings = std::make_shared<const std::vector<AssessmentWarning>>(warningsOf(data, *period));
        if (period->result) {
            // One thread of the pool: windows draw meanwhile.
            if (auto uncertainty = rankUncertainty(*period->plan, *period->result, {.threads = 1}))
                extras.uncertainty = std::make_shared<const RankUncertainty>(*uncertainty);
        }
        made.insert(period->fingerprint, extras);
    }
    return made;
}

} // namespace onescreen
