// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace onescreen {

/// From a moment to before another; not before it.
struct TimeSpan
{
    UtcTime from;
    UtcTime to;

    [[nodiscard]] constexpr Milliseconds length() const { return to - from; }
    [[nodiscard]] constexpr bool contains(UtcTime at) const { return at >= from && at < to; }
    friend constexpr bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

} // namespace onescreen
