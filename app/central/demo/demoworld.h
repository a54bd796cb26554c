// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demorandom.h"
#include "app/geo/pack/pack.h"

namespace onescreen::central {

struct DemoTown
{
    RegionCode code;
    QString name;
    RegionCode county;
    QString countyName;
    std::optional<GeoPoint> seat; ///< Missing in the pack for some; nothing is invented for them.
};

/// The places of the tenant, from its data pack.
class DemoWorld
{
public:
    /// Invalid when the pack has no towns with a seat there.
    static Result<DemoWorld> of(const geo::Pack& pack, RegionCode region);

    [[nodiscard]] RegionCode region() const { return m_region; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const std::vector<Region>& counties() const { return m_counties; }
    [[nodiscard]] const std::vector<DemoTown>& towns() const { return m_towns; }
    [[nodiscard]] bool isLand(GeoPoint point) const;
    /// A place on land up to `radius` metres away; the centre itself when there is none nearby.
    [[nodiscard]] GeoPoint landNear(GeoPoint centre, double radius, DemoRandom& random) const;
    /// A place at sea 1,500 metres to `radius` away; none when there is no sea nearby.
    [[nodiscard]] std::optional<GeoPoint> seaNear(GeoPoint centre, double radius, DemoRandom& random) const;

private:
    struct Island
    {
        double west, south, east, north;
        geo::GeoPolygon shape;
    };
    DemoWorld(RegionCode region, QString name) : m_region(region), m_name(std::move(name)) {}
    void takeLand(const geo::Pack& pack);

    RegionCode m_region;
    QString m_name;
    std::vector<Region> m_counties;
    std::vector<DemoTown> m_towns;
    std::vector<Island> m_land;
};

} // namespace onescreen::central
