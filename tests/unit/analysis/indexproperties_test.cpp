// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every tree, every weight and every pattern of missing values.
#include "app/analysis/index/decomposition.h"
#include "app/analysis/index/freeze.h"
#include "tests/unit/analysis/indextesting.h"

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

constexpr int unitCount = 3;

/// A random catalogue with values for two quarters.
class RandomCase
{
public:
    RandomCase(quint64 seed, bool monotone) : m_random(seed), m_monotone(monotone)
    {
        CatalogueNode& root = m_builder.fields().nodes.front();
        root.weightsAreEqual = true;
        root.aggregation = aggregation();
        root.minCoverage = chance(0.3) ? 0.5 : 0;
        m_builder.fields().coverage = chance(0.5) ? CoverageMode::Weight : CoverageMode::Count;
        grow("index", 0);
        for (int i = 0; i < unitCount; ++i)
            m_units.push_back(unit(QByteArray("u" + QByteArray::number(i)).constData()));
        for (const char* period : {"2023Q4", "2024Q1"})
            fill(period);
    }

    [[nodiscard]] const CatalogueBuilder& builder() const { return m_builder; }
    [[nodiscard]] const std::vector<IndexUnit>& units() const { return m_units; }
    [[nodiscard]] const std::vector<Observation>& observations() const { return m_observations; }
    std::mt19937_64& random() { return m_random; }

    double uniform() { return static_cast<double>(m_random() >> 11U) * 0x1p-53; }
    bool chance(double probability) { return uniform() < probability; }

    /// Weights for every node, never 0 for all of a group.
    QHash<QString, double> weights()
    {
        QHash<QString, double> weights;
        for (const CatalogueNode& node : m_builder.fields().nodes) {
            if (node.parent)
                weights.insert(node.id.toString(), 0.01 + uniform());
        }
        for (const IndicatorDefinition& definition : m_builder.fields().indicators)
            weights.insert(definition.id.toString(), 0.01 + uniform());
        return weights;
    }

private:
    Aggregation aggregation()
    {
        const double drawn = uniform();
        if (drawn < 0.5)
            return {.kind = AggregationKind::Arithmetic, .lowest = {}};
        if (drawn < 0.8)
            return {.kind = AggregationKind::Geometric,
                    .lowest = chance(0.5) ? std::optional(1.0) : std::nullopt};
        if (drawn < 0.9 || m_monotone)
            return {.kind = AggregationKind::PlainMean, .lowest = {}};
        return {.kind = AggregationKind::Balance, .lowest = {}};
    }

    void grow(const QByteArray& parent, int depth)
    {
        const int members = 1 + static_cast<int>(uniform() * 4);
        for (int i = 0; i < members; ++i) {
            const QByteArray id = (depth == 0 ? "n" : parent) + QByteArray::number(i);
            if (depth < 2 && chance(0.4)) {
                CatalogueNode& node = m_builder.node(id.constData(), parent.constData(), 0);
                node.level = depth == 0 ? NodeLevel::Dimension : NodeLevel::Group;
                node.weightsAreEqual = true;
                node.aggregation = aggregation();
                node.minCoverage = chance(0.2) ? 0.4 : 0;
                grow(id, depth + 1);
            } else {
                leaf(id, parent);
            }
        }
    }

    void leaf(const QByteArray& id, const QByteArray& parent)
    {
        IndicatorDefinition& definition = m_builder.indicator(id.constData(), parent.constData(), 0);
        if (chance(0.3))
            definition.missing.notReported = MissingAction::Zero;
        if (chance(0.3))
            definition.missing.notReported = MissingAction::CarryOne;
    }

    void fill(const char* period)
    {
        for (const IndexUnit& each : m_units) {
            for (const IndicatorDefinition& definition : m_builder.fields().indicators) {
                const QByteArray name = each.id.toLatin1();
                const QByteArray id = definition.id.toString().toLatin1();
                if (chance(0.15))
                    m_observations.push_back(
                        state(name.constData(), id.constData(),
                              chance(0.5) ? ValueState::NotApplicable : ValueState::Rejected, period));
                else if (chance(0.85))
                    m_observations.push_back(value(name.constData(), id.constData(), score(), period));
            }
        }
    }

    double score()
    {
        const double drawn = uniform();
        return drawn < 0.03 ? 0 : drawn > 0.95 ? 100 : uniform() * 100;
    }

    std::mt19937_64 m_random;
    bool m_monotone;
    CatalogueBuilder m_builder;
    std::vector<IndexUnit> m_units;
    std::vector<Observation> m_observations;
};

void expectLevelAddsUp(const IndexResult& result, quint64 seed)
{
    for (std::size_t unit = 0; unit < result.units().size(); ++unit) {
        if (!result.outcome(unit).base)
            continue;
        double contributed = 0;
        double lost = 0;
        double weight = 0;
        for (std::size_t node = 0; node < result.nodes().size(); ++node) {
            if (!result.nodes()[node].isLeaf())
                continue;
            const IndexCell cell = result.cell(unit, node);
            contributed += cell.contribution;
            lost += cell.lost;
            weight += cell.weight;
        }
        ASSERT_NEAR(contributed, *result.outcome(unit).base, 1e-9) << "seed " << seed;
        ASSERT_NEAR(lost, 100 - *result.outcome(unit).base, 1e-9) << "seed " << seed;
        ASSERT_NEAR(weight, 1, 1e-9) << "seed " << seed;
    }
}

void expectChangeAddsUp(const std::optional<IndexChange>& change, quint64 seed)
{
    if (!change)
        return;
    double sum = 0;
    for (const ChangeItem& item : change->items)
        sum += item.amount;
    ASSERT_NEAR(sum, change->to - change->from, 1e-9) << "seed " << seed;
}

TEST(IndexProperties, LevelsAndChangesAddUpInTenThousandTrees)
{
    for (quint64 seed = 1; seed <= 10'000; ++seed) {
        RandomCase random(seed, false);
        const Catalogue catalogue = random.builder().build();
        const auto table = ObservationTable::of(catalogue, random.units(), random.observations());
        ASSERT_TRUE(table);
        std::vector<IndexResult> results;
        for (const char* period : {"2023Q4", "2024Q1"}) {
            const auto plan =
                IndexPlan::of(catalogue, quarter(period), random.units())->withWeights(random.weights());
            ASSERT_TRUE(plan);
            results.push_back(*computeIndex(*plan, *table));
            expectLevelAddsUp(results.back(), seed);
        }
        for (std::size_t unit = 0; unit < random.units().size(); ++unit) {
            expectChangeAddsUp(decomposeChange(results[0], unit, results[1], unit), seed);
            expectChangeAddsUp(compareUnits(results[1], unit, (unit + 1) % unitCount), seed);
        }
        if (HasFatalFailure())
            return;
    }
}

TEST(IndexProperties, OrderChangesNothing)
{
    for (quint64 seed = 1; seed <= 300; ++seed) {
        RandomCase random(seed, false);
        CatalogueBuilder shuffled = random.builder();
        std::ranges::shuffle(shuffled.fields().indicators, random.random());
        auto& nodes = shuffled.fields().nodes;
        std::shuffle(nodes.begin() + 1, nodes.end(), random.random());
        auto units = random.units();
        auto observations = random.observations();
        std::ranges::shuffle(units, random.random());
        std::ranges::shuffle(observations, random.random());
        const IndexResult one = computed(random.builder().build(), random.units(), random.observations());
        const IndexResult two = computed(shuffled.build(), units, observations);
        ASSERT_EQ(freeze(one, {}).bytes, freeze(two, {}).bytes) << "seed " << seed;
    }
}

TEST(IndexProperties, ABetterValueNeverHurtsAndNeverTouchesOthers)
{
    int raised = 0;
    for (quint64 seed = 1; seed <= 1'000; ++seed) {
        RandomCase random(seed, true);
        const Catalogue catalogue = random.builder().build();
        auto observations = random.observations();
        const IndexResult before = computed(catalogue, random.units(), observations);
        auto& changed = observations[random.random()() % observations.size()];
        if (!changed.value || changed.period != quarter())
            continue;
        ++raised;
        changed.value = *changed.value + (100 - *changed.value) * random.uniform();
        const IndexResult after = computed(catalogue, random.units(), observations);
        for (std::size_t unit = 0; unit < random.units().size(); ++unit) {
            const auto old = before.outcome(unit).base;
            const auto now = after.outcome(unit).base;
            ASSERT_EQ(old.has_value(), now.has_value()) << "seed " << seed;
            if (!old)
                continue;
            if (random.units()[unit].id == changed.unit)
                ASSERT_GE(*now, *old - 1e-12) << "seed " << seed;
            else
                ASSERT_EQ(*now, *old) << "seed " << seed;
        }
    }
    EXPECT_GT(raised, 200);
}

} // namespace
} // namespace onescreen
