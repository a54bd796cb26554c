// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/hitlist.h"
#include "ui/map/tools/maptool.h"

#include <optional>
#include <vector>

namespace onescreen {

/// The keyboard's place among the signs of the map: walks through them, those nearest the middle first, and
/// rings the one it stands at. Starts again when the map has moved.
class SignCursor final : public MapDrawing
{
    Q_OBJECT
public:
    using MapDrawing::MapDrawing;

    /// `hits` as just painted for that camera.
    void step(int by, const std::vector<geo::Hit>& hits, const geo::Camera& camera);
    void clear();
    /// Where it stands; none before the first step and when the map has moved since.
    [[nodiscard]] std::optional<geo::Hit> current(const geo::Camera& camera) const;

    void paint(const ToolFrame& frame) const override;

private:
    std::vector<geo::Hit> m_signs;
    std::optional<geo::Camera> m_camera;
    std::optional<std::size_t> m_at;
};

} // namespace onescreen
