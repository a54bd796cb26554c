// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/publishing.h"

#include "app/models/assessment/frozeninputs.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename T> QFuture<Result<T>> refused(ErrorKind kind, const QString& why, const ErrorPlace& place)
{
    return QtFuture::makeReadyValueFuture(Result<T>(failure(kind, why, place)));
}

} // namespace

QString engineName()
{
    return u"onescreen-index %1"_s.arg(indexEngineVersion);
}

QFuture<Result<Publication>> publishPeriod(Publications* publications,
                                           const std::shared_ptr<const AssessmentData>& data,
                                           const PublishOrder& order, UtcTime now, QObject* context)
{
    const ErrorPlace place{.file = {}, .row = 0, .field = order.period.toString()};
    if (publications == nullptr)
        return refused<Publication>(ErrorKind::Unsupported, u"There is no ledger."_s, place);
    const AssessedPeriod* period = data ? data->find(order.period) : nullptr;
    if (period == nullptr)
        return refused<Publication>(ErrorKind::NotFound, u"Nothing is computed for that period."_s, place);
    if (period->open || !period->deadlinePassed)
        return refused<Publication>(ErrorKind::Conflict, u"The period's data are not closed yet."_s, place);
    if (!data->catalogue.official.isEmpty())
        return refused<Publication>(ErrorKind::Conflict,
                                    u"Another denominator than the catalogue's is chosen."_s, place);
    const Catalogue& catalogue = data->catalogue.catalogue;
    PublicationDraft draft{.period = order.period,
                           .catalogue = u"%1 %2"_s.arg(catalogue.id()).arg(catalogue.version()),
                           .engine = engineName(),
                           .by = order.by,
                           .secondPerson = order.secondPerson,
                           .reason = order.reason,
                           .at = now,
                           .content = {}};
    return QtConcurrent::run([data, asked = order.period] { return freezePeriod(*data, asked); })
        .then(context,
              [publications, draft](Result<PublicationContent> content) mutable {
                  if (!content)
                      return QtFuture::makeReadyValueFuture(
                          Result<Publication>(std::unexpected(std::move(content).error())));
                  draft.content = *std::move(content);
                  return publications->add(std::move(draft));
              })
        .unwrap();
}

QFuture<Result<PublicationDrift>> comparePublication(Publications* publications,
                                                     const std::shared_ptr<const AssessmentData>& data,
                                                     const Publication& publication)
{
    const ErrorPlace place{.file = {}, .row = 0, .field = publication.period.toString()};
    if (publications == nullptr)
        return refused<PublicationDrift>(ErrorKind::Unsupported, u"There is no ledger."_s, place);
    if (!data)
        return refused<PublicationDrift>(ErrorKind::NotFound, u"Nothing is computed yet."_s, place);
    return publications->content(publication.id)
        .then(QtFuture::Launch::Async,
              [data, period = publication.period](
                  const Result<PublicationContent>& content) -> Result<PublicationDrift> {
                  if (!content)
                      return std::unexpected(content.error());
                  return driftOf(*content, *data, period);
              });
}

QFuture<Result<bool>> verifyPublication(Publications* publications, qint64 publication)
{
    if (publications == nullptr)
        return refused<bool>(ErrorKind::Unsupported, u"There is no ledger."_s, {});
    return publications->content(publication)
        .then(QtFuture::Launch::Async, [](Result<PublicationContent> content) -> Result<bool> {
            if (!content)
                return std::unexpected(std::move(content).error());
            const auto bytes = recomputed(*content);
            if (!bytes)
                return std::unexpected(bytes.error());
            return *bytes == content->result;
        });
}

} // namespace onescreen
