// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to app/remote: the decoder on a parser that somebody else drives, so that a page is walked once.

#include "app/remote/recordcodec.h"

#include <simdjson.h>

namespace onescreen {

/// As decodeRecord(), on the object that the parser stands at; consumes it.
Result<DecodedRecord> decodeRecordObject(Entity entity, const QString& id,
                                         simdjson::ondemand::object& object);

} // namespace onescreen
