// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/resource.h"
#include "app/geo/mercator.h"

namespace onescreen::geo {

/// How a position fades with its age; it never disappears.
enum class Fading { Full, Outline, Ghost };
inline constexpr Milliseconds outlineAfter = std::chrono::minutes{5};
inline constexpr Milliseconds ghostAfter = std::chrono::minutes{30};
constexpr Fading fadingFor(Milliseconds age)
{
    return age < outlineAfter ? Fading::Full : age < ghostAfter ? Fading::Outline : Fading::Ghost;
}

/// A resource as the overlay draws it.
struct Marker
{
    WorldPoint at;
    ResourceKind kind = ResourceKind::Staff;
    ResourceStatus status = ResourceStatus::Ready;
    std::optional<int> heading;       ///< Degrees from north.
    std::optional<int> fieldOfView{}; ///< Degrees that a camera overlooks; missing: not known.
    std::optional<int> rangeMetres{}; ///< How far it sees.
    Fading fading = Fading::Full;
    QString name;
    QString ageText; ///< Printed beside a ghost.

    friend bool operator==(const Marker&, const Marker&) = default;
};

constexpr bool isMobile(ResourceKind kind)
{
    return kind == ResourceKind::Staff || kind == ResourceKind::Vehicle || kind == ResourceKind::Vessel;
}

} // namespace onescreen::geo
