// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilestore.h"

#include <algorithm>

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
    if (m_content->base && m_content->base != content->base)
        m_content->base->disconnect(this);
    if (content->base && m_content->base != content->base) {
        connect(content->base.get(), &TileSource::tileArrived, this, &TileStore::onArrived);
        connect(content->base.get(), &TileSource::renewed, this, &TileStore::onRenewed);
    }
    m_content = std::move(content);
    ++m_version;
    m_waits.clear();
    keepOnly({});
}

TileStore::Answer TileStore::tile(TileAddress address, TileLook look)
{
    const Entry* entry = m_cache.object(address);
    const bool ours = entry && entry->version == m_version && entry->look == look;
    if (!ours || (entry->base == TileState::Waiting && !entry->waiting))
        start(address, look);
    return {.image = entry ? entry->image : QImage(), .current = ours && entry->base != TileState::Waiting};
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
    const Job job{.look = look,
                  .version = m_version,
                  .arrivals = m_arrivals,
                  .cancelled = std::make_shared<std::atomic<bool>>(false)};
    m_pending.insert(address, job);
    ++m_jobs;
    // The destructor waits for the pool, so `this` outlives the job; the result is handed over by the event
    // loop.
    m_pool.start([this, address, job, content = m_content] {
        if (job.cancelled->load()) {
            QMetaObject::invokeMethod(this, &TileStore::endJob, Qt::QueuedConnection);
            return;
        }
        PaintedTile tile = paintedTile(*content, address, job.look.pixels, job.look.devicePixelRatio);
        QMetaObject::invokeMethod(
            this,
            [this, address, job, done = std::move(tile)]() mutable { finish(address, job, std::move(done)); },
            Qt::QueuedConnection);
    });
}

void TileStore::finish(TileAddress address, const Job& job, PaintedTile tile)
{
    const auto running = m_pending.constFind(address);
    if (running != m_pending.constEnd() && running->look == job.look && running->version == job.version)
        m_pending.erase(running);
    if (job.version == m_version) {
        // What it waits for may have arrived while it was painted.
        const bool missed = std::ranges::any_of(
            tile.waitsFor, [&](TileAddress of) { return m_arrived.value(of, 0) > job.arrivals; });
        const bool waiting = tile.base == TileState::Waiting && !missed && !tile.waitsFor.empty();
        for (const TileAddress of : tile.waitsFor) {
            if (waiting)
                m_waits.insert(of, address);
        }
        const qsizetype bytes = tile.image.sizeInBytes();
        m_cache.insert(address,
                       new Entry{.image = std::move(tile.image),
                                 .look = job.look,
                                 .version = job.version,
                                 .base = tile.base,
                                 .waiting = waiting},
                       bytes);
        Q_EMIT tileReady(address);
    }
    endJob();
}

void TileStore::endJob()
{
    // Cancelled jobs may have been painting too.
    if (--m_jobs == 0)
        m_arrived.clear();
}

void TileStore::onArrived(TileAddress of)
{
    if (m_jobs > 0)
        m_arrived.insert(of, ++m_arrivals);
    const QList<TileAddress> showing = m_waits.values(of);
    m_waits.remove(of);
    for (const TileAddress address : showing) {
        Entry* entry = m_cache.object(address);
        if (!entry || !entry->waiting)
            continue;
        entry->waiting = false;
        Q_EMIT tileReady(address);
    }
}

void TileStore::onRenewed()
{
    const QList<TileAddress> kept = m_cache.keys();
    for (const TileAddress address : kept) {
        if (Entry* entry = m_cache.object(address); entry && entry->base != TileState::Ready)
            entry->version = 0;
    }
    Q_EMIT renewed();
}

} // namespace onescreen::geo
