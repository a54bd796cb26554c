// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

namespace onescreen::central::test {

struct Answer
{
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] QJsonObject json() const;
};

/// The lines of a page of changes.
struct PageLines
{
    QJsonObject begin;
    QList<QJsonObject> operations;
    QJsonObject end;
    bool checksumFits = false;

    static PageLines of(const QByteArray& body);
    [[nodiscard]] QByteArray next() const { return end.value(QStringLiteral("next")).toString().toLatin1(); }
};

/// Talks to the server under test in its own event loop.
class HttpClient
{
public:
    explicit HttpClient(quint16 port) : m_port(port) {}

    std::unique_ptr<QNetworkReply> start(const QByteArray& verb, const QString& path,
                                         const QByteArray& body = {},
                                         const QList<std::pair<QByteArray, QByteArray>>& headers = {});
    /// Runs the event loop until the reply is there.
    static Answer finish(QNetworkReply& reply);
    Answer send(const QByteArray& verb, const QString& path, const QByteArray& body = {},
                const QList<std::pair<QByteArray, QByteArray>>& headers = {});
    Answer get(const QString& path) { return send("GET", path); }
    PageLines page(const QByteArray& cursor = {}, const QString& more = {});

private:
    QNetworkAccessManager m_network;
    quint16 m_port;
};

QByteArray gunzipped(const QByteArray& bytes);

} // namespace onescreen::central::test
