// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/readerpool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

struct ReaderPool::Private
{
    using Task = std::function<void(Result<CacheReader*>)>;

    explicit Private(QString cacheFolder) : folder(std::move(cacheFolder)) {}

    const QString folder;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> tasks; ///< Guarded by the mutex.
    bool ending = false;    ///< Guarded by the mutex.
    std::vector<std::thread> threads;

    void work();
    std::optional<Task> take();
    [[nodiscard]] Result<CacheReader*> ready(std::unique_ptr<CacheReader>& reader) const;
};

std::optional<ReaderPool::Private::Task> ReaderPool::Private::take()
{
    std::unique_lock guard(mutex);
    wake.wait(guard, [this] { return ending || !tasks.empty(); });
    if (ending)
        return std::nullopt;
    Task task = std::move(tasks.front());
    tasks.pop_front();
    return task;
}

Result<CacheReader*> ReaderPool::Private::ready(std::unique_ptr<CacheReader>& reader) const
{
    // The writer may have set the file aside and begun a new one.
    if (reader && !reader->isCurrent())
        reader.reset();
    if (!reader) {
        auto opened = CacheReader::open(folder);
        if (!opened)
            return std::unexpected(std::move(opened).error());
        reader = *std::move(opened);
    }
    return reader.get();
}

void ReaderPool::Private::work()
{
    std::unique_ptr<CacheReader> reader; // Made, used and closed on this thread.
    while (auto task = take())
        (*task)(ready(reader));
}

ReaderPool::ReaderPool(QString cacheFolder, int threads)
    : d(std::make_unique<Private>(std::move(cacheFolder)))
{
    for (int number = 0; number < threads; ++number)
        d->threads.emplace_back([this] { d->work(); });
}

ReaderPool::~ReaderPool()
{
    std::deque<Private::Task> waiting;
    {
        const std::lock_guard guard(d->mutex);
        d->ending = true;
        waiting.swap(d->tasks);
    }
    d->wake.notify_all();
    for (std::thread& thread : d->threads)
        thread.join();
    for (const auto& task : waiting)
        task(failure(ErrorKind::Cancelled, u"The program is ending."_s));
}

void ReaderPool::post(std::function<void(Result<CacheReader*>)> task)
{
    {
        const std::lock_guard guard(d->mutex);
        d->tasks.push_back(std::move(task));
    }
    d->wake.notify_one();
}

} // namespace onescreen
