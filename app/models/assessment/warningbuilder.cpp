// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/warningbuilder.h"

#include "app/analysis/narrative/trend.h"
#include "app/analysis/statistics/alertlevel.h"
#include "app/analysis/statistics/dispersion.h"
#include "app/models/assessment/assessmentfigures.h"

#include <algorithm>
#include <tuple>

namespace onescreen {

namespace {

constexpr std::size_t leastCounts = 10; ///< Units that a test for evenness needs.

WarningLevel levelOf(statistics::AlertLevel level)
{
    switch (level) {
    case statistics::AlertLevel::None:
    case statistics::AlertLevel::Blue:
        break;
    case statistics::AlertLevel::Yellow:
        return WarningLevel::Yellow;
    case statistics::AlertLevel::Orange:
        return WarningLevel::Orange;
    case statistics::AlertLevel::Red:
        return WarningLevel::Red;
    }
    return WarningLevel::Blue;
}

std::optional<WarningRule> ruleOf(statistics::AlertReason reason)
{
    switch (reason) {
    case statistics::AlertReason::PointInConcern:
    case statistics::AlertReason::TwoRules:
        return WarningRule::PointInConcern;
    case statistics::AlertReason::TargetMissed:
        return WarningRule::MissedTarget;
    case statistics::AlertReason::OutsideLimits:
        return WarningRule::OutsideLimits;
    case statistics::AlertReason::TargetWillFail:
        return WarningRule::WillFailTarget;
    case statistics::AlertReason::VetoEvent:
        return WarningRule::Veto;
    case statistics::AlertReason::DeadlinePassed:
    case statistics::AlertReason::ResponsePending:
        break;
    }
    return std::nullopt;
}

portrait::Better betterFor(Direction direction)
{
    switch (direction) {
    case Direction::HigherBetter:
        return portrait::Better::Higher;
    case Direction::LowerBetter:
        return portrait::Better::Lower;
    case Direction::TargetBest:
        return portrait::Better::Target;
    case Direction::Neutral:
        break;
    }
    return portrait::Better::Neutral;
}

statistics::BetterDirection betterDirection(Direction direction)
{
    return direction == Direction::HigherBetter  ? statistics::BetterDirection::Higher
           : direction == Direction::LowerBetter ? statistics::BetterDirection::Lower
                                                 : statistics::BetterDirection::Neither;
}

class PeriodWarnings
{
public:
    PeriodWarnings(const AssessmentData& data, const AssessedPeriod& period) : m_data(data), m_period(period)
    {
        for (const AssessedPeriod* one : data.of(period.calendar)) {
            if (one->period.last() <= period.period.last())
                m_history.push_back(one);
        }
    }

    std::vector<AssessmentWarning> make()
    {
        for (const AssessmentColumn& column : m_period.columns) {
            if (!isMadeFor(*column.definition, periodKindOf(m_period.calendar)))
                continue;
            if (column.definition->penaltyVolume)
                testEvenness(column);
            else if (mayRank(*column.definition))
                testUnits(column);
        }
        addVetoes();
        std::ranges::sort(m_found, [](const AssessmentWarning& a, const AssessmentWarning& b) {
            return std::tie(b.level, b.weight, a.unit, a.indicator) <
                   std::tie(a.level, a.weight, b.unit, b.indicator);
        });
        return std::move(m_found);
    }

private:
    /// With a place for every period between two figures, so that nothing is joined over a gap.
    [[nodiscard]] std::vector<portrait::TrendPoint> pointsOf(const QString& indicator, std::size_t unit) const
    {
        std::vector<portrait::TrendPoint> points;
        std::optional<int> version;
        for (const AssessedPeriod* period : m_history) {
            while (!points.empty()) {
                const Period next = calendarPeriod(m_period.calendar, points.back().period.last().addDays(1));
                if (next.first() >= period->period.first())
                    break;
                points.push_back({.period = next});
            }
            portrait::TrendPoint point{.period = period->period};
            if (const AssessmentColumn* column = period->column(indicator)) {
                point.ruleChanged = version && *version != column->definition->version;
                version = column->definition->version;
                if (unit < column->cells.size() && column->cells[unit].state == FigureState::Value) {
                    point.value = column->cells[unit].value;
                    point.numerator = column->cells[unit].numerator;
                    point.denominator = column->cells[unit].denominator;
                }
            }
            points.push_back(point);
        }
        const auto first =
            std::ranges::find_if(points, [](const auto& point) { return point.value.has_value(); });
        points.erase(points.begin(), first);
        return points;
    }

    void testUnits(const AssessmentColumn& column)
    {
        for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
            if (column.cells[unit].state == FigureState::Value)
                testUnit(column, unit);
        }
    }

    void testUnit(const AssessmentColumn& column, std::size_t unit)
    {
        const IndicatorDefinition& definition = *column.definition;
        const AssessmentCell& cell = column.cells[unit];
        const std::optional<double> target = m_data.targetOf(definition, unit, m_period.period).value;
        statistics::AlertFacts facts;
        std::optional<portrait::Control> control;
        if (const auto trend = portrait::trendOf(pointsOf(definition.id.toString(), unit),
                                                 betterFor(definition.direction), target)) {
            facts = statistics::alertFacts(trend->chart, betterDirection(definition.direction));
            if (trend->failures) // The chart counts what a rate lacks: fewer is better.
                facts.better = statistics::BetterDirection::Lower;
            control = portrait::controlOf(*trend);
        }
        facts.value.reset(); // The chart may be of something else; the target is the indicator's.
        statistics::Alert alert = statistics::alertLevel(facts);
        const statistics::Alert missed =
            statistics::alertLevel({.better = betterDirection(definition.direction),
                                    .value = cell.value,
                                    .target = target,
                                    .denominator = cell.denominator,
                                    .nMin = static_cast<double>(definition.nMin)});
        alert.level = std::max(alert.level, missed.level);
        alert.reasons.insert(alert.reasons.end(), missed.reasons.begin(), missed.reasons.end());
        AssessmentWarning warning = start(column, unit);
        warning.level = levelOf(alert.level);
        warning.target = target;
        for (const statistics::AlertReason reason : alert.reasons) {
            const auto rule = ruleOf(reason);
            if (rule && std::ranges::find(warning.rules, *rule) == warning.rules.end())
                warning.rules.push_back(*rule);
        }
        if (isBeyondAlarm(definition, cell, unit)) {
            warning.rules.insert(warning.rules.begin(), WarningRule::BelowFloor);
            warning.level = std::max(warning.level, WarningLevel::Orange);
        }
        if (warning.rules.empty())
            return;
        if (control) {
            // A limit beyond what the indicator can be limits nothing.
            const IndicatorInfo info = infoOf(m_data, m_period, definition);
            if (!info.least || control->lower >= *info.least)
                warning.lowLimit = control->lower;
            if (!info.most || control->upper <= *info.most)
                warning.highLimit = control->upper;
        }
        m_found.push_back(std::move(warning));
    }

    [[nodiscard]] bool isBeyondAlarm(const IndicatorDefinition& definition, const AssessmentCell& cell,
                                     std::size_t unit) const
    {
        const TargetRow* row = definition.targetFor(m_data.contextOf(unit), m_period.period.last());
        if (row == nullptr || !row->alarm || !cell.value)
            return false;
        return definition.direction == Direction::HigherBetter ? *cell.value <= *row->alarm
                                                               : *cell.value >= *row->alarm;
    }

    [[nodiscard]] AssessmentWarning start(const AssessmentColumn& column, std::size_t unit) const
    {
        const AssessmentCell& cell = column.cells[unit];
        AssessmentWarning warning{.unit = m_data.units.at(unit).key,
                                  .unitName = m_data.units.at(unit).name,
                                  .indicator = column.definition->id.toString(),
                                  .indicatorName = column.definition->nameZh,
                                  .rules = {},
                                  .value = cell.value,
                                  .numerator = cell.numerator,
                                  .denominator = cell.denominator,
                                  .owner = column.definition->owner};
        const auto node = m_period.result ? m_period.result->findNode(warning.indicator) : std::nullopt;
        if (node)
            warning.weight = m_period.result->cell(unit, *node).lost;
        return warning;
    }

    /// 7.5: volumes that hardly differ between units look like a quota.
    void testEvenness(const AssessmentColumn& column)
    {
        for (const AssessedLevel level : allAssessedLevels) {
            std::vector<double> counts;
            for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
                const AssessmentCell& cell = column.cells[unit];
                if (m_data.units.at(unit).level == level && cell.state == FigureState::Value && cell.value)
                    counts.push_back(*cell.value);
            }
            if (counts.size() < leastCounts)
                continue;
            const auto test = statistics::testDispersion(counts); // Amounts that are no counts are refused.
            if (!test || !*test || (*test)->evenness != statistics::Evenness::TooEven)
                continue;
            m_found.push_back({.level = WarningLevel::Yellow,
                               .unit = {},
                               .unitName = {},
                               .indicator = column.definition->id.toString(),
                               .indicatorName = column.definition->nameZh,
                               .rules = {WarningRule::TooUniform},
                               .value = (*test)->statistic,
                               .owner = column.definition->owner});
        }
    }

    void addVetoes()
    {
        if (!m_period.result)
            return;
        for (std::size_t unit = 0; unit < m_data.units.all().size(); ++unit) {
            for (const IndexLine& line : m_period.result->outcome(unit).lines) {
                if (line.kind == LineKind::Veto && !line.unknown)
                    m_found.push_back({.level = WarningLevel::Red,
                                       .unit = m_data.units.at(unit).key,
                                       .unitName = m_data.units.at(unit).name,
                                       .indicator = line.rule,
                                       .indicatorName = line.title,
                                       .rules = {WarningRule::Veto},
                                       .weight = -line.amount});
            }
        }
    }

    const AssessmentData& m_data;
    const AssessedPeriod& m_period;
    std::vector<const AssessedPeriod*> m_history; ///< Up to and including the period.
    std::vector<AssessmentWarning> m_found;
};

} // namespace

std::vector<AssessmentWarning> warningsOf(const AssessmentData& data, const AssessedPeriod& period)
{
    // Four rolling quarters share three with those before: no control chart can judge them.
    const bool judged = !period.open && period.calendar != AssessedCalendar::RollingFour;
    return judged ? PeriodWarnings(data, period).make() : std::vector<AssessmentWarning>{};
}

} // namespace onescreen
