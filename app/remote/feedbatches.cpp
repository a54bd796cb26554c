// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/feedbatches.h"

#include <QJsonArray>
#include <QLoggingCategory>

#include <optional>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcFeeds, "onescreen.feeds")

std::optional<FeedBatch> batchOf(const QJsonObject& object)
{
    const auto arrived = parseRfc3339(object[u"arrived"_s].toString());
    if (!arrived)
        return std::nullopt;
    FeedBatch batch{.arrived = *arrived, .asOf = std::nullopt};
    for (const auto& [name, count] :
         {std::pair{u"created"_s, &batch.created}, std::pair{u"updated"_s, &batch.updated},
          std::pair{u"unchanged"_s, &batch.unchanged}, std::pair{u"rejected"_s, &batch.rejected}}) {
        *count = object[name].toInteger(-1);
        if (*count < 0)
            return std::nullopt;
    }
    if (const QJsonValue asOf = object[u"as_of"_s]; !asOf.isUndefined() && !asOf.isNull()) {
        batch.asOf = parseRfc3339(asOf.toString());
        if (!batch.asOf)
            return std::nullopt;
    }
    return batch;
}

} // namespace

QString feedBatchesPath(const SourceCode& source)
{
    return u"/v1/feeds/%1/batches"_s.arg(source.toString());
}

Result<std::vector<FeedBatch>> decodeFeedBatches(const QJsonObject& answer)
{
    const QJsonValue list = answer[u"batches"_s];
    if (!list.isArray())
        return failure(ErrorKind::Protocol, u"the answer has no list of batches"_s);
    std::vector<FeedBatch> batches;
    qsizetype bad = 0;
    for (const QJsonValue& one : list.toArray()) {
        if (const auto batch = batchOf(one.toObject()))
            batches.push_back(*batch);
        else
            ++bad;
    }
    if (bad > 0)
        qCWarning(lcFeeds) << "Batches of a source system that cannot be read and are left out:" << bad;
    return batches;
}

} // namespace onescreen
