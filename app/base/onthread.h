// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace onescreen {

/// Runs `work` on the thread of `worker`, after what was asked before, and answers through a future with one
/// result (none when work() gives nothing).
template <typename Work> QFuture<std::invoke_result_t<Work&>> onThreadOf(QObject* worker, Work work)
{
    using Answer = std::invoke_result_t<Work&>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QFuture<Answer> future = promise->future();
    QMetaObject::invokeMethod(
        worker,
        [promise, work = std::move(work)]() mutable {
            if constexpr (std::is_void_v<Answer>)
                work();
            else
                promise->addResult(work());
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace onescreen
