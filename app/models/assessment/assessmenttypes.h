// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/domain/period.h"
#include "app/domain/region.h"
#include "app/store/queries.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace onescreen {

/// Whose figures: an area of a level, a department (a unit without parent), a team (a unit below another).
/// One level is ranked among itself.
enum class AssessedLevel : quint8 { City, County, Township, Department, Team };
inline constexpr std::array allAssessedLevels{AssessedLevel::City, AssessedLevel::County,
                                              AssessedLevel::Township, AssessedLevel::Department,
                                              AssessedLevel::Team};
QString assessedLevelName(AssessedLevel level); ///< "city", "county", "township", "department", "team".
std::optional<AssessedLevel> assessedLevelFromName(QStringView name);

/// Kinds of periods: 画像 by month, 指标 by quarter; half-years and years for what is only known for those.
/// RollingFour (滚动四期): the four quarters up to and including one; the last of a year is that year.
enum class AssessedCalendar : quint8 { Month, Quarter, HalfYear, Year, RollingFour };
inline constexpr std::array allAssessedCalendars{AssessedCalendar::Month, AssessedCalendar::Quarter,
                                                 AssessedCalendar::HalfYear, AssessedCalendar::Year,
                                                 AssessedCalendar::RollingFour};
/// The calendar that this period belongs to, Year for a calendar year; none for other spans.
std::optional<AssessedCalendar> calendarOf(const Period& period);
/// The period of that calendar that holds the day, which must be valid; of RollingFour the one whose last
/// quarter does.
Period calendarPeriod(AssessedCalendar calendar, QDate day);
Period periodBefore(AssessedCalendar calendar, const Period& period); ///< 环比 looks at this one.
Period samePeriodLastYear(const Period& period);                      ///< 同比 looks at this one.

struct AssessedUnit
{
    QString key;  ///< Region code ("330902", "330902001") or "unit:" and the unit's id.
    QString name; ///< As the window may show it; never empty.
    AssessedLevel level = AssessedLevel::County;
    QString parent;    ///< Key of the next larger one; empty at the top.
    QString peerGroup; ///< Id; empty: one group.
    /// As the catalogue calls it; empty for the two that departments have of themselves, "city" and "county".
    QString peerGroupName{};
    std::optional<RegionCode> region;
    std::optional<UnitId> unit;
};

/// Why there is no number; only Value has one. In the words of indicators.md 1.2.
enum class FigureState : quint8 {
    Value,
    NotApplicable, ///< The duty did not arise: denominator 0.
    NotReported,
    Late,       ///< Carried over from the period before, marked.
    Suppressed, ///< Fewer than n_min.
    Rejected,   ///< Failed a check; `reason` says which.
    NoSource,   ///< Neither rows nor an imported value exist for this indicator here.
};

/// Where a number comes from. Official numbers are never overwritten and never repaired.
enum class Provenance : quint8 { Rows, Official, Manual };

/// A printed value beside a computed one.
struct PrintedValue
{
    std::optional<double> value; ///< In the unit as printed.
    QString unit;
    QString document;
    QString context;     ///< The sentence it stands in.
    QString printedName; ///< The indicator's name as printed.
    Provenance provenance = Provenance::Official;
    bool conflicts = false; ///< Differs from ours by more than the rounding of the printed digits.
};

/// One indicator of one unit in one period. Numbers are in the indicator's unit as shown ("%": 98.8), not
/// rounded.
struct Figure
{
    FigureState state = FigureState::NoSource;
    std::optional<double> value; ///< Present with state Value and Late, and as raw value with Suppressed.
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> low; ///< 95 % interval (Wilson, Byar) where the indicator has one.
    std::optional<double> high;
    Provenance provenance = Provenance::Rows;
    QString reason;                      ///< English sentence; empty for Value.
    std::optional<PrintedValue> printed; ///< An official value beside one computed from rows.

    [[nodiscard]] bool hasValue() const { return state == FigureState::Value || state == FigureState::Late; }
    /// Denominator less numerator, for rates whose target is 100 %.
    [[nodiscard]] std::optional<double> failures() const;
};

enum class BetterWhen : quint8 { Higher, Lower, AtTarget, Neutral };

/// One of several denominators that an indicator can be made with.
struct DenominatorOption
{
    QString id;
    QString text;
    QString document;      ///< That words it so; may be empty.
    bool chosen = false;   ///< The figures are made with it.
    bool official = false; ///< The catalogue chooses it.
};

/// What the catalogue says about an indicator, ready to be shown.
struct IndicatorInfo
{
    QString id;
    int version = 1;
    QString name;
    QString shortName;
    QString unit; ///< "%", "件", "h".
    int decimals = 1;
    std::optional<double> least, most; ///< Possible values; open where any number is possible.
    bool isRate = false; ///< Differences are 百分点 and the value has numerator and denominator.
    BetterWhen better = BetterWhen::Neutral;
    QString dimension; ///< Node id; empty outside the index.
    QString group;     ///< Node id.
    double weight = 0; ///< Product of the normalised weights down the tree, 0..1; 0 when not scored.
    bool scored = false;
    bool toConfirm = false;     ///< 口径待确认
    bool penaltyVolume = false; ///< Shown as context only: no target, no rank.
    bool fromRows = false;      ///< Has facts that the cache's rows can tell.
    int nMin = 0;
    QStringList balance; ///< Ids of the indicators that must stand beside it.
    QString owner;
    QString document;
    std::vector<DenominatorOption> denominators; ///< With two and more to choose from.
};

enum class NodeKind : quint8 { Index, Dimension, Group, Indicator };

struct NodeInfo
{
    QString id;
    QString name;
    NodeKind kind = NodeKind::Indicator;
    QString parent;    ///< Empty for the index.
    double weight = 0; ///< In its parent, as written in the catalogue.
    QStringList children;
};

/// A value against an earlier one (环比, 同比).
struct Comparison
{
    std::optional<double> before;
    std::optional<double> difference; ///< Value less before, in the indicator's unit: 百分点 for rates.
    std::optional<double> percent;    ///< Relative change in %; never for rates, nor where before is not > 0.
    bool ruleChanged = false; ///< Another version of the indicator applied then: not comparable as it is.
};

enum class TargetState : quint8 { NoTarget, Met, Missed, TooFew, NoValue };

/// A line of the indicator table.
struct IndicatorRow
{
    IndicatorInfo info;
    Figure figure;
    std::optional<double> target; ///< In the indicator's unit.
    QString targetDocument;
    TargetState targetState = TargetState::NoTarget;
    Comparison periodOnPeriod;   ///< 环比
    Comparison yearOnYear;       ///< 同比
    std::optional<double> score; ///< 0 to 100.
    std::vector<std::optional<double>>
        spark; ///< Up to 8 quarters or 13 months ending with this; gaps are gaps.
};

/// Why a unit stands below the ranked ones.
enum class NotRanked : quint8 { Ranked, NoValue, TooFewCases, LowCoverage, NotReported, Excluded, NotScored };

struct RankRow
{
    QString unit; ///< Key.
    QString name;
    QString peerGroup; ///< Id and name, as of an AssessedUnit.
    QString peerGroupName;
    std::optional<double> shown; ///< The rounded number that ranks.
    std::optional<int> rank;     ///< Competition rank ("1224").
    int rankedCount = 0;
    bool tied = false; ///< 并列
    NotRanked notRanked = NotRanked::Ranked;
    QString reason;                  ///< Why not ranked, English; empty otherwise.
    std::optional<double> coverage;  ///< 0..1, of an aggregate.
    std::optional<double> numerator; ///< Of an indicator.
    std::optional<double> denominator;
    std::optional<double> low; ///< 95 % interval of an indicator's value.
    std::optional<double> high;
    std::optional<double> rankLow; ///< 5 % of the simulated rank; absent until the draws are done.
    std::optional<double> rankMedian;
    std::optional<double> rankHigh;       ///< 95 %.
    std::optional<double> topTen;         ///< Probability of a place among the first ten.
    std::optional<double> betterThanNext; ///< Probability.
    std::optional<int> band; ///< From 1; units in one band cannot be told apart. Shown before the rank.
};

struct SeriesPoint
{
    Period period;
    Figure figure; ///< Of an indicator; for a node only value and state.
    std::optional<double> score;
    std::optional<double> target;
    std::optional<int> rank;
    int rankedCount = 0;
    std::optional<int> band;
    bool ruleChanged = false; ///< Another version than the point before: the line breaks here.
    bool open = false;        ///< The period has not ended: preliminary.
};

/// What moved an index, 8.2.
enum class ChangePart : quint8 {
    Performance,
    WeightsAndCoverage,
    Rule,
    Balance, ///< The penalty for uneven dimensions.
    Bonus,
    Deduction,
    Cap,
    Veto,
};

struct ChangeLine
{
    QString node; ///< Empty for lines of the total (bonus, cap, veto).
    QString name;
    ChangePart part = ChangePart::Performance;
    double amount = 0;
};

/// Lines sum to `to` − `from` within 1e-9. Unrounded.
struct ChangeExplanation
{
    double from = 0;
    double to = 0;
    std::vector<ChangeLine> lines; ///< Largest absolute amount first; zero lines left out.
    std::optional<int> rankFrom;
    std::optional<int> rankTo;
    std::optional<int> ownRankEffect; ///< 8.5: rank among the old others less old rank.
    std::optional<int> othersRankEffect;
};

/// 8.3 (Kitagawa): how much of a rate's change is real and how much the mix of case types.
struct RateChangeLine
{
    QString category; ///< Code of the top category.
    QString name;
    double real = 0; ///< In percentage points.
    double mix = 0;
};
struct RateExplanation
{
    double from = 0; ///< %
    double to = 0;
    double real = 0;
    double mix = 0; ///< Shown whenever |mix| > |real|.
    std::vector<RateChangeLine> lines;
};

struct DimensionScore
{
    QString node;
    QString name;
    double weight = 0;
    std::optional<double> score; ///< 0 to 100.
    std::optional<double> coverage;
    FigureState state = FigureState::NoSource;
    QString reason;
    std::optional<double>
        peerMedian;                 ///< Type 7 quantiles over the peers that have a score, the unit included.
    std::optional<double> peerLow;  ///< 25 %
    std::optional<double> peerHigh; ///< 75 %
    int peers = 0;
};

/// 8.1, sorted: what would raise the score most.
struct PointsLine
{
    QString node; ///< An indicator.
    QString name;
    double weight = 0; ///< Effective, 0..1.
    double score = 0;
    double contribution = 0; ///< weight · score
    double lost = 0;         ///< weight · (100 − score)
};

struct GapLine
{
    QString node;
    QString name;
    std::optional<double> first; ///< Scores.
    std::optional<double> second;
    double gap = 0; ///< Effective weight · (first − second), sums to the difference of the base scores.
};
struct UnitComparison
{
    std::optional<double> first; ///< Base scores of the index.
    std::optional<double> second;
    std::vector<GapLine> lines; ///< Largest absolute gap first.
};

/// One of the rates whose target is 100 %: the count of failures is the thing to show.
struct FullRateRow
{
    IndicatorInfo info;
    Figure figure;
    std::optional<double> failures;
    Comparison periodOnPeriod;
};

struct FunnelPoint
{
    QString unit;
    QString name;
    double numerator = 0;
    double denominator = 0;
};
/// Inputs of a funnel: units with a denominator; the centre is their pooled rate.
struct FunnelInput
{
    IndicatorInfo info;
    std::vector<FunnelPoint> points;
    double numerator = 0;
    double denominator = 0;
    std::vector<RankRow> left; ///< Units that are not in it, with the reason.
};

/// A point rule that held for the unit (step 7). total = base + Σ amounts.
struct PointRuleLine
{
    ChangePart part = ChangePart::Deduction; ///< Bonus, Deduction, Cap or Veto.
    QString title;
    QString document;
    QString approver; ///< Of a veto; empty where the window may not name persons.
    double amount = 0;
    bool undecided = false; ///< A count that it looks at was not reported: nobody knows whether it holds.
};

/// Score of the index of one unit with its parts (step 6 to 9).
struct IndexScore
{
    std::optional<double> base;  ///< Before bonus, deductions, caps and vetoes.
    std::optional<double> total; ///< Unrounded.
    std::optional<double> shown;
    std::optional<double> balance; ///< 均衡度: mean less variance over mean of the dimension scores.
    double bonus = 0;
    double deduction = 0;             ///< 0 or below.
    std::vector<PointRuleLine> lines; ///< In the order of application.
    QString grade;                    ///< Empty without grades.
    RankRow rank;
};

} // namespace onescreen
