// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/pointrules.h"

#include "app/analysis/index/leafcells.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/index/treescores.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace onescreen {

namespace {

/// What the rules look at: for each rule the values of its indicators, by unit.
using RuleValues = std::vector<std::vector<std::vector<double>>>;

/// Points of one rule for one unit before another rule bounds them.
struct Stated
{
    double points = 0;
    bool unknown = false;
    bool holds = false; ///< Of a veto.
};

double countedPoints(const std::vector<CountedItem>& items, const std::vector<std::vector<double>>& values,
                     std::size_t unit, bool& unknown)
{
    double points = 0;
    for (std::size_t item = 0; item < items.size(); ++item) {
        const double count = values[item][unit];
        unknown = unknown || std::isnan(count);
        points += std::isnan(count)
                      ? 0
                      : items[item].points * wholeSteps(count / items[item].each, items[item].rounding);
    }
    return points;
}

Stated statedBy(const RulePlan& plan, const std::vector<std::vector<double>>& values, std::size_t unit)
{
    Stated stated;
    const auto capped = [](double points, const std::optional<double>& cap) {
        return cap ? std::min(points, *cap) : points;
    };
    const auto value = [&] {
        stated.unknown = std::isnan(values.front()[unit]);
        return values.front()[unit];
    };
    std::visit(
        [&]<typename Body>(const Body& body) {
            if constexpr (std::is_same_v<Body, ShortfallDeduction>) {
                const double threshold = body.threshold.value_or(plan.targets.targets()[unit]);
                const double missing = shortfall(plan.direction, threshold, value());
                stated.unknown = stated.unknown || std::isnan(threshold);
                stated.points =
                    stated.unknown
                        ? 0
                        : capped(body.perStep * wholeSteps(missing / body.step, body.rounding), body.cap);
            } else if constexpr (std::is_same_v<Body, StepDeduction>) {
                const double marks = stepMarks(body.steps, value());
                stated.points = stated.unknown ? 0 : marks;
            } else if constexpr (std::is_same_v<Body, Veto>) {
                stated.holds = value() >= body.atLeast;
            } else {
                stated.points = countedPoints(body.items, values, unit, stated.unknown);
                stated.points = capped(stated.points, body.cap);
            }
        },
        (*plan.rule)->body);
    return stated;
}

void bindPoints(const std::vector<RulePlan>& rules, std::vector<Stated>& stated)
{
    // A chain of bounds settles in as many passes as it is long; bounds only ever take points away.
    for (std::size_t pass = 0; pass < rules.size(); ++pass) {
        for (std::size_t rule = 0; rule < rules.size(); ++rule) {
            if (rules[rule].boundBy)
                stated[rule].points = std::min(stated[rule].points, stated[*rules[rule].boundBy].points);
        }
    }
}

/// The total of one unit while rules are applied one after the other.
class Settlement
{
public:
    Settlement(const IndexPlan::Content& plan, std::vector<double> scores, UnitOutcome& outcome)
        : m_plan(plan), m_tree(*plan.tree, std::move(scores)), m_outcome(outcome), m_total(*outcome.base)
    {
    }

    void apply(const RulePlan& rule, const Stated& stated)
    {
        if (const auto* veto = std::get_if<Veto>(&(*rule.rule)->body))
            return applyVeto(rule, *veto, stated);
        const bool bonus = std::holds_alternative<Bonus>((*rule.rule)->body);
        if (stated.points <= 0 && !stated.unknown)
            return;
        const double points = bonus ? stated.points : -stated.points;
        if (rule.node == 0)
            m_added += points;
        else
            changeTree([&] { m_tree.add(rule.node, points); });
        IndexLine line = lineOf(rule, bonus ? LineKind::Bonus : LineKind::Deduction);
        line.stated = stated.points;
        line.unknown = stated.unknown;
        finishLine(std::move(line));
    }

    /// After the last deduction and bonus, before the first veto.
    void limit()
    {
        m_limited = true;
        if (limited(m_total) != m_total)
            finishLine({.kind = LineKind::Cap, .node = m_plan.tree->nodes.front().id});
    }

    void finish()
    {
        m_outcome.total = m_total;
        for (const IndexLine& line : m_outcome.lines)
            sumOf(line.kind) += line.amount;
    }

private:
    [[nodiscard]] double limited(double total) const
    {
        // Rank points times a difficulty may stand above the full score without any bonus.
        const double most =
            std::max(m_plan.tree->fullScore, *m_outcome.base) + m_plan.catalogue.fields().bonusCap;
        return std::clamp(total, 0.0, most);
    }

    template <typename Change> void changeTree(Change change)
    {
        change();
        m_treeChange = m_tree.index() - *m_outcome.base;
    }

    [[nodiscard]] IndexLine lineOf(const RulePlan& rule, LineKind kind) const
    {
        const PointRuleFields& fields = **rule.rule;
        return {.kind = kind,
                .rule = fields.id.toString(),
                .title = fields.title,
                .document = fields.document,
                .approver = {},
                .node = m_plan.tree->nodes[rule.node].id};
    }

    void finishLine(IndexLine line)
    {
        double total = *m_outcome.base + m_treeChange + m_added;
        if (m_limited)
            total = limited(total);
        if (m_scoreCap)
            total = std::min(total, *m_scoreCap);
        line.amount = total - m_total;
        m_total = total;
        m_outcome.lines.push_back(std::move(line));
    }

    void applyVeto(const RulePlan& rule, const Veto& veto, const Stated& stated)
    {
        if (!stated.holds && !stated.unknown)
            return;
        IndexLine line = lineOf(rule, LineKind::Veto);
        line.approver = veto.approver;
        line.unknown = stated.unknown;
        if (stated.holds) {
            switch (veto.kind) {
            case VetoKind::ZeroItem:
            case VetoKind::ZeroDimension:
                changeTree([&] { m_tree.zero(rule.node); });
                break;
            case VetoKind::CapScore:
                m_scoreCap = std::min(veto.capScore.value_or(m_total), m_scoreCap.value_or(m_total));
                break;
            case VetoKind::CapGrade:
                m_outcome.grade = lowerGrade(m_outcome.grade, veto.capGrade);
                break;
            case VetoKind::Exclude:
                m_outcome.unranked = UnrankedReason::Excluded;
                break;
            }
        }
        finishLine(std::move(line));
    }

    [[nodiscard]] QString lowerGrade(const QString& a, const QString& b) const
    {
        const auto& grades = m_plan.catalogue.fields().grades;
        const auto place = [&](const QString& name) {
            return std::ranges::find(grades, name, &Grade::nameZh) - grades.begin();
        };
        return a.isEmpty() || place(b) > place(a) ? b : a;
    }

    double& sumOf(LineKind kind)
    {
        switch (kind) {
        case LineKind::Bonus:
            return m_outcome.bonus;
        case LineKind::Deduction:
            return m_outcome.deduction;
        case LineKind::Cap:
            return m_outcome.caps;
        case LineKind::Veto:
            break;
        }
        return m_outcome.vetoes;
    }

    const IndexPlan::Content& m_plan;
    AdjustedTree m_tree;
    UnitOutcome& m_outcome;
    double m_total;
    double m_treeChange = 0; ///< What rules on nodes below the index changed.
    double m_added = 0;      ///< What rules on the index itself changed.
    bool m_limited = false;
    std::optional<double> m_scoreCap;
};

void settleUnit(const IndexPlan::Content& plan, const RuleValues& values, const IndexResult::Columns& columns,
                std::size_t unit, UnitOutcome& outcome)
{
    const std::size_t units = plan.units.size();
    std::vector<Stated> stated;
    stated.reserve(plan.rules.size());
    for (std::size_t rule = 0; rule < plan.rules.size(); ++rule)
        stated.push_back(statedBy(plan.rules[rule], values[rule], unit));
    bindPoints(plan.rules, stated);
    std::vector<double> scores(plan.tree->nodes.size());
    for (std::size_t node = 0; node < scores.size(); ++node)
        scores[node] = columns.score[node * units + unit];
    Settlement settlement(plan, std::move(scores), outcome);
    bool limited = false;
    for (std::size_t rule = 0; rule < plan.rules.size(); ++rule) {
        if (!limited && std::holds_alternative<Veto>((*plan.rules[rule].rule)->body)) {
            settlement.limit();
            limited = true;
        }
        settlement.apply(plan.rules[rule], stated[rule]);
    }
    if (!limited)
        settlement.limit();
    settlement.finish();
}

} // namespace

void applyPointRules(const IndexPlan::Content& plan, const ObservationTable& table,
                     const IndexResult::Columns& columns, std::vector<UnitOutcome>& outcomes)
{
    RuleValues values;
    for (const RulePlan& rule : plan.rules) {
        values.emplace_back();
        for (const IndicatorId& item : rule.items)
            values.back().push_back(countedValues(plan, table, item, plan.period));
    }
    for (std::size_t unit = 0; unit < outcomes.size(); ++unit) {
        UnitOutcome& outcome = outcomes[unit];
        if (!outcome.base)
            continue;
        if (plan.rules.empty())
            outcome.total = outcome.base;
        else
            settleUnit(plan, values, columns, unit, outcome);
    }
}

} // namespace onescreen
