// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/factexpression.h"
#include "app/analysis/catalogue/pointrule.h"
#include "app/domain/region.h"

#include <QDate>
#include <QStringList>

#include <array>

namespace onescreen {

enum class IndicatorKind : quint8 { Ratio, Mean, Quantile, CountPer, IndexIn, Level, EventPoints, Expert };
inline constexpr std::array allIndicatorKinds{
    IndicatorKind::Ratio,   IndicatorKind::Mean,  IndicatorKind::Quantile,    IndicatorKind::CountPer,
    IndicatorKind::IndexIn, IndicatorKind::Level, IndicatorKind::EventPoints, IndicatorKind::Expert};
QString indicatorKindName(IndicatorKind kind); ///< "ratio", "mean", "quantile", "count_per", "index_in", …

/// Neutral is context ("="): never coloured, scored or ranked.
enum class Direction : quint8 { HigherBetter, LowerBetter, TargetBest, Neutral };
QString directionName(Direction direction); ///< "higher", "lower", "target", "neutral".

/// Periods in which an indicator is made. RollingFour: the four quarters up to and including this one.
enum class PeriodKind : quint8 { Month, Quarter, HalfYear, Year, RollingFour };
QString periodKindName(PeriodKind kind); ///< "month", "quarter", "half_year", "year", "rolling_4".

/// What happens with figures that change after the period's data were closed.
enum class RevisionPolicy : quint8 { Restate, KeepFirst };

enum class AreaLevel : quint8 { Province, City, County, Township, Department, Team };
QString areaLevelName(AreaLevel level); ///< "province", "city", "county", "township", "department", "team".

/// What the engine does with a value that is not there.
enum class MissingAction : quint8 {
    Redistribute, ///< Weight goes to the other members of its group; not part of the coverage.
    Zero,         ///< 0 points with the reason shown; left out of peer statistics.
    CarryOne,     ///< The value of the period before, marked; where that is missing too, Uncovered.
    PoolFour,     ///< Numerators and denominators of 4 quarters; still too few, Redistribute.
    Uncovered,    ///< Weight applies but is not covered: lowers coverage, `min_coverage` decides.
};
QString
missingActionName(MissingAction action); ///< "redistribute", "zero", "carry_1", "pool_4", "uncovered".

/// One action for each reason (indicators.md 2.3).
struct MissingPolicy
{
    MissingAction notApplicable = MissingAction::Redistribute;
    MissingAction notReported = MissingAction::Zero;
    MissingAction late = MissingAction::CarryOne;
    MissingAction suppressed = MissingAction::PoolFour;
    MissingAction rejected = MissingAction::Uncovered;
    bool isStated = false; ///< Written in the catalogue, not taken from these defaults.

    friend bool operator==(const MissingPolicy&, const MissingPolicy&) = default;
};

enum class UncertaintyKind : quint8 { None, Wilson, Poisson, StandardError };
QString uncertaintyKindName(UncertaintyKind kind); ///< "none", "wilson", "poisson", "standard_error".

/// The unit that a target or a coefficient is looked up for.
struct UnitContext
{
    std::optional<AreaLevel> level;
    std::optional<RegionCode> region;
    QString unit;      ///< Key of the unit in the data.
    QString peerGroup; ///< Empty: none.
};

/// Which units a row is for. Nothing given: all. The most exact row wins: unit, then the smallest region,
/// then peer group, then level, then all; among equals the one limited in time.
struct AreaSelector
{
    std::optional<AreaLevel> level;
    std::optional<RegionCode> region; ///< The area and everything inside it.
    QString unit;
    QString peerGroup;

    [[nodiscard]] bool matches(const UnitContext& context) const;
    /// Larger is more exact; only to compare selectors that match the same unit.
    [[nodiscard]] int exactness() const;

    friend bool operator==(const AreaSelector&, const AreaSelector&) = default;
};

/// What is aimed at, in the unit of the value as shown, with the document that says so.
struct TargetRow
{
    AreaSelector area;
    std::optional<QDate> validFrom; ///< Looked up with the last day of the period.
    std::optional<QDate> validTo;
    std::optional<double> target;
    std::optional<double> floor; ///< Zero score.
    std::optional<double> warn;
    std::optional<double> alarm;
    QString document;
    bool toConfirm = false;
    int line = 0;

    friend bool operator==(const TargetRow&, const TargetRow&) = default;
};

/// What is left out of numerator and denominator, and the indicator that shows how much that was.
struct Exclusion
{
    QString text;                         ///< "经批准缓办"
    std::optional<IndicatorId> indicator; ///< The indicator that counts the excluded.

    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// One version of one indicator. A plain record: lintCatalogue() says what is wrong with it, and a Catalogue
/// holds only those without errors.
struct IndicatorDefinition
{
    IndicatorId id;
    int version = 1;
    QDate validFrom;              ///< A period uses the version that is valid on its last day.
    std::optional<QDate> validTo; ///< Inclusive.
    QString nameZh;
    QString shortZh;     ///< Empty: nameZh.
    QStringList aliases; ///< Names under which documents print it; for finding imported values.
    QString description;
    QString basis;                ///< Clause that the formula rests on.
    QString document;             ///< Issuing document.
    std::optional<NodeId> parent; ///< Group, dimension or index it counts in; none: beside the index.
    double weight = 0;            ///< In its parent; the members of a parent sum to Catalogue::weightTotal.
    IndicatorKind kind = IndicatorKind::Ratio;
    QString formula;                     ///< "结案数 ÷ 应结案数 × 100"
    std::optional<Operand> numerator;    ///< That goes with the chosen denominator.
    std::optional<Operand> ownNumerator; ///< As written; of those denominators that bring none of their own.
    std::vector<Denominator> denominators; ///< To choose from; empty where there is none.
    qsizetype chosenDenominator = 0;       ///< Index into `denominators`.
    std::optional<FactQuantile> quantile;  ///< Of kind Quantile, when rows can tell it.
    std::vector<Exclusion> exclusions;
    QString unit;
    int decimals = 1; ///< Shown = ranking decimals, 0..6.
    /// value = scale · numerator ÷ denominator, or scale · sum, or scale · quantile in seconds. 100 for %.
    double scale = 100;
    Direction direction = Direction::HigherBetter;
    std::vector<PeriodKind> periods; ///< At least 1.
    int lagDays = 0;                 ///< Data are closed this many days after the period's end.
    RevisionPolicy revision = RevisionPolicy::Restate;
    std::vector<AreaLevel> levels; ///< Levels that have the duty; empty: all. Elsewhere not applicable.
    std::vector<TargetRow> targets;
    std::optional<ScoreRule> score; ///< None: context, no points.
    /// Other rules that would do as well: how sure a rank is, is also asked of them. They never score.
    std::vector<ScoreRule> scoreVariants;
    bool ranked = false; ///< Units are ranked by this indicator alone, too.
    int nMin = 10;       ///< Below it: no rank, no alert, grey. 0: always shown.
    MissingPolicy missing;
    UncertaintyKind uncertainty = UncertaintyKind::None;
    QString source;
    QString owner;
    bool automatic = false; ///< From the system; otherwise a signed entry with attachment.
    QStringList audience;
    QString drill;                    ///< Query that lists the cases behind a number; empty: none.
    std::vector<IndicatorId> balance; ///< Indicators that catch gaming of this one; shown together.
    bool penaltyVolume = false;       ///< Number of penalties or amount of fines: context only.
    bool toConfirm = false;           ///< 口径待确认
    QString toConfirmText;            ///< What has to be confirmed.
    int line = 0;                     ///< Where it begins in its file; 0: not from a file.

    [[nodiscard]] const QString& shortName() const { return shortZh.isEmpty() ? nameZh : shortZh; }
    [[nodiscard]] const Denominator* denominator() const; ///< The chosen one; null where there is none.
    /// Requires an index into `denominators`. Sets the numerator that goes with it.
    void chooseDenominator(qsizetype at);
    [[nodiscard]] bool isValidOn(QDate day) const;
    /// The target row for a unit on the last day of a period; null where none is set.
    [[nodiscard]] const TargetRow* targetFor(const UnitContext& unit, QDate day) const;
    [[nodiscard]] bool appliesTo(AreaLevel level) const;

    friend bool operator==(const IndicatorDefinition&, const IndicatorDefinition&) = default;
};

} // namespace onescreen
