// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"
#include "app/domain/event.h"
#include "app/domain/factmeasure.h"

#include <vector>

namespace onescreen {

/// Which rows a term counts; an empty list does not narrow.
struct FactFilter
{
    std::vector<CategoryCode> categories; ///< These and everything below them in the dictionary.
    std::vector<SourceCode> sources;
    std::vector<Priority> priorities;

    friend bool operator==(const FactFilter&, const FactFilter&) = default;
};

/// One measure of the maintained cube; the date that counts is part of the measure.
struct FactTerm
{
    FactMeasure measure{};
    double factor = 1; ///< +1 adds, −1 takes away (应结案 − 缓办); other factors weigh. Not 0.
    FactFilter filter;

    friend bool operator==(const FactTerm&, const FactTerm&) = default;
};

struct FactExpressionFields
{
    std::vector<FactTerm> terms; ///< At least 1.

    friend bool operator==(const FactExpressionFields&, const FactExpressionFields&) = default;
};
std::optional<Error> findFault(const FactExpressionFields& fields);

/// Σ factor · measure over the rows of a unit and a period: what the cached events can tell.
using FactExpression = Checked<FactExpressionFields>;

/// A quantile of durations, from the cube's histogram: 0 < p < 1. The value is in seconds before `scale`.
struct FactQuantile
{
    FactTime time{};
    double p = 0.9;
    FactFilter filter;

    friend bool operator==(const FactQuantile&, const FactQuantile&) = default;
};

/// A numerator or denominator: words for people, and facts when the rows can tell it.
struct Operand
{
    QString id;   ///< Of a denominator to choose from; empty otherwise.
    QString text; ///< "应结案数 − 缓办数"
    std::optional<FactExpression> facts;
    QString document; ///< Who says so, when it differs from the indicator's document.
    /// How small it can be: a denominator that can be 0 needs a policy. 1 where it always is above 0.
    double least = 0;

    friend bool operator==(const Operand&, const Operand&) = default;
};

/// A denominator to choose from. Some count other rows above the line as well: 受理数 goes with the closed of
/// those accepted, not with the closed of those due.
struct Denominator : Operand
{
    std::optional<Operand> numerator;

    friend bool operator==(const Denominator&, const Denominator&) = default;
};

} // namespace onescreen
