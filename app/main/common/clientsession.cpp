// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/clientsession.h"

#include "app/main/common/cachesink.h"
#include "app/main/common/exportreports.h"
#include "app/main/common/outboxowner.h"
#include "app/main/common/outboxservice.h"
#include "app/main/common/remotecopies.h"
#include "app/main/common/remotelive.h"
#include "app/main/common/remotesource.h"
#include "app/main/common/serverclock.h"
#include "app/main/common/snapshotcare.h"
#include "app/main/common/storedaccess.h"
#include "app/main/common/wakewatch.h"
#include "app/remote/feedbatches.h"
#include "app/sync/readaheadsource.h"
#include "app/sync/repairservice.h"
#include "app/sync/syncservice.h"

#include <QLoggingCategory>
#include <QNetworkInformation>
#include <QPromise>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcSession, "onescreen.session")

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
    Engine(const Clock& clock, CacheWriterThread& writer, const QString& folder, const QUrl& address,
           const AccessOptions& options)
        : access(accessSettings(address, options), clock, randomFraction), source(access.access(network)),
          ahead(source), live(access.access(network)), sink(writer), snapshots(access.access(network)),
          rows(access.access(network)), care(writer, clock), filler(snapshots, care),
          service(ahead, sink, &live, clock, randomFraction, &filler),
          repairs(rows, care, clock, randomFraction), serverTime(clock),
          outbox(folder, serverTime, access.personAccess(outboxNetwork), randomFraction),
          exports(folder, access.personAccess(outboxNetwork), clock, randomFraction), owner(folder)
    {
        connect(&outbox, &OutboxService::summaryChanged, this, [this](const OutboxSummary& summary) {
            owner.setWaiting(summary.waiting > 0 || summary.held > 0);
            QMetaObject::invokeMethod(this, &Engine::showOnline, Qt::QueuedConnection);
        });
        connect(&access, &AccessService::renewed, this, [this] {
            live.renew();
            service.accessChanged();
            exports.send();
        });
        connect(&access, &AccessService::stateChanged, this, &Engine::showOnline);
        connect(&service, &SyncService::linkChanged, this, [this](const LinkState& link) {
            serverTime.follow(link);
            linkUp = link.isUp(); // Without the server's time orders could be given up too early.
            repairs.setOnline(link.phase == LinkPhase::Online);
            showOnline();
        });
        connect(&service, &SyncService::digestsHeard, &repairs, &RepairService::hear);
        connect(&service, &SyncService::historyConfirmed, &outbox, &OutboxService::historyConfirmed);
        connect(&service, &SyncService::historyChanged, &outbox, &OutboxService::historyChanged);
        // Queued: the answer may come at once, from inside what asks.
        connect(&outbox, &OutboxService::historyWanted, &service, &SyncService::look, Qt::QueuedConnection);
    }

    [[nodiscard]] QString account() const
    {
        return access.state().person ? access.state().person->account : QString();
    }
    /// Orders wait for whoever answers for them.
    void showOnline()
    {
        const AccessState& state = access.state();
        const bool somebody =
            state.person || state.phase == AccessPhase::Open || state.phase == AccessPhase::Unknown;
        outbox.setOnline(linkUp && somebody && owner.maySend(account()));
        if (linkUp && somebody)
            exports.send();
    }

    QNetworkAccessManager network;
    QNetworkAccessManager outboxNetwork;
    AccessService access;
    RemoteSource source;
    ReadAheadSource ahead;
    RemoteLive live;
    CacheSink sink;
    RemoteSnapshots snapshots;
    RemoteRows rows;
    SnapshotCare care;
    SnapshotFiller filler;
    SyncService service;
    RepairService repairs;
    ServerClock serverTime;
    OutboxService outbox;
    ExportReports exports;
    OutboxOwner owner;
    bool linkUp = false;
};

} // namespace

struct ClientSession::Private
{
    Private(const Clock& clock_, QString folder, QUrl address, AccessOptions options)
        : clock(clock_), cacheFolder(std::move(folder)), central(std::move(address)),
          access(std::move(options)), writer(cacheFolder)
    {
    }

    const Clock& clock;
    const QString cacheFolder;
    const QUrl central;
    const AccessOptions access;
    CacheWriterThread writer;
    WakeWatch wake{clock};
    QThread thread;
    QObject onThread; ///< Moved to the thread; carries calls there.
    std::unique_ptr<Engine> engine;
    bool quarantineAlarmed = false;

    template <typename Call> void later(Call call)
    {
        QMetaObject::invokeMethod(&onThread, std::move(call), Qt::QueuedConnection);
    }
    /// Runs `call` on the thread; its answer comes through the future.
    template <typename T = void, typename Call> QFuture<Result<T>> ask(Call call)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        later([promise, call = std::move(call)]() mutable {
            call([promise](Result<T> result) {
                promise->addResult(std::move(result));
                promise->finish();
            });
        });
        return future;
    }
    template <typename Call> void now(Call call)
    {
        QMetaObject::invokeMethod(&onThread, std::move(call), Qt::BlockingQueuedConnection);
    }
};

ClientSession::ClientSession(const Clock& clock, QString cacheFolder, QUrl central, AccessOptions access,
                             QObject* parent)
    : QObject(parent),
      d(std::make_unique<Private>(clock, std::move(cacheFolder), std::move(central), std::move(access)))
{
    connect(&d->writer, &CacheWriterThread::committed, this, &ClientSession::committed, Qt::QueuedConnection);
    connect(
        &d->writer, &CacheWriterThread::committed, this,
        [this](const CommitSummary& summary) {
            if (summary.quarantined > 0)
                checkQuarantine();
        },
        Qt::QueuedConnection);
    d->thread.setObjectName(u"sync"_s);
    d->onThread.moveToThread(&d->thread);
    d->thread.start();
    d->now([this] {
        d->engine = std::make_unique<Engine>(d->clock, d->writer, d->cacheFolder, d->central, d->access);
        connect(&d->engine->access, &AccessService::stateChanged, this, [this](const AccessState& state) {
            m_access = state;
            Q_EMIT accessChanged(m_access);
        });
        const SyncService& service = d->engine->service;
        connect(&service, &SyncService::linkChanged, this, [this](const LinkState& link) {
            m_link = link;
            Q_EMIT linkChanged(m_link);
        });
        connect(
            &d->engine->repairs, &RepairService::repaired, this, [this](const DigestKey& key, qint64 rows) {
                qCInfo(lcSession).noquote() << "Compared" << entityName(key.entity) << "of region"
                                            << key.region << "with the server and mended" << rows << "rows.";
                if (rows > 0)
                    Q_EMIT repaired(rows);
            });
        connect(&service, &SyncService::failed, this, &ClientSession::failed);
        const auto readAnew = [this] { Q_EMIT committed(everythingChanged()); };
        connect(&service, &SyncService::wasReset, this, readAnew);
        connect(&service, &SyncService::regionsRemoved, this, readAnew);
        const OutboxService& outbox = d->engine->outbox;
        connect(&outbox, &OutboxService::entriesLoaded, this, &ClientSession::actionsLoaded);
        connect(&outbox, &OutboxService::entryChanged, this, &ClientSession::actionChanged);
        connect(&outbox, &OutboxService::summaryChanged, this, &ClientSession::outboxChanged);
        connect(&outbox, &OutboxService::failed, this, &ClientSession::outboxFailed);
    });
    const auto lookAgain = [this] { d->later([this] { d->engine->service.networkChanged(); }); };
    connect(&d->wake, &WakeWatch::woke, this, lookAgain);
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this, lookAgain);
}

/// Few bad records are shown in the cache's panel; many are a fault of the server or of this program.
void ClientSession::checkQuarantine()
{
    d->writer.ask<QuarantineState>([](CacheCopy& copy) { return copy.quarantined(); })
        .then(this, [this](const Result<QuarantineState>& state) {
            const bool isMuch = state && isAlarming(*state);
            if (isMuch && !d->quarantineAlarmed)
                Q_EMIT failed(
                    {.kind = ErrorKind::Protocol,
                     .text = u"%1 records of %2 could not be read; they are kept aside and asked for "
                             "again"_s.arg(state->records)
                                 .arg(state->operations),
                     .place = {}});
            d->quarantineAlarmed = isMuch;
        });
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
        d->engine->access.start();
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
        if (const auto mine = d->engine->owner.take(d->engine->account()); !mine) {
            promise->addResult(std::unexpected(mine.error()));
            promise->finish();
            return;
        }
        d->engine->outbox.give(order, [promise](Result<OutboxEntry> entry) {
            promise->addResult(std::move(entry));
            promise->finish();
        });
    });
    return future;
}

QFuture<Result<void>> ClientSession::signIn(const QString& account, const QString& password)
{
    return d->ask([this, account, password](AccessService::Done done) {
        d->engine->access.signIn(account, password, std::move(done));
    });
}

QFuture<Result<void>> ClientSession::setUp(const SetUpRequest& request)
{
    return d->ask([this, request](AccessService::Done done) {
        d->engine->access.setUp(QJsonObject{{u"code"_s, request.code},
                                            {u"account"_s, request.account},
                                            {u"name"_s, request.name},
                                            {u"password"_s, request.password}},
                                std::move(done));
    });
}

QFuture<Result<void>> ClientSession::changePassword(const QString& old, const QString& fresh)
{
    return d->ask([this, old, fresh](AccessService::Done done) {
        d->engine->access.changePassword(old, fresh, std::move(done));
    });
}

QFuture<Result<void>> ClientSession::checkPassword(const QString& password)
{
    return d->ask([this, password](const AccessService::Done& done) {
        if (d->engine->access.isPassword(password))
            return done({});
        done(failure(ErrorKind::Invalid, u"this is not the password of the account"_s,
                     {.file = {}, .row = 0, .field = u"bad_grant"_s}));
    });
}

void ClientSession::signOut()
{
    d->later([this] { d->engine->access.signOut(); });
}

void ClientSession::wantDevice()
{
    d->later([this] { d->engine->access.wantDevice(); });
}

void ClientSession::reportExport(const ExportNote& note)
{
    d->later([this, note] { d->engine->exports.add(note); });
}

QFuture<Result<std::vector<FeedBatch>>> ClientSession::feedBatches(const SourceCode& source)
{
    using Batches = std::vector<FeedBatch>;
    return d->ask<Batches>([this, source](const std::function<void(Result<Batches>)>& done) {
        auto* job = new JsonJob(
            d->engine->access.access(d->engine->network), "GET"_ba, feedBatchesPath(source),
            [done](const Result<QJsonObject>& answer) {
                done(answer ? decodeFeedBatches(*answer) : Result<Batches>(std::unexpected(answer.error())));
            },
            d->engine.get());
        job->start();
    });
}

QFuture<Result<QJsonObject>> ClientSession::askAsPerson(const ApiQuestion& question)
{
    return d->ask<QJsonObject>([this, question](const JsonJob::Done& done) {
        const CentralAccess access = d->engine->access.personAccess(d->engine->outboxNetwork);
        Engine* owner = d->engine.get();
        auto* job = question.body
                        ? new JsonJob(access, question.verb, question.path, *question.body, done, owner)
                        : new JsonJob(access, question.verb, question.path, done, owner);
        job->start();
    });
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
