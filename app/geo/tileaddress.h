// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>

namespace onescreen::geo {

/// A tile of the usual scheme (x to the east, y to the south).
struct TileAddress
{
    int zoom = 0;
    int x = 0;
    int y = 0;

    friend bool operator==(const TileAddress&, const TileAddress&) = default;
    friend size_t qHash(const TileAddress& tile, size_t seed = 0)
    {
        return qHashMulti(seed, tile.zoom, tile.x, tile.y);
    }
};

/// A rectangle of tiles of one zoom, both ends included.
struct TileRange
{
    int zoom = 0;
    int left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] qint64 count() const { return (qint64{right} - left + 1) * (qint64{bottom} - top + 1); }
};

} // namespace onescreen::geo

Q_DECLARE_METATYPE(onescreen::geo::TileAddress)
