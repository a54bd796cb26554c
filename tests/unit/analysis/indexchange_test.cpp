// SPDX-License-Identifier: GPL-3.0-or-later
// Explaining levels and changes; letters as in the examples of docs/indicators.md.
#include "app/analysis/index/decomposition.h"
#include "app/analysis/index/ratechange.h"
#include "tests/unit/analysis/indextesting.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

CatalogueBuilder threeIndicators(AggregationKind kind = AggregationKind::Arithmetic)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().aggregation.kind = kind;
    builder.indicator("a", "index", 20);
    builder.indicator("b", "index", 50);
    builder.indicator("c", "index", 30);
    return builder;
}

std::vector<Observation> values(const char* unit, double a, double b, double c)
{
    return {value(unit, "a", a), value(unit, "b", b), value(unit, "c", c)};
}

double amount(const IndexChange& change, ChangeKind kind, const char* node)
{
    double sum = 0;
    for (const ChangeItem& item : change.items) {
        if (item.kind == kind && item.node == QString::fromLatin1(node))
            sum += item.amount;
    }
    return sum;
}

double total(const IndexChange& change)
{
    double sum = 0;
    for (const ChangeItem& item : change.items)
        sum += item.amount;
    return sum;
}

TEST(Change, G1Performance)
{
    const Catalogue catalogue = threeIndicators().build();
    const IndexResult before = computed(catalogue, {unit("u")}, values("u", 80, 70, 90));
    const IndexResult after = computed(catalogue, {unit("u")}, values("u", 85, 66, 90));
    const auto change = decomposeChange(before, 0, after, 0);
    ASSERT_TRUE(change);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "a"), 1, 1e-12);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "b"), -2, 1e-12);
    EXPECT_EQ(amount(*change, ChangeKind::Performance, "c"), 0);
    EXPECT_NEAR(total(*change), -1, 1e-12);
    EXPECT_NEAR(change->to, 77, 1e-12);
}

TEST(Change, G2Coverage)
{
    const Catalogue catalogue = threeIndicators().build();
    const IndexResult before = computed(catalogue, {unit("u")}, values("u", 80, 70, 90));
    auto gone = values("u", 85, 66, 0);
    gone[2] = state("u", "c", ValueState::NotApplicable);
    const IndexResult after = computed(catalogue, {unit("u")}, gone);
    const auto change = decomposeChange(before, 0, after, 0);
    ASSERT_TRUE(change);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "a"), 1.214, 5e-4);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "b"), -2.429, 5e-4);
    EXPECT_NEAR(amount(*change, ChangeKind::Weights, "a"), 0.667, 5e-4);
    EXPECT_NEAR(amount(*change, ChangeKind::Weights, "b"), -1.439, 5e-4);
    EXPECT_NEAR(amount(*change, ChangeKind::Weights, "c"), -4.586, 5e-4);
    EXPECT_NEAR(total(*change), -6.571, 5e-4);
    EXPECT_NEAR(total(*change), change->to - change->from, 1e-12);
}

TEST(Change, G3KitagawaTellsRealFromMix)
{
    const std::array groups{
        RateGroup{
            .numeratorBefore = 760, .denominatorBefore = 800, .numeratorAfter = 480, .denominatorAfter = 500},
        RateGroup{.numeratorBefore = 120,
                  .denominatorBefore = 200,
                  .numeratorAfter = 310,
                  .denominatorAfter = 500}};
    const auto change = decomposeRate(groups);
    ASSERT_TRUE(change);
    EXPECT_NEAR(change->from, 0.88, 1e-12);
    EXPECT_NEAR(change->to, 0.79, 1e-12);
    EXPECT_NEAR(change->real, 0.0135, 1e-12);
    EXPECT_NEAR(change->mix, -0.1035, 1e-12);
}

TEST(Change, KitagawaKeepsTheRateOfAGroupThatWentAway)
{
    const std::array groups{
        RateGroup{.numeratorBefore = 5, .denominatorBefore = 10, .numeratorAfter = 8, .denominatorAfter = 10},
        RateGroup{.numeratorBefore = 1, .denominatorBefore = 10}, RateGroup{}};
    const auto change = decomposeRate(groups);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->parts[1].real, 0);
    EXPECT_NEAR(change->real + change->mix, change->to - change->from, 1e-12);
    EXPECT_FALSE(decomposeRate(
        std::array{RateGroup{.numeratorBefore = 2, .denominatorBefore = 1, .denominatorAfter = 1}}));
    EXPECT_FALSE(decomposeRate(std::array{RateGroup{.denominatorBefore = 1}}));
}

TEST(Change, G4Geometric)
{
    const Catalogue catalogue = threeIndicators(AggregationKind::Geometric).build();
    const IndexResult before = computed(catalogue, {unit("u")}, values("u", 80, 70, 90));
    const IndexResult after = computed(catalogue, {unit("u")}, values("u", 85, 66, 90));
    const auto change = decomposeChange(before, 0, after, 0);
    ASSERT_TRUE(change);
    EXPECT_NEAR(change->to, 76.20, 5e-3);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "a"), 0.932, 5e-4);
    EXPECT_NEAR(amount(*change, ChangeKind::Performance, "b"), -2.261, 5e-4);
    EXPECT_NEAR(total(*change), -1.329, 5e-4);
    EXPECT_NEAR(total(*change), change->to - change->from, 1e-12);
}

TEST(Change, ThePenaltyForUnevennessIsALineOfItsOwn)
{
    const Catalogue catalogue = threeIndicators(AggregationKind::Balance).build();
    const IndexResult before = computed(catalogue, {unit("u")}, values("u", 80, 80, 80));
    const IndexResult after = computed(catalogue, {unit("u")}, values("u", 100, 40, 100));
    const auto change = decomposeChange(before, 0, after, 0);
    ASSERT_TRUE(change);
    EXPECT_NEAR(change->sum(ChangeKind::Balance), -800.0 / 70, 1e-9);
    EXPECT_NEAR(change->sum(ChangeKind::Performance), -10, 1e-9);
    EXPECT_NEAR(total(*change), change->to - change->from, 1e-9);
}

TEST(Change, BonusAndVetoAreLinesOfTheirOwn)
{
    CatalogueBuilder builder = threeIndicators();
    builder.fields().bonusCap = 5;
    builder.events("praise");
    builder.add(
        builder.rule("bonus", Bonus{.items = {{.indicator = indicatorId("praise"), .points = 1}}, .cap = 5}));
    auto now = values("u", 80, 70, 90);
    now.push_back(value("u", "praise", 3));
    const Catalogue catalogue = builder.build();
    const IndexResult before = computed(catalogue, {unit("u")}, values("u", 80, 70, 90));
    const IndexResult after = computed(catalogue, {unit("u")}, now);
    const auto change = decomposeChange(before, 0, after, 0);
    ASSERT_TRUE(change);
    ASSERT_EQ(change->items.size(), 1U);
    EXPECT_EQ(change->items.front().kind, ChangeKind::Bonus);
    EXPECT_NEAR(change->items.front().amount, 3, 1e-12);
}

TEST(Change, ANewRuleIsToldFromPerformance)
{
    const auto builderWith = [](double target) {
        CatalogueBuilder builder;
        builder.indicator("a", "index", 40, TargetRatio{.target = target});
        builder.indicator("b", "index", 60);
        return builder;
    };
    const std::vector<IndexUnit> units{unit("u")};
    const std::vector<Observation> old{value("u", "a", 60, "2023Q4"), value("u", "b", 70, "2023Q4")};
    const IndexResult before = computed(builderWith(60).build(), units, old, "2023Q4");
    const Catalogue changed = builderWith(80).build();
    const auto plan = IndexPlan::of(changed, quarter(), units);
    const auto table = ObservationTable::of(changed, units, old);
    ASSERT_TRUE(plan && table);
    const IndexResult after = computed(changed, units, {value("u", "a", 72), value("u", "b", 70)});
    const auto again = rescored(before, *plan, *table);
    ASSERT_TRUE(again);
    const auto change = decomposeChange(before, 0, after, 0, &*again);
    ASSERT_TRUE(change);
    // 60 of 80 is 75 points instead of 100; 72 of 80 is 90.
    EXPECT_NEAR(change->sum(ChangeKind::Rule), 0.4 * -25, 1e-12);
    EXPECT_NEAR(change->sum(ChangeKind::Performance), 0.4 * 15, 1e-12);
    EXPECT_NEAR(total(*change), change->to - change->from, 1e-12);
    // Without it, everything is performance.
    EXPECT_NEAR(decomposeChange(before, 0, after, 0)->sum(ChangeKind::Performance), -4, 1e-12);
}

TEST(Change, GapToAPeerIsExact)
{
    const IndexResult result = computed(threeIndicators().build(), {unit("u"), unit("v")}, [] {
        auto all = values("u", 80, 70, 90);
        for (const Observation& observation : values("v", 70, 85, 75))
            all.push_back(observation);
        return all;
    }());
    const auto gap = compareUnits(result, 0, 1);
    ASSERT_TRUE(gap);
    EXPECT_NEAR(amount(*gap, ChangeKind::Performance, "a"), 2, 1e-12);
    EXPECT_NEAR(amount(*gap, ChangeKind::Performance, "b"), -7.5, 1e-12);
    EXPECT_NEAR(amount(*gap, ChangeKind::Performance, "c"), 4.5, 1e-12);
    EXPECT_NEAR(total(*gap), -1, 1e-12);
}

TEST(Change, RankMovesByOneselfAndByOthers)
{
    CatalogueBuilder builder;
    builder.indicator("a", "index", 100);
    const Catalogue catalogue = builder.build();
    const std::vector<IndexUnit> units{unit("p"), unit("q"), unit("r"), unit("s")};
    const IndexResult before =
        computed(catalogue, units,
                 {value("p", "a", 90), value("q", "a", 80), value("r", "a", 70), value("s", "a", 60)});
    const IndexResult after =
        computed(catalogue, units,
                 {value("p", "a", 90), value("q", "a", 60), value("r", "a", 85), value("s", "a", 95)});
    // r rose past q by itself; s came from behind.
    const auto ranks = decomposeRank(before, 2, after, 2);
    ASSERT_TRUE(ranks);
    EXPECT_EQ(ranks->from, 3);
    EXPECT_EQ(ranks->to, 3);
    EXPECT_EQ(ranks->own, -1);
    EXPECT_EQ(ranks->others, 1);
}

TEST(Change, WithoutATotalThereIsNothingToExplain)
{
    const Catalogue catalogue = threeIndicators().build();
    const IndexResult before = computed(catalogue, {unit("u")}, {});
    const IndexResult after = computed(catalogue, {unit("u")}, values("u", 80, 70, 90));
    EXPECT_FALSE(decomposeChange(before, 0, after, 0));
    EXPECT_FALSE(decomposeRank(before, 0, after, 0));
}

} // namespace
} // namespace onescreen
