// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/mapindex.h"

#include "app/models/pinyin.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<geo::GeoBounds> boundsOf(const geo::PackOutline& outline)
{
    std::optional<geo::GeoBounds> bounds;
    for (const geo::GeoPolygon& part : outline.parts) {
        for (const geo::GeoLine& ring : part.rings) {
            for (const GeoPoint point : ring) {
                if (bounds)
                    bounds->include(point);
                else
                    bounds.emplace(point);
            }
        }
    }
    return bounds;
}

QString upperNames(const geo::Pack& pack, RegionCode code)
{
    QStringList names;
    for (std::optional<RegionCode> above = code.parent(); above; above = above->parent()) {
        if (const Region* region = pack.region(*above))
            names.prepend((*region)->name);
    }
    return names.join(u' ');
}

} // namespace

std::optional<int> matchRank(const QString& text, const QString& name, const QString& other,
                             const QString& initials)
{
    if (name.compare(text, Qt::CaseInsensitive) == 0)
        return 0;
    if (name.startsWith(text, Qt::CaseInsensitive))
        return 1;
    // One letter alone would match a thirtieth of all names.
    constexpr qsizetype fewestInitials = 2;
    if (text.size() >= fewestInitials && initials.startsWith(text, Qt::CaseInsensitive))
        return 2;
    if (name.contains(text, Qt::CaseInsensitive) || other.contains(text, Qt::CaseInsensitive))
        return 3;
    return std::nullopt;
}

MapIndex::MapIndex(const geo::Pack* pack, const NameBook& names)
{
    if (pack) {
        addAreas(*pack);
        addPlaces(*pack);
    }
    addUnits(pack, names);
    const PinyinInitials pinyin;
    for (Entry& entry : m_entries)
        entry.initials = pinyin.of(entry.find.title);
}

void MapIndex::addAreas(const geo::Pack& pack)
{
    for (const Region& region : pack.regions) {
        MapFind find{.kind = MapFind::Kind::Area,
                     .title = region->name,
                     .detail = upperNames(pack, region->code),
                     .area = region->code};
        if (const geo::PackOutline* outline = pack.outline(region->code))
            find.bounds = boundsOf(*outline);
        if (const geo::PackSeat* seat = pack.seat(region->code))
            find.at = seat->at;
        m_entries.push_back({.find = std::move(find),
                             .other = region->code.toString(),
                             .initials = {},
                             .rank = rankOf(pack, region->code, static_cast<int>(region->code.level()))});
    }
}

int MapIndex::rankOf(const geo::Pack& pack, const std::optional<RegionCode>& area, int rank)
{
    constexpr int elsewhere = 10;
    const std::optional<RegionCode>& tenant = pack.manifest.tenantRegion;
    return tenant && area && !tenant->contains(*area) ? rank + elsewhere : rank;
}

void MapIndex::addPlaces(const geo::Pack& pack)
{
    for (const geo::PackPlace& place : pack.places) {
        m_entries.push_back({.find = {.kind = MapFind::Kind::Place,
                                      .title = place.name,
                                      .detail = place.englishName,
                                      .at = place.at},
                             .other = place.englishName,
                             .initials = {},
                             .rank = place.rank});
    }
}

void MapIndex::addUnits(const geo::Pack* pack, const NameBook& names)
{
    for (const Unit& unit : names.units()) {
        MapFind find{.kind = MapFind::Kind::Unit,
                     .title = unit->name,
                     .detail = names.regionPath(unit->region.number()).join(u' '),
                     .area = unit->region};
        // A unit has no place of its own: its area's seat stands for it.
        const geo::PackSeat* seat = pack ? pack->seat(unit->region) : nullptr;
        if (seat)
            find.at = seat->at;
        m_entries.push_back(
            {.find = std::move(find), .other = unit->id.toString(), .initials = {}, .rank = 0});
    }
}

MapIndex::Found MapIndex::find(const QString& text, int limit) const
{
    struct Candidate
    {
        const Entry* entry;
        int match;
    };
    std::array<std::vector<Candidate>, 6> kinds;
    for (const Entry& entry : m_entries) {
        if (const std::optional<int> match = matchRank(text, entry.find.title, entry.other, entry.initials))
            kinds.at(static_cast<std::size_t>(entry.find.kind)).push_back({.entry = &entry, .match = *match});
    }
    Found found;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        std::vector<Candidate>& candidates = kinds.at(kind);
        std::ranges::stable_sort(candidates, {}, [](const Candidate& one) {
            return std::tuple(one.match, one.entry->rank, one.entry->find.title.size());
        });
        const std::size_t shown = std::min(candidates.size(), static_cast<std::size_t>(limit));
        for (std::size_t i = 0; i < shown; ++i)
            found.finds.push_back(candidates[i].entry->find);
        found.more.at(kind) = static_cast<qint64>(candidates.size() - shown);
    }
    return found;
}

} // namespace onescreen
