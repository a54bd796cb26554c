// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>

namespace onescreen {

/// One HTTP exchange: start(), then exactly one result, also after abort() (Cancelled). Redirects are not
/// followed, the inflated body is limited, and a server that goes silent is given up. The result always comes
/// from the event loop, never from inside start() or abort(). Made with new; deletes itself after its result.
class HttpJob : public QObject
{
    Q_OBJECT

public:
    ~HttpJob() override; ///< Without a result when none was given yet.

    void start();
    void abort();

protected:
    /// `network` must outlive the job.
    HttpJob(QNetworkAccessManager& network, const QUrl& url, QObject* parent);

    void setPost(QByteArray body, const QByteArray& contentType);
    void setSilenceLimit(std::chrono::milliseconds limit) { m_request.setTransferTimeout(limit); }
    void setBodyLimit(qint64 bytes) { m_bodyLimit = bytes; }

    /// The body of a 2xx answer, or why there is none. Called once.
    virtual void deliver(Result<QByteArray> body) = 0;

private:
    void take();
    void conclude();
    void end(Result<QByteArray> body);

    QNetworkAccessManager& m_network;
    QNetworkRequest m_request;
    QByteArray m_post;
    bool m_isPost = false;
    bool m_aborted = false;
    bool m_ended = false;
    qint64 m_bodyLimit = 1 << 20;
    QByteArray m_body;
    QPointer<QNetworkReply> m_reply;
};

/// `base` (with or without a path) followed by an API path such as "/v1/meta".
QUrl apiUrl(const QUrl& base, const QString& path);

} // namespace onescreen
