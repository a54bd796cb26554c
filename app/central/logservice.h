// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/actions/actionservice.h"
#include "app/central/ingest/ingester.h"
#include "app/central/log/changelog.h"
#include "app/central/log/identity.h"

#include <memory>

namespace onescreen::central {

/// Everything that writes: owns the writing connection. To be made, used and destroyed in one thread.
class LogService
{
public:
    static Result<std::unique_ptr<LogService>> open(const QString& folder, const Clock& clock);

    [[nodiscard]] const LogHead& head() const { return m_log->head(); }
    [[nodiscard]] const LogIdentity& identity() const { return m_identity; }
    Result<IngestOutcome> ingest(const SourceBatch& batch) { return m_ingester->ingest(batch); }
    Result<std::vector<QJsonObject>> act(const std::vector<Action>& actions)
    {
        return m_actions->apply(actions);
    }
    SqliteDb& database() { return *m_db; }

private:
    LogService() = default;

    std::unique_ptr<SqliteDb> m_db;
    LogIdentity m_identity;
    // Behind pointers because the parts refer to each other.
    std::unique_ptr<ChangeLog> m_log;
    std::unique_ptr<Vocabulary> m_words;
    std::unique_ptr<Ingester> m_ingester;
    std::unique_ptr<ActionService> m_actions;
};

} // namespace onescreen::central
