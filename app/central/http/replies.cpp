// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/replies.h"

#include "app/central/log/pagebuilder.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr auto oldestClient = "0.1.0"_L1;

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject limits()
{
    return {{u"page_operations"_s, mostPageOperations},
            {u"page_bytes"_s, mostPageBytes},
            {u"ingest_rows"_s, static_cast<qint64>(mostIngestRows)},
            {u"ingest_bytes"_s, mostIngestBytes},
            {u"actions"_s, mostActions},
            {u"action_key_days"_s, actionKeyDays}};
}

} // namespace

HttpReply metaReply(const MetaFacts& facts)
{
    const QByteArray epoch = facts.identity.epochText();
    const QByteArray etag = '"' + epoch + '-' + QByteArray::number(facts.head) + '"';
    HttpReply reply{.headers = {{"ETag", etag}}, .cacheControl = "private, max-age=60"};
    if (facts.ifNoneMatch == etag || facts.ifNoneMatch == "*") {
        reply.status = 304;
        return reply;
    }
    QJsonArray entities;
    for (const Entity entity : allEntities)
        entities.append(entityName(entity));
    reply.body = compact({{u"epoch"_s, QString::fromLatin1(epoch)},
                          {u"head_seq"_s, facts.head},
                          {u"schema"_s, wireSchema},
                          {u"entities"_s, entities},
                          {u"limits"_s, limits()},
                          {u"server_time"_s, toRfc3339(facts.now)},
                          {u"min_client"_s, oldestClient},
                          {u"accounts"_s, facts.accounts},
                          {u"tenant"_s, QJsonObject{{u"id"_s, facts.tenant.id},
                                                    {u"name"_s, facts.tenant.name},
                                                    {u"region"_s, facts.tenant.region},
                                                    {u"pack"_s, facts.tenant.pack},
                                                    {u"demo"_s, facts.tenant.demo}}}});
    return reply;
}

HttpReply scopeReply(const ScopeChange& change)
{
    return problemReply({409,
                         u"scope_changed"_s,
                         u"The cursor was read with other regions; delete what was removed, then go on."_s,
                         {},
                         {{u"added"_s, QJsonArray::fromStringList(change.added)},
                          {u"removed"_s, QJsonArray::fromStringList(change.removed)},
                          {u"next"_s, QString::fromLatin1(change.next)}}});
}

HttpReply healthReply()
{
    return {.body = R"({"status":"ok"})"};
}

HttpReply metricsReply(const Metrics& metrics)
{
    QByteArray body;
    const auto family = [&body](const QByteArray& name, const char* kind, const char* help) {
        body += "# HELP onescreen_" + name + ' ' + help + "\n# TYPE onescreen_" + name + ' ' + kind + '\n';
    };
    const auto gauge = [&](const QByteArray& name, const char* help, qint64 value) {
        family(name, "gauge", help);
        body += "onescreen_" + name + ' ' + QByteArray::number(value) + '\n';
    };
    gauge("log_head", "Newest number of the log that this server knows.", metrics.head);
    gauge("open_requests", "Requests that are not answered yet.", static_cast<qint64>(metrics.openRequests));
    gauge("waiting_polls", "Requests for pages under way, most of them waiting for news.",
          static_cast<qint64>(metrics.waitingPolls));
    gauge("held_answers", "Answers that wait until their entries have numbers.",
          static_cast<qint64>(metrics.heldAnswers));
    gauge("writes_pending", "Requests that wait to be written.", metrics.writesPending);
    if (metrics.kept.start)
        gauge("log_start", "The log begins after this number; what came before was removed.",
              *metrics.kept.start);
    family("log_removed_total", "counter",
           "Entries of the log that this server has removed since its start.");
    body += "onescreen_log_removed_total " + QByteArray::number(metrics.kept.removed) + '\n';
    family("answers_total", "counter", "Answers since the start, by status.");
    for (const auto& [status, count] : metrics.answered)
        body += "onescreen_answers_total{status=\"" + QByteArray::number(status) + "\"} " +
                QByteArray::number(count) + '\n';
    return {.contentType = "text/plain; version=0.0.4", .body = body};
}

HttpReply pageReply(const QByteArray& body, const QByteArray& packed)
{
    HttpReply reply{
        .contentType = "application/x-ndjson", .body = body, .headers = {{"Vary", "Accept-Encoding"}}};
    if (!packed.isEmpty()) {
        reply.body = packed;
        reply.headers.emplace_back("Content-Encoding", "gzip");
    }
    return reply;
}

HttpReply ingestReply(const SourceBatch& batch, const IngestOutcome& outcome)
{
    // Written by hand: five thousand outcomes as a QJsonDocument take longer than storing them.
    QByteArray body = R"({"source":)";
    appendJsonText(body, batch.source.toString().toLatin1());
    for (const auto kind : {RowOutcomeKind::Created, RowOutcomeKind::Updated, RowOutcomeKind::Unchanged,
                            RowOutcomeKind::Rejected}) {
        body += ",\"" + rowOutcomeName(kind).toLatin1() + "\":" + QByteArray::number(outcome.count(kind));
    }
    body += R"(,"head_seq":)" + QByteArray::number(outcome.headSeq) + R"(,"rows":[)";
    for (const RowOutcome& row : outcome.rows) {
        body += body.endsWith('[') ? R"({"sid":)" : R"(,{"sid":)";
        appendJsonText(body, row.sourceId.toUtf8());
        body += R"(,"outcome":")" + rowOutcomeName(row.kind).toLatin1() + '"';
        if (row.kind == RowOutcomeKind::Rejected) {
            body += R"(,"field":)";
            appendJsonText(body, row.field.toUtf8());
            body += R"(,"reason":)";
            appendJsonText(body, row.reason.toUtf8());
        } else {
            body += R"(,"id":)";
            appendJsonText(body, row.id.toUtf8());
        }
        body += '}';
    }
    body += "]}";
    return {.body = body};
}

HttpReply actionsReply(const std::vector<QJsonObject>& outcomes, qint64 head)
{
    QJsonArray items;
    for (const QJsonObject& outcome : outcomes)
        items.append(outcome);
    return {.body = compact({{u"outcomes"_s, items}, {u"head_seq"_s, head}})};
}

} // namespace onescreen::central
