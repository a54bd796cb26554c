// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitfacts.h"

namespace onescreen::portrait {

/// One number now and in the issue before. Without both there is no difference.
struct Moved
{
    std::optional<double> now;
    std::optional<double> before;

    [[nodiscard]] std::optional<double> difference() const
    {
        return now && before ? std::optional(*now - *before) : std::nullopt;
    }
    friend bool operator==(const Moved&, const Moved&) = default;
};

struct DimensionMoved
{
    QString id;
    Moved score;
    Moved contribution;
};

struct ItemMoved
{
    QString id;
    Moved value;
    Moved score;
    /// Points of the index; an item without a score gives none. Over all items the differences add up to the
    /// difference of the base scores.
    double contribution = 0.0;
    State state = State::NoSource;
    State stateBefore = State::NoSource;
    bool ruleChanged = false;
};

/// What changed from one issue to the next (与上期比).
struct IssueDifference
{
    Moved total, base, rank, coverage;
    std::vector<DimensionMoved> dimensions; ///< In the order of the later issue; gone ones last.
    std::vector<ItemMoved> items;           ///< Likewise.
    bool warningsKnown = true;              ///< Of both issues; otherwise the next three are empty.
    QStringList opened;                     ///< Indicators with a warning now and none before.
    QStringList closed;                     ///< With a warning before and none now.
    QStringList remaining;
    bool sameCatalogue = true; ///< False: other rules applied, differences are not performance alone.
};

IssueDifference differenceOf(const Portrait& before, const Portrait& now);

} // namespace onescreen::portrait
