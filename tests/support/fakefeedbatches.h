// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedbatchsource.h"

#include <QPromise>
#include <QStringList>

#include <map>
#include <optional>

namespace onescreen::test {

/// A server's batches in memory; answers at once.
class FakeFeedBatches final : public FeedBatchSource
{
public:
    std::map<QString, std::vector<FeedBatch>> kept; ///< By the code of the source.
    std::optional<Error> fault;                     ///< Every question answers this while set.
    QStringList asked;

    QFuture<Result<std::vector<FeedBatch>>> batches(const SourceCode& source) override
    {
        asked << source.toString();
        QPromise<Result<std::vector<FeedBatch>>> promise;
        promise.start();
        if (fault)
            promise.addResult(std::unexpected(*fault));
        else
            promise.addResult(kept[source.toString()]);
        promise.finish();
        return promise.future();
    }
};

} // namespace onescreen::test
