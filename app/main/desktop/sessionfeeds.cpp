// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/sessionfeeds.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace onescreen {

QFuture<Result<std::vector<FeedBatch>>> SessionFeeds::batches(const SourceCode& source)
{
    if (m_session)
        return m_session->feedBatches(source);
    QPromise<Result<std::vector<FeedBatch>>> promise;
    promise.start();
    promise.addResult(failure(ErrorKind::Offline, u"no server was named at the start"_s));
    promise.finish();
    return promise.future();
}

} // namespace onescreen
