// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/livesocket.h"
#include "app/sync/syncinterfaces.h"

#include <memory>

namespace onescreen {

/// The live channel of the central API, for the SyncService.
class RemoteLive final : public LiveChannel
{
public:
    /// What `access` refers to must outlive this.
    explicit RemoteLive(CentralAccess access) : m_access(std::move(access)) {}

    void open(const QByteArray& cursor, Frame frame) override
    {
        abort();
        m_socket.reset(new LiveSocket(m_access, cursor, std::move(frame)));
        m_socket->open();
    }
    void abort() override { m_socket.reset(); }
    /// There is another token: the socket goes on with it.
    void renew()
    {
        if (m_socket)
            m_socket->renew();
    }

private:
    /// The socket may be given up from inside one of its own frames.
    struct Later
    {
        void operator()(LiveSocket* socket) const { socket->deleteLater(); }
    };

    CentralAccess m_access;
    std::unique_ptr<LiveSocket, Later> m_socket;
};

} // namespace onescreen
