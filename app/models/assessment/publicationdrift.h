// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/freeze.h"
#include "app/models/assessment/assessmentdata.h"

#include <vector>

namespace onescreen {

/// What changed since a period was published. More than one may have.
struct DriftReasons
{
    bool data = false;       ///< Rows or imported values of the period, or of those it carries or pools.
    bool definition = false; ///< The catalogue.
    bool engine = false;     ///< The arithmetic itself: frozen inputs give another result.

    friend bool operator==(const DriftReasons&, const DriftReasons&) = default;
};

/// One published fact that would be another one if the period were published today.
struct DriftedFact
{
    Correction change; ///< `before` as published, `after` as of today.
    DriftReasons reasons;

    friend bool operator==(const DriftedFact&, const DriftedFact&) = default;
};

/// A frozen period against today's figures; no facts: byte for byte the same.
struct PublicationDrift
{
    std::vector<DriftedFact> facts; ///< By unit, node and field.

    [[nodiscard]] DriftReasons reasons() const; ///< Of any fact.
};

/// Compares every published fact with today's and tells why it differs, by changing one thing after the
/// other: first the engine over the frozen inputs and the frozen catalogue, then the catalogue, then the
/// data. Where today's catalogue cannot read the frozen inputs, data and definition are both named. Conflict
/// when other denominators than the catalogue's are chosen; NotFound when nothing is scored in the period;
/// Corrupt when the publication cannot be read. Takes as long as three indices: for a pool's thread.
Result<PublicationDrift> driftOf(const PublicationContent& published, const AssessmentData& today,
                                 const Period& period);

} // namespace onescreen
