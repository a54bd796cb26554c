// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/areatools.h"

#include "app/geo/distance.h"
#include "app/geo/geometry.h"
#include "ui/common/lengthtext.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double lassoStep = 3.0; ///< Pixels between two points of a free line.

bool isClick(QPointF from, QPointF to)
{
    return (to - from).manhattanLength() < QApplication::startDragDistance();
}

geo::GeoBounds boundsOf(geo::WorldPoint a, geo::WorldPoint b)
{
    return {geo::toGeo(a), geo::toGeo(b)};
}

} // namespace

void AreaTool::refuse(const QString& problem)
{
    m_problem = problem;
    clearPoints();
}

void AreaTool::send(const geo::SelectArea& area)
{
    m_problem.clear();
    clearPoints();
    Q_EMIT areaDrawn(area);
}

void AreaTool::send(const Result<geo::SelectRing>& ring)
{
    if (ring)
        send(geo::SelectArea(*ring));
    else
        refuse(tr("围成的区域至少要有三个不同的点，请重画。"));
}

QString RectangleTool::hint() const
{
    return hintOr(points().empty() ? tr("框选：按住拖出矩形，或用方向键移动十字、空格定两角 · Esc 退出")
                                   : tr("框选：松开或再点一下完成 · 退格撤销 · Esc 取消"));
}

bool RectangleTool::press(QPointF pixel, const geo::Camera& camera)
{
    if (points().empty())
        addPoint(camera.worldAt(pixel));
    return true;
}

void RectangleTool::release(QPointF pixel, const geo::Camera& camera)
{
    // Pressed and released at one place: the first corner stands, a second click gives the other.
    const QPointF first = points().empty() ? pixel : camera.project(points().front());
    if (points().size() == 1 && !isClick(first, pixel))
        addPoint(camera.worldAt(pixel));
}

void RectangleTool::pointAdded()
{
    if (points().size() == 2)
        complete();
}

void RectangleTool::complete()
{
    const std::vector<geo::WorldPoint> corners = shape();
    if (corners.size() >= 2)
        send(geo::SelectArea(boundsOf(corners[0], corners[1])));
}

void RectangleTool::paint(const ToolFrame& frame) const
{
    const std::vector<geo::WorldPoint> corners = shape();
    if (corners.size() >= 2) {
        const QRectF rect =
            QRectF(frame.camera.project(corners[0]), frame.camera.project(corners[1])).normalized();
        fillToolArea(frame, rect);
        paintToolLine(frame, rect, true);
    }
    paintCross(frame);
}

QString LassoTool::hint() const
{
    return hintOr(tr("圈选：按住画一圈；键盘用方向键移动、空格加点、回车完成 · 退格撤销 · Esc 退出"));
}

bool LassoTool::press(QPointF pixel, const geo::Camera& camera)
{
    clearPoints();
    m_drawing = true;
    addPoint(camera.worldAt(pixel));
    return true;
}

void LassoTool::move(QPointF pixel, const geo::Camera& camera)
{
    DrawTool::move(pixel, camera);
    if (!m_drawing || points().empty())
        return;
    const QPointF off = pixel - camera.project(points().back());
    if (std::hypot(off.x(), off.y()) >= lassoStep)
        addPoint(camera.worldAt(pixel));
}

void LassoTool::release(QPointF /*pixel*/, const geo::Camera& /*camera*/)
{
    m_drawing = false;
    if (points().size() > 2)
        complete();
    else
        clearPoints(); // A click.
}

void LassoTool::complete()
{
    send(geo::SelectRing::of(points()));
}

void LassoTool::paint(const ToolFrame& frame) const
{
    const QPolygonF line = projected(frame.camera, shape());
    fillToolArea(frame, line);
    paintToolLine(frame, line, false);
    paintCross(frame);
}

QString PolygonTool::hint() const
{
    return hintOr(points().size() < 3 ? tr("多边形：点击加点（空格加十字处），退格撤销一点 · Esc 退出")
                                      : tr("多边形：双击或回车完成 · 退格撤销一点 · Esc 取消"));
}

void PolygonTool::complete()
{
    send(geo::SelectRing::of(points()));
}

void PolygonTool::paint(const ToolFrame& frame) const
{
    const QPolygonF line = projected(frame.camera, shape());
    if (line.size() > 2)
        fillToolArea(frame, line);
    paintToolLine(frame, line, line.size() > 2);
    paintCross(frame);
}

std::optional<double> CircleTool::typedMetres() const
{
    QString text = m_typed;
    const bool kilometres = text.endsWith(u'k');
    if (kilometres)
        text.chop(1);
    bool valid = false;
    const double number = text.toDouble(&valid);
    constexpr double thousand = 1000;
    return valid ? std::optional(kilometres ? number * thousand : number) : std::nullopt;
}

std::optional<double> CircleTool::metres() const
{
    if (const std::optional<double> typed = typedMetres())
        return typed;
    const std::vector<geo::WorldPoint> ends = shape();
    if (ends.size() < 2)
        return std::nullopt;
    return geo::distanceMetres(geo::toGeo(ends[0]), geo::toGeo(ends[1]));
}

QString CircleTool::hint() const
{
    if (!m_typed.isEmpty()) {
        QString typed = m_typed;
        const QString unit = typed.endsWith(u'k') ? tr("公里") : tr("米");
        typed.remove(u'k');
        return tr("半径 %1 %2：回车确定%3 · 退格修改")
            .arg(typed, unit, points().empty() ? tr("（圆心在十字或指针处）") : QString());
    }
    if (const std::optional<double> radius = metres())
        return tr("半径 %1：松开、再点一下或回车完成；也可直接输入米数（1.5k 为公里）")
            .arg(lengthText(*radius, QLocale()));
    return hintOr(tr("半径：从圆心拖出；或指到圆心后输入米数（1.5k 为公里）并回车 · Esc 退出"));
}

bool CircleTool::press(QPointF pixel, const geo::Camera& camera)
{
    if (points().empty())
        addPoint(camera.worldAt(pixel));
    return true;
}

void CircleTool::release(QPointF pixel, const geo::Camera& camera)
{
    const QPointF centre = points().empty() ? pixel : camera.project(points().front());
    if (points().size() == 1 && !isClick(centre, pixel))
        addPoint(camera.worldAt(pixel));
}

void CircleTool::cleared()
{
    AreaTool::cleared();
    m_typed.clear();
}

void CircleTool::pointAdded()
{
    if (points().size() == 2)
        complete();
}

void CircleTool::complete()
{
    const std::optional<double> radius = metres();
    const std::vector<geo::WorldPoint> ends = shape();
    const std::optional<geo::WorldPoint> centre = ends.empty() ? pointer() : std::optional(ends.front());
    if (!radius || !centre)
        return;
    m_typed.clear();
    if (const Result<geo::SelectCircle> circle = geo::SelectCircle::of(geo::toGeo(*centre), *radius))
        send(geo::SelectArea(*circle));
    else
        refuse(tr("半径要大于 0、不超过 2000 公里，请重试。"));
}

bool CircleTool::ownKey(const QKeyEvent& event, const geo::Camera& camera)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const QString text = event.text().toLower();
    const bool digit =
        text.size() == 1 && (text[0].isDigit() || (text[0] == u'.' && !m_typed.contains(u'.')));
    if ((digit || (text == u"k"_s && !m_typed.isEmpty())) && !m_typed.endsWith(u'k')) {
        constexpr qsizetype longest = 9;
        if (m_typed.size() < longest)
            m_typed += text;
        if (!pointer())
            setPointer(camera.worldCenter());
        Q_EMIT changed();
        return true;
    }
    const bool back = event.key() == Qt::Key_Backspace;
    if (m_typed.isEmpty() || (!back && event.key() != Qt::Key_Escape))
        return false;
    if (back)
        m_typed.chop(1);
    else
        m_typed.clear();
    Q_EMIT changed();
    return true;
}

void CircleTool::paint(const ToolFrame& frame) const
{
    const std::vector<geo::WorldPoint> ends = shape();
    const std::optional<geo::WorldPoint> centre = ends.empty() ? pointer() : std::optional(ends.front());
    const std::optional<double> radius = metres();
    if (centre && radius) {
        if (const Result<geo::SelectCircle> circle = geo::SelectCircle::of(geo::toGeo(*centre), *radius)) {
            for (const std::vector<geo::WorldPoint>& ring : geo::outlineOf(*circle)) {
                fillToolArea(frame, projected(frame.camera, ring));
                paintToolLine(frame, projected(frame.camera, ring), true);
            }
            const QPointF at = frame.camera.project(*centre);
            if (ends.size() > 1)
                paintToolLine(frame, QPolygonF({at, frame.camera.project(ends[1])}), false, Qt::DashLine);
            paintToolText(frame, lengthText(*radius, QLocale()), at - QPointF(0, 16 * frame.style.scale));
        }
    }
    paintCross(frame);
}

} // namespace onescreen
