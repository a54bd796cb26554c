// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/regionscope.h"
#include "app/central/db/database.h"
#include "app/domain/repair.h"

namespace onescreen::central {

/// {"event/330902":["00a1…",18233],…}: sixteen hexadecimal digits and the count; region 0 is left out of the
/// name ("dict"). Somebody with a scope gets the sums of its regions, and none of notes, which have no sum
/// for each region.
QByteArray digestsJson(const Digests& digests, const RegionScope& scope);

/// Which sums of GET /v1/sync/digest are wanted: all; the buckets of one; the rows of one bucket.
struct DigestQuestion
{
    std::optional<DigestKey> key;
    std::optional<int> bucket; ///< Only with a key.
    RegionScope scope;
};
/// Body of the answer, all of it as of one moment. Errors: those of Database.
Result<QByteArray> digestBody(Database& db, const DigestQuestion& question);

} // namespace onescreen::central
