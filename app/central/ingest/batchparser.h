// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/ingest/sourcerow.h"

#include <QByteArray>

namespace onescreen::central {

/// Reads the body of POST /v1/ingest/{source}. A row that breaks a rule stays in the batch with its error;
/// the batch is refused when it is not the JSON it should be (Invalid, with the place) or has too many rows
/// (Unsupported). Thread-safe.
Result<SourceBatch> parseSourceBatch(const SourceCode& source, const QByteArray& json);

} // namespace onescreen::central
