// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

namespace onescreen::geo {

/// How long an answer may be used (RFC 9111, for a cache of one's own).
struct HttpLife
{
    UtcTime expires{};
    bool mayStore = true; ///< False: no-store.
};

/// max-age goes before Expires; no-cache means "expired at once" (kept, but asked for again); without either,
/// or with values that make no sense, `otherwise`. At most 90 days.
HttpLife httpLife(const QByteArray& cacheControl, const QByteArray& expires, UtcTime now,
                  Milliseconds otherwise);

} // namespace onescreen::geo
