// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/measuretool.h"

#include "app/geo/measure.h"
#include "ui/common/lengthtext.h"

namespace onescreen {

namespace {

std::vector<GeoPoint> placesOf(const std::vector<geo::WorldPoint>& points)
{
    std::vector<GeoPoint> places;
    places.reserve(points.size());
    for (const geo::WorldPoint point : points)
        places.push_back(geo::toGeo(point));
    return places;
}

} // namespace

std::vector<geo::WorldPoint> MeasureTool::shown() const
{
    return points().empty() ? m_done : shape();
}

QString MeasureTool::result() const
{
    const std::vector<GeoPoint> places = placesOf(shown());
    const QLocale locale;
    if (m_kind == Kind::Distance) {
        if (places.size() < 2)
            return {};
        const double metres = geo::pathMetres(places);
        return tr("总长 %1（%2）").arg(lengthText(metres, locale), nauticalText(metres, locale));
    }
    if (places.size() < 3)
        return {};
    std::vector<GeoPoint> closed = places;
    closed.push_back(places.front());
    const QString around = tr("周长 %1").arg(lengthText(geo::pathMetres(closed), locale));
    const std::optional<double> area = geo::areaSquareMetres(places);
    return area ? tr("面积 %1 · %2").arg(areaText(*area, locale), around)
                : tr("边线自相交，面积无法确定 · %1").arg(around);
}

QString MeasureTool::hint() const
{
    const QString figures = result();
    const QString title = m_kind == Kind::Distance ? tr("测距") : tr("测面积");
    if (points().empty() && !m_done.empty())
        return tr("%1 · %2 · Ctrl+C 复制 · 点击重新测量 · Esc 退出").arg(title, figures);
    if (figures.isEmpty())
        return tr("%1：点击加点（空格加十字处），退格撤销一点 · Esc 退出").arg(title);
    return tr("%1 · %2 · 双击或回车完成 · 退格撤销一点").arg(title, figures);
}

void MeasureTool::stop()
{
    m_done.clear();
    DrawTool::stop();
}

void MeasureTool::complete()
{
    const std::size_t least = m_kind == Kind::Distance ? 2 : 3;
    if (points().size() < least)
        return;
    m_done = points();
    clearPoints();
}

bool MeasureTool::ownKey(const QKeyEvent& event, const geo::Camera& /*camera*/)
{
    if (event.matches(QKeySequence::Copy)) {
        if (!result().isEmpty())
            Q_EMIT copyRequested(result());
        return true;
    }
    if (event.key() == Qt::Key_Escape && points().empty() && !m_done.empty()) {
        m_done.clear();
        Q_EMIT changed();
        return true;
    }
    return false;
}

void MeasureTool::paintDistances(const ToolFrame& frame) const
{
    const std::vector<geo::WorldPoint> line = shown();
    const std::vector<GeoPoint> places = placesOf(line);
    double metres = 0;
    QPointF before;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF at = frame.camera.project(line[i]);
        frame.painter.setPen(QPen(frame.style.halo, frame.style.scale));
        frame.painter.setBrush(frame.style.accent);
        frame.painter.drawEllipse(at, 4 * frame.style.scale, 4 * frame.style.scale);
        if (i == 0)
            continue;
        metres += geo::pathMetres(places[i - 1], places[i]);
        // Running lengths that would lie on one another are left out; the last one always stands.
        const QPointF off = at - before;
        if (i + 1 == line.size() || i == 1 || off.manhattanLength() > 70 * frame.style.scale) {
            paintToolText(frame, lengthText(metres, QLocale()), at - QPointF(0, 18 * frame.style.scale));
            before = at;
        }
    }
}

void MeasureTool::paint(const ToolFrame& frame) const
{
    const std::vector<geo::WorldPoint> line = shown();
    const QPolygonF drawn = projected(frame.camera, line);
    if (m_kind == Kind::Distance) {
        paintToolLine(frame, drawn, false);
        paintDistances(frame);
    } else {
        if (drawn.size() > 2)
            fillToolArea(frame, drawn);
        paintToolLine(frame, drawn, drawn.size() > 2);
        if (const std::optional<double> area = geo::areaSquareMetres(placesOf(line)))
            paintToolText(frame, areaText(*area, QLocale()), drawn.boundingRect().center());
    }
    paintCross(frame);
}

} // namespace onescreen
