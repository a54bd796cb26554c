// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indextree.h"
#include "app/analysis/index/observation.h"

#include <memory>

namespace onescreen {

struct IndexOptions
{
    /// False: what is not reported yet is only uncovered, no zero.
    bool deadlinePassed = true;

    friend bool operator==(const IndexOptions&, const IndexOptions&) = default;
};

/// The kind of calendar period this is; none for other spans. Twelve months that are no calendar year are
/// RollingFour when they end with a quarter.
std::optional<PeriodKind> periodKindOf(const Period& period);
/// The same as the catalogue means it: a calendar year is four quarters, too, where the catalogue makes an
/// index of four quarters but none of years.
std::optional<PeriodKind> periodKindOf(const Period& period, const Catalogue& catalogue);
/// The period of that kind `steps` earlier; four rolling quarters move on by one.
Period periodsBack(const Period& period, PeriodKind kind, int steps);

/// A catalogue made ready for one period and a list of units: tree, targets, rules, ranking scopes. A value;
/// copies share their content. Making one costs more than computing with it; for "what if" use withWeights().
class IndexPlan
{
public:
    struct Content;

    /// Invalid: the period is none of the calendar, there is nothing to score in it, or a unit stands twice.
    static Result<IndexPlan> of(const Catalogue& catalogue, const Period& period,
                                std::vector<IndexUnit> units, const IndexOptions& options = {});

    /// The same with other weights, by node or indicator id. Invalid: unknown id, negative or infinite
    /// weight, a node whose members are all left without weight.
    [[nodiscard]] Result<IndexPlan> withWeights(const QHash<QString, double>& weights) const;

    [[nodiscard]] const Period& period() const;
    [[nodiscard]] const std::vector<IndexUnit>& units() const;
    [[nodiscard]] const IndexTree& tree() const;
    [[nodiscard]] const Content& content() const { return *d; } ///< For the engine's own files.

private:
    explicit IndexPlan(std::shared_ptr<const Content> content) : d(std::move(content)) {}
    std::shared_ptr<const Content> d;
};

} // namespace onescreen
