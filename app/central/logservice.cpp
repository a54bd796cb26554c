// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/logservice.h"

#include <QRandomGenerator>
#include <QThread>

namespace onescreen::central {

namespace {

/// How often a transaction that lost a race is tried. Who loses so often meets more than a race.
constexpr int mostTries = 6;

/// Milliseconds, growing from some 10 to some 300; at random, so that those who met once do not meet again.
unsigned long pauseBefore(int attempt)
{
    const int most = 10 << (attempt - 1);
    return static_cast<unsigned long>(QRandomGenerator::global()->bounded(most / 2, most + 1));
}

} // namespace

Result<std::unique_ptr<LogService>> LogService::open(const DatabaseAddress& address, const Clock& clock)
{
    std::unique_ptr<LogService> service(new LogService(address, clock));
    if (auto connected = service->connect(); !connected)
        return std::unexpected(connected.error());
    return service;
}

Result<void> LogService::connect()
{
    m_parts.reset();
    auto db = openDatabase(m_address, DbAccess::Write);
    if (!db)
        return std::unexpected(db.error());
    auto identity = loadIdentity(**db, true);
    if (!identity)
        return std::unexpected(identity.error());
    auto parts = std::make_unique<Parts>();
    parts->db = *std::move(db);
    auto log = ChangeLog::open(*parts->db);
    if (!log)
        return std::unexpected(log.error());
    parts->log = *std::move(log);
    auto words = Vocabulary::load(*parts->db);
    if (!words)
        return std::unexpected(words.error());
    parts->words = std::make_unique<Vocabulary>(*std::move(words));
    auto ingester = Ingester::create(*parts->db, *parts->log, *parts->words, m_clock);
    if (!ingester)
        return std::unexpected(ingester.error());
    parts->ingester = std::make_unique<Ingester>(*std::move(ingester));
    auto actions = ActionService::create(*parts->db, *parts->log, *parts->words, m_clock);
    if (!actions)
        return std::unexpected(actions.error());
    parts->actions = std::make_unique<ActionService>(*std::move(actions));
    if (!parts->db->isShared()) {
        auto trimmer = LogTrimmer::open(*parts->db);
        if (!trimmer)
            return std::unexpected(trimmer.error());
        parts->trimmer = std::make_unique<LogTrimmer>(*std::move(trimmer));
    }
    m_identity = *std::move(identity);
    m_head = parts->log->head();
    m_parts = std::move(parts);
    return {};
}

/// After a connection that broke, once, and after a lost race.
bool LogService::mayTryAgain(const Error& error, int attempt, bool& mayReconnect)
{
    if (!m_parts->db->isShared())
        return false;
    if (error.kind == ErrorKind::Offline) {
        m_parts.reset();
        // A connection may have broken long ago without anybody noticing; a new one has not.
        return std::exchange(mayReconnect, false);
    }
    if (error.kind != ErrorKind::Conflict || attempt >= mostTries)
        return false;
    // This thread only writes, one job after the other, so it may wait itself.
    QThread::msleep(pauseBefore(attempt));
    return true;
}

Result<IngestOutcome> LogService::ingest(const SourceBatch& batch)
{
    return run<IngestOutcome>([&batch](Parts& parts) { return parts.ingester->ingest(batch); });
}

Result<std::vector<QJsonObject>> LogService::act(const std::vector<Action>& actions, const Principal& who)
{
    return run<std::vector<QJsonObject>>([&](Parts& parts) { return parts.actions->apply(actions, who); });
}

Result<LogTrim> LogService::trim(const LogRetention& retention)
{
    return run<LogTrim>([&](Parts& parts) {
        return parts.trimmer ? parts.trimmer->step(retention, m_clock.now()) : Result<LogTrim>(LogTrim{});
    });
}

Result<QByteArray> LogService::value(const QString& name)
{
    return run<QByteArray>([&name](Parts& parts) { return metaValue(*parts.db, name); });
}

Result<void> LogService::setValue(const QString& name, const QByteArray& value)
{
    return run<void>([&](Parts& parts) { return setMetaValue(*parts.db, name, value); });
}

Result<Database*> LogService::database()
{
    return run<Database*>([](Parts& parts) { return parts.db.get(); });
}

} // namespace onescreen::central
