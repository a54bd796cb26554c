// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/api.h"
#include "app/central/http/doorman.h"
#include "app/central/live/livesockets.h"

#include <QAbstractHttpServer>
#include <QSslConfiguration>

#include <optional>

namespace onescreen::central {

/// Takes requests from sockets, finds their operation and hands them to the API. Everything that has no
/// operation is answered here.
class HttpFrontend final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    HttpFrontend(Exchanges& exchanges, Api& api, Doorman& doorman, LiveSockets& live);

    /// Listens; port 0 takes any. With `tls` nothing is spoken in the clear. Errors: Conflict (port in use),
    /// Invalid (address).
    Result<quint16> listen(const QHostAddress& address, quint16 port,
                           const std::optional<QSslConfiguration>& tls);

protected:
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
#else
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder&& responder) override;
#endif

private:
    Exchanges& m_exchanges;
    Api& m_api;
    Doorman& m_doorman;
};

} // namespace onescreen::central
