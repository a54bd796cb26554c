// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/scorerule.h"

#include <QDate>

namespace onescreen {

using NodeId = StrongId<struct NodeIdTag>;
using PointRuleId = StrongId<struct PointRuleIdTag>;

/// Deduction by distance to a threshold: min(cap, perStep·g(shortfall ÷ step)); shortfall as in
/// ShortfallPoints.
struct ShortfallDeduction
{
    IndicatorId indicator;
    std::optional<double> threshold; ///< None: the target that holds for the unit and the period.
    double perStep = 1;              ///< Above 0.
    double step = 1;                 ///< Above 0.
    RoundingMode rounding = RoundingMode::Exact;
    std::optional<double> cap; ///< Above 0.

    friend bool operator==(const ShortfallDeduction&, const ShortfallDeduction&) = default;
};

/// Deduction by bands of an indicator's value; marks of the bands are the deductions, 0 or above.
struct StepDeduction
{
    IndicatorId indicator;
    StepPoints steps;

    friend bool operator==(const StepDeduction&, const StepDeduction&) = default;
};

/// min(cap, Σ k_i·g(n_i)) off.
struct CountedDeduction
{
    std::vector<CountedItem> items;
    std::optional<double> cap;

    friend bool operator==(const CountedDeduction&, const CountedDeduction&) = default;
};

/// S9: min(cap, Σ k_i·g(n_i)) more.
struct Bonus
{
    std::vector<CountedItem> items;
    double cap = 0; ///< Above 0: a bonus always ends somewhere.

    friend bool operator==(const Bonus&, const Bonus&) = default;
};

/// S10, in the fixed order in which they are applied.
enum class VetoKind : quint8 {
    ZeroItem,      ///< The indicator `zeroed` scores 0.
    ZeroDimension, ///< The node `zeroedNode` scores 0.
    CapScore,      ///< The total is at most `capScore`.
    CapGrade,      ///< The grade is at most `capGrade`.
    Exclude,       ///< Not ranked.
};

/// Holds when the value of `trigger` reaches `atLeast`. The uncapped base score is always kept beside.
struct Veto
{
    VetoKind kind = VetoKind::CapScore;
    IndicatorId trigger;
    double atLeast = 1;
    std::optional<IndicatorId> zeroed;
    std::optional<NodeId> zeroedNode;
    std::optional<double> capScore; ///< 59.9
    QString capGrade;               ///< Name of a grade of the catalogue.
    QString approver;               ///< Who decides that it applies; never empty.
    std::optional<QDate> expires;   ///< Last day on which it can apply.

    friend bool operator==(const Veto&, const Veto&) = default;
};

using PointRuleBody = std::variant<ShortfallDeduction, StepDeduction, CountedDeduction, Bonus, Veto>;

/// A rule that acts on the score of a node after aggregation (deduction, bonus) or on the total (veto).
/// Only observations with state Value count; an indicator without one gives 0 points and a line that says so.
struct PointRuleFields
{
    PointRuleId id;
    QString title;
    QString document;                   ///< Issuing document and clause; never empty for a veto.
    std::optional<NodeId> node;         ///< Node whose score it changes; none: the index.
    std::optional<PointRuleId> boundBy; ///< "此项扣分≤发现问题数量扣分": at most what that rule takes.
    std::optional<QDate> validFrom;
    std::optional<QDate> validTo;
    PointRuleBody body;
    bool toConfirm = false; ///< 口径待确认
    int line = 0;           ///< In the file it was read from; 0: not from a file.

    friend bool operator==(const PointRuleFields&, const PointRuleFields&) = default;
};
std::optional<Error> findFault(const PointRuleFields& fields);
using PointRule = Checked<PointRuleFields>;

/// The indicators whose values the rule looks at.
std::vector<IndicatorId> indicatorsOf(const PointRuleBody& body);
QString pointRuleName(const PointRuleBody& body); ///< "shortfall", "steps", "counted", "bonus", "veto".
QString vetoKindName(VetoKind kind);              ///< "zero_item", "zero_dimension", "cap_score", …
bool isValidOn(const PointRuleFields& rule, QDate day);

} // namespace onescreen
