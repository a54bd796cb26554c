// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/logservice.h"

namespace onescreen::central {

Result<std::unique_ptr<LogService>> LogService::open(const QString& folder, const Clock& clock)
{
    std::unique_ptr<LogService> service(new LogService);
    auto db = SqliteDb::open(folder, DbAccess::Write);
    if (!db)
        return std::unexpected(db.error());
    service->m_db = *std::move(db);
    auto identity = loadIdentity(*service->m_db, true);
    if (!identity)
        return std::unexpected(identity.error());
    service->m_identity = *std::move(identity);
    auto log = ChangeLog::open(*service->m_db);
    if (!log)
        return std::unexpected(log.error());
    service->m_log = std::make_unique<ChangeLog>(*std::move(log));
    auto words = Vocabulary::load(*service->m_db);
    if (!words)
        return std::unexpected(words.error());
    service->m_words = std::make_unique<Vocabulary>(*std::move(words));
    auto ingester = Ingester::create(*service->m_db, *service->m_log, *service->m_words, clock);
    if (!ingester)
        return std::unexpected(ingester.error());
    service->m_ingester = std::make_unique<Ingester>(*std::move(ingester));
    auto actions = ActionService::create(*service->m_db, *service->m_log, *service->m_words, clock);
    if (!actions)
        return std::unexpected(actions.error());
    service->m_actions = std::make_unique<ActionService>(*std::move(actions));
    return service;
}

} // namespace onescreen::central
