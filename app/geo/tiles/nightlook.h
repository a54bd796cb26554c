// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/layeredsource.h"

#include <QImage>

namespace onescreen::geo {

/// Changes a picture (ARGB32_Premultiplied or RGB32) for a dark map.
void applyNightLook(QImage& image, NightLook look);

} // namespace onescreen::geo
