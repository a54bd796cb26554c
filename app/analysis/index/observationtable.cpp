// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/observationtable.h"

#include "app/analysis/index/scoring.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ObservationTable::Column emptyColumn(std::size_t units)
{
    const std::vector<double> none(units, noNumber);
    return {.numerator = none,
            .denominator = none,
            .value = {},
            .standardError = {},
            .state = std::vector(units, ValueState::NotReported)};
}

/// Most indicators state no value beside their counts: what nobody fills takes no memory.
void put(std::vector<double>& column, std::size_t units, std::size_t unit,
         const std::optional<double>& number)
{
    if (!number)
        return;
    if (column.empty())
        column.assign(units, noNumber);
    column[unit] = *number;
}

QString describe(const Observation& observation)
{
    return u"unit \"%1\", period %2, indicator \"%3\""_s.arg(observation.unit, observation.period.toString(),
                                                             observation.indicator.toString());
}

} // namespace

Result<ObservationTable> ObservationTable::of(const Catalogue& catalogue, const std::vector<IndexUnit>& units,
                                              std::span<const Observation> observations)
{
    QHash<QString, std::size_t> positions;
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        positions.insert(units[unit].id, unit);
    QSet<QString> indicators;
    for (const IndicatorDefinition& definition : catalogue.indicators())
        indicators.insert(definition.id.toString());

    auto content = std::make_shared<Content>();
    content->units = units.size();
    QHash<QString, QHash<QString, std::vector<bool>>> seen;
    for (const Observation& observation : observations) {
        const auto unit = positions.constFind(observation.unit);
        if (unit == positions.cend())
            return failure(ErrorKind::Invalid, u"an unknown unit: "_s + describe(observation));
        const QString& indicator = observation.indicator.toString();
        if (!indicators.contains(indicator))
            return failure(ErrorKind::Invalid, u"an unknown indicator: "_s + describe(observation));
        const QString period = observation.period.toString();
        ObservationTable::Column& column = content->columns[period][indicator];
        std::vector<bool>& taken = seen[period][indicator];
        if (taken.empty()) {
            column = emptyColumn(units.size());
            taken.resize(units.size());
        }
        if (taken[*unit])
            return failure(ErrorKind::Invalid, u"two observations of "_s + describe(observation));
        taken[*unit] = true;
        column.numerator[*unit] = observation.numerator.value_or(noNumber);
        column.denominator[*unit] = observation.denominator.value_or(noNumber);
        put(column.value, units.size(), *unit, observation.value);
        put(column.standardError, units.size(), *unit, observation.standardError);
        column.state[*unit] = observation.state;
    }
    return ObservationTable(std::move(content));
}

double ObservationTable::Column::statedValue(std::size_t unit) const
{
    return value.empty() ? noNumber : value[unit];
}

double ObservationTable::Column::statedError(std::size_t unit) const
{
    return standardError.empty() ? noNumber : standardError[unit];
}

const ObservationTable::Columns* ObservationTable::columns(const Period& period) const
{
    const auto columns = d->columns.constFind(period.toString());
    return columns == d->columns.cend() ? nullptr : &*columns;
}

const ObservationTable::Column* ObservationTable::column(const Period& period,
                                                         const IndicatorId& indicator) const
{
    return columnOf(columns(period), indicator);
}

const ObservationTable::Column* ObservationTable::columnOf(const Columns* columns,
                                                           const IndicatorId& indicator)
{
    if (columns == nullptr)
        return nullptr;
    const auto column = columns->constFind(indicator.toString());
    return column == columns->cend() ? nullptr : &*column;
}

std::vector<Period> ObservationTable::periods() const
{
    std::vector<Period> periods;
    for (auto found = d->columns.keyBegin(); found != d->columns.keyEnd(); ++found) {
        if (const auto period = Period::fromString(*found))
            periods.push_back(*period);
    }
    std::ranges::sort(periods, [](const Period& a, const Period& b) {
        return std::pair(a.last(), a.first()) < std::pair(b.last(), b.first());
    });
    return periods;
}

} // namespace onescreen
