// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/publicationdrift.h"

#include "app/models/assessment/frozeninputs.h"

#include <algorithm>
#include <set>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using Fact = std::tuple<QString, QString, QString>;

Fact factOf(const Correction& change)
{
    return {change.unit, change.node, change.field};
}

/// The facts that one step changes.
Result<std::set<Fact>> changedBy(const QByteArray& before, const QByteArray& after)
{
    const auto changes = corrections(before, after);
    if (!changes)
        return std::unexpected(changes.error());
    std::set<Fact> facts;
    for (const Correction& change : *changes)
        facts.insert(factOf(change));
    return facts;
}

struct Steps
{
    std::set<Fact> engine, definition, data;
};

Result<Steps> stepsBetween(const PublicationContent& published, const PublicationContent& now)
{
    const auto sameInputs = recomputed(published);
    if (!sameInputs)
        return std::unexpected(sameInputs.error());
    const auto engine = changedBy(published.result, *sameInputs);
    if (!engine)
        return std::unexpected(engine.error());
    Steps steps{.engine = *engine, .definition = {}, .data = {}};
    const auto newRules = recomputed({.catalogue = now.catalogue, .inputs = published.inputs, .result = {}});
    const auto definition = changedBy(*sameInputs, newRules ? *newRules : now.result);
    if (!definition)
        return std::unexpected(definition.error());
    steps.definition = *definition;
    const auto data = newRules ? changedBy(*newRules, now.result) : definition;
    if (!data)
        return std::unexpected(data.error());
    steps.data = *data;
    return steps;
}

} // namespace

DriftReasons PublicationDrift::reasons() const
{
    DriftReasons all;
    for (const DriftedFact& fact : facts) {
        all.data = all.data || fact.reasons.data;
        all.definition = all.definition || fact.reasons.definition;
        all.engine = all.engine || fact.reasons.engine;
    }
    return all;
}

Result<PublicationDrift> driftOf(const PublicationContent& published, const AssessmentData& today,
                                 const Period& period)
{
    if (!today.catalogue.official.isEmpty())
        return failure(ErrorKind::Conflict, u"Another denominator than the catalogue's is chosen."_s,
                       {.file = {}, .row = 0, .field = period.toString()});
    const auto now = freezePeriod(today, period);
    if (!now)
        return std::unexpected(now.error());
    const auto changes = corrections(published.result, now->result);
    if (!changes)
        return std::unexpected(changes.error());
    PublicationDrift drift;
    if (changes->empty())
        return drift;
    const auto steps = stepsBetween(published, *now);
    if (!steps)
        return std::unexpected(steps.error());
    drift.facts.reserve(changes->size());
    for (const Correction& change : *changes) {
        const Fact fact = factOf(change);
        drift.facts.push_back({.change = change,
                               .reasons = {.data = steps->data.contains(fact),
                                           .definition = steps->definition.contains(fact),
                                           .engine = steps->engine.contains(fact)}});
    }
    return drift;
}

} // namespace onescreen
