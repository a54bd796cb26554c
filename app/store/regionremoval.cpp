// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/regionremoval.h"

#include "app/domain/scopechange.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

Result<RegionPrefixes> RegionPrefixes::make(const QStringList& prefixes)
{
    std::vector<Range> ranges;
    for (const QString& prefix : prefixes) {
        if (!prefix.isEmpty() && !isRegionPrefix(prefix))
            return failure(ErrorKind::Invalid, u"a region is not a number of up to nine digits"_s,
                           {.file = {}, .row = 0, .field = prefix});
        ranges.push_back({.first = prefix.leftJustified(regionDigits, u'0').toLongLong(),
                          .last = prefix.leftJustified(regionDigits, u'9').toLongLong()});
    }
    // Each costs a look at every row, and what lies around a region are many prefixes that touch.
    std::ranges::sort(ranges, {}, &Range::first);
    RegionPrefixes made;
    for (const Range& range : ranges) {
        if (!made.m_ranges.empty() && range.first <= made.m_ranges.back().last + 1)
            made.m_ranges.back().last = std::max(made.m_ranges.back().last, range.last);
        else
            made.m_ranges.push_back(range);
    }
    return made;
}

Result<std::vector<StoredEvent>> eventsOfRegions(sqlite::Connection& db, const RegionPrefixes& regions)
{
    auto select = sqlite::Statement::prepare(db, "SELECT id, v FROM event WHERE region BETWEEN ?1 AND ?2"
                                                 " UNION ALL SELECT id, v FROM retired WHERE region BETWEEN"
                                                 " ?1 AND ?2");
    if (!select)
        return std::unexpected(std::move(select).error());
    std::vector<StoredEvent> found;
    for (const RegionPrefixes::Range& range : regions.ranges()) {
        select->bind(range.first, range.last);
        while (select->next())
            found.push_back({.id = select->text(0), .version = select->integer(1)});
        if (auto done = select->ended(); !done)
            return std::unexpected(std::move(done).error());
    }
    return found;
}

Result<std::vector<QString>> resourcesOfRegions(sqlite::Connection& db, const RegionPrefixes& regions)
{
    auto select = sqlite::Statement::prepare(db, "SELECT id FROM resource WHERE region BETWEEN ? AND ?");
    if (!select)
        return std::unexpected(std::move(select).error());
    std::vector<QString> found;
    for (const RegionPrefixes::Range& range : regions.ranges()) {
        select->bind(range.first, range.last);
        while (select->next())
            found.push_back(select->text(0));
        if (auto done = select->ended(); !done)
            return std::unexpected(std::move(done).error());
    }
    return found;
}

Result<void> removePlainRows(sqlite::Connection& db, const RegionPrefixes& regions)
{
    constexpr std::array statements{
        // A note stays with the region in which it was written when its event moves on.
        "DELETE FROM note WHERE region BETWEEN ?1 AND ?2 OR (region IS NULL AND event IN"
        " (SELECT id FROM event WHERE region BETWEEN ?1 AND ?2))",
        "DELETE FROM resource WHERE region BETWEEN ? AND ?", "DELETE FROM unit WHERE region BETWEEN ? AND ?",
        "DELETE FROM indicator WHERE region BETWEEN ? AND ?"};
    for (const char* sql : statements) {
        auto statement = sqlite::Statement::prepare(db, sql);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        for (const RegionPrefixes::Range& range : regions.ranges()) {
            if (auto done = statement->bind(range.first, range.last).run(); !done)
                return done;
        }
    }
    return {};
}

} // namespace onescreen
