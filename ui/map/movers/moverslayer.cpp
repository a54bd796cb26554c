// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/moverslayer.h"

#include "app/geo/symbols.h"
#include "ui/common/timetext.h"
#include "ui/map/markers.h"
#include "ui/map/movers/moveroptions.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int placeInGroup = 50;
constexpr double seenMargin = 0.1; ///< Of the picture's size: signs reach over its edge.
constexpr std::size_t mostLines = 8;

} // namespace

MoversLayer::MoversLayer(QObject* parent)
    : MapLayer(u"movers"_s, tr("1+8+1 力量"), layerorder::movers + placeInGroup, parent)
{
    m_painter.signs.setItemsOf(id());
    m_painter.signs.setMarkers(&m_markers, [](const geo::Marker&) { return true; });
}

void MoversLayer::Painter::paint(const geo::LayerFrame& frame)
{
    const QRectF world = frame.camera.visibleWorld();
    const double x = world.width() * seenMargin;
    const double y = world.height() * seenMargin;
    seen = world.adjusted(-x, -y, x, y);
    if (ringed)
        frame.sprites.draw(frame.painter, geo::selectionSymbol(frame.sprites, geo::markerRadius(frame.style)),
                           frame.camera.project(*ringed));
    signs.paint(frame);
}

void MoversLayer::setMovers(std::vector<Mover> movers, UtcTime now)
{
    std::erase_if(movers, [](const Mover& mover) { return !mover.resource.position; });
    std::ranges::sort(movers, {}, [](const Mover& mover) -> const ResourceId& { return mover.resource.id; });
    m_movers = std::move(movers);
    m_now = now;
    update();
    Q_EMIT legendChanged();
}

const Mover* MoversLayer::mover(const ResourceId& id) const
{
    const auto found = std::ranges::lower_bound(
        m_movers, id, {}, [](const Mover& mover) -> const ResourceId& { return mover.resource.id; });
    return found != m_movers.end() && found->resource.id == id ? &*found : nullptr;
}

void MoversLayer::setNow(UtcTime now)
{
    m_now = now;
    update();
}

void MoversLayer::setNote(const QString& note, bool problem)
{
    if (m_note == note && m_problem == problem)
        return;
    m_note = note;
    m_problem = problem;
    Q_EMIT legendChanged();
}

void MoversLayer::setFilter(const MoverFilter& filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    update();
    Q_EMIT settingChanged();
    Q_EMIT legendChanged();
}

void MoversLayer::choose(const std::optional<ResourceId>& id)
{
    if (m_chosen == id)
        return;
    m_chosen = id;
    update();
}

geo::Marker MoversLayer::markerOf(const Mover& mover) const
{
    const ResourceFields& resource = mover.resource;
    const Milliseconds age = resource.positionAt ? m_now - *resource.positionAt : Milliseconds{0};
    const geo::Fading fading = geo::fadingFor(age);
    geo::Marker marker;
    marker.at = geo::toWorld(*resource.position);
    marker.kind = resource.kind;
    marker.status = resource.status;
    marker.heading = resource.heading;
    marker.fading = fading;
    marker.name = resource.name.isEmpty() ? mover.forceName : resource.name;
    if (fading != geo::Fading::Full)
        marker.ageText = durationText(age);
    return marker;
}

bool MoversLayer::isSeen(const geo::Marker& marker) const
{
    return m_painter.seen.isEmpty() || m_painter.seen.contains(QPointF(marker.at.x, marker.at.y));
}

void MoversLayer::update()
{
    std::vector<geo::Marker> markers;
    std::vector<std::size_t> shown;
    markers.reserve(m_movers.size());
    std::optional<geo::WorldPoint> ringed;
    for (std::size_t i = 0; i < m_movers.size(); ++i) {
        const bool isChosen = m_chosen == m_movers[i].resource.id;
        // Who was chosen (or is followed) stays in sight whatever the filter hides.
        if (!isChosen && !m_filter.takes(m_movers[i]))
            continue;
        shown.push_back(i);
        markers.push_back(markerOf(m_movers[i]));
        if (isChosen)
            ringed = markers.back().at;
    }
    const auto differs = [this](const geo::Marker& before, const geo::Marker& after) {
        return before != after && (isSeen(before) || isSeen(after));
    };
    bool looksDifferent =
        m_painter.ringed != ringed || markers.size() != m_markers.size() || shown != m_shown;
    for (std::size_t i = 0; !looksDifferent && i < markers.size(); ++i)
        looksDifferent = differs(m_markers[i], markers[i]);
    m_markers = std::move(markers);
    m_shown = std::move(shown);
    m_painter.ringed = ringed;
    if (looksDifferent)
        Q_EMIT changed();
}

std::vector<const Mover*> MoversLayer::moversAt(qint64 item) const
{
    std::vector<const Mover*> found;
    for (const std::size_t index : m_painter.signs.membersOf(item)) {
        if (index < m_shown.size())
            found.push_back(&m_movers[m_shown[index]]);
    }
    return found;
}

std::vector<ResourceId> MoversLayer::shownIds() const
{
    std::vector<ResourceId> ids;
    ids.reserve(m_shown.size());
    for (const std::size_t index : m_shown)
        ids.push_back(m_movers[index].resource.id);
    return ids;
}

std::vector<LegendEntry> MoversLayer::legend(geo::SpriteCache& sprites) const
{
    // Kinds by their shape, states by their fill, ages by their outline: three short lists instead of their
    // product.
    std::map<ResourceKind, int> kinds;
    std::map<ResourceStatus, int> statuses;
    std::map<geo::Fading, int> ages;
    for (const geo::Marker& marker : m_markers) {
        ++kinds[marker.kind];
        ++statuses[marker.status];
        ++ages[marker.fading];
    }
    std::vector<LegendEntry> entries;
    const auto add = [&](const geo::Marker& sample, const QString& text, int count) {
        entries.push_back(
            {.symbol = geo::markerSymbol(sprites, sample), .text = text, .value = QString::number(count)});
    };
    for (const auto& [kind, count] : kinds) {
        geo::Marker sample;
        sample.kind = kind;
        add(sample, resourceKindText(kind), count);
    }
    for (const auto& [status, count] : statuses) {
        geo::Marker sample;
        sample.status = status;
        add(sample, resourceStatusText(status), count);
    }
    const std::array names{tr("位置 5 分钟内"), tr("5 至 30 分钟前"), tr("30 分钟以前")};
    for (const auto& [fading, count] : ages) {
        geo::Marker sample;
        sample.fading = fading;
        add(sample, names.at(static_cast<std::size_t>(fading)), count);
    }
    return entries;
}

LayerStatus MoversLayer::status() const
{
    LayerStatus status;
    status.count = std::ssize(m_movers);
    status.note = m_note;
    status.problem = m_problem;
    if (m_note.isEmpty() && m_shown.size() < m_movers.size())
        status.note = tr("筛选后 %1").arg(m_shown.size());
    return status;
}

QWidget* MoversLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    return new MoverOptions(*this, context, parent);
}

QJsonObject MoversLayer::settings() const
{
    QJsonObject json = MapLayer::settings();
    const QJsonObject filter = m_filter.toJson();
    for (auto member = filter.begin(); member != filter.end(); ++member)
        json.insert(member.key(), member.value());
    return json;
}

void MoversLayer::restore(const QJsonObject& settings)
{
    MapLayer::restore(settings);
    MoverFilter filter = MoverFilter::fromJson(settings);
    filter.onlyUnits = m_filter.onlyUnits;
    setFilter(filter);
}

QString MoversLayer::hoverText(const geo::Hit& hit) const
{
    const std::vector<const Mover*> movers = moversAt(hit.item);
    if (movers.empty())
        return {};
    if (movers.size() == 1) {
        const QString unit = moverUnitText(*movers.front());
        return moverText(*movers.front(), m_now) + (unit.isEmpty() ? QString() : u'\n' + unit);
    }
    QStringList lines;
    for (std::size_t i = 0; i < movers.size() && i < mostLines; ++i)
        lines << moverText(*movers[i], m_now);
    if (movers.size() > mostLines)
        lines << u'+' + QString::number(movers.size() - mostLines);
    return lines.join(u'\n');
}

} // namespace onescreen
