// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/ratechange.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isRate(double numerator, double denominator)
{
    return std::isfinite(numerator) && std::isfinite(denominator) && numerator >= 0 &&
           numerator <= denominator;
}

} // namespace

Result<RateChange> decomposeRate(std::span<const RateGroup> groups)
{
    RateGroup sum;
    for (const RateGroup& group : groups) {
        if (!isRate(group.numeratorBefore, group.denominatorBefore) ||
            !isRate(group.numeratorAfter, group.denominatorAfter))
            return failure(ErrorKind::Invalid, u"a numerator is below 0 or above its denominator"_s);
        sum.numeratorBefore += group.numeratorBefore;
        sum.denominatorBefore += group.denominatorBefore;
        sum.numeratorAfter += group.numeratorAfter;
        sum.denominatorAfter += group.denominatorAfter;
    }
    if (!(sum.denominatorBefore > 0) || !(sum.denominatorAfter > 0))
        return failure(ErrorKind::Invalid, u"one of the periods has no case"_s);

    RateChange change{.from = sum.numeratorBefore / sum.denominatorBefore,
                      .to = sum.numeratorAfter / sum.denominatorAfter,
                      .parts = {}};
    for (const RateGroup& group : groups) {
        const double shareBefore = group.denominatorBefore / sum.denominatorBefore;
        const double shareAfter = group.denominatorAfter / sum.denominatorAfter;
        const bool was = group.denominatorBefore > 0;
        const bool is = group.denominatorAfter > 0;
        const double before = was ? group.numeratorBefore / group.denominatorBefore
                                  : (is ? group.numeratorAfter / group.denominatorAfter : 0);
        const double after = is ? group.numeratorAfter / group.denominatorAfter : before;
        change.parts.push_back({.real = (shareBefore + shareAfter) / 2 * (after - before),
                                .mix = (before + after) / 2 * (shareAfter - shareBefore)});
        change.real += change.parts.back().real;
        change.mix += change.parts.back().mix;
    }
    return change;
}

} // namespace onescreen
