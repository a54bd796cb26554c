// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoworld.h"

#include <algorithm>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr double metresPerDegree =
    111'195.0;                   // mean radius of the earth; these are places to be drawn at random
constexpr double farthest = 0.3; // degrees around the towns within which land matters
constexpr int tries = 16;

GeoPoint shifted(GeoPoint centre, double distance, double angle)
{
    const double lat = centre.lat() + distance * std::cos(angle) / metresPerDegree;
    const double lon = centre.lon() + distance * std::sin(angle) /
                                          (metresPerDegree * std::cos(centre.lat() * std::numbers::pi / 180));
    return GeoPoint::fromDegrees(lon, lat).value_or(centre);
}

/// Even-odd rule over all rings.
bool contains(const geo::GeoPolygon& polygon, GeoPoint point)
{
    bool inside = false;
    for (const auto& ring : polygon.rings) {
        for (std::size_t at = 0, before = ring.size() - 1; at < ring.size(); before = at++) {
            const GeoPoint a = ring[at];
            const GeoPoint b = ring[before];
            if ((a.lat() > point.lat()) != (b.lat() > point.lat()) &&
                point.lon() < (b.lon() - a.lon()) * (point.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon())
                inside = !inside;
        }
    }
    return inside;
}

} // namespace

Result<DemoWorld> DemoWorld::of(const geo::Pack& pack, RegionCode region)
{
    const Region* own = pack.region(region);
    if (!own)
        return failure(ErrorKind::Invalid,
                       u"the data pack '%1' has no region %2"_s.arg(pack.manifest.id, region.toString()));
    DemoWorld world(region, (*own)->name);
    for (const Region& one : pack.regions) {
        if (!region.contains(one->code))
            continue;
        if (one->code.level() == RegionLevel::County)
            world.m_counties.push_back(one);
        if (one->code.level() != RegionLevel::Township)
            continue;
        const auto county = one->code.parent();
        const Region* countyRow = county ? pack.region(*county) : nullptr;
        if (!countyRow)
            continue;
        const geo::PackSeat* seat = pack.seat(one->code);
        world.m_towns.push_back({.code = one->code,
                                 .name = one->name,
                                 .county = *county,
                                 .countyName = (*countyRow)->name,
                                 .seat = seat ? std::optional(seat->at) : std::nullopt});
    }
    if (std::ranges::none_of(world.m_towns, [](const DemoTown& town) { return town.seat.has_value(); }))
        return failure(ErrorKind::Invalid, u"the data pack '%1' has no township seats in %2"_s.arg(
                                               pack.manifest.id, region.toString()));
    world.takeLand(pack);
    return world;
}

void DemoWorld::takeLand(const geo::Pack& pack)
{
    Island all{.west = 180, .south = 90, .east = -180, .north = -90, .shape = {}};
    const auto widen = [](Island& box, GeoPoint point) {
        box.west = std::min(box.west, point.lon());
        box.east = std::max(box.east, point.lon());
        box.south = std::min(box.south, point.lat());
        box.north = std::max(box.north, point.lat());
    };
    for (const DemoTown& town : m_towns) {
        if (town.seat)
            widen(all, *town.seat);
    }
    for (const geo::GeoPolygon& polygon : pack.land) {
        Island island{.west = 180, .south = 90, .east = -180, .north = -90, .shape = polygon};
        for (const auto& ring : polygon.rings) {
            for (const GeoPoint point : ring)
                widen(island, point);
        }
        if (island.east > all.west - farthest && island.west < all.east + farthest &&
            island.north > all.south - farthest && island.south < all.north + farthest)
            m_land.push_back(std::move(island));
    }
}

bool DemoWorld::isLand(GeoPoint point) const
{
    return std::ranges::any_of(m_land, [point](const Island& island) {
        return point.lon() >= island.west && point.lon() <= island.east && point.lat() >= island.south &&
               point.lat() <= island.north && contains(island.shape, point);
    });
}

GeoPoint DemoWorld::landNear(GeoPoint centre, double radius, DemoRandom& random) const
{
    for (int count = 0; count < tries; ++count) {
        const GeoPoint point =
            shifted(centre, radius * std::sqrt(random.unit()), random.between(0, 2 * std::numbers::pi));
        if (isLand(point))
            return point;
    }
    return centre;
}

std::optional<GeoPoint> DemoWorld::seaNear(GeoPoint centre, double radius, DemoRandom& random) const
{
    for (int count = 0; count < tries; ++count) {
        const GeoPoint point =
            shifted(centre, random.between(1500, radius), random.between(0, 2 * std::numbers::pi));
        if (!isLand(point))
            return point;
    }
    return std::nullopt;
}

} // namespace onescreen::central
