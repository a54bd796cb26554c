// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/api.h"

#include <map>

namespace onescreen::central {

inline constexpr qint64 mostPageOperations = 5000;
inline constexpr qint64 leastPageBytes = 1024;
inline constexpr qint64 mostPageBytes = 8LL * 1024 * 1024;

struct MetaFacts
{
    LogIdentity identity;
    TenantInfo tenant;
    qint64 head = 0;
    UtcTime now;
    bool accounts = false;
    QByteArray ifNoneMatch;
};

/// The bodies of docs/api.md. Pure functions; any thread.
HttpReply metaReply(const MetaFacts& facts);
HttpReply healthReply();
HttpReply scopeReply(const ScopeChange& change);

/// What GET /metrics says, in the text format of Prometheus.
struct Metrics
{
    qint64 head = 0;
    std::size_t openRequests = 0;
    std::size_t waitingPolls = 0;
    std::size_t heldAnswers = 0; ///< For entries that wait for their numbers.
    int writesPending = 0;
    LogKeeping::Kept kept;
    std::map<int, qint64> answered; ///< By status.
};
HttpReply metricsReply(const Metrics& metrics);
HttpReply pageReply(const QByteArray& body, const QByteArray& packed); ///< `packed` empty: as it is.
HttpReply ingestReply(const SourceBatch& batch, const IngestOutcome& outcome);
HttpReply actionsReply(const std::vector<QJsonObject>& outcomes, qint64 head);

} // namespace onescreen::central
