// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitmapping.h"

#include <QCoreApplication>

namespace onescreen {

namespace {

struct PortraitMapping
{
    Q_DECLARE_TR_FUNCTIONS(PortraitMapping)
};

} // namespace

portrait::Level levelOf(AssessedLevel level)
{
    switch (level) {
    case AssessedLevel::City:
        return portrait::Level::City;
    case AssessedLevel::County:
        return portrait::Level::County;
    case AssessedLevel::Township:
        return portrait::Level::Township;
    case AssessedLevel::Department:
        return portrait::Level::Department;
    case AssessedLevel::Team:
        break;
    }
    return portrait::Level::Team;
}

portrait::State stateOf(FigureState state)
{
    switch (state) {
    case FigureState::Value:
        return portrait::State::Value;
    case FigureState::NotApplicable:
        return portrait::State::NotApplicable;
    case FigureState::NotReported:
        return portrait::State::NotReported;
    case FigureState::Late:
        return portrait::State::Late;
    case FigureState::Suppressed:
        return portrait::State::Suppressed;
    case FigureState::Rejected:
        return portrait::State::Rejected;
    case FigureState::NoSource:
        break;
    }
    return portrait::State::NoSource;
}

portrait::Better betterOf(BetterWhen better)
{
    switch (better) {
    case BetterWhen::Higher:
        return portrait::Better::Higher;
    case BetterWhen::Lower:
        return portrait::Better::Lower;
    case BetterWhen::AtTarget:
        return portrait::Better::Target;
    case BetterWhen::Neutral:
        break;
    }
    return portrait::Better::Neutral;
}

namespace {

portrait::WarningLevel levelOf(WarningLevel level)
{
    switch (level) {
    case WarningLevel::Blue:
        return portrait::WarningLevel::Blue;
    case WarningLevel::Yellow:
        return portrait::WarningLevel::Yellow;
    case WarningLevel::Orange:
        return portrait::WarningLevel::Orange;
    case WarningLevel::Red:
        break;
    }
    return portrait::WarningLevel::Red;
}

portrait::WarningRule ruleOf(WarningRule rule)
{
    switch (rule) {
    case WarningRule::PointInConcern:
        return portrait::WarningRule::PointInConcern;
    case WarningRule::OutsideLimits:
        return portrait::WarningRule::OutsideLimits;
    case WarningRule::MissedTarget:
        return portrait::WarningRule::MissedTarget;
    case WarningRule::WillFailTarget:
        return portrait::WarningRule::WillFailTarget;
    case WarningRule::TooUniform:
        return portrait::WarningRule::TooUniform;
    case WarningRule::Veto:
        return portrait::WarningRule::Veto;
    case WarningRule::BelowFloor:
        break;
    }
    return portrait::WarningRule::BelowFloor;
}

} // namespace

portrait::Warning warningOf(const AssessmentWarning& warning, const portrait::Item* item)
{
    std::vector<portrait::WarningRule> rules;
    rules.reserve(warning.rules.size());
    for (const WarningRule rule : warning.rules)
        rules.push_back(ruleOf(rule));
    return {.level = levelOf(warning.level),
            .indicator = warning.indicator,
            .name = warning.indicatorName,
            .rules = std::move(rules),
            .value = warning.value,
            .target = warning.target,
            .lowLimit = warning.lowLimit,
            .highLimit = warning.highLimit,
            .numerator = warning.numerator,
            .denominator = warning.denominator,
            .unit = item ? item->unit : QString(),
            .decimals = item ? item->decimals : 1,
            .owner = warning.owner,
            .importance = warning.weight};
}

portrait::PointLine::Kind pointKindOf(ChangePart part)
{
    return part == ChangePart::Bonus  ? portrait::PointLine::Kind::Bonus
           : part == ChangePart::Cap  ? portrait::PointLine::Kind::Cap
           : part == ChangePart::Veto ? portrait::PointLine::Kind::Veto
                                      : portrait::PointLine::Kind::Deduction;
}

QString partName(ChangePart part)
{
    switch (part) {
    case ChangePart::Performance:
        break;
    case ChangePart::WeightsAndCoverage:
        return PortraitMapping::tr("权重与覆盖");
    case ChangePart::Rule:
        return PortraitMapping::tr("规则");
    case ChangePart::Balance:
        return PortraitMapping::tr("均衡");
    case ChangePart::Bonus:
        return PortraitMapping::tr("加分");
    case ChangePart::Deduction:
        return PortraitMapping::tr("扣分");
    case ChangePart::Cap:
        return PortraitMapping::tr("封顶");
    case ChangePart::Veto:
        return PortraitMapping::tr("否决");
    }
    return {};
}

portrait::ChangeStep::Kind kindOf(ChangePart part)
{
    switch (part) {
    case ChangePart::Performance:
        return portrait::ChangeStep::Kind::Performance;
    case ChangePart::WeightsAndCoverage:
        return portrait::ChangeStep::Kind::Weights;
    case ChangePart::Rule:
        return portrait::ChangeStep::Kind::Rule;
    case ChangePart::Balance:
    case ChangePart::Bonus:
    case ChangePart::Deduction:
    case ChangePart::Cap:
    case ChangePart::Veto:
        break;
    }
    return portrait::ChangeStep::Kind::Points;
}

} // namespace onescreen
