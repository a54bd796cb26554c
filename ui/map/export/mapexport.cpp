// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/export/mapexport.h"

#include "app/geo/basemap.h"
#include "ui/map/export/mapsnapshot.h"
#include "ui/map/mapview.h"

#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct MapExport
{
    Q_DECLARE_TR_FUNCTIONS(MapExport)
};

} // namespace

PanelPaper mapPaper(const MapView& view, PanelPaper paper, bool demonstration)
{
    if (demonstration)
        paper.notes.append(MapExport::tr("演示数据，不是真实事件"));
    if (view.isOffBaseMap())
        paper.notes.append(MapExport::tr("此处没有底图数据"));
    if (view.baseMap() && view.baseMap()->approximateBoundaries())
        paper.notes.append(MapExport::tr("边界为近似，不作划界依据"));
    const QStringList sources = view.attributions();
    for (const QString& source : sources)
        paper.notes.append(MapExport::tr("底图：%1").arg(source));
    return paper;
}

ExportOffer mapExportOffer(MapView& view, const PanelPaper& paper, const ThemeContext& look)
{
    return {.paper = paper,
            .paint = {},
            .table = std::nullopt,
            .look = look,
            .shownSize = view.size(),
            .prepare = [view = QPointer(&view), look](const PictureRequest& request) -> PreparedPicture {
                if (!view)
                    return {};
                const std::shared_ptr<const MapSnapshot> snapshot = MapSnapshot::of(*view, request, look);
                return {.paint = [snapshot](QPainter& painter, const QRectF& area,
                                            const ThemeContext&) { snapshot->paint(painter, area); },
                        .words = snapshot->words()};
            }};
}

} // namespace onescreen
