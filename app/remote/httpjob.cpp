// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/httpjob.h"

#include "app/remote/httperrors.h"

#include <QNetworkReply>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds defaultSilence{20};
constexpr int refusedStatus = 401;
constexpr int tooManyStatus = 429;
constexpr int unavailableStatus = 503;

Error cancelled()
{
    return errorOfTransfer(QNetworkReply::OperationCanceledError, {}, false);
}

} // namespace

QUrl apiUrl(const QUrl& base, const QString& path)
{
    QUrl url = base;
    QString before = base.path();
    while (before.endsWith(u'/'))
        before.chop(1);
    url.setPath(before + path);
    return url;
}

HttpJob::HttpJob(CentralAccess access, const QUrl& url, QObject* parent)
    : QObject(parent), m_access(std::move(access)), m_request(url)
{
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    // One request a connection at a time: "encrypted" then comes before anything of it is sent.
    m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_request.setSslConfiguration(m_access.tls().configuration());
    m_request.setTransferTimeout(defaultSilence);
}

HttpJob::~HttpJob()
{
    dropReply();
}

void HttpJob::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpJob::setBody(QByteArray body, const QByteArray& contentType, QByteArray verb)
{
    m_sent = std::move(body);
    m_verb = std::move(verb);
    m_request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
}

void HttpJob::start()
{
    // Our own cap counts as the body comes; Qt's guard against inflating bombs must not trip earlier.
    m_request.setDecompressedSafetyCheckThreshold(m_bodyLimit);
    send();
}

void HttpJob::send()
{
    m_token = m_access.token();
    m_request.setRawHeader("Authorization"_ba, m_token.isEmpty() ? QByteArray() : "Bearer " + m_token);
    QNetworkAccessManager& network = m_access.network();
    if (m_verb == "GET")
        m_reply = network.get(m_request);
    else if (m_verb == "POST")
        m_reply = network.post(m_request, m_sent);
    else
        m_reply = network.sendCustomRequest(m_request, m_verb, m_sent);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpJob::checkPin);
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpJob::noteFaults);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpJob::take);
    connect(m_reply, &QNetworkReply::finished, this, &HttpJob::conclude, Qt::QueuedConnection);
}

/// The connection stands and nothing was sent on it.
void HttpJob::checkPin()
{
    if (!m_reply)
        return;
    m_distrust = m_access.tls().pinFault(m_reply->sslConfiguration());
    if (m_distrust)
        m_reply->abort();
}

/// They are never ignored: Qt gives the connection up after this.
void HttpJob::noteFaults(const QList<QSslError>& faults)
{
    if (!faults.isEmpty())
        m_distrust = tlsError(faults);
}

void HttpJob::abort()
{
    m_aborted = true;
    if (m_waiting)
        QMetaObject::invokeMethod(this, [this] { end(std::unexpected(cancelled())); }, Qt::QueuedConnection);
    else if (m_reply)
        m_reply->abort();
}

void HttpJob::take()
{
    if (!m_reply || m_ended || !m_reply->isOpen())
        return;
    m_body += m_reply->read(m_bodyLimit + 1 - m_body.size());
    if (m_body.size() <= m_bodyLimit)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    QMetaObject::invokeMethod(
        this,
        [this] {
            end(failure(ErrorKind::Protocol, u"the answer is larger than %1 bytes"_s.arg(m_bodyLimit)));
        },
        Qt::QueuedConnection);
}

void HttpJob::conclude()
{
    if (!m_reply || m_ended)
        return;
    take();
    if (m_body.size() > m_bodyLimit)
        return;
    if (m_distrust && !m_aborted)
        return end(std::unexpected(*m_distrust));
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    const bool broken = error == QNetworkReply::OperationCanceledError;
    if (m_aborted || broken || status == 0 || (error != QNetworkReply::NoError && status < 300))
        return end(std::unexpected(errorOfTransfer(error, m_reply->errorString(), broken && !m_aborted)));
    if (status == refusedStatus && m_access.authority() && !std::exchange(m_renewed, true))
        return renew();
    if (status < 200 || status >= 300) {
        look(status, m_body);
        if (status == tooManyStatus || status == unavailableStatus)
            m_retryAfter = retryAfterOf(m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date"));
        return end(std::unexpected(errorOfStatus(status, m_body)));
    }
    end(std::move(m_body));
}

/// Once: a server that takes no token would otherwise be asked in circles.
void HttpJob::renew()
{
    m_waiting = true;
    m_access.authority()->refused(m_token, this, [this](bool another) {
        m_waiting = false;
        if (m_ended || !m_reply)
            return;
        if (m_aborted)
            return end(std::unexpected(cancelled()));
        if (!another)
            return end(std::unexpected(errorOfStatus(refusedStatus, m_body)));
        dropReply();
        m_body.clear();
        send();
    });
}

void HttpJob::end(Result<QByteArray> body)
{
    if (m_ended)
        return;
    m_ended = true;
    if (!body && body.error().place.file.isEmpty())
        body.error().place.file = m_request.url().toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (m_reply)
        m_reply->deleteLater();
    m_reply.clear();
    deleteLater();
    deliver(std::move(body));
}

} // namespace onescreen
