// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/scopechange.h"

#include <algorithm>

namespace onescreen {

bool isRegionPrefix(QStringView text)
{
    return !text.isEmpty() && text.size() <= regionDigits &&
           std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void appendRegionsBeyond(QStringList& out, const QString& whole, const QStringList& part)
{
    const auto covers = [&whole](const QString& one) { return whole.startsWith(one); };
    if (std::ranges::any_of(part, covers))
        return;
    const auto isInside = [&whole](const QString& one) { return one.startsWith(whole); };
    if (std::ranges::none_of(part, isInside)) {
        out.append(whole);
        return;
    }
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        appendRegionsBeyond(out, whole + QChar(digit), part);
}

ScopeChange ScopeChange::toFit(const QStringList& scope)
{
    ScopeChange change{.added = {}, .removed = {}, .cursor = {}, .staysPut = true};
    if (!scope.isEmpty())
        appendRegionsBeyond(change.removed, {}, scope);
    return change;
}

} // namespace onescreen
