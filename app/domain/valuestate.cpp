// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/valuestate.h"

#include <algorithm>

namespace onescreen {

namespace {

constexpr std::array<QStringView, allValueStates.size()> names{u"value", u"not_applicable", u"not_reported",
                                                               u"late",  u"suppressed",     u"rejected"};

} // namespace

QString valueStateName(ValueState state)
{
    return names.at(static_cast<std::size_t>(state)).toString();
}

std::optional<ValueState> valueStateFromName(QStringView name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<ValueState>(found - names.begin());
}

} // namespace onescreen
