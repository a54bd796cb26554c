// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indextree.h"
#include "app/analysis/index/observation.h"
#include "app/analysis/index/observationtable.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Version of the arithmetic: part of every frozen period, raised when any number could change.
inline constexpr int indexEngineVersion = 1;

/// What step 4 made of a cell.
enum class Treatment : quint8 {
    Own,           ///< Its own value of this period.
    Carried,       ///< The value of the period before.
    Pooled,        ///< Numerators and denominators of four periods.
    Zero,          ///< 0 points; left out of peer statistics.
    Redistributed, ///< No score; its weight goes to its siblings.
    Uncovered,     ///< No score; its weight lowers the coverage.
};
QString
treatmentName(Treatment treatment); ///< "own", "carried", "pooled", "zero", "redistributed", "uncovered".

/// Why a cell has no number of its own; None when it has.
enum class CellReason : quint8 {
    None,
    DenominatorZero, ///< The duty did not arise.
    NoDuty,          ///< The unit's level does not have it.
    NotApplicable,   ///< Stated as such.
    NotReported,     ///< Stated, or no observation at all.
    NotDue,          ///< Nothing yet, and the deadline has not passed.
    Late,
    TooFewCases,      ///< Denominator below n_min, also when pooled.
    Negative,         ///< A check failed (to Rejected): a count below 0,
    AboveDenominator, ///< a ratio above 1,
    NotFinite,        ///< no finite number,
    Incomplete,       ///< a numerator without denominator or the other way round,
    Contradiction,    ///< a stated value that its numerator and denominator do not give,
    Rejected,         ///< stated as such.
    NoTarget,         ///< The score rule needs a target and none is set for the unit.
    NoComparison,     ///< A relative rule found no other unit, or no spread.
    NothingApplies,   ///< Of an aggregate: no member applies.
    LowCoverage,      ///< Of an aggregate: covered weight below its minimum.
};
QString cellReasonName(CellReason reason); ///< "denominator_zero", …; empty for None.

/// Everything that is known of one unit at one node. For aggregates only the parts from `score` on.
struct IndexCell
{
    std::optional<double> numerator; ///< What the value was made of: pooled or carried where so treated.
    std::optional<double> denominator;
    std::optional<double> value;          ///< In the unit as shown, not rounded.
    ValueState state = ValueState::Value; ///< As reported, or as the checks found it.
    Treatment treatment = Treatment::Own;
    CellReason reason = CellReason::None;
    std::optional<double> target; ///< That held for the unit.
    std::optional<double> score;  ///< 0..fullScore, not rounded; before point rules.
    double weight = 0; ///< Effective: normalised over what counts, down the tree. 0: does not count.
    std::optional<double>
        coverage; ///< Aggregates: weight with a score ÷ weight that applies; none: nothing applies.
    std::optional<double>
        dataCoverage;        ///< The same, of values of this period only (no zero, carried, pooled).
    double contribution = 0; ///< Points of the base score that come from here.
    double lost = 0;         ///< Points a full score here would add. Σ over indicators = full − base.
};

enum class LineKind : quint8 { Bonus, Deduction, Cap, Veto };
QString lineKindName(LineKind kind); ///< "bonus", "deduction", "cap", "veto".

/// A point rule that held for a unit (step 7), in the order of application. total = base + Σ amounts.
struct IndexLine
{
    LineKind kind = LineKind::Deduction;
    QString rule; ///< PointRuleId; empty for the general limits (full score + bonus cap, and 0).
    QString title;
    QString document;
    QString approver;     ///< Of a veto.
    QString node;         ///< Node whose score it changed; the index for most.
    double stated = 0;    ///< Points by the rule itself, above 0; 0 for caps and vetoes.
    bool unknown = false; ///< An indicator it looks at has no value and counted as nothing.
    double amount =
        0; ///< What it changed in the total, signed; 0 for a veto that only touches grade or rank.
};

/// Why a unit has no rank.
enum class UnrankedReason : quint8 {
    None,
    NothingApplies, ///< No indicator applies to it.
    LowCoverage,    ///< The index, or a node below it, is covered below its minimum.
    Excluded,       ///< By a veto.
};
QString
unrankedReasonName(UnrankedReason reason); ///< "nothing_applies", "low_coverage", "excluded"; empty for None.

/// Steps 7 to 9 for one unit.
struct UnitOutcome
{
    std::optional<double> base;  ///< Before point rules; always kept.
    std::optional<double> total; ///< After them, not rounded.
    std::optional<double> shown; ///< Rounded to the index's decimals, half away from zero. This ranks.
    std::vector<IndexLine> lines;
    double bonus = 0; ///< Sums of the amounts of the lines by kind; deduction and caps are ≤ 0.
    double deduction = 0;
    double caps = 0;
    double vetoes = 0;
    std::optional<double> balance; ///< 均衡度 beside the index: mean less variance over mean of its members.
    std::optional<int> rank; ///< Competition rank ("1224") on `shown` among the ranked units of its level.
    int ranked = 0;          ///< Units that are ranked on that level.
    bool tied = false;       ///< 并列
    std::optional<int> peerRank; ///< The same inside its peer group; none without a group.
    int peersRanked = 0;
    std::optional<double> percentileMinimum; ///< (r−1)/(N−1), ascending minimum ranks; none for N = 1.
    std::optional<double> percentileAverage; ///< With average ranks.
    QString grade;                           ///< Empty: the catalogue has none, or no score.
    UnrankedReason unranked = UnrankedReason::None;
    QString unrankedNode; ///< With LowCoverage: the node nearest to the index whose coverage is too low.
};

/// Every step for all units of one period. A value; copies share their content. Safe to read from several
/// threads.
struct IndexResult
{
    /// Counts of a cell that are not those of its own observation: carried or pooled.
    struct Counts
    {
        double numerator = 0;
        double denominator = 0;
        double standardError = 0;
    };
    /// Filled by the engine; readers use the functions below. NaN = none. What can be read elsewhere is not
    /// stored: a quarter is computed while a slider moves.
    struct Columns
    {
        std::vector<double> value; ///< [place of the indicator · units + unit]
        std::vector<double> score; ///< [node · units + unit]
        std::vector<double> lost;  ///< Likewise; empty: weight · (full − score), all nodes are means.
        std::vector<double> coverage, dataCoverage; ///< [place of the inner node · units + unit]
        std::vector<double> present;                ///< Likewise: Σ weight of the members that have a score.
        std::vector<ValueState> state;              ///< [node · units + unit]
        std::vector<Treatment> treatment;
        std::vector<CellReason> reason;
        QHash<std::size_t, Counts> counts; ///< By node · units + unit.
    };
    struct Content
    {
        QString catalogueId;
        int catalogueVersion = 1;
        QString catalogueTitle;
        std::shared_ptr<const IndexTree> tree;
        std::optional<ObservationTable> table;                 ///< Where the counts of a cell stand.
        std::vector<const ObservationTable::Column*> observed; ///< Inside `table`, by indicator; may be null.
        std::shared_ptr<const std::vector<std::vector<double>>> targets; ///< By indicator, by unit.
        std::vector<IndexUnit> units;                                    ///< Peer groups filled in.
        Columns columns;
        std::vector<UnitOutcome> outcomes;
    };

    /// Of one cell: its share of the weight that is there, down the tree.
    static double effectiveWeight(const IndexTree& tree, const Columns& columns, std::size_t units,
                                  std::size_t unit, std::size_t node);

    IndexResult(Period ofPeriod, std::shared_ptr<const Content> content)
        : m_period(ofPeriod), d(std::move(content))
    {
    }

    [[nodiscard]] const Period& period() const { return m_period; }
    [[nodiscard]] const QString& catalogueId() const { return d->catalogueId; }
    [[nodiscard]] int catalogueVersion() const { return d->catalogueVersion; }
    [[nodiscard]] const IndexTree& tree() const { return *d->tree; }
    [[nodiscard]] const std::vector<IndexNode>& nodes() const { return d->tree->nodes; }
    [[nodiscard]] const std::vector<IndexUnit>& units() const
    {
        return d->units;
    } ///< In the order of the input.
    [[nodiscard]] const Columns& columns() const { return d->columns; }
    /// Counts and standard error behind a cell of an indicator; NaN = none.
    [[nodiscard]] Counts counts(std::size_t unit, std::size_t node) const;

    [[nodiscard]] std::optional<std::size_t> findUnit(const QString& id) const;
    [[nodiscard]] std::optional<std::size_t> findNode(const QString& id) const { return d->tree->find(id); }
    /// IndexCell::weight alone.
    [[nodiscard]] double weight(std::size_t unit, std::size_t node) const;
    /// Requires positions inside units() and nodes().
    [[nodiscard]] IndexCell cell(std::size_t unit, std::size_t node) const;
    [[nodiscard]] const UnitOutcome& outcome(std::size_t unit) const { return d->outcomes[unit]; }
    /// Units of that level, ranked ones first by rank then id, then the others by id.
    [[nodiscard]] std::vector<std::size_t> table(const QString& level) const;

private:
    Period m_period;
    std::shared_ptr<const Content> d;
};

/// Competition ranks of one node among the units of each level: on its score rounded to the node's decimals,
/// or (indicators) on the value rounded to `decimals` by direction. Units whose cell has too few cases, or no
/// own, carried or pooled value, are not ranked. In the order of units().
struct NodeRank
{
    std::optional<double> shown;
    std::optional<int> rank;
    int ranked = 0;
    bool tied = false;
};
std::vector<NodeRank> rankByScore(const IndexResult& result, std::size_t node);
std::vector<NodeRank> rankByValue(const IndexResult& result, std::size_t node, int decimals,
                                  Direction direction);

} // namespace onescreen
