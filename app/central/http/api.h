// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/authgate.h"
#include "app/central/http/apirequest.h"
#include "app/central/http/exchanges.h"
#include "app/central/http/heldreplies.h"
#include "app/central/http/longpolls.h"
#include "app/central/http/routes.h"
#include "app/central/http/workerthread.h"
#include "app/central/log/pagereader.h"
#include "app/central/logkeeping.h"
#include "app/central/logservice.h"
#include "app/central/snapshot/copyapi.h"

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

/// The operations of the API. Lives in the thread of the HTTP server and never waits: reading and writing
/// happen in the workers, and their answers come back here.
class Api : public QObject
{
    Q_OBJECT

public:
    using Writer = WorkerThread<LogService>;
    using Reader = WorkerThread<PageReader>;

    /// At least one writer and one reader. `gate` none: the server is open.
    Api(Exchanges& exchanges, std::vector<Writer*> writers, std::vector<Reader*> readers,
        LogIdentity identity, TenantInfo tenant, const SnapshotRules& snapshots, const Clock& clock,
        AuthGate* gate, const LogKeeping& keeping);

    void handle(Ticket ticket, const Route& route, const ApiRequest& request);
    /// The log has grown; waiting clients get their page.
    void setHead(qint64 seq);
    /// Another database may have taken over: waiting clients ask anew, even when the log is shorter now.
    void resetHead(qint64 seq);
    [[nodiscard]] qint64 head() const { return m_head; }
    void forget(const Peer& peer);
    /// Reads a page in a worker; `done` is called in the thread of this object.
    void askPage(const QByteArray& cursor, const PageLimits& limits, const RegionScope& scope,
                 std::function<void(std::expected<Page, PageFault>)> done);
    /// The sums of all rows; as askPage().
    void askDigests(std::function<void(Result<DigestReport>)> done);

Q_SIGNALS:
    void headChanged(qint64 seq);
    void entriesWaiting(); ///< For their numbers, in a shared log.

private:
    void meta(Ticket ticket, const ApiRequest& request);
    void changes(Ticket ticket, const ApiRequest& request);
    void ingest(Ticket ticket, const QString& source, const ApiRequest& request);
    void store(Ticket ticket, const std::shared_ptr<const SourceBatch>& batch);
    void actions(Ticket ticket, const ApiRequest& request);
    void rows(Ticket ticket, const ApiRequest& request);
    void copies(Ticket ticket, const Route& route, const ApiRequest& request);
    ApiWorkers workers();
    void actionStatus(Ticket ticket, const ApiRequest& request);
    void feedBatches(Ticket ticket, const QString& source);
    void metrics(Ticket ticket);
    void ready(Ticket ticket);
    void look(Ticket ticket, const std::function<Result<QByteArray>(Database&)>& question);
    void answer(qint64 place, HeldReplies::Send send);
    void askNumbered(std::vector<qint64> places, std::function<void(const Numbered&)> done);
    void requestPage(Ticket ticket);
    void readPage(Ticket ticket);
    void finishPage(Ticket ticket, const std::expected<Page, PageFault>& page, const QByteArray& body);
    void replyProblem(Ticket ticket, const Problem& problem);
    void replyError(Ticket ticket, const Error& error);
    [[nodiscard]] std::optional<Problem> bodyFault(const ApiRequest& request, qint64 most) const;
    Reader& nextReader();
    Writer& nextWriter();
    /// Runs in the thread of this object, unless it has gone.
    void later(std::function<void()> job);

    Exchanges& m_exchanges;
    std::vector<Writer*> m_writers;
    std::vector<Reader*> m_readers;
    LogIdentity m_identity;
    TenantInfo m_tenant;
    const Clock& m_clock;
    AuthGate* m_gate;
    const LogKeeping& m_keeping;
    LongPolls m_polls;
    HeldReplies m_held;
    CopyApi m_copies;
    std::size_t m_nextReader = 0;
    std::size_t m_nextWriter = 0;
    qint64 m_head = 0;
    int m_writesPending = 0;
};

} // namespace onescreen::central
