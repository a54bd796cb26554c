// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/resource.h"
#include "tests/support/sampleevents.h"

namespace onescreen::test {

inline ResourceFields sampleResource(const QString& id, ResourceKind kind = ResourceKind::Vehicle)
{
    return {.id = idOf<ResourceId>(id),
            .kind = kind,
            .status = ResourceStatus::Ready,
            .origin = Origin::Live,
            .name = QStringLiteral("浙L12345"),
            .unit = std::nullopt,
            .region = idOf<RegionCode>(QStringLiteral("330902")),
            .position = std::nullopt,
            .heading = std::nullopt,
            .positionAt = std::nullopt,
            .event = std::nullopt};
}

/// The same somewhere at some time.
inline ResourceFields seenAt(ResourceFields fields, UtcTime at, double lon, double lat)
{
    fields.position = GeoPoint::fromDegrees(lon, lat);
    fields.positionAt = at;
    return fields;
}

inline Record resourceRecord(ResourceFields fields)
{
    return Resource::of(std::move(fields)).value();
}

} // namespace onescreen::test
