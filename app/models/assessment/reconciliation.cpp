// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/reconciliation.h"

#include "app/models/assessment/factevaluation.h"
#include "app/models/assessment/importedvalues.h"
#include "app/store/cachereader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Period wholeMonths(const Period& period)
{
    const auto first = [](QDate day) { return QDate(day.year(), day.month(), 1); };
    return Period::fromDays(first(period.first()), first(period.last()).addMonths(1).addDays(-1))
        .value_or(period);
}

/// Counts steps and asks whether to go on.
class Steps
{
public:
    Steps(const ReconcileProgress& progress, std::size_t steps)
        : m_progress(progress), m_steps(static_cast<int>(steps))
    {
    }
    Result<void> next()
    {
        if (m_progress && !m_progress(m_done, m_steps))
            return failure(ErrorKind::Cancelled, u"The reconciliation was cancelled."_s);
        ++m_done;
        return {};
    }

private:
    const ReconcileProgress& m_progress;
    int m_done = 0;
    int m_steps;
};

Result<NameBook> namesOf(CacheReader& reader)
{
    NameData names;
    auto regions = reader.regions();
    if (!regions)
        return std::unexpected(std::move(regions).error());
    auto units = reader.units();
    if (!units)
        return std::unexpected(std::move(units).error());
    names.regions = *std::move(regions);
    names.units = *std::move(units);
    return NameBook(std::move(names));
}

Result<std::vector<MonthCheck>> checkMonths(CacheReader& reader, const std::vector<QDate>& months,
                                            Steps& steps)
{
    std::vector<MonthCheck> checks;
    for (const QDate month : months) {
        if (auto go = steps.next(); !go)
            return std::unexpected(std::move(go).error());
        auto check = reader.checkMonth(month);
        if (!check)
            return std::unexpected(std::move(check).error());
        checks.push_back(*std::move(check));
    }
    return checks;
}

Result<std::vector<FactRows>> factRows(CacheReader& reader, const std::vector<FactFilter>& filters,
                                       const Period& period, UtcTime now, Steps& steps)
{
    std::vector<FactRows> rows;
    for (const FactFilter& filter : filters) {
        if (auto go = steps.next(); !go)
            return std::unexpected(std::move(go).error());
        auto areas = reader.cubeRows(areaQuestion(filter, period, now));
        if (!areas)
            return std::unexpected(std::move(areas).error());
        rows.push_back({.filter = filter, .areas = *std::move(areas), .units = {}});
    }
    return rows;
}

bool sameCount(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

void judge(CentralComparison& row)
{
    const auto compare = [&row](const std::optional<double>& ours, const std::optional<double>& central,
                                auto same) {
        if (ours && central)
            row.agrees = row.agrees.value_or(true) && same(*ours, *central);
    };
    compare(row.ourNumerator, row.centralNumerator, sameCount);
    compare(row.ourDenominator, row.centralDenominator, sameCount);
    compare(row.ours, row.central,
            [](double ours, double printed) { return !differsFromPrinted(ours, printed); });
}

CentralComparison comparisonOf(const IndicatorValueFields& value, const IndicatorDefinition& definition,
                               const FactValue& facts)
{
    CentralComparison row{.id = value.id.toString(),
                          .indicator = definition.id.toString(),
                          .name = value.indicator,
                          .region = *value.region,
                          .period = *value.period,
                          .central = {},
                          .centralNumerator = value.numerator,
                          .centralDenominator = value.denominator,
                          .ours = facts.value,
                          .ourNumerator = facts.numerator,
                          .ourDenominator = facts.denominator,
                          .agrees = {},
                          .contradiction = contradictionOf(value)};
    return row;
}

/// Of the period alone, actual values of known areas.
std::vector<IndicatorValue> valuesOf(std::vector<IndicatorValue> all, const Period& period)
{
    std::erase_if(all, [&](const IndicatorValue& value) {
        return value->role != ValueRole::Actual || value->period != period || !value->region;
    });
    return all;
}

std::vector<CentralComparison> compareWithRows(const ImportedValues& imported, const AssessedUnits& units,
                                               const FactBook& book, const Catalogue& catalogue,
                                               const Period& period)
{
    std::vector<CentralComparison> rows;
    for (const IndicatorDefinition& definition : catalogue.indicators()) {
        if (!isFromFacts(definition) || catalogue.find(definition.id, period.last()) != &definition)
            continue;
        for (std::size_t unit = 0; unit < units.all().size(); ++unit) {
            for (const std::size_t at : imported.actual(unit, definition.id.toString(), period)) {
                // Where the cache does not reach, there is nothing to hold against the value.
                const auto facts = book.hasFactsIn(period) && book.knows(unit)
                                       ? evaluate(definition, book.lookup(unit, period))
                                       : std::nullopt;
                const IndicatorValue& value = imported.all()[at];
                CentralComparison& row =
                    rows.emplace_back(comparisonOf(*value, definition, facts.value_or(FactValue{})));
                row.central = valueInUnit(value, definition.unit);
                judge(row);
            }
        }
    }
    return rows;
}

} // namespace

qint64 Reconciliation::cubeDifferences() const
{
    qint64 count = 0;
    for (const MonthCheck& month : months)
        count += std::ssize(month.differences);
    return count;
}

qint64 Reconciliation::centralDifferences() const
{
    return std::ranges::count_if(central, [](const CentralComparison& row) {
        return !row.agrees.value_or(true) || row.contradiction.has_value();
    });
}

Result<Reconciliation> reconcile(CacheReader& reader, const Catalogue& catalogue, const Period& period,
                                 UtcTime now, const ReconcileProgress& progress)
{
    const Period months = wholeMonths(period);
    std::vector<QDate> firstDays;
    for (QDate day = months.first(); day <= months.last(); day = day.addMonths(1))
        firstDays.push_back(day);
    const std::vector<FactFilter> filters = factFiltersOf(catalogue);
    Steps steps(progress, firstDays.size() + filters.size());
    auto checks = checkMonths(reader, firstDays, steps);
    if (!checks)
        return std::unexpected(std::move(checks).error());
    const auto names = namesOf(reader);
    if (!names)
        return std::unexpected(names.error());
    auto values = reader.indicatorValues();
    if (!values)
        return std::unexpected(std::move(values).error());
    auto rows = factRows(reader, filters, months, now, steps);
    if (!rows)
        return std::unexpected(std::move(rows).error());

    ImportedValues imported(valuesOf(*std::move(values), period));
    const AssessedUnits units(*names, imported.regions());
    imported.place(catalogue, units);
    const FactBook book(units, {period}, *std::move(rows));
    Reconciliation answer{.period = months, .months = *std::move(checks), .central = {}};
    answer.central = compareWithRows(imported, units, book, catalogue, period);
    answer.withoutRows = std::ssize(imported.all()) - std::ssize(answer.central);
    return answer;
}

} // namespace onescreen
