// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/httpfrontend.h"

#include <QLockFile>

namespace onescreen::central {

struct CentralOptions
{
    QString folder; ///< Data folder; made when missing.
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any.
    TenantInfo tenant;
};

/// The reference central API: HTTP in the thread that makes it, one writing and two reading threads on
/// SQLite.
class CentralServer : public QObject
{
    Q_OBJECT

public:
    /// Errors: Conflict (another server on the folder, port in use), ReadOnly (folder), and those of the
    /// database. `clock` must outlive the server and be usable from several threads at once.
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
    void announce(qint64 head);

    std::unique_ptr<QLockFile> m_lock;
    // In the order of use; destroyed in the reverse order.
    std::unique_ptr<Api::Writer> m_writer;
    std::vector<std::unique_ptr<Api::Reader>> m_readers;
    Exchanges m_exchanges;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpFrontend> m_http;
    quint16 m_port = 0;
};

} // namespace onescreen::central
