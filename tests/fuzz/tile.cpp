// SPDX-License-Identifier: GPL-3.0-or-later
// Base maps of strangers: vector tiles as they come, packed or not; lists of base maps; addresses of tile
// services; coordinates that somebody typed. The first byte chooses.
#include "app/geo/coordinateparse.h"
#include "app/geo/tiles/basemapdefinition.h"
#include "app/geo/tiles/serviceurl.h"
#include "app/geo/tiles/tilecodec.h"
#include "app/geo/tiles/vectortile.h"
#include "tests/fuzz/fuzztarget.h"

#include <cmath>
#include <cstdlib>

using namespace onescreen::geo;

namespace {

void checkTile(const QByteArray& bytes)
{
    const auto content = unpacked(bytes);
    const auto tile = content ? decodeVectorTile(*content)
                              : onescreen::Result<VectorTile>(std::unexpected(content.error()));
    if (!tile)
        return;
    for (const VectorTile::Layer& layer : tile->layers) {
        for (const VectorTile::Feature& feature : layer.features) {
            for (const PlaneLine& line : feature.lines) {
                for (const auto& point : line) {
                    if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                        std::abort(); // would be drawn
                }
            }
        }
    }
}

void checkMaps(const QByteArray& bytes)
{
    const auto maps = readDefinitions(bytes);
    if (!maps)
        return;
    const auto again = readDefinitions(writeDefinitions(*maps));
    if (!again || *again != *maps)
        std::abort();
}

void checkService(const QString& text)
{
    const SplitKey split = splitKey(text);
    const auto service = ServiceUrl::parse(completedWmts(split.text));
    if (!service)
        return;
    const QUrl url = service->address({.zoom = 3, .x = 5, .y = 2}, QStringLiteral("k"));
    if (!url.isValid() || (url.scheme() != QStringLiteral("http") && url.scheme() != QStringLiteral("https")))
        std::abort(); // a request would go there
}

void checkPlace(const QString& text)
{
    const auto readings = parseCoordinates(text);
    if (!readings)
        return;
    for (const CoordinateReading& reading : *readings) {
        if (!(std::abs(reading.lon) <= 180) || !(std::abs(reading.lat) <= 90))
            std::abort();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes = fuzzBytes(data + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        checkTile(bytes);
        break;
    case 1:
        checkMaps(bytes);
        break;
    case 2:
        checkService(QString::fromUtf8(bytes));
        break;
    default:
        checkPlace(QString::fromUtf8(bytes));
    }
    return 0;
}
