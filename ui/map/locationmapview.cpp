// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/locationmapview.h"

#include <QGeoCoordinate>
#include <QQmlContext>
#include <QQmlError>
#include <QQuickItem>
#include <QQuickPaintedItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int settledFrames = 2;
constexpr int mostRefetches = 5;
// From giving out a tile to QtLocation having read and unpacked it; it does not say when.
constexpr std::chrono::milliseconds unpacking{200};

} // namespace

/// Everything above the tiles, painted by the painter that the raster view uses.
class OverlayItem : public QQuickPaintedItem
{
public:
    OverlayItem(LocationMapView& view, QQuickItem* parent) : QQuickPaintedItem(parent), m_view(view) {}

    void paint(QPainter* painter) override
    {
        m_view.paintOverlay(*painter, m_view.shownCamera(), m_view.devicePixelRatioF());
        m_painted = true;
    }
    void repaint()
    {
        m_painted = false;
        update();
    }
    [[nodiscard]] bool isPainted() const { return m_painted; }

private:
    LocationMapView& m_view;
    bool m_painted = false;
};

LocationMapView::LocationMapView(const Clock& clock, QWidget* parent)
    : MapView(clock, parent), m_quick(new QQuickWidget(this))
{
    m_quick->lower();
    m_quick->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_quick->setFocusPolicy(Qt::NoFocus);
    m_quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_unpacked.setSingleShot(true);
    m_unpacked.setInterval(unpacking);
    connect(&m_server, &TileServer::idleChanged, &m_unpacked, qOverload<>(&QTimer::start));
    connect(&m_server, &TileServer::renewed, this, [this] {
        m_refetches = 0;
        refetch();
    });
    connect(&m_unpacked, &QTimer::timeout, this, [this] {
        // A tile that was under way when its content changed is not asked for again by QtLocation itself.
        if (m_server.isIdle() && !hasTiles() && m_refetches < mostRefetches) {
            ++m_refetches;
            refetch();
        }
        if (m_overlayItem)
            m_overlayItem->update();
    });
    load();
}

LocationMapView::~LocationMapView()
{
    // The overlay item refers to this view.
    delete m_quick;
}

void LocationMapView::load()
{
    const Result<QString> address = m_server.start();
    if (!address) {
        m_problem = address.error().toString();
        return;
    }
    m_quick->rootContext()->setContextProperty(u"tileHost"_s, *address);
    m_quick->rootContext()->setContextProperty(u"tileCache"_s, m_cacheFolder.path());
    m_quick->setSource(QUrl(u"qrc:/map/map.qml"_s));
    if (m_quick->status() == QQuickWidget::Error || !m_quick->rootObject()) {
        for (const QQmlError& error : m_quick->errors())
            m_problem += error.toString() + u'\n';
        return;
    }
    m_overlayItem = new OverlayItem(*this, m_quick->rootObject());
    m_overlayItem->setSize(m_quick->size());
    connect(m_quick->quickWindow(), &QQuickWindow::afterRendering, this, &LocationMapView::onFrame);
}

void LocationMapView::cameraMoved()
{
    m_framesWithTiles = 0;
    m_refetches = 0;
    m_unpacked.start();
    if (!m_overlayItem)
        return;
    const GeoPoint center = shownCamera().center();
    m_quick->rootObject()->setProperty("zoomLevel", camera().zoom());
    m_quick->rootObject()->setProperty("center",
                                       QVariant::fromValue(QGeoCoordinate(center.lat(), center.lon())));
    m_overlayItem->repaint();
}

geo::Camera LocationMapView::shownCamera() const
{
    return camera().aligned(devicePixelRatioF());
}

void LocationMapView::overlayChanged()
{
    if (m_overlayItem)
        m_overlayItem->repaint();
}

void LocationMapView::tilesChanged(std::shared_ptr<const geo::TileContent> content)
{
    m_quick->setClearColor(content->style.outside);
    m_server.setContent(std::move(content));
    m_refetches = 0;
    refetch();
}

void LocationMapView::refetch()
{
    m_framesWithTiles = 0;
    m_unpacked.start();
    if (m_overlayItem)
        QMetaObject::invokeMethod(m_quick->rootObject(), "refetch");
}

bool LocationMapView::hasTiles() const
{
    const geo::TileRange range = geo::visibleTiles(camera());
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            if (!m_server.hasServed({.zoom = range.zoom, .x = x, .y = y}))
                return false;
        }
    }
    return true;
}

void LocationMapView::onFrame()
{
    const bool ready = hasTiles() && m_server.isIdle() && !m_unpacked.isActive();
    m_framesWithTiles = ready ? m_framesWithTiles + 1 : 0;
    if (ready && m_framesWithTiles < settledFrames)
        m_overlayItem->update();
    else if (ready)
        QMetaObject::invokeMethod(this, &MapView::settledChanged, Qt::QueuedConnection);
}

bool LocationMapView::tilesSettled() const
{
    return m_overlayItem && m_overlayItem->isPainted() && m_framesWithTiles >= settledFrames;
}

void LocationMapView::resizeEvent(QResizeEvent* event)
{
    m_quick->setGeometry(rect());
    if (m_overlayItem)
        m_overlayItem->setSize(size());
    MapView::resizeEvent(event);
}

} // namespace onescreen
