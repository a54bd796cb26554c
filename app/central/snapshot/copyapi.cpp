// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/snapshot/copyapi.h"

#include "app/central/digest/digesttable.h"
#include "app/central/http/gzip.h"
#include "app/central/http/jsonfault.h"
#include "app/central/http/replies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int mostPartRows = 5000;

/// Body of POST /v1/sync/snapshots; an empty one asks for everything.
Result<SnapshotWish> parseWish(const QByteArray& json, const RegionScope& scope)
{
    SnapshotWish wish{.scope = scope};
    if (json.trimmed().isEmpty())
        return wish;
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return std::unexpected(jsonFault(json, fault.errorString()));
    if (!document.isObject())
        return failure(ErrorKind::Invalid, u"the body must be an object"_s);
    const QJsonObject object = document.object();
    for (const QString& name : object.keys()) {
        if (name != "entities"_L1 && name != "reason"_L1)
            return failure(ErrorKind::Invalid, u"is not a member of this request"_s, {.field = name});
    }
    if (!object.contains("entities"_L1))
        return wish;
    wish.entities.clear();
    for (const QJsonValue& value : object["entities"_L1].toArray()) {
        const auto entity = entityFromName(value.toString());
        if (!entity || std::ranges::find(wish.entities, *entity) != wish.entities.end())
            return failure(ErrorKind::Invalid, u"must be different entities"_s, {.field = u"entities"_s});
        wish.entities.push_back(*entity);
    }
    if (wish.entities.empty())
        return failure(ErrorKind::Invalid, u"must be different entities"_s, {.field = u"entities"_s});
    return wish;
}

Result<DigestQuestion> parseDigestQuestion(const CopyRequest& request)
{
    DigestQuestion question{.scope = request.scope};
    const auto has = [&request](const QString& name) { return request.query.hasQueryItem(name); };
    if (!has(u"entity"_s)) {
        if (has(u"region"_s) || has(u"bucket"_s))
            return failure(ErrorKind::Invalid, u"is needed with region or bucket"_s, {.field = u"entity"_s});
        return question;
    }
    const auto entity = entityFromName(request.query.queryItemValue(u"entity"_s, QUrl::FullyDecoded));
    if (!entity)
        return failure(ErrorKind::Invalid, u"must be an entity"_s, {.field = u"entity"_s});
    qint32 region = 0;
    if (has(u"region"_s)) {
        bool isNumber = false;
        region = request.query.queryItemValue(u"region"_s).toInt(&isNumber);
        if (!isNumber || region < 0)
            return failure(ErrorKind::Invalid, u"must be the number of a region, or 0"_s,
                           {.field = u"region"_s});
    }
    question.key = digestKeyOf(*entity, region);
    if (has(u"bucket"_s)) {
        bool isNumber = false;
        const int bucket = request.query.queryItemValue(u"bucket"_s).toInt(&isNumber, 16);
        if (!isNumber || bucket < 0 || bucket >= digestBuckets)
            return failure(ErrorKind::Invalid, u"must be 00 to ff"_s, {.field = u"bucket"_s});
        question.bucket = bucket;
    }
    return question;
}

Problem tooManyTickets()
{
    return {429, u"too_many_snapshots"_s, u"Others are being filled; come back after a while."_s, {}};
}

Problem ticketGone()
{
    return {410, u"snapshot_expired"_s, u"The ticket does not hold any more; ask for another one."_s, {}};
}

} // namespace

void CopyApi::openSnapshot(Ticket ticket, const CopyRequest& request)
{
    const auto wish = parseWish(request.body, request.scope);
    if (!wish)
        return m_workers.fail(ticket, wish.error());
    m_workers.write([this, ticket, wish = *wish](LogService& service) {
        const auto db = service.database();
        auto given = db ? central::openSnapshot(**db, service.identity(), m_clock.now(), m_rules, wish)
                        : Result<std::optional<SnapshotTicket>>(std::unexpected(db.error()));
        m_workers.later([this, ticket, given = std::move(given)] {
            if (!given)
                return m_workers.fail(ticket, given.error());
            if (*given)
                return m_workers.reply(ticket, {.body = ticketJson(**given)});
            m_workers.refuse(ticket, tooManyTickets());
        });
    });
}

void CopyApi::closeSnapshot(Ticket ticket, const CopyRequest& request)
{
    m_workers.write([this, ticket, id = request.parameters.value(0)](LogService& service) {
        const auto db = service.database();
        auto done = db ? central::closeSnapshot(**db, id) : Result<void>(std::unexpected(db.error()));
        m_workers.later([this, ticket, done = std::move(done)] {
            if (!done)
                return m_workers.fail(ticket, done.error());
            m_workers.reply(ticket, {.status = 204});
        });
    });
}

void CopyApi::snapshotPart(Ticket ticket, const CopyRequest& request)
{
    const auto part = entityFromName(request.parameters.value(1));
    if (!part)
        return m_workers.refuse(ticket, {404, u"not_found"_s, u"There is no such part."_s, {}});
    PartQuestion question{.ticket = request.parameters.value(0),
                          .part = *part,
                          .after = request.query.queryItemValue(u"after"_s, QUrl::FullyDecoded),
                          .now = m_clock.now(),
                          .scope = request.scope};
    if (request.query.hasQueryItem(u"limit"_s)) {
        bool isNumber = false;
        question.limit = request.query.queryItemValue(u"limit"_s).toInt(&isNumber);
        if (!isNumber || question.limit < 1 || question.limit > mostPartRows)
            return m_workers.fail(ticket, {ErrorKind::Invalid,
                                           u"must be a whole number from 1 to %1"_s.arg(mostPartRows),
                                           {.field = u"limit"_s}});
    }
    m_workers.read([this, ticket, question, gzip = request.gzip](PageReader& reader) {
        const auto body = reader.look<QByteArray>(
            [this, &question](Database& db) { return snapshotPartBody(db, m_identity, question); });
        const QByteArray packed = body && gzip && !body->isEmpty() ? gzipped(*body) : QByteArray();
        m_workers.later([this, ticket, body, packed] {
            if (!body)
                return m_workers.fail(ticket, body.error());
            if (body->isEmpty())
                return m_workers.refuse(ticket, ticketGone());
            m_workers.reply(ticket, pageReply(*body, packed));
        });
    });
}

void CopyApi::digest(Ticket ticket, const CopyRequest& request)
{
    const auto question = parseDigestQuestion(request);
    if (!question)
        return m_workers.fail(ticket, question.error());
    m_workers.read([this, ticket, question = *question](PageReader& reader) {
        const auto body =
            reader.look<QByteArray>([&question](Database& db) { return digestBody(db, question); });
        m_workers.later([this, ticket, body] {
            if (!body)
                return m_workers.fail(ticket, body.error());
            m_workers.reply(ticket, {.body = *body});
        });
    });
}

} // namespace onescreen::central
