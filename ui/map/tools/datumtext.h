// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/crs.h"

#include <array>

namespace onescreen {

inline constexpr std::array allDatums{geo::Datum::Wgs84, geo::Datum::Cgcs2000, geo::Datum::Gcj02,
                                      geo::Datum::Bd09};
/// With who uses it: "GCJ-02（高德、腾讯）".
QString datumText(geo::Datum datum);

} // namespace onescreen
