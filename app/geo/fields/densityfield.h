// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/fields/sparsegrid.h"
#include "app/geo/mercator.h"

#include <QPointF>

#include <functional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// Asked now and then on the computing thread; true gives up.
using StopAsked = std::function<bool()>;

/// Events per square kilometre around every place: each event spreads a mass of one as a Gaussian of the
/// ground whose standard deviation is the bandwidth in metres (Silverman 1986, section 4.2), cut off at three
/// bandwidths and scaled so that the mass stays one. Computed on cells of a quarter of the bandwidth, coarser
/// (at most the bandwidth) where events cover so much ground that this would take too much memory. So the
/// density summed over the ground is the number of events, and nothing is invented where there are none.
/// Immutable after building; threads may share it.
class DensityField
{
public:
    static constexpr double leastBandwidth = 10;     ///< Metres.
    static constexpr double mostBandwidth = 100'000; ///< Metres.
    /// Of the grid while it is built: 8 MB each 512.
    static constexpr std::size_t mostBlocks = 12'288;

    /// 1,000,000 events take some 0.2 s: call it on a worker thread.
    /// Invalid: a bandwidth outside its limits. Unsupported: events cover too much ground for it. Cancelled.
    static Result<DensityField> build(std::span<const WorldPoint> events, double bandwidthMetres,
                                      const StopAsked& stop = {});

    [[nodiscard]] double bandwidth() const { return m_bandwidth; } ///< Metres.
    [[nodiscard]] std::size_t events() const { return m_events; }
    [[nodiscard]] double cellMetres() const; ///< On the ground, at the latitude of the events' middle.
    /// Events per km², between the middles of cells by straight lines.
    [[nodiscard]] double at(WorldPoint point) const;
    /// The highest density of a cell; 0 without events.
    [[nodiscard]] double peak() const { return m_peak; }
    /// Density times ground, over everything: the number of events but for rounding.
    [[nodiscard]] double integral() const;
    [[nodiscard]] std::size_t memoryBytes() const { return m_density.memoryBytes(); }

    /// Fills `out` (columns * rows) with the density at the points of a lattice: first point at `corner`,
    /// neighbours `step` apart in the world square. Much faster than at() for each.
    void sample(QPointF corner, double step, int columns, int rows, std::span<float> out) const;

private:
    DensityField() = default;

    void bin(std::span<const WorldPoint> events, SparseGrid& counts) const;
    [[nodiscard]] SparseGrid spreadAlongRows(const SparseGrid& counts) const;
    [[nodiscard]] SparseGrid spreadAcrossRows(const SparseGrid& rows) const;
    void toDensity();
    [[nodiscard]] double metresAcross(qint32 row) const; ///< Ground metres of a cell's side in that row.
    [[nodiscard]] std::vector<float> kernel(qint32 row) const;

    double m_bandwidth = 0;
    qint32 m_cells = 1; ///< In the side of the world square.
    std::size_t m_events = 0;
    double m_middleY = 0.5;
    double m_peak = 0;
    SparseGrid m_density;
};

/// Limits of the classes of a legend: at most `classes` numbers of the row 1, 2, 5, 10 … that lie below the
/// peak, ascending. Without a peak none.
std::vector<double> roundSteps(double peak, int classes);

} // namespace onescreen::geo
