// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/api.h"

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
    QByteArray ifNoneMatch;
};

/// The bodies of docs/api.md. Pure functions; any thread.
HttpReply metaReply(const MetaFacts& facts);
HttpReply healthReply();
HttpReply pageReply(const QByteArray& body, const QByteArray& packed); ///< `packed` empty: as it is.
HttpReply ingestReply(const SourceBatch& batch, const IngestOutcome& outcome);
HttpReply actionsReply(const std::vector<QJsonObject>& outcomes, qint64 head);

} // namespace onescreen::central
