// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/centralapi.h"
#include "app/sync/syncinterfaces.h"

#include <QPointer>

namespace onescreen {

/// Pages from the central API, for the SyncService.
class RemoteSource final : public ChangeSource
{
public:
    /// What `access` refers to must outlive the source.
    explicit RemoteSource(CentralAccess access) : m_access(std::move(access)) {}
    ~RemoteSource() override { delete m_job; }

    void fetch(const QByteArray& cursor, int waitSeconds,
               std::function<void(Result<ChangePage>)> done) override;
    void abort() override;
    [[nodiscard]] std::optional<ScopeChange> scopeChange() const override
    {
        return m_job ? m_job->scopeChange() : std::nullopt;
    }
    [[nodiscard]] std::optional<Milliseconds> retryAfter() const override
    {
        return m_job ? m_job->retryAfter() : std::nullopt;
    }

private:
    CentralAccess m_access;
    PageParser m_parser;
    QPointer<ChangesJob> m_job;
};

} // namespace onescreen
