// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachereader.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>

namespace onescreen {

/// Runs questions on reader threads, each with its own CacheReader, and answers through QFuture.
/// Thread-safe. The destructor lets running questions end and answers waiting ones with Cancelled.
class ReaderPool
{
public:
    explicit ReaderPool(QString cacheFolder, int threads = 2);
    ~ReaderPool();
    ReaderPool(const ReaderPool&) = delete;
    ReaderPool& operator=(const ReaderPool&) = delete;

    /// `question` is called on a reader thread. A reader that cannot be opened answers its error every time
    /// asked, and is tried again at the next question, so a cache that appears later is found.
    template <typename Answer>
    QFuture<Result<Answer>> ask(std::function<Result<Answer>(CacheReader&)> question)
    {
        auto promise = std::make_shared<QPromise<Result<Answer>>>();
        promise->start();
        QFuture<Result<Answer>> future = promise->future();
        post([promise, question = std::move(question)](Result<CacheReader*> reader) {
            promise->addResult(reader ? question(**reader) : Result<Answer>(std::unexpected(reader.error())));
            promise->finish();
        });
        return future;
    }

private:
    void post(std::function<void(Result<CacheReader*>)> task);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace onescreen
