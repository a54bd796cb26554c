// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/resource.h"
#include "app/geo/fields/reachground.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace onescreen::geo {

/// How fast teams are taken to move. There is no road network in a data pack: the way is the shortest one
/// over the team's own surface (land, or sea for vessels), times a detour factor. Bridges, tunnels, ferries,
/// slopes and traffic are unknown to it. Road distances are 1.2 to 1.5 times the straight line in most
/// countries (Ballou et al. 2002, doi 10.1016/S0965-8564(01)00044-1). All of these are assumptions that the
/// user can change.
struct ReachModel
{
    double staffKmh = 5;    ///< On foot.
    double vehicleKmh = 40; ///< In and between towns.
    double vesselKmh = 37;  ///< 20 knots.
    double landDetour = 1.3;
    double seaDetour = 1.1;
    double minutes = 15; ///< The limit.

    [[nodiscard]] double kmh(ResourceKind kind) const;
    [[nodiscard]] double detour(ResourceKind kind) const;
    friend bool operator==(const ReachModel&, const ReachModel&) = default;
};

/// A team that could set out now.
struct ReachTeam
{
    WorldPoint at;
    ResourceKind kind = ResourceKind::Staff; ///< Staff, Vehicle or Vessel.
    bool fresh = true; ///< Its position is new enough to count on; else what only it reaches is uncertain.

    friend bool operator==(const ReachTeam&, const ReachTeam&) = default;
};

/// Those that are ready or on the way and have a position. Fresh below five minutes of age, as long as the
/// map draws a sign in full.
std::vector<ReachTeam> reachTeams(std::span<const ResourceFields> resources, UtcTime now);

/// A place that has no outline, by its seat.
struct ReachSeat
{
    RegionCode code;
    WorldPoint at;
};

enum class ReachState : quint8 {
    Outside,   ///< No ground of interest: sea that no vessel reaches, other areas, off the map.
    Reached,   ///< By a fresh team.
    Uncertain, ///< Only by teams whose position is old.
    Void,      ///< Land of interest that nobody reaches.
};

/// Who can be where in time. Immutable; threads may share it.
class ReachMap
{
public:
    struct Cell
    {
        ReachState state = ReachState::Outside;
        quint8 band = 0; ///< Of Reached: 0, 1, 2 for the first, second and last third of the limit.
    };
    struct AreaShare
    {
        RegionCode code;
        double km2 = 0; ///< Land of the area on the grid.
        double reached = 0;
        double uncertain = 0;

        /// 0..1 of the land; none without land.
        [[nodiscard]] std::optional<double> share() const
        {
            return km2 > 0 ? std::optional(reached / km2) : std::nullopt;
        }
    };
    struct SeatState
    {
        RegionCode code;
        ReachState state = ReachState::Outside;
        std::optional<double> minutes; ///< Of Reached and Uncertain.
    };

    [[nodiscard]] const ReachGround& ground() const { return *m_ground; }
    [[nodiscard]] double limit() const { return m_limit; } ///< Minutes.
    [[nodiscard]] Cell at(std::size_t cell) const { return m_cells[cell]; }
    /// Minutes until the first fresh team is there; none where none is in time.
    [[nodiscard]] std::optional<double> minutesAt(WorldPoint point) const;
    [[nodiscard]] ReachState stateAt(WorldPoint point) const;

    [[nodiscard]] const std::vector<AreaShare>& areas() const { return m_areas; } ///< Least share first.
    [[nodiscard]] const std::vector<SeatState>& seats() const { return m_seats; }
    [[nodiscard]] double landKm2() const { return m_land; } ///< Of all areas of interest.
    [[nodiscard]] double voidKm2() const { return m_void; }
    [[nodiscard]] double uncertainKm2() const { return m_uncertain; }
    [[nodiscard]] int freshTeams() const { return m_fresh; }
    [[nodiscard]] int staleTeams() const { return m_stale; }
    /// Teams that stand on no surface of theirs (a vehicle on a bridge, a vessel in a river): left out.
    [[nodiscard]] int unplacedTeams() const { return m_unplaced; }

private:
    friend class ReachComputing;
    ReachMap() = default;

    std::shared_ptr<const ReachGround> m_ground;
    double m_limit = 0;
    std::vector<Cell> m_cells;
    std::vector<float> m_minutes; ///< By fresh teams; infinite where none is in time.
    std::vector<AreaShare> m_areas;
    std::vector<SeatState> m_seats;
    double m_land = 0;
    double m_void = 0;
    double m_uncertain = 0;
    int m_fresh = 0;
    int m_stale = 0;
    int m_unplaced = 0;
};

/// Minutes from the nearest of `from` to every cell of that surface, infinite beyond `limit` and on other
/// surfaces. Dijkstra over cells and their 16 neighbours (a way is at most 2.8 % longer than the straight
/// line); no step leads through a cell of another surface. Points that lie on another surface start from the
/// nearest right cell up to two cells off; those without one are counted in `unplaced`.
std::vector<float> travelMinutes(const ReachGround& ground, ReachGround::Surface surface,
                                 std::span<const WorldPoint> from, double metresPerMinute, double limit,
                                 int& unplaced);

/// Takes 50 to 500 ms: for a worker thread. Invalid: a speed, factor or limit that is not positive.
/// Cancelled.
Result<std::shared_ptr<const ReachMap>> computeReach(std::shared_ptr<const ReachGround> ground,
                                                     std::span<const ReachTeam> teams,
                                                     std::span<const ReachSeat> seats,
                                                     const ReachModel& model,
                                                     const std::function<bool()>& stop = {});

} // namespace onescreen::geo
