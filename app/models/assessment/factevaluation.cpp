// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/factevaluation.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

/// The expression is one measure and nothing else.
const FactTerm* onlyTerm(const FactExpression& expression)
{
    return expression->terms.size() == 1 && expression->terms.front().factor == 1.0
               ? &expression->terms.front()
               : nullptr;
}

/// Of a mean handling time: from the sum of squares that the cube keeps beside the sum.
std::optional<double> standardErrorOf(const IndicatorDefinition& definition, const FactLookup& facts)
{
    const FactTerm* sum = onlyTerm(*definition.numerator->facts);
    const FactTerm* count = onlyTerm(*definition.denominator()->facts);
    const bool isHandling = sum != nullptr && count != nullptr &&
                            sum->measure == FactMeasure::HandlingMinutes &&
                            count->measure == FactMeasure::Closed && sum->filter == count->filter;
    if (!isHandling)
        return std::nullopt;
    const FactSums& sums = facts(sum->filter);
    const auto n = sums.value(FactMeasure::Closed);
    const auto total = sums.value(FactMeasure::HandlingMinutes);
    const auto squares = sums.value(FactMeasure::HandlingMinutesSquared);
    if (!n || !total || !squares || *n < 2)
        return std::nullopt;
    const double mean = static_cast<double>(*total) / static_cast<double>(*n);
    const double spread = static_cast<double>(*squares) - mean * static_cast<double>(*total);
    const double variance = std::max(spread, 0.0) / static_cast<double>(*n - 1);
    const double error = std::abs(definition.scale) * std::sqrt(variance / static_cast<double>(*n));
    return error > 0 ? std::optional(error) : std::nullopt;
}

std::optional<FactValue> quantileValue(const IndicatorDefinition& definition, const FactLookup& facts)
{
    const FactQuantile& asked = *definition.quantile;
    const FactSums& sums = facts(asked.filter);
    qint64 cases = 0;
    for (std::size_t bin = 0; bin < binCount(asked.time); ++bin)
        cases += sums.bin(asked.time, bin);
    const auto quantile = quantileOf(sums, asked.time, asked.p);
    if (!quantile)
        return FactValue{.state = ValueState::NotApplicable, .denominator = static_cast<double>(cases)};
    return FactValue{.denominator = static_cast<double>(cases),
                     .value = definition.scale * quantile->estimate};
}

void collect(const FactExpression& expression, std::vector<FactFilter>& filters)
{
    for (const FactTerm& term : expression->terms) {
        if (std::ranges::find(filters, term.filter) == filters.end())
            filters.push_back(term.filter);
    }
}

template <typename Code> QSet<QString> textsOf(const std::vector<Code>& codes)
{
    QSet<QString> texts;
    for (const Code& code : codes)
        texts.insert(code.toString());
    return texts;
}

CubeQuestion questionFor(const FactFilter& filter, const Period& months, std::optional<UtcTime> overdueAt)
{
    CubeQuestion question{.months = months};
    question.categories = textsOf(filter.categories);
    question.sources = textsOf(filter.sources);
    question.priorities = QSet<Priority>(filter.priorities.begin(), filter.priorities.end());
    question.overdueAt = overdueAt;
    return question;
}

bool usesOverdue(const std::optional<FactExpression>& expression)
{
    return expression && std::ranges::any_of((*expression)->terms, [](const FactTerm& term) {
               return term.measure == FactMeasure::OverdueOpen;
           });
}

} // namespace

bool isFromFacts(const IndicatorDefinition& definition)
{
    if (definition.quantile)
        return true;
    const Operand* denominator = definition.denominator();
    return definition.numerator && definition.numerator->facts &&
           (denominator == nullptr || denominator->facts);
}

std::optional<double> evaluate(const FactExpression& expression, const FactLookup& facts)
{
    double sum = 0;
    for (const FactTerm& term : expression->terms) {
        const auto value = facts(term.filter).value(term.measure);
        if (!value)
            return std::nullopt;
        sum += term.factor * static_cast<double>(*value);
    }
    return sum;
}

std::optional<FactValue> evaluate(const IndicatorDefinition& definition, const FactLookup& facts)
{
    if (!isFromFacts(definition))
        return std::nullopt;
    if (definition.quantile)
        return quantileValue(definition, facts);
    const auto numerator = evaluate(*definition.numerator->facts, facts);
    if (!numerator)
        return std::nullopt;
    const Operand* below = definition.denominator();
    if (below == nullptr)
        return FactValue{.numerator = numerator, .value = definition.scale * *numerator};
    const auto denominator = evaluate(*below->facts, facts);
    if (!denominator)
        return std::nullopt;
    if (*denominator == 0.0)
        return FactValue{
            .state = ValueState::NotApplicable, .numerator = numerator, .denominator = denominator};
    return FactValue{.numerator = numerator,
                     .denominator = denominator,
                     .value = definition.scale * *numerator / *denominator,
                     .standardError = standardErrorOf(definition, facts)};
}

std::vector<FactFilter> factFiltersOf(const Catalogue& catalogue)
{
    std::vector<FactFilter> filters{FactFilter{}};
    for (const IndicatorDefinition& definition : catalogue.indicators()) {
        if (definition.numerator && definition.numerator->facts)
            collect(*definition.numerator->facts, filters);
        if (definition.ownNumerator && definition.ownNumerator->facts)
            collect(*definition.ownNumerator->facts, filters);
        for (const Denominator& denominator : definition.denominators) {
            if (denominator.facts)
                collect(*denominator.facts, filters);
            if (denominator.numerator && denominator.numerator->facts)
                collect(*denominator.numerator->facts, filters);
        }
        if (definition.quantile && std::ranges::find(filters, definition.quantile->filter) == filters.end())
            filters.push_back(definition.quantile->filter);
    }
    return filters;
}

bool asksForOverdue(const Catalogue& catalogue)
{
    return std::ranges::any_of(catalogue.indicators(), [](const IndicatorDefinition& definition) {
        return (definition.numerator && usesOverdue(definition.numerator->facts)) ||
               std::ranges::any_of(definition.denominators,
                                   [](const Operand& operand) { return usesOverdue(operand.facts); });
    });
}

CubeQuestion areaQuestion(const FactFilter& filter, const Period& months, std::optional<UtcTime> overdueAt)
{
    CubeQuestion question = questionFor(filter, months, overdueAt);
    question.byMonth = true;
    question.byLevel = RegionLevel::Township;
    question.byCategoryRoot = true;
    return question;
}

CubeQuestion unitQuestion(const FactFilter& filter, const Period& months, std::optional<UtcTime> overdueAt)
{
    CubeQuestion question = questionFor(filter, months, overdueAt);
    question.byMonth = true;
    question.byUnit = true;
    return question;
}

std::optional<EventFilter> rowsBehind(const FactTerm& term, const AssessedUnits& units, std::size_t unit,
                                      const Period& period, std::optional<UtcTime> overdueAt)
{
    if (!isCount(term.measure))
        return std::nullopt;
    CubeQuestion question = questionFor(term.filter, period, overdueAt);
    const AssessedUnit& assessed = units.at(unit);
    if (assessed.unit)
        question.units = units.unitIdsIn(unit);
    else
        question.area = assessed.region;
    return eventsBehind(term.measure, question, CubeRow{});
}

} // namespace onescreen
