// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/locationmapview.h"
#include "ui/map/rastermapview.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

namespace onescreen {

namespace {

/// Whether OpenGL is done by a graphics card. Software OpenGL makes a map slower than painting it.
bool hasHardwareOpenGl()
{
    QOpenGLContext context;
    if (!context.create())
        return false;
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return false;
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    context.doneCurrent();
    constexpr std::array software{"llvmpipe", "softpipe", "swrast", "swiftshader", "basic render"};
    return !renderer.isEmpty() &&
           std::ranges::none_of(software, [&](const char* word) { return renderer.contains(word); });
}

} // namespace

MapView* createMapView(MapBackend backend, const Clock& clock, QWidget* parent)
{
    if (backend == MapBackend::Auto)
        backend = hasHardwareOpenGl() ? MapBackend::Location : MapBackend::Raster;
    if (backend == MapBackend::Location) {
        auto view = std::make_unique<LocationMapView>(clock, parent);
        if (view->problem().isEmpty())
            return view.release();
        qWarning("Qt Location does not work here, the map is painted instead: %s",
                 qUtf8Printable(view->problem()));
    }
    return new RasterMapView(clock, parent);
}

} // namespace onescreen
