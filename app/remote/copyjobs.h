// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/domain/snapshot.h"
#include "app/remote/httpjob.h"

#include <functional>

namespace onescreen {

/// A GET, POST or DELETE about copies of the rows, whose answer is read by a function. Calls its `done` once,
/// from the event loop and never after the job is gone.
template <typename Answer> class CopyJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<Answer>)>;
    using Decode = std::function<Result<Answer>(QByteArrayView)>;

    struct Question
    {
        QByteArray verb = "GET";
        QUrl url;
        QByteArray body; ///< Of a POST.
        Decode decode;
    };
    static constexpr qint64 mostBytes = 8 << 20; ///< Inflated.

    CopyJob(const CentralAccess& access, Question question, Done done, QObject* parent = nullptr)
        : HttpJob(access, question.url, parent), m_decode(std::move(question.decode)), m_done(std::move(done))
    {
        if (question.verb == "POST")
            setBody(std::move(question.body), "application/json");
        else
            setVerb(question.verb);
        setBodyLimit(mostBytes);
    }

private:
    void deliver(Result<QByteArray> body) override
    {
        m_done(body ? m_decode(*body) : Result<Answer>(std::unexpected(std::move(body).error())));
    }

    Decode m_decode;
    Done m_done;
};

/// What is asked for, and how the answer is read.
CopyJob<SnapshotTicket>::Question ticketQuestion(const QUrl& central);
/// Without the decoder: parts are read by a PageParser.
QUrl partUrl(const QUrl& central, const QString& ticket, const QString& part, const QByteArray& after);
QUrl ticketUrl(const QUrl& central, const QString& ticket);
CopyJob<FetchedRows>::Question rowsQuestion(const QUrl& central, Entity entity, const QStringList& ids);
CopyJob<BucketSums>::Question bucketsQuestion(const QUrl& central, const DigestKey& key);
CopyJob<BucketRows>::Question bucketQuestion(const QUrl& central, const DigestKey& key, int bucket);

} // namespace onescreen
