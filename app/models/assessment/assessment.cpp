// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessment.h"

#include "app/models/assessment/assessmentfigures.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::size_t sparkMonths = 13;
constexpr std::size_t sparkOthers = 8;

NodeKind kindOf(NodeLevel level)
{
    switch (level) {
    case NodeLevel::Index:
        return NodeKind::Index;
    case NodeLevel::Dimension:
        return NodeKind::Dimension;
    case NodeLevel::Group:
        return NodeKind::Group;
    case NodeLevel::Indicator:
        break;
    }
    return NodeKind::Indicator;
}

/// A wall shows places only; so does the window that shows no business at all.
bool showsUnits(WindowClass windowClass)
{
    return windowClass != WindowClass::Wall && windowClass != WindowClass::Health;
}

bool isOfUnits(AssessedLevel level)
{
    return level == AssessedLevel::Department || level == AssessedLevel::Team;
}

} // namespace

Assessment::Assessment(std::shared_ptr<const AssessmentData> data, std::shared_ptr<const ExtrasBook> extras,
                       WindowClass windowClass, std::shared_ptr<const std::vector<AlertDecision>> decisions)
    : d(std::move(data)), m_extras(std::move(extras)), m_decisions(std::move(decisions)),
      m_class(windowClass), m_publications(d->publications)
{
    if (redactionFor(m_class).personNames)
        return;
    for (Publication& publication : m_publications) {
        publication.by.clear();
        publication.secondPerson.clear();
        publication.reason = withoutPersons(publication.reason);
    }
}

QString Assessment::catalogueTitle() const
{
    return d->catalogue.catalogue.fields().title;
}

QString Assessment::catalogueVersion() const
{
    const Catalogue& catalogue = d->catalogue.catalogue;
    QString version = u"%1 %2"_s.arg(catalogue.id()).arg(catalogue.version());
    QStringList others;
    for (const IndicatorDefinition& definition : catalogue.indicators()) {
        const QString id = definition.id.toString();
        if (d->catalogue.official.contains(id) && definition.denominator() != nullptr)
            others << definition.shortName() + u" ÷ "_s + definition.denominator()->text;
    }
    others.removeDuplicates();
    return others.isEmpty() ? version : version + u" ["_s + others.join(u"; "_s) + u']';
}

bool Assessment::hasOfficialDenominators() const
{
    return d->catalogue.official.isEmpty();
}

bool Assessment::isSample() const
{
    return !d->catalogue.catalogue.fields().weightsNote.isEmpty();
}

QString Assessment::weightsNote() const
{
    return d->catalogue.catalogue.fields().weightsNote;
}

std::optional<UtcTime> Assessment::asOf() const
{
    return d->asOf;
}

UtcTime Assessment::computedAt() const
{
    return d->computedAt;
}

bool Assessment::hasReplayedRows() const
{
    return d->replayed;
}

std::vector<AssessedLevel> Assessment::levels() const
{
    std::vector<AssessedLevel> found;
    for (const AssessedUnit& unit : d->units.all()) {
        if (isShown(unit) && (found.empty() || found.back() != unit.level))
            found.push_back(unit.level);
    }
    return found;
}

bool Assessment::isShown(const AssessedUnit& unit) const
{
    return showsUnits(m_class) || !isOfUnits(unit.level);
}

std::optional<std::size_t> Assessment::shownUnit(const QString& key) const
{
    const auto found = d->units.find(key);
    return found && isShown(d->units.at(*found)) ? found : std::nullopt;
}

std::vector<Period> Assessment::periods(AssessedCalendar calendar) const
{
    std::vector<Period> found;
    for (const AssessedPeriod* period : d->of(calendar)) {
        const bool hasFigures = std::ranges::any_of(
            period->columns, [](const AssessmentColumn& column) { return !column.cells.empty(); });
        if (hasFigures)
            found.push_back(period->period);
    }
    return found;
}

std::optional<Period> Assessment::lastClosed(AssessedCalendar calendar) const
{
    const std::vector<Period> all = periods(calendar);
    for (auto period = all.rbegin(); period != all.rend(); ++period) {
        if (!isOpen(*period))
            return *period;
    }
    return std::nullopt;
}

bool Assessment::isOpen(const Period& period) const
{
    return period.last() >= businessDay(d->computedAt);
}

std::vector<AssessedUnit> Assessment::units(AssessedLevel level, const QString& inside) const
{
    const auto larger = d->units.find(inside);
    std::vector<AssessedUnit> found;
    for (std::size_t i = 0; i < d->units.all().size(); ++i) {
        const AssessedUnit& unit = d->units.at(i);
        if (unit.level == level && isShown(unit) &&
            (inside.isEmpty() || (larger && d->units.isInside(i, *larger))))
            found.push_back(unit);
    }
    return found;
}

std::optional<AssessedUnit> Assessment::unit(const QString& key) const
{
    const auto found = shownUnit(key);
    return found ? std::optional(d->units.at(*found)) : std::nullopt;
}

std::optional<AssessedUnit> Assessment::unitOf(RegionCode region) const
{
    return unit(unitKey(region));
}

std::vector<AssessedUnit> Assessment::children(const QString& key) const
{
    std::vector<AssessedUnit> found;
    const auto at = shownUnit(key);
    if (!at)
        return found;
    for (const std::size_t child : d->units.children(*at)) {
        if (isShown(d->units.at(child)))
            found.push_back(d->units.at(child));
    }
    return found;
}

std::vector<std::pair<QString, QString>> Assessment::peerGroups(AssessedLevel level) const
{
    std::map<QString, QString> groups;
    for (const AssessedUnit& unit : units(level)) {
        if (!unit.peerGroup.isEmpty())
            groups.emplace(unit.peerGroup, unit.peerGroupName);
    }
    return {groups.begin(), groups.end()};
}

std::optional<AssessedUnit> Assessment::top() const
{
    // The one with the most areas in it that have rows; among equals the first.
    std::optional<std::size_t> best;
    std::size_t bestCount = 0;
    for (std::size_t i = 0; i < d->units.all().size(); ++i) {
        const AssessedUnit& unit = d->units.at(i);
        if (unit.unit || !unit.parent.isEmpty())
            continue;
        std::size_t count = 0;
        for (std::size_t inner = 0; inner < d->units.all().size(); ++inner)
            count += d->units.isInside(inner, i) ? (d->facts.knows(inner) ? 1000 : 1) : 0;
        if (count > bestCount) {
            best = i;
            bestCount = count;
        }
    }
    return best ? std::optional(d->units.at(*best)) : std::nullopt;
}

std::vector<IndicatorInfo> Assessment::indicators(const Period& period) const
{
    std::vector<IndicatorInfo> found;
    if (const AssessedPeriod* assessed = d->find(period)) {
        for (const AssessmentColumn& column : assessed->columns)
            found.push_back(infoOf(*d, *assessed, *column.definition));
    }
    return found;
}

std::optional<IndicatorInfo> Assessment::indicator(const QString& id, const Period& period) const
{
    const AssessedPeriod* assessed = d->find(period);
    const AssessmentColumn* column = assessed ? assessed->column(id) : nullptr;
    return column ? std::optional(infoOf(*d, *assessed, *column->definition)) : std::nullopt;
}

std::vector<NodeInfo> Assessment::tree(const Period& period) const
{
    std::vector<NodeInfo> nodes;
    const AssessedPeriod* assessed = d->find(period);
    if (assessed == nullptr)
        return nodes;
    for (const TreeNode& node : assessed->tree) {
        NodeInfo info{.id = node.id, .name = node.nameZh, .kind = kindOf(node.level), .weight = node.weight};
        if (node.parent)
            info.parent = assessed->tree[static_cast<std::size_t>(*node.parent)].id;
        for (const qsizetype child : node.children)
            info.children << assessed->tree[static_cast<std::size_t>(child)].id;
        nodes.push_back(std::move(info));
    }
    return nodes;
}

QString Assessment::indexNode(const Period& period) const
{
    const AssessedPeriod* assessed = d->find(period);
    return assessed && !assessed->tree.empty() ? assessed->tree.front().id : QString();
}

QStringList Assessment::dimensionNodes(const Period& period) const
{
    QStringList nodes;
    if (const AssessedPeriod* assessed = d->find(period)) {
        for (const TreeNode& node : assessed->tree) {
            if (node.level == NodeLevel::Dimension)
                nodes << node.id;
        }
    }
    return nodes;
}

Figure Assessment::figure(const QString& unit, const QString& indicator, const Period& period) const
{
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    const AssessmentColumn* column = assessed ? assessed->column(indicator) : nullptr;
    return at && column ? figureOf(*d, *column, *at) : Figure{};
}

bool Assessment::hasFigures(const QString& unit, const Period& period) const
{
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    return at && assessed != nullptr &&
           std::ranges::any_of(assessed->columns, [&at](const AssessmentColumn& column) {
               return *at < column.cells.size() && column.cells[*at].state == FigureState::Value;
           });
}

std::vector<IndicatorRow> Assessment::indicatorTable(const QString& unit, const Period& period) const
{
    std::vector<IndicatorRow> rows;
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    if (!at || assessed == nullptr)
        return rows;
    for (const AssessmentColumn& column : assessed->columns)
        rows.push_back(rowOf(*assessed, column, *at));
    return rows;
}

IndicatorRow Assessment::rowOf(const AssessedPeriod& period, const AssessmentColumn& column,
                               std::size_t unit) const
{
    const IndicatorDefinition& definition = *column.definition;
    IndicatorRow row{.info = infoOf(*d, period, definition), .figure = figureOf(*d, column, unit)};
    const AssessmentData::Target target = d->targetOf(definition, unit, period.period);
    row.target = target.value;
    row.targetDocument = target.document;
    row.targetState = targetStateOf(definition, row.figure, row.target);
    const bool rolls = period.calendar == AssessedCalendar::Year && !isMadeFor(definition, PeriodKind::Year);
    const AssessedCalendar calendar = rolls ? AssessedCalendar::RollingFour : period.calendar;
    row.periodOnPeriod =
        comparisonOf(*d, definition, unit, row.figure, periodBefore(calendar, period.period));
    row.yearOnYear = comparisonOf(*d, definition, unit, row.figure, samePeriodLastYear(period.period));
    if (period.result) {
        if (const auto node = period.result->findNode(row.info.id))
            row.score = period.result->cell(unit, *node).score;
    }
    const std::size_t length = calendar == AssessedCalendar::Month ? sparkMonths : sparkOthers;
    Period at = period.period;
    for (std::size_t i = 0; i < length; ++i) {
        const Figure then = figure(d->units.at(unit).key, row.info.id, at);
        row.spark.insert(row.spark.begin(), then.hasValue() ? then.value : std::nullopt);
        at = periodBefore(calendar, at);
    }
    // Before the first figure there was nothing to draw, which is not a gap.
    const auto first = std::ranges::find_if(row.spark, [](const auto& value) { return value.has_value(); });
    row.spark.erase(row.spark.begin(), first);
    return row;
}

std::vector<SeriesPoint> Assessment::series(const QString& unit, const QString& node,
                                            AssessedCalendar calendar) const
{
    std::vector<SeriesPoint> points;
    const auto at = shownUnit(unit);
    if (!at)
        return points;
    std::optional<int> version;
    for (const AssessedPeriod* period : d->of(calendar)) {
        while (!points.empty()) { // Every period between two figures has its place, with or without one.
            Period next = calendarPeriod(calendar, points.back().period.last().addDays(1));
            if (next.first() >= period->period.first())
                break;
            points.push_back({.period = next});
        }
        SeriesPoint point = pointOf(*period, *at, node);
        if (const AssessmentColumn* column = period->column(node)) {
            point.ruleChanged = version && *version != column->definition->version;
            version = column->definition->version;
        }
        points.push_back(std::move(point));
    }
    const auto hasSomething = [](const SeriesPoint& point) {
        return point.figure.state != FigureState::NoSource || point.score;
    };
    points.erase(points.begin(), std::ranges::find_if(points, hasSomething));
    while (!points.empty() && !hasSomething(points.back()))
        points.pop_back();
    return points;
}

} // namespace onescreen
