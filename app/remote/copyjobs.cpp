// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/copyjobs.h"

#include "app/remote/copymessages.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int partRows = 5'000;

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QUrl digestUrl(const QUrl& central, const DigestKey& key, const QString& bucket)
{
    QUrl url = apiUrl(central, u"/v1/sync/digest"_s);
    QUrlQuery query;
    query.addQueryItem(u"entity"_s, entityName(key.entity));
    query.addQueryItem(u"region"_s, QString::number(key.region));
    if (!bucket.isEmpty())
        query.addQueryItem(u"bucket"_s, bucket);
    url.setQuery(query);
    return url;
}

} // namespace

CopyJob<SnapshotTicket>::Question ticketQuestion(const QUrl& central)
{
    return {.verb = "POST",
            .url = apiUrl(central, u"/v1/sync/snapshots"_s),
            .body = R"({"reason":"fill"})",
            .decode = decodeTicket};
}

QUrl ticketUrl(const QUrl& central, const QString& ticket)
{
    return apiUrl(central, u"/v1/sync/snapshots/"_s + ticket);
}

QUrl partUrl(const QUrl& central, const QString& ticket, const QString& part, const QByteArray& after)
{
    QUrl url = apiUrl(central, u"/v1/sync/snapshots/%1/%2"_s.arg(ticket, part));
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(partRows));
    if (!after.isEmpty())
        query.addQueryItem(u"after"_s, encoded(QString::fromUtf8(after)));
    url.setQuery(query);
    return url;
}

CopyJob<FetchedRows>::Question rowsQuestion(const QUrl& central, Entity entity, const QStringList& ids)
{
    QUrl url = apiUrl(central, u"/v1/sync/rows"_s);
    QUrlQuery query;
    query.addQueryItem(u"entity"_s, entityName(entity));
    for (const QString& id : ids)
        query.addQueryItem(u"ids"_s, encoded(id));
    url.setQuery(query);
    return {.url = url, .body = {}, .decode = [entity, ids](QByteArrayView body) {
                return decodeRows(body, entity, ids);
            }};
}

CopyJob<BucketSums>::Question bucketsQuestion(const QUrl& central, const DigestKey& key)
{
    return {.url = digestUrl(central, key, {}), .body = {}, .decode = decodeBuckets};
}

CopyJob<BucketRows>::Question bucketQuestion(const QUrl& central, const DigestKey& key, int bucket)
{
    return {.url = digestUrl(central, key, u"%1"_s.arg(bucket, 2, 16, QChar(u'0'))),
            .body = {},
            .decode = decodeBucketRows};
}

} // namespace onescreen
