// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/portraitfacts.h"

#include "app/analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace onescreen::portrait {

std::optional<PeerBand> peerBand(const std::vector<std::optional<double>>& values)
{
    std::vector<double> known;
    for (const std::optional<double>& value : values) {
        if (value && std::isfinite(*value))
            known.push_back(*value);
    }
    if (std::ssize(known) < leastPeers)
        return std::nullopt;
    std::ranges::sort(known);
    return PeerBand{.low = *statistics::quantileOfSorted(known, 0.25),
                    .median = *statistics::quantileOfSorted(known, 0.5),
                    .high = *statistics::quantileOfSorted(known, 0.75),
                    .count = static_cast<int>(known.size())};
}

std::optional<bool> Item::meetsTarget() const
{
    if (!target || !isJudged() || better == Better::Neutral)
        return std::nullopt;
    switch (better) {
    case Better::Higher:
        return *value >= *target;
    case Better::Lower:
        return *value <= *target;
    case Better::Target:
    case Better::Neutral:
        break;
    }
    // Reached as far as a reader of the shown digits can tell.
    return std::abs(*value - *target) < 0.5 * std::pow(10.0, -decimals);
}

double Change::sum(ChangeStep::Kind kind) const
{
    double sum = 0.0;
    for (const ChangeStep& step : steps)
        sum += step.kind == kind ? step.amount : 0.0;
    return sum;
}

void sortByUrgency(std::vector<Warning>& warnings)
{
    std::ranges::sort(warnings, [](const Warning& a, const Warning& b) {
        return std::tuple(-static_cast<int>(a.level), -a.importance, a.indicator) <
               std::tuple(-static_cast<int>(b.level), -b.importance, b.indicator);
    });
}

const Item* Portrait::item(const QString& id) const
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

const Dimension* Portrait::dimension(const QString& id) const
{
    const auto found = std::ranges::find(dimensions, id, &Dimension::id);
    return found == dimensions.end() ? nullptr : &*found;
}

std::optional<IssueNumber> issueNumber(const Period& period)
{
    const QDate first = period.first();
    const bool wholeMonth = first.day() == 1 && period.last() == first.addMonths(1).addDays(-1);
    if (wholeMonth)
        return IssueNumber{.year = first.year(), .number = first.month(), .monthly = true};
    if (period.isQuarter())
        return IssueNumber{.year = first.year(), .number = (first.month() + 2) / 3, .monthly = false};
    return std::nullopt;
}

} // namespace onescreen::portrait
