// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/indicatorplace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<std::pair<IndicatorPage, QLatin1StringView>, 5> pageNames{
    {{IndicatorPage::Table, "table"_L1},
     {IndicatorPage::Ranking, "ranking"_L1},
     {IndicatorPage::Change, "change"_L1},
     {IndicatorPage::WhatIf, "whatif"_L1},
     {IndicatorPage::Checks, "checks"_L1}}};

QString pageName(IndicatorPage page)
{
    const auto found =
        std::ranges::find(pageNames, page, &std::pair<IndicatorPage, QLatin1StringView>::first);
    return page == IndicatorPage::Table || found == pageNames.end() ? QString() : QString(found->second);
}

IndicatorPage pageFrom(const QString& name)
{
    const auto found =
        std::ranges::find(pageNames, name, &std::pair<IndicatorPage, QLatin1StringView>::second);
    return found == pageNames.end() ? IndicatorPage::Table : found->first;
}

/// "K-20.accepted,K-21.due"
QMap<QString, QString> denominatorsFrom(const QString& text)
{
    QMap<QString, QString> chosen;
    for (const QString& one : text.split(u',', Qt::SkipEmptyParts)) {
        const qsizetype dot = one.lastIndexOf(u'.');
        if (dot > 0 && dot + 1 < one.size())
            chosen.insert(one.first(dot), one.sliced(dot + 1));
    }
    return chosen;
}

QString denominatorsText(const QMap<QString, QString>& chosen)
{
    QStringList parts;
    for (const auto& [indicator, denominator] : chosen.asKeyValueRange())
        parts << indicator + u'.' + denominator;
    return parts.join(u',');
}

template <typename Range, typename Value> bool holds(const Range& range, const Value& value)
{
    return std::ranges::find(range, value) != std::ranges::end(range);
}

std::optional<Period> assessedPeriod(const std::optional<Period>& period)
{
    return period && calendarOf(*period) ? period : std::nullopt;
}

/// The chosen period; else the last one that has ended, quarters first; else the last with figures.
std::optional<Period> periodFor(const Assessment& assessment, const IndicatorPlace& place)
{
    if (place.period)
        return place.period;
    for (const AssessedCalendar calendar : {AssessedCalendar::Quarter, AssessedCalendar::Month}) {
        if (const auto closed = assessment.lastClosed(calendar))
            return closed;
    }
    for (const AssessedCalendar calendar : {AssessedCalendar::Quarter, AssessedCalendar::Month}) {
        if (const std::vector<Period> all = assessment.periods(calendar); !all.empty())
            return all.back();
    }
    return std::nullopt;
}

/// The tenant's own area where it has figures; else the largest area that has; else whatever there is.
std::optional<AssessedUnit> homeOf(const Assessment& assessment, const Period& period,
                                   std::optional<RegionCode> tenant)
{
    const auto home = tenant ? assessment.unitOf(*tenant) : std::nullopt;
    const auto top = assessment.top();
    for (const std::optional<AssessedUnit>& unit : {home, top}) {
        if (unit && assessment.hasFigures(unit->key, period))
            return unit;
    }
    for (const AssessedLevel level : assessment.levels()) {
        for (const AssessedUnit& unit : assessment.units(level)) {
            if (assessment.hasFigures(unit.key, period))
                return unit;
        }
    }
    return home ? home : top;
}

std::optional<AssessedUnit> unitFor(const Assessment& assessment, const IndicatorPlace& place,
                                    const Period& period, std::optional<RegionCode> tenant)
{
    if (!place.unit.isEmpty()) {
        if (auto unit = assessment.unit(place.unit))
            return unit;
    }
    if (place.area) {
        if (auto unit = assessment.unitOf(*place.area))
            return unit;
    }
    return homeOf(assessment, period, tenant);
}

/// One that has something to show, a scored one before the others; else the first of the catalogue.
std::optional<IndicatorInfo> firstWithFigure(const Assessment& assessment, const QString& unit,
                                             const Period& period)
{
    const std::vector<IndicatorRow> rows = assessment.indicatorTable(unit, period);
    const auto scored = std::ranges::find_if(
        rows, [](const IndicatorRow& row) { return row.score && row.figure.hasValue(); });
    if (scored != rows.end())
        return scored->info;
    const auto any =
        std::ranges::find_if(rows, [](const IndicatorRow& row) { return row.figure.hasValue(); });
    if (any != rows.end())
        return any->info;
    return rows.empty() ? std::nullopt : std::optional(rows.front().info);
}

} // namespace

IndicatorPlace IndicatorPlace::at(const AssessedUnit& other) const
{
    IndicatorPlace place = *this;
    place.unit = other.region ? QString() : other.key;
    if (other.region)
        place.area = other.region;
    place.level.reset();
    place.peers.clear();
    place.highlighted.clear();
    place.passport.clear();
    return place;
}

IndicatorPlace placeOf(const ViewAddress& address)
{
    IndicatorPlace place;
    place.area = address.area();
    if (!address.period().isRelative())
        place.period = assessedPeriod(address.period().resolve({}));
    place.page = pageFrom(address.option(u"page"_s));
    place.unit = address.option(u"unit"_s);
    place.from = assessedPeriod(Period::fromString(address.option(u"from"_s)));
    place.indicator = address.option(u"at"_s);
    place.byIndicator = address.option(u"by"_s) == u"indicator";
    place.level = assessedLevelFromName(address.option(u"level"_s));
    place.peers = address.option(u"peers"_s);
    place.highlighted =
        address.option(u"mark"_s).split(u',', Qt::SkipEmptyParts).mid(0, IndicatorPlace::mostHighlighted);
    place.passport = address.option(u"passport"_s);
    place.denominators = denominatorsFrom(address.option(u"by-denominator"_s));
    place.passportOfIndex = !place.passport.isEmpty() && address.option(u"of"_s) == u"index";
    return place;
}

ViewAddress withPlace(ViewAddress address, const IndicatorPlace& place)
{
    address.setArea(place.area);
    address.setPeriod(place.period ? PeriodChoice(*place.period) : PeriodChoice::all());
    address.setOption(u"page"_s, pageName(place.page));
    address.setOption(u"unit"_s, place.unit);
    address.setOption(u"from"_s, place.from ? place.from->toString() : QString());
    address.setOption(u"at"_s, place.indicator);
    address.setOption(u"by"_s, place.byIndicator ? u"indicator"_s : QString());
    address.setOption(u"level"_s, place.level ? assessedLevelName(*place.level) : QString());
    address.setOption(u"peers"_s, place.peers);
    address.setOption(u"mark"_s, place.highlighted.mid(0, IndicatorPlace::mostHighlighted).join(u','));
    address.setOption(u"passport"_s, place.passport);
    address.setOption(u"by-denominator"_s, denominatorsText(place.denominators));
    address.setOption(u"of"_s, place.passportOfIndex && !place.passport.isEmpty() ? u"index"_s : QString());
    return address;
}

std::vector<AssessedLevel> rankedLevels(const Assessment& assessment, const AssessedUnit& unit)
{
    std::vector<AssessedLevel> levels;
    for (const AssessedLevel level : assessment.levels()) {
        if (level > unit.level && !assessment.units(level, unit.key).empty())
            levels.push_back(level);
    }
    if (levels.empty())
        levels.push_back(unit.level);
    return levels;
}

std::vector<AssessedUnit> pathOf(const Assessment& assessment, const AssessedUnit& unit)
{
    std::vector<AssessedUnit> path{unit};
    while (!path.back().parent.isEmpty() && path.size() < 8) {
        const auto parent = assessment.unit(path.back().parent);
        if (!parent)
            break;
        path.push_back(*parent);
    }
    std::ranges::reverse(path);
    return path;
}

std::vector<AssessedUnit> unitsIn(const Assessment& assessment, const IndicatorScope& scope)
{
    const bool own = scope.level == scope.unit.level;
    return assessment.units(scope.level, own ? scope.unit.parent : scope.unit.key);
}

std::optional<IndicatorScope> scopeOf(const Assessment& assessment, const IndicatorPlace& place,
                                      std::optional<RegionCode> tenant)
{
    const std::optional<Period> period = periodFor(assessment, place);
    const std::optional<AssessedUnit> unit =
        period ? unitFor(assessment, place, *period, tenant) : std::nullopt;
    std::optional<AssessedCalendar> calendar = period ? calendarOf(*period) : std::nullopt;
    if (!unit || !calendar)
        return std::nullopt;
    // The last four quarters of a year are that year.
    if (calendar == AssessedCalendar::Year && !assessment.periods(AssessedCalendar::RollingFour).empty())
        calendar = AssessedCalendar::RollingFour;
    const std::vector<Period> others = assessment.periods(*calendar);
    const bool fits = place.from && *place.from != *period &&
                      (calendarOf(*place.from) == calendar || holds(others, *place.from));
    IndicatorScope scope{.period = *period,
                         .from = fits ? *place.from : periodBefore(*calendar, *period),
                         .calendar = *calendar,
                         .unit = *unit,
                         .level = unit->level,
                         .peers = {},
                         .peersName = {},
                         .index = assessment.indexNode(*period),
                         .indicator = {},
                         .byIndicator = place.byIndicator};
    const std::vector<AssessedLevel> levels = rankedLevels(assessment, *unit);
    scope.level = place.level && holds(levels, *place.level) ? *place.level : levels.front();
    for (const auto& [group, name] : assessment.peerGroups(scope.level)) {
        if (group == place.peers) {
            scope.peers = group;
            scope.peersName = name;
        }
    }
    if (auto chosen = assessment.indicator(place.indicator, *period))
        scope.indicator = std::move(chosen);
    else
        scope.indicator = firstWithFigure(assessment, unit->key, *period);
    scope.byIndicator = scope.byIndicator || scope.index.isEmpty();
    return scope;
}

} // namespace onescreen
