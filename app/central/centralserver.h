// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/audit/auditlog.h"
#include "app/central/http/httpfrontend.h"
#include "app/central/log/headwatch.h"
#include "app/central/logkeeping.h"

#include <QLockFile>
#include <QTimer>

namespace onescreen::central {

struct CentralOptions
{
    DatabaseAddress database;               ///< A folder is made when missing.
    std::optional<DatabaseAddress> stamper; ///< Of a role that may number entries; without it the same.
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any.
    TenantInfo tenant;
    SnapshotRules snapshots;
    LogRetention retention; ///< How much of the log stays; without limits all of it.
    /// Who may do what. Without it the server is open: everybody who reaches it may do everything.
    std::optional<RoleTable> accounts;
    std::optional<QSslConfiguration> tls; ///< Without it the server speaks in the clear.
    PasswordHasher::Cost passwordCost{};
};

/// The reference central API: HTTP in the thread that makes it; on SQLite one writing and two reading
/// threads, on PostgreSQL, where it is one of any number of servers, several that write and one that follows
/// the log's head.
class CentralServer : public QObject
{
    Q_OBJECT

public:
    /// Errors: Invalid (open on an address that is not loopback), Conflict (another server on the folder,
    /// port in use), ReadOnly (folder), and those of the database (openDatabase). `clock` must outlive the
    /// server and be usable from several threads at once.
    static Result<std::unique_ptr<CentralServer>> start(const CentralOptions& options, const Clock& clock);
    ~CentralServer() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 head() const { return m_api->head(); }

    /// Stores set-up rows and waits for it; not for use while clients are served.
    Result<IngestOutcome> ingestNow(const SourceBatch& batch);
    /// Runs `job` in the writing thread; afterwards waiting clients hear of what it has stored.
    void write(std::function<void(LogService&)> job);
    /// The same, waiting until it is done.
    void writeNow(const std::function<void(LogService&)>& job);

private:
    CentralServer() = default;
    Result<void> open(const CentralOptions& options, const Clock& clock);
    Result<void> takeFolder(const QString& folder);
    Result<void> startWriters(const CentralOptions& options, const Clock& clock);
    Result<void> startReaders(const CentralOptions& options, const Clock& clock);
    Result<void> startWatch(const CentralOptions& options, const Clock& clock);
    void startLive(const Clock& clock);
    Result<void> startAccounts(const CentralOptions& options, const Clock& clock);
    AuthWorkers authWorkers();
    AuthGate::LookUp tokenLookUp(const RoleTable& roles, const Clock& clock);
    void anchorAudit();
    void logAnchor(const Result<AuditHead>& head);
    void announce(qint64 head);

    std::unique_ptr<QLockFile> m_lock;
    // In the order of use; destroyed in the reverse order.
    LogKeeping m_keeping;
    std::vector<std::unique_ptr<Api::Writer>> m_writers; ///< At least one.
    std::vector<std::unique_ptr<Api::Reader>> m_readers;
    std::unique_ptr<WorkerThread<PasswordHasher>> m_hasher; ///< Only with accounts.
    std::size_t m_nextReader = 0;
    Exchanges m_exchanges;
    std::unique_ptr<AuthGate> m_gate;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<AuthApi> m_accounts;
    std::unique_ptr<Doorman> m_doorman;
    std::unique_ptr<LiveSockets> m_live;
    std::unique_ptr<HttpFrontend> m_http;
    std::unique_ptr<WorkerThread<HeadWatch>> m_watch; ///< Only with a shared database.
    quint16 m_port = 0;
    AuditHead m_anchored; ///< Head of the audit that was logged last.
    QTimer m_anchorTimer;
};

} // namespace onescreen::central
