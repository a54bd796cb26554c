// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/markersigns.h"

#include "app/geo/symbols.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

constexpr double agesFromZoom = 11.0;
constexpr double singlesFromZoom = 12.0;
constexpr double namesFromZoom = 13.5;
constexpr double viewMargin = 32.0;

} // namespace

QPointF besideClusters(const LayerFrame& frame, QPointF at, ResourceKind kind)
{
    constexpr std::array<double, allResourceKinds.size()> sides{-0.75, -0.25, 0.25, 0.75, 0.5};
    const double radius = markerRadius(frame.style);
    for (const SignPlace& place : frame.places) {
        const QPointF off = at - place.centre;
        if (!place.several || std::hypot(off.x(), off.y()) > place.radius + radius / 2)
            continue;
        const double angle = sides.at(static_cast<std::size_t>(kind)) * std::numbers::pi;
        return place.centre + (place.radius + radius * 0.7) * QPointF(std::cos(angle), std::sin(angle));
    }
    return at;
}

void MarkerSigns::setMarkers(const std::vector<Marker>* markers, Choose choose)
{
    m_markers = markers;
    m_choose = std::move(choose);
}

void MarkerSigns::prepare(const LayerFrame& frame)
{
    m_groups.clear();
    if (!m_markers)
        return;
    // Cells keep to the ground, so that groups do not change while the map is moved.
    const double zoom = signZoom(frame.camera, frame.style);
    const int level = clusterLevel(zoom) + (zoom < singlesFromZoom ? 0 : 2);
    const QRectF view =
        QRectF(QPointF(0, 0), frame.camera.size()).adjusted(-viewMargin, -viewMargin, viewMargin, viewMargin);
    QHash<quint64, std::size_t> groupOf;
    for (std::size_t i = 0; i < m_markers->size(); ++i) {
        const Marker& marker = (*m_markers)[i];
        if (!m_choose(marker))
            continue;
        const QPointF at = frame.camera.project(marker.at);
        if (!view.contains(at))
            continue;
        // Keys of such a level leave their last bits free for the kind.
        const quint64 cell = firstKeyOfCell(mortonKey(marker.at), std::min(level, deepestLevel - 2));
        const quint64 key = cell | static_cast<quint64>(marker.kind);
        const auto known = groupOf.constFind(key);
        if (known == groupOf.constEnd()) {
            groupOf.insert(key, m_groups.size());
            m_groups.push_back({.members = {i}, .sum = at});
            continue;
        }
        m_groups[*known].members.push_back(i);
        m_groups[*known].sum += at;
    }
    for (const Group& group : m_groups)
        frame.places.push_back({.centre = group.sum / static_cast<double>(group.members.size()),
                                .radius = markerRadius(frame.style)});
}

void MarkerSigns::paint(const LayerFrame& frame)
{
    m_items.clear();
    for (Group& group : m_groups)
        paintGroup(frame, std::move(group));
    m_groups.clear();
}

const Marker& MarkerSigns::mostBusy(const Group& group) const
{
    const auto rank = [&](std::size_t index) {
        constexpr std::array<int, 4> ranks{1, 2, 3, 0}; // Ready, EnRoute, OnScene, Off.
        return ranks.at(static_cast<std::size_t>((*m_markers)[index].status));
    };
    return (*m_markers)[*std::ranges::max_element(group.members, {}, rank)];
}

std::vector<std::size_t> MarkerSigns::membersOf(qint64 item) const
{
    return item >= 0 && item < std::ssize(m_items) ? m_items[static_cast<std::size_t>(item)]
                                                   : std::vector<std::size_t>{};
}

void MarkerSigns::paintGroup(const LayerFrame& frame, Group group)
{
    // Who is at a scene or on the way stands for those with him.
    const bool several = group.members.size() > 1;
    Marker marker = mostBusy(group);
    if (several)
        marker.heading.reset();
    const QPointF centre =
        besideClusters(frame, group.sum / static_cast<double>(group.members.size()), marker.kind);
    const double radius = markerRadius(frame.style);
    const double small = frame.style.font.pixelSize() * 0.86;
    const double zoom = signZoom(frame.camera, frame.style);
    frame.sprites.draw(frame.painter, markerSymbol(frame.sprites, marker), centre);
    if (several) {
        const QString more = QString::number(group.members.size());
        frame.sprites.draw(frame.painter, frame.sprites.text(more, small, true, frame.style.text),
                           centre + QPointF(radius, radius * 0.6));
    } else if (zoom >= agesFromZoom) {
        QString caption = zoom >= namesFromZoom ? marker.name : QString();
        if (marker.fading == Fading::Ghost)
            caption += (caption.isEmpty() ? QString() : QString(u' ')) + marker.ageText;
        if (!caption.isEmpty()) {
            const double offset = radius + frame.sprites.textSize(caption, small, false).height() / 2;
            frame.sprites.draw(frame.painter,
                               frame.sprites.text(caption, small, false, frame.style.secondary),
                               centre + QPointF(0, offset));
        }
    }
    Hit hit;
    hit.kind = m_layer.isEmpty() ? Hit::Kind::Marker : Hit::Kind::Item;
    hit.layer = m_layer;
    hit.item = std::ssize(m_items);
    if (!m_layer.isEmpty())
        m_items.push_back(group.members);
    hit.centre = centre;
    hit.radius = radius;
    hit.markers = std::move(group.members);
    frame.hits.add(std::move(hit));
}

} // namespace onescreen::geo
