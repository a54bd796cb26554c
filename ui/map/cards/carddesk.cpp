// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/cards/carddesk.h"

#include "app/models/datahub.h"
#include "ui/map/cards/cardtext.h"
#include "ui/map/cards/mapcard.h"
#include "ui/map/cards/regionlayer.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Where one goes when the thing is asked for: its point, or the middle of its geometry.
std::optional<GeoPoint> placeOf(const geo::ThemeFeature& feature)
{
    if (feature.point)
        return feature.point;
    std::vector<GeoPoint> points;
    for (const geo::GeoLine& line : feature.lines)
        points.insert(points.end(), line.begin(), line.end());
    for (const geo::GeoPolygon& polygon : feature.polygons) {
        if (!polygon.rings.empty())
            points.insert(points.end(), polygon.rings.front().begin(), polygon.rings.front().end());
    }
    const std::optional<geo::GeoBounds> bounds = geo::GeoBounds::around(points);
    return bounds ? GeoPoint::fromDegrees((bounds->west() + bounds->east()) / 2,
                                          (bounds->south() + bounds->north()) / 2)
                  : std::nullopt;
}

/// A district of a single outline as an area to choose events by; its holes are not left out.
std::optional<geo::SelectArea> selectableOutline(const geo::ThemeFeature& feature)
{
    if (feature.polygons.size() != 1 || feature.polygons.front().rings.size() != 1)
        return std::nullopt;
    std::vector<geo::WorldPoint> points;
    for (const GeoPoint point : feature.polygons.front().rings.front())
        points.push_back(geo::toWorld(point));
    Result<geo::SelectRing> ring = geo::SelectRing::of(points);
    return ring ? std::optional<geo::SelectArea>(*std::move(ring)) : std::nullopt;
}

} // namespace

CardDesk::CardDesk(const SceneContext& context, MapView& view, const OverviewModel& overview,
                   const ResourceModel& resources, QObject* parent)
    : QObject(parent), m_hub(context.hub), m_view(view), m_overview(overview), m_resources(resources),
      m_regions(new RegionLayer(context.theme,
                                [this](const geo::BaseMap::Area& area) {
                                    return hoverOf(area.code, area.name, area.approximate);
                                })),
      m_card(new MapCard(context.theme, &view))
{
    view.addLayer(std::unique_ptr<MapLayer>(m_regions));
    view.installEventFilter(this);
    connect(&view, &MapView::itemActivated, this, &CardDesk::openItem);
    connect(&view, &MapView::groundClicked, this, &CardDesk::openRegion);
    connect(m_card, &MapCard::closed, this, [this] {
        close();
        m_view.setFocus();
    });
    connect(&overview, &OverviewModel::changed, this, &CardDesk::refresh);
    connect(&resources, &ResourceModel::changed, this, &CardDesk::refresh);
}

bool CardDesk::isOpen() const
{
    return !m_card->isHidden();
}

void CardDesk::close()
{
    m_region.reset();
    m_regions->mark(std::nullopt);
    m_card->hide();
}

void CardDesk::present(const CardContent& content)
{
    m_card->present(content);
    Q_EMIT opened();
}

void CardDesk::openItem(const QString& layer, qint64 item)
{
    const auto* theme = qobject_cast<const ThemeMapLayer*>(m_view.layer(layer));
    if (!theme || item < 0 || item >= std::ssize(theme->theme().features)) {
        close(); // something else was chosen
        return;
    }
    const geo::ThemeFeature& feature = theme->theme().features[static_cast<std::size_t>(item)];
    m_region.reset();
    m_regions->mark(std::nullopt);
    CardContent content = themeCard(theme->theme(), feature, m_view.locale());
    if (const std::optional<GeoPoint> at = placeOf(feature))
        content.actions.push_back({u"nearest"_s, tr("就近队伍"), [this, name = feature.name, at = *at] {
                                       Q_EMIT nearestRequested(name, at);
                                   }});
    if (const std::optional<geo::SelectArea> area = selectableOutline(feature))
        content.actions.push_back(
            {u"select"_s, tr("选中其中事件"), [this, area = *area] { Q_EMIT areaRequested(area); }});
    present(content);
}

void CardDesk::openRegion(GeoPoint at)
{
    const geo::BaseMap::Area* area =
        m_regions->isDrawnAt(m_view.camera().zoom()) ? m_regions->areaAt(at) : nullptr;
    if (!area || area->code == m_region) {
        close();
        return;
    }
    m_region = area->code;
    m_at = at;
    m_regions->mark(m_region);
    showRegion();
    Q_EMIT opened();
}

void CardDesk::showRegion()
{
    const geo::BaseMap::Area* area =
        m_region && m_view.baseMap() ? m_view.baseMap()->area(*m_region) : nullptr;
    if (!area)
        return;
    const RegionCode code = area->code;
    CardContent content =
        regionCard(code, area->name, area->approximate,
                   regionFigures(code, m_overview, m_resources, m_hub.names()), m_view.locale());
    // What an areal layer says of the place, as pointing at it would.
    if (colouredHere() && m_at) {
        if (const QString text = m_view.groundText(m_view.camera().project(*m_at)); !text.isEmpty())
            content.note = content.note.isEmpty() ? text : text + u'\n' + content.note;
    }
    content.actions = {{u"drill"_s, tr("只看此区 Enter"), [this, code] { Q_EMIT drillRequested(code); }},
                       {u"queue"_s, tr("事件队列"), [this, code] { goTo(u"overview"_s, code); }},
                       {u"portrait"_s, tr("效能画像"), [this, code] { goTo(u"portrait"_s, code); }},
                       {u"indicators"_s, tr("季度指标"), [this, code] { goTo(u"indicators"_s, code); }}};
    m_card->present(content);
}

void CardDesk::refresh()
{
    if (m_region)
        showRegion();
}

void CardDesk::openMiddle()
{
    const QSizeF size = m_view.camera().size();
    const QPointF middle(size.width() / 2, size.height() / 2);
    const std::optional<geo::Hit> hit = m_view.hitAt(middle);
    if (hit && hit->kind == geo::Hit::Kind::Item && m_view.layer(hit->layer))
        openItem(hit->layer, hit->item);
    else
        openRegion(m_view.camera().center());
}

bool CardDesk::colouredHere() const
{
    const MapLayer* coloured = m_view.layer(u"choropleth");
    return coloured && coloured->isDrawnAt(m_view.camera().zoom());
}

QString CardDesk::hoverOf(RegionCode area, const QString& name, bool approximate) const
{
    if (colouredHere())
        return {}; // the coloured layer names it with its value
    return regionLine(name, approximate, regionFigures(area, m_overview, m_resources, m_hub.names()),
                      m_view.locale());
}

void CardDesk::goTo(const QString& scene, RegionCode area)
{
    Result<ViewAddress> address = ViewAddress::forScene(scene);
    if (!address)
        return;
    address->setArea(area);
    address->setPeriod(m_overview.period());
    if (scene != u"overview"_s)
        address->setPeriod(PeriodChoice::all()); // those scenes begin with the last whole period
    Q_EMIT addressRequested(*address);
}

bool CardDesk::key(const QKeyEvent& event)
{
    if (m_view.tool() || (event.modifiers() & ~Qt::KeypadModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_I:
        openMiddle();
        return true;
    case Qt::Key_Escape:
        if (!isOpen())
            return false;
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isOpen() || !m_region || m_view.selected())
            return false;
        m_card->run(u"drill"_s);
        return true;
    default:
        return false;
    }
}

bool CardDesk::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::ShortcutOverride && isOpen() && !m_view.tool() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Else the window would go one level up.
        return true;
    }
    if (watched == &m_view && event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event)))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace onescreen
