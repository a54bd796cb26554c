// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentdata.h"

namespace onescreen {

/// Everything besides the catalogue that a period's result was computed from, as it is frozen.
struct FrozenInputs
{
    Period period;
    bool deadlinePassed = true;
    std::vector<IndexUnit> units;
    std::vector<Observation>
        observations; ///< Of the period and of those before it that it may carry or pool.
};

/// Canonical text: tab-separated lines, sorted, numbers that read back as the same bits. Equal inputs give
/// equal bytes, whatever their order.
QByteArray toBytes(const FrozenInputs& inputs);
/// Corrupt, with the line, for bytes that toBytes() did not make.
Result<FrozenInputs> frozenInputsFrom(QByteArrayView bytes);

/// Catalogue, inputs and the engine's canonical result of a period. NotFound when nothing is scored in it.
Result<PublicationContent> freezePeriod(const AssessmentData& data, const Period& period);
/// What the engine makes of frozen inputs today: equal bytes mean that nothing of the arithmetic moved.
Result<QByteArray> recomputed(const PublicationContent& content);

} // namespace onescreen
