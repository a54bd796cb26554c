// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/funnelunits.h"

#include "app/main/cli/tidycells.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct Places
{
    std::optional<std::size_t> unit;
    std::optional<std::size_t> numerator;
    std::optional<std::size_t> denominator;
    std::optional<std::size_t> state;
    std::vector<std::size_t> group;
};

Result<Places> placesOf(const TidyTable& table, const FunnelColumns& columns)
{
    const auto unit = table.place(columns.unit, u"unit"_s);
    const auto numerator = table.column(columns.numerator.isEmpty() ? u"numerator"_s : columns.numerator);
    const auto denominator = columns.countsOnly ? Result<std::optional<std::size_t>>(std::nullopt)
                                                : table.place(columns.denominator, u"denominator"_s);
    const auto state = table.place(columns.state, u"state"_s);
    const auto group = table.places(columns.group, {u"period"_s, u"indicator"_s});
    if (!unit)
        return std::unexpected(unit.error());
    if (!numerator)
        return std::unexpected(numerator.error());
    if (!denominator)
        return std::unexpected(denominator.error());
    if (!state)
        return std::unexpected(state.error());
    if (!group)
        return std::unexpected(group.error());
    return Places{.unit = *unit,
                  .numerator = *numerator,
                  .denominator = *denominator,
                  .state = *state,
                  .group = *group};
}

/// Makes rows out of the table's, collecting what is wrong.
class Reader
{
public:
    Reader(const TidyTable& table, const Places& places, FunnelUnits& input)
        : m_places(places), m_input(input), m_cells(table, input.faults)
    {
    }

    void read(const TidyRow& tidy)
    {
        std::vector<QString> key;
        key.reserve(m_places.group.size());
        for (const std::size_t place : m_places.group)
            key.push_back(tidy.fields[place]);
        FunnelRow row{.unit = m_places.unit ? tidy.fields[*m_places.unit] : QString::number(tidy.line)};
        if (!m_units.emplace(key, row.unit).second) {
            m_cells.fault(tidy, m_places.unit, u"the unit '%1' stands in this group already"_s.arg(row.unit));
            return;
        }
        const bool rejected = !readShare(tidy, row);
        const bool present =
            m_places.denominator ? statistics::known(row.share).has_value() : row.share.numerator.has_value();
        row.state = rejected ? UnitState::Rejected : present ? UnitState::Value : UnitState::Missing;
        if (rejected)
            row.share = {};
        const auto [entry, added] = m_groups.try_emplace(key, m_input.groups.size());
        if (added)
            m_input.groups.push_back({.key = key});
        m_input.groups[entry->second].rows.push_back(std::move(row));
    }

private:
    bool readShare(const TidyRow& tidy, FunnelRow& row)
    {
        const std::optional<bool> may = m_cells.mayHaveValue(tidy, m_places.state);
        if (!may || !*may) // Whatever the numbers say, there is no value.
            return may.has_value();
        if (!m_cells.readNumber(tidy, m_places.numerator, row.share.numerator) ||
            !m_cells.readNumber(tidy, m_places.denominator, row.share.denominator))
            return false;
        const auto checked =
            statistics::checkShares(std::span(&row.share, 1), statistics::ShareRule::WholePart);
        if (checked)
            return true;
        const bool lower = checked.error().place.field == "denominator"_L1;
        return m_cells.fault(tidy, lower ? m_places.denominator : m_places.numerator, checked.error().text);
    }

    const Places& m_places;
    FunnelUnits& m_input;
    TidyCells m_cells;
    std::map<std::vector<QString>, std::size_t> m_groups;
    std::set<std::pair<std::vector<QString>, QString>> m_units;
};

} // namespace

Result<FunnelUnits> funnelUnits(const TidyTable& table, const FunnelColumns& columns)
{
    const Result<Places> places = placesOf(table, columns);
    if (!places)
        return std::unexpected(places.error());
    FunnelUnits input{.countsOnly = !places->denominator, .faults = table.faults};
    for (const std::size_t place : places->group)
        input.groupColumns.push_back(table.header[place]);
    Reader reader(table, *places, input);
    for (const TidyRow& row : table.rows)
        reader.read(row);
    std::ranges::stable_sort(input.faults, {}, &TidyFault::line);
    return input;
}

} // namespace onescreen
