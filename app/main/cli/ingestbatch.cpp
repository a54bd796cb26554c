// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/ingestbatch.h"

#include "app/remote/jsonobject.h"
#include "app/remote/recordcodec.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

void IngestBatch::add(const Record& record)
{
    const Entity entity = entityOf(record);
    JsonObject row;
    row.text("entity", entityName(entity));
    // An event carries the id of its source among its members; of everything else our own id is the source's.
    if (entity != Entity::Event)
        row.text("sid", recordId(record));
    QByteArray json = std::move(row).finished();
    json.chop(1);
    const QByteArray members = encodeRecord(record).sliced(1);
    if (members != "}")
        json += ',';
    m_json += (m_rows == 0 ? "" : ",") + json + members;
    ++m_rows;
}

QByteArray IngestBatch::take()
{
    JsonObject body;
    body.text("origin", originName(m_origin));
    body.time("as_of", m_asOf);
    body.raw("rows", '[' + std::exchange(m_json, {}) + ']');
    m_rows = 0;
    return std::move(body).finished();
}

Result<std::vector<RowAnswer>> readIngestAnswer(const QByteArray& body, std::size_t rows)
{
    static const QHash<QString, RowAnswer::Outcome> words{{u"created"_s, RowAnswer::Outcome::Created},
                                                          {u"updated"_s, RowAnswer::Outcome::Updated},
                                                          {u"unchanged"_s, RowAnswer::Outcome::Unchanged},
                                                          {u"rejected"_s, RowAnswer::Outcome::Rejected}};
    const QJsonArray items = QJsonDocument::fromJson(body).object().value("rows"_L1).toArray();
    if (items.size() != static_cast<qsizetype>(rows))
        return failure(ErrorKind::Protocol,
                       u"the server answered for %1 rows, but %2 were sent"_s.arg(items.size()).arg(rows));
    std::vector<RowAnswer> answers;
    answers.reserve(rows);
    for (const QJsonValue item : items) {
        const auto word = words.constFind(item["outcome"_L1].toString());
        if (word == words.cend())
            return failure(ErrorKind::Protocol, u"the server answered without the outcome of a row"_s);
        answers.push_back(
            {.outcome = *word, .field = item["field"_L1].toString(), .reason = item["reason"_L1].toString()});
    }
    return answers;
}

} // namespace onescreen
