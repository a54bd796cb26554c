// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/centralserver.h"

#include "app/base/processlock.h"
#include "app/central/auth/sessions.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

Q_LOGGING_CATEGORY(logServer, "onescreen.central.server")

constexpr int readerCount = 2;
constexpr std::chrono::hours anchorPause{1};
constexpr int sharedWriterCount = 3; ///< SQLite has one.

} // namespace

Result<std::unique_ptr<CentralServer>> CentralServer::start(const CentralOptions& options, const Clock& clock)
{
    std::unique_ptr<CentralServer> server(new CentralServer);
    if (auto opened = server->open(options, clock); !opened)
        return std::unexpected(opened.error());
    return server;
}

CentralServer::~CentralServer()
{
    // The threads first: nothing may come back to an API that has gone. Then the waiting answers, whose
    // sockets belong to the HTTP server.
    if (!m_readers.empty() && m_doorman)
        logAnchor(m_readers.front()->ask<Result<AuditHead>>(
            [](PageReader& reader) { return reader.look<AuditHead>(auditHead); }));
    m_watch.reset();
    m_hasher.reset();
    m_readers.clear();
    m_writers.clear();
    m_exchanges = Exchanges();
    m_live.reset();
    m_http.reset();
}

Result<void> CentralServer::open(const CentralOptions& options, const Clock& clock)
{
    if (!options.accounts && !options.address.isLoopback())
        return failure(ErrorKind::Invalid,
                       u"a server without accounts may listen on this machine only, not on %1"_s.arg(
                           options.address.toString()));
    if (options.database.kind() == DbKind::Sqlite) {
        if (auto taken = takeFolder(options.database.folder()); !taken)
            return taken;
    }
    if (auto started = startWriters(options, clock); !started)
        return started;
    if (auto started = startReaders(options, clock); !started)
        return started;
    std::vector<Api::Writer*> writers;
    writers.reserve(m_writers.size());
    for (const auto& writer : m_writers)
        writers.push_back(writer.get());
    std::vector<Api::Reader*> readers;
    readers.reserve(m_readers.size());
    for (const auto& reader : m_readers)
        readers.push_back(reader.get());
    if (options.accounts)
        m_gate = std::make_unique<AuthGate>(tokenLookUp(*options.accounts, clock), clock);
    Api::Writer& first = *m_writers.front();
    const auto identity = first.ask<LogIdentity>([](LogService& service) { return service.identity(); });
    m_api = std::make_unique<Api>(m_exchanges, writers, readers, identity, options.tenant, options.snapshots,
                                  clock, m_gate.get(), m_keeping);
    m_api->setHead(first.ask<qint64>([](LogService& service) { return service.head().seq; }));
    if (options.database.kind() == DbKind::Postgres) {
        if (auto started = startWatch(options, clock); !started)
            return started;
    } else {
        m_keeping.workWith(first, options.retention);
    }
    startLive(clock);
    if (auto started = startAccounts(options, clock); !started)
        return started;
    m_http = std::make_unique<HttpFrontend>(m_exchanges, *m_api, *m_doorman, *m_live);
    const auto port = m_http->listen(options.address, options.port, options.tls);
    if (!port)
        return std::unexpected(port.error());
    m_port = *port;
    return {};
}

Result<void> CentralServer::startWriters(const CentralOptions& options, const Clock& clock)
{
    const int count = options.database.kind() == DbKind::Postgres ? sharedWriterCount : 1;
    while (std::ssize(m_writers) < count) {
        auto writer = Api::Writer::start(u"central-writer"_s,
                                         [&] { return LogService::open(options.database, clock); });
        if (!writer)
            return std::unexpected(writer.error());
        m_writers.push_back(*std::move(writer));
    }
    return {};
}

Result<void> CentralServer::startReaders(const CentralOptions& options, const Clock& clock)
{
    while (std::ssize(m_readers) < readerCount) {
        auto reader = Api::Reader::start(u"central-reader"_s,
                                         [&] { return PageReader::open(options.database, clock); });
        if (!reader)
            return std::unexpected(reader.error());
        m_readers.push_back(*std::move(reader));
    }
    return {};
}

void CentralServer::startLive(const Clock& clock)
{
    m_live = std::make_unique<LiveSockets>(
        [this](const QByteArray& cursor, const PageLimits& limits, const RegionScope& scope,
               std::function<void(LiveSockets::PageAnswer)> done) {
            m_api->askPage(cursor, limits, scope, std::move(done));
        },
        clock, [this](std::function<void(Result<DigestReport>)> done) { m_api->askDigests(std::move(done)); },
        m_gate.get());
    connect(m_api.get(), &Api::headChanged, m_live.get(), &LiveSockets::setHead);
    m_live->setHead(m_api->head());
}

AuthGate::LookUp CentralServer::tokenLookUp(const RoleTable& roles, const Clock& clock)
{
    return [this, roles, &clock](const std::vector<QByteArray>& hashes,
                                 const std::function<void(const Result<AuthGate::States>&)>& done) {
        m_nextReader = (m_nextReader + 1) % m_readers.size();
        m_readers[m_nextReader]->post([this, roles, &clock, hashes, done](PageReader& reader) {
            auto states = reader.look<AuthGate::States>(
                [&](Database& db) { return lookUpTokens(db, hashes, roles, clock.now()); });
            QMetaObject::invokeMethod(
                this, [done, states = std::move(states)] { done(states); }, Qt::QueuedConnection);
        });
    };
}

AuthWorkers CentralServer::authWorkers()
{
    const auto later = [this](AuthWorkers::After after) {
        QMetaObject::invokeMethod(this, std::move(after), Qt::QueuedConnection);
    };
    return {
        .read =
            [this, later](std::function<AuthWorkers::After(PageReader&)> question) {
                m_readers.front()->post(
                    [later, question = std::move(question)](PageReader& reader) { later(question(reader)); });
            },
        .write =
            [this, later](AuthWorkers::Job job, AuthWorkers::Reply reply) {
                m_writers.front()->post(
                    [later, job = std::move(job), reply = std::move(reply)](LogService& service) {
                        later([reply, done = service.change<HttpReply>(job)] { reply(done); });
                    });
            },
        .hash =
            [this, later](std::function<AuthWorkers::After(const PasswordHasher&)> job) {
                m_hasher->post([later, job = std::move(job)](PasswordHasher& hasher) { later(job(hasher)); });
            },
        .judge = [this](const AuthWorkers::After& done) { m_live->recheck(done); }};
}

Result<void> CentralServer::startAccounts(const CentralOptions& options, const Clock& clock)
{
    if (options.accounts) {
        auto hasher = WorkerThread<PasswordHasher>::start(
            u"central-hash"_s, [&] { return PasswordHasher::create(options.passwordCost); });
        if (!hasher)
            return std::unexpected(hasher.error());
        m_hasher = *std::move(hasher);
    }
    m_accounts = std::make_unique<AuthApi>(m_exchanges, authWorkers(), options.accounts, m_gate.get(), clock);
    m_doorman =
        std::make_unique<Doorman>(m_exchanges, m_gate.get(), *m_accounts,
                                  [this](Ticket ticket, const Route& route, const ApiRequest& request) {
                                      m_api->handle(ticket, route, request);
                                  });
    connect(&m_anchorTimer, &QTimer::timeout, this, [this] { anchorAudit(); });
    m_anchorTimer.start(anchorPause);
    anchorAudit();
    return {};
}

void CentralServer::anchorAudit()
{
    m_readers.front()->post([this](PageReader& reader) {
        auto head = reader.look<AuditHead>(auditHead);
        QMetaObject::invokeMethod(
            this, [this, head = std::move(head)] { logAnchor(head); }, Qt::QueuedConnection);
    });
}

/// The log is kept elsewhere than the audit: there a tail that was cut off shows.
void CentralServer::logAnchor(const Result<AuditHead>& head)
{
    if (!head)
        qCWarning(logServer).noquote() << "The head of the audit cannot be read:" << head.error().toString();
    else if (std::exchange(m_anchored, *head) != *head)
        qCInfo(logServer).noquote() << "Audit anchor:" << head->toString();
}

Result<void> CentralServer::startWatch(const CentralOptions& options, const Clock& clock)
{
    const auto tell = [this](const HeadWatch::News& news) {
        QMetaObject::invokeMethod(
            m_api.get(),
            [this, news] { news.isReconnect ? m_api->resetHead(news.head) : m_api->setHead(news.head); },
            Qt::QueuedConnection);
    };
    const auto trimmed = [this](const LogTrim& step) {
        QMetaObject::invokeMethod(&m_keeping, [this, step] { m_keeping.note(step); }, Qt::QueuedConnection);
    };
    auto watch = WorkerThread<HeadWatch>::start(u"central-head"_s, [&] {
        return HeadWatch::start(
            options.stamper.value_or(options.database), tell,
            HeadWatch::Keeping{.retention = options.retention, .clock = clock, .tell = trimmed});
    });
    if (!watch)
        return std::unexpected(watch.error());
    m_watch = *std::move(watch);
    connect(m_api.get(), &Api::entriesWaiting, this,
            [this] { m_watch->post([](HeadWatch& numbering) { numbering.hurry(); }); });
    return {};
}

Result<void> CentralServer::takeFolder(const QString& folder)
{
    const QDir dir(folder);
    if (!dir.exists()) {
        if (!QDir().mkpath(folder))
            return failure(ErrorKind::ReadOnly, u"cannot make the data folder"_s, {.file = folder});
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (!QFileInfo(folder).isDir())
        return failure(ErrorKind::Invalid, u"the data folder is a file"_s, {.file = folder});
    m_lock = std::make_unique<QLockFile>(dir.filePath(u"central.lock"_s));
    if (takeProcessLock(*m_lock))
        return {};
    if (m_lock->error() != QLockFile::LockFailedError)
        return failure(ErrorKind::ReadOnly, u"cannot write to the data folder"_s, {.file = folder});
    qint64 process = 0;
    m_lock->getLockInfo(&process, nullptr, nullptr);
    return failure(ErrorKind::Conflict,
                   u"another central server (process %1) already uses the data folder"_s.arg(process),
                   {.file = folder});
}

Result<IngestOutcome> CentralServer::ingestNow(const SourceBatch& batch)
{
    std::optional<Result<IngestOutcome>> outcome;
    writeNow([&](LogService& service) { outcome.emplace(service.ingest(batch)); });
    return *std::move(outcome);
}

void CentralServer::write(std::function<void(LogService&)> job)
{
    m_writers.front()->post([this, job = std::move(job)](LogService& service) {
        job(service);
        const qint64 head = service.head().seq;
        QMetaObject::invokeMethod(this, [this, head] { announce(head); }, Qt::QueuedConnection);
    });
}

void CentralServer::writeNow(const std::function<void(LogService&)>& job)
{
    announce(m_writers.front()->ask<qint64>([&job](LogService& service) {
        job(service);
        return service.head().seq;
    }));
}

void CentralServer::announce(qint64 head)
{
    m_api->setHead(head);
}

} // namespace onescreen::central
