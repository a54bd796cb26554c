// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/camera.h"
#include "app/geo/layers/hitlist.h"
#include "app/geo/mapstyle.h"
#include "app/geo/sprites.h"

#include <QPainter>
#include <QRectF>

#include <vector>

namespace onescreen::geo {

/// A round place on the screen that the signs of events take up.
struct SignPlace
{
    QPointF centre;
    double radius = 0;
    bool several = false; ///< A cluster: its number must stay readable.

    [[nodiscard]] bool covers(const QRectF& box) const;
};

/// What a layer is given to paint one picture of the map. Lengths are logical pixels. References live as
/// long as the call.
struct LayerFrame
{
    QPainter& painter; ///< Its opacity is the layer's; other states are restored after every layer.
    const Camera& camera;
    const MapStyle& style;
    SpriteCache& sprites;
    HitList& hits;                  ///< Add what can be clicked, in the order of painting.
    std::vector<SignPlace>& places; ///< Complete when paint() is called.
    double devicePixelRatio = 1.0;
    UtcTime now;
    /// Words of layers: add what is written where names of places should not stand. Null: nobody asks.
    std::vector<QRectF>* words = nullptr;
};

/// Something of its own kind above the base map. Painted whenever the picture is composed, many times a
/// second while the map moves: leave out what is not seen, keep pictures in the sprite cache, compute nothing
/// heavy. Has no state of the view; everything is in logical pixels of the frame's camera. UI thread.
class OverlayLayer
{
public:
    OverlayLayer() = default;
    OverlayLayer(const OverlayLayer&) = delete;
    OverlayLayer& operator=(const OverlayLayer&) = delete;
    virtual ~OverlayLayer();

    /// Called for every shown layer before any of them paints: names the places that labels and other signs
    /// should leave free.
    virtual void prepare(const LayerFrame& frame);
    virtual void paint(const LayerFrame& frame) = 0;
};

/// The zoom whose cells suit the size of the signs: signs twice as large need cells of twice as many pixels.
double signZoom(const Camera& camera, const MapStyle& style);

} // namespace onescreen::geo
