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
    explicit RemoteLive(QUrl central) : m_central(std::move(central)) {}

    void open(const QByteArray& cursor, Frame frame) override
    {
        abort();
        m_socket.reset(new LiveSocket(m_central, cursor, std::move(frame)));
        m_socket->open();
    }
    void abort() override { m_socket.reset(); }

private:
    /// The socket may be given up from inside one of its own frames.
    struct Later
    {
        void operator()(LiveSocket* socket) const { socket->deleteLater(); }
    };

    QUrl m_central;
    std::unique_ptr<LiveSocket, Later> m_socket;
};

} // namespace onescreen
