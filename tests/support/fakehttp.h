// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace onescreen::test {

struct FakeRequest
{
    QByteArray verb;
    QByteArray path; ///< With the query.
    QByteArray token;
    QJsonObject body;
};
struct FakeAnswer
{
    int status = 200;
    QByteArray body;
    bool lost = false; ///< The connection is cut instead.
    QByteArray headers{};
};
inline FakeAnswer answerOf(const QJsonObject& json, int status = 200)
{
    return {.status = status, .body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}
inline FakeAnswer problem(int status, const QString& code)
{
    return answerOf({{QStringLiteral("code"), code}}, status);
}

/// An HTTP server of one function, plain or encrypted.
class FakeHttp
{
public:
    std::function<FakeAnswer(const FakeRequest&)> handler = [](const FakeRequest&) { return FakeAnswer{}; };
    std::vector<FakeRequest> requests;
    qint64 bytes = 0; ///< Received, after decryption.

    FakeHttp() : FakeHttp(std::make_unique<QTcpServer>(), QStringLiteral("http")) {}
    explicit FakeHttp(const QSslConfiguration& tls) : FakeHttp(encrypted(tls), QStringLiteral("https")) {}

    [[nodiscard]] QUrl url() const
    {
        QUrl url(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_server->serverPort()));
        return url;
    }
    [[nodiscard]] qsizetype count(const QByteArray& pathStart) const
    {
        return std::ranges::count_if(
            requests, [&](const FakeRequest& request) { return request.path.startsWith(pathStart); });
    }

private:
    FakeHttp(std::unique_ptr<QTcpServer> server, QString scheme)
        : m_server(std::move(server)), m_scheme(std::move(scheme))
    {
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (QTcpSocket* socket = m_server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
                read(socket);
            }
        });
        m_server->listen(QHostAddress::LocalHost);
    }
    static std::unique_ptr<QTcpServer> encrypted(const QSslConfiguration& tls)
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(tls);
        return server;
    }
    void read(QTcpSocket* socket)
    {
        const QByteArray more = socket->readAll();
        bytes += more.size();
        QByteArray all = socket->property("read").toByteArray() + more;
        for (;;) {
            const qsizetype head = all.indexOf("\r\n\r\n");
            const QByteArray headers = all.first(std::max<qsizetype>(head, 0)).toLower();
            const qsizetype at = headers.indexOf("content-length: ");
            const qsizetype length = at < 0 ? 0 : headers.sliced(at + 16).split('\r').front().toInt();
            if (head < 0 || all.size() < head + 4 + length)
                break;
            answer(socket, all.first(head), all.sliced(head + 4, length));
            all = all.sliced(head + 4 + length);
        }
        socket->setProperty("read", all);
    }
    void answer(QTcpSocket* socket, const QByteArray& head, const QByteArray& body)
    {
        const QList<QByteArray> words = head.split('\r').front().split(' ');
        const qsizetype bearer = head.indexOf("Bearer ");
        requests.push_back({.verb = words.value(0),
                            .path = words.value(1),
                            .token = bearer < 0 ? QByteArray() : head.sliced(bearer + 7).split('\r').front(),
                            .body = QJsonDocument::fromJson(body).object()});
        const FakeAnswer given = handler(requests.back());
        if (given.lost)
            return socket->abort();
        socket->write("HTTP/1.1 " + QByteArray::number(given.status) + " .\r\nContent-Length: " +
                      QByteArray::number(given.body.size()) + "\r\n" + given.headers + "\r\n" + given.body);
    }

    std::unique_ptr<QTcpServer> m_server;
    QString m_scheme;
};

} // namespace onescreen::test
