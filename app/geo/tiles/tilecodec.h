// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QImage>

namespace onescreen::geo {

/// What bytes look like by their beginning; a name or a Content-Type may lie.
enum class TileFormat {
    Empty,
    Picture, ///< PNG, JPEG, WebP or GIF.
    Gzip,
    Zlib,
    Vector, ///< Could be a Mapbox vector tile: begins with a layer.
    Page,   ///< HTML, XML, JSON or other text: an error message in place of a tile.
    Unknown,
};
TileFormat tileFormat(QByteArrayView bytes);

/// Decodes a picture of a tile. Refuses, before memory is taken, what is no picture, wider or higher than
/// 2048 pixels, or one pixel. Unsupported when no decoder for a known format is installed (WebP).
Result<QImage> decodePicture(const QByteArray& bytes);

/// Unpacks gzip or zlib; anything else is returned as it is. Refuses broken data and more than 8 MiB
/// unpacked.
Result<QByteArray> unpacked(const QByteArray& bytes);

} // namespace onescreen::geo
