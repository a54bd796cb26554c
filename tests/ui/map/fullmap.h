// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scenebench.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/scenes/mapscene.h"

#include <memory>

namespace onescreen {
class MapTools;
}

namespace onescreen::test {

/// The map scene with something for every layer: events, forces with trails (one with a gap), cameras and
/// devices around a crossing, the thematic layers of the demonstration, figures by area. The clock stands
/// still and everything is the same in every run.
class FullMap
{
public:
    FullMap();
    ~FullMap();

    struct Look
    {
        QSize mapSize{480, 320}; ///< Of the map itself, not of the scene.
        bool night = true;
        WindowClass windowClass = WindowClass::Duty;
        QString backend = QStringLiteral("raster");
    };
    /// Shows the scene anew; `bench` may be changed before.
    void open(const Look& look);
    /// Switches off every layer but these.
    void showOnly(const QStringList& layers) const;
    void showAll() const;
    /// The small map at the lower right; on from the start where there are tools.
    void hideMiniMap() const;
    /// Stays there; then everything has been painted.
    void goTo(double lon, double lat, double zoom) const;
    void settle() const;
    [[nodiscard]] QImage picture() const;      ///< Of the map with what is written on it.
    [[nodiscard]] QImage scenePicture() const; ///< Of everything.

    [[nodiscard]] MapView& view() const;
    [[nodiscard]] MapTools& tools() const;
    [[nodiscard]] MapScene& scene() const { return *m_scene; }

    SceneBench bench;

private:
    void fillEvents();
    void fillForces();
    void fillFixed();
    void fillAreas();

    std::unique_ptr<MapScene> m_scene;
};

} // namespace onescreen::test
