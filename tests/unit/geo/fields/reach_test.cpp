// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/fields/reach.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::geo {

using test::at;
using test::code;
using Surface = ReachGround::Surface;

namespace {

/// About 100 m a cell near 30° N. '#' land, '.' sea, 'o' lake; every land cell is of area 0.
std::shared_ptr<const ReachGround> drawn(const std::vector<QByteArray>& rows)
{
    const auto columns = static_cast<int>(rows.front().size());
    const double cell = 100 / (earthCircumference * std::cos(30.0 * std::numbers::pi / 180));
    std::vector<Surface> surfaces;
    std::vector<qint32> areas;
    for (const QByteArray& row : rows) {
        for (const char sign : row) {
            surfaces.push_back(sign == '#' ? Surface::Land : sign == 'o' ? Surface::Lake : Surface::Sea);
            areas.push_back(sign == '#' ? 0 : -1);
        }
    }
    const WorldPoint corner = toWorld(122.0, 30.0);
    return std::make_shared<const ReachGround>(
        ReachGround::fromCells(
            QRectF(corner.x, corner.y, columns * cell, static_cast<double>(rows.size()) * cell), columns,
            static_cast<int>(rows.size()), std::move(surfaces), std::move(areas), {code(u"330902")})
            .value());
}

WorldPoint middle(const ReachGround& ground, int column, int row)
{
    const QRectF& world = ground.world();
    return {.x = world.left() + (column + 0.5) * world.width() / ground.columns(),
            .y = world.top() + (row + 0.5) * world.height() / ground.rows()};
}

std::shared_ptr<const ReachMap> reachOf(const std::shared_ptr<const ReachGround>& ground,
                                        const std::vector<ReachTeam>& teams, const ReachModel& model = {},
                                        const std::vector<ReachSeat>& seats = {})
{
    const auto map = computeReach(ground, teams, seats, model);
    EXPECT_TRUE(map);
    return map.value();
}

/// Shortest times by relaxing every step until nothing changes (Bellman-Ford), steps as documented.
std::vector<double> relaxed(const ReachGround& ground, Surface surface, std::size_t from,
                            double metresPerMinute)
{
    const int columns = ground.columns();
    const auto open = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < columns && y < ground.rows() &&
               ground.surface(ground.cell(x, y)) == surface;
    };
    std::vector<double> minutes(ground.cells(), INFINITY);
    minutes[from] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (int y = 0; y < ground.rows(); ++y) {
            for (int x = 0; x < columns; ++x) {
                for (int dy = -2; dy <= 2; ++dy) {
                    for (int dx = -2; dx <= 2; ++dx) {
                        const int far = std::max(std::abs(dx), std::abs(dy));
                        const bool knight = far == 2 && std::abs(dx) + std::abs(dy) == 3;
                        if (!(far == 1 || knight) || !open(x + dx, y + dy))
                            continue;
                        if (far == 1 && dx != 0 && dy != 0 && !open(x + dx, y) && !open(x, y + dy))
                            continue;
                        if (knight &&
                            (!open(x + dx / 2, y + dy / 2) || !open(x + dx - dx / 2, y + dy - dy / 2)))
                            continue;
                        const double length = std::hypot(dx, dy) *
                                              (ground.cellMetres(y) + ground.cellMetres(y + dy)) / 2 /
                                              metresPerMinute;
                        double& to = minutes[ground.cell(x + dx, y + dy)];
                        if (minutes[ground.cell(x, y)] + length < to - 1e-9) {
                            to = minutes[ground.cell(x, y)] + length;
                            changed = true;
                        }
                    }
                }
            }
        }
    }
    return minutes;
}

} // namespace

TEST(TravelMinutes, AreTheStraightLineOnOpenGround)
{
    const auto ground = drawn(std::vector<QByteArray>(61, QByteArray(61, '#')));
    int unplaced = 0;
    const std::array from{middle(*ground, 30, 30)};
    const std::vector<float> minutes = travelMinutes(*ground, Surface::Land, from, 100, 40, unplaced);
    for (int y = 0; y < 61; ++y) {
        for (int x = 0; x < 61; ++x) {
            const double straight = distanceMetres(toGeo(from[0]), toGeo(middle(*ground, x, y))) / 100;
            const double found = double(minutes[ground->cell(x, y)]);
            if (straight < 38) {
                ASSERT_GE(found, straight * 0.99) << x << ' ' << y;
                ASSERT_LE(found, straight * 1.035) << x << ' ' << y;
            } else if (straight > 40.5) {
                ASSERT_TRUE(std::isinf(found)) << x << ' ' << y;
            }
        }
    }
    EXPECT_EQ(unplaced, 0);
}

TEST(TravelMinutes, AgreeWithRelaxationOnRandomGround)
{
    std::mt19937 random(9);
    for (int round = 0; round < 20; ++round) {
        std::vector<QByteArray> rows(18, QByteArray(22, '#'));
        for (QByteArray& row : rows) {
            for (char& sign : row)
                sign = random() % 100 < 35 ? '.' : '#';
        }
        rows[9][11] = '#';
        const auto ground = drawn(rows);
        int unplaced = 0;
        const std::array from{middle(*ground, 11, 9)};
        const std::vector<float> minutes = travelMinutes(*ground, Surface::Land, from, 80, 1e6, unplaced);
        const std::vector<double> expected = relaxed(*ground, Surface::Land, ground->cell(11, 9), 80);
        for (std::size_t cell = 0; cell < expected.size(); ++cell) {
            if (std::isinf(expected[cell]))
                ASSERT_TRUE(std::isinf(minutes[cell]));
            else
                ASSERT_NEAR(double(minutes[cell]), expected[cell], 1e-3) << "round " << round;
        }
    }
}

TEST(Reach, LandTeamsDoNotCrossWaterNorVesselsLand)
{
    const auto ground = drawn({"####...####", "####...####", "####...####"});
    const ReachModel model{.minutes = 30};
    const auto byVehicle =
        reachOf(ground, {{.at = middle(*ground, 1, 1), .kind = ResourceKind::Vehicle}}, model);
    EXPECT_EQ(byVehicle->stateAt(middle(*ground, 3, 0)), ReachState::Reached);
    EXPECT_EQ(byVehicle->stateAt(middle(*ground, 5, 1)), ReachState::Outside);
    EXPECT_EQ(byVehicle->stateAt(middle(*ground, 8, 1)), ReachState::Void);
    const auto byVessel =
        reachOf(ground, {{.at = middle(*ground, 5, 1), .kind = ResourceKind::Vessel}}, model);
    EXPECT_EQ(byVessel->stateAt(middle(*ground, 6, 2)), ReachState::Reached);
    EXPECT_EQ(byVessel->stateAt(middle(*ground, 3, 1)), ReachState::Void);
    EXPECT_FALSE(byVessel->minutesAt(middle(*ground, 3, 1)));
}

TEST(Reach, ASlowerTeamDoesNotHoldUpAFasterOne)
{
    const auto ground = drawn({QByteArray(200, '#')});
    const ReachModel model{.staffKmh = 6, .vehicleKmh = 60, .landDetour = 1, .minutes = 15};
    // On foot it is first at cell 5; only the vehicle can be at cell 100 in time.
    const auto map = reachOf(ground,
                             {{.at = middle(*ground, 5, 0), .kind = ResourceKind::Staff},
                              {.at = middle(*ground, 0, 0), .kind = ResourceKind::Vehicle}},
                             model);
    EXPECT_NEAR(map->minutesAt(middle(*ground, 5, 0)).value(), 0, 0.01);
    EXPECT_NEAR(map->minutesAt(middle(*ground, 100, 0)).value(), 10, 0.1);
    EXPECT_EQ(map->at(ground->cell(90, 0)).band, 1) << "between 5 and 10 of 15 minutes";
    EXPECT_EQ(map->stateAt(middle(*ground, 160, 0)), ReachState::Void);
}

TEST(Reach, StalePositionsMakeGroundUncertainNotReached)
{
    const auto ground = drawn({QByteArray(100, '#')});
    const ReachModel model{.staffKmh = 6, .landDetour = 1, .minutes = 15}; // 1.5 km
    const auto map = reachOf(ground,
                             {{.at = middle(*ground, 0, 0), .kind = ResourceKind::Staff},
                              {.at = middle(*ground, 20, 0), .kind = ResourceKind::Staff, .fresh = false}},
                             model);
    EXPECT_EQ(map->stateAt(middle(*ground, 10, 0)), ReachState::Reached);
    EXPECT_EQ(map->stateAt(middle(*ground, 25, 0)), ReachState::Uncertain);
    EXPECT_EQ(map->stateAt(middle(*ground, 60, 0)), ReachState::Void);
    EXPECT_FALSE(map->minutesAt(middle(*ground, 25, 0))) << "nothing is promised of an old position";
    EXPECT_EQ(map->freshTeams(), 1);
    EXPECT_EQ(map->staleTeams(), 1);
}

TEST(Reach, AddsUpLandByAreaWithLeastCoveredFirst)
{
    const double cell = 100 / (earthCircumference * std::cos(30.0 * std::numbers::pi / 180));
    const WorldPoint corner = toWorld(122.0, 30.0);
    std::vector<qint32> areas(40, 0);
    std::fill(areas.begin() + 30, areas.end(), 1);
    const auto ground = std::make_shared<const ReachGround>(
        ReachGround::fromCells(QRectF(corner.x, corner.y, 40 * cell, cell), 40, 1,
                               std::vector<Surface>(40, Surface::Land), areas,
                               {code(u"330902001"), code(u"330902002")})
            .value());
    const ReachModel model{.staffKmh = 6, .landDetour = 1, .minutes = 15};
    const auto map = reachOf(ground, {{.at = middle(*ground, 0, 0), .kind = ResourceKind::Staff}}, model);
    ASSERT_EQ(map->areas().size(), 2U);
    EXPECT_EQ(map->areas()[0].code, code(u"330902002"));
    EXPECT_EQ(map->areas()[0].share(), 0.0);
    EXPECT_NEAR(map->areas()[1].share().value(), 15.5 / 30, 0.03);
    EXPECT_NEAR(map->landKm2(), 0.4, 0.001);
    EXPECT_NEAR(map->voidKm2() + map->areas()[1].reached, map->landKm2(), 1e-9);
}

TEST(Reach, TellsWhatHappensAtSeats)
{
    const auto ground = drawn({"############...###"});
    const ReachModel model{.staffKmh = 6, .landDetour = 1, .minutes = 15};
    const auto map = reachOf(ground, {{.at = middle(*ground, 2, 0), .kind = ResourceKind::Staff}}, model,
                             {{.code = code(u"330902001"), .at = middle(*ground, 10, 0)},
                              {.code = code(u"330902002"), .at = middle(*ground, 16, 0)},
                              {.code = code(u"330902003"), .at = toWorld(100, 10)}});
    ASSERT_EQ(map->seats().size(), 3U);
    EXPECT_EQ(map->seats()[0].state, ReachState::Reached);
    EXPECT_NEAR(map->seats()[0].minutes.value(), 8, 0.1);
    EXPECT_EQ(map->seats()[1].state, ReachState::Void);
    EXPECT_EQ(map->seats()[2].state, ReachState::Outside) << "off the map: not known";
}

TEST(Reach, TeamsOffTheirSurfaceAreSnappedOrCounted)
{
    const auto ground = drawn({"..........######"});
    const auto map = reachOf(ground, {{.at = middle(*ground, 8, 0), .kind = ResourceKind::Vehicle},
                                      {.at = middle(*ground, 2, 0), .kind = ResourceKind::Vehicle},
                                      {.at = toWorld(10, 10), .kind = ResourceKind::Vessel}});
    EXPECT_EQ(map->unplacedTeams(), 2);
    EXPECT_EQ(map->stateAt(middle(*ground, 12, 0)), ReachState::Reached);
}

TEST(Reach, WithoutTeamsEverythingIsVoid)
{
    const auto ground = drawn({"####..", "####.."});
    const auto map = reachOf(ground, {});
    EXPECT_NEAR(map->voidKm2(), 0.08, 0.001);
    EXPECT_EQ(map->areas().front().share(), 0.0);
}

TEST(Reach, RefusesAModelThatMakesNoSense)
{
    const auto ground = drawn({"##"});
    for (const ReachModel& model :
         {ReachModel{.minutes = 0}, ReachModel{.vehicleKmh = -1}, ReachModel{.landDetour = std::nan("")}}) {
        const auto map = computeReach(ground, {}, {}, model);
        ASSERT_FALSE(map);
        EXPECT_EQ(map.error().kind, ErrorKind::Invalid);
    }
    const auto stopped = computeReach(ground, {}, {}, {}, [] { return true; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
}

TEST(ReachTeams, AreThoseThatCouldSetOut)
{
    const UtcTime now{std::chrono::seconds{1'700'000'000}};
    const auto resource = [&](ResourceKind kind, ResourceStatus status, Milliseconds age) {
        return ResourceFields{.id = ResourceId::fromString(u"r").value(),
                              .kind = kind,
                              .status = status,
                              .name = u"r"_s,
                              .unit = {},
                              .region = code(u"330902"),
                              .position = at(122, 30),
                              .heading = {},
                              .positionAt = now - age,
                              .event = {}};
    };
    std::vector<ResourceFields> resources{resource(ResourceKind::Staff, ResourceStatus::Ready, 10s),
                                          resource(ResourceKind::Vehicle, ResourceStatus::EnRoute, 6min),
                                          resource(ResourceKind::Vehicle, ResourceStatus::OnScene, 1s),
                                          resource(ResourceKind::Vessel, ResourceStatus::Off, 1s),
                                          resource(ResourceKind::Camera, ResourceStatus::Ready, 1s)};
    resources.push_back(resources.front());
    resources.back().position.reset();
    const std::vector<ReachTeam> teams = reachTeams(resources, now);
    ASSERT_EQ(teams.size(), 2U);
    EXPECT_TRUE(teams[0].fresh);
    EXPECT_EQ(teams[1].kind, ResourceKind::Vehicle);
    EXPECT_FALSE(teams[1].fresh);
}

TEST(ReachGround, IsMadeFromTheBaseMap)
{
    const auto map = test::sampleMap();
    const ReachGround ground =
        ReachGround::build(*map, GeoBounds(at(121.7, 29.7), at(122.3, 30.3)), 5000, code(u"330902"));
    const auto surface = [&](double lon, double lat) {
        return ground.surface(ground.cellAt(toWorld(lon, lat)).value());
    };
    EXPECT_EQ(surface(121.83, 29.9), Surface::Land);
    EXPECT_EQ(surface(121.9, 30.13), Surface::Lake);
    EXPECT_EQ(surface(121.75, 30.0), Surface::Sea);
    ASSERT_EQ(ground.areas(), std::vector{code(u"330902")});
    EXPECT_EQ(ground.areaOf(ground.cellAt(toWorld(121.83, 29.9)).value()), 0U);
    EXPECT_FALSE(ground.areaOf(ground.cellAt(toWorld(122.1, 30.0)).value())) << "another county";
    EXPECT_FALSE(ground.cellAt(toWorld(123.0, 30.0)));
    EXPECT_NEAR(ground.cellMetres(ground.rows() / 2), 100, 1);
    double km2 = 0;
    for (int row = 0; row < ground.rows(); ++row) {
        for (int column = 0; column < ground.columns(); ++column) {
            if (ground.areaOf(ground.cell(column, row)))
                km2 += ground.cellKm2(row);
        }
    }
    // 0.2° by 0.4° at 30° N less the lake of 0.08° by 0.06°.
    const double degree = earthCircumference / 360 / 1000;
    EXPECT_NEAR(km2, (0.2 * 0.4 - 0.08 * 0.06) * degree * degree * std::cos(30.0 * std::numbers::pi / 180),
                km2 * 0.01);
}

TEST(ReachGround, RefusesGridsThatDoNotFit)
{
    const QRectF world(0.8, 0.4, 0.01, 0.01);
    EXPECT_FALSE(ReachGround::fromCells(world, 2, 2, std::vector<Surface>(3), std::vector<qint32>(4), {}));
    EXPECT_FALSE(ReachGround::fromCells(world, 1, 1, std::vector<Surface>(1), {0}, {}));
    EXPECT_FALSE(ReachGround::fromCells(QRectF(), 1, 1, std::vector<Surface>(1), {-1}, {}));
    EXPECT_TRUE(ReachGround::fromCells(world, 1, 1, std::vector<Surface>(1), {-1}, {}));
}

} // namespace onescreen::geo
