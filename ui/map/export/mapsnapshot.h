// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/geo/labellayout.h"
#include "app/geo/tilepainter.h"
#include "ui/common/exportoffer.h"
#include "ui/map/export/mapmargin.h"

#include <QPicture>

#include <memory>
#include <vector>

namespace onescreen {

class MapView;

/// A map as it was at one moment, ready to be painted at the size that was asked for. The part of the world
/// that the view shows is in the picture whole; signs and letters have the size they have on paper.
/// Immutable: may be painted on any thread.
class MapSnapshot
{
public:
    /// UI thread. Records what the layers draw, in the colours of the request; what the base map is painted
    /// from is shared. `shown`: the look of the view, which its layers have again afterwards.
    static std::shared_ptr<const MapSnapshot> of(MapView& view, const PictureRequest& request,
                                                 const ThemeContext& shown);

    /// Ends early when the job is cancelled, and tells it how far it is. Waits for tiles of a service that
    /// are still to come; where they do not, the built-in map stands in and the picture says so.
    void paint(QPainter& painter, const QRectF& area) const;
    /// Names that stand in the picture.
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] const geo::Camera& camera() const { return m_camera; }

private:
    MapSnapshot(const MapView& view, const PictureRequest& request);

    void recordLayers(MapView& view, const PictureRequest& request, double ratio);
    /// How many pictures of the base map are missing.
    int paintBase(QPainter& painter) const;
    int paintBaseParts(QPainter& painter, int pixelsAtOnce) const;
    void paintLabels(QPainter& painter) const;
    [[nodiscard]] QFont fontOf(const geo::LabelLayout::Placed& label) const;

    geo::Camera m_camera;
    geo::TileContent m_content;
    double m_ratio; ///< Device pixels of a logical one; of the pictures inside, for SVG and PDF.
    bool m_vector;
    std::shared_ptr<ExportJob> m_job;
    QPicture m_below; ///< Layers under the names of places.
    QPicture m_above;
    QPicture m_tools; ///< The area of a selection, measured lines, pins.
    std::vector<geo::LabelLayout::Placed> m_labels;
    MapMargin m_margin;
};

} // namespace onescreen
