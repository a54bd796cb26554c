// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentreader.h"

#include "app/store/cachereader.h"

namespace onescreen {

namespace {

/// Keeps the first error of several questions asked in a row.
class Answers
{
public:
    template <typename T> T operator()(Result<T> result)
    {
        if (result)
            return *std::move(result);
        if (!m_error)
            m_error = std::move(result).error();
        return T{};
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace

Period allCubeMonths(UtcTime now)
{
    const QDate today = businessDay(now);
    return Period::fromDays(QDate(2000, 1, 1), QDate(today.year(), 12, 31)).value_or(Period::day(today));
}

Result<AssessmentInputs> readAssessmentInputs(CacheReader& reader, LoadedCatalogue catalogue, UtcTime now)
{
    Answers take;
    AssessmentInputs inputs{.catalogue = std::move(catalogue)};
    inputs.now = now;
    inputs.names = NameBook({.categories = take(reader.dictionary(DictionaryKind::Category)),
                             .sources = take(reader.dictionary(DictionaryKind::Source)),
                             .unitKinds = take(reader.dictionary(DictionaryKind::UnitKind)),
                             .units = take(reader.units()),
                             .regions = take(reader.regions())});
    const CacheStatus status = take(reader.status());
    inputs.asOf = status.asOf;
    inputs.replayed = status.replayed > 0;
    if (asksForOverdue(inputs.catalogue.catalogue))
        inputs.overdueAt = now;
    for (const FactFilter& filter : factFiltersOf(inputs.catalogue.catalogue)) {
        const Period months = allCubeMonths(now);
        inputs.facts.push_back(
            {.filter = filter,
             .areas = take(reader.cubeRows(areaQuestion(filter, months, inputs.overdueAt))),
             .units = take(reader.cubeRows(unitQuestion(filter, months, inputs.overdueAt)))});
    }
    inputs.values = take(reader.indicatorValues());
    for (const FeedStatus& feed : take(reader.feeds()))
        inputs.feeds << feed.name;
    if (const auto checks = builtInPrintedChecks())
        inputs.checks = *checks;
    if (take.error())
        return std::unexpected(*take.error());
    return inputs;
}

} // namespace onescreen
