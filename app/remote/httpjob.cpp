// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/httpjob.h"

#include "app/remote/httperrors.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds defaultSilence{20};

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

HttpJob::HttpJob(QNetworkAccessManager& network, const QUrl& url, QObject* parent)
    : QObject(parent), m_network(network), m_request(url)
{
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_request.setTransferTimeout(defaultSilence);
}

HttpJob::~HttpJob()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpJob::setPost(QByteArray body, const QByteArray& contentType)
{
    m_post = std::move(body);
    m_isPost = true;
    m_request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
}

void HttpJob::start()
{
    // Our own cap counts as the body comes; Qt's guard against inflating bombs must not trip earlier.
    m_request.setDecompressedSafetyCheckThreshold(m_bodyLimit);
    m_reply = m_isPost ? m_network.post(m_request, m_post) : m_network.get(m_request);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpJob::take);
    connect(m_reply, &QNetworkReply::finished, this, &HttpJob::conclude, Qt::QueuedConnection);
}

void HttpJob::abort()
{
    m_aborted = true;
    if (m_reply)
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
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    const bool cancelled = error == QNetworkReply::OperationCanceledError;
    if (m_aborted || cancelled || status == 0 || (error != QNetworkReply::NoError && status < 300))
        return end(std::unexpected(errorOfTransfer(error, m_reply->errorString(), cancelled && !m_aborted)));
    if (status < 200 || status >= 300)
        return end(std::unexpected(errorOfStatus(status, m_body)));
    end(std::move(m_body));
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
