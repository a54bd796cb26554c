// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/digest/digestjson.h"

#include "app/central/digest/digesttable.h"
#include "app/central/log/pagebuilder.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

QByteArray hex(quint64 number, int digits)
{
    return QByteArray::number(number, 16).rightJustified(digits, '0');
}

QByteArray sumJson(const RowSum& rows)
{
    return "[\"" + hex(rows.sum, 16) + "\"," + QByteArray::number(rows.count) + ']';
}

/// Walks the rows of a key. Rows of an entity whose rows have no region of their own all belong to region 0.
Result<void> eachRow(Database& db, const DigestQuestion& question,
                     const std::function<void(const QByteArray& id, qint64 version)>& take)
{
    const DigestKey key = *question.key;
    const bool byRegion = digestKeyOf(key.entity, 1).region != 0;
    const QString condition = !byRegion         ? QString()
                              : key.region == 0 ? u" AND region IS NULL"_s
                                                : u" AND region = %1"_s.arg(key.region);
    const QString visible =
        u" AND (region IS NULL OR "_s + question.scope.condition(u"region") + u") ORDER BY id"_s;
    auto rows = db.prepare(u"SELECT id, v FROM rows WHERE entity = $1"_s + condition + visible);
    if (!rows)
        return std::unexpected(rows.error());
    if (auto ran = rows->run(static_cast<int>(key.entity)); !ran)
        return ran;
    while (rows->next())
        take(rows->bytes(0), rows->integer(1));
    return {};
}

Result<QByteArray> bucketsJson(Database& db, const DigestQuestion& question)
{
    std::array<RowSum, digestBuckets> buckets;
    auto walked = eachRow(db, question, [&buckets](const QByteArray& id, qint64 version) {
        buckets.at(static_cast<std::size_t>(digestBucket(id))).add(rowHash(id, version), 1);
    });
    if (!walked)
        return std::unexpected(walked.error());
    QByteArray json;
    for (std::size_t at = 0; at < buckets.size(); ++at) {
        if (buckets.at(at).count == 0)
            continue;
        json += json.isEmpty() ? "" : ",";
        json += '"' + hex(at, 2) + "\":" + sumJson(buckets.at(at));
    }
    return "\"buckets\":{" + json + '}';
}

Result<QByteArray> bucketRowsJson(Database& db, const DigestQuestion& question)
{
    QByteArray json;
    auto walked = eachRow(db, question, [&json, &question](const QByteArray& id, qint64 version) {
        if (digestBucket(id) != question.bucket)
            return;
        json += json.isEmpty() ? "[" : ",[";
        appendJsonText(json, id);
        json += ',' + QByteArray::number(version) + ']';
    });
    if (!walked)
        return std::unexpected(walked.error());
    return "\"rows\":[" + json + ']';
}

bool isVisible(const DigestKey& key, const RegionScope& scope)
{
    if (scope.isEverything())
        return true;
    return key.region == 0 ? key.entity != Entity::Note : scope.contains(RegionCode::fromNumber(key.region));
}

} // namespace

QByteArray digestsJson(const Digests& digests, const RegionScope& scope)
{
    QByteArray json = "{";
    for (const DigestEntry& entry : digests) {
        if (!isVisible(entry.key, scope))
            continue;
        json += json.size() > 1 ? ",\"" : "\"";
        json += entityName(entry.key.entity).toLatin1();
        if (entry.key.region != 0)
            json += '/' + QByteArray::number(entry.key.region);
        json += "\":" + sumJson(entry.rows);
    }
    return json + '}';
}

Result<QByteArray> digestBody(Database& db, const DigestQuestion& question)
{
    const ReadTransaction transaction(db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    const auto report = readDigests(db);
    if (!report)
        return std::unexpected(report.error());
    Result<QByteArray> member = "\"digests\":" + digestsJson(report->digests, question.scope);
    if (question.key)
        member = question.bucket ? bucketRowsJson(db, question) : bucketsJson(db, question);
    if (!member)
        return member;
    return R"({"seq":)" + QByteArray::number(report->seq) + ',' + *member + '}';
}

} // namespace onescreen::central
