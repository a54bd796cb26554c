// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/testrows.h"

#include "app/central/ingest/batchparser.h"
#include "app/remote/recordcodec.h"

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

std::optional<Record> LogTest::record(Entity entity, const QString& id)
{
    const auto db = m_database.connection();
    const auto log = ChangeLog::open(*db);
    EXPECT_TRUE(log) << log.error().toString().toStdString();
    const auto state = (*log)->peek(entity, id);
    EXPECT_TRUE(state) << state.error().toString().toStdString();
    if (!*state)
        return std::nullopt;
    auto decoded = decodeRecord(entity, id, (*log)->data(entity, id, **state).value());
    EXPECT_TRUE(decoded) << decoded.error().toString().toStdString();
    return decoded->record;
}

} // namespace onescreen::central::test
