// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/checked.h"
#include "app/domain/event.h"
#include "app/domain/geopoint.h"
#include "app/domain/ids.h"
#include "app/domain/region.h"

namespace onescreen {

/// The order is stored; append only.
enum class ResourceKind : quint8 { Staff, Vehicle, Vessel, Camera, Device };
inline constexpr std::array allResourceKinds{ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel,
                                             ResourceKind::Camera, ResourceKind::Device};
QString resourceKindName(ResourceKind kind); ///< Wire word: "staff", "vehicle", "vessel", "camera", "device".
std::optional<ResourceKind> resourceKindFromName(QStringView name);

/// 备勤, 途中, 现场, 下线/故障. The order is stored; append only.
enum class ResourceStatus : quint8 { Ready, EnRoute, OnScene, Off };
QString resourceStatusName(ResourceStatus status); ///< Wire word: "ready", "en_route", "on_scene", "off".
std::optional<ResourceStatus> resourceStatusFromName(QStringView name);

struct ResourceFields
{
    ResourceId id;
    ResourceKind kind = ResourceKind::Staff;       ///< [kind]
    ResourceStatus status = ResourceStatus::Ready; ///< [st]
    Origin origin = Origin::Live;                  ///< [origin]
    QString name;                                  ///< [name] person, plate, ship or camera name
    std::optional<UnitId> unit;                    ///< [unit]
    RegionCode region;                             ///< [reg]
    std::optional<GeoPoint> position;              ///< [lon],[lat]
    std::optional<int> heading;                    ///< [hdg] degrees from north, 0 to 359
    /// [fov] degrees that a camera overlooks, half to either side of its heading, 1 to 360.
    std::optional<int> fieldOfView{};
    /// [rng] metres that a camera sees, 1 to 50,000.
    std::optional<int> rangeMetres{};
    std::optional<UtcTime> positionAt; ///< [pos_at] when the position was taken; set with position
    std::optional<EventId> event;      ///< [event] what it is on now

    friend bool operator==(const ResourceFields&, const ResourceFields&) = default;
};
std::optional<Error> findFault(const ResourceFields& fields);
using Resource = Checked<ResourceFields>;

} // namespace onescreen
