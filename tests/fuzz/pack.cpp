// SPDX-License-Identifier: GPL-3.0-or-later
// Data packs: manifest and layers in both formats.
#include "app/geo/pack/packrecords.h"
#include "tests/fuzz/fuzztarget.h"

using namespace onescreen::geo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = fuzzBytes(data, size);
    PackFaults faults;
    for (const auto use : {ManifestUse::Pack, ManifestUse::Description}) {
        const auto manifest = readManifest(bytes, QStringLiteral("pack.json"), use, faults);
        if (!manifest)
            continue;
        for (const PackLayer& layer : manifest->layers) {
            LayerReading reading(layer, manifest->extent, faults);
            std::ignore = readGeoJsonRecords(reading, bytes);
        }
    }
    static const PackLayer layer{};
    static const DegreeBox extent{118.0, 27.0, 123.0, 31.5};
    LayerReading reading(layer, extent, faults);
    std::ignore = readGeoJsonRecords(reading, bytes);
    std::ignore = readCsvRecords(reading, bytes);
    std::ignore = std::move(faults).take();
    return 0;
}
