// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentbuilder.h"

namespace onescreen {

class CacheReader;

/// Everything there ever was, up to the end of the year: by month the cube is small.
Period allCubeMonths(UtcTime now);

/// Inputs of an assessment straight from a cache, for tools without windows. Blocking. Publications are left
/// to the caller.
Result<AssessmentInputs> readAssessmentInputs(CacheReader& reader, LoadedCatalogue catalogue, UtcTime now);

} // namespace onescreen
