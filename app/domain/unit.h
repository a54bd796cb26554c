// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"
#include "app/domain/ids.h"
#include "app/domain/region.h"

namespace onescreen {

/// An enforcement unit: bureau, brigade, squad. Its force (one of 1+8+1) is an entry of dictionary
/// "unit_kind".
struct UnitFields
{
    UnitId id;
    QString name;                 ///< [name]
    UnitKindCode kind;            ///< [kind]
    RegionCode region;            ///< [reg]
    std::optional<UnitId> parent; ///< [parent]

    friend bool operator==(const UnitFields&, const UnitFields&) = default;
};
std::optional<Error> findFault(const UnitFields& fields);
using Unit = Checked<UnitFields>;

} // namespace onescreen
