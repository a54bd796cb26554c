// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitplace.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<Period> issuePeriod(const std::optional<Period>& period)
{
    return period && calendarOf(*period) ? period : std::nullopt;
}

} // namespace

PortraitPlace portraitPlaceOf(const ViewAddress& address)
{
    const PeriodChoice& choice = address.period();
    const bool fixed = !choice.isAll() && !choice.isRelative();
    return {.area = address.area(),
            .unit = address.option(u"unit"_s),
            .period = fixed ? issuePeriod(choice.resolve({})) : std::nullopt,
            .versus = address.option(u"versus"_s),
            .indicator = address.option(u"indicator"_s),
            .dimension = address.option(u"dimension"_s),
            .passport = address.option(u"passport"_s),
            .passportPeriod = issuePeriod(Period::fromString(address.option(u"passport-period"_s))),
            .passportOfIndex = address.option(u"passport-of"_s) == u"index"};
}

ViewAddress withPlace(ViewAddress address, const PortraitPlace& place)
{
    address.setArea(place.area);
    address.setPeriod(place.period ? PeriodChoice(*place.period) : PeriodChoice::all());
    address.setOption(u"unit"_s, place.unit);
    address.setOption(u"versus"_s, place.versus);
    address.setOption(u"indicator"_s, place.indicator);
    address.setOption(u"dimension"_s, place.dimension);
    address.setOption(u"passport"_s, place.passport);
    address.setOption(u"passport-period"_s,
                      place.passportPeriod ? place.passportPeriod->toString() : QString());
    address.setOption(u"passport-of"_s, place.passportOfIndex ? u"index"_s : QString());
    return address;
}

PortraitPlace withoutPassport(PortraitPlace place)
{
    place.passport.clear();
    place.passportPeriod.reset();
    place.passportOfIndex = false;
    return place;
}

PortraitPlace withUnit(PortraitPlace place, const AssessedUnit& unit)
{
    place.area = unit.region;
    place.unit = unit.region ? QString() : unit.key;
    if (place.versus == unit.key)
        place.versus.clear();
    return withoutPassport(std::move(place));
}

} // namespace onescreen
