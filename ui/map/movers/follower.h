// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"

#include <QObject>

#include <optional>

namespace onescreen {

class MapView;

/// Keeps one moving thing in sight: when it leaves the middle of the picture the map is centred on it. Moving
/// the map by hand, or to something else, makes it yield: it stays switched on but moves nothing until
/// resume(). Zooming does not, as long as the thing stays in the picture.
class Follower : public QObject
{
    Q_OBJECT
public:
    enum class State { Off, Following, Yielding };

    /// `view` must outlive it.
    explicit Follower(MapView& view, QObject* parent = nullptr);

    void start(GeoPoint at);
    /// The same without coming closer, and without moving at all while the thing is in the middle.
    void takeUp(GeoPoint at);
    void stop();
    /// After a yield: centres again.
    void resume();
    /// The thing has moved, or is where it was.
    void setPlace(GeoPoint at);
    [[nodiscard]] State state() const { return m_state; }

    /// Whether the pixel lies in the middle half of the picture.
    static bool isInMiddle(const geo::Camera& camera, QPointF pixel);

Q_SIGNALS:
    void stateChanged();

private:
    void centre(double zoom);
    void onCameraChanged();
    void setState(State state);

    MapView& m_view;
    State m_state = State::Off;
    std::optional<GeoPoint> m_at;
    geo::Camera m_camera; ///< As it was left.
    bool m_moving = false;
};

} // namespace onescreen
