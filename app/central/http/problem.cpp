// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

QString titleOf(int status)
{
    switch (status) {
    case 400:
        return u"The request is not what it should be"_s;
    case 401:
        return u"The request lacks a good token"_s;
    case 403:
        return u"The owner of the token may not do this"_s;
    case 404:
        return u"There is nothing at this address"_s;
    case 405:
        return u"This address does not take this method"_s;
    case 409:
        return u"The request contradicts the state of the server"_s;
    case 410:
        return u"What was asked for is not kept any more"_s;
    case 413:
        return u"The request is too large"_s;
    case 415:
        return u"The body is not of a kind that is read here"_s;
    case 429:
        return u"There were too many requests"_s;
    case 501:
        return u"This server does not offer this"_s;
    case 503:
        return u"The server is busy"_s;
    case 507:
        return u"The server has no room left"_s;
    default:
        return u"The server has failed"_s;
    }
}

/// A server that is busy is free again in a moment; who asks too often is to ask less.
std::optional<std::chrono::seconds> retryAfter(const Problem& problem)
{
    if (problem.retryAfter)
        return problem.retryAfter;
    switch (problem.status) {
    case 429:
        return std::chrono::seconds{15};
    case 503:
        return std::chrono::seconds{2};
    default:
        return std::nullopt;
    }
}

} // namespace

HttpReply problemReply(const Problem& problem)
{
    QJsonObject object{{u"type"_s, u"urn:onescreen:problem:"_s + problem.code},
                       {u"title"_s, titleOf(problem.status)},
                       {u"status"_s, problem.status},
                       {u"code"_s, problem.code},
                       {u"detail"_s, problem.detail}};
    if (!problem.place.field.isEmpty())
        object.insert(u"field"_s, problem.place.field);
    if (problem.place.row > 0)
        object.insert(u"line"_s, problem.place.row);
    for (auto at = problem.more.begin(); at != problem.more.end(); ++at)
        object.insert(at.key(), at.value());
    HttpReply reply{.status = problem.status,
                    .contentType = "application/problem+json",
                    .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
    if (const auto wait = retryAfter(problem))
        reply.headers.emplace_back("Retry-After", QByteArray::number(static_cast<qint64>(wait->count())));
    if (problem.status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

Problem problemOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
        return {400, u"bad_request"_s,
                error.place.field.isEmpty() ? error.text : error.place.field + u": "_s + error.text,
                error.place};
    case ErrorKind::Unsupported:
        return {413, u"too_many"_s, error.text, error.place};
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
        return {507, u"no_room"_s, u"The server cannot write its data."_s, {}};
    case ErrorKind::Conflict:
        return {503, u"busy"_s, u"The database is in use; try again."_s, {}};
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        return {503, u"unavailable"_s, u"The database does not answer just now; try again."_s, {}};
    default:
        return {500, u"internal"_s, u"The server has logged what went wrong."_s, {}};
    }
}

Problem problemOf(CursorFault fault)
{
    switch (fault) {
    case CursorFault::EpochChanged:
        return {
            409, u"epoch_changed"_s, u"The cursor belongs to another history of the log; start again."_s, {}};
    case CursorFault::Ahead:
        return {409, u"cursor_ahead"_s, u"The cursor is beyond the end of the log; start again."_s, {}};
    case CursorFault::Diverged:
        return {409, u"history_diverged"_s, u"The log has other content at this cursor; start again."_s, {}};
    case CursorFault::Expired:
        return {410,
                u"cursor_expired"_s,
                u"What follows the cursor is not kept any more; take a snapshot, then go on."_s,
                {}};
    case CursorFault::Bad:
        break;
    }
    return {400,
            u"bad_cursor"_s,
            u"The cursor cannot be read or was not made by this server."_s,
            {.field = u"cursor"_s}};
}

} // namespace onescreen::central
