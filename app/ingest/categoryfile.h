// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSet>
#include <QString>

namespace onescreen::ingest {

/// The codes of a category dictionary in the form of resources/dictionaries/category.json, so that a check
/// without a server can name categories that the server would not know.
Result<QSet<QString>> readCategoryCodes(const QString& path);

} // namespace onescreen::ingest
