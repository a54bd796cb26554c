// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/issuedifference.h"

#include <algorithm>

namespace onescreen::portrait {

namespace {

std::optional<double> placeOf(const Portrait& portrait)
{
    return portrait.rank ? std::optional<double>(portrait.rank->place) : std::nullopt;
}

DimensionMoved moved(const Dimension* before, const Dimension* now)
{
    DimensionMoved line{.id = now ? now->id : before->id, .score = {}, .contribution = {}};
    if (now) {
        line.score.now = now->score;
        line.contribution.now = now->contribution;
    }
    if (before) {
        line.score.before = before->score;
        line.contribution.before = before->contribution;
    }
    return line;
}

ItemMoved moved(const Item* before, const Item* now)
{
    ItemMoved line{.id = now ? now->id : before->id, .value = {}, .score = {}};
    if (now) {
        line.value.now = now->hasValue() ? now->value : std::nullopt;
        line.score.now = now->score;
        line.contribution += now->contribution.value_or(0.0);
        line.state = now->state;
        line.ruleChanged = now->ruleChanged;
    }
    if (before) {
        line.value.before = before->hasValue() ? before->value : std::nullopt;
        line.score.before = before->score;
        line.contribution -= before->contribution.value_or(0.0);
        line.stateBefore = before->state;
    }
    return line;
}

QStringList warned(const Portrait& portrait)
{
    QStringList ids;
    for (const Warning& warning : portrait.warnings)
        ids << warning.indicator;
    return ids;
}

} // namespace

IssueDifference differenceOf(const Portrait& before, const Portrait& now)
{
    IssueDifference difference;
    difference.total = {now.total, before.total};
    difference.base = {now.base, before.base};
    difference.rank = {placeOf(now), placeOf(before)};
    difference.coverage = {now.coverage, before.coverage};
    difference.sameCatalogue =
        before.catalogueTitle == now.catalogueTitle && before.catalogueVersion == now.catalogueVersion;

    for (const Dimension& dimension : now.dimensions)
        difference.dimensions.push_back(moved(before.dimension(dimension.id), &dimension));
    for (const Dimension& dimension : before.dimensions) {
        if (!now.dimension(dimension.id))
            difference.dimensions.push_back(moved(&dimension, nullptr));
    }
    for (const Item& item : now.items)
        difference.items.push_back(moved(before.item(item.id), &item));
    for (const Item& item : before.items) {
        if (!now.item(item.id))
            difference.items.push_back(moved(&item, nullptr));
    }

    difference.warningsKnown = now.warningsKnown && before.warningsKnown;
    if (!difference.warningsKnown)
        return difference;
    const QStringList warnedNow = warned(now);
    const QStringList warnedBefore = warned(before);
    for (const QString& id : warnedNow)
        (warnedBefore.contains(id) ? difference.remaining : difference.opened) << id;
    for (const QString& id : warnedBefore) {
        if (!warnedNow.contains(id))
            difference.closed << id;
    }
    return difference;
}

} // namespace onescreen::portrait
