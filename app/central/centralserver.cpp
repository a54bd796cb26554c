// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/centralserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int readerCount = 2;
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
    m_watch.reset();
    m_readers.clear();
    m_writers.clear();
    m_exchanges = Exchanges();
    m_live.reset();
    m_http.reset();
}

Result<void> CentralServer::open(const CentralOptions& options, const Clock& clock)
{
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
    Api::Writer& first = *m_writers.front();
    const auto identity = first.ask<LogIdentity>([](LogService& service) { return service.identity(); });
    m_api = std::make_unique<Api>(m_exchanges, writers, readers, identity, options.tenant, clock);
    m_api->setHead(first.ask<qint64>([](LogService& service) { return service.head().seq; }));
    if (options.database.kind() == DbKind::Postgres) {
        if (auto started = startWatch(options); !started)
            return started;
    }
    startLive(clock);
    m_http = std::make_unique<HttpFrontend>(m_exchanges, *m_api, *m_live);
    const auto port = m_http->listen(options.address, options.port);
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
        [this](const QByteArray& cursor, const PageLimits& limits,
               std::function<void(LiveSockets::PageAnswer)> done) {
            m_api->askPage(cursor, limits, std::move(done));
        },
        clock);
    connect(m_api.get(), &Api::headChanged, m_live.get(), &LiveSockets::setHead);
    m_live->setHead(m_api->head());
}

Result<void> CentralServer::startWatch(const CentralOptions& options)
{
    const auto tell = [this](const HeadWatch::News& news) {
        QMetaObject::invokeMethod(
            m_api.get(),
            [this, news] { news.isReconnect ? m_api->resetHead(news.head) : m_api->setHead(news.head); },
            Qt::QueuedConnection);
    };
    auto watch = WorkerThread<HeadWatch>::start(u"central-head"_s, [&] {
        return HeadWatch::start(options.stamper.value_or(options.database), tell);
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
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(0))
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
