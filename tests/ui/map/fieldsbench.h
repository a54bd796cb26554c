// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/packio.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/fields/fieldlayers.h"
#include "ui/map/fields/heatlayer.h"
#include "ui/map/fields/reachlayer.h"
#include "ui/map/fields/sealayer.h"

#include <QTest>

#include <memory>

namespace onescreen::test {

inline std::shared_ptr<const geo::Pack> zhejiangPack()
{
    static const auto pack = std::make_shared<const geo::Pack>(
        geo::loadPack(sourcePath(QStringLiteral("resources/packs/zhejiang"))).value());
    return pack;
}

/// A map of Zhoushan with the field layers over a cache in memory.
struct FieldsBench
{
    SceneBench bench;
    std::unique_ptr<MapView> view;
    ChoroplethLayer* areas = nullptr;

    FieldsBench()
    {
        auto pack = std::make_shared<geo::Pack>(*zhejiangPack());
        pack->manifest.tenantRegion = RegionCode::fromString(u"330900");
        bench.pack = std::move(pack);
        NameData& names = bench.questions.nameData;
        names.regions.clear();
        for (const Region& region : bench.pack->regions) {
            if (bench.pack->manifest.tenantRegion->contains(region->code))
                names.regions.push_back(region);
        }
    }
    ~FieldsBench() { view.reset(); } // before what it refers to

    /// `assessment`: instead of the bench's own, which has the built-in catalogue.
    void open(QSize size = {1000, 700}, AssessmentModel* assessment = nullptr)
    {
        view.reset(createMapView(MapBackend::Raster, bench.clock));
        view->setTheme(bench.theme);
        view->resize(size);
        SceneContext context = bench.context();
        const SceneContext other{.hub = bench.hub(),
                                 .assessment = assessment ? *assessment : bench.assessment(),
                                 .theme = context.theme,
                                 .windowClass = context.windowClass,
                                 .actions = bench.actions,
                                 .pack = context.pack,
                                 .dialogs = bench.dialogs,
                                 .settings = bench.settings};
        areas = addFieldLayers(*view, other);
        view->setBaseMap(zhoushanMap());
        view->show();
    }
    template <typename Layer> [[nodiscard]] Layer& layer(QStringView id) const
    {
        return *qobject_cast<Layer*>(view->layer(id));
    }
    [[nodiscard]] HeatLayer& heat() const { return layer<HeatLayer>(u"heat"); }
    [[nodiscard]] ReachLayer& reach() const { return layer<ReachLayer>(u"reach"); }
    [[nodiscard]] SeaLayer& sea() const { return layer<SeaLayer>(u"sea"); }

    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] { return view->isSettled(); }, 20'000);
    }
    /// Texts and values of the legend, "text|value".
    [[nodiscard]] QStringList legendOf(const MapLayer& layer) const
    {
        view->grab(); // the sprites take the look of the map when it is painted
        QStringList lines;
        for (const LegendEntry& entry : layer.legend(view->sprites()))
            lines << entry.text + u'|' + entry.value;
        return lines;
    }
};

/// What the cube answers: facts of 2024-06 at that area.
inline CubeRow areaRow(const QString& region, qint64 reported, qint64 closed, qint64 dueOpen, qint64 overdue)
{
    CubeRow row{.month = QDate(),
                .region = RegionCode::fromString(region),
                .unit = {},
                .categoryRoot = {},
                .sums = {}};
    row.sums.add(FactMeasure::Reported, reported);
    row.sums.add(FactMeasure::ReportedClosed, closed);
    row.sums.add(FactMeasure::DueOpen, dueOpen);
    row.sums.setOverdueOpen(overdue);
    return row;
}

inline ResourceFields team(const QString& id, ResourceKind kind, ResourceStatus status, double lon,
                           double lat, UtcTime taken)
{
    return {.id = ResourceId::fromString(id).value(),
            .kind = kind,
            .status = status,
            .name = id,
            .unit = {},
            .region = RegionCode::fromString(u"330902").value(),
            .position = GeoPoint::fromDegrees(lon, lat),
            .heading = {},
            .positionAt = taken,
            .event = {}};
}

} // namespace onescreen::test
