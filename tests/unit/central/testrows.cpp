// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/testrows.h"

#include "app/central/ingest/batchparser.h"

namespace onescreen::central::test {

IngestOutcome LogTest::ingest(const QByteArray& json, const QString& source)
{
    const auto batch = parseSourceBatch(*SourceCode::fromString(source), json);
    EXPECT_TRUE(batch) << batch.error().toString().toStdString();
    if (!batch)
        return {};
    const auto outcome = m_service->ingest(*batch);
    EXPECT_TRUE(outcome) << outcome.error().toString().toStdString();
    return outcome ? *outcome : IngestOutcome{};
}

} // namespace onescreen::central::test
