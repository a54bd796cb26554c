// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessedunits.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<AssessedLevel> levelOf(RegionCode region)
{
    switch (region.level()) {
    case RegionLevel::City:
        return AssessedLevel::City;
    case RegionLevel::County:
        return AssessedLevel::County;
    case RegionLevel::Township:
        return AssessedLevel::Township;
    case RegionLevel::Province:
        break;
    }
    return std::nullopt;
}

} // namespace

QString unitKey(RegionCode region)
{
    return region.toString();
}

QString unitKey(const UnitId& unit)
{
    return u"unit:"_s + unit.toString();
}

AreaLevel areaLevelOf(AssessedLevel level)
{
    switch (level) {
    case AssessedLevel::City:
        return AreaLevel::City;
    case AssessedLevel::County:
        return AreaLevel::County;
    case AssessedLevel::Township:
        return AreaLevel::Township;
    case AssessedLevel::Department:
        return AreaLevel::Department;
    case AssessedLevel::Team:
        break;
    }
    return AreaLevel::Team;
}

AssessedUnits::AssessedUnits(const NameBook& names, const QSet<RegionCode>& seen)
{
    addAreas(names, seen);
    addUnits(names);
    std::ranges::sort(m_units, [](const AssessedUnit& a, const AssessedUnit& b) {
        return std::tie(a.level, a.key) < std::tie(b.level, b.key);
    });
    for (std::size_t i = 0; i < m_units.size(); ++i)
        m_byKey.insert(m_units[i].key, i);
    link();
}

void AssessedUnits::addAreas(const NameBook& names, const QSet<RegionCode>& seen)
{
    QSet<RegionCode> areas;
    for (const RegionLevel level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
        for (const Region& region : names.regions(level))
            areas.insert(region->code);
    }
    // What lies in an area that nobody named lies in its larger areas all the same.
    for (const RegionCode region : seen) {
        for (const RegionLevel level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
            if (const auto larger = region.ancestor(level))
                areas.insert(*larger);
        }
    }
    for (const RegionCode area : areas) {
        if (const auto level = levelOf(area))
            m_units.push_back({.key = unitKey(area),
                               .name = names.regionName(area),
                               .level = *level,
                               .parent = {},
                               .peerGroup = {},
                               .region = area,
                               .unit = std::nullopt});
    }
}

void AssessedUnits::addUnits(const NameBook& names)
{
    for (const Unit& unit : names.units()) {
        const bool isTeam = unit->region.level() == RegionLevel::Township;
        m_units.push_back({.key = unitKey(unit->id),
                           .name = unit->name,
                           .level = isTeam ? AssessedLevel::Team : AssessedLevel::Department,
                           .parent = unit->parent ? unitKey(*unit->parent) : QString(),
                           .peerGroup = {},
                           .region = unit->region,
                           .unit = unit->id});
    }
}

void AssessedUnits::link()
{
    m_above.resize(m_units.size());
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        AssessedUnit& unit = m_units[i];
        if (unit.unit) {
            if (!m_byKey.contains(unit.parent))
                unit.parent.clear();
            continue;
        }
        for (auto larger = unit.region->parent(); larger && unit.parent.isEmpty();
             larger = larger->parent()) {
            if (m_byKey.contains(unitKey(*larger)))
                unit.parent = unitKey(*larger);
        }
    }
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        // A chain that came round would never end: parents are followed only once.
        std::optional<std::size_t> at = i;
        while (at && std::ranges::find(m_above[i], *at) == m_above[i].end()) {
            m_above[i].push_back(*at);
            at = find(m_units[*at].parent);
        }
    }
}

void AssessedUnits::setPeerGroups(const Catalogue& catalogue)
{
    for (AssessedUnit& unit : m_units) {
        const PeerGroup* group = catalogue.peerGroupOf(
            {.level = areaLevelOf(unit.level), .region = unit.region, .unit = unit.key, .peerGroup = {}});
        if (group != nullptr) {
            unit.peerGroup = group->id;
            unit.peerGroupName = group->nameZh;
        } else if (unit.level == AssessedLevel::Department && unit.region) {
            unit.peerGroup = unit.region->level() == RegionLevel::County ? u"county"_s : u"city"_s;
        }
    }
}

std::optional<std::size_t> AssessedUnits::find(const QString& key) const
{
    const auto found = m_byKey.constFind(key);
    return found == m_byKey.cend() ? std::nullopt : std::optional(*found);
}

std::vector<std::size_t> AssessedUnits::children(std::size_t index) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        if (m_units[i].parent == m_units[index].key)
            found.push_back(i);
    }
    return found;
}

std::vector<std::size_t> AssessedUnits::holding(RegionCode region) const
{
    for (std::optional<RegionCode> area = region; area; area = area->parent()) {
        if (const auto found = find(unitKey(*area)))
            return m_above[*found];
    }
    return {};
}

std::vector<std::size_t> AssessedUnits::holding(const QString& unitId) const
{
    const auto id = UnitId::fromString(unitId);
    const auto found = id ? find(unitKey(*id)) : std::nullopt;
    return found ? m_above[*found] : std::vector<std::size_t>{};
}

QSet<QString> AssessedUnits::unitIdsIn(std::size_t index) const
{
    QSet<QString> ids;
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        if (m_units[i].unit && isInside(i, index))
            ids.insert(m_units[i].unit->toString());
    }
    return ids;
}

bool AssessedUnits::isInside(std::size_t index, std::size_t larger) const
{
    return std::ranges::find(m_above[index], larger) != m_above[index].end();
}

} // namespace onescreen
