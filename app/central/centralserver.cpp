// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/centralserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int readerCount = 2;

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
    m_readers.clear();
    m_writer.reset();
    m_exchanges = Exchanges();
    m_http.reset();
}

Result<void> CentralServer::open(const CentralOptions& options, const Clock& clock)
{
    if (auto taken = takeFolder(options.folder); !taken)
        return taken;
    auto writer =
        Api::Writer::start(u"central-writer"_s, [&] { return LogService::open(options.folder, clock); });
    if (!writer)
        return std::unexpected(writer.error());
    m_writer = *std::move(writer);
    std::vector<Api::Reader*> readers;
    for (int count = 0; count < readerCount; ++count) {
        auto reader =
            Api::Reader::start(u"central-reader"_s, [&] { return PageReader::open(options.folder, clock); });
        if (!reader)
            return std::unexpected(reader.error());
        m_readers.push_back(*std::move(reader));
        readers.push_back(m_readers.back().get());
    }
    const auto identity = m_writer->ask<LogIdentity>([](LogService& service) { return service.identity(); });
    m_api = std::make_unique<Api>(m_exchanges, *m_writer, readers, identity, options.tenant, clock);
    m_api->setHead(m_writer->ask<qint64>([](LogService& service) { return service.head().seq; }));
    m_http = std::make_unique<HttpFrontend>(m_exchanges, *m_api);
    const auto port = m_http->listen(options.address, options.port);
    if (!port)
        return std::unexpected(port.error());
    m_port = *port;
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
    m_writer->post([this, job = std::move(job)](LogService& service) {
        job(service);
        const qint64 head = service.head().seq;
        QMetaObject::invokeMethod(this, [this, head] { announce(head); }, Qt::QueuedConnection);
    });
}

void CentralServer::writeNow(const std::function<void(LogService&)>& job)
{
    announce(m_writer->ask<qint64>([&job](LogService& service) {
        job(service);
        return service.head().seq;
    }));
}

void CentralServer::announce(qint64 head)
{
    m_api->setHead(head);
}

} // namespace onescreen::central
