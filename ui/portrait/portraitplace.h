// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"
#include "app/models/viewaddress.h"

#include <QString>

#include <optional>

namespace onescreen {

/// What the address of a portrait says; what it leaves open is decided with the figures that are there:
/// "portrait?area=330902&period=2024Q2&view=indicator:k13;versus:330903".
struct PortraitPlace
{
    std::optional<RegionCode> area;
    QString unit;                         ///< Key of a department or team; goes before `area`.
    std::optional<Period> period;         ///< A month or a quarter.
    QString versus;                       ///< Key of the second unit.
    QString indicator;                    ///< Of trend and funnel.
    QString dimension;                    ///< Whose indicators are listed.
    QString passport;                     ///< Key of the unit whose passport of `indicator` is open.
    std::optional<Period> passportPeriod; ///< Of the passport, where it is another issue.
    bool passportOfIndex = false;         ///< The passport is that of the total score.

    friend bool operator==(const PortraitPlace&, const PortraitPlace&) = default;
};
/// Words that it does not know are left aside.
PortraitPlace portraitPlaceOf(const ViewAddress& address);
/// `address` with this place instead of its own.
ViewAddress withPlace(ViewAddress address, const PortraitPlace& place);

PortraitPlace withoutPassport(PortraitPlace place);
/// The place with another unit: what belonged to the old one goes.
PortraitPlace withUnit(PortraitPlace place, const AssessedUnit& unit);

} // namespace onescreen
