// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demoworld.h"
#include "app/central/ingest/sourcerow.h"

namespace onescreen::central {

/// Source of the demonstration's own rows: units and resources.
SourceCode demoSource();

/// Somebody or something that can be sent, a camera or a sensor.
struct DemoResource
{
    QString sourceId;
    ResourceKind kind = ResourceKind::Staff;
    QString name;
    UnitId unit;
    RegionCode region;
    GeoPoint base;
    std::vector<GeoPoint>
        waypoints; ///< Visited one after the other, in a circle; empty for what does not move.
    /// The corner on the way to the next one, as streets have it; as many as waypoints.
    std::vector<GeoPoint> corners{};
    std::chrono::seconds leg{600}; ///< Time from one to the next, with a short stay there.
    // Of a camera: where it looks, how wide (degrees) and how far (metres), as far as anybody noted it.
    std::optional<int> heading{};
    std::optional<int> fieldOfView{};
    std::optional<int> rangeMetres{};
};

/// The forces of the demonstration: the commanding centre, 1+8+1 in the city and in each county, a squad in
/// each town, and their people, vehicles, vessels, cameras and sensors. A pure function of the world and the
/// seed.
class DemoRoster
{
public:
    DemoRoster(const DemoWorld& world, quint64 seed);

    [[nodiscard]] const std::vector<Unit>& units() const { return m_units; } ///< Parents first.
    [[nodiscard]] const std::vector<DemoResource>& resources() const { return m_resources; }
    /// Who answers an event of that force in that town: the town's squad for the comprehensive force, else
    /// the county's.
    [[nodiscard]] UnitId unitFor(const QString& unitKind, const DemoTown& town) const;
    [[nodiscard]] QString nameOf(const UnitId& unit) const;
    /// Indices of the people, vehicles and vessels of a unit.
    [[nodiscard]] std::vector<std::size_t> mobilesOf(const UnitId& unit) const;

private:
    void addUnit(const QString& sourceId, const QString& name, const QString& kind, RegionCode region,
                 const QString& parent);
    void addUnits(const DemoWorld& world);
    void addTown(const DemoWorld& world, const DemoTown& town, quint64 seed);
    void addCounty(const DemoWorld& world, const Region& county, quint64 seed);
    void addMobile(const DemoWorld& world, DemoResource resource, double radius, quint64 seed);

    std::vector<Unit> m_units;
    std::vector<DemoResource> m_resources;
    QHash<UnitId, std::vector<std::size_t>> m_mobiles;
};

/// Where a resource is on its round.
GeoPoint patrolPosition(const DemoResource& resource, UtcTime at);
/// Between two places; `part` is 0 at the first and 1 at the second.
GeoPoint between(GeoPoint from, GeoPoint to, double part);

} // namespace onescreen::central
