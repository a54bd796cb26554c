// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/base/basemapcontrol.h"

#include <QMap>

namespace onescreen {

/// The choice as options of a view's address: "base" (an id, "builtin" for the data pack's own), and
/// "base-tone" and "base-opacity" (percent) where they are not those of the beginning.
QMap<QString, QString> baseMapOptions(const BaseMapChoice& choice);
/// None where the options do not speak of the base map. What makes no sense is left aside.
std::optional<BaseMapChoice> baseMapChoice(const QMap<QString, QString>& options);

} // namespace onescreen
