// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/strongid.h"

namespace onescreen {

using EventId = StrongId<struct EventIdTag>;
using UnitId = StrongId<struct UnitIdTag>;
using ResourceId = StrongId<struct ResourceIdTag>;
using ActionId = StrongId<struct ActionIdTag>; ///< UUIDv7 made once by the client; also the idempotency key.
using NoteId = StrongId<struct NoteIdTag>;
using IndicatorValueId = StrongId<struct IndicatorValueIdTag>;

/// Codes of dictionaries: "0102", "hotline12345", "zonghe".
using CategoryCode = StrongId<struct CategoryCodeTag>;
using SourceCode = StrongId<struct SourceCodeTag>;
using UnitKindCode = StrongId<struct UnitKindCodeTag>;

} // namespace onescreen
