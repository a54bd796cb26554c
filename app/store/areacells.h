// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/georing.h"
#include "app/store/sqlitehandle.h"

#include <vector>

namespace onescreen {

/// The place as one number: the upper 24 bits of longitude and latitude, interleaved (Z-order), so that
/// places near each other mostly have numbers near each other. A cell is 0.0000256° wide and 0.0000128° high
/// (about 2.8 m by 1.4 m at the equator) and takes 6 bytes in a row.
qint64 areaCell(GeoPoint point);

/// Cells first to last.
struct CellRange
{
    qint64 first = 0;
    qint64 last = 0;

    friend bool operator==(const CellRange&, const CellRange&) = default;
};
/// Ranges, ascending and apart, that hold every place of the rectangle and not much else; at most `most` (8
/// or more).
std::vector<CellRange> cellsBetween(GeoPoint southWest, GeoPoint northEast, std::size_t most = 64);

/// Gives the connection the functions of questions by area: is_inside(ring, lon, lat), with a ring as
/// GeoRing::toString() writes it, and area_cell(lon, lat); both know 1e-7 degrees.
Result<void> addAreaFunctions(sqlite::Connection& db);

} // namespace onescreen
