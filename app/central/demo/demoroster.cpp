// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoroster.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

struct Force
{
    QStringView kind;
    QStringView bureau;  ///< Follows the city's name.
    QStringView brigade; ///< Follows the county's name.
};
constexpr std::array forces{Force{u"zonghe", u"综合行政执法支队", u"综合行政执法大队"},
                            Force{u"shichang", u"市场监管执法支队", u"市场监管执法大队"},
                            Force{u"shengtai", u"生态环境执法支队", u"生态环境执法大队"},
                            Force{u"wenguang", u"文广旅体执法支队", u"文广旅体执法大队"},
                            Force{u"jiaotong", u"交通运输执法支队", u"交通运输执法大队"},
                            Force{u"nongye", u"农业农村执法支队", u"农业农村执法大队"},
                            Force{u"ziyuan", u"资源规划执法支队", u"资源规划执法大队"},
                            Force{u"yingji", u"应急管理执法支队", u"应急管理执法大队"},
                            Force{u"weijian", u"卫生健康执法支队", u"卫生健康执法大队"},
                            Force{u"haiyang", u"海洋综合执法支队", u"海洋综合执法大队"}};

constexpr int staffPerSquad = 3;
constexpr int camerasPerTown = 8;
constexpr std::array devicesOfTown{QStringView(u"水位计"), QStringView(u"噪声监测仪"),
                                   QStringView(u"垃圾满溢传感器")};
/// Degrees and metres of usual street cameras: lenses of 12, 8, 6, 4 and 2.8 mm, and one that sees all
/// around.
constexpr std::array cameraViews{std::pair{25, 180}, std::pair{38, 120}, std::pair{50, 90},
                                 std::pair{83, 60},  std::pair{105, 40}, std::pair{360, 80}};
constexpr double directionKnown = 0.8; ///< Share of the cameras; a register of places is never complete.
constexpr double viewKnown = 0.75;     ///< Of those.
constexpr int vesselsPerCounty = 2;
constexpr std::size_t waypointCount = 12;
constexpr double onFoot = 700; ///< Metres around the base.
constexpr double byVehicle = 1800;
constexpr double atSea = 7000;

constexpr double wayShare = 0.85; ///< Of a leg; the rest is a stay.
constexpr int chordSamples = 24;
constexpr int chordTries = 40;

double planarLength(GeoPoint from, GeoPoint to)
{
    const double east = (to.lon() - from.lon()) * std::cos(from.lat() * std::numbers::pi / 180);
    return std::hypot(east, to.lat() - from.lat());
}

enum class Ground { Land, Sea };

/// Whether the straight way is all of one kind.
bool isAll(Ground ground, const DemoWorld& world, GeoPoint from, GeoPoint to)
{
    for (int sample = 0; sample <= chordSamples; ++sample) {
        const bool land = world.isLand(between(from, to, static_cast<double>(sample) / chordSamples));
        if (land != (ground == Ground::Land))
            return false;
    }
    return true;
}

/// Along one street and then along the other, where both are on land; else straight on.
GeoPoint cornerBetween(const DemoWorld& world, GeoPoint from, GeoPoint to)
{
    for (const auto corner :
         {GeoPoint::fromE7(to.lon7(), from.lat7()), GeoPoint::fromE7(from.lon7(), to.lat7())}) {
        if (corner && world.isLand(*corner))
            return *corner;
    }
    return between(from, to, 0.5);
}

QString brigadeId(const QString& kind, RegionCode county)
{
    return u"brigade-%1-%2"_s.arg(kind, county.toString());
}
QString squadId(RegionCode town)
{
    return u"squad-%1"_s.arg(town.toString());
}
UnitId unitId(const QString& sourceId)
{
    return *UnitId::fromString(sourceRowId(demoSource(), Entity::Unit, sourceId, {}));
}

/// A place that can be sailed to from the last one; where there is none, any at sea.
std::optional<GeoPoint> nextAtSea(const DemoWorld& world, const DemoResource& resource, double radius,
                                  DemoRandom& random)
{
    std::optional<GeoPoint> point = world.seaNear(resource.base, radius, random);
    for (int count = 0; count < chordTries && point && !resource.waypoints.empty() &&
                        !isAll(Ground::Sea, world, resource.waypoints.back(), *point);
         ++count)
        point = world.seaNear(resource.base, radius, random);
    return point;
}

/// A place on land to which streets could lead from the last one; where there is none, any.
GeoPoint nextOnLand(const DemoWorld& world, const DemoResource& resource, double radius, DemoRandom& random)
{
    GeoPoint point = world.landNear(resource.base, radius, random);
    for (int count = 0; count < chordTries && !resource.waypoints.empty(); ++count) {
        const GeoPoint corner = cornerBetween(world, resource.waypoints.back(), point);
        if (isAll(Ground::Land, world, resource.waypoints.back(), corner) &&
            isAll(Ground::Land, world, corner, point))
            break;
        point = world.landNear(resource.base, radius, random);
    }
    return point;
}

/// Numbers of its own, so that what is noted moves no camera.
void noteView(DemoResource& camera, quint64 seed)
{
    DemoRandom random{seed, demoHash(camera.sourceId), 4};
    if (!random.chance(directionKnown))
        return;
    camera.heading = static_cast<int>(random.below(360));
    if (!random.chance(viewKnown))
        return;
    const auto [width, reach] = cameraViews.at(random.below(cameraViews.size()));
    camera.fieldOfView = width;
    camera.rangeMetres = reach;
}

} // namespace

SourceCode demoSource()
{
    return *SourceCode::fromString(u"demo");
}

DemoRoster::DemoRoster(const DemoWorld& world, quint64 seed)
{
    addUnits(world);
    for (const DemoTown& town : world.towns())
        addTown(world, town, seed);
    for (const Region& county : world.counties())
        addCounty(world, county, seed);
}

void DemoRoster::addUnit(const QString& sourceId, const QString& name, const QString& kind, RegionCode region,
                         const QString& parent)
{
    auto unit = Unit::of({.id = unitId(sourceId),
                          .name = name,
                          .kind = *UnitKindCode::fromString(kind),
                          .region = region,
                          .parent = parent.isEmpty() ? std::nullopt : std::optional(unitId(parent))});
    if (unit)
        m_units.push_back(*std::move(unit));
}

void DemoRoster::addUnits(const DemoWorld& world)
{
    const QString centre = u"command"_s;
    addUnit(centre, world.name() + u"行政执法指挥中心"_s, u"command"_s, world.region(), {});
    for (const Force& force : forces) {
        const QString kind = force.kind.toString();
        const QString bureau = u"bureau-"_s + kind;
        addUnit(bureau, world.name() + force.bureau.toString(), kind, world.region(), centre);
        for (const Region& county : world.counties())
            addUnit(brigadeId(kind, county->code), county->name + force.brigade.toString(), kind,
                    county->code, bureau);
    }
    for (const DemoTown& town : world.towns())
        addUnit(squadId(town.code), town.name + u"综合行政执法队"_s, u"zonghe"_s, town.code,
                brigadeId(u"zonghe"_s, town.county));
}

void DemoRoster::addMobile(const DemoWorld& world, DemoResource resource, double radius, quint64 seed)
{
    DemoRandom random{seed, demoHash(resource.sourceId), 1};
    const bool sails = resource.kind == ResourceKind::Vessel;
    for (std::size_t count = 0; count < waypointCount; ++count) {
        if (!sails)
            resource.waypoints.push_back(nextOnLand(world, resource, radius, random));
        else if (const auto point = nextAtSea(world, resource, radius, random))
            resource.waypoints.push_back(*point);
    }
    for (std::size_t at = 0; at < resource.waypoints.size(); ++at) {
        const GeoPoint here = resource.waypoints[at];
        const GeoPoint next = resource.waypoints[(at + 1) % resource.waypoints.size()];
        resource.corners.push_back(sails ? between(here, next, 0.5) : cornerBetween(world, here, next));
    }
    m_mobiles[resource.unit].push_back(m_resources.size());
    m_resources.push_back(std::move(resource));
}

void DemoRoster::addTown(const DemoWorld& world, const DemoTown& town, quint64 seed)
{
    if (!town.seat)
        return;
    const QString code = town.code.toString();
    const UnitId squad = unitId(squadId(town.code));
    for (int number = 1; number <= staffPerSquad; ++number) {
        addMobile(world,
                  {.sourceId = u"staff-%1-%2"_s.arg(code).arg(number),
                   .kind = ResourceKind::Staff,
                   .name = u"%1队员%2号"_s.arg(town.name).arg(number),
                   .unit = squad,
                   .region = town.code,
                   .base = *town.seat,
                   .waypoints = {},
                   .leg = std::chrono::minutes(12)},
                  onFoot, seed);
    }
    DemoRandom random{seed, static_cast<quint64>(town.code.number()), 2};
    for (int number = 1; number <= camerasPerTown; ++number) {
        DemoResource camera{.sourceId = u"camera-%1-%2"_s.arg(code).arg(number),
                            .kind = ResourceKind::Camera,
                            .name = u"%1监控%2"_s.arg(town.name).arg(number, 2, 10, QChar(u'0')),
                            .unit = squad,
                            .region = town.code,
                            .base = world.landNear(*town.seat, 1200, random),
                            .waypoints = {}};
        noteView(camera, seed);
        m_resources.push_back(std::move(camera));
    }
    DemoRandom places{seed, static_cast<quint64>(town.code.number()), 4};
    for (std::size_t at = 0; at < devicesOfTown.size(); ++at)
        m_resources.push_back({.sourceId = u"device-%1-%2"_s.arg(code).arg(at + 1),
                               .kind = ResourceKind::Device,
                               .name = town.name + devicesOfTown.at(at).toString(),
                               .unit = squad,
                               .region = town.code,
                               .base = world.landNear(*town.seat, 1200, places),
                               .waypoints = {}});
}

void DemoRoster::addCounty(const DemoWorld& world, const Region& county, quint64 seed)
{
    std::vector<const DemoTown*> towns;
    for (const DemoTown& town : world.towns()) {
        if (town.county == county->code && town.seat)
            towns.push_back(&town);
    }
    if (towns.empty())
        return;
    DemoRandom random{seed, static_cast<quint64>(county->code.number()), 3};
    for (const Force& force : forces) {
        const QString kind = force.kind.toString();
        const bool marine = force.kind == u"haiyang";
        for (int number = 1; number <= (marine ? vesselsPerCounty : 1); ++number) {
            const DemoTown& town = *towns[random.below(towns.size())];
            addMobile(
                world,
                {.sourceId =
                     u"%1-%2-%3-%4"_s.arg(marine ? u"vessel"_s : u"vehicle"_s, kind, county->code.toString())
                         .arg(number),
                 .kind = marine ? ResourceKind::Vessel : ResourceKind::Vehicle,
                 .name = marine ? u"%1执法艇%2号"_s.arg(county->name).arg(number)
                                : u"%1%2车"_s.arg(county->name, force.brigade.chopped(2)),
                 .unit = unitId(brigadeId(kind, county->code)),
                 .region = county->code,
                 .base = *town.seat,
                 .waypoints = {},
                 .leg = marine ? std::chrono::minutes(45) : std::chrono::minutes(8)},
                marine ? atSea : byVehicle, seed);
        }
    }
}

UnitId DemoRoster::unitFor(const QString& unitKind, const DemoTown& town) const
{
    return unitId(unitKind == "zonghe"_L1 ? squadId(town.code) : brigadeId(unitKind, town.county));
}

QString DemoRoster::nameOf(const UnitId& unit) const
{
    const auto found = std::ranges::find(m_units, unit, [](const Unit& one) { return one->id; });
    return found == m_units.end() ? unit.toString() : (*found)->name;
}

std::vector<std::size_t> DemoRoster::mobilesOf(const UnitId& unit) const
{
    return m_mobiles.value(unit);
}

GeoPoint between(GeoPoint from, GeoPoint to, double part)
{
    const double kept = 1 - part;
    return GeoPoint::fromDegrees(from.lon() * kept + to.lon() * part, from.lat() * kept + to.lat() * part)
        .value_or(from);
}

GeoPoint patrolPosition(const DemoResource& resource, UtcTime at)
{
    const auto count = resource.waypoints.size();
    if (count == 0)
        return resource.base;
    const auto leg = std::chrono::duration_cast<Milliseconds>(resource.leg).count();
    // Everybody sets out at another moment.
    const qint64 ms = toMs(at) + static_cast<qint64>(demoHash(resource.sourceId) % static_cast<quint64>(leg));
    const auto number = static_cast<std::size_t>(ms / leg);
    const double part = std::min(1.0, static_cast<double>(ms % leg) / static_cast<double>(leg) / wayShare);
    const GeoPoint from = resource.waypoints[number % count];
    const GeoPoint corner = resource.corners[number % count];
    const GeoPoint to = resource.waypoints[(number + 1) % count];
    const double first = planarLength(from, corner);
    const double whole = first + planarLength(corner, to);
    if (whole <= 0)
        return from;
    const double gone = part * whole;
    return gone < first ? between(from, corner, gone / first)
                        : between(corner, to, (gone - first) / std::max(whole - first, 1e-12));
}

} // namespace onescreen::central
