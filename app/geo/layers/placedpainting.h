// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tilepainting.h"

#include <memory>

namespace onescreen::geo {

/// A painting of tiles as a layer shows it: fainter, and only at some whole zooms of tiles.
class PlacedPainting final : public TilePainting
{
public:
    /// `painting` must not be null. Opacity 0 to 1; zooms inclusive.
    PlacedPainting(std::shared_ptr<const TilePainting> painting, double opacity, int fromZoom, int toZoom);
    void paint(const TileFrame& frame) const override;

private:
    void paintFaint(const TileFrame& frame) const;

    std::shared_ptr<const TilePainting> m_painting;
    double m_opacity;
    int m_fromZoom;
    int m_toZoom;
};

} // namespace onescreen::geo
