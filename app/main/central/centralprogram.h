// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/centralserver.h"
#include "app/central/tenant/tenant.h"
#include "app/main/central/centraloptions.h"

#include <QTimer>

#include <atomic>
#include <optional>

namespace onescreen {

/// The server put together from its parts: tenant, data pack, server, demonstration.
class CentralProgram
{
public:
    /// Everything that can go wrong at the start goes wrong here. `clock` must outlive the program.
    static Result<std::unique_ptr<CentralProgram>> start(const CentralProgramOptions& options,
                                                         const Clock& clock);
    ~CentralProgram();
    CentralProgram(const CentralProgram&) = delete;
    CentralProgram& operator=(const CentralProgram&) = delete;

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    /// To be shown once; only its hash is kept. None when nobody needs one.
    [[nodiscard]] const std::optional<QString>& setupCode() const { return m_setupCode; }

private:
    CentralProgram() = default;
    Result<void> storeTenant(const central::Tenant& tenant, const std::vector<Region>& regions);
    Result<void> startDemo(const CentralProgramOptions& options, const central::Tenant& tenant,
                           const geo::Pack& pack, const Clock& clock);
    Result<void> takeDemo(const central::DatabaseAddress& database);
    void tickDemo();
    Result<void> makeSetupCode(bool anew);

    std::unique_ptr<central::CentralServer> m_server;
    std::unique_ptr<central::Database> m_demoLock; ///< Its connection holds the demonstration's lock.
    std::optional<QString> m_setupCode;
    std::shared_ptr<central::DemoFeed> m_demo; ///< Used in the writing thread only.
    std::atomic<bool> m_demoBusy = false;
    QTimer m_demoTimer;
};

} // namespace onescreen
