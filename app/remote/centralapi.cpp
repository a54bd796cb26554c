// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/centralapi.h"

#include "app/domain/texts.h"
#include "app/remote/httperrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds patience{20}; ///< Beyond the time that the server was asked to wait.
constexpr int conflictStatus = 409;

QUrl changesUrl(const QUrl& central, const ChangesJob::Question& question)
{
    QUrl url = apiUrl(central, u"/v1/sync/changes"_s);
    QUrlQuery query;
    if (!question.cursor.isEmpty())
        query.addQueryItem(u"cursor"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(question.cursor))));
    query.addQueryItem(u"limit"_s, QString::number(PageParser::mostLines));
    query.addQueryItem(u"max_bytes"_s, QString::number(ChangesJob::mostBytes / 2));
    query.addQueryItem(u"wait"_s, QString::number(question.waitSeconds));
    query.addQueryItem(u"digest"_s, u"1"_s);
    url.setQuery(query);
    return url;
}

QStringList regionsIn(const QJsonValue& value)
{
    QStringList regions;
    for (const QJsonValue& one : value.toArray())
        regions << cleanedText(one.toString());
    return regions;
}

Error notJson(QByteArrayView body)
{
    return {.kind = ErrorKind::Protocol,
            .text = looksLikeHtml(body)
                        ? u"the answer is an HTML page; a proxy or a sign-in portal may be in between"_s
                        : u"the answer is not a JSON object"_s,
            .place = {}};
}

} // namespace

std::optional<ScopeChange> scopeChangeOf(QByteArrayView body)
{
    const QJsonObject problem = QJsonDocument::fromJson(body.toByteArray()).object();
    if (problem[u"code"_s].toString() != "scope_changed"_L1)
        return std::nullopt;
    return ScopeChange{.added = regionsIn(problem[u"added"_s]),
                       .removed = regionsIn(problem[u"removed"_s]),
                       .cursor = problem[u"next"_s].toString().toLatin1()};
}

Result<ServerMeta> decodeMeta(QByteArrayView body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body.toByteArray());
    if (!document.isObject())
        return std::unexpected(notJson(body));
    ServerMeta meta;
    meta.all = document.object();
    meta.epoch = meta.all[u"epoch"_s].toString().toUtf8();
    const QJsonValue head = meta.all[u"head_seq"_s];
    meta.head = head.isString() ? head.toString().toLongLong() : head.toInteger(-1);
    meta.schema = meta.all[u"schema"_s].toInt();
    meta.serverTime = parseRfc3339(meta.all[u"server_time"_s].toString());
    if (meta.epoch.isEmpty() || meta.head < 0)
        return failure(ErrorKind::Protocol, u"the answer lacks epoch or head_seq"_s);
    return meta;
}

MetaJob::MetaJob(const CentralAccess& access, Done done, QObject* parent)
    : HttpJob(access, apiUrl(access.address(), u"/v1/meta"_s), parent), m_done(std::move(done))
{
}

void MetaJob::deliver(Result<QByteArray> body)
{
    m_done(body ? decodeMeta(*body) : std::unexpected(std::move(body).error()));
}

ChangesJob::ChangesJob(const CentralAccess& access, const Question& question, PageParser& parser, Done done,
                       QObject* parent)
    : HttpJob(access, changesUrl(access.address(), question), parent), m_parser(parser),
      m_done(std::move(done))
{
    setBodyLimit(mostBytes);
    setSilenceLimit(std::chrono::seconds{question.waitSeconds} + patience);
}

void ChangesJob::look(int status, const QByteArray& body)
{
    if (status == conflictStatus)
        m_scope = scopeChangeOf(body);
}

void ChangesJob::deliver(Result<QByteArray> body)
{
    m_done(body ? m_parser.parse(*body) : std::unexpected(std::move(body).error()));
}

IngestJob::IngestJob(const CentralAccess& access, const SourceCode& source, QByteArray body, Done done,
                     QObject* parent)
    : HttpJob(access, apiUrl(access.address(), u"/v1/ingest/"_s + source.toString()), parent),
      m_done(std::move(done))
{
    setBody(std::move(body), "application/json"_ba);
    setSilenceLimit(std::chrono::seconds{60});
    setBodyLimit(4 << 20);
}

void IngestJob::deliver(Result<QByteArray> body)
{
    if (body && !QJsonDocument::fromJson(*body).isObject())
        body = std::unexpected(notJson(*body));
    m_done(std::move(body));
}

ActionsJob::ActionsJob(const CentralAccess& access, std::vector<ActionOrder> orders, Done done,
                       QObject* parent)
    : HttpJob(access, apiUrl(access.address(), u"/v1/actions"_s), parent), m_orders(std::move(orders)),
      m_done(std::move(done))
{
    setBody(encodeActions(m_orders), "application/json"_ba);
}

void ActionsJob::deliver(Result<QByteArray> body)
{
    m_done(body ? decodeActionAnswers(*body, m_orders) : std::unexpected(std::move(body).error()));
}

ActionStatusJob::ActionStatusJob(const CentralAccess& access, std::vector<ActionId> ids, Done done,
                                 QObject* parent)
    : HttpJob(access, apiUrl(access.address(), u"/v1/actions/status"_s), parent), m_ids(std::move(ids)),
      m_done(std::move(done))
{
    setBody(encodeActionIds(m_ids), "application/json"_ba);
}

void ActionStatusJob::deliver(Result<QByteArray> body)
{
    m_done(body ? decodeActionStatus(*body, m_ids) : std::unexpected(std::move(body).error()));
}

} // namespace onescreen
