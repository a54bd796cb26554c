// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/exchanges.h"
#include "app/central/http/longpolls.h"
#include "app/central/http/routes.h"
#include "app/central/http/workerthread.h"
#include "app/central/log/pagereader.h"
#include "app/central/logservice.h"

#include <QHttpServerRequest>
#include <QObject>
#include <QUrlQuery>

namespace onescreen::central {

/// What GET /v1/meta says about the tenant.
struct TenantInfo
{
    QString id;
    QString name;
    QString region;
    QString pack; ///< Id of the data pack that the tenant is drawn with.
    bool demo = false;
};

struct ApiRequest
{
    QByteArray acceptEncoding;
    QByteArray ifNoneMatch;
    QByteArray contentType;
    QUrlQuery query;
    QByteArray body;
};

/// The operations of the API. Lives in the thread of the HTTP server and never waits: reading and writing
/// happen in the workers, and their answers come back here.
class Api : public QObject
{
    Q_OBJECT

public:
    using Writer = WorkerThread<LogService>;
    using Reader = WorkerThread<PageReader>;

    Api(Exchanges& exchanges, Writer& writer, std::vector<Reader*> readers, LogIdentity identity,
        TenantInfo tenant, const Clock& clock);

    void handle(Ticket ticket, const Route& route, const ApiRequest& request);
    /// The log has grown; waiting clients get their page.
    void setHead(qint64 seq);
    [[nodiscard]] qint64 head() const { return m_head; }
    void forget(const Peer& peer);

private:
    void meta(Ticket ticket, const ApiRequest& request);
    void changes(Ticket ticket, const ApiRequest& request);
    void ingest(Ticket ticket, const QString& source, const ApiRequest& request);
    void store(Ticket ticket, const std::shared_ptr<const SourceBatch>& batch);
    void actions(Ticket ticket, const ApiRequest& request);
    void ready(Ticket ticket);
    void requestPage(Ticket ticket);
    void finishPage(Ticket ticket, const std::expected<Page, PageFault>& page, const QByteArray& body);
    void replyProblem(Ticket ticket, const Problem& problem);
    void replyError(Ticket ticket, const Error& error);
    [[nodiscard]] std::optional<Problem> bodyFault(const ApiRequest& request, qint64 most) const;
    Reader& nextReader();
    /// Runs in the thread of this object, unless it has gone.
    void later(std::function<void()> job);

    Exchanges& m_exchanges;
    Writer& m_writer;
    std::vector<Reader*> m_readers;
    LogIdentity m_identity;
    TenantInfo m_tenant;
    const Clock& m_clock;
    LongPolls m_polls;
    std::size_t m_nextReader = 0;
    qint64 m_head = 0;
    int m_writesPending = 0;
};

} // namespace onescreen::central
