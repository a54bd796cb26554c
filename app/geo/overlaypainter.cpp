// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/overlaypainter.h"

#include "app/geo/symbols.h"

#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

// A cluster's sign keeps this share of its cell free at the edges, so that neighbours do not cover each
// other.
constexpr double cellMargin = 0.24;
constexpr double camerasFromZoom = 9.0;
constexpr double agesFromZoom = 11.0;
constexpr double singlesFromZoom = 12.0;
constexpr double namesFromZoom = 13.5;

QPointF signPlace(const Camera& camera, const Cluster& cluster)
{
    const QPointF centroid = camera.project(cluster.centroid);
    if (cluster.count == 1)
        return centroid;
    const QRectF cell = cluster.cell.worldRect();
    const QPointF corner = camera.project(WorldPoint{.x = cell.left(), .y = cell.top()});
    const double side = cell.width() * camera.worldSize();
    const double margin = side * cellMargin;
    return {std::clamp(centroid.x(), corner.x() + margin, corner.x() + side - margin),
            std::clamp(centroid.y(), corner.y() + margin, corner.y() + side - margin)};
}

bool covers(const Hit& sign, const QRectF& box)
{
    const QPointF nearest(std::clamp(sign.centre.x(), box.left(), box.right()),
                          std::clamp(sign.centre.y(), box.top(), box.bottom()));
    const QPointF off = nearest - sign.centre;
    return QPointF::dotProduct(off, off) < sign.radius * sign.radius;
}

bool isShown(const Marker& marker, const LayerVisibility& layers, double zoom)
{
    if (isMobile(marker.kind))
        return layers.teams;
    return zoom >= camerasFromZoom && (marker.kind == ResourceKind::Camera ? layers.cameras : layers.devices);
}

} // namespace

const Hit* HitList::at(QPointF pixel, double slack) const
{
    const Hit* nearest = nullptr;
    double distance = slack;
    for (auto hit = m_hits.rbegin(); hit != m_hits.rend(); ++hit) {
        const QPointF off = hit->centre - pixel;
        const double toEdge = std::hypot(off.x(), off.y()) - hit->radius;
        if (toEdge <= 0)
            return &*hit;
        if (toEdge < distance) {
            distance = toEdge;
            nearest = &*hit;
        }
    }
    return nearest;
}

void OverlayPainter::setStyle(const MapStyle& style, double devicePixelRatio)
{
    if (m_style == style && m_ratio == devicePixelRatio)
        return;
    m_style = style;
    m_ratio = devicePixelRatio;
    m_sprites.setLook(style, devicePixelRatio);
    m_labels.invalidate();
}

void OverlayPainter::paint(QPainter& painter, const Camera& camera, const OverlayContent& content)
{
    m_hits.clear();
    if (content.events && content.layers.events)
        placeClusters(camera, *content.events);
    if (content.layers.labels) {
        const std::vector<Hit>& signs = m_hits.all();
        m_labels.paint(painter, camera, m_sprites, [&](const QRectF& box) {
            return std::ranges::any_of(signs, [&](const Hit& sign) { return covers(sign, box); });
        });
    }
    for (const Hit& sign : m_hits.all())
        paintCluster(painter, content, sign);
    if (content.markers)
        paintMarkers(painter, camera, content);
}

double OverlayPainter::signZoom(const Camera& camera) const
{
    // Twice as large signs need cells of twice as many pixels.
    return camera.zoom() - std::log2(m_style.scale);
}

void OverlayPainter::placeClusters(const Camera& camera, const ClusterIndex& events)
{
    for (const Cluster& cluster : events.clusters(camera.visibleWorld(), signZoom(camera))) {
        const bool single = cluster.count == 1;
        m_hits.add({.kind = single ? Hit::Kind::Event : Hit::Kind::Cluster,
                    .centre = signPlace(camera, cluster),
                    .radius = single ? eventRadius(m_style) : clusterRadius(m_style, cluster.count),
                    .cluster = cluster,
                    .markers = {}});
    }
}

void OverlayPainter::paintCluster(QPainter& painter, const OverlayContent& content, const Hit& sign)
{
    const Cluster& cluster = sign.cluster;
    const QPointF centre = sign.centre;
    if (content.selected) {
        const std::optional<PointEntry> selected = content.events->find(*content.selected);
        if (selected && firstKeyOfCell(selected->key, cluster.cell.level) == cluster.cell.key)
            drawCentred(painter, selectionSymbol(m_sprites, sign.radius), centre);
    }
    if (sign.kind == Hit::Kind::Event) {
        drawCentred(painter, eventSymbol(m_sprites, cluster.first.state, cluster.first.priority), centre);
    } else {
        const QString text =
            content.countText ? content.countText(cluster.count) : QString::number(cluster.count);
        drawCentred(painter, clusterSymbol(m_sprites, cluster.sums, text), centre);
    }
}

void OverlayPainter::paintMarkers(QPainter& painter, const Camera& camera, const OverlayContent& content)
{
    // Signs of one kind that would lie on each other are drawn once, with their number; cells keep to the
    // ground.
    const double zoom = signZoom(camera);
    const int level = clusterLevel(zoom) + (zoom < singlesFromZoom ? 0 : 2);
    const QRectF view = QRectF(QPointF(0, 0), camera.size()).adjusted(-32, -32, 32, 32);
    QHash<quint64, std::size_t> groupOf;
    std::vector<MarkerGroup> groups;
    const std::vector<Marker>& markers = *content.markers;
    for (std::size_t i = 0; i < markers.size(); ++i) {
        const Marker& marker = markers[i];
        const QPointF at = camera.project(marker.at);
        if (!isShown(marker, content.layers, zoom) || !view.contains(at))
            continue;
        // Keys of such a level leave their last bits free for the kind.
        const quint64 cell = firstKeyOfCell(mortonKey(marker.at), std::min(level, deepestLevel - 2));
        const quint64 key = cell | static_cast<quint64>(marker.kind);
        const auto known = groupOf.constFind(key);
        if (known == groupOf.constEnd()) {
            groupOf.insert(key, groups.size());
            groups.push_back({.members = {i}, .sum = at});
            continue;
        }
        groups[*known].members.push_back(i);
        groups[*known].sum += at;
    }
    const std::size_t signs = m_hits.all().size();
    for (MarkerGroup& group : groups)
        paintMarker(painter, zoom, markers, std::move(group), signs);
}

QPointF OverlayPainter::besideSigns(QPointF at, ResourceKind kind, std::size_t signs) const
{
    // A sign must not cover a count: it goes to the edge, each kind to its own side.
    constexpr std::array<double, allResourceKinds.size()> sides{-0.75, -0.25, 0.25, 0.75, 0.5};
    for (std::size_t i = 0; i < signs; ++i) {
        const Hit& hit = m_hits.all()[i];
        const QPointF off = at - hit.centre;
        if (hit.kind != Hit::Kind::Cluster ||
            std::hypot(off.x(), off.y()) > hit.radius + markerRadius(m_style) / 2)
            continue;
        const double angle = sides.at(static_cast<std::size_t>(kind)) * std::numbers::pi;
        const double distance = hit.radius + markerRadius(m_style) * 0.7;
        return hit.centre + distance * QPointF(std::cos(angle), std::sin(angle));
    }
    return at;
}

void OverlayPainter::paintMarker(QPainter& painter, double zoom, const std::vector<Marker>& markers,
                                 MarkerGroup group, std::size_t signs)
{
    // Who is at a scene or on the way stands for those with him.
    const auto rank = [&](std::size_t index) {
        constexpr std::array<int, 4> ranks{1, 2, 3, 0}; // Ready, EnRoute, OnScene, Off.
        return ranks.at(static_cast<std::size_t>(markers[index].status));
    };
    const bool several = group.members.size() > 1;
    Marker marker = markers[*std::ranges::max_element(group.members, {}, rank)];
    if (several)
        marker.heading.reset();
    const QPointF centre =
        besideSigns(group.sum / static_cast<double>(group.members.size()), marker.kind, signs);
    const double radius = markerRadius(m_style);
    const double small = m_style.font.pixelSize() * 0.86;
    drawCentred(painter, markerSymbol(m_sprites, marker), centre);
    if (several) {
        const QString more = QString::number(group.members.size());
        drawCentred(painter, m_sprites.text(more, small, true, m_style.text),
                    centre + QPointF(radius, radius * 0.6));
    } else if (zoom >= agesFromZoom) {
        QString caption = zoom >= namesFromZoom ? marker.name : QString();
        if (marker.fading == Fading::Ghost)
            caption += (caption.isEmpty() ? QString() : QString(u' ')) + marker.ageText;
        if (!caption.isEmpty()) {
            const double offset = radius + m_sprites.textSize(caption, small, false).height() / 2;
            drawCentred(painter, m_sprites.text(caption, small, false, m_style.secondary),
                        centre + QPointF(0, offset));
        }
    }
    m_hits.add({.kind = Hit::Kind::Marker,
                .centre = centre,
                .radius = radius,
                .cluster = {},
                .markers = std::move(group.members)});
}

} // namespace onescreen::geo
