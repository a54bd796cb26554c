// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/catalogue.h"

#include "app/analysis/catalogue/cataloguelint.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Makes the tree of one day, depth first, so that parents come before children.
class TreeBuilder
{
public:
    TreeBuilder(const CatalogueFields& fields, QDate day, PeriodKind kind) : m_fields(fields)
    {
        for (std::size_t at = 0; at < fields.nodes.size(); ++at) {
            const CatalogueNode& node = fields.nodes[at];
            m_nodesUnder[node.parent ? node.parent->toString() : QString()].push_back(at);
        }
        for (std::size_t at = 0; at < fields.indicators.size(); ++at) {
            const IndicatorDefinition& indicator = fields.indicators[at];
            if (indicator.score && indicator.parent && indicator.isValidOn(day) &&
                std::ranges::find(indicator.periods, kind) != indicator.periods.end())
                m_leavesUnder[indicator.parent->toString()].push_back(at);
        }
    }

    std::vector<TreeNode> build()
    {
        for (const std::size_t root : m_nodesUnder.value(QString())) {
            if (hasLeaves(root))
                addNode(root, std::nullopt, 1);
        }
        return std::move(m_tree);
    }

private:
    bool hasLeaves(std::size_t at) const
    {
        const QString& id = m_fields.nodes[at].id.toString();
        return m_leavesUnder.contains(id) ||
               std::ranges::any_of(m_nodesUnder.value(id),
                                   [this](std::size_t child) { return hasLeaves(child); });
    }

    qsizetype append(TreeNode node, std::optional<qsizetype> parent)
    {
        const auto at = static_cast<qsizetype>(m_tree.size());
        node.parent = parent;
        m_tree.push_back(std::move(node));
        if (parent)
            m_tree[static_cast<std::size_t>(*parent)].children.push_back(at);
        return at;
    }

    void addNode(std::size_t at, std::optional<qsizetype> parent, double weight)
    {
        const CatalogueNode& node = m_fields.nodes[at];
        const qsizetype placed = append({.id = node.id.toString(),
                                         .nameZh = node.nameZh,
                                         .level = node.level,
                                         .weight = weight,
                                         .aggregation = node.aggregation,
                                         .minCoverage = node.minCoverage,
                                         .decimals = node.decimals},
                                        parent);
        const bool equal = node.weightsAreEqual || node.aggregation.kind == AggregationKind::PlainMean;
        for (const std::size_t child : m_nodesUnder.value(node.id.toString())) {
            if (hasLeaves(child))
                addNode(child, placed, equal ? 1 : m_fields.nodes[child].weight);
        }
        for (const std::size_t leaf : m_leavesUnder.value(node.id.toString())) {
            const IndicatorDefinition& indicator = m_fields.indicators[leaf];
            append({.id = indicator.id.toString(),
                    .nameZh = indicator.nameZh,
                    .level = NodeLevel::Indicator,
                    .weight = equal ? 1 : indicator.weight,
                    .decimals = node.decimals,
                    .indicator = static_cast<qsizetype>(leaf)},
                   placed);
        }
    }

    const CatalogueFields& m_fields;
    QHash<QString, std::vector<std::size_t>> m_nodesUnder;
    QHash<QString, std::vector<std::size_t>> m_leavesUnder;
    std::vector<TreeNode> m_tree;
};

/// Sums of the members' weights by parent; parents without members are absent.
QHash<QString, double> weightSums(const CatalogueFields& fields)
{
    QHash<QString, double> sums;
    for (const CatalogueNode& node : fields.nodes) {
        if (node.parent)
            sums[node.parent->toString()] += node.weight;
    }
    for (const IndicatorDefinition& indicator : fields.indicators) {
        if (indicator.parent && indicator.score)
            sums[indicator.parent->toString()] += indicator.weight;
    }
    return sums;
}

} // namespace

QString aggregationKindName(AggregationKind kind)
{
    switch (kind) {
    case AggregationKind::Arithmetic:
        return u"arithmetic"_s;
    case AggregationKind::Geometric:
        return u"geometric"_s;
    case AggregationKind::Balance:
        return u"balance"_s;
    case AggregationKind::PlainMean:
        return u"mean"_s;
    }
    return {};
}

Catalogue::Catalogue(CatalogueFields fields)
    : m_fields(std::make_shared<const CatalogueFields>(std::move(fields)))
{
    QHash<QString, std::vector<qsizetype>> versions;
    for (std::size_t at = 0; at < m_fields->indicators.size(); ++at)
        versions[m_fields->indicators[at].id.toString()].push_back(static_cast<qsizetype>(at));
    m_versions = std::make_shared<const QHash<QString, std::vector<qsizetype>>>(std::move(versions));
}

Result<Catalogue> Catalogue::of(CatalogueFields fields)
{
    const std::vector<LintFinding> findings = lintCatalogue(fields);
    if (hasErrors(findings))
        return std::unexpected(firstError(findings, fields.file));
    return Catalogue(std::move(fields));
}

const IndicatorDefinition* Catalogue::find(const IndicatorId& id, QDate day) const
{
    const auto found = m_versions->constFind(id.toString());
    if (found == m_versions->constEnd())
        return nullptr;
    for (const qsizetype at : *found) {
        const IndicatorDefinition& indicator = m_fields->indicators[static_cast<std::size_t>(at)];
        if (indicator.isValidOn(day))
            return &indicator;
    }
    return nullptr;
}

std::vector<const IndicatorDefinition*> Catalogue::validOn(QDate day, PeriodKind kind) const
{
    std::vector<const IndicatorDefinition*> result;
    for (const IndicatorDefinition& indicator : m_fields->indicators) {
        if (indicator.isValidOn(day) && std::ranges::find(indicator.periods, kind) != indicator.periods.end())
            result.push_back(&indicator);
    }
    return result;
}

std::vector<TreeNode> Catalogue::treeOn(QDate day, PeriodKind kind) const
{
    return TreeBuilder(*m_fields, day, kind).build();
}

std::vector<const PointRule*> Catalogue::pointRulesOn(QDate day) const
{
    std::vector<const PointRule*> result;
    for (const PointRule& rule : m_fields->pointRules) {
        if (isValidOn(*rule, day))
            result.push_back(&rule);
    }
    return result;
}

const PeerGroup* Catalogue::peerGroupOf(const UnitContext& unit) const
{
    const PeerGroup* best = nullptr;
    RegionLevel depth = RegionLevel::Province;
    for (const PeerGroup& group : m_fields->peerGroups) {
        if (!unit.peerGroup.isEmpty() ? group.id == unit.peerGroup : group.units.contains(unit.unit))
            return &group;
        if (!unit.peerGroup.isEmpty() || !unit.region || (group.level && group.level != unit.level))
            continue;
        for (const RegionCode region : group.regions) {
            if (region.contains(*unit.region) && (!best || region.level() > depth)) {
                best = &group;
                depth = region.level();
            }
        }
    }
    return best;
}

double Catalogue::difficultyOf(const UnitContext& unit) const
{
    const Difficulty* best = nullptr;
    for (const Difficulty& difficulty : m_fields->difficulties) {
        if (difficulty.area.matches(unit) && (!best || difficulty.area.exactness() > best->area.exactness()))
            best = &difficulty;
    }
    return best ? best->coefficient : 1;
}

const Grade* Catalogue::gradeOf(double total) const
{
    const auto found =
        std::ranges::find_if(m_fields->grades, [total](const Grade& grade) { return total >= grade.from; });
    return found == m_fields->grades.end() ? nullptr : &*found;
}

Result<Catalogue> Catalogue::withWeights(const QHash<QString, double>& weights) const
{
    CatalogueFields fields = *m_fields;
    QHash<QString, double> left = weights;
    const auto change = [&](const QString& id, double& weight) {
        if (const auto found = weights.constFind(id); found != weights.constEnd()) {
            weight = *found;
            left.remove(id);
        }
    };
    for (CatalogueNode& node : fields.nodes)
        change(node.id.toString(), node.weight);
    for (IndicatorDefinition& indicator : fields.indicators)
        change(indicator.id.toString(), indicator.weight);
    if (!left.isEmpty())
        return failure(ErrorKind::NotFound,
                       u"The catalogue has no node or indicator %1."_s.arg(left.cbegin().key()));
    for (const auto& [id, weight] : weights.asKeyValueRange()) {
        if (!std::isfinite(weight) || weight < 0)
            return failure(ErrorKind::Invalid, u"The weight of %1 must be 0 or above."_s.arg(id));
    }
    for (const QHash<QString, double> sums = weightSums(fields); const CatalogueNode& node : fields.nodes) {
        if (!node.weightsAreEqual && node.aggregation.kind != AggregationKind::PlainMean &&
            sums.value(node.id.toString(), 1) <= 0)
            return failure(ErrorKind::Invalid,
                           u"No member of %1 has a weight left."_s.arg(node.id.toString()));
    }
    return Catalogue(std::move(fields));
}

Result<Catalogue> Catalogue::withDenominator(const IndicatorId& indicator, const QString& denominator) const
{
    CatalogueFields fields = *m_fields;
    bool known = false;
    for (IndicatorDefinition& definition : fields.indicators) {
        if (definition.id != indicator)
            continue;
        const auto found = std::ranges::find(definition.denominators, denominator, &Denominator::id);
        if (found == definition.denominators.end())
            continue;
        definition.chooseDenominator(found - definition.denominators.begin());
        known = true;
    }
    if (!known)
        return failure(ErrorKind::NotFound,
                       u"Indicator %1 has no denominator %2."_s.arg(indicator.toString(), denominator));
    return Catalogue(std::move(fields));
}

} // namespace onescreen
