// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/runs.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

/// Collects points; closes the run at every gap.
class Runs
{
public:
    void add(QPointF point)
    {
        if (!m_open)
            m_runs.emplace_back();
        m_open = true;
        m_runs.back().append(point);
    }
    void gap() { m_open = false; }
    std::vector<QList<QPointF>> take() { return std::move(m_runs); }

private:
    std::vector<QList<QPointF>> m_runs;
    bool m_open = false;
};

void addColumn(Runs& runs, std::span<const std::optional<double>> column, double firstX)
{
    std::optional<size_t> lowest;
    std::optional<size_t> highest;
    for (size_t i = 0; i < column.size(); ++i) {
        if (!column[i] || !std::isfinite(*column[i]))
            continue;
        if (!lowest || *column[i] < *column[*lowest])
            lowest = i;
        if (!highest || *column[i] > *column[*highest])
            highest = i;
    }
    if (!lowest || !highest) {
        runs.gap();
        return;
    }
    const auto [early, late] = std::minmax(*lowest, *highest);
    runs.add({firstX + static_cast<double>(early), *column[early]});
    if (late != early)
        runs.add({firstX + static_cast<double>(late), *column[late]});
}

} // namespace

std::vector<QList<QPointF>> runsOf(std::span<const std::optional<double>> values, double firstX,
                                   int pixelColumns)
{
    Runs runs;
    const auto count = static_cast<qsizetype>(values.size());
    const qsizetype columns = count <= undecimatedPoints
                                  ? count
                                  : std::min(count, static_cast<qsizetype>(std::max(1, pixelColumns)));
    for (qsizetype column = 0; column < columns; ++column) {
        const auto begin = static_cast<size_t>(column * count / columns);
        const auto end = static_cast<size_t>((column + 1) * count / columns);
        addColumn(runs, values.subspan(begin, end - begin), firstX + static_cast<double>(begin));
    }
    return runs.take();
}

} // namespace onescreen
