// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/pointrule.h"

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Error fault(QStringView field, QString text)
{
    return Error{.kind = ErrorKind::Invalid, .text = std::move(text), .place = {.field = field.toString()}};
}

bool isPositive(double value)
{
    return std::isfinite(value) && value > 0;
}

std::optional<Error> faultOfCap(std::optional<double> cap)
{
    if (!cap || isPositive(*cap))
        return std::nullopt;
    return fault(u"cap", u"must be a number above 0"_s);
}

std::optional<Error> faultOfItems(const std::vector<CountedItem>& items)
{
    if (items.empty())
        return fault(u"items", u"must have at least one entry"_s);
    for (const CountedItem& item : items) {
        if (!item.indicator)
            return fault(u"indicator", u"every item of a point rule names an indicator"_s);
        if (auto found = findFault(item))
            return found;
    }
    return std::nullopt;
}

std::optional<Error> faultOfVetoEffect(const Veto& rule)
{
    const bool capsScore = rule.kind == VetoKind::CapScore;
    if ((rule.kind == VetoKind::ZeroItem) != rule.zeroed.has_value())
        return fault(u"zeroed", u"belongs to a veto of kind zero_item, and to no other"_s);
    if ((rule.kind == VetoKind::ZeroDimension) != rule.zeroedNode.has_value())
        return fault(u"zeroed_node", u"belongs to a veto of kind zero_dimension, and to no other"_s);
    if (capsScore != rule.capScore.has_value())
        return fault(u"cap_score", u"belongs to a veto of kind cap_score, and to no other"_s);
    if (capsScore && (!std::isfinite(*rule.capScore) || *rule.capScore < 0))
        return fault(u"cap_score", u"must be 0 or above"_s);
    if ((rule.kind == VetoKind::CapGrade) == rule.capGrade.isEmpty())
        return fault(u"cap_grade", u"belongs to a veto of kind cap_grade, and to no other"_s);
    return std::nullopt;
}

struct BodyFaults
{
    std::optional<Error> operator()(const ShortfallDeduction& rule) const
    {
        if (!isPositive(rule.perStep))
            return fault(u"per_step", u"must be a number above 0"_s);
        if (!isPositive(rule.step))
            return fault(u"step", u"must be a number above 0"_s);
        if (rule.threshold && !std::isfinite(*rule.threshold))
            return fault(u"threshold", u"must be a finite number"_s);
        return faultOfCap(rule.cap);
    }
    std::optional<Error> operator()(const StepDeduction& rule) const
    {
        return findFault(ScoreShape(rule.steps));
    }
    std::optional<Error> operator()(const CountedDeduction& rule) const
    {
        if (auto found = faultOfItems(rule.items))
            return found;
        return faultOfCap(rule.cap);
    }
    std::optional<Error> operator()(const Bonus& rule) const
    {
        if (auto found = faultOfItems(rule.items))
            return found;
        return faultOfCap(rule.cap);
    }
    std::optional<Error> operator()(const Veto& rule) const
    {
        if (rule.approver.isEmpty())
            return fault(u"approver", u"a veto names who decides that it applies"_s);
        if (!std::isfinite(rule.atLeast))
            return fault(u"at_least", u"must be a finite number"_s);
        return faultOfVetoEffect(rule);
    }
};

void appendIndicators(std::vector<IndicatorId>& to, const std::vector<CountedItem>& items)
{
    for (const CountedItem& item : items) {
        if (item.indicator)
            to.push_back(*item.indicator);
    }
}

} // namespace

std::optional<Error> findFault(const PointRuleFields& fields)
{
    if (fields.title.isEmpty())
        return fault(u"title", u"must not be empty"_s);
    if (std::holds_alternative<Veto>(fields.body) && fields.document.isEmpty())
        return fault(u"document", u"a veto names the document it rests on"_s);
    if (fields.validFrom && fields.validTo && *fields.validTo < *fields.validFrom)
        return fault(u"valid_to", u"must not be before valid_from"_s);
    if (fields.boundBy == fields.id)
        return fault(u"bound_by", u"a rule cannot bound itself"_s);
    return std::visit(BodyFaults{}, fields.body);
}

std::vector<IndicatorId> indicatorsOf(const PointRuleBody& body)
{
    std::vector<IndicatorId> result;
    if (const auto* shortfall = std::get_if<ShortfallDeduction>(&body))
        result.push_back(shortfall->indicator);
    else if (const auto* steps = std::get_if<StepDeduction>(&body))
        result.push_back(steps->indicator);
    else if (const auto* counted = std::get_if<CountedDeduction>(&body))
        appendIndicators(result, counted->items);
    else if (const auto* bonus = std::get_if<Bonus>(&body))
        appendIndicators(result, bonus->items);
    else if (const auto* veto = std::get_if<Veto>(&body)) {
        result.push_back(veto->trigger);
        if (veto->zeroed)
            result.push_back(*veto->zeroed);
    }
    return result;
}

QString pointRuleName(const PointRuleBody& body)
{
    static const std::array names{u"shortfall"_s, u"steps"_s, u"counted"_s, u"bonus"_s, u"veto"_s};
    static_assert(std::tuple_size_v<decltype(names)> == std::variant_size_v<PointRuleBody>);
    return names.at(body.index());
}

QString vetoKindName(VetoKind kind)
{
    switch (kind) {
    case VetoKind::ZeroItem:
        return u"zero_item"_s;
    case VetoKind::ZeroDimension:
        return u"zero_dimension"_s;
    case VetoKind::CapScore:
        return u"cap_score"_s;
    case VetoKind::CapGrade:
        return u"cap_grade"_s;
    case VetoKind::Exclude:
        return u"exclude"_s;
    }
    return {};
}

bool isValidOn(const PointRuleFields& rule, QDate day)
{
    const auto* veto = std::get_if<Veto>(&rule.body);
    const bool expired = veto && veto->expires && day > *veto->expires;
    return !expired && !(rule.validFrom && day < *rule.validFrom) && !(rule.validTo && day > *rule.validTo);
}

} // namespace onescreen
