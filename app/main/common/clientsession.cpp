// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/clientsession.h"

#include "app/main/common/cachesink.h"
#include "app/main/common/remotesource.h"
#include "app/sync/readaheadsource.h"
#include "app/sync/syncservice.h"

#include <QNetworkInformation>
#include <QPromise>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using ActionAnswers = Result<std::vector<ActionAnswer>>;

/// A promise that is kept even when the request is thrown away with its session.
class PendingActions
{
public:
    PendingActions() { m_promise.start(); }
    ~PendingActions()
    {
        if (m_promise.future().resultCount() == 0)
            m_promise.addResult(failure(ErrorKind::Cancelled, u"The session has ended."_s));
        m_promise.finish();
    }
    PendingActions(const PendingActions&) = delete;
    PendingActions& operator=(const PendingActions&) = delete;

    [[nodiscard]] QFuture<ActionAnswers> future() const { return m_promise.future(); }
    void answer(ActionAnswers answers) { m_promise.addResult(std::move(answers)); }

private:
    QPromise<ActionAnswers> m_promise;
};

double randomFraction()
{
    return QRandomGenerator::global()->generateDouble();
}

CommitSummary everythingChanged()
{
    CommitSummary summary;
    summary.manyEvents = true;
    for (const Entity entity : allEntities)
        summary.entities.insert(entity);
    return summary;
}

/// What lives on the session's own thread; made and destroyed there.
struct Engine : QObject
{
    Engine(const Clock& clock, CacheWriterThread& writer, const QUrl& address)
        : central(address), source(network, address), ahead(source), sink(writer),
          service(ahead, sink, clock, randomFraction)
    {
    }

    void post(std::vector<ActionOrder> orders, std::shared_ptr<PendingActions> pending)
    {
        auto* job = new ActionsJob(
            actionNetwork, central, std::move(orders),
            [pending = std::move(pending)](ActionAnswers answers) { pending->answer(std::move(answers)); },
            this);
        job->start();
    }

    const QUrl central;
    QNetworkAccessManager network;
    QNetworkAccessManager actionNetwork; ///< Its own, so that downloads cannot hold operators' actions up.
    RemoteSource source;
    ReadAheadSource ahead;
    CacheSink sink;
    SyncService service;
};

} // namespace

struct ClientSession::Private
{
    Private(const Clock& clock_, QString folder, QUrl address)
        : clock(clock_), cacheFolder(std::move(folder)), central(std::move(address)), writer(cacheFolder)
    {
    }

    const Clock& clock;
    const QString cacheFolder;
    const QUrl central;
    CacheWriterThread writer;
    QThread thread;
    QObject onThread; ///< Moved to the thread; carries calls there.
    std::unique_ptr<Engine> engine;

    template <typename Call> void later(Call call)
    {
        QMetaObject::invokeMethod(&onThread, std::move(call), Qt::QueuedConnection);
    }
    template <typename Call> void now(Call call)
    {
        QMetaObject::invokeMethod(&onThread, std::move(call), Qt::BlockingQueuedConnection);
    }
};

ClientSession::ClientSession(const Clock& clock, QString cacheFolder, QUrl central, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(clock, std::move(cacheFolder), std::move(central)))
{
    connect(&d->writer, &CacheWriterThread::committed, this, &ClientSession::committed, Qt::QueuedConnection);
    d->thread.setObjectName(u"sync"_s);
    d->onThread.moveToThread(&d->thread);
    d->thread.start();
    d->now([this] {
        d->engine = std::make_unique<Engine>(d->clock, d->writer, d->central);
        const SyncService& service = d->engine->service;
        connect(&service, &SyncService::linkChanged, this, [this](const LinkState& link) {
            m_link = link;
            Q_EMIT linkChanged(m_link);
        });
        connect(&service, &SyncService::failed, this, &ClientSession::failed);
        connect(&service, &SyncService::wasReset, this, [this] { Q_EMIT committed(everythingChanged()); });
    });
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this] { d->later([this] { d->engine->service.networkChanged(); }); });
    }
}

ClientSession::~ClientSession()
{
    d->now([this] { d->engine.reset(); });
    d->thread.quit();
    d->thread.wait();
}

void ClientSession::start()
{
    d->later([this] { d->engine->service.start(); });
}

void ClientSession::stop()
{
    d->later([this] {
        d->engine->service.stop();
        // The folder is let go after the page that is being written.
        d->writer.close().then(this, [this] { Q_EMIT stopped(); });
    });
}

const QString& ClientSession::cacheFolder() const
{
    return d->cacheFolder;
}

QFuture<Result<std::vector<ActionAnswer>>> ClientSession::postActions(std::vector<ActionOrder> actions)
{
    auto pending = std::make_shared<PendingActions>();
    QFuture<ActionAnswers> future = pending->future();
    d->later([this, actions = std::move(actions), pending = std::move(pending)]() mutable {
        d->engine->post(std::move(actions), std::move(pending));
    });
    return future;
}

} // namespace onescreen
