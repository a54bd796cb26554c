// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/selecttools.h"

#include "ui/common/lengthtext.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/selectionpanel.h"
#include "ui/map/tools/toolcanvas.h"

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr std::size_t mostUndone = 20;
// Live changes come many a second; the list follows at most this often.
constexpr auto followInterval = 1s;

} // namespace

SelectTools::SelectTools(MapView& map, const SceneContext& context, QObject* parent)
    : QObject(parent), m_map(map), m_panel(new SelectionPanel(context))
{
    for (AreaTool* tool : std::initializer_list<AreaTool*>{&m_rectangle, &m_lasso, &m_polygon, &m_circle})
        connect(tool, &AreaTool::areaDrawn, this, &SelectTools::select);
    m_follow.setSingleShot(true);
    m_follow.setInterval(followInterval);
    connect(&m_follow, &QTimer::timeout, this, &SelectTools::refresh);
    connect(&m_map, &MapView::settledChanged, this, [this] {
        if (m_area && !m_follow.isActive())
            m_follow.start();
    });
    connect(m_panel, &SelectionPanel::radiusChosen, this, [this](double metres) {
        const auto* circle = m_area ? std::get_if<geo::SelectCircle>(&*m_area) : nullptr;
        if (!circle)
            return;
        if (const Result<geo::SelectCircle> other = geo::SelectCircle::of(circle->centre(), metres))
            select(*other);
    });
}

SelectTools::~SelectTools()
{
    if (m_panel && !m_panel->parent())
        delete m_panel;
}

void SelectTools::select(const geo::SelectArea& area)
{
    m_before.push_back(m_area);
    if (m_before.size() > mostUndone)
        m_before.erase(m_before.begin());
    setArea(area);
}

void SelectTools::selectPlace(const std::vector<EventRow>& events)
{
    const std::optional<geo::PointEntry> first =
        events.empty() ? std::nullopt : m_map.events().find(events.front());
    if (first)
        select(geo::GeoBounds(geo::toGeo(geo::worldOf(first->key))));
}

void SelectTools::clear()
{
    if (!m_area)
        return;
    m_before.push_back(m_area);
    setArea(std::nullopt);
}

void SelectTools::undo()
{
    if (!canUndo())
        return;
    const std::optional<geo::SelectArea> area = m_before.back();
    m_before.pop_back();
    setArea(area);
}

void SelectTools::setArea(const std::optional<geo::SelectArea>& area)
{
    m_area = area;
    m_map.canvas().add(&m_drawing);
    m_drawing.setArea(area);
    if (!area) {
        m_follow.stop();
        Q_EMIT cleared();
        return;
    }
    refresh();
    Q_EMIT selected();
}

QString SelectTools::title() const
{
    if (const auto* bounds = std::get_if<geo::GeoBounds>(&*m_area))
        return bounds->southWest() == bounds->northEast() ? tr("同一地点") : tr("框选");
    if (const auto* circle = std::get_if<geo::SelectCircle>(&*m_area))
        return tr("半径 %1").arg(lengthText(circle->metres(), QLocale()));
    return tr("圈选");
}

void SelectTools::refresh()
{
    if (!m_area || !m_panel)
        return;
    m_panel->showSelection(title(), geo::eventsInside(m_map.events(), *m_area));
    const auto* circle = std::get_if<geo::SelectCircle>(&*m_area);
    m_panel->setRadius(circle ? std::optional(circle->metres()) : std::nullopt);
}

} // namespace onescreen
