// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/densityfield.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr qint32 side = SparseGrid::side;
constexpr double reach = 3.0; ///< Bandwidths.
/// The kernel spreads every block by less than one in each direction, but few are spread in all.
constexpr std::size_t mostBuilt = DensityField::mostBlocks / 3;
constexpr std::array cellsPerBandwidth{4.0, 2.0, 1.0};

double cosineAt(double worldY)
{
    return std::cos(latitudeOf({.x = 0.5, .y = worldY}) * std::numbers::pi / 180.0);
}

/// Adds values along a row that wraps around the world, block by block.
class RowAdder
{
public:
    RowAdder(SparseGrid& grid, qint32 cells) : m_grid(grid), m_cells(cells) {}

    void add(qint32 x, qint32 y, float value)
    {
        const qint32 wrapped = x < 0 ? x + m_cells : x >= m_cells ? x - m_cells : x;
        const qint32 column = wrapped / side;
        const qint32 row = y / side;
        if (column != m_column || row != m_row) {
            m_block = &m_grid.block(column, row);
            m_column = column;
            m_row = row;
        }
        m_block->cells[SparseGrid::Block::index(wrapped % side, y % side)] += value;
    }

private:
    SparseGrid& m_grid;
    qint32 m_cells;
    SparseGrid::Block* m_block = nullptr;
    qint32 m_column = -1;
    qint32 m_row = -1;
};

/// The last block that was read is kept: neighbours are in it nearly always.
class CellReader
{
public:
    CellReader(const SparseGrid& grid, qint32 cells) : m_grid(grid), m_cells(cells) {}

    float operator()(qint32 x, qint32 y)
    {
        if (y < 0 || y >= m_cells)
            return 0;
        const qint32 wrapped = x < 0 ? x + m_cells : x >= m_cells ? x - m_cells : x;
        const qint32 column = wrapped / side;
        const qint32 row = y / side;
        if (column != m_column || row != m_row) {
            m_block = m_grid.find(column, row);
            m_column = column;
            m_row = row;
        }
        return m_block ? m_block->cells[SparseGrid::Block::index(wrapped % side, y % side)] : 0;
    }

private:
    const SparseGrid& m_grid;
    qint32 m_cells;
    const SparseGrid::Block* m_block = nullptr;
    qint32 m_column = -1;
    qint32 m_row = -1;
};

double middleOf(std::span<const WorldPoint> events)
{
    double sum = 0;
    for (const WorldPoint& event : events)
        sum += event.y;
    return events.empty() ? 0.5 : sum / static_cast<double>(events.size());
}

} // namespace

Result<DensityField> DensityField::build(std::span<const WorldPoint> events, double bandwidthMetres,
                                         const StopAsked& stop)
{
    if (!(bandwidthMetres >= leastBandwidth && bandwidthMetres <= mostBandwidth))
        return failure(ErrorKind::Invalid,
                       u"the bandwidth must be between %1 and %2 m"_s.arg(leastBandwidth).arg(mostBandwidth));
    DensityField field;
    field.m_bandwidth = bandwidthMetres;
    field.m_events = events.size();
    field.m_middleY = middleOf(events);
    const auto stopped = [&] { return stop && stop(); };
    const double worldBandwidth = bandwidthMetres / (earthCircumference * cosineAt(field.m_middleY));
    SparseGrid counts;
    bool fits = false;
    for (const double parts : cellsPerBandwidth) {
        field.m_cells = std::max(1, static_cast<qint32>(std::ceil(parts / worldBandwidth)));
        counts = {};
        field.bin(events, counts);
        if (stopped())
            return failure(ErrorKind::Cancelled, u"the density was given up"_s);
        fits = counts.blocks() <= mostBuilt;
        if (fits)
            break;
    }
    if (!fits)
        return failure(ErrorKind::Unsupported,
                       u"the events cover too much ground for a bandwidth of %1 m"_s.arg(bandwidthMetres));
    const SparseGrid rows = field.spreadAlongRows(counts);
    if (stopped())
        return failure(ErrorKind::Cancelled, u"the density was given up"_s);
    counts = {};
    field.m_density = field.spreadAcrossRows(rows);
    field.toDensity();
    return field;
}

void DensityField::bin(std::span<const WorldPoint> events, SparseGrid& counts) const
{
    // Shared by the four cells whose middles are nearest, so that a density does not depend on where the grid
    // lies.
    const auto clampRow = [this](qint32 row) { return std::clamp(row, 0, m_cells - 1); };
    RowAdder upper(counts, m_cells);
    RowAdder lower(counts, m_cells);
    for (const WorldPoint& event : events) {
        const double x = std::clamp(event.x, 0.0, 1.0) * m_cells - 0.5;
        const double y = std::clamp(event.y, 0.0, 1.0) * m_cells - 0.5;
        const auto left = static_cast<qint32>(std::floor(x));
        const auto top = static_cast<qint32>(std::floor(y));
        const auto right = static_cast<float>(x - left);
        const auto down = static_cast<float>(y - top);
        upper.add(left, clampRow(top), (1 - right) * (1 - down));
        upper.add(left + 1, clampRow(top), right * (1 - down));
        lower.add(left, clampRow(top + 1), (1 - right) * down);
        lower.add(left + 1, clampRow(top + 1), right * down);
        if (counts.blocks() > mostBuilt)
            return; // too many for this size of cells: they are made larger
    }
}

double DensityField::metresAcross(qint32 row) const
{
    return earthCircumference / m_cells * cosineAt((row + 0.5) / m_cells);
}

double DensityField::cellMetres() const
{
    return earthCircumference / m_cells * cosineAt(m_middleY);
}

std::vector<float> DensityField::kernel(qint32 row) const
{
    const double sigma = m_bandwidth / metresAcross(row); // cells
    // Not more than half around the world.
    const int radius = std::min(static_cast<int>(std::ceil(reach * sigma)), (m_cells - 1) / 2);
    std::vector<double> weights(static_cast<std::size_t>(2 * radius) + 1);
    double sum = 0;
    std::size_t at = 0;
    for (int i = -radius; i <= radius; ++i) {
        const double weight = std::exp(-0.5 * (i / sigma) * (i / sigma));
        weights[at++] = weight;
        sum += weight;
    }
    std::vector<float> result;
    result.reserve(weights.size());
    for (const double weight : weights)
        result.push_back(static_cast<float>(weight / sum));
    return result;
}

SparseGrid DensityField::spreadAlongRows(const SparseGrid& counts) const
{
    SparseGrid rows;
    counts.forEach([&](qint32 column, qint32 blockRow, const SparseGrid::Block& block) {
        RowAdder adder(rows, m_cells);
        for (qint32 y = 0; y < side; ++y) {
            std::vector<float> weights;
            for (qint32 x = 0; x < side; ++x) {
                const float count = block.cells[SparseGrid::Block::index(x, y)];
                if (count == 0)
                    continue;
                const qint32 row = blockRow * side + y;
                if (weights.empty())
                    weights = kernel(row);
                const auto radius = static_cast<qint32>(weights.size() / 2);
                for (std::size_t i = 0; i < weights.size(); ++i)
                    adder.add(column * side + x - radius + static_cast<qint32>(i), row, count * weights[i]);
            }
        }
    });
    return rows;
}

SparseGrid DensityField::spreadAcrossRows(const SparseGrid& rows) const
{
    SparseGrid spread;
    rows.forEach([&](qint32 column, qint32 blockRow, const SparseGrid::Block& block) {
        for (qint32 y = 0; y < side; ++y) {
            const auto from = block.cells.begin() + y * side;
            if (std::all_of(from, from + side, [](float value) { return value == 0; }))
                continue;
            const qint32 row = blockRow * side + y;
            const std::vector<float> weights = kernel(row);
            const auto radius = static_cast<qint32>(weights.size() / 2);
            for (std::size_t i = 0; i < weights.size(); ++i) {
                // What would fall off the edge of the world stays at it.
                const qint32 to = std::clamp(row - radius + static_cast<qint32>(i), 0, m_cells - 1);
                auto* target = &spread.block(column, to / side).cells[SparseGrid::Block::index(0, to % side)];
                for (qint32 x = 0; x < side; ++x)
                    target[x] += from[x] * weights[i];
            }
        }
    });
    return spread;
}

void DensityField::toDensity()
{
    m_density.forEach([this](qint32 /*column*/, qint32 blockRow, SparseGrid::Block& block) {
        for (qint32 y = 0; y < side; ++y) {
            const double metres = metresAcross(blockRow * side + y);
            const auto perKm2 = static_cast<float>(1e6 / (metres * metres));
            for (qint32 x = 0; x < side; ++x) {
                float& cell = block.cells[SparseGrid::Block::index(x, y)];
                cell *= perKm2;
                m_peak = std::max(m_peak, static_cast<double>(cell));
            }
        }
    });
}

double DensityField::integral() const
{
    double sum = 0;
    m_density.forEach([&](qint32 /*column*/, qint32 blockRow, const SparseGrid::Block& block) {
        for (qint32 y = 0; y < side; ++y) {
            const double metres = metresAcross(blockRow * side + y);
            double row = 0;
            for (qint32 x = 0; x < side; ++x)
                row += double(block.cells[SparseGrid::Block::index(x, y)]);
            sum += row * metres * metres / 1e6;
        }
    });
    return sum;
}

double DensityField::at(WorldPoint point) const
{
    float value = 0;
    sample(QPointF(point.x, point.y), 0, 1, 1, {&value, 1});
    return double(value);
}

void DensityField::sample(QPointF corner, double step, int columns, int rows, std::span<float> out) const
{
    CellReader upper(m_density, m_cells);
    CellReader lower(m_density, m_cells);
    std::size_t next = 0;
    for (int row = 0; row < rows; ++row) {
        const double y = (corner.y() + row * step) * m_cells - 0.5;
        const auto top = static_cast<qint32>(std::floor(y));
        const auto down = static_cast<float>(y - top);
        for (int column = 0; column < columns; ++column) {
            const double x = (corner.x() + column * step) * m_cells - 0.5;
            const auto left = static_cast<qint32>(std::floor(x));
            const auto right = static_cast<float>(x - left);
            const float above = upper(left, top) * (1 - right) + upper(left + 1, top) * right;
            const float below = lower(left, top + 1) * (1 - right) + lower(left + 1, top + 1) * right;
            out[next++] = above * (1 - down) + below * down;
        }
    }
}

std::vector<double> roundSteps(double peak, int classes)
{
    std::vector<double> steps;
    if (!(peak > 0) || !std::isfinite(peak) || classes < 1)
        return steps;
    int power = static_cast<int>(std::floor(std::log10(peak)));
    constexpr std::array mantissas{5, 2, 1};
    while (steps.size() < static_cast<std::size_t>(classes)) {
        for (const int mantissa : mantissas) {
            // By the text, so that 0.2 is 0.2 and not 2 times a rounded 0.1.
            const double step = u"%1e%2"_s.arg(mantissa).arg(power).toDouble();
            if (step < peak && steps.size() < static_cast<std::size_t>(classes))
                steps.push_back(step);
        }
        --power;
        if (power < std::numeric_limits<double>::min_exponent10)
            break;
    }
    std::ranges::reverse(steps);
    return steps;
}

} // namespace onescreen::geo
