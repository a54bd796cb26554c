// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/select.h"
#include "app/geo/selectnearest.h"
#include "ui/map/tools/maptool.h"

#include <optional>
#include <vector>

namespace onescreen {

/// The area whose events are chosen.
class AreaDrawing final : public MapDrawing
{
    Q_OBJECT
public:
    using MapDrawing::MapDrawing;

    void setArea(const std::optional<geo::SelectArea>& area);
    void paint(const ToolFrame& frame) const override;

private:
    std::optional<geo::SelectArea> m_area;
    std::vector<std::vector<geo::WorldPoint>> m_rings;
};

/// Lines from a place to what is nearest to it; the chosen one strongest.
class NearestDrawing final : public MapDrawing
{
    Q_OBJECT
public:
    struct End
    {
        GeoPoint at;
        double metres = 0;
        bool stale = false;
    };
    using MapDrawing::MapDrawing;

    void setEnds(GeoPoint from, std::vector<End> ends);
    void choose(std::optional<std::size_t> end);
    void clear();
    void paint(const ToolFrame& frame) const override;

private:
    std::optional<GeoPoint> m_from;
    std::vector<End> m_ends;
    std::optional<std::size_t> m_chosen;
};

/// A pin with a name: what a search has found.
class PinDrawing final : public MapDrawing
{
    Q_OBJECT
public:
    using MapDrawing::MapDrawing;

    void setPin(GeoPoint at, const QString& name);
    void clear();
    [[nodiscard]] const std::optional<GeoPoint>& at() const { return m_at; }
    void paint(const ToolFrame& frame) const override;

private:
    std::optional<GeoPoint> m_at;
    QString m_name;
};

} // namespace onescreen
