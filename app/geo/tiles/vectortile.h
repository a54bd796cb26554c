// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/geometry.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen::geo {

/// A Mapbox vector tile (specification 2.1), as far as it is drawn. Coordinates are parts of the tile's side,
/// 0..1 inside, a little beyond in its buffer.
struct VectorTile
{
    enum class Kind { Point, Line, Area };
    struct Feature
    {
        Kind kind = Kind::Point;
        QString className; ///< Of "class", "type", "kind" or "fclass"; lower case.
        QString name;      ///< Chinese where there is one.
        std::optional<int> rank;
        std::optional<int> adminLevel;
        std::vector<PlaneLine> lines; ///< Points of a Point feature are the first line's.
    };
    struct Layer
    {
        QString name;
        std::vector<Feature> features;
    };

    std::vector<Layer> layers;
    int skipped = 0; ///< Features whose geometry makes no sense.
};

/// Decodes unpacked bytes. Corrupt when they are no vector tile or are cut off, and beyond 100,000 features
/// or 1,000,000 points.
Result<VectorTile> decodeVectorTile(const QByteArray& content);

} // namespace onescreen::geo
