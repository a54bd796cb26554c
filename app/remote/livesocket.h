// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/liveframe.h"
#include "app/remote/pageparser.h"

#include <QObject>
#include <QUrl>
#include <QWebSocket>

#include <functional>

namespace onescreen {

/// One connection of the live channel (GET /v1/live): says hello with the cursor and gives every message to
/// `frame`. An Error is the last thing it gives. Messages are limited to 1 MiB. To be used on one thread;
/// may be destroyed from inside `frame`.
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    using Frame = std::function<void(Result<LiveFrame>)>;

    /// `central` as for the other requests (http or https).
    LiveSocket(const QUrl& central, QByteArray cursor, Frame frame, QObject* parent = nullptr);
    /// Aborts: a half-open connection would keep a closing handshake waiting.
    ~LiveSocket() override;

    void open();

private:
    void take(const QByteArray& message);
    void end(Error error);

    QUrl m_url;
    QByteArray m_cursor;
    Frame m_frame;
    PageParser m_parser;
    QWebSocket m_socket;
    bool m_ended = false;
};

/// The address of the live channel: ws for http, wss for https.
QUrl liveUrl(const QUrl& central);

} // namespace onescreen
