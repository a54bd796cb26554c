// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/models/assessment/assessedunits.h"
#include "app/store/cubequestion.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace onescreen {

/// What the facts of one unit and period say of one indicator, before any check of the engine.
struct FactValue
{
    ValueState state = ValueState::Value; ///< Value or NotApplicable (denominator 0): 0/0 is no number.
    std::optional<double> numerator;      ///< Before the scale.
    std::optional<double> denominator;
    std::optional<double> value; ///< In the indicator's unit.
    std::optional<double> standardError;

    friend bool operator==(const FactValue&, const FactValue&) = default;
};

/// The sums that a filter leaves of one unit and period.
using FactLookup = std::function<const FactSums&(const FactFilter&)>;

/// Whether rows alone give the indicator.
bool isFromFacts(const IndicatorDefinition& definition);
/// Σ factor · measure; none when a measure is not known (OverdueOpen without a moment).
std::optional<double> evaluate(const FactExpression& expression, const FactLookup& facts);
/// Numerator over the chosen denominator, or a sum, or a quantile, in the indicator's unit. None when
/// isFromFacts() is false or a measure is not known.
std::optional<FactValue> evaluate(const IndicatorDefinition& definition, const FactLookup& facts);
/// Every different filter of the catalogue's facts, each once; the empty one first, always there.
std::vector<FactFilter> factFiltersOf(const Catalogue& catalogue);
/// Whether any of the catalogue's facts needs the moment of asking.
bool asksForOverdue(const Catalogue& catalogue);
/// The question whose rows FactBook reads for that filter.
CubeQuestion areaQuestion(const FactFilter& filter, const Period& months, std::optional<UtcTime> overdueAt);
CubeQuestion unitQuestion(const FactFilter& filter, const Period& months, std::optional<UtcTime> overdueAt);
/// The rows behind one term of an expression for one unit and period; none for what is no count of rows.
std::optional<EventFilter> rowsBehind(const FactTerm& term, const AssessedUnits& units, std::size_t unit,
                                      const Period& period, std::optional<UtcTime> overdueAt);

/// Answers of the cube to areaQuestion() and unitQuestion() for one filter.
struct FactRows
{
    FactFilter filter;
    std::vector<CubeRow> areas; ///< By month, township and top category.
    std::vector<CubeRow> units; ///< By month and unit.
};

/// Facts added up for every unit and period. Immutable after it was made; copies share their content.
class FactBook
{
public:
    FactBook();
    /// `stop` is asked now and then; when it says yes the book stays empty.
    FactBook(const AssessedUnits& units, const std::vector<Period>& periods, std::vector<FactRows> rows,
             const std::function<bool()>& stop = {});

    [[nodiscard]] bool isEmpty() const { return !firstMonth(); }
    /// First and last month with any fact.
    [[nodiscard]] std::optional<QDate> firstMonth() const;
    [[nodiscard]] std::optional<QDate> lastMonth() const;
    /// Whether anybody has a fact in it. Where nobody has one, the cache does not reach.
    [[nodiscard]] bool hasFactsIn(const Period& period) const;
    /// Whether any fact of any month belongs to that unit. Where there never was one, nothing is known.
    [[nodiscard]] bool knows(std::size_t unit) const;
    /// Zero sums where nothing happened. Requires a period that the book was made for.
    [[nodiscard]] const FactSums& sums(std::size_t unit, const Period& period,
                                       const FactFilter& filter) const;
    [[nodiscard]] FactLookup lookup(std::size_t unit, const Period& period) const;

    struct CategorySums
    {
        QString categoryRoot;
        FactSums sums;
    };
    /// The same by top category, for areas; categories without facts are left out.
    [[nodiscard]] std::vector<CategorySums> byCategory(const AssessedUnits& units, std::size_t unit,
                                                       const Period& period, const FactFilter& filter) const;

private:
    struct Content;
    std::shared_ptr<const Content> d;
};

} // namespace onescreen
