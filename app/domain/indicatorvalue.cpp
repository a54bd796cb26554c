// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/indicatorvalue.h"

#include "app/domain/texts.h"

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

std::optional<Error> findFault(const IndicatorValueFields& fields)
{
    const std::array<std::pair<const QString*, TextRule>, 6> texts{{
        {&fields.indicator, {.field = u"ind", .longest = 200, .mayBeEmpty = false}},
        {&fields.regionName, {.field = u"area", .longest = 64, .mayBeEmpty = false}},
        {&fields.periodText, {.field = u"per", .longest = 64, .mayBeEmpty = false}},
        {&fields.unit, {.field = u"unit", .longest = 32}},
        {&fields.document, {.field = u"doc", .longest = 200}},
        {&fields.context, {.field = u"ctx", .longest = 2000}},
    }};
    for (const auto& [text, rule] : texts) {
        if (auto found = faultOfText(*text, rule))
            return found;
    }
    if (fields.value && !std::isfinite(*fields.value))
        return Error{
            .kind = ErrorKind::Invalid, .text = u"is not a finite number"_s, .place = {.field = u"val"_s}};
    return std::nullopt;
}

} // namespace onescreen
