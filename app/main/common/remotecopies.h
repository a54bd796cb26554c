// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/copyjobs.h"
#include "app/remote/pageparser.h"
#include "app/sync/repairinterfaces.h"
#include "app/sync/snapshotinterfaces.h"

#include <QPointer>

namespace onescreen {

/// Snapshots from the central API, for the SnapshotFiller.
class RemoteSnapshots final : public SnapshotSource
{
public:
    /// What `access` refers to must outlive it.
    explicit RemoteSnapshots(CentralAccess access) : m_access(std::move(access)) {}
    ~RemoteSnapshots() override { delete m_job; }

    void openTicket(std::function<void(Result<SnapshotTicket>)> done) override;
    void fetchPart(const QString& ticket, const QString& part, const QByteArray& after,
                   std::function<void(Result<SnapshotRows>)> done) override;
    void release(const QString& ticket) override;
    void abort() override;
    [[nodiscard]] std::optional<Milliseconds> retryAfter() const override
    {
        return m_job ? m_job->retryAfter() : std::nullopt;
    }

private:
    CentralAccess m_access;
    PageParser m_parser;
    QPointer<HttpJob> m_job;
};

/// Rows and sums from the central API, for the RepairService.
class RemoteRows final : public RowSource
{
public:
    explicit RemoteRows(CentralAccess access) : m_access(std::move(access)) {}
    ~RemoteRows() override { delete m_job; }

    void fetchRows(Entity entity, const QStringList& ids,
                   std::function<void(Result<FetchedRows>)> done) override;
    void fetchBuckets(const DigestKey& key, std::function<void(Result<BucketSums>)> done) override;
    void fetchBucket(const DigestKey& key, int bucket, std::function<void(Result<BucketRows>)> done) override;
    void abort() override;
    [[nodiscard]] std::optional<Milliseconds> retryAfter() const override
    {
        return m_job ? m_job->retryAfter() : std::nullopt;
    }

private:
    CentralAccess m_access;
    QPointer<HttpJob> m_job;
};

} // namespace onescreen
