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
constexpr double crowdSide = 48.0;
constexpr double smallText = 0.86; ///< Of the style's letters: numbers and names beside signs.

QString countOf(std::size_t members)
{
    return QString::number(members);
}

/// Where the number beside a sign stands.
QPointF numberAt(QPointF centre, double radius)
{
    return centre + QPointF(radius, radius * 0.6);
}

QRectF squareAt(QPointF centre, double radius)
{
    return {centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)};
}

/// What a sign for several takes up with its number.
QRectF footprint(const LayerFrame& frame, QPointF centre, std::size_t members)
{
    const double radius = markerRadius(frame.style) - 1.5 * frame.style.scale; // no sign fills its square
    const QSizeF text =
        frame.sprites.textSize(countOf(members), frame.style.font.pixelSize() * smallText, true);
    QRectF number({0, 0}, text);
    number.moveCenter(numberAt(centre, markerRadius(frame.style)));
    return squareAt(centre, radius).united(number);
}

bool onCluster(const LayerFrame& frame, const QRectF& box)
{
    return std::ranges::any_of(frame.places,
                               [&](const SignPlace& place) { return place.several && place.covers(box); });
}

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
    Crowd crowd(frame.camera.size(), crowdSide * frame.style.scale);
    for (const Hit& hit : frame.hits.all()) // signs of the layers below
        crowd.take(squareAt(hit.centre, hit.radius - frame.style.scale));
    place(frame, crowd);
    for (Group& group : m_groups)
        paintGroup(frame, std::move(group), crowd);
    m_groups.clear();
}

void MarkerSigns::place(const LayerFrame& frame, Crowd& crowd)
{
    const double radius = markerRadius(frame.style);
    const auto placeOf = [&](const Group& group) {
        return besideClusters(frame, group.sum / static_cast<double>(group.members.size()),
                              (*m_markers)[group.members.front()].kind);
    };
    // Who is alone stands where he is.
    for (Group& group : m_groups) {
        if (group.members.size() > 1)
            continue;
        group.centre = placeOf(group);
        crowd.take(squareAt(group.centre, radius - frame.style.scale));
    }
    for (Group& group : m_groups) {
        if (group.members.size() == 1)
            continue;
        const QPointF home = placeOf(group);
        group.centre = home;
        const auto box = [&](QPointF centre) { return footprint(frame, centre, group.members.size()); };
        for (int step = 0; step < 16 && !crowd.isFree(box(group.centre)); ++step) {
            // Around it, first near and then twice as far; below and above first.
            const double angle = (step % 8) * std::numbers::pi * 0.75 + std::numbers::pi / 2;
            const double far = radius * (step < 8 ? 1.3 : 2.4);
            const QPointF aside = home + far * QPointF(std::cos(angle), std::sin(angle));
            if (crowd.isFree(box(aside)) && !onCluster(frame, box(aside)))
                group.centre = aside;
        }
        crowd.take(box(group.centre));
    }
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

void MarkerSigns::paintCaption(const LayerFrame& frame, const Marker& marker, QPointF centre,
                               Crowd& crowd) const
{
    const double small = frame.style.font.pixelSize() * smallText;
    const double zoom = signZoom(frame.camera, frame.style);
    const auto boxOf = [&](const QString& text) {
        const QSizeF size = frame.sprites.textSize(text, small, false);
        return QRectF(centre + QPointF(-size.width() / 2, markerRadius(frame.style)), size);
    };
    const QString age = marker.fading == Fading::Ghost ? marker.ageText : QString();
    QString caption = zoom >= namesFromZoom ? marker.name : QString();
    if (!caption.isEmpty() && !age.isEmpty())
        caption += u' ';
    caption += age;
    const auto fits = [&](const QString& text) {
        const QRectF box = boxOf(text);
        return crowd.isFree(box) && !onCluster(frame, box);
    };
    // The age of a ghost is said in any case.
    if (!caption.isEmpty() && caption != age && !fits(caption))
        caption = age;
    if (caption.isEmpty())
        return;
    const QRectF box = boxOf(caption);
    crowd.take(box);
    frame.sprites.draw(frame.painter, frame.sprites.text(caption, small, false, frame.style.secondary),
                       box.center());
}

void MarkerSigns::paintGroup(const LayerFrame& frame, Group group, Crowd& crowd)
{
    // Who is at a scene or on the way stands for those with him.
    const bool several = group.members.size() > 1;
    Marker marker = mostBusy(group);
    if (several)
        marker.heading.reset();
    const QPointF centre = group.centre;
    const double radius = markerRadius(frame.style);
    const double small = frame.style.font.pixelSize() * smallText;
    frame.sprites.draw(frame.painter, markerSymbol(frame.sprites, marker), centre);
    if (several)
        frame.sprites.draw(frame.painter,
                           frame.sprites.text(countOf(group.members.size()), small, true, frame.style.text),
                           numberAt(centre, radius));
    else if (signZoom(frame.camera, frame.style) >= agesFromZoom)
        paintCaption(frame, marker, centre, crowd);
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
