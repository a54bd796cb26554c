// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/db/database.h"
#include "app/domain/ids.h"

#include <QByteArray>

namespace onescreen::central {

struct IngestOutcome;
struct SourceBatch;

inline constexpr int mostBatchesKept = 1'000; ///< Of each source.
inline constexpr int mostBatchesShown = 200;

/// What each source system has sent and when, beside the log: a batch that brings nothing new leaves no entry
/// in the log, but it says that the source is alive.
class FeedHistory
{
public:
    static Result<FeedHistory> open(Database& db);

    /// Inside the transaction that stores the batch.
    Result<void> add(const SourceBatch& batch, const IngestOutcome& outcome, UtcTime arrived);

private:
    explicit FeedHistory(std::vector<Statement> statements) : m_statements(std::move(statements)) {}
    std::vector<Statement> m_statements;
};

/// Body of GET /v1/feeds/{source}/batches: the newest `most` of the source, newest first; none is no error.
/// Errors: those of Database.
Result<QByteArray> feedBatchesBody(Database& db, const SourceCode& source, int most);

} // namespace onescreen::central
