// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/indexvalues.h"

#include "app/analysis/index/observationcheck.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Places of the columns of one table.
struct Columns
{
    std::size_t unit = 0;
    std::size_t period = 0;
    std::size_t indicator = 0;
    std::optional<std::size_t> numerator, denominator, value, state, standardError, name, level, peerGroup;
};

Result<Columns> columnsOf(const TidyTable& table, bool values)
{
    Columns columns;
    const auto required = [&](const QString& name, std::size_t& place) -> Result<void> {
        const auto found = table.column(name);
        if (!found)
            return std::unexpected(found.error());
        place = *found;
        return {};
    };
    if (auto unit = required(u"unit"_s, columns.unit); !unit)
        return std::unexpected(unit.error());
    columns.name = table.find(u"unit_name"_s);
    columns.level = table.find(u"level"_s);
    columns.peerGroup = table.find(u"peer_group"_s);
    if (!values)
        return columns;
    if (auto period = required(u"period"_s, columns.period); !period)
        return std::unexpected(period.error());
    if (auto indicator = required(u"indicator"_s, columns.indicator); !indicator)
        return std::unexpected(indicator.error());
    columns.numerator = table.find(u"numerator"_s);
    columns.denominator = table.find(u"denominator"_s);
    columns.value = table.find(u"value"_s);
    columns.state = table.find(u"state"_s);
    columns.standardError = table.find(u"se"_s);
    if (!columns.value && !columns.numerator)
        return failure(ErrorKind::NotFound,
                       u"there is neither a column \"value\" nor a column \"numerator\""_s,
                       {.file = table.file, .row = 1});
    return columns;
}

QString fieldAt(const TidyRow& row, const std::optional<std::size_t>& column)
{
    return column ? row.fields[*column].trimmed() : QString();
}

class ValuesReader
{
public:
    ValuesReader(const TidyTable& table, const Columns& columns, const Catalogue& catalogue)
        : m_table(table), m_columns(columns), m_catalogue(catalogue)
    {
        for (const IndicatorDefinition& definition : catalogue.indicators())
            m_indicators.insert(definition.id.toString());
    }

    /// Takes the units as the only ones there are.
    void setUnits(const TidyTable& units, const Columns& columns)
    {
        m_fixedUnits = true;
        for (const TidyRow& row : units.rows)
            noteUnit(row, columns, units.file);
    }

    IndexValues read()
    {
        m_values.faults = m_table.faults;
        for (const TidyRow& row : m_table.rows)
            readRow(row);
        for (auto [id, unit] : m_units.asKeyValueRange())
            m_values.units.push_back(unit);
        std::ranges::sort(m_values.units, {}, &IndexUnit::id);
        std::ranges::stable_sort(m_values.faults, {}, &TidyFault::line);
        return std::move(m_values);
    }

private:
    void fault(const TidyRow& row, const QString& column, const QString& rule)
    {
        m_values.faults.push_back({.line = row.line, .column = column, .rule = rule});
    }

    /// Remembers the unit; false when it may not be used.
    bool noteUnit(const TidyRow& row, const Columns& columns, const QString& file)
    {
        const QString id = row.fields[columns.unit].trimmed();
        if (id.isEmpty()) {
            fault(row, u"unit"_s, u"the unit is missing"_s);
            return false;
        }
        const bool list = file != m_table.file;
        IndexUnit unit{.id = id,
                       .name = fieldAt(row, columns.name),
                       .level = fieldAt(row, columns.level),
                       .peerGroup = fieldAt(row, columns.peerGroup)};
        const auto known = m_units.find(id);
        if (known == m_units.end()) {
            if (m_fixedUnits && !list) {
                fault(row, u"unit"_s, u"the unit '%1' is unknown"_s.arg(id));
                return false;
            }
            m_units.insert(id, unit);
            return true;
        }
        if (m_fixedUnits && !list)
            return true;
        completeUnit(row, *known, unit);
        return true;
    }

    /// A unit says the same in all its rows; an empty field says nothing.
    void completeUnit(const TidyRow& row, IndexUnit& known, const IndexUnit& given)
    {
        const auto complete = [&](QString& text, const QString& now, const QString& column) {
            if (text.isEmpty())
                text = now;
            else if (!now.isEmpty() && now != text)
                fault(row, column,
                      u"the unit '%1' was '%2' before and is '%3' here"_s.arg(known.id, text, now));
        };
        complete(known.name, given.name, u"unit_name"_s);
        complete(known.level, given.level, u"level"_s);
        complete(known.peerGroup, given.peerGroup, u"peer_group"_s);
    }

    std::optional<double> number(const TidyRow& row, const std::optional<std::size_t>& column, bool& bad)
    {
        const auto read = tidyNumber(fieldAt(row, column));
        if (read)
            return *read;
        bad = true;
        fault(row, m_table.header[*column], read.error());
        return std::nullopt;
    }

    void readRow(const TidyRow& row)
    {
        const QString indicator = row.fields[m_columns.indicator].trimmed();
        const auto period = Period::fromString(row.fields[m_columns.period].trimmed());
        const auto id = IndicatorId::fromString(indicator);
        const bool unitKnown = noteUnit(row, m_columns, m_table.file);
        if (!period)
            fault(row, u"period"_s,
                  u"'%1' is no period such as 2024Q1 or 2024-06"_s.arg(row.fields[m_columns.period]));
        const bool indicatorKnown = id && m_indicators.contains(indicator);
        if (!indicatorKnown)
            fault(row, u"indicator"_s, u"the indicator '%1' is unknown"_s.arg(indicator));
        if (!unitKnown || !period || !indicatorKnown)
            return;
        keep(row, observationOf(row, *period, *id));
    }

    Observation observationOf(const TidyRow& row, const Period& period, const IndicatorId& indicator)
    {
        bool bad = false;
        Observation observation{.unit = row.fields[m_columns.unit].trimmed(),
                                .period = period,
                                .indicator = indicator,
                                .numerator = number(row, m_columns.numerator, bad),
                                .denominator = number(row, m_columns.denominator, bad),
                                .value = number(row, m_columns.value, bad),
                                .standardError = number(row, m_columns.standardError, bad)};
        if (observation.standardError && !(*observation.standardError > 0)) {
            fault(row, u"se"_s, u"a standard error is above 0"_s);
            observation.standardError.reset();
        }
        observation.state = stateOf(row, observation, bad);
        if (!bad && observation.state == ValueState::Value)
            bad = failsCheck(row, observation);
        return bad ? rejected(observation) : observation;
    }

    static Observation rejected(const Observation& observation)
    {
        return {.unit = observation.unit,
                .period = observation.period,
                .indicator = observation.indicator,
                .state = ValueState::Rejected};
    }

    ValueState stateOf(const TidyRow& row, const Observation& observation, bool& bad)
    {
        const bool number = observation.numerator || observation.denominator || observation.value;
        const QString word = fieldAt(row, m_columns.state);
        if (word.isEmpty())
            return number ? ValueState::Value : ValueState::NotReported;
        const auto state = valueStateFromName(word);
        if (!state) {
            fault(row, u"state"_s, u"the state '%1' is unknown"_s.arg(word));
            bad = true;
            return ValueState::Rejected;
        }
        // Of what is suppressed the counts may be there, to be pooled; NotApplicable is what 0 of 0 is.
        const bool mayHaveNumbers = *state == ValueState::Suppressed || *state == ValueState::Rejected ||
                                    (*state == ValueState::NotApplicable && observation.denominator == 0.0);
        if (*state == ValueState::Value && !number) {
            fault(row, u"state"_s, u"the state 'value' has no number"_s);
            bad = true;
        } else if (*state != ValueState::Value && number && !mayHaveNumbers) {
            fault(row, u"state"_s, u"the state '%1' has a number"_s.arg(word));
            bad = true;
        }
        return *state;
    }

    bool failsCheck(const TidyRow& row, const Observation& observation)
    {
        const IndicatorDefinition* definition =
            m_catalogue.find(observation.indicator, observation.period.last());
        if (definition == nullptr) {
            fault(row, u"indicator"_s,
                  u"no version of the indicator '%1' is valid in %2"_s.arg(observation.indicator.toString(),
                                                                           observation.period.toString()));
            return false;
        }
        const CellReason reason = checkObservation(*definition, observation);
        if (reason != CellReason::None)
            fault(row, {}, cellReasonSentence(reason));
        return reason != CellReason::None;
    }

    void keep(const TidyRow& row, const Observation& observation)
    {
        const QString key = observation.unit + u'\n' + observation.period.toString() + u'\n' +
                            observation.indicator.toString();
        const auto first = m_firstLines.constFind(key);
        if (first == m_firstLines.cend()) {
            m_firstLines.insert(key, {row.line, m_values.observations.size()});
            m_values.observations.push_back(observation);
            return;
        }
        fault(row, {},
              u"unit, period and indicator stand in line %1 already; none of the rows counts"_s.arg(
                  first->first));
        Observation& kept = m_values.observations[first->second];
        kept = rejected(kept);
    }

    const TidyTable& m_table;
    const Columns& m_columns;
    const Catalogue& m_catalogue;
    bool m_fixedUnits = false;
    QSet<QString> m_indicators;
    QHash<QString, IndexUnit> m_units;
    QHash<QString, std::pair<qint64, std::size_t>> m_firstLines;
    IndexValues m_values;
};

} // namespace

Result<IndexValues> indexValuesOf(const TidyTable& table, const TidyTable* units, const Catalogue& catalogue)
{
    const auto columns = columnsOf(table, true);
    if (!columns)
        return std::unexpected(columns.error());
    ValuesReader reader(table, *columns, catalogue);
    if (units != nullptr) {
        const auto unitColumns = columnsOf(*units, false);
        if (!unitColumns)
            return std::unexpected(unitColumns.error());
        reader.setUnits(*units, *unitColumns);
    }
    return reader.read();
}

} // namespace onescreen
