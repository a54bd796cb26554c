// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tileservice.h"

#include "app/geo/tiles/tilenetwork.h"

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr qsizetype memoryBytes = 16 * 1024 * 1024;
constexpr qsizetype mostAbsent = 20'000;

} // namespace

TileService::TileService(TileNetwork& network, QString layer, const ServiceUrl& url, bool vector, Zooms zooms,
                         const FetchPolicy& policy)
    : m_network(network), m_layer(std::move(layer)), m_zooms(zooms),
      m_lane(network.makeLane(m_layer, url, vector, policy)), m_memory(memoryBytes)
{
    // Called in the network thread, where the lane is; they lock.
    connect(m_lane, &TileLane::got, this, &TileService::onGot, Qt::DirectConnection);
    connect(m_lane, &TileLane::absent, this, &TileService::onAbsent, Qt::DirectConnection);
    connect(m_lane, &TileLane::failed, this, &TileService::onFailed, Qt::DirectConnection);
    connect(m_lane, &TileLane::dropped, this, &TileService::onDropped, Qt::DirectConnection);
    connect(m_lane, &TileLane::renewed, this, &TileService::onRenewed, Qt::DirectConnection);
    connect(
        m_lane, &TileLane::statusChanged, this,
        [this](const SourceStatus& status) {
            {
                const QMutexLocker lock(&m_mutex);
                const int damaged = m_status.damaged;
                m_status = status;
                m_status.damaged = damaged;
            }
            Q_EMIT TileBytes::statusChanged();
        },
        Qt::DirectConnection);
    connect(m_lane, &TileLane::prefetched, this, &TileService::prefetched);
}

TileService::~TileService()
{
    m_network.endLane(m_lane); // Waits until none of its signals can come any more.
}

void TileService::setKey(const QString& key)
{
    QMetaObject::invokeMethod(m_lane, [lane = m_lane, key] { lane->setKey(key); }, Qt::QueuedConnection);
}

void TileService::prefetch(const QList<TileAddress>& addresses)
{
    QMetaObject::invokeMethod(
        m_lane, [lane = m_lane, addresses] { lane->prefetch(addresses); }, Qt::QueuedConnection);
}

void TileService::cancelPrefetch()
{
    QMetaObject::invokeMethod(m_lane, &TileLane::cancelPrefetch, Qt::QueuedConnection);
}

std::optional<TileBytes::Answer> TileService::known(TileAddress address, bool& stale)
{
    stale = false;
    {
        const QMutexLocker lock(&m_mutex);
        if (const QByteArray* bytes = m_memory.object(address))
            return Answer{.state = TileState::Ready, .bytes = *bytes};
        if (m_absent.contains(address))
            return Answer{};
    }
    const std::optional<CachedTile> tile =
        m_network.cache() ? m_network.cache()->find(m_layer, address) : std::nullopt;
    if (!tile)
        return std::nullopt;
    stale = tile->expires <= m_network.clock().now();
    if (tile->bytes.isEmpty())
        return stale ? std::nullopt : std::optional(Answer{});
    const QMutexLocker lock(&m_mutex);
    if (!stale)
        m_memory.insert(address, new QByteArray(tile->bytes), tile->bytes.size());
    return Answer{.state = TileState::Ready, .bytes = tile->bytes};
}

TileBytes::Answer TileService::get(TileAddress address)
{
    if (address.zoom < m_zooms.least || address.zoom > m_zooms.most)
        return {};
    bool stale = false;
    const std::optional<Answer> answer = known(address, stale);
    if (answer && !stale)
        return *answer;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_status.fault != SourceFault::None || m_failed.contains(address))
            return answer.value_or(Answer{.state = TileState::Failed, .bytes = {}});
        if (!m_asked.contains(address)) {
            m_asked.insert(address);
            QMetaObject::invokeMethod(
                m_lane, [lane = m_lane, address] { lane->ask(address); }, Qt::QueuedConnection);
        }
    }
    return answer.value_or(Answer{.state = TileState::Waiting, .bytes = {}});
}

TileBytes::Answer TileService::peek(TileAddress address)
{
    if (address.zoom < m_zooms.least || address.zoom > m_zooms.most)
        return {};
    bool stale = false;
    return known(address, stale).value_or(Answer{});
}

void TileService::reject(TileAddress address)
{
    if (m_network.cache())
        m_network.cache()->remove(m_layer, address);
    {
        const QMutexLocker lock(&m_mutex);
        if (m_failed.contains(address))
            return;
        m_memory.remove(address);
        m_failed.insert(address);
        ++m_status.damaged;
    }
    Q_EMIT statusChanged();
}

void TileService::onGot(TileAddress address, const QByteArray& bytes)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.remove(address);
        m_failed.remove(address);
        m_absent.remove(address);
        m_memory.insert(address, new QByteArray(bytes), std::max<qsizetype>(bytes.size(), 1));
    }
    Q_EMIT arrived(address);
}

void TileService::onAbsent(TileAddress address)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.remove(address);
        m_failed.remove(address);
        if (m_absent.size() > mostAbsent)
            m_absent.clear();
        m_absent.insert(address);
    }
    Q_EMIT arrived(address);
}

void TileService::onFailed(TileAddress address)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.remove(address);
        m_failed.insert(address);
    }
    Q_EMIT arrived(address);
}

void TileService::onDropped(TileAddress address)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_asked.remove(address);
    }
    Q_EMIT arrived(address);
}

void TileService::onRenewed()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_failed.clear();
    }
    Q_EMIT renewed();
}

SourceStatus TileService::status() const
{
    const QMutexLocker lock(&m_mutex);
    return m_status;
}

} // namespace onescreen::geo
