// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"
#include "app/geo/basemap.h"
#include "app/geo/pack/packmanifest.h"
#include "app/geo/pack/packtheme.h"

#include <QDate>

#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// The outline of one area.
struct PackOutline
{
    RegionCode code;
    QString name; ///< From the layer, else from the regions.
    bool approximate = false;
    std::vector<GeoPolygon> parts;
};

/// Where an area is administered from.
struct PackSeat
{
    RegionCode code;
    GeoPoint at;
};

struct PackPlace
{
    QString name;
    QString englishName; ///< May be empty.
    GeoPoint at;
    int rank = 5; ///< 1 provincial seat, 2 city, 3 county, 4 township, 5 other.
    std::optional<qint64> population;
};

struct PackLine
{
    int rank = 0; ///< As the source counts; smaller is more important.
    GeoLine points;
};

/// A day that does not follow the weekday rule.
struct PackCalendarDay
{
    QDate date;
    bool worked = false; ///< A weekend day that is worked; otherwise a day off.
    QString name;
};

/// A loaded data pack: every coordinate is WGS-84, every code is known, every parent exists.
struct Pack
{
    PackManifest manifest;
    std::vector<Region> regions;       ///< By code.
    std::vector<PackOutline> outlines; ///< By code; of all levels.
    std::vector<PackSeat> seats;       ///< By code.
    std::vector<GeoPolygon> land;
    std::vector<GeoPolygon> water; ///< Lakes.
    std::vector<PackLine> coast;
    std::vector<PackLine> rivers;
    std::vector<PackPlace> places;         ///< In the order of the file.
    std::vector<PackCalendarDay> calendar; ///< By date.
    std::vector<PackTheme> themes;         ///< In the order of the manifest.

    /// Null when the pack has none; valid as long as the pack is not changed.
    [[nodiscard]] const Region* region(RegionCode code) const;
    [[nodiscard]] const PackOutline* outline(RegionCode code) const;
    [[nodiscard]] const PackSeat* seat(RegionCode code) const;
    /// One line a source: "source (licence)", each once.
    [[nodiscard]] QStringList attributions() const;
};

/// The geometry of a pack as the map paints it; `home` is the area it opens on.
BaseMapSource baseMapSource(const Pack& pack, std::optional<RegionCode> home = std::nullopt);

} // namespace onescreen::geo
