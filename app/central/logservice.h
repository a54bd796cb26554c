// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/actions/actionservice.h"
#include "app/central/db/databaseaddress.h"
#include "app/central/ingest/ingester.h"
#include "app/central/log/changelog.h"
#include "app/central/log/identity.h"
#include "app/central/log/logtrimmer.h"

#include <functional>
#include <memory>

namespace onescreen::central {

/// Everything that writes: owns a writing connection. With a shared database a transaction that lost a race
/// is tried again, and a connection that broke is replaced; both are safe because everything here may be
/// repeated. To be made, used and destroyed in one thread.
class LogService
{
public:
    static Result<std::unique_ptr<LogService>> open(const DatabaseAddress& address, const Clock& clock);

    [[nodiscard]] const LogHead& head() const { return m_head; } ///< As last known to this service.
    /// Of the last transaction that ingest() or act() committed; see ChangeLog.
    [[nodiscard]] qint64 unnumbered() const { return m_parts ? m_parts->log->unnumbered() : 0; }
    [[nodiscard]] const LogIdentity& identity() const { return m_identity; }
    Result<IngestOutcome> ingest(const SourceBatch& batch);
    Result<std::vector<QJsonObject>> act(const std::vector<Action>& actions, const Principal& who);
    /// Removes some of the oldest entries of the log. In a shared database nothing: who numbers it does that.
    Result<LogTrim> trim(const LogRetention& retention);
    /// Free values beside the log, for example how far a demonstration has come. Empty when absent.
    Result<QByteArray> value(const QString& name);
    Result<void> setValue(const QString& name, const QByteArray& value);
    /// Another change of the database, beside the log; a transaction of its own, tried again as all are here.
    template <typename Answer> Result<Answer> change(const std::function<Result<Answer>(Database&)>& job)
    {
        return run<Answer>([&job](Parts& parts) { return job(*parts.db); });
    }
    /// For looking into the tables. Errors: Offline.
    Result<Database*> database();

private:
    /// A connection and what lives on it. Behind pointers because the parts refer to each other.
    struct Parts
    {
        std::unique_ptr<Database> db;
        std::unique_ptr<ChangeLog> log;
        std::unique_ptr<Vocabulary> words;
        std::unique_ptr<Ingester> ingester;
        std::unique_ptr<ActionService> actions;
        std::unique_ptr<LogTrimmer> trimmer; ///< SQLite only.
    };
    LogService(DatabaseAddress address, const Clock& clock) : m_address(std::move(address)), m_clock(clock) {}
    Result<void> connect();
    template <typename Answer> Result<Answer> run(const std::function<Result<Answer>(Parts&)>& job)
    {
        bool mayReconnect = m_parts != nullptr;
        for (int attempt = 1;; ++attempt) {
            if (!m_parts) {
                if (auto connected = connect(); !connected)
                    return std::unexpected(connected.error());
            }
            auto answer = job(*m_parts);
            m_head = m_parts->log->head();
            if (answer || !mayTryAgain(answer.error(), attempt, mayReconnect))
                return answer;
        }
    }
    bool mayTryAgain(const Error& error, int attempt, bool& mayReconnect);

    DatabaseAddress m_address;
    const Clock& m_clock;
    LogIdentity m_identity;
    LogHead m_head;
    std::unique_ptr<Parts> m_parts; ///< None while the database cannot be reached.
};

} // namespace onescreen::central
