// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/remotecopies.h"

namespace onescreen {

namespace {

/// Instead of the one before, if that is still under way.
template <typename Answer>
void startJob(QPointer<HttpJob>& place, const CentralAccess& access,
              typename CopyJob<Answer>::Question question, std::function<void(Result<Answer>)> done)
{
    if (place)
        place->abort();
    auto* job = new CopyJob<Answer>(access, std::move(question), std::move(done));
    place = job;
    job->start();
}

} // namespace

void RemoteSnapshots::openTicket(std::function<void(Result<SnapshotTicket>)> done)
{
    startJob<SnapshotTicket>(m_job, m_access, ticketQuestion(m_access.address()), std::move(done));
}

void RemoteSnapshots::fetchPart(const QString& ticket, const QString& part, const QByteArray& after,
                                std::function<void(Result<SnapshotRows>)> done)
{
    startJob<SnapshotRows>(m_job, m_access,
                           {.url = partUrl(m_access.address(), ticket, part, after),
                            .body = {},
                            .decode = [this](QByteArrayView body) { return m_parser.parsePart(body); }},
                           std::move(done));
}

void RemoteSnapshots::release(const QString& ticket)
{
    // A job of its own, which nobody waits for: the lease ends by itself when it does not arrive.
    auto* job = new CopyJob<bool>(
        m_access,
        {.verb = "DELETE",
         .url = ticketUrl(m_access.address(), ticket),
         .body = {},
         .decode = [](QByteArrayView) { return Result<bool>(true); }},
        [](const Result<bool>&) {}, &m_access.network());
    job->start();
}

void RemoteSnapshots::abort()
{
    if (m_job)
        m_job->abort();
}

void RemoteRows::fetchRows(Entity entity, const QStringList& ids,
                           std::function<void(Result<FetchedRows>)> done)
{
    startJob<FetchedRows>(m_job, m_access, rowsQuestion(m_access.address(), entity, ids), std::move(done));
}

void RemoteRows::fetchBuckets(const DigestKey& key, std::function<void(Result<BucketSums>)> done)
{
    startJob<BucketSums>(m_job, m_access, bucketsQuestion(m_access.address(), key), std::move(done));
}

void RemoteRows::fetchBucket(const DigestKey& key, int bucket, std::function<void(Result<BucketRows>)> done)
{
    startJob<BucketRows>(m_job, m_access, bucketQuestion(m_access.address(), key, bucket), std::move(done));
}

void RemoteRows::abort()
{
    if (m_job)
        m_job->abort();
}

} // namespace onescreen
