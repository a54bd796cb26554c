// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/models/assessment/alertbook.h"
#include "app/models/assessment/assessmenttypes.h"
#include "app/models/assessment/passport.h"
#include "app/models/assessment/publication.h"
#include "app/models/assessment/warning.h"
#include "app/models/windowclass.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

struct AssessedPeriod;
struct AssessmentColumn;
struct AssessmentCell;
struct AssessmentData;
struct IndexResult;
struct Operand;
struct PeriodExtras;
using ExtrasBook = QHash<quint64, PeriodExtras>;

/// Weights of nodes by id, in their parent, instead of those of the catalogue (what-if). Not negative.
using WeightChanges = QHash<QString, double>;

/// Everything that was computed at one moment, as one window class may see it. An immutable value, cheap to
/// copy, usable on any thread. "node" is the id of an index, dimension, group or indicator of the catalogue.
/// A unit, node or period that is unknown gives empty answers, never invented ones.
class Assessment
{
public:
    /// `decisions`: what people have acknowledged; null: nothing.
    Assessment(std::shared_ptr<const AssessmentData> data, std::shared_ptr<const ExtrasBook> extras,
               WindowClass windowClass,
               std::shared_ptr<const std::vector<AlertDecision>> decisions = nullptr);

    // What there is
    [[nodiscard]] QString catalogueTitle() const;
    /// "zhoushan-sample 1": the 口径 version of exports; with what was chosen here instead of the catalogue's
    /// own denominators: "zhoushan-sample 1 [结案率 ÷ 受理数]".
    [[nodiscard]] QString catalogueVersion() const;
    [[nodiscard]] bool hasOfficialDenominators() const; ///< Nobody chose another one here.
    [[nodiscard]] bool isSample() const;       ///< The catalogue says that its weights are not the office's.
    [[nodiscard]] QString weightsNote() const; ///< What it says of them: "样例权重，待发布单位确定".
    [[nodiscard]] std::optional<UtcTime> asOf() const;
    [[nodiscard]] UtcTime computedAt() const;
    [[nodiscard]] bool hasReplayedRows() const; ///< 演示数据
    [[nodiscard]] std::vector<AssessedLevel>
    levels() const; ///< Those with units, in order; a wall has areas only.
    /// Periods with any figure, oldest first, the running one last.
    [[nodiscard]] std::vector<Period> periods(AssessedCalendar calendar) const;
    /// The last one that has ended and has figures; none when there is none.
    [[nodiscard]] std::optional<Period> lastClosed(AssessedCalendar calendar) const;
    [[nodiscard]] bool isOpen(const Period& period) const; ///< Has not ended: preliminary.

    // Units: city → county → township; department → team
    [[nodiscard]] std::vector<AssessedUnit> units(AssessedLevel level, const QString& inside = {}) const;
    [[nodiscard]] std::optional<AssessedUnit> unit(const QString& key) const;
    [[nodiscard]] std::optional<AssessedUnit> unitOf(RegionCode region) const;
    [[nodiscard]] std::vector<AssessedUnit> children(const QString& key) const;
    /// Id and name (as AssessedUnit has them) of every group of that level, by id.
    [[nodiscard]] std::vector<std::pair<QString, QString>> peerGroups(AssessedLevel level) const;
    /// The largest area there is.
    [[nodiscard]] std::optional<AssessedUnit> top() const;

    // The catalogue, as valid at the end of the period
    [[nodiscard]] std::vector<IndicatorInfo> indicators(const Period& period) const;
    [[nodiscard]] std::optional<IndicatorInfo> indicator(const QString& id, const Period& period) const;
    [[nodiscard]] std::vector<NodeInfo>
    tree(const Period& period) const;                            ///< Index first, parents before children.
    [[nodiscard]] QString indexNode(const Period& period) const; ///< Empty without a tree.
    [[nodiscard]] QStringList dimensionNodes(const Period& period) const; ///< In the catalogue's order.

    // Figures
    [[nodiscard]] Figure figure(const QString& unit, const QString& indicator, const Period& period) const;
    /// Whether any indicator of that unit has a value then.
    [[nodiscard]] bool hasFigures(const QString& unit, const Period& period) const;
    /// Every indicator of that unit, in the catalogue's order; without figures too, with the reason.
    [[nodiscard]] std::vector<IndicatorRow> indicatorTable(const QString& unit, const Period& period) const;
    /// Of an indicator, a dimension or the index over all periods of the calendar from first to last figure.
    [[nodiscard]] std::vector<SeriesPoint> series(const QString& unit, const QString& node,
                                                  AssessedCalendar calendar) const;
    [[nodiscard]] std::optional<IndexScore> index(const QString& unit, const Period& period) const;
    [[nodiscard]] std::vector<DimensionScore> dimensions(const QString& unit, const Period& period) const;
    [[nodiscard]] std::vector<PointsLine> lostPoints(const QString& unit, const Period& period) const;
    /// Ranked first by rank, then the others with the reason. An empty peer group is everybody of the level.
    [[nodiscard]] std::vector<RankRow> ranking(AssessedLevel level, const Period& period, const QString& node,
                                               const QString& peerGroup = {}) const;
    /// Indicators that aim at 100 % (the four of the office first), with what is missing to it.
    [[nodiscard]] std::vector<FullRateRow> fullRates(const QString& unit, const Period& period) const;
    [[nodiscard]] FunnelInput funnel(AssessedLevel level, const Period& period,
                                     const QString& indicator) const;

    // Explaining
    [[nodiscard]] std::optional<ChangeExplanation> explainChange(const QString& unit, const Period& before,
                                                                 const Period& after) const;
    /// None where the indicator is no rate from rows.
    [[nodiscard]] std::optional<RateExplanation> explainRate(const QString& unit, const QString& indicator,
                                                             const Period& before, const Period& after) const;
    [[nodiscard]] std::optional<UnitComparison> compare(const QString& first, const QString& second,
                                                        const Period& period) const;
    [[nodiscard]] Passport passport(const QString& unit, const Period& period,
                                    const QString& indicator) const;
    /// Of units inside `unit` (empty: everywhere) and itself; most urgent first.
    [[nodiscard]] std::vector<AssessmentWarning> warnings(const Period& period,
                                                          const QString& unit = {}) const;
    /// Alerts of that unit as they stand after the period: open ones, and those that it closed. Empty while
    /// the warnings of that period are not there.
    [[nodiscard]] std::vector<FollowedAlert> alerts(const Period& period, const QString& unit) const;
    [[nodiscard]] const std::vector<Contradiction>& contradictions() const;

    // What-if: the ranking that other weights would give; meant to follow a slider. Invalid: a node that the
    // tree does not have, a negative weight, a group whose weights are all 0.
    [[nodiscard]] Result<std::vector<RankRow>> whatIf(AssessedLevel level, const Period& period,
                                                      const WeightChanges& weights,
                                                      const QString& node = {}) const;

    // Publications
    [[nodiscard]] const std::vector<Publication>& publications() const; ///< Newest first.
    /// The valid issue of that period: the last restatement, or the first publication.
    [[nodiscard]] std::optional<Publication> publication(const Period& period) const;

    /// Whether rank intervals and bands of that period are there; they come after everything else.
    [[nodiscard]] bool hasUncertainty(const Period& period) const;
    /// Every step of the pipeline; null when nothing is scored in that period.
    [[nodiscard]] const IndexResult* result(const Period& period) const;

private:
    [[nodiscard]] bool isShown(const AssessedUnit& unit) const;
    [[nodiscard]] std::optional<std::size_t> shownUnit(const QString& key) const;
    [[nodiscard]] PeriodExtras extrasOf(const AssessedPeriod& period) const;
    [[nodiscard]] IndicatorRow rowOf(const AssessedPeriod& period, const AssessmentColumn& column,
                                     std::size_t unit) const;
    [[nodiscard]] SeriesPoint pointOf(const AssessedPeriod& period, std::size_t unit,
                                      const QString& node) const;
    [[nodiscard]] std::vector<RankRow> rank(AssessedLevel level, const AssessedPeriod& period,
                                            const IndexResult* result, const QString& node,
                                            const QString& peerGroup) const;
    [[nodiscard]] PassportPart partOf(const Operand& operand, std::size_t unit, const Period& period,
                                      bool fromRows) const;

    std::shared_ptr<const AssessmentData> d;
    std::shared_ptr<const ExtrasBook> m_extras;
    std::shared_ptr<const std::vector<AlertDecision>> m_decisions; ///< Null: none.
    WindowClass m_class;
    std::vector<Publication> m_publications; ///< Redacted.
};

} // namespace onescreen
