// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/crs.h"

#include <expected>
#include <vector>

namespace onescreen::geo {

/// Degrees as somebody wrote them, not yet in a datum of ours.
struct CoordinateReading
{
    double lon = 0;             ///< −180 to 180
    double lat = 0;             ///< −90 to 90
    std::optional<Datum> datum; ///< As named in the text ("GCJ-02", 百度, 高德 …).
    /// Neither labels nor the range say which number is the longitude: the other order is a reading too.
    bool orderGuessed = false;

    friend bool operator==(const CoordinateReading&, const CoordinateReading&) = default;
};

/// Why a text gives no place.
enum class CoordinateProblem {
    NotCoordinates, ///< It is something else: a name, a number, one coordinate only.
    Longitude,      ///< Beyond ±180°.
    Latitude,       ///< Beyond ±90°, as written or labelled: often the two are swapped.
    Sixtieths,      ///< Minutes or seconds of 60 or more, or degrees with a fraction before them.
};

/// Reads one place: decimal degrees or degrees-minutes-seconds, with signs, hemisphere letters or Chinese
/// words (东经, 北纬, 度分秒), labels (lon, lat, 经度, 纬度), in either order. The order comes from labels,
/// else from the range (beyond ±90 is a longitude); otherwise both readings are given, longitude first as
/// Chinese maps write.
std::expected<std::vector<CoordinateReading>, CoordinateProblem> parseCoordinates(QStringView text);

/// "122°06′25.2″E 30°00′57.6″N".
QString sexagesimalText(double lon, double lat);

} // namespace onescreen::geo
