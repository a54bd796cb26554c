// SPDX-License-Identifier: GPL-3.0-or-later
// Indicator catalogues.
#include "app/analysis/catalogue/cataloguereader.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

using namespace onescreen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const CatalogueReading reading = readCatalogue(fuzzBytes(data, size), QStringLiteral("fuzz.json"));
    if (!reading.catalogue && reading.findings.empty())
        std::abort(); // refused without a reason
    return 0;
}
