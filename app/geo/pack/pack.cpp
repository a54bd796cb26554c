// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/pack.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

template <typename T> const T* findByCode(const std::vector<T>& sorted, RegionCode code)
{
    const auto found = std::ranges::lower_bound(sorted, code, {}, &T::code);
    return found != sorted.end() && found->code == code ? &*found : nullptr;
}

LabelRank labelRankOf(int rank)
{
    switch (rank) {
    case 1:
        return LabelRank::Province;
    case 2:
        return LabelRank::City;
    case 3:
        return LabelRank::County;
    case 4:
        return LabelRank::Township;
    default:
        return LabelRank::Place;
    }
}

std::optional<GeoBounds> boundsOf(const PackOutline& outline)
{
    std::optional<GeoBounds> bounds;
    for (const GeoPolygon& part : outline.parts) {
        for (const GeoPoint point : part.rings.front()) {
            if (bounds)
                bounds->include(point);
            else
                bounds.emplace(point);
        }
    }
    return bounds;
}

std::optional<GeoBounds> boundsOf(const DegreeBox& box)
{
    const auto southWest = GeoPoint::fromDegrees(box.west, box.south);
    const auto northEast = GeoPoint::fromDegrees(box.east, box.north);
    return southWest && northEast ? std::optional(GeoBounds(*southWest, *northEast)) : std::nullopt;
}

/// The centroid of the largest part, in degrees: where a name stands when no seat is known.
std::optional<GeoPoint> middleOf(const PackOutline& outline)
{
    double largest = 0;
    std::optional<GeoPoint> middle;
    for (const GeoPolygon& part : outline.parts) {
        const GeoLine& ring = part.rings.front();
        double area = 0;
        double lon = 0;
        double lat = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GeoPoint a = ring[i];
            const GeoPoint b = ring[(i + 1) % ring.size()];
            const double cross = a.lon() * b.lat() - b.lon() * a.lat();
            area += cross;
            lon += (a.lon() + b.lon()) * cross;
            lat += (a.lat() + b.lat()) * cross;
        }
        if (std::abs(area) <= largest)
            continue;
        largest = std::abs(area);
        middle = GeoPoint::fromDegrees(lon / (3 * area), lat / (3 * area));
    }
    return middle;
}

/// Counties that no place near their seat stands for ("岱山" does for 岱山县, a 普陀 in Shanghai does not for
/// 普陀区) are written at their seats, or in the middle of their land where no seat is known, or where it is
/// the seat of the city too, whose name stands there.
void addCountyNames(const Pack& pack, std::vector<BaseMapSource::Label>& labels)
{
    constexpr double nearDegrees = 0.5;
    const auto hasPlace = [places = labels](const QString& name, GeoPoint seat) {
        return std::ranges::any_of(places, [&](const BaseMapSource::Label& label) {
            return (label.text == name || label.text == QStringView(name).chopped(1)) &&
                   std::abs(label.at.lon() - seat.lon()) < nearDegrees &&
                   std::abs(label.at.lat() - seat.lat()) < nearDegrees;
        });
    };
    const auto isSeatOfCity = [places = labels](GeoPoint seat) {
        constexpr double same = 0.005;
        return std::ranges::any_of(places, [&](const BaseMapSource::Label& label) {
            return label.rank <= LabelRank::City && std::abs(label.at.lon() - seat.lon()) < same &&
                   std::abs(label.at.lat() - seat.lat()) < same;
        });
    };
    for (const Region& region : pack.regions) {
        const QString& name = region->name;
        if (region->code.level() != RegionLevel::County)
            continue;
        const PackSeat* seat = pack.seat(region->code);
        const PackOutline* outline = pack.outline(region->code);
        std::optional<GeoPoint> at = outline ? middleOf(*outline) : std::nullopt;
        if (seat && !(at && isSeatOfCity(seat->at)))
            at = seat->at;
        if (at && !hasPlace(name, *at))
            labels.push_back({*at, name, LabelRank::County});
    }
}

} // namespace

const Region* Pack::region(RegionCode code) const
{
    const auto found = std::ranges::lower_bound(regions, code, {}, [](const Region& r) { return r->code; });
    return found != regions.end() && (*found)->code == code ? &*found : nullptr;
}

const PackOutline* Pack::outline(RegionCode code) const
{
    return findByCode(outlines, code);
}

const PackSeat* Pack::seat(RegionCode code) const
{
    return findByCode(seats, code);
}

QStringList Pack::attributions() const
{
    QStringList result;
    for (const PackLayer& layer : manifest.layers)
        result << QStringLiteral("%1 (%2)").arg(layer.source, layer.licence);
    result.removeDuplicates();
    return result;
}

BaseMapSource baseMapSource(const Pack& pack, std::optional<RegionCode> home)
{
    BaseMapSource source;
    source.land = pack.land;
    source.lakes = pack.water;
    for (const PackLine& line : pack.coast)
        source.coast.push_back(line.points);
    for (const PackLine& line : pack.rivers)
        source.rivers.push_back(line.points);
    for (const PackOutline& outline : pack.outlines) {
        source.areas.push_back({.code = outline.code,
                                .name = outline.name,
                                .parts = outline.parts,
                                .approximate = outline.approximate});
        source.approximateBoundaries = source.approximateBoundaries || outline.approximate;
    }
    for (const PackPlace& place : pack.places)
        source.labels.push_back({place.at, place.name, labelRankOf(place.rank)});
    addCountyNames(pack, source.labels);
    std::ranges::stable_sort(source.labels, {}, &BaseMapSource::Label::rank);
    source.coverage = boundsOf(pack.manifest.extent);
    const std::optional<RegionCode> shown = home ? home : pack.manifest.tenantRegion;
    if (const PackOutline* outline = shown ? pack.outline(*shown) : nullptr)
        source.home = boundsOf(*outline);
    // Only what is drawn: codes and the calendar are named elsewhere.
    for (const PackLayer& layer : pack.manifest.layers) {
        const bool drawn = layer.kind != PackLayerKind::Regions && layer.kind != PackLayerKind::Calendar &&
                           layer.kind != PackLayerKind::Theme;
        if (drawn)
            source.attributions << QStringLiteral("%1 (%2)").arg(layer.source, layer.licence);
    }
    source.attributions.removeDuplicates();
    return source;
}

} // namespace onescreen::geo
