// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace onescreen::central {

/// Why and where a text is not JSON: place.row is the line, the text names line and column (1-based, in
/// bytes). `otherwise` is the reason when Qt's reader, which knows places, finds nothing to object to.
Error jsonFault(const QByteArray& json, const QString& otherwise);

} // namespace onescreen::central
