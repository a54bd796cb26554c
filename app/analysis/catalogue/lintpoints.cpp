// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/lintcontext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::lint {

namespace {

const PointRule* findRule(const CatalogueFields& fields, const PointRuleId& id)
{
    const auto found =
        std::ranges::find_if(fields.pointRules, [&id](const PointRule& rule) { return rule->id == id; });
    return found == fields.pointRules.end() ? nullptr : &*found;
}

void checkReferences(Context& context, const PointRule& rule)
{
    const QString& id = rule->id.toString();
    for (const IndicatorId& indicator : indicatorsOf(rule->body)) {
        if (!context.knows(indicator))
            context.error(u"unknown-indicator", rule->line, id,
                          u"There is no indicator %1."_s.arg(indicator.toString()));
    }
    if (rule->node && !context.node(*rule->node))
        context.error(u"unknown-parent", rule->line, id,
                      u"There is no node %1."_s.arg(rule->node->toString()));
    if (rule->boundBy && !findRule(context.fields(), *rule->boundBy))
        context.error(u"unknown-rule", rule->line, id,
                      u"There is no point rule %1."_s.arg(rule->boundBy->toString()));
    if (rule->document.isEmpty() && !rule->toConfirm)
        context.warn(u"no-document", rule->line, id,
                     u"No issuing document is named and it is not marked as to be confirmed."_s);
}

void checkBoundCycle(Context& context, const PointRule& rule)
{
    const PointRule* at = &rule;
    for (std::size_t step = 0; step <= context.fields().pointRules.size() && at && (*at)->boundBy; ++step) {
        at = findRule(context.fields(), *(*at)->boundBy);
        if (at && (*at)->id == rule->id) {
            context.error(u"cycle", rule->line, rule->id.toString(),
                          u"The rule bounds itself through bound_by."_s);
            return;
        }
    }
}

void checkBound(Context& context, const PointRule& rule)
{
    if (!rule->boundBy)
        return;
    checkBoundCycle(context, rule);
    const auto deducts = [](const PointRuleBody& body) {
        return !std::holds_alternative<Bonus>(body) && !std::holds_alternative<Veto>(body);
    };
    const PointRule* bound = findRule(context.fields(), *rule->boundBy);
    if (!deducts(rule->body) || (bound && !deducts((*bound)->body)))
        context.error(u"bound-kind", rule->line, rule->id.toString(),
                      u"Only deductions bound each other with bound_by."_s);
}

void checkVeto(Context& context, const PointRule& rule, const Veto& veto)
{
    const CatalogueFields& fields = context.fields();
    const QString& id = rule->id.toString();
    if (veto.zeroedNode && !context.node(*veto.zeroedNode))
        context.error(u"unknown-parent", rule->line, id,
                      u"There is no node %1."_s.arg(veto.zeroedNode->toString()));
    const bool knowsGrade = std::ranges::any_of(
        fields.grades, [&veto](const Grade& grade) { return grade.nameZh == veto.capGrade; });
    if (veto.kind == VetoKind::CapGrade && !knowsGrade)
        context.error(u"unknown-grade", rule->line, id, u"There is no grade %1."_s.arg(veto.capGrade));
    if (veto.capScore && *veto.capScore >= fields.fullScore)
        context.error(u"veto-cap", rule->line, id, u"A cap at or above the full score caps nothing."_s);
    if (!veto.expires && !rule->validTo)
        context.warn(u"veto-expiry", rule->line, id, u"The veto never expires."_s);
}

/// More cases, more points: rewards producing cases. A count of things that are no cases is left alone.
void checkBonusVolume(Context& context, const PointRule& rule, const Bonus& bonus)
{
    static const QSet<QString> caseUnits{u"件"_s, u"起"_s, u"户次"_s, u"次"_s, u"宗"_s};
    for (const CountedItem& item : bonus.items) {
        if (!item.indicator)
            continue;
        for (const IndicatorDefinition* indicator : context.versions(*item.indicator)) {
            const bool counts = indicator->denominators.empty() && caseUnits.contains(indicator->unit);
            if (counts) {
                context.warn(u"bonus-rewards-volume", rule->line, rule->id.toString(),
                             u"More %1 (%2) gives more points: the bonus rewards the number of cases."_s.arg(
                                 indicator->nameZh, indicator->id.toString()));
                break;
            }
        }
    }
}

void checkShortfall(Context& context, const PointRule& rule, const ShortfallDeduction& shortfall)
{
    for (const IndicatorDefinition* indicator : context.versions(shortfall.indicator)) {
        if (indicator->direction == Direction::Neutral)
            context.error(u"neutral-scored", rule->line, rule->id.toString(),
                          u"%1 is neutral, so nothing can fall short."_s.arg(indicator->id.toString()));
        if (!shortfall.threshold && indicator->targets.empty())
            context.error(
                u"score-target", rule->line, rule->id.toString(),
                u"The deduction needs a threshold, since %1 has no target."_s.arg(indicator->id.toString()));
    }
}

} // namespace

void checkPointRules(Context& context)
{
    QSet<QString> seen;
    double bonuses = 0;
    int bonusLine = 0;
    for (const PointRule& rule : context.fields().pointRules) {
        if (seen.contains(rule->id.toString()))
            context.error(u"duplicate-id", rule->line, rule->id.toString(),
                          u"Another point rule has the same id."_s);
        seen.insert(rule->id.toString());
        checkReferences(context, rule);
        checkBound(context, rule);
        if (const auto* veto = std::get_if<Veto>(&rule->body))
            checkVeto(context, rule, *veto);
        if (const auto* shortfall = std::get_if<ShortfallDeduction>(&rule->body))
            checkShortfall(context, rule, *shortfall);
        if (const auto* bonus = std::get_if<Bonus>(&rule->body)) {
            checkBonusVolume(context, rule, *bonus);
            bonuses += bonus->cap;
            bonusLine = rule->line;
        }
    }
    if (bonuses > 0 && context.fields().bonusCap <= 0)
        context.error(u"bonus-cap", bonusLine, {},
                      u"bonus_cap is 0, so no bonus lifts a total above the full score."_s);
}

} // namespace onescreen::lint
