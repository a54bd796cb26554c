// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/resource.h"

#include "app/domain/texts.h"
#include "app/domain/unit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 5> kindNames{u"staff", u"vehicle", u"vessel", u"camera", u"device"};
constexpr std::array<QStringView, 4> statusNames{u"ready", u"en_route", u"on_scene", u"off"};

} // namespace

QString resourceKindName(ResourceKind kind)
{
    return kindNames.at(static_cast<std::size_t>(kind)).toString();
}

std::optional<ResourceKind> resourceKindFromName(QStringView name)
{
    const auto found = std::ranges::find(kindNames, name);
    return found == kindNames.end() ? std::nullopt
                                    : std::optional(static_cast<ResourceKind>(found - kindNames.begin()));
}

QString resourceStatusName(ResourceStatus status)
{
    return statusNames.at(static_cast<std::size_t>(status)).toString();
}

std::optional<ResourceStatus> resourceStatusFromName(QStringView name)
{
    const auto found = std::ranges::find(statusNames, name);
    return found == statusNames.end()
               ? std::nullopt
               : std::optional(static_cast<ResourceStatus>(found - statusNames.begin()));
}

std::optional<Error> findFault(const ResourceFields& fields)
{
    const auto fault = [](QString field, QString text) {
        return Error{
            .kind = ErrorKind::Invalid, .text = std::move(text), .place = {.field = std::move(field)}};
    };
    if (auto found = faultOfText(fields.name, {.field = u"name", .longest = 64, .mayBeEmpty = false}))
        return found;
    if (fields.heading && (*fields.heading < 0 || *fields.heading > 359))
        return fault(u"hdg"_s, u"must be 0 to 359 degrees"_s);
    const bool looks = fields.kind == ResourceKind::Camera;
    if (fields.fieldOfView && (!looks || *fields.fieldOfView < 1 || *fields.fieldOfView > 360))
        return fault(u"fov"_s, u"must be 1 to 360 degrees, of a camera"_s);
    if (fields.rangeMetres && (!looks || *fields.rangeMetres < 1 || *fields.rangeMetres > 50'000))
        return fault(u"rng"_s, u"must be 1 to 50000 metres, of a camera"_s);
    if (fields.position.has_value() != fields.positionAt.has_value())
        return fault(u"pos_at"_s, u"must be given together with the position"_s);
    return std::nullopt;
}

std::optional<Error> findFault(const UnitFields& fields)
{
    if (auto found = faultOfText(fields.name, {.field = u"name", .longest = 64, .mayBeEmpty = false}))
        return found;
    if (fields.parent == fields.id)
        return Error{.kind = ErrorKind::Invalid,
                     .text = u"a unit cannot be its own parent"_s,
                     .place = {.field = u"parent"_s}};
    return std::nullopt;
}

} // namespace onescreen
