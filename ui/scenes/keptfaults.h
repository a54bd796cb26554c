// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

// Files of decisions of people that lie beside the cache and cannot be read: which file, why, what it means
// for what is shown, and what to do. No figure depends on them. Plain text.

/// published.db.
QString ledgerFaultText(const Error& fault);
/// alerts.db.
QString alertLogFaultText(const Error& fault);

} // namespace onescreen
