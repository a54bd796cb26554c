// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilestore.h"

namespace onescreen::geo {

TileStore::TileStore(qsizetype cacheBytes, QObject* parent)
    : QObject(parent), m_content(std::make_shared<TileContent>()), m_cache(cacheBytes)
{
    // One core is left to the UI thread where there are more than two.
    m_pool.setMaxThreadCount(
        std::max(1, QThread::idealThreadCount() > 2 ? QThread::idealThreadCount() - 1 : 2));
}

TileStore::~TileStore()
{
    keepOnly({});
    m_pool.clear();
    m_pool.waitForDone();
}

void TileStore::setContent(std::shared_ptr<const TileContent> content)
{
    m_content = std::move(content);
    ++m_version;
    keepOnly({});
}

TileStore::Answer TileStore::tile(TileAddress address, TileLook look)
{
    const Entry* entry = m_cache.object(address);
    const bool current = entry && entry->version == m_version && entry->look == look;
    if (!current)
        start(address, look);
    return {.image = entry ? entry->image : QImage(), .current = current};
}

QImage TileStore::peek(TileAddress address) const
{
    const Entry* entry = m_cache.object(address);
    return entry ? entry->image : QImage();
}

void TileStore::keepOnly(const QSet<TileAddress>& wanted)
{
    for (auto job = m_pending.begin(); job != m_pending.end();) {
        if (wanted.contains(job.key())) {
            ++job;
            continue;
        }
        job->cancelled->store(true);
        job = m_pending.erase(job);
    }
}

void TileStore::start(TileAddress address, TileLook look)
{
    const auto running = m_pending.constFind(address);
    if (running != m_pending.constEnd()) {
        if (running->look == look && running->version == m_version)
            return;
        running->cancelled->store(true);
    }
    const Job job{
        .look = look, .version = m_version, .cancelled = std::make_shared<std::atomic<bool>>(false)};
    m_pending.insert(address, job);
    // The destructor waits for the pool, so `this` outlives the job; the result is handed over by the event
    // loop.
    m_pool.start([this, address, job, content = m_content] {
        if (job.cancelled->load())
            return;
        Entry entry{.image = paintTile(*content, address, job.look.pixels, job.look.devicePixelRatio),
                    .look = job.look,
                    .version = job.version};
        QMetaObject::invokeMethod(
            this, [this, address, done = std::move(entry)]() mutable { finish(address, std::move(done)); },
            Qt::QueuedConnection);
    });
}

void TileStore::finish(TileAddress address, Entry entry)
{
    const auto running = m_pending.constFind(address);
    if (running != m_pending.constEnd() && running->look == entry.look && running->version == entry.version)
        m_pending.erase(running);
    if (entry.version != m_version)
        return;
    const qsizetype bytes = entry.image.sizeInBytes();
    m_cache.insert(address, new Entry(std::move(entry)), bytes);
    Q_EMIT tileReady(address);
}

} // namespace onescreen::geo
