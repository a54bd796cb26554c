// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/nearesttools.h"

#include "app/models/resourcemodel.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/toolcanvas.h"

namespace onescreen {

NearestTools::NearestTools(MapView& map, const ResourceModel& resources, const SceneContext& context,
                           QObject* parent)
    : QObject(parent), m_map(map), m_resources(resources), m_panel(new NearestPanel(context))
{
    connect(&m_resources, &ResourceModel::changed, this, [this] {
        if (m_open && m_panel)
            m_panel->follow(fields());
    });
    connect(m_panel, &NearestPanel::answered, this, &NearestTools::draw);
    connect(m_panel, &NearestPanel::chosen, &m_drawing, [this](std::size_t line) { m_drawing.choose(line); });
    connect(m_panel, &NearestPanel::whatRequested, this, [this](NearestPanel::What what) {
        if (m_panel->from())
            showFor(m_place, *m_panel->from(), what);
    });
    connect(m_panel, &NearestPanel::closeRequested, this, &NearestTools::close);
    connect(m_panel, &NearestPanel::activated, this, [this](std::size_t line) {
        if (line >= m_panel->listed().size() || !m_panel->from())
            return;
        geo::GeoBounds both(*m_panel->from());
        both.include(*m_panel->listed()[line].position);
        m_map.takeHold();
        m_map.fitTo(both);
    });
}

NearestTools::~NearestTools()
{
    if (m_panel && !m_panel->parent())
        delete m_panel;
}

std::vector<ResourceFields> NearestTools::fields() const
{
    std::vector<ResourceFields> all;
    all.reserve(m_resources.items().size());
    for (const ResourceItem& item : m_resources.items())
        all.push_back(item.resource);
    return all;
}

bool NearestTools::showFor(EventRow event, NearestPanel::What what)
{
    const std::optional<geo::PointEntry> entry = m_map.events().find(event);
    if (!entry)
        return false;
    showFor(tr("所选事件"), geo::toGeo(geo::worldOf(entry->key)), what);
    return true;
}

void NearestTools::showFor(const QString& place, GeoPoint from, NearestPanel::What what)
{
    m_place = place;
    m_open = true;
    m_map.canvas().add(&m_drawing);
    Q_EMIT opened(); // First: the panel takes the focus.
    m_panel->showNearest(place, from, what, fields());
}

void NearestTools::close()
{
    if (!m_open)
        return;
    m_open = false;
    m_drawing.clear();
    Q_EMIT closed();
}

void NearestTools::draw()
{
    if (!m_panel->from())
        return;
    std::vector<NearestDrawing::End> ends;
    for (std::size_t i = 0; i < m_panel->listed().size(); ++i) {
        const geo::NearResource& near = m_panel->answer().found[i];
        ends.push_back({.at = *m_panel->listed()[i].position,
                        .metres = near.metres,
                        .stale = near.fading != geo::Fading::Full});
    }
    m_drawing.setEnds(*m_panel->from(), std::move(ends));
    if (const std::optional<std::size_t> line = m_panel->currentLine())
        m_drawing.choose(line);
}

} // namespace onescreen
