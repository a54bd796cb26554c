// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/layers/hitlist.h"
#include "ui/map/tools/maptool.h"

#include <optional>
#include <vector>

namespace onescreen {

/// Events of one place, pulled apart: each sign at the end of a line from the place, on a circle or, when
/// there are many, on a spiral. Beyond `mostShown` the last sign counts the rest ("+12") and stands for all.
class EventFan final : public MapDrawing
{
    Q_OBJECT
public:
    static constexpr std::size_t mostShown = 32;

    using MapDrawing::MapDrawing;

    /// At least two events of one place, in the order in which they are walked through.
    void open(std::vector<geo::PointEntry> events);
    void close();
    [[nodiscard]] bool isOpen() const { return !m_events.empty(); }
    [[nodiscard]] const std::vector<geo::PointEntry>& events() const { return m_events; }

    /// Walks through the shown signs, round and round; the first step() chooses the first.
    void step(int by);
    void choose(EventRow row);
    /// Of the chosen sign; none on "+12" and before the first step.
    [[nodiscard]] std::optional<EventRow> chosen() const;
    [[nodiscard]] bool isRestChosen() const;

    /// The fanned sign at a pixel: Kind::Event, or Kind::Cluster for "+12".
    [[nodiscard]] std::optional<geo::Hit> hitAt(const geo::Camera& camera, const geo::MapStyle& style,
                                                QPointF pixel) const;
    void paint(const ToolFrame& frame) const override;

private:
    [[nodiscard]] std::size_t signs() const;
    [[nodiscard]] std::size_t rest() const;
    [[nodiscard]] geo::Hit hitOf(std::size_t sign, const geo::Camera& camera,
                                 const geo::MapStyle& style) const;

    std::vector<geo::PointEntry> m_events;
    std::optional<std::size_t> m_chosen; ///< A sign.
};

/// Where the signs of a fan stand about their place, from twelve o'clock on and outwards; neighbours are at
/// least `gap` apart.
std::vector<QPointF> fanOffsets(std::size_t signs, double gap);

} // namespace onescreen
