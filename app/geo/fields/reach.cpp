// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/reach.h"

#include "app/geo/marker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr float never = std::numeric_limits<float>::infinity();
constexpr std::array movingKinds{ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel};
constexpr int bands = 3;

ReachGround::Surface surfaceOf(ResourceKind kind)
{
    return kind == ResourceKind::Vessel ? ReachGround::Surface::Sea : ReachGround::Surface::Land;
}

bool isPositive(double value)
{
    return std::isfinite(value) && value > 0;
}

} // namespace

double ReachModel::kmh(ResourceKind kind) const
{
    return kind == ResourceKind::Vessel ? vesselKmh : kind == ResourceKind::Vehicle ? vehicleKmh : staffKmh;
}

double ReachModel::detour(ResourceKind kind) const
{
    return kind == ResourceKind::Vessel ? seaDetour : landDetour;
}

std::vector<ReachTeam> reachTeams(std::span<const ResourceFields> resources, UtcTime now)
{
    std::vector<ReachTeam> teams;
    for (const ResourceFields& resource : resources) {
        const bool free =
            resource.status == ResourceStatus::Ready || resource.status == ResourceStatus::EnRoute;
        if (!isMobile(resource.kind) || !free || !resource.position || !resource.positionAt)
            continue;
        teams.push_back({.at = toWorld(*resource.position),
                         .kind = resource.kind,
                         .fresh = fadingFor(now - *resource.positionAt) == Fading::Full});
    }
    return teams;
}

std::optional<double> ReachMap::minutesAt(WorldPoint point) const
{
    const std::optional<std::size_t> cell = m_ground->cellAt(point);
    if (!cell || m_minutes[*cell] == never)
        return std::nullopt;
    return double(m_minutes[*cell]);
}

ReachState ReachMap::stateAt(WorldPoint point) const
{
    const std::optional<std::size_t> cell = m_ground->cellAt(point);
    return cell ? m_cells[*cell].state : ReachState::Outside;
}

class ReachComputing
{
public:
    ReachComputing(std::shared_ptr<const ReachGround> ground, const ReachModel& model)
        : m_ground(std::move(ground)), m_model(model), m_stale(m_ground->cells(), never)
    {
        m_map.m_ground = m_ground;
        m_map.m_limit = model.minutes;
        m_map.m_minutes.assign(m_ground->cells(), never);
    }

    void add(std::span<const ReachTeam> teams, ResourceKind kind, bool fresh)
    {
        std::vector<WorldPoint> from;
        for (const ReachTeam& team : teams) {
            if (team.kind == kind && team.fresh == fresh)
                from.push_back(team.at);
        }
        if (from.empty())
            return;
        (fresh ? m_map.m_fresh : m_map.m_stale) += static_cast<int>(from.size());
        const double metresPerMinute = m_model.kmh(kind) * 1000 / 60 / m_model.detour(kind);
        const std::vector<float> minutes = travelMinutes(*m_ground, surfaceOf(kind), from, metresPerMinute,
                                                         m_model.minutes, m_map.m_unplaced);
        // A slower team that is there first must not hold up a faster one, so every speed runs by itself.
        std::vector<float>& least = fresh ? m_map.m_minutes : m_stale;
        for (std::size_t cell = 0; cell < minutes.size(); ++cell)
            least[cell] = std::min(least[cell], minutes[cell]);
    }

    std::shared_ptr<const ReachMap> finish(std::span<const ReachSeat> seats)
    {
        for (const RegionCode code : m_ground->areas())
            m_map.m_areas.push_back({.code = code});
        m_map.m_cells.resize(m_ground->cells());
        std::size_t cell = 0;
        for (int row = 0; row < m_ground->rows(); ++row) {
            const double km2 = m_ground->cellKm2(row);
            for (int column = 0; column < m_ground->columns(); ++column, ++cell)
                take(cell, km2);
        }
        for (const ReachSeat& seat : seats)
            m_map.m_seats.push_back(stateOf(seat));
        // A county whose townships have outlines holds no land of its own.
        std::erase_if(m_map.m_areas, [](const ReachMap::AreaShare& area) { return area.km2 == 0; });
        std::ranges::sort(m_map.m_areas, {},
                          [](const ReachMap::AreaShare& area) { return std::pair(area.share(), area.code); });
        return std::make_shared<const ReachMap>(std::move(m_map));
    }

private:
    [[nodiscard]] ReachMap::Cell cellOf(std::size_t cell, bool ofInterest) const
    {
        const ReachGround::Surface surface = m_ground->surface(cell);
        const bool shown = ofInterest || surface == ReachGround::Surface::Sea;
        if (shown && m_map.m_minutes[cell] != never) {
            const double third = double(m_map.m_minutes[cell]) / m_model.minutes * bands;
            return {.state = ReachState::Reached,
                    .band = static_cast<quint8>(std::clamp(static_cast<int>(third), 0, bands - 1))};
        }
        if (shown && m_stale[cell] != never)
            return {.state = ReachState::Uncertain};
        return {.state = ofInterest ? ReachState::Void : ReachState::Outside};
    }
    void take(std::size_t cell, double km2)
    {
        const std::optional<std::size_t> area = m_ground->areaOf(cell);
        const ReachMap::Cell found = cellOf(cell, area.has_value());
        m_map.m_cells[cell] = found;
        if (!area)
            return;
        ReachMap::AreaShare& share = m_map.m_areas[*area];
        share.km2 += km2;
        m_map.m_land += km2;
        if (found.state == ReachState::Reached) {
            share.reached += km2;
        } else if (found.state == ReachState::Uncertain) {
            share.uncertain += km2;
            m_map.m_uncertain += km2;
        } else {
            m_map.m_void += km2;
        }
    }
    [[nodiscard]] ReachMap::SeatState stateOf(const ReachSeat& seat) const
    {
        const std::optional<std::size_t> cell = m_ground->cellNear(seat.at, ReachGround::Surface::Land);
        if (!cell)
            return {.code = seat.code, .minutes = {}};
        if (m_map.m_minutes[*cell] != never)
            return {
                .code = seat.code, .state = ReachState::Reached, .minutes = double(m_map.m_minutes[*cell])};
        if (m_stale[*cell] != never)
            return {.code = seat.code, .state = ReachState::Uncertain, .minutes = double(m_stale[*cell])};
        return {.code = seat.code, .state = ReachState::Void, .minutes = {}};
    }

    std::shared_ptr<const ReachGround> m_ground;
    ReachModel m_model;
    ReachMap m_map;
    std::vector<float> m_stale;
};

Result<std::shared_ptr<const ReachMap>>
computeReach(std::shared_ptr<const ReachGround> ground, std::span<const ReachTeam> teams,
             std::span<const ReachSeat> seats, const ReachModel& model, const std::function<bool()>& stop)
{
    const std::array numbers{model.staffKmh,   model.vehicleKmh, model.vesselKmh,
                             model.landDetour, model.seaDetour,  model.minutes};
    if (!std::ranges::all_of(numbers, isPositive))
        return failure(ErrorKind::Invalid, u"speeds, detour factors and the limit must be positive"_s);
    ReachComputing computing(std::move(ground), model);
    for (const bool fresh : {true, false}) {
        for (const ResourceKind kind : movingKinds) {
            if (stop && stop())
                return failure(ErrorKind::Cancelled, u"the reach was given up"_s);
            computing.add(teams, kind, fresh);
        }
    }
    return computing.finish(seats);
}

} // namespace onescreen::geo
