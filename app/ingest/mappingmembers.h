// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/mappingrules.h"

namespace onescreen::ingest {

/// Reads "members" of a mapping; faults are told with their JSON path.
EventMembers readEventMembers(ObjectReader& reader, RuleContext& context);
IndicatorMembers readIndicatorMembers(ObjectReader& reader, RuleContext& context);

} // namespace onescreen::ingest
