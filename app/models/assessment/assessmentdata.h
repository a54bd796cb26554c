// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexengine.h"
#include "app/analysis/index/rankuncertainty.h"
#include "app/models/assessment/assessedunits.h"
#include "app/models/assessment/cataloguesource.h"
#include "app/models/assessment/factevaluation.h"
#include "app/models/assessment/importedvalues.h"
#include "app/models/assessment/publication.h"
#include "app/models/assessment/warning.h"

#include <QHash>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Why a figure has the state it has.
enum class FigureReason : quint8 {
    None,
    DenominatorZero,
    NoDuty,      ///< The level does not have it.
    Stated,      ///< The source says so.
    NothingCame, ///< Others reported, this one did not.
    NoSource,    ///< Neither rows nor values exist.
    NoRowsHere,  ///< The cache has no row of this unit or period.
    TooFewCases,
    Negative,
    AboveDenominator,
    Contradiction, ///< The printed value is not its numerator over its denominator.
    OtherUnit,     ///< Printed in another unit than the catalogue's.
    Carried,       ///< The value of the period before.
};

/// One indicator of one unit in one period.
struct AssessmentCell
{
    FigureState state = FigureState::NoSource;
    FigureReason reason = FigureReason::NoSource;
    Provenance provenance = Provenance::Rows;
    bool conflicts = false; ///< With the printed value beside it.
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value;
    std::optional<double> standardError;
    std::optional<std::size_t> printed; ///< Of ImportedValues::all(): beside it, or its own source.
};

/// All cells of one indicator, by unit; empty when nobody has anything.
struct AssessmentColumn
{
    const IndicatorDefinition* definition = nullptr; ///< Lives in the catalogue of the data.
    std::vector<AssessmentCell> cells;
    std::vector<double> shown; ///< Rounded values that rank, by unit; NaN for who is not ranked.

    [[nodiscard]] bool higherIsBetter() const { return definition->direction == Direction::HigherBetter; }
};
/// Whether units may be ranked by it at all: never by volumes of penalties, nor by what has no better side.
bool mayRank(const IndicatorDefinition& definition);
/// Fills `shown` from the cells.
void fillShown(AssessmentColumn& column);

struct PlaceAmong
{
    std::optional<int> rank; ///< Competition rank ("1224").
    int ranked = 0;
    bool tied = false;
};
/// Place of one unit among the units of its level.
PlaceAmong placeOf(const std::vector<double>& shown, const AssessedUnits& units, std::size_t unit,
                   bool higherIsBetter);

/// One period with everything that belongs to it alone.
struct AssessedPeriod
{
    Period period;
    AssessedCalendar calendar;
    bool open = false;                     ///< Has not ended.
    bool deadlinePassed = false;           ///< What has not come by now is not reported.
    std::vector<AssessmentColumn> columns; ///< In the order of the catalogue.
    std::vector<TreeNode> tree;            ///< Empty when nothing is scored.
    std::optional<IndexPlan> plan;
    std::optional<IndexResult> result;
    quint64 fingerprint = 0; ///< Of all inputs, earlier periods too: equal prints, equal results.

    [[nodiscard]] const AssessmentColumn* column(const QString& indicator) const;
};

/// What is slow and can come later: uncertainty of ranks (step 10) and warnings (step 12) of one period.
struct PeriodExtras
{
    std::shared_ptr<const RankUncertainty> uncertainty; ///< Null where nothing is ranked.
    std::shared_ptr<const std::vector<AssessmentWarning>> warnings;
};
/// By the period's fingerprint.
using ExtrasBook = QHash<quint64, PeriodExtras>;

/// What an Assessment shows. Immutable once it is published; copies share the periods.
struct AssessmentData
{
    LoadedCatalogue catalogue;
    AssessedUnits units;
    std::vector<IndexUnit> indexUnits; ///< The same units, in the same order, as the engine sees them.
    NameBook names;
    FactBook facts;
    ImportedValues imported;
    std::vector<Observation> observations;
    std::optional<ObservationTable> table;                      ///< Of the observations.
    std::vector<std::shared_ptr<const AssessedPeriod>> periods; ///< By calendar, then time.
    std::vector<Contradiction> contradictions;
    std::vector<Publication> publications; ///< Newest first.
    QStringList feeds;
    std::optional<UtcTime> asOf;
    UtcTime computedAt;
    std::optional<UtcTime> overdueAt; ///< The moment that open cases were called overdue at.
    bool replayed = false;

    [[nodiscard]] const AssessedPeriod* find(const Period& period) const;
    /// Oldest first. Of RollingFour with the calendar years among them.
    [[nodiscard]] std::vector<const AssessedPeriod*> of(AssessedCalendar calendar) const;
    [[nodiscard]] UnitContext contextOf(std::size_t unit) const;
    /// What is aimed at: the catalogue's row, else an imported target; in the indicator's unit.
    struct Target
    {
        std::optional<double> value;
        QString document;
    };
    [[nodiscard]] Target targetOf(const IndicatorDefinition& definition, std::size_t unit,
                                  const Period& period) const;
};

PeriodKind periodKindOf(AssessedCalendar calendar);
bool isMadeFor(const IndicatorDefinition& definition, PeriodKind kind);

} // namespace onescreen
