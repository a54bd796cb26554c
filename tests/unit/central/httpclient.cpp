// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/httpclient.h"

#include "app/base/crc32c.h"

#include <QEventLoop>
#include <QJsonDocument>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace onescreen::central::test {

QByteArray Answer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

PageLines PageLines::of(const QByteArray& body)
{
    PageLines page;
    const QList<QByteArray> lines = body.split('\n');
    if (lines.size() < 3 || !lines.last().isEmpty())
        return page;
    const auto object = [](const QByteArray& line) { return QJsonDocument::fromJson(line).object(); };
    page.begin = object(lines.first());
    page.end = object(lines.at(lines.size() - 2));
    for (const QByteArray& line : lines.sliced(1, lines.size() - 3))
        page.operations.append(object(line));
    const auto covered = QByteArrayView(body).first(body.size() - lines.at(lines.size() - 2).size() - 1);
    const auto crc =
        crc32c(std::as_bytes(std::span(covered.constData(), static_cast<std::size_t>(covered.size()))));
    page.checksumFits =
        page.end.value("crc"_L1).toString() == QString::number(crc, 16).rightJustified(8, u'0') &&
        page.end.value("n"_L1).toInteger(-1) == page.operations.size();
    return page;
}

std::unique_ptr<QNetworkReply> HttpClient::start(const QByteArray& verb, const QString& path,
                                                 const QByteArray& body,
                                                 const QList<std::pair<QByteArray, QByteArray>>& headers)
{
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)));
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    for (const auto& [name, value] : headers)
        request.setRawHeader(name, value);
    return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, verb, body));
}

Answer HttpClient::finish(QNetworkReply& reply)
{
    if (!reply.isFinished()) {
        QEventLoop loop;
        QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return {.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply.readAll(),
            .headers = reply.rawHeaderPairs()};
}

Answer HttpClient::send(const QByteArray& verb, const QString& path, const QByteArray& body,
                        const QList<std::pair<QByteArray, QByteArray>>& headers)
{
    const auto reply = start(verb, path, body, headers);
    return finish(*reply);
}

PageLines HttpClient::page(const QByteArray& cursor, const QString& more)
{
    return PageLines::of(get(u"/v1/sync/changes?cursor="_s + QString::fromLatin1(cursor) + more).body);
}

QByteArray gunzipped(const QByteArray& bytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK)
        return {};
    QByteArray in = bytes;
    QByteArray out(16 << 20, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray();
}

} // namespace onescreen::central::test
