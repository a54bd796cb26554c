// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/remote/access/centralaccess.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <optional>

class QNetworkReply;

namespace onescreen {

/// One HTTP exchange: start(), then exactly one result, also after abort() (Cancelled). Redirects are not
/// followed, the inflated body is limited, and a server that goes silent is given up. The access token goes
/// to the server's own address only; when the server does not take it, the request is made once more with a
/// newer one, if there is one. The result always comes from the event loop, never from inside start() or
/// abort(). Made with new; deletes itself after its result.
class HttpJob : public QObject
{
    Q_OBJECT

public:
    ~HttpJob() override; ///< Without a result when none was given yet.

    void start();
    void abort();

    /// How long the server wants to be left alone, where it refused with 429 or 503 and said so; to be asked
    /// from inside the answer.
    [[nodiscard]] std::optional<Milliseconds> retryAfter() const { return m_retryAfter; }

protected:
    /// `url` belongs to the server of `access`, whose references must outlive the job.
    HttpJob(CentralAccess access, const QUrl& url, QObject* parent);

    /// With a body, which makes it a POST unless another verb is named.
    void setBody(QByteArray body, const QByteArray& contentType, QByteArray verb = "POST");
    void setVerb(QByteArray verb) { m_verb = std::move(verb); }
    void setSilenceLimit(std::chrono::milliseconds limit) { m_request.setTransferTimeout(limit); }
    void setBodyLimit(qint64 bytes) { m_bodyLimit = bytes; }

    /// The body of an answer that is not 2xx, before deliver() tells the error.
    virtual void look(int /*status*/, const QByteArray& /*body*/) {}
    /// The body of a 2xx answer, or why there is none. Called once.
    virtual void deliver(Result<QByteArray> body) = 0;

private:
    void send();
    void checkPin();
    void noteFaults(const QList<QSslError>& faults);
    void take();
    void conclude();
    void renew();
    void dropReply();
    void end(Result<QByteArray> body);

    CentralAccess m_access;
    QNetworkRequest m_request;
    QByteArray m_verb = "GET";
    QByteArray m_sent;
    QByteArray m_token; ///< Of the try under way.
    bool m_aborted = false;
    bool m_ended = false;
    bool m_renewed = false;
    bool m_waiting = false;          ///< For a newer token.
    std::optional<Error> m_distrust; ///< Why the server is not trusted.
    std::optional<Milliseconds> m_retryAfter;
    qint64 m_bodyLimit = 1 << 20;
    QByteArray m_body;
    QPointer<QNetworkReply> m_reply;
};

/// `base` (with or without a path) followed by an API path such as "/v1/meta".
QUrl apiUrl(const QUrl& base, const QString& path);

} // namespace onescreen
