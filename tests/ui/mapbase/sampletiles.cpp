// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mapbase/sampletiles.h"

#include "app/geo/tilepainter.h"
#include "app/geo/tiles/tileprefetch.h"
#include "tests/ui/map/mapfixture.h"
#include "tests/unit/geo/tiles/tilefixture.h"
#include "ui/map/maplook.h"

#include <QFile>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

using geo::test::gzipped;
using geo::test::pngOf;
using geo::test::SampleFeature;
using geo::test::SampleLayer;
using geo::test::SampleTile;

geo::GeoBounds islands()
{
    return {GeoPoint::fromDegrees(121.5, 29.5).value(), GeoPoint::fromDegrees(122.9, 30.9).value()};
}

geo::MapStyle lightStyle()
{
    return mapStyleFor({}, MapTone::Day);
}

QPoint inTile(QPointF world, geo::TileAddress address)
{
    const double scale = std::exp2(address.zoom);
    return {qRound((world.x() * scale - address.x) * 4096), qRound((world.y() * scale - address.y) * 4096)};
}

QRectF tileSquare(geo::TileAddress address)
{
    const double side = std::exp2(-address.zoom);
    return {address.x * side, address.y * side, side, side};
}

std::vector<SampleFeature> placesIn(geo::TileAddress address)
{
    std::vector<SampleFeature> places;
    for (const geo::BaseMap::Label& label : zhoushanMap()->labels()) {
        const QPointF at(label.at.x, label.at.y);
        if (!tileSquare(address).contains(at))
            continue;
        static constexpr std::array classes{"province", "city", "county", "town", "village"};
        places.push_back({.kind = 1,
                          .points = {inTile(at, address)},
                          .tags = {{"class", classes.at(static_cast<std::size_t>(label.rank))},
                                   {"name", label.text.toUtf8()}}});
    }
    return places;
}

template <typename Make> QString fileOf(const QString& path, const QString& format, Make make)
{
    if (QFile::exists(path))
        return path;
    std::vector<SampleTile> tiles;
    for (int zoom = sampleLeast; zoom <= sampleMost; ++zoom) {
        const geo::TileRange range = geo::tilesOver(islands(), zoom);
        for (int y = range.top; y <= range.bottom; ++y) {
            for (int x = range.left; x <= range.right; ++x) {
                const geo::TileAddress address{.zoom = zoom, .x = x, .y = y};
                tiles.push_back({.address = address, .bytes = make(address)});
            }
        }
    }
    geo::test::writeMbTiles(
        path, tiles, {{u"name"_s, u"样图"_s}, {u"format"_s, format}, {u"attribution"_s, u"样图来源"_s}});
    return path;
}

} // namespace

QByteArray lightTile(geo::TileAddress address)
{
    geo::TileContent content{.map = zhoushanMap(), .choropleth = nullptr, .style = lightStyle()};
    return pngOf(geo::paintTile(content, address, 256, 1.0));
}

QByteArray nameTile(geo::TileAddress address)
{
    QImage image(256, 256, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setPen(lightStyle().text);
    painter.setFont(lightStyle().font);
    for (const SampleFeature& place : placesIn(address))
        painter.drawText(QRect(place.points.front() / 16 - QPoint(60, 10), QSize(120, 20)), Qt::AlignCenter,
                         QString::fromUtf8(place.tags.back().second));
    painter.end();
    return pngOf(image);
}

QByteArray vectorTile(geo::TileAddress address)
{
    // Water is the tile without the land: rings count by the even-odd rule.
    constexpr double buffer = 64.0 / 4096;
    const QRectF square = tileSquare(address);
    const double side = square.width();
    const QRectF reach = square.adjusted(-buffer * side, -buffer * side, buffer * side, buffer * side);
    SampleFeature water{.kind = 3, .points = {}};
    std::vector<SampleFeature> land;
    for (const geo::DetailedShape& shape : zhoushanMap()->land()) {
        if (!shape.bounds().intersects(reach))
            continue;
        for (const geo::PlaneLine& ring : shape.at(address.zoom)) {
            SampleFeature part{.kind = 3, .points = {}};
            for (const QPointF point : geo::clippedRing(ring, reach))
                part.points.push_back(inTile(point, address));
            if (part.points.size() > 2) {
                water.holes.push_back(part.points);
                land.push_back(std::move(part));
            }
        }
    }
    water.points = {{-64, -64}, {4160, -64}, {4160, 4160}, {-64, 4160}};
    std::vector<SampleFeature> rivers;
    for (const geo::DetailedShape& shape : zhoushanMap()->rivers()) {
        for (const geo::PlaneLine& line : shape.at(address.zoom)) {
            for (const geo::PlaneLine& run : geo::visibleRuns(line, reach)) {
                SampleFeature part{.kind = 2, .points = {}, .tags = {{"class", "river"}}};
                for (const QPointF point : run)
                    part.points.push_back(inTile(point, address));
                rivers.push_back(std::move(part));
            }
        }
    }
    return gzipped(geo::test::vectorTileOf(
        {{"water", {water}}, {"landcover", land}, {"waterway", rivers}, {"place", placesIn(address)}}));
}

QString rasterFile(const QString& folder)
{
    return fileOf(folder + u"/raster.mbtiles"_s, u"png"_s, lightTile);
}

QString vectorFile(const QString& folder)
{
    return fileOf(folder + u"/vector.mbtiles"_s, u"pbf"_s, vectorTile);
}

} // namespace onescreen::test
