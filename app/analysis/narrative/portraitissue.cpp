// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/portraitissue.h"

#include <algorithm>

namespace onescreen::portrait {

Issue issueOf(Portrait now, std::optional<Portrait> before, std::optional<Portrait> versus)
{
    Issue issue{.now = std::move(now), .before = std::move(before), .versus = std::move(versus)};
    if (issue.before)
        issue.difference = differenceOf(*issue.before, issue.now);
    if (issue.versus)
        issue.comparison = comparisonOf(issue.now, *issue.versus);
    issue.sentences = narrate(issue.now, issue.before ? &*issue.before : nullptr);
    return issue;
}

QString indicatorToShow(const Portrait& portrait)
{
    for (const Warning& warning : portrait.warnings) {
        if (portrait.item(warning.indicator))
            return warning.indicator;
    }
    const auto firstThat = [&portrait](auto holds) {
        const auto found = std::ranges::find_if(portrait.items, holds);
        return found == portrait.items.end() ? QString() : found->id;
    };
    const QString concern =
        firstThat([](const Item& item) { return item.isJudged() && item.control && item.control->concern; });
    if (!concern.isEmpty())
        return concern;
    const Item* most = nullptr;
    for (const Item& item : portrait.items) {
        if (item.isJudged() && item.lost && (!most || *item.lost > *most->lost))
            most = &item;
    }
    if (most)
        return most->id;
    const QString missed = firstThat([](const Item& item) { return item.meetsTarget() == false; });
    return missed.isEmpty() ? firstThat([](const Item& item) { return item.hasValue(); }) : missed;
}

} // namespace onescreen::portrait
