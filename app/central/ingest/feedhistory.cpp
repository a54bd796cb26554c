// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/feedhistory.h"

#include "app/central/ingest/ingester.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

enum Text : std::size_t { InsertBatch, DeleteOld };

constexpr std::array<QStringView, 2> texts{
    u"INSERT INTO feed_batch(source, n, arrived_ms, as_of_ms, created, updated, unchanged, rejected)"
    u" VALUES($1, (SELECT coalesce(max(n), 0) + 1 FROM feed_batch WHERE source = $1), $2, $3, $4, $5, $6,"
    u" $7)",
    u"DELETE FROM feed_batch WHERE source = $1"
    u" AND n <= (SELECT max(n) FROM feed_batch WHERE source = $1) - $2",
};

} // namespace

Result<FeedHistory> FeedHistory::open(Database& db)
{
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    return FeedHistory(*std::move(statements));
}

Result<void> FeedHistory::add(const SourceBatch& batch, const IngestOutcome& outcome, UtcTime arrived)
{
    const QString source = batch.source.toString();
    const auto asOf = batch.asOf ? std::optional<qint64>(toMs(*batch.asOf)) : std::nullopt;
    if (auto kept = m_statements[InsertBatch].run(
            source, toMs(arrived), asOf, outcome.count(RowOutcomeKind::Created),
            outcome.count(RowOutcomeKind::Updated), outcome.count(RowOutcomeKind::Unchanged),
            outcome.count(RowOutcomeKind::Rejected));
        !kept)
        return kept;
    return m_statements[DeleteOld].run(source, mostBatchesKept);
}

Result<QByteArray> feedBatchesBody(Database& db, const SourceCode& source, int most)
{
    auto query = db.prepare(u"SELECT arrived_ms, as_of_ms, created, updated, unchanged, rejected"
                            " FROM feed_batch WHERE source = $1 ORDER BY n DESC LIMIT $2"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(source.toString(), most); !ran)
        return std::unexpected(ran.error());
    QJsonArray batches;
    while (query->next()) {
        QJsonObject batch{{u"arrived"_s, toRfc3339(fromMs(query->integer(0)))},
                          {u"created"_s, query->integer(2)},
                          {u"updated"_s, query->integer(3)},
                          {u"unchanged"_s, query->integer(4)},
                          {u"rejected"_s, query->integer(5)}};
        if (!query->isNull(1))
            batch[u"as_of"_s] = toRfc3339(fromMs(query->integer(1)));
        batches.append(batch);
    }
    return QJsonDocument(QJsonObject{{u"source"_s, source.toString()}, {u"batches"_s, batches}})
        .toJson(QJsonDocument::Compact);
}

} // namespace onescreen::central
