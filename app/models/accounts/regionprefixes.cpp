// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accounts/regionprefixes.h"

#include <algorithm>

namespace onescreen {

QString prefixOf(RegionCode code)
{
    const QString digits = QString::number(code.number());
    switch (code.level()) {
    case RegionLevel::Province:
        return digits.first(2);
    case RegionLevel::City:
        return digits.first(4);
    case RegionLevel::County:
        return digits.first(6);
    case RegionLevel::Township:
        break;
    }
    return digits;
}

std::optional<RegionCode> regionOfPrefix(const QString& prefix)
{
    const auto code = RegionCode::fromString(prefix);
    // "330900" is written "3309" by those who mean the city; the digits themselves name no county.
    return code && prefixOf(*code) == prefix ? code : std::nullopt;
}

QStringList leastPrefixes(QStringList prefixes)
{
    prefixes.removeAll(QString());
    prefixes.sort();
    QStringList least;
    for (const QString& prefix : std::as_const(prefixes)) {
        // What covers it sorts before it.
        if (least.isEmpty() || !covers(least, prefix))
            least << prefix;
    }
    return least;
}

bool covers(const QStringList& prefixes, const QString& prefix)
{
    return std::ranges::any_of(prefixes, [&](const QString& one) { return prefix.startsWith(one); });
}

} // namespace onescreen
