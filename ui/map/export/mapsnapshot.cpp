// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/export/mapsnapshot.h"

#include "app/geo/layers/overlaylayer.h"
#include "ui/common/pictureexport.h"
#include "ui/map/export/basepictures.h"
#include "ui/map/export/pictureplay.h"
#include "ui/map/maplook.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/toolcanvas.h"

#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double logicalDpi = 96.0;
constexpr double leastVectorRatio = 4.0; ///< What stays a picture in SVG and PDF has 384 DPI.
constexpr double mostRatio = 8.0;
constexpr int partSide = 2048; ///< Device pixels that are painted between two looks at the job.
constexpr int baseDone = 800;  ///< Of 1,000.
constexpr int layersDone = 900;
constexpr double haloWidth = 3.0;

/// All that the view shows, as large as the area has room for it.
geo::Camera cameraFor(const geo::Camera& shown, const QSizeF& area)
{
    const double scale = std::min(area.width() / shown.size().width(), area.height() / shown.size().height());
    const QSizeF size = area.expandedTo({1, 1});
    return shown.resized(size).withZoom(shown.zoom() + std::log2(std::max(scale, 1e-6)));
}

/// Gives the layers of a view another look for a moment; nobody hears of it, so nothing is painted anew.
class LayersDressed
{
public:
    LayersDressed(const MapView& view, const ThemeContext& look, const ThemeContext& before)
        : m_view(view), m_before(before)
    {
        dress(look);
    }
    ~LayersDressed() { dress(m_before); }
    LayersDressed(const LayersDressed&) = delete;
    LayersDressed& operator=(const LayersDressed&) = delete;

private:
    void dress(const ThemeContext& look) const
    {
        for (MapLayer* layer : m_view.layers()) {
            const QSignalBlocker quiet(layer);
            layer->setTheme(look);
        }
    }

    const MapView& m_view;
    const ThemeContext& m_before;
};

/// What tools have drawn on the view: the chosen area, measured lines, pins.
void recordTools(QPicture& picture, const MapView& view, const geo::Camera& camera,
                 const geo::MapStyle& style, geo::SpriteCache& sprites)
{
    QPainter painter(&picture);
    const ToolFrame frame{.painter = painter, .camera = camera, .style = style, .sprites = sprites};
    for (const MapDrawing* drawing : view.canvas().drawings()) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(style.font);
        drawing->paint(frame);
        painter.restore();
    }
}

} // namespace

MapSnapshot::MapSnapshot(const MapView& view, const PictureRequest& request)
    : m_camera(cameraFor(view.camera(), request.area.size())),
      m_content(view.tileContent(mapStyleFor(request.look, view.tone()))),
      m_ratio(request.size.dpi() / logicalDpi), m_vector(request.format != PictureFormat::Png),
      m_job(request.job)
{
}

std::shared_ptr<const MapSnapshot> MapSnapshot::of(MapView& view, const PictureRequest& request,
                                                   const ThemeContext& shown)
{
    const LayersDressed dressed(view, request.look, shown);
    const std::shared_ptr<MapSnapshot> snapshot(new MapSnapshot(view, request));
    const double ratio =
        std::clamp(snapshot->m_ratio, snapshot->m_vector ? leastVectorRatio : 1.0, mostRatio);
    snapshot->recordLayers(view, request, ratio);
    return snapshot;
}

void MapSnapshot::recordLayers(MapView& view, const PictureRequest& request, double ratio)
{
    geo::SpriteCache sprites;
    sprites.setLook(m_content.style, ratio);
    if (m_vector)
        sprites.keepDrawings();
    geo::HitList hits;
    std::vector<geo::SignPlace> places;
    std::vector<QRectF> words;
    const double shownZoom = view.camera().zoom(); // what is switched off on screen is off here
    std::vector<const MapLayer*> shown;
    for (const MapLayer* layer : view.layers()) {
        if (layer->isDrawnAt(shownZoom))
            shown.push_back(layer);
    }
    const auto record = [&](QPicture& picture, auto&& paintLayer) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const geo::LayerFrame frame{.painter = painter,
                                    .camera = m_camera,
                                    .style = m_content.style,
                                    .sprites = sprites,
                                    .hits = hits,
                                    .places = places,
                                    .devicePixelRatio = ratio,
                                    .now = view.clock().now(),
                                    .words = &words};
        for (const MapLayer* layer : shown) {
            if (geo::OverlayLayer* overlay = view.layer(layer->id())->painter())
                paintLayer(frame, *layer, *overlay);
        }
    };
    const auto paintThose = [](bool below) {
        return [below](const geo::LayerFrame& frame, const MapLayer& layer, geo::OverlayLayer& overlay) {
            if ((layer.order() < layerorder::sites) != below)
                return;
            frame.painter.save();
            frame.painter.setOpacity(layer.opacity());
            overlay.paint(frame);
            frame.painter.restore();
        };
    };
    QPicture nothing;
    record(nothing, [](const geo::LayerFrame& frame, const MapLayer&, geo::OverlayLayer& overlay) {
        overlay.prepare(frame);
    });
    record(m_below, paintThose(true));
    record(m_above, paintThose(false));
    recordTools(m_tools, view, m_camera, m_content.style, sprites);

    const MapLayer* names = view.layer(u"labels");
    if (names && names->isDrawnAt(shownZoom) && !view.baseHasLabels()) {
        geo::LabelLayout layout;
        layout.setMap(view.baseMap());
        const QRectF area(QPointF(), m_camera.size());
        const auto isCovered = [&](const QRectF& box) {
            return std::ranges::any_of(places,
                                       [&](const geo::SignPlace& place) { return place.covers(box); }) ||
                   std::ranges::any_of(words, [&](const QRectF& word) { return word.intersects(box); });
        };
        for (const geo::LabelLayout::Placed& label : layout.readable(m_camera, sprites, isCovered)) {
            const QPointF centre = m_camera.project(label.at) + label.shift;
            if (area.contains(
                    QRectF(centre - QPointF(label.size.width(), label.size.height()) / 2, label.size)))
                m_labels.push_back(label);
        }
    }
    m_margin = MapMargin::of(m_camera, m_content, view.choroplethTitle(), shown, sprites, request.look);
}

QStringList MapSnapshot::words() const
{
    QStringList words;
    for (const geo::LabelLayout::Placed& label : m_labels)
        words.append(label.text);
    return words + m_margin.words();
}

void MapSnapshot::paint(QPainter& painter, const QRectF& area) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipRect(area);
    painter.translate(area.topLeft());
    const int missing = paintBase(painter);
    if (!m_job->cancelled) {
        playPicture(painter, m_below);
        paintLabels(painter);
        playPicture(painter, m_above);
        playPicture(painter, m_tools);
        m_margin.paint(painter, m_camera.size(), missing);
        m_job->permille = layersDone;
    }
    painter.restore();
}

int MapSnapshot::paintBase(QPainter& painter) const
{
    if (!m_vector)
        return paintBaseParts(painter, partSide);
    // Vectors in one piece, so that nothing is cut at the edge of a part.
    BasePictures pictures(m_content, m_camera, leastVectorRatio, *m_job);
    const QRectF whole(QPointF(), m_camera.size());
    const std::vector<geo::GroundPicture> found = pictures.of(whole);
    if (!m_job->cancelled)
        geo::paintGround(painter, m_content, m_camera, whole, found);
    m_job->permille = baseDone;
    return pictures.missing();
}

int MapSnapshot::paintBaseParts(QPainter& painter, int pixelsAtOnce) const
{
    BasePictures pictures(m_content, m_camera, m_ratio, *m_job);
    const double side = pixelsAtOnce / m_ratio;
    const int columns = static_cast<int>(std::ceil(m_camera.size().width() / side));
    const int rows = static_cast<int>(std::ceil(m_camera.size().height() / side));
    for (int part = 0; part < columns * rows && !m_job->cancelled; ++part) {
        const int row = part / columns;
        const QRectF place(part % columns * side, row * side, side, side);
        painter.save();
        painter.setClipRect(place, Qt::IntersectClip);
        // A little beyond, so that the ends of lines are not seen at the edges of parts.
        const double bleed = 6.0;
        const QRectF around = place.adjusted(-bleed, -bleed, bleed, bleed);
        const std::vector<geo::GroundPicture> found = pictures.of(around);
        geo::paintGround(painter, m_content, m_camera, around, found);
        painter.restore();
        m_job->permille = baseDone * (part + 1) / (columns * rows);
    }
    return pictures.missing();
}

QFont MapSnapshot::fontOf(const geo::LabelLayout::Placed& label) const
{
    QFont font = m_content.style.font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(label.pixelSize))));
    font.setBold(label.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void MapSnapshot::paintLabels(QPainter& painter) const
{
    const geo::MapStyle& style = m_content.style;
    for (const geo::LabelLayout::Placed& label : m_labels) {
        const QFont font = fontOf(label);
        const QFontMetricsF metrics(font);
        const QPointF centre = m_camera.project(label.at) + label.shift;
        const QPointF start(centre.x() - metrics.horizontalAdvance(label.text) / 2,
                            centre.y() + (metrics.ascent() - metrics.descent()) / 2);
        QPainterPath outline;
        outline.addText(start, font, label.text);
        painter.strokePath(
            outline, QPen(style.halo, haloWidth * style.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setFont(font);
        painter.setPen(label.rank <= geo::LabelRank::County ? style.text : style.secondary);
        drawPortableText(painter, start, label.text);
    }
}

} // namespace onescreen
