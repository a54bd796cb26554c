// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/tileaddress.h"

#include <QByteArray>
#include <QString>

namespace onescreen::test {

/// Zooms of the sample files.
inline constexpr int sampleLeast = 7;
inline constexpr int sampleMost = 12;

/// A tile as a light drawn map of Zhoushan (PNG), and its names alone on a clear ground.
QByteArray lightTile(geo::TileAddress address);
QByteArray nameTile(geo::TileAddress address);
/// The same land, water and places as a vector tile in the layers of OpenMapTiles.
QByteArray vectorTile(geo::TileAddress address);

/// MBTiles files of the islands, made once a run in `folder`; their paths.
QString rasterFile(const QString& folder);
QString vectorFile(const QString& folder);

} // namespace onescreen::test
