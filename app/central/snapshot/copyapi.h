// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/digest/digestjson.h"
#include "app/central/http/exchanges.h"
#include "app/central/http/problem.h"
#include "app/central/log/pagereader.h"
#include "app/central/logservice.h"
#include "app/central/snapshot/snapshots.h"

#include <QStringList>
#include <QUrlQuery>

#include <functional>

namespace onescreen::central {

/// How the operations of the API get their work done elsewhere and answer here.
struct ApiWorkers
{
    std::function<void(std::function<void(PageReader&)>)> read;
    std::function<void(std::function<void(LogService&)>)> write;
    std::function<void(std::function<void()>)> later; ///< In the thread of the API, unless that has gone.
    std::function<void(Ticket, const HttpReply&)> reply;
    std::function<void(Ticket, const Problem&)> refuse;
    std::function<void(Ticket, const Error&)> fail;
};

/// A request for a copy of rows, or for what tells whether a copy is right.
struct CopyRequest
{
    QStringList parameters; ///< Of the path.
    QUrlQuery query;
    QByteArray body;
    bool gzip = false;
    RegionScope scope;
};

/// The operations on snapshots and digests. Lives in the thread of the API and never waits.
class CopyApi
{
public:
    /// `clock` must outlive it.
    CopyApi(ApiWorkers workers, LogIdentity identity, const SnapshotRules& rules, const Clock& clock)
        : m_workers(std::move(workers)), m_identity(std::move(identity)), m_rules(rules), m_clock(clock)
    {
    }

    void openSnapshot(Ticket ticket, const CopyRequest& request);
    void snapshotPart(Ticket ticket, const CopyRequest& request);
    void closeSnapshot(Ticket ticket, const CopyRequest& request);
    void digest(Ticket ticket, const CopyRequest& request);

private:
    ApiWorkers m_workers;
    LogIdentity m_identity;
    SnapshotRules m_rules;
    const Clock& m_clock;
};

} // namespace onescreen::central
