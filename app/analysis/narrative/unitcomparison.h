// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitfacts.h"

namespace onescreen::portrait {

/// How far the difference of one indicator can be believed.
enum class Telling {
    None,     ///< One of the two has no value.
    TooFew,   ///< One of the two has too few cases to be judged.
    Overlap,  ///< The 95 % intervals overlap: chance may be all of it.
    Apart,    ///< The intervals do not overlap.
    Unstated, ///< Both have values, at least one without an interval.
};

struct ComparedLine
{
    QString id;
    QString name;
    QString unit;
    int decimals = 1;
    bool rate = false;
    std::optional<double> first, second;
    std::optional<double> difference; ///< First less second, in the indicator's unit.
    double gap = 0.0; ///< Points of the index: contribution of the first less that of the second.
    Telling telling = Telling::None;
    bool context = false; ///< A volume of penalties: shown, never compared.
};

/// Two units in the same period. The gaps of `items` add up to the difference of the base scores.
struct ComparedUnits
{
    std::optional<double> total; ///< First less second; none when either has no total.
    std::optional<double> base;
    std::vector<ComparedLine> dimensions; ///< Scores; their gaps are those of their contributions.
    std::vector<ComparedLine> items;      ///< In the first's order, those only the second has last.
    bool samePeriod = true;
    bool sameCatalogue = true;
    bool samePeers = true; ///< Same level and peer group: otherwise they are judged by different targets.
};

ComparedUnits comparisonOf(const Portrait& first, const Portrait& second);

} // namespace onescreen::portrait
