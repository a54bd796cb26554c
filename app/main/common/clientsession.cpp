// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/clientsession.h"

#include "app/main/common/cachesink.h"
#include "app/main/common/outboxservice.h"
#include "app/main/common/remotelive.h"
#include "app/main/common/remotesource.h"
#include "app/main/common/serverclock.h"
#include "app/sync/readaheadsource.h"
#include "app/sync/syncservice.h"

#include <QNetworkInformation>
#include <QPromise>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

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
    Engine(const Clock& clock, CacheWriterThread& writer, const QString& folder, const QUrl& address)
        : source(network, address), ahead(source), live(address), sink(writer),
          service(ahead, sink, &live, clock, randomFraction), serverTime(clock),
          outbox(folder, serverTime, address, randomFraction)
    {
        connect(&service, &SyncService::linkChanged, this, [this](const LinkState& link) {
            serverTime.setOffset(link.clockOffset);
            outbox.setOnline(link.phase == LinkPhase::Online || link.phase == LinkPhase::CatchingUp);
        });
    }

    QNetworkAccessManager network;
    RemoteSource source;
    ReadAheadSource ahead;
    RemoteLive live;
    CacheSink sink;
    SyncService service;
    ServerClock serverTime;
    OutboxService outbox;
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
        d->engine = std::make_unique<Engine>(d->clock, d->writer, d->cacheFolder, d->central);
        const SyncService& service = d->engine->service;
        connect(&service, &SyncService::linkChanged, this, [this](const LinkState& link) {
            m_link = link;
            Q_EMIT linkChanged(m_link);
        });
        connect(&service, &SyncService::failed, this, &ClientSession::failed);
        connect(&service, &SyncService::wasReset, this, [this] { Q_EMIT committed(everythingChanged()); });
        const OutboxService& outbox = d->engine->outbox;
        connect(&outbox, &OutboxService::entriesLoaded, this, &ClientSession::actionsLoaded);
        connect(&outbox, &OutboxService::entryChanged, this, &ClientSession::actionChanged);
        connect(&outbox, &OutboxService::summaryChanged, this, &ClientSession::outboxChanged);
        connect(&outbox, &OutboxService::failed, this, &ClientSession::outboxFailed);
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
    d->later([this] {
        d->engine->outbox.open();
        d->engine->service.start();
    });
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

QFuture<Result<OutboxEntry>> ClientSession::giveAction(ActionOrder order)
{
    auto promise = std::make_shared<QPromise<Result<OutboxEntry>>>();
    promise->start();
    QFuture<Result<OutboxEntry>> future = promise->future();
    d->later([this, promise, order = std::move(order)] {
        d->engine->outbox.give(order, [promise](Result<OutboxEntry> entry) {
            promise->addResult(std::move(entry));
            promise->finish();
        });
    });
    return future;
}

void ClientSession::releaseAction(const ActionId& id)
{
    d->later([this, id] { d->engine->outbox.release(id); });
}

void ClientSession::withdrawAction(const ActionId& id)
{
    d->later([this, id] { d->engine->outbox.withdraw(id); });
}

} // namespace onescreen
