// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/mapfixture.h"

#include "app/geo/pack/packio.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QTest>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

geo::GeoLine box(double west, double south, double east, double north)
{
    return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}

// Towns of Zhoushan: Dinghai, Lincheng, Shenjiamen, Gaoting, Caiyuan, Liuheng, Jintang.
constexpr std::array<std::pair<double, double>, 7> towns{{{122.107, 30.020},
                                                          {122.195, 29.985},
                                                          {122.300, 29.948},
                                                          {122.201, 30.243},
                                                          {122.451, 30.727},
                                                          {122.130, 29.725},
                                                          {121.880, 30.035}}};

} // namespace

UtcTime mapNow()
{
    return parseRfc3339(u"2024-06-30T06:05:09Z").value();
}

GeoPoint zhoushan()
{
    return at(122.2, 30.05);
}

std::shared_ptr<const geo::BaseMap> zhoushanMap()
{
    static const std::shared_ptr<const geo::BaseMap> map = [] {
        const Result<geo::Pack> pack = geo::loadPack(sourcePath(u"resources/packs/zhejiang"_s));
        if (!pack)
            qFatal("%s", qUtf8Printable(pack.error().toString()));
        return std::make_shared<const geo::BaseMap>(
            geo::baseMapSource(*pack, RegionCode::fromString(u"330900")));
    }();
    return map;
}

std::shared_ptr<const geo::BaseMap> smallMap()
{
    geo::BaseMapSource source;
    source.land = {{.rings = {box(121.8, 29.8, 122.2, 30.2)}}};
    source.coast = {box(121.8, 29.8, 122.2, 30.2)};
    source.rivers = {{at(121.8, 29.9), at(122.2, 29.95)}};
    source.areas = {{.code = RegionCode::fromString(u"330902").value(),
                     .name = u"西"_s,
                     .parts = {{.rings = {box(121.8, 29.8, 122.0, 30.2)}}}},
                    {.code = RegionCode::fromString(u"330903").value(),
                     .name = u"东"_s,
                     .parts = {{.rings = {box(122.0, 29.8, 122.2, 30.2)}}}}};
    source.labels = {{.at = at(121.9, 30.0), .text = u"西县"_s, .rank = geo::LabelRank::County},
                     {.at = at(122.1, 30.0), .text = u"东县"_s, .rank = geo::LabelRank::County}};
    source.coverage = geo::GeoBounds(at(121, 29), at(123, 31));
    source.home = geo::GeoBounds(at(121.7, 29.7), at(122.3, 30.3));
    source.attributions = {u"测试底图"_s};
    return std::make_shared<const geo::BaseMap>(source);
}

MapPoint mapPoint(EventRow row, double lon, double lat, EventState state, Priority priority)
{
    const GeoPoint point = at(lon, lat);
    return {.row = row,
            .lon7 = point.lon7(),
            .lat7 = point.lat7(),
            .state = state,
            .priority = priority,
            .category = 0};
}

std::shared_ptr<const MapPoints> mapPoints(std::vector<MapPoint> points, qint64 withoutPosition)
{
    return std::make_shared<const MapPoints>(MapPoints{
        .points = std::move(points), .categoryRoots = {u"01"_s}, .withoutPosition = withoutPosition});
}

std::shared_ptr<const MapPoints> zhoushanEvents(int count)
{
    std::mt19937 random(330900);
    std::uniform_real_distribution<double> flat(0, 1);
    std::normal_distribution<double> normal;
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= count; ++row) {
        const auto town = static_cast<std::size_t>(towns.size() * flat(random) * flat(random));
        const double width = flat(random) < 0.1 ? 0.06 : 0.018;
        const double share = flat(random);
        const EventState state = share < 0.6    ? EventState::Closed
                                 : share < 0.7  ? EventState::Reported
                                 : share < 0.8  ? EventState::Assigned
                                 : share < 0.97 ? EventState::Handling
                                                : EventState::Suspended;
        const double rank = flat(random);
        const Priority priority = rank < 0.03  ? Priority::Urgent
                                  : rank < 0.2 ? Priority::Important
                                               : Priority::Normal;
        points.push_back(mapPoint(row, towns.at(town).first + width * normal(random),
                                  towns.at(town).second + 0.6 * width * normal(random), state, priority));
    }
    return mapPoints(std::move(points), 137);
}

std::vector<ResourceFields> zhoushanResources()
{
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    std::uniform_int_distribution<int> any(0, 359);
    std::vector<ResourceFields> resources;
    constexpr std::array kinds{ResourceKind::Staff,  ResourceKind::Staff,  ResourceKind::Vehicle,
                               ResourceKind::Vessel, ResourceKind::Camera, ResourceKind::Camera};
    for (int i = 0; i < 160; ++i) {
        const auto [lon, lat] = towns.at(static_cast<std::size_t>(i) % towns.size());
        const ResourceKind kind = kinds.at(static_cast<std::size_t>(i / 7) % kinds.size());
        const double off = kind == ResourceKind::Vessel ? 0.09 : 0.025;
        const Milliseconds age = i % 11 == 0  ? Milliseconds{std::chrono::minutes{47}}
                                 : i % 7 == 0 ? Milliseconds{std::chrono::minutes{9}}
                                              : Milliseconds{std::chrono::seconds{20}};
        resources.push_back({.id = ResourceId::fromString(u"r%1"_s.arg(i)).value(),
                             .kind = kind,
                             .status = static_cast<ResourceStatus>(i % 4),
                             .origin = Origin::Replay,
                             .name = u"执法%1"_s.arg(i),
                             .unit = std::nullopt,
                             .region = RegionCode::fromString(u"330902").value(),
                             .position = at(lon + off * normal(random), lat + off * normal(random)),
                             .heading = any(random),
                             .positionAt = mapNow() - age,
                             .event = std::nullopt});
    }
    return resources;
}

std::vector<geo::Choropleth::Value> countyValues()
{
    const auto code = [](QStringView text) { return RegionCode::fromString(text).value(); };
    return {{.code = code(u"330902"), .value = 412},
            {.code = code(u"330903"), .value = 287},
            {.code = code(u"330921"), .value = 96},
            {.code = code(u"330922"), .value = std::nullopt}};
}

QImage pictureOf(MapView& view)
{
    view.show();
    EXPECT_TRUE(
        QTest::qWaitForWindowExposed(&view)); // Nothing is waited for by time: this ends with the event.
    view.grab();
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.isSettled(); }, 20'000));
    view.grab();
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.isSettled(); }, 20'000));
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void keepPicture(const QImage& picture, const QString& name)
{
    const QDir folder(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/map"));
    folder.mkpath(u"."_s);
    picture.save(folder.filePath(name));
}

double meanDifference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 255;
    qint64 sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return static_cast<double>(sum) / (3.0 * a.width() * a.height());
}

} // namespace onescreen::test
