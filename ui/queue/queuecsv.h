// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventqueuemodel.h"
#include "ui/common/panelframe.h"

namespace onescreen {

/// The rows of an export in words; times in Asia/Shanghai, missing values as empty cells. Usable on any
/// thread.
ExportTable queueTable(const QueueExport& rows, UtcTime now);

} // namespace onescreen
