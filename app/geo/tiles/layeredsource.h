// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/crs.h"
#include "app/geo/tiles/tilebytes.h"
#include "app/geo/tiles/tilesource.h"
#include "app/geo/tiles/vectortile.h"

#include <QCache>
#include <QMutex>

#include <memory>

namespace onescreen::geo {

/// What is done to the pictures of a source made for light screens when the map is dark.
enum class NightLook {
    AsIs,
    Dim,    ///< Less bright: photographs.
    Invert, ///< Light becomes dark, hues stay: drawn maps.
};

/// One kind of tile over the other (a map and its names), decoded, cut, moved to WGS-84 and put together.
class LayeredSource final : public TileSource
{
    Q_OBJECT
public:
    struct Layer
    {
        std::shared_ptr<TileBytes> bytes;
        bool vector = false;
    };
    struct Look
    {
        Datum datum = Datum::Wgs84; ///< Of the tiles; Bd09 is not possible.
        NightLook night = NightLook::AsIs;
        bool labels = false; ///< They carry names.
        QStringList attributions;
    };

    /// From below; at least one.
    LayeredSource(std::vector<Layer> layers, Look look);
    ~LayeredSource() override;

    TilePicture picture(TileAddress address, const TileRequest& request) override;
    [[nodiscard]] QStringList attributions() const override { return m_look.attributions; }
    [[nodiscard]] bool hasLabels() const override { return m_look.labels; }
    [[nodiscard]] SourceStatus status() const override;

private:
    struct Found; ///< Bytes of a tile or of the nearest zoom above that has them.
    class Painting;

    void forget(const TileBytes* bytes, TileAddress address);
    Found find(const Layer& layer, TileAddress address);
    QImage decoded(const Layer& layer, TileAddress address, const QByteArray& bytes);
    std::shared_ptr<const VectorTile> vectorTile(const Layer& layer, TileAddress address,
                                                 const QByteArray& bytes);

    std::vector<Layer> m_layers;
    Look m_look;
    QMutex m_mutex; ///< Of the two caches.
    QCache<std::pair<const TileBytes*, TileAddress>, QImage> m_pictures;
    QCache<std::pair<const TileBytes*, TileAddress>, std::shared_ptr<const VectorTile>> m_vectors;
};

} // namespace onescreen::geo
