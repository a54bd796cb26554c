// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/unitcomparison.h"

namespace onescreen::portrait {

namespace {

std::optional<double> less(std::optional<double> first, std::optional<double> second)
{
    return first && second ? std::optional(*first - *second) : std::nullopt;
}

std::optional<double> shownValue(const Item* item)
{
    return item && item->hasValue() ? item->value : std::nullopt;
}

Telling tellingOf(const Item* first, const Item* second)
{
    if (!shownValue(first) || !shownValue(second))
        return Telling::None;
    if (first->isSmall() || second->isSmall())
        return Telling::TooFew;
    if (!first->low || !first->high || !second->low || !second->high)
        return Telling::Unstated;
    const bool apart = *first->low > *second->high || *second->low > *first->high;
    return apart ? Telling::Apart : Telling::Overlap;
}

ComparedLine compared(const Item* first, const Item* second)
{
    const Item& known = first ? *first : *second;
    ComparedLine line{.id = known.id,
                      .name = known.shortName.isEmpty() ? known.name : known.shortName,
                      .unit = known.unit,
                      .decimals = known.decimals,
                      .rate = known.rate,
                      .first = shownValue(first),
                      .second = shownValue(second),
                      .difference = {},
                      .telling = tellingOf(first, second),
                      .context = known.penaltyVolume};
    const bool judged = line.telling != Telling::None && line.telling != Telling::TooFew && !line.context;
    if (judged)
        line.difference = less(line.first, line.second);
    line.gap = (first ? first->contribution.value_or(0.0) : 0.0) -
               (second ? second->contribution.value_or(0.0) : 0.0);
    return line;
}

ComparedLine compared(const Dimension* first, const Dimension* second, int decimals)
{
    const Dimension& known = first ? *first : *second;
    ComparedLine line{.id = known.id,
                      .name = known.name,
                      .unit = {},
                      .decimals = decimals,
                      .first = first ? first->score : std::nullopt,
                      .second = second ? second->score : std::nullopt,
                      .difference = {}};
    line.difference = less(line.first, line.second);
    line.telling = line.difference ? Telling::Unstated : Telling::None;
    line.gap = (first ? first->contribution.value_or(0.0) : 0.0) -
               (second ? second->contribution.value_or(0.0) : 0.0);
    return line;
}

} // namespace

ComparedUnits comparisonOf(const Portrait& first, const Portrait& second)
{
    ComparedUnits result;
    result.total = less(first.total, second.total);
    result.base = less(first.base, second.base);
    result.samePeriod = first.period == second.period;
    result.sameCatalogue =
        first.catalogueTitle == second.catalogueTitle && first.catalogueVersion == second.catalogueVersion;
    result.samePeers = first.unit.level == second.unit.level && first.peerGroup == second.peerGroup;
    for (const Dimension& dimension : first.dimensions)
        result.dimensions.push_back(
            compared(&dimension, second.dimension(dimension.id), first.scoreDecimals));
    for (const Dimension& dimension : second.dimensions) {
        if (!first.dimension(dimension.id))
            result.dimensions.push_back(compared(nullptr, &dimension, second.scoreDecimals));
    }
    for (const Item& item : first.items)
        result.items.push_back(compared(&item, second.item(item.id)));
    for (const Item& item : second.items) {
        if (!first.item(item.id))
            result.items.push_back(compared(nullptr, &item));
    }
    return result;
}

} // namespace onescreen::portrait
