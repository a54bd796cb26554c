// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentbuilder.h"

#include "app/models/assessment/assessmentcells.h"
#include "app/models/assessment/periodlist.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::unexpected<Error> stopped()
{
    return failure(ErrorKind::Cancelled, u"the assessment is outdated"_s);
}

QSet<RegionCode> regionsOf(const std::vector<FactRows>& facts, const ImportedValues& imported)
{
    QSet<RegionCode> regions = imported.regions();
    for (const FactRows& filtered : facts) {
        for (const CubeRow& row : filtered.areas) {
            if (row.region)
                regions.insert(*row.region);
        }
    }
    return regions;
}

std::vector<IndexUnit> indexUnitsOf(const AssessedUnits& units)
{
    std::vector<IndexUnit> made;
    for (const AssessedUnit& unit : units.all())
        made.push_back({.id = unit.key,
                        .name = unit.name,
                        .level = assessedLevelName(unit.level),
                        .peerGroup = unit.peerGroup,
                        .region = unit.region});
    return made;
}

/// Builds one assessment, step by step.
class Builder
{
public:
    Builder(AssessmentInputs inputs, const StopAsked& stop)
        : m_stop(stop), m_facts(std::move(inputs.facts)),
          m_data(std::make_shared<AssessmentData>(AssessmentData{.catalogue = std::move(inputs.catalogue)}))
    {
        m_data->names = std::move(inputs.names);
        m_data->imported = ImportedValues(std::move(inputs.values));
        m_data->contradictions = findContradictions(m_data->imported.all(), inputs.checks);
        m_data->publications = std::move(inputs.publications);
        m_data->feeds = std::move(inputs.feeds);
        m_data->asOf = inputs.asOf;
        m_data->computedAt = inputs.now;
        m_data->overdueAt = inputs.overdueAt;
        m_data->replayed = inputs.replayed;
        m_today = businessDay(inputs.now);
    }

    Result<std::shared_ptr<const AssessmentData>> build()
    {
        m_data->units = AssessedUnits(m_data->names, regionsOf(m_facts, m_data->imported));
        m_data->units.setPeerGroups(m_data->catalogue.catalogue);
        m_data->indexUnits = indexUnitsOf(m_data->units);
        m_data->imported.place(m_data->catalogue.catalogue, m_data->units);
        const std::vector<Period> periods =
            assessedPeriods(m_facts, m_data->imported, m_data->catalogue.catalogue);
        m_data->facts = FactBook(m_data->units, periods, std::move(m_facts), m_stop);
        for (const Period& period : periods) {
            if (isStopped())
                return stopped();
            m_made.push_back(fill(period));
        }
        if (auto scored = score(); !scored)
            return std::unexpected(std::move(scored).error());
        for (auto& period : m_made) {
            addDifferences(*period);
            m_data->periods.push_back(std::move(period));
        }
        return m_data;
    }

private:
    [[nodiscard]] bool isStopped() const { return m_stop && m_stop(); }

    std::shared_ptr<AssessedPeriod> fill(const Period& period)
    {
        const AssessedCalendar calendar = calendarOf(period).value_or(AssessedCalendar::Month);
        auto made = std::make_shared<AssessedPeriod>(
            AssessedPeriod{.period = period, .calendar = calendar, .open = period.last() >= m_today});
        const Catalogue& catalogue = m_data->catalogue.catalogue;
        for (const IndicatorDefinition* definition : definitionsFor(calendar, period))
            made->columns.push_back(column(*definition, period));
        const auto kind = periodKindOf(period, catalogue);
        made->tree = catalogue.treeOn(period.last(), kind.value_or(onescreen::periodKindOf(calendar)));
        return made;
    }

    /// A calendar year is four rolling quarters as well.
    [[nodiscard]] std::vector<const IndicatorDefinition*> definitionsFor(AssessedCalendar calendar,
                                                                         const Period& period) const
    {
        const Catalogue& catalogue = m_data->catalogue.catalogue;
        std::vector<const IndicatorDefinition*> found =
            catalogue.validOn(period.last(), onescreen::periodKindOf(calendar));
        if (calendar != AssessedCalendar::Year)
            return found;
        for (const IndicatorDefinition* definition :
             catalogue.validOn(period.last(), PeriodKind::RollingFour)) {
            if (!isMadeFor(*definition, PeriodKind::Year))
                found.push_back(definition);
        }
        return found;
    }

    /// Printed values that are another number than ours from rows.
    void addDifferences(const AssessedPeriod& period)
    {
        for (const AssessmentColumn& column : period.columns) {
            for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
                const AssessmentCell& cell = column.cells[unit];
                if (cell.conflicts && cell.printed && cell.provenance == Provenance::Rows)
                    m_data->contradictions.push_back(differenceFromRows(m_data->imported.all()[*cell.printed],
                                                                        cell, m_data->units.at(unit).key,
                                                                        *column.definition, period.period));
            }
        }
    }

    AssessmentColumn column(const IndicatorDefinition& definition, const Period& period)
    {
        AssessmentColumn made{.definition = &definition, .cells = {}};
        const QString id = definition.id.toString();
        const bool fromFacts = isFromFacts(definition) && m_data->facts.hasFactsIn(period);
        if (!fromFacts && !m_data->imported.hasIndicator(id))
            return made;
        bool any = false;
        for (std::size_t unit = 0; unit < m_data->units.all().size(); ++unit) {
            made.cells.push_back(cell(definition, unit, period, fromFacts));
            any = any || made.cells.back().reason != FigureReason::NoSource;
        }
        if (!any)
            made.cells.clear();
        markSilent(made);
        fillShown(made);
        return made;
    }

    /// Others of its level have reported, this one has not.
    void markSilent(AssessmentColumn& column) const
    {
        const QSet<int> levels = reportedLevels(column, m_data->units);
        for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
            const bool others = levels.contains(static_cast<int>(m_data->units.at(unit).level));
            if (others && column.cells[unit].reason == FigureReason::NoSource)
                settle(column.cells[unit], FigureState::NotReported, FigureReason::NothingCame);
        }
    }

    AssessmentCell cell(const IndicatorDefinition& definition, std::size_t unit, const Period& period,
                        bool fromFacts) const
    {
        AssessmentCell made;
        if (!definition.appliesTo(areaLevelOf(m_data->units.at(unit).level))) {
            settle(made, FigureState::NotApplicable, FigureReason::NoDuty);
            return made;
        }
        if (fromFacts && !m_data->facts.knows(unit))
            settle(made, FigureState::NoSource, FigureReason::NoRowsHere);
        std::optional<FactValue> value;
        if (fromFacts && m_data->facts.knows(unit))
            value = evaluate(definition, m_data->facts.lookup(unit, period));
        if (value)
            made = cellFromFacts(*value);
        const auto printed = m_data->imported.actual(unit, definition.id.toString(), period);
        if (!printed.empty()) {
            const IndicatorValue& first = m_data->imported.all()[printed.front()];
            if (value) { // Ours and the printed one stay side by side.
                made.printed = printed.front();
                const auto comparable = valueInUnit(first, definition.unit);
                made.conflicts = comparable && made.value && differsFromPrinted(*made.value, *comparable);
            } else {
                made = cellFromPrinted(first, printed.front(), definition);
            }
        }
        checkCell(made, definition);
        return made;
    }

    /// Which levels anybody has reported that indicator for: elsewhere its silence is not a failure to
    /// report.
    static QSet<int> reportedLevels(const AssessmentColumn& column, const AssessedUnits& units)
    {
        QSet<int> levels;
        for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
            if (column.cells[unit].printed)
                levels.insert(static_cast<int>(units.at(unit).level));
        }
        return levels;
    }

    void observePeriod(const AssessedPeriod& period)
    {
        const std::size_t units = m_data->units.all().size();
        for (const AssessmentColumn& column : period.columns) {
            if (!column.definition->score)
                continue;
            const QSet<int> levels = reportedLevels(column, m_data->units);
            const AssessmentCell nothing;
            for (std::size_t unit = 0; unit < units; ++unit) {
                const AssessedUnit& assessed = m_data->units.at(unit);
                const bool others = levels.contains(static_cast<int>(assessed.level));
                const AssessmentCell& cell = column.cells.empty() ? nothing : column.cells[unit];
                if (auto one = observationOf(
                        cell, others,
                        {.unit = assessed.key, .period = period.period, .indicator = column.definition->id}))
                    m_data->observations.push_back(*std::move(one));
            }
        }
    }

    [[nodiscard]] bool deadlinePassed(const AssessedPeriod& period) const
    {
        int lag = 0;
        for (const AssessmentColumn& column : period.columns)
            lag = std::max(lag, column.definition->lagDays);
        return m_today > period.period.last().addDays(lag);
    }

    Result<void> score()
    {
        for (const auto& period : m_made)
            observePeriod(*period);
        auto table =
            ObservationTable::of(m_data->catalogue.catalogue, m_data->indexUnits, m_data->observations);
        if (!table)
            return std::unexpected(std::move(table).error());
        m_data->table = *std::move(table);
        quint64 before = qHash(m_data->catalogue.text);
        for (const IndicatorDefinition& definition : m_data->catalogue.catalogue.indicators()) {
            if (definition.denominator() != nullptr)
                before = qHashMulti(before, definition.id.toString(), definition.denominator()->id);
        }
        for (const AssessedUnit& unit : m_data->units.all())
            before = qHash(unit.key, before);
        std::optional<AssessedCalendar> calendar;
        quint64 chain = before;
        for (const auto& period : m_made) {
            if (isStopped())
                return stopped();
            if (calendar != period->calendar)
                chain = before;
            calendar = period->calendar;
            const bool passed = deadlinePassed(*period);
            period->deadlinePassed = passed;
            chain = printOf(*period, passed, chain);
            period->fingerprint = chain;
            if (period->tree.empty())
                continue;
            auto plan = IndexPlan::of(m_data->catalogue.catalogue, period->period, m_data->indexUnits,
                                      {.deadlinePassed = passed});
            if (!plan)
                return std::unexpected(std::move(plan).error());
            auto result = computeIndex(*plan, *m_data->table);
            if (!result)
                return std::unexpected(std::move(result).error());
            period->plan = *std::move(plan);
            period->result = *std::move(result);
            markCarried(*period);
        }
        return {};
    }

    static quint64 printOf(const AssessedPeriod& period, bool deadlinePassed, quint64 seed)
    {
        seed = qHashMulti(seed, period.period.toString(), period.open, deadlinePassed);
        for (const AssessmentColumn& column : period.columns) {
            seed = qHashMulti(seed, column.definition->id.toString(), column.definition->version);
            for (const AssessmentCell& cell : column.cells)
                seed = qHashMulti(seed, static_cast<int>(cell.state), cell.numerator.value_or(-1),
                                  cell.denominator.value_or(-1), cell.value.value_or(-1));
        }
        return seed;
    }

    /// What the engine took from the period before is shown, and shown as such.
    static void markCarried(AssessedPeriod& period)
    {
        for (AssessmentColumn& column : period.columns) {
            const auto node = period.result->findNode(column.definition->id.toString());
            if (!node || column.cells.empty())
                continue;
            for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
                const IndexCell cell = period.result->cell(unit, *node);
                if (cell.treatment != Treatment::Carried)
                    continue;
                settle(column.cells[unit], FigureState::Late, FigureReason::Carried);
                column.cells[unit].value = cell.value;
                column.cells[unit].numerator = cell.numerator;
                column.cells[unit].denominator = cell.denominator;
            }
        }
    }

    StopAsked m_stop;
    std::vector<FactRows> m_facts;
    std::shared_ptr<AssessmentData> m_data;
    std::vector<std::shared_ptr<AssessedPeriod>> m_made;
    QDate m_today;
};

} // namespace

Result<std::shared_ptr<const AssessmentData>> buildAssessment(AssessmentInputs inputs, const StopAsked& stop)
{
    return Builder(std::move(inputs), stop).build();
}

} // namespace onescreen
