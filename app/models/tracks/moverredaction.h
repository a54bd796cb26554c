// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/resource.h"
#include "app/models/windowclass.h"

namespace onescreen {

/// Without the name of a person or the plate of a vehicle where they must not be seen; the same rule as
/// ResourceModel's.
inline ResourceFields redacted(ResourceFields fields, const Redaction& redaction)
{
    const bool isPerson = fields.kind == ResourceKind::Staff;
    const bool hasPlate = fields.kind == ResourceKind::Vehicle;
    if ((isPerson && !redaction.personNames) || (hasPlate && !redaction.plates))
        fields.name.clear();
    return fields;
}

} // namespace onescreen
