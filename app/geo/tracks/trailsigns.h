// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/overlaylayer.h"
#include "app/geo/tracks/track.h"

#include <vector>

namespace onescreen::geo {

/// Where somebody went.
struct Trail
{
    ResourceKind kind = ResourceKind::Staff;
    ResourceStatus status = ResourceStatus::Ready; ///< Now: colours the trail as its sign.
    bool chosen = false;                           ///< Drawn last, wider, in the accent colour.
    std::vector<TrackPoint> points;                ///< By time.
};

/// Trails as lines that fade towards their beginning. Where a track breaks the line ends: with a small circle
/// on both sides of a silence, a cross on both sides of a jump; nothing joins them. Lines are simplified to a
/// third of a pixel and kept for a zoom. When there is too much to draw in a frame, only the chosen ones and
/// as many others as there is room for are drawn; leftOut() says how many were not.
class TrailSigns final : public OverlayLayer
{
public:
    /// `length`: age at which a trail has faded; what is older is not drawn.
    void setTrails(std::vector<Trail> trails, UtcTime now, Milliseconds length);
    void paint(const LayerFrame& frame) override;
    [[nodiscard]] int leftOut() const { return m_leftOut; } ///< Trails of the last picture.
    [[nodiscard]] std::size_t size() const { return m_trails.size(); }

    static constexpr int steps = 6; ///< Of fading.

private:
    struct Drawn
    {
        Trail trail;
        std::vector<WorldPoint> line;
        std::vector<TrackSegment> segments;
        QRectF bounds;                              ///< Of the line, in the world square.
        std::vector<std::vector<std::size_t>> kept; ///< By segment, for m_keptZoom.
        int keptZoom = -1;
    };
    static void keepFor(Drawn& drawn, int zoom);
    static QColor faded(QColor colour, int step);
    /// Every line of a trail with its step of fading.
    template <typename Use> void forEachLine(const LayerFrame& frame, const Drawn& drawn, Use use) const;
    void paintOthers(const LayerFrame& frame, const std::vector<const Drawn*>& shown) const;
    void paintChosen(const LayerFrame& frame, const Drawn& drawn) const;
    void paintBreaks(const LayerFrame& frame, const Drawn& drawn, const QColor& colour) const;
    void paintBreak(const LayerFrame& frame, QPointF at, TrackBreak kind, const QColor& colour) const;
    [[nodiscard]] int stepOf(UtcTime at) const;

    std::vector<Drawn> m_trails; ///< Chosen ones last.
    UtcTime m_now;
    Milliseconds m_length{1};
    int m_leftOut = 0;
};

} // namespace onescreen::geo
