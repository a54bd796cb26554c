// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/charts/chartsheet.h"

namespace onescreen {

/// Reads a CSV file (UTF-8 or GB18030, comma, semicolon, tab or bar) whole. Lines before the header that an
/// export of this program puts there (name, value and an empty line) are passed over. Fails with file and
/// line where it is no such table, and above 200,000 rows.
Result<ChartSheet> readChartSheet(const QString& path);

} // namespace onescreen
