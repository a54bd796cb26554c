// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers send to the central API: cursors, actions, batches of rows.
#include "app/central/actions/action.h"
#include "app/central/ingest/batchparser.h"
#include "app/central/log/cursor.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

using namespace onescreen;
using namespace onescreen::central;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const LogIdentity identity{.epoch = 7, .hmacKey = QByteArray(32, 'k')};
    static const SourceCode source = *SourceCode::fromString(QStringLiteral("grid"));
    const QByteArray bytes = fuzzBytes(data, size);
    if (const auto cursor = decodeCursor(bytes, identity)) {
        if (decodeCursor(encodeCursor(*cursor, identity), identity) != cursor)
            std::abort();
    }
    std::ignore = parseActions(bytes);
    std::ignore = parseSourceBatch(source, bytes);
    return 0;
}
