// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/reach.h"

#include <queue>

#include <array>
#include <cmath>
#include <limits>

namespace onescreen::geo {

namespace {

constexpr float never = std::numeric_limits<float>::infinity();

struct Step
{
    int x = 0;
    int y = 0;
};
constexpr std::array<Step, 16> steps{Step{1, 0}, {-1, 0},  {0, 1},   {0, -1}, {1, 1},  {1, -1},
                                     {-1, 1},    {-1, -1}, {1, 2},   {2, 1},  {-1, 2}, {-2, 1},
                                     {1, -2},    {2, -1},  {-1, -2}, {-2, -1}};

class Travel
{
public:
    Travel(const ReachGround& ground, ReachGround::Surface surface, double metresPerMinute, double limit)
        : m_ground(ground), m_surface(surface), m_limit(static_cast<float>(limit)),
          m_minutes(ground.cells(), never)
    {
        m_minutesPerCell.reserve(static_cast<std::size_t>(ground.rows()));
        for (int row = 0; row < ground.rows(); ++row)
            m_minutesPerCell.push_back(ground.cellMetres(row) / metresPerMinute);
    }

    /// False when there is no cell of the surface near.
    bool start(WorldPoint from)
    {
        const std::optional<std::size_t> at = m_ground.cellAt(from);
        const std::optional<std::size_t> nearest = m_ground.cellNear(from, m_surface);
        if (!at || !nearest)
            return false;
        const double cells = std::hypot(columnOf(*at) - columnOf(*nearest), rowOf(*at) - rowOf(*nearest));
        reach(*nearest, static_cast<float>(cells * perCell(rowOf(*at))));
        return true;
    }

    std::vector<float> run()
    {
        while (!m_open.empty()) {
            const auto [minutes, cell] = m_open.top();
            m_open.pop();
            if (minutes == m_minutes[cell])
                leave(columnOf(cell), rowOf(cell), minutes);
        }
        return std::move(m_minutes);
    }

private:
    using Entry = std::pair<float, std::size_t>;

    [[nodiscard]] int columnOf(std::size_t cell) const
    {
        return static_cast<int>(cell % static_cast<std::size_t>(m_ground.columns()));
    }
    [[nodiscard]] int rowOf(std::size_t cell) const
    {
        return static_cast<int>(cell / static_cast<std::size_t>(m_ground.columns()));
    }
    [[nodiscard]] double perCell(int row) const { return m_minutesPerCell[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool isOpen(int column, int row) const
    {
        return column >= 0 && row >= 0 && column < m_ground.columns() && row < m_ground.rows() &&
               m_ground.surface(m_ground.cell(column, row)) == m_surface;
    }
    /// No step cuts through what is not the surface: a diagonal needs one of the two cells beside it, a
    /// knight's move both that its line crosses.
    [[nodiscard]] bool canStep(int column, int row, Step step) const
    {
        if (!isOpen(column + step.x, row + step.y))
            return false;
        if (step.x == 0 || step.y == 0)
            return true;
        if (std::abs(step.x) == std::abs(step.y))
            return isOpen(column + step.x, row) || isOpen(column, row + step.y);
        const int halfX = step.x / 2;
        const int halfY = step.y / 2;
        return isOpen(column + halfX, row + halfY) && isOpen(column + step.x - halfX, row + step.y - halfY);
    }
    void leave(int column, int row, float minutes)
    {
        for (const Step step : steps) {
            if (!canStep(column, row, step))
                continue;
            const double length = std::hypot(step.x, step.y) * (perCell(row) + perCell(row + step.y)) / 2;
            reach(m_ground.cell(column + step.x, row + step.y), minutes + static_cast<float>(length));
        }
    }
    void reach(std::size_t cell, float minutes)
    {
        if (minutes > m_limit || minutes >= m_minutes[cell])
            return;
        m_minutes[cell] = minutes;
        m_open.emplace(minutes, cell);
    }

    const ReachGround& m_ground;
    ReachGround::Surface m_surface;
    float m_limit;
    std::vector<double> m_minutesPerCell; ///< By row.
    std::vector<float> m_minutes;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_open;
};

} // namespace

std::vector<float> travelMinutes(const ReachGround& ground, ReachGround::Surface surface,
                                 std::span<const WorldPoint> from, double metresPerMinute, double limit,
                                 int& unplaced)
{
    Travel travel(ground, surface, metresPerMinute, limit);
    for (const WorldPoint point : from) {
        if (!travel.start(point))
            ++unplaced;
    }
    return travel.run();
}

} // namespace onescreen::geo
