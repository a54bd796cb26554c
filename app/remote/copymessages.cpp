// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/copymessages.h"

#include "app/domain/scopechange.h"
#include "app/remote/httperrors.h"
#include "app/remote/recordcodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestRaw = 64 * 1024;
constexpr qsizetype mostParts = 1'000;

std::unexpected<Error> notAnAnswer(const QString& text)
{
    return failure(ErrorKind::Protocol, u"the answer about copies: "_s + text);
}

Result<QJsonObject> objectOf(QByteArrayView body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body.toByteArray());
    if (document.isObject())
        return document.object();
    return notAnAnswer(looksLikeHtml(body)
                           ? u"it is an HTML page; a proxy or a sign-in portal may be in between"_s
                           : u"it is not a JSON object"_s);
}

/// A whole number from 0, also as a string of digits; none for anything else.
std::optional<qint64> countOf(const QJsonValue& value)
{
    if (value.isString()) {
        bool isNumber = false;
        const qint64 number = value.toString().toLongLong(&isNumber);
        return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
    }
    const double number = value.toDouble(-1);
    if (!(number >= 0) || number > 9e15 || number != std::floor(number))
        return std::nullopt;
    return static_cast<qint64>(number);
}

/// ["00a1…", 18233]
std::optional<RowSum> sumOf(const QJsonValue& value)
{
    const QJsonArray pair = value.toArray();
    const QString text = pair.at(0).toString();
    bool isNumber = false;
    const quint64 sum = text.toULongLong(&isNumber, 16);
    const auto count = countOf(pair.at(1));
    if (pair.size() != 2 || text.size() != 16 || !isNumber || !count)
        return std::nullopt;
    return RowSum{.count = *count, .sum = sum};
}

/// None for an entity that this version does not know.
std::optional<DigestKey> keyOf(const QString& name)
{
    const qsizetype slash = name.indexOf(u'/');
    const auto entity = entityFromName(slash < 0 ? QStringView(name) : QStringView(name).first(slash));
    bool isNumber = true;
    const qint32 region = slash < 0 ? 0 : QStringView(name).sliced(slash + 1).toInt(&isNumber);
    if (!entity || !isNumber || region < 0)
        return std::nullopt;
    return DigestKey{.entity = *entity, .region = region};
}

Result<qint64> placeOf(const QJsonObject& object)
{
    const auto seq = countOf(object["seq"_L1]);
    if (!seq)
        return notAnAnswer(u"'seq' is not a number of the log"_s);
    return *seq;
}

void takeRow(const QJsonValue& value, FetchedRows& rows, QSet<QString>& open)
{
    const QJsonObject row = value.toObject();
    const QString id = row["id"_L1].toString();
    if (!open.contains(id) || row["e"_L1].toString() != entityName(rows.entity))
        return; // Not what was asked for.
    open.remove(id);
    const QByteArray data = QJsonDocument(row["d"_L1].toObject()).toJson(QJsonDocument::Compact);
    const auto version = countOf(row["v"_L1]);
    auto record = decodeRecord(rows.entity, id, data);
    if (record && version) {
        rows.rows.push_back(
            {.entity = rows.entity,
             .id = id,
             .version = *version,
             .action = {},
             .what = PutChange{.record = std::move(record->record), .extra = std::move(record->extra)}});
        return;
    }
    rows.poison.push_back(
        {.seq = rows.seq,
         .entity = entityName(rows.entity),
         .id = id,
         .raw = data.left(longestRaw),
         .reason = record ? u"member 'v' is missing or negative"_s : record.error().toString()});
}

} // namespace

Result<SnapshotTicket> decodeTicket(QByteArrayView body)
{
    const auto object = objectOf(body);
    if (!object)
        return std::unexpected(object.error());
    SnapshotTicket ticket;
    ticket.id = object->value("id"_L1).toString();
    ticket.epoch = object->value("epoch"_L1).toString().toLatin1();
    ticket.startCursor = object->value("start_cursor"_L1).toString().toLatin1();
    ticket.leaseS = object->value("lease_s"_L1).toInt();
    const auto start = countOf(object->value("start_seq"_L1));
    if (ticket.id.isEmpty() || ticket.epoch.isEmpty() || ticket.startCursor.isEmpty() || !start)
        return notAnAnswer(u"the ticket lacks one of id, epoch, start_seq and start_cursor"_s);
    ticket.startSeq = *start;
    const QJsonArray parts = object->value("parts"_L1).toArray();
    if (parts.size() > mostParts)
        return notAnAnswer(u"the ticket has too many parts"_s);
    for (const QJsonValue& value : parts) {
        SnapshotPart part{.name = value["entity"_L1].toString(),
                          .rows = countOf(value["rows"_L1]).value_or(0),
                          .bytes = countOf(value["bytes"_L1]).value_or(0)};
        if (part.name.isEmpty())
            return notAnAnswer(u"a part of the ticket has no name"_s);
        if (entityFromName(part.name)) // Others are newer than this program.
            ticket.parts.push_back(std::move(part));
    }
    if (const QJsonValue scope = object->value("scope"_L1); !scope.isUndefined()) {
        ticket.scope.emplace();
        for (const QJsonValue& region : scope.toArray())
            ticket.scope->append(region.toString());
        if (!scope.isArray() || !std::ranges::all_of(*ticket.scope, isRegionPrefix))
            return notAnAnswer(u"'scope' of the ticket does not have the first digits of regions' codes"_s);
    }
    return ticket;
}

Result<Digests> decodeDigests(const QJsonObject& object)
{
    Digests digests;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const auto key = keyOf(entry.key());
        if (!key)
            continue;
        const auto rows = sumOf(entry.value());
        if (!rows)
            return notAnAnswer(u"the sum of '%1' is not sixteen digits and a count"_s.arg(entry.key()));
        digests.push_back({.key = *key, .rows = *rows});
    }
    return digests;
}

Result<BucketSums> decodeBuckets(QByteArrayView body)
{
    const auto object = objectOf(body);
    const auto seq = object ? placeOf(*object) : std::unexpected(object.error());
    if (!seq)
        return std::unexpected(seq.error());
    if (!object->value("buckets"_L1).isObject())
        return notAnAnswer(u"'buckets' is missing"_s);
    BucketSums sums{.seq = *seq, .buckets = {}};
    const QJsonObject buckets = object->value("buckets"_L1).toObject();
    for (auto entry = buckets.begin(); entry != buckets.end(); ++entry) {
        bool isNumber = false;
        const int bucket = entry.key().toInt(&isNumber, 16);
        const auto rows = sumOf(entry.value());
        if (!isNumber || bucket < 0 || bucket >= digestBuckets || !rows)
            return notAnAnswer(u"'%1' is not a bucket with its sum"_s.arg(entry.key()));
        sums.buckets.at(static_cast<std::size_t>(bucket)) = *rows;
    }
    return sums;
}

Result<BucketRows> decodeBucketRows(QByteArrayView body)
{
    const auto object = objectOf(body);
    const auto seq = object ? placeOf(*object) : std::unexpected(object.error());
    if (!seq)
        return std::unexpected(seq.error());
    if (!object->value("rows"_L1).isArray())
        return notAnAnswer(u"'rows' is missing"_s);
    BucketRows rows{.seq = *seq, .rows = {}};
    for (const QJsonValue& value : object->value("rows"_L1).toArray()) {
        const auto version = countOf(value.toArray().at(1));
        const QString id = value.toArray().at(0).toString();
        if (id.isEmpty() || !version)
            return notAnAnswer(u"a row of the bucket is not an id and a version"_s);
        rows.rows.push_back({.id = id, .version = *version});
    }
    return rows;
}

Result<FetchedRows> decodeRows(QByteArrayView body, Entity entity, const QStringList& ids)
{
    const auto object = objectOf(body);
    const auto seq = object ? placeOf(*object) : std::unexpected(object.error());
    if (!seq)
        return std::unexpected(seq.error());
    FetchedRows rows{.seq = *seq, .entity = entity, .rows = {}, .poison = {}, .missing = {}};
    QSet<QString> open(ids.begin(), ids.end());
    for (const QJsonValue& value : object->value("rows"_L1).toArray())
        takeRow(value, rows, open);
    for (const QJsonValue& value : object->value("missing"_L1).toArray()) {
        if (open.remove(value.toString()))
            rows.missing.append(value.toString());
    }
    for (const QString& id : std::as_const(open)) {
        rows.poison.push_back({.seq = rows.seq,
                               .entity = entityName(entity),
                               .id = id,
                               .raw = {},
                               .reason = u"the server's answer does not mention it"_s});
    }
    return rows;
}

} // namespace onescreen
