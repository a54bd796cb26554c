// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/indicatordefinition.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isWithin(QDate day, const std::optional<QDate>& from, const std::optional<QDate>& to)
{
    return !(from && day < *from) && !(to && day > *to);
}

} // namespace

QString indicatorKindName(IndicatorKind kind)
{
    switch (kind) {
    case IndicatorKind::Ratio:
        return u"ratio"_s;
    case IndicatorKind::Mean:
        return u"mean"_s;
    case IndicatorKind::Quantile:
        return u"quantile"_s;
    case IndicatorKind::CountPer:
        return u"count_per"_s;
    case IndicatorKind::IndexIn:
        return u"index_in"_s;
    case IndicatorKind::Level:
        return u"level"_s;
    case IndicatorKind::EventPoints:
        return u"event_points"_s;
    case IndicatorKind::Expert:
        return u"expert"_s;
    }
    return {};
}

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::HigherBetter:
        return u"higher"_s;
    case Direction::LowerBetter:
        return u"lower"_s;
    case Direction::TargetBest:
        return u"target"_s;
    case Direction::Neutral:
        return u"neutral"_s;
    }
    return {};
}

QString periodKindName(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return u"month"_s;
    case PeriodKind::Quarter:
        return u"quarter"_s;
    case PeriodKind::HalfYear:
        return u"half_year"_s;
    case PeriodKind::Year:
        return u"year"_s;
    case PeriodKind::RollingFour:
        return u"rolling_4"_s;
    }
    return {};
}

QString areaLevelName(AreaLevel level)
{
    switch (level) {
    case AreaLevel::Province:
        return u"province"_s;
    case AreaLevel::City:
        return u"city"_s;
    case AreaLevel::County:
        return u"county"_s;
    case AreaLevel::Township:
        return u"township"_s;
    case AreaLevel::Department:
        return u"department"_s;
    case AreaLevel::Team:
        return u"team"_s;
    }
    return {};
}

QString missingActionName(MissingAction action)
{
    switch (action) {
    case MissingAction::Redistribute:
        return u"redistribute"_s;
    case MissingAction::Zero:
        return u"zero"_s;
    case MissingAction::CarryOne:
        return u"carry_1"_s;
    case MissingAction::PoolFour:
        return u"pool_4"_s;
    case MissingAction::Uncovered:
        return u"uncovered"_s;
    }
    return {};
}

QString uncertaintyKindName(UncertaintyKind kind)
{
    switch (kind) {
    case UncertaintyKind::None:
        return u"none"_s;
    case UncertaintyKind::Wilson:
        return u"wilson"_s;
    case UncertaintyKind::Poisson:
        return u"poisson"_s;
    case UncertaintyKind::StandardError:
        return u"standard_error"_s;
    }
    return {};
}

bool AreaSelector::matches(const UnitContext& context) const
{
    return (!level || level == context.level) &&
           (!region || (context.region && region->contains(*context.region))) &&
           (unit.isEmpty() || unit == context.unit) &&
           (peerGroup.isEmpty() || peerGroup == context.peerGroup);
}

int AreaSelector::exactness() const
{
    // Each kind outweighs everything named after it: unit, region by depth, peer group, level.
    return (unit.isEmpty() ? 0 : 100) + (region ? 10 * static_cast<int>(region->level()) : 0) +
           (peerGroup.isEmpty() ? 0 : 2) + (level ? 1 : 0);
}

const Denominator* IndicatorDefinition::denominator() const
{
    const auto at = static_cast<std::size_t>(chosenDenominator);
    return at < denominators.size() ? &denominators[at] : nullptr;
}

void IndicatorDefinition::chooseDenominator(qsizetype at)
{
    const std::optional<Operand>& brought = denominators.at(static_cast<std::size_t>(at)).numerator;
    chosenDenominator = at;
    numerator = brought ? brought : ownNumerator;
}

bool IndicatorDefinition::isValidOn(QDate day) const
{
    return isWithin(day, validFrom, validTo);
}

const TargetRow* IndicatorDefinition::targetFor(const UnitContext& unitContext, QDate day) const
{
    const TargetRow* best = nullptr;
    const auto grade = [](const TargetRow& row) {
        return std::tuple(row.area.exactness(), row.validFrom.has_value() + row.validTo.has_value());
    };
    for (const TargetRow& row : targets) {
        if (isWithin(day, row.validFrom, row.validTo) && row.area.matches(unitContext) &&
            (!best || grade(row) > grade(*best)))
            best = &row;
    }
    return best;
}

bool IndicatorDefinition::appliesTo(AreaLevel level) const
{
    return levels.empty() || std::ranges::find(levels, level) != levels.end();
}

} // namespace onescreen
