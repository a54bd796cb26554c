// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapdefinition.h"
#include "app/geo/tiles/tilenetwork.h"
#include "app/geo/tiles/tileprefetch.h"

#include <QFuture>
#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace onescreen::geo {

/// All base maps that can be chosen besides the built-in one, and those that are in use: windows that show
/// the same map share its source. UI thread; opening files and fetching happen elsewhere.
class BaseMapCatalog : public QObject
{
    Q_OBJECT
public:
    /// `clock` must outlive the catalog. `cache`: where tiles of services are kept; null: nowhere.
    BaseMapCatalog(const Clock& clock, std::vector<BaseMapDefinition> shipped,
                   std::unique_ptr<TileCache> cache, FetchPolicy policy = {}, QObject* parent = nullptr);
    ~BaseMapCatalog() override;

    /// Shipped ones first.
    [[nodiscard]] const std::vector<BaseMapDefinition>& maps() const { return m_maps; }
    [[nodiscard]] const BaseMapDefinition* map(const QString& id) const;
    [[nodiscard]] std::vector<BaseMapDefinition> ownMaps() const;
    /// Adds one, or changes the one of that id unless it is shipped. Windows that show it keep the old one
    /// until they choose it again.
    Result<void> put(const BaseMapDefinition& map);
    void remove(const QString& id); ///< Shipped ones stay.
    void setOwnMaps(const std::vector<BaseMapDefinition>& maps);

    /// Keys of services by group. Used at once, also by maps that are shown; an empty one takes it away.
    void setKey(const QString& group, const QString& key);
    [[nodiscard]] bool hasKey(const QString& group) const { return !m_keys.value(group).isEmpty(); }

    using Opened = Result<std::shared_ptr<TileSource>>;
    /// The source of a map; opens the file on another thread. Answers in the UI thread's event loop, also
    /// when it is open already. The error of a file says what is wrong with it.
    QFuture<Opened> open(const QString& id);
    /// Of a map that is shown somewhere; nothing for others.
    [[nodiscard]] std::optional<SourceStatus> status(const QString& id) const;
    /// Its layers for prefetching; empty for files and maps that are not shown.
    [[nodiscard]] std::vector<std::shared_ptr<TileService>> services(const QString& id) const;
    [[nodiscard]] TileCache* cache() const { return m_network.cache(); }

    /// Passes a choice of a base map on to whoever is to take it over; the catalogue does not read it.
    void offerChoice(const QString& choice) { Q_EMIT choiceOffered(choice); }

Q_SIGNALS:
    void choiceOffered(const QString& choice);
    void mapsChanged();
    void statusChanged(const QString& id); ///< status() or hasKey() of that map differ.

private:
    struct Live
    {
        BaseMapDefinition map;
        std::weak_ptr<TileSource> source;
        std::vector<std::weak_ptr<TileService>> services;
    };

    QFuture<Opened> openFile(const BaseMapDefinition& map);
    Opened openService(const BaseMapDefinition& map);
    std::shared_ptr<TileSource> keep(const BaseMapDefinition& map, std::vector<LayeredSource::Layer> layers,
                                     LayeredSource::Look look);

    TileNetwork m_network;
    FetchPolicy m_policy;
    std::vector<BaseMapDefinition> m_maps;
    QHash<QString, QString> m_keys;
    std::map<QString, Live> m_live;
};

} // namespace onescreen::geo
