// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

/// Folder of the data pack with that id: where the program is installed, or in the source tree it was built
/// from. NotFound names the places that were tried.
Result<QString> findPackFolder(const QString& id);

} // namespace onescreen
