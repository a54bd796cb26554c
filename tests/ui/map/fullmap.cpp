// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/fullmap.h"

#include "app/geo/pack/packio.h"
#include "tests/support/sampleresources.h"
#include "tests/support/testpaths.h"
#include "ui/common/settingkeys.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/maptools.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::test {

namespace {

constexpr int patience = 30'000;
constexpr int units = 24;

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

std::shared_ptr<const geo::Pack> zhoushanPack()
{
    static const auto pack = [] {
        geo::Pack loaded = geo::loadPack(sourcePath(u"resources/packs/zhejiang"_s)).value();
        loaded.manifest.tenantRegion = RegionCode::fromString(u"330900");
        return std::make_shared<const geo::Pack>(std::move(loaded));
    }();
    return pack;
}

ResourceKind kindOf(int unit)
{
    return unit % 5 == 0 ? ResourceKind::Vessel : unit % 2 == 0 ? ResourceKind::Vehicle : ResourceKind::Staff;
}

/// A round near the town, a quarter of an hour long.
GeoPoint placeOf(int unit, UtcTime when)
{
    const double turn =
        2 * std::numbers::pi * std::chrono::duration<double>(when.time_since_epoch()).count() / 900.0 + unit;
    return at(122.12 + 0.02 * (unit % 6) + 0.009 * std::cos(turn) * (1 + 0.3 * std::sin(3 * turn)),
              29.99 + 0.018 * (unit / 6) + 0.006 * std::sin(turn));
}

Stored<Resource> stored(const ResourceFields& fields)
{
    return {.row = Resource::of(fields).value(), .version = 1};
}

} // namespace

FullMap::FullMap()
{
    bench.pack = zhoushanPack();
    bench.questions.nameData = sampleNames();
    bench.questions.nameData.regions.clear();
    for (const Region& region : bench.pack->regions) {
        if (bench.pack->manifest.tenantRegion->contains(region->code))
            bench.questions.nameData.regions.push_back(region);
    }
    bench.questions.cacheStatus.replayed = 1;
    bench.questions.cacheStatus.asOf = sampleNow - 3s;
    fillEvents();
    fillForces();
    fillFixed();
    fillAreas();
}

FullMap::~FullMap()
{
    m_scene.reset();
    applyTheme(*qApp, ThemeContext{});
}

void FullMap::fillEvents()
{
    std::mt19937 random(20240605);
    std::normal_distribution<double> off(0, 0.02);
    for (int row = 1; row <= 400; ++row) {
        QueueItem item = sampleItem(row);
        item.position = at(122.15 + 2 * off(random), 30.02 + off(random));
        item.priority = row % 29 == 0  ? Priority::Urgent
                        : row % 5 == 0 ? Priority::Important
                                       : Priority::Normal;
        item.state = row % 7 == 0   ? EventState::Closed
                     : row % 3 == 0 ? EventState::Reported
                                    : EventState::Handling;
        item.dueAt = row % 4 == 0 ? sampleNow - 1h : sampleNow + 30h;
        bench.questions.events[row] = item;
    }
}

void FullMap::fillForces()
{
    auto answer = std::make_shared<TrackAnswer>();
    answer->oldest = sampleNow - 1h;
    for (int unit = 0; unit < units; ++unit) {
        const Milliseconds age = unit % 11 == 7  ? Milliseconds{47min}
                                 : unit % 9 == 5 ? Milliseconds{8min}
                                                 : 15s;
        ResourceFields fields = sampleResource(u"unit-%1"_s.arg(unit), kindOf(unit));
        fields.name = u"演示%1"_s.arg(unit);
        fields.status = static_cast<ResourceStatus>(unit % 4);
        fields.position = placeOf(unit, sampleNow - age);
        fields.positionAt = sampleNow - age;
        fields.heading = unit * 15;
        bench.questions.resourceRows.push_back(stored(fields));
        ResourceTrack track{.resource = fields.id, .kind = fields.kind, .points = {}};
        for (UtcTime when = sampleNow - 1h; when <= sampleNow; when += 20s) {
            const bool silent = unit == 3 && when > sampleNow - 50min && when < sampleNow - 35min;
            if (!silent)
                track.points.push_back({.at = when,
                                        .until = when,
                                        .place = placeOf(unit, when),
                                        .status = ResourceStatus::EnRoute});
        }
        answer->tracks.push_back(std::move(track));
    }
    std::ranges::sort(answer->tracks, {}, &ResourceTrack::resource);
    bench.questions.trackAnswer = std::move(answer);
}

void FullMap::fillFixed()
{
    for (int i = 0; i < 24; ++i) {
        ResourceFields fields =
            sampleResource(u"fixed-%1"_s.arg(i), i % 5 == 4 ? ResourceKind::Device : ResourceKind::Camera);
        fields.name = u"演示点位%1"_s.arg(i);
        fields.status = i % 4 == 3 ? ResourceStatus::Off : ResourceStatus::Ready;
        fields.position = at(122.15 + 0.003 * (i % 6 - 3), 30.02 + 0.002 * (i / 6 - 2));
        fields.positionAt = sampleNow;
        fields.heading = i % 6 == 5 ? std::nullopt : std::optional(i * 47 % 360);
        bench.questions.resourceRows.push_back(stored(fields));
    }
}

void FullMap::fillAreas()
{
    bench.questions.cube = [](const CubeQuestion& question) {
        std::vector<CubeRow> rows;
        if (question.byLevel != RegionLevel::County)
            return rows;
        const std::array<std::pair<QString, qint64>, 3> counties{
            {{u"330902"_s, 41}, {u"330903"_s, 22}, {u"330921"_s, 9}}};
        for (const auto& [county, count] : counties) {
            CubeRow row{.month = QDate(),
                        .region = RegionCode::fromString(county),
                        .unit = {},
                        .categoryRoot = {},
                        .sums = {}};
            row.sums.add(FactMeasure::Reported, count);
            row.sums.add(FactMeasure::DueOpen, count / 2);
            row.sums.setOverdueOpen(count / 5);
            rows.push_back(row);
        }
        return rows;
    };
}

void FullMap::open(const Look& look)
{
    m_scene.reset();
    bench.windowClass = look.windowClass;
    const bool wall = look.windowClass == WindowClass::Wall;
    bench.theme = {.theme = look.night ? Theme::night() : Theme::day(),
                   .metrics = metricsFor(look.windowClass, {.pixels = look.mapSize}),
                   .wall = wall};
    applyTheme(*qApp, bench.theme);
    bench.settings.setValue(SettingKeys::mapView, look.backend);
    SceneContext context = bench.context();
    context.themes = std::make_shared<const std::vector<geo::PackTheme>>(
        geo::findThemes(sourcePath(u"resources/themes"_s)).themes);
    m_scene = std::make_unique<MapScene>(context, nullptr);
    m_scene->resize(look.mapSize);
    m_scene->show();
    settle();
    m_scene->resize(look.mapSize + (m_scene->size() - view().size()));
    settle();
}

void FullMap::settle() const
{
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_scene.get()));
    const auto complete = [this] {
        if (!view().isSettled())
            m_scene->grab(); // what is not painted is not asked for
        return m_scene->isComplete() && (view().isSettled() || !m_scene->problems().isEmpty());
    };
    ASSERT_TRUE(QTest::qWaitFor(complete, patience));
    QCoreApplication::processEvents();
    ASSERT_TRUE(QTest::qWaitFor(complete, patience));
}

void FullMap::showOnly(const QStringList& layers) const
{
    for (MapLayer* layer : view().layers())
        layer->setVisible(layers.contains(layer->id()));
}

void FullMap::showAll() const
{
    for (MapLayer* layer : view().layers())
        layer->setVisible(true);
}

void FullMap::hideMiniMap() const
{
    if (QAction* shown = tools().action(u"minimap"_s); shown->isChecked())
        shown->trigger();
}

void FullMap::goTo(double lon, double lat, double zoom) const
{
    view().holdAt(at(lon, lat), zoom);
    settle();
}

QImage FullMap::picture() const
{
    settle();
    return view().grab().toImage().convertToFormat(QImage::Format_RGB32);
}

QImage FullMap::scenePicture() const
{
    settle();
    return m_scene->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

MapView& FullMap::view() const
{
    return *m_scene->findChild<MapView*>();
}

MapTools& FullMap::tools() const
{
    return *m_scene->findChild<MapTools*>();
}

} // namespace onescreen::test
