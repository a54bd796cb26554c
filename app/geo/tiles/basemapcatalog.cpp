// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/basemapcatalog.h"

#include "app/geo/tiles/mbtiles.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QThread>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

/// Objects of the UI thread whose last owner may be a thread of the tile pool.
template <typename Object> std::shared_ptr<Object> ownedByThread(Object* object)
{
    return std::shared_ptr<Object>(object, [](Object* last) {
        if (last->thread() == QThread::currentThread())
            delete last;
        else
            last->deleteLater();
    });
}

/// Names a layer in the cache: another address is another layer, another key is not.
QString layerName(const BaseMapDefinition& map, const QString& url)
{
    const QByteArray digest = QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256);
    return map.id + u'/' + QString::fromLatin1(digest.first(8).toHex());
}

LayeredSource::Look lookOf(const BaseMapDefinition& map)
{
    return {.datum = map.datum, .night = map.night, .labels = map.labels, .attributions = map.printed()};
}

} // namespace

BaseMapCatalog::BaseMapCatalog(const Clock& clock, std::vector<BaseMapDefinition> shipped,
                               std::unique_ptr<TileCache> cache, FetchPolicy policy, QObject* parent)
    : QObject(parent), m_network(clock, std::move(cache)), m_policy(policy), m_maps(std::move(shipped))
{
}

BaseMapCatalog::~BaseMapCatalog()
{
    // Sources whose last user was a thread of the pool end before the network they use.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

const BaseMapDefinition* BaseMapCatalog::map(const QString& id) const
{
    const auto found = std::ranges::find(m_maps, id, &BaseMapDefinition::id);
    return found == m_maps.end() ? nullptr : &*found;
}

std::vector<BaseMapDefinition> BaseMapCatalog::ownMaps() const
{
    std::vector<BaseMapDefinition> own;
    std::ranges::copy_if(m_maps, std::back_inserter(own), [](const auto& map) { return !map.preset; });
    return own;
}

Result<void> BaseMapCatalog::put(const BaseMapDefinition& map)
{
    if (const Result<void> checked = checkDefinition(map); !checked)
        return checked;
    const auto found = std::ranges::find(m_maps, map.id, &BaseMapDefinition::id);
    if (found != m_maps.end() && found->preset)
        return failure(ErrorKind::Conflict,
                       u"The base map \"%1\" is shipped and cannot be changed."_s.arg(map.id));
    BaseMapDefinition own = map;
    own.preset = false;
    if (found != m_maps.end())
        *found = own;
    else
        m_maps.push_back(own);
    Q_EMIT mapsChanged();
    return {};
}

void BaseMapCatalog::remove(const QString& id)
{
    if (std::erase_if(m_maps, [&](const auto& map) { return map.id == id && !map.preset; }) > 0)
        Q_EMIT mapsChanged();
}

void BaseMapCatalog::setOwnMaps(const std::vector<BaseMapDefinition>& maps)
{
    std::erase_if(m_maps, [](const auto& map) { return !map.preset; });
    for (BaseMapDefinition own : maps) {
        own.preset = false;
        if (checkDefinition(own) && !map(own.id))
            m_maps.push_back(own);
    }
    Q_EMIT mapsChanged();
}

void BaseMapCatalog::setKey(const QString& group, const QString& key)
{
    if (m_keys.value(group) == key)
        return;
    m_keys.insert(group, key);
    for (const auto& [id, live] : m_live) {
        for (const std::weak_ptr<TileService>& one : live.services) {
            if (const std::shared_ptr<TileService> service = one.lock();
                service && live.map.keyGroup == group)
                service->setKey(key);
        }
    }
    for (const BaseMapDefinition& map : m_maps) {
        if (map.keyGroup == group)
            Q_EMIT statusChanged(map.id);
    }
}

QFuture<BaseMapCatalog::Opened> BaseMapCatalog::open(const QString& id)
{
    const BaseMapDefinition* wanted = map(id);
    if (!wanted)
        return QtFuture::makeReadyValueFuture<Opened>(
            failure(ErrorKind::NotFound, u"There is no base map \"%1\"."_s.arg(id.left(60))));
    if (const auto live = m_live.find(id); live != m_live.end() && live->second.map == *wanted) {
        if (std::shared_ptr<TileSource> source = live->second.source.lock())
            return QtFuture::makeReadyValueFuture<Opened>(std::move(source));
    }
    if (wanted->kind == BaseMapDefinition::Kind::Service)
        return QtFuture::makeReadyValueFuture(openService(*wanted));
    return openFile(*wanted);
}

BaseMapCatalog::Opened BaseMapCatalog::openService(const BaseMapDefinition& map)
{
    std::vector<LayeredSource::Layer> layers;
    std::vector<std::weak_ptr<TileService>> services;
    for (const QString& text : map.urls) {
        const Result<ServiceUrl> url = ServiceUrl::parse(text, map.subdomains);
        if (!url)
            return std::unexpected(url.error());
        const std::shared_ptr<TileService> service =
            ownedByThread(new TileService(m_network, layerName(map, text), *url, map.vector,
                                          {.least = map.minZoom, .most = map.maxZoom}, m_policy));
        service->setKey(m_keys.value(map.keyGroup));
        services.push_back(service);
        layers.push_back({.bytes = service, .vector = map.vector});
    }
    std::shared_ptr<TileSource> source = keep(map, std::move(layers), lookOf(map));
    m_live[map.id].services = std::move(services);
    return source;
}

QFuture<BaseMapCatalog::Opened> BaseMapCatalog::openFile(const BaseMapDefinition& map)
{
    return QtConcurrent::run([path = map.file, home = thread()] {
               Result<std::shared_ptr<MbTiles>> file = MbTiles::open(path);
               if (file)
                   (*file)->moveToThread(home);
               return file;
           })
        .then(this, [this, map](const Result<std::shared_ptr<MbTiles>>& file) -> Opened {
            if (!file)
                return std::unexpected(file.error());
            const MbTilesInfo& info = (*file)->info();
            LayeredSource::Look look = lookOf(map);
            if (map.attribution.isEmpty())
                look.attributions.prepend(info.attribution.isEmpty() ? info.name : info.attribution);
            look.labels = map.labels || info.vector;
            return keep(map, {{.bytes = *file, .vector = info.vector}}, std::move(look));
        });
}

std::shared_ptr<TileSource> BaseMapCatalog::keep(const BaseMapDefinition& map,
                                                 std::vector<LayeredSource::Layer> layers,
                                                 LayeredSource::Look look)
{
    const std::shared_ptr<LayeredSource> source =
        ownedByThread(new LayeredSource(std::move(layers), std::move(look)));
    connect(source.get(), &TileSource::statusChanged, this,
            [this, id = map.id] { Q_EMIT statusChanged(id); });
    m_live[map.id] = {.map = map, .source = source, .services = {}};
    return source;
}

std::optional<SourceStatus> BaseMapCatalog::status(const QString& id) const
{
    const auto live = m_live.find(id);
    const std::shared_ptr<TileSource> source = live == m_live.end() ? nullptr : live->second.source.lock();
    return source ? std::optional(source->status()) : std::nullopt;
}

std::vector<std::shared_ptr<TileService>> BaseMapCatalog::services(const QString& id) const
{
    std::vector<std::shared_ptr<TileService>> found;
    const auto live = m_live.find(id);
    if (live == m_live.end())
        return found;
    for (const std::weak_ptr<TileService>& one : live->second.services) {
        if (std::shared_ptr<TileService> service = one.lock())
            found.push_back(std::move(service));
    }
    return found;
}

} // namespace onescreen::geo
