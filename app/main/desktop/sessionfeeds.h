// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/clientsession.h"
#include "app/models/feedbatchsource.h"

#include <QPointer>

namespace onescreen {

/// Batches of source systems by way of the session; nobody answers without one.
class SessionFeeds final : public FeedBatchSource
{
public:
    void setSession(ClientSession* session) { m_session = session; }

    QFuture<Result<std::vector<FeedBatch>>> batches(const SourceCode& source) override;

private:
    QPointer<ClientSession> m_session;
};

} // namespace onescreen
