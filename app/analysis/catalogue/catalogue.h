// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/indicatordefinition.h"

#include <QHash>

#include <memory>

namespace onescreen {

enum class NodeLevel : quint8 { Index, Dimension, Group, Indicator };

enum class AggregationKind : quint8 {
    Arithmetic, ///< Σ w s / Σ w
    Geometric,  ///< exp(Σ w ln s / Σ w); 0 when a member is 0
    Balance,    ///< AMPI: M − σ²/M over the weighted mean M and the population variance of the members
    PlainMean,  ///< Σ s / n, weights are not looked at
};
QString aggregationKindName(AggregationKind kind); ///< "arithmetic", "geometric", "balance", "mean".

struct Aggregation
{
    AggregationKind kind = AggregationKind::Arithmetic;
    /// Geometric: members are first rescaled from 0..full to lowest..full (1: "rescaled to 1–100"). None: as
    /// is.
    std::optional<double> lowest;

    friend bool operator==(const Aggregation&, const Aggregation&) = default;
};

enum class CoverageMode : quint8 { Weight, Count };

/// An inner node as the file gives it.
struct CatalogueNode
{
    NodeId id;
    NodeLevel level = NodeLevel::Dimension;
    QString nameZh;
    std::optional<NodeId> parent; ///< None for exactly one node: the index.
    double weight = 0;            ///< In its parent.
    bool weightsAreEqual = false; ///< Its members weigh the same; their own weights are not looked at.
    Aggregation aggregation;
    double minCoverage = 0; ///< 0..1; below it the node has no score and the unit is not ranked.
    int decimals = 2;       ///< Shown = ranking decimals, 0..6.
    QString description;
    int line = 0;

    friend bool operator==(const CatalogueNode&, const CatalogueNode&) = default;
};

struct PeerGroup
{
    QString id;
    QString nameZh;
    std::optional<AreaLevel> level;
    std::vector<RegionCode> regions;
    QStringList units; ///< Keys of units that are no areas.
    int line = 0;

    friend bool operator==(const PeerGroup&, const PeerGroup&) = default;
};

/// 优秀 from 90. Of several the highest reached one counts.
struct Grade
{
    QString nameZh;
    double from = 0;

    friend bool operator==(const Grade&, const Grade&) = default;
};

/// Difficulty of a unit, multiplied to its rank points.
struct Difficulty
{
    AreaSelector area;
    double coefficient = 1; ///< Above 0.
    QString document;
    int line = 0;

    friend bool operator==(const Difficulty&, const Difficulty&) = default;
};

/// Everything a catalogue file says. May be wrong: see lintCatalogue().
struct CatalogueFields
{
    QString id;
    int version = 1;
    QString title;
    QString document;                  ///< Issuing document.
    QString weightsNote;               ///< "样例权重，待发布单位确定"
    QString file;                      ///< Where it was read from; empty otherwise.
    std::vector<PeriodKind> calendars; ///< Periods for which an index is made.
    double fullScore = 100;            ///< Of every node: 100, 1 for HDI, 600 for rank points.
    double weightTotal = 100;          ///< To which weights of one parent sum.
    double bonusCap = 0;               ///< total ≤ fullScore + bonusCap
    CoverageMode coverage = CoverageMode::Weight;
    QStringList units; ///< Units of measure beside the known ones.
    std::vector<CatalogueNode> nodes;
    std::vector<IndicatorDefinition> indicators;
    std::vector<PointRule> pointRules;
    std::vector<PeerGroup> peerGroups;
    std::vector<Grade> grades; ///< Descending.
    std::vector<Difficulty> difficulties;

    friend bool operator==(const CatalogueFields&, const CatalogueFields&) = default;
};

/// A node of the tree as it is on one day. The indicator of a leaf stands in fields().indicators.
struct TreeNode
{
    QString id;
    QString nameZh;
    NodeLevel level = NodeLevel::Index;
    double weight = 1; ///< In its parent, as written; 1 for the index and where weights are equal.
    std::optional<qsizetype> parent;
    std::vector<qsizetype> children;
    Aggregation aggregation;
    double minCoverage = 0;
    int decimals = 2;
    std::optional<qsizetype> indicator; ///< Leaves only.
};

/// A catalogue without errors. A value; copies share their content. Safe to read from several threads.
class Catalogue
{
public:
    /// Invalid with file, line and rule of the first error of lintCatalogue(), and how many more there are.
    static Result<Catalogue> of(CatalogueFields fields);

    [[nodiscard]] const CatalogueFields& fields() const { return *m_fields; }
    [[nodiscard]] const QString& id() const { return m_fields->id; }
    [[nodiscard]] int version() const { return m_fields->version; }
    [[nodiscard]] const std::vector<IndicatorDefinition>& indicators() const { return m_fields->indicators; }

    /// The version of the indicator that is valid on that day (the last of a period); null: none.
    [[nodiscard]] const IndicatorDefinition* find(const IndicatorId& id, QDate day) const;
    /// All versions that are valid on that day and made in that kind of period, in the order of the file.
    [[nodiscard]] std::vector<const IndicatorDefinition*> validOn(QDate day, PeriodKind kind) const;
    /// The tree on that day, parents before children, the index first; nodes in the order of the file. Leaves
    /// are the indicators with a score rule and a parent that are made in that kind of period. Nodes without
    /// leaves below them are left out; empty when there is nothing to score.
    [[nodiscard]] std::vector<TreeNode> treeOn(QDate day, PeriodKind kind) const;
    [[nodiscard]] std::vector<const PointRule*> pointRulesOn(QDate day) const;

    [[nodiscard]] const PeerGroup* peerGroupOf(const UnitContext& unit) const;
    [[nodiscard]] double difficultyOf(const UnitContext& unit) const; ///< 1 where none is given.
    [[nodiscard]] const Grade* gradeOf(double total) const;

    /// "What if": the same with other weights (by node or indicator id, 0 or above, as many as wanted). They
    /// need not sum to the total, since scores divide by the sum. Invalid when an id is unknown, a weight is
    /// negative, or a parent would be left without weight.
    [[nodiscard]] Result<Catalogue> withWeights(const QHash<QString, double>& weights) const;
    /// The same with another denominator for an indicator with several (all its versions).
    [[nodiscard]] Result<Catalogue> withDenominator(const IndicatorId& indicator,
                                                    const QString& denominator) const;

    friend bool operator==(const Catalogue& a, const Catalogue& b) { return *a.m_fields == *b.m_fields; }

private:
    explicit Catalogue(CatalogueFields fields);
    std::shared_ptr<const CatalogueFields> m_fields;
    std::shared_ptr<const QHash<QString, std::vector<qsizetype>>> m_versions; ///< By indicator id.
};

} // namespace onescreen
