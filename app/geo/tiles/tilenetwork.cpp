// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilenetwork.h"

#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

TileNetwork::TileNetwork(const Clock& clock, std::unique_ptr<TileCache> cache)
    : m_clock(clock), m_cache(std::move(cache)), m_manager(new QNetworkAccessManager)
{
    m_manager->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_manager, &QObject::deleteLater);
    m_thread.setObjectName(u"tiles"_s);
    m_thread.start();
}

TileNetwork::~TileNetwork()
{
    m_thread.quit();
    m_thread.wait();
}

TileLane* TileNetwork::makeLane(const QString& layer, const ServiceUrl& url, bool vector,
                                const FetchPolicy& policy)
{
    auto* lane = new TileLane(*m_manager, m_clock, m_cache.get(), layer, url, vector, policy);
    lane->moveToThread(&m_thread);
    return lane;
}

void TileNetwork::endLane(TileLane* lane)
{
    QMetaObject::invokeMethod(lane, [lane] { delete lane; }, Qt::BlockingQueuedConnection);
}

} // namespace onescreen::geo
