// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/liveframe.h"
#include "app/remote/access/centralaccess.h"
#include "app/remote/pageparser.h"

#include <QObject>
#include <QUrl>
#include <QWebSocket>

#include <functional>
#include <optional>

namespace onescreen {

/// One connection of the live channel (GET /v1/live): says hello with token and cursor and gives every
/// message to `frame`. An Error is the last thing it gives. The hello is said only to a server that is
/// trusted. Messages are limited to 1 MiB. To be used on one thread; may be destroyed from inside `frame`.
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    using Frame = std::function<void(Result<LiveFrame>)>;

    /// What `access` refers to must outlive the socket.
    LiveSocket(CentralAccess access, QByteArray cursor, Frame frame, QObject* parent = nullptr);
    /// Aborts: a half-open connection would keep a closing handshake waiting.
    ~LiveSocket() override;

    void open();
    /// Gives the server the token that holds now, when it is another than before.
    void renew();

private:
    void greet();
    void take(const QByteArray& message);
    void end(Error error);

    CentralAccess m_access;
    QByteArray m_token;
    QByteArray m_cursor;
    Frame m_frame;
    PageParser m_parser;
    QWebSocket m_socket;
    std::optional<Error> m_distrust;
    bool m_greeted = false;
    bool m_ended = false;
};

/// The address of the live channel: ws for http, wss for https.
QUrl liveUrl(const QUrl& central);

} // namespace onescreen
