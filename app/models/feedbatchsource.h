// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/feedbatch.h"
#include "app/domain/ids.h"

#include <QFuture>

#include <vector>

namespace onescreen {

/// Who can be asked what a source system has sent. The batches are kept by the server and not in the cache,
/// so the answer needs the server. Never blocks; a future always ends with one result.
class FeedBatchSource
{
public:
    FeedBatchSource() = default;
    virtual ~FeedBatchSource() = default;
    FeedBatchSource(const FeedBatchSource&) = delete;
    FeedBatchSource& operator=(const FeedBatchSource&) = delete;

    /// The newest ones (the server shows two hundred), newest first; none for a source that was never heard.
    virtual QFuture<Result<std::vector<FeedBatch>>> batches(const SourceCode& source) = 0;
};

} // namespace onescreen
