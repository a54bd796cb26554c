// SPDX-License-Identifier: GPL-3.0-or-later
// Steps 1 to 9 on small trees; letters as in the examples of docs/indicators.md.
#include "tests/unit/analysis/indextesting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

/// C1: weights 20, 50, 30.
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

/// A rate in % beside nothing else, with a policy.
CatalogueBuilder oneRate(const MissingPolicy& policy, int nMin = 10)
{
    CatalogueBuilder builder;
    IndicatorDefinition& rate = builder.indicator("rate", "index", 50, RatioPoints{});
    rate.kind = IndicatorKind::Ratio;
    rate.unit = u"%"_s;
    rate.scale = 100;
    rate.numerator = Operand{.id = {}, .text = u"x"_s, .facts = {}, .document = {}};
    rate.denominators.resize(1);
    rate.denominators.front().text = u"n"_s;
    rate.nMin = nMin;
    rate.missing = policy;
    rate.missing.isStated = true;
    builder.indicator("other", "index", 50);
    return builder;
}

TEST(Index, A2RateFromItsParts)
{
    const IndexResult result =
        computed(oneRate({}).build(), {unit("u")}, {ratio("u", "rate", 180, 260 - 20)});
    EXPECT_EQ(*cellOf(result, 0, "rate").value, 75);
    EXPECT_EQ(*cellOf(result, 0, "rate").score, 75);
}

TEST(Index, C1WeightedMean)
{
    const IndexResult result = computed(threeIndicators().build(), {unit("u")}, values("u", 80, 70, 90));
    EXPECT_NEAR(*result.outcome(0).base, 78, 1e-12);
    EXPECT_EQ(*result.outcome(0).shown, 78);
    EXPECT_NEAR(cellOf(result, 0, "b").contribution, 35, 1e-12);
    EXPECT_NEAR(cellOf(result, 0, "b").lost, 15, 1e-12);
    EXPECT_NEAR(cellOf(result, 0, "a").weight, 0.2, 1e-15);
    EXPECT_EQ(*cellOf(result, 0, "index").coverage, 1);
    EXPECT_EQ(*result.outcome(0).rank, 1);
    EXPECT_EQ(result.outcome(0).ranked, 1);
}

TEST(Index, C2NotApplicableGivesItsWeightAway)
{
    auto observations = values("u", 85, 66, 0);
    observations[2] = state("u", "c", ValueState::NotApplicable);
    const IndexResult result = computed(threeIndicators().build(), {unit("u")}, observations);
    EXPECT_NEAR(*result.outcome(0).base, 5000.0 / 70, 1e-12);
    EXPECT_EQ(*cellOf(result, 0, "index").coverage, 1);
    const IndexCell gone = cellOf(result, 0, "c");
    EXPECT_FALSE(gone.score);
    EXPECT_EQ(gone.weight, 0);
    EXPECT_EQ(gone.treatment, Treatment::Redistributed);
    EXPECT_EQ(gone.reason, CellReason::NotApplicable);
    // Of all weight, 0.7 counts.
    EXPECT_NEAR(result.nodes()[*result.findNode(u"a"_s)].fullWeight +
                    result.nodes()[*result.findNode(u"b"_s)].fullWeight,
                0.7, 1e-12);
}

TEST(Index, C3GeometricAndBalance)
{
    const IndexResult geometric =
        computed(threeIndicators(AggregationKind::Geometric).build(), {unit("u")}, values("u", 80, 70, 90));
    EXPECT_NEAR(*geometric.outcome(0).base,
                std::exp(0.2 * std::log(80) + 0.5 * std::log(70) + 0.3 * std::log(90)), 1e-12);
    EXPECT_NEAR(*geometric.outcome(0).base, 77.52, 5e-3);

    CatalogueBuilder builder = threeIndicators(AggregationKind::Balance);
    builder.fields().nodes.front().weightsAreEqual = true;
    const IndexResult even = computed(builder.build(), {unit("u"), unit("v")}, [] {
        auto both = values("u", 80, 70, 90);
        for (const Observation& observation : values("v", 100, 40, 100))
            both.push_back(observation);
        return both;
    }());
    EXPECT_NEAR(*even.outcome(0).base, 80 - 200.0 / 3 / 80, 1e-12);
    EXPECT_NEAR(*even.outcome(1).base, 70, 1e-12);
    EXPECT_NEAR(*even.outcome(1).balance, 70, 1e-12);
}

/// 20·100 only: M = 20, σ² = 20,000/9, and M − σ²/M would be −91.
TEST(Index, BalanceIsNotBelowZeroAndItsPartsStillSum)
{
    CatalogueBuilder builder = threeIndicators(AggregationKind::Balance);
    const IndexResult result = computed(builder.build(), {unit("u")}, values("u", 100, 0, 0));
    EXPECT_EQ(*result.outcome(0).base, 0);
    EXPECT_EQ(*result.outcome(0).shown, 0);
    EXPECT_EQ(*result.outcome(0).balance, 0);
    double lost = 0;
    for (const char* indicator : {"a", "b", "c"})
        lost += cellOf(result, 0, indicator).lost;
    EXPECT_NEAR(lost, 100, 1e-9);
}

TEST(Index, PlainMeanDoesNotLookAtWeights)
{
    const IndexResult result =
        computed(threeIndicators(AggregationKind::PlainMean).build(), {unit("u")}, values("u", 80, 70, 90));
    EXPECT_NEAR(*result.outcome(0).base, 80, 1e-12);
}

TEST(Index, GeometricCanBeRescaledSoThatZeroDoesNotEndIt)
{
    CatalogueBuilder builder = threeIndicators(AggregationKind::Geometric);
    const IndexResult zero = computed(builder.build(), {unit("u")}, values("u", 0, 70, 90));
    EXPECT_EQ(*zero.outcome(0).base, 0);
    EXPECT_NEAR(cellOf(zero, 0, "a").lost, 100, 1e-12); // Nobody else could have helped.
    builder.fields().nodes.front().aggregation.lowest = 1;
    const IndexResult rescaled = computed(builder.build(), {unit("u")}, values("u", 0, 70, 90));
    const double expected =
        std::exp(0.2 * std::log(1) + 0.5 * std::log(1 + 0.99 * 70) + 0.3 * std::log(1 + 0.99 * 90));
    EXPECT_NEAR(*rescaled.outcome(0).base, expected, 1e-12);
}

TEST(Index, ZeroOverZeroIsNotApplicable)
{
    const IndexResult result =
        computed(oneRate({}).build(), {unit("u")}, {ratio("u", "rate", 0, 0), value("u", "other", 60)});
    const IndexCell cell = cellOf(result, 0, "rate");
    EXPECT_FALSE(cell.value);
    EXPECT_EQ(cell.state, ValueState::NotApplicable);
    EXPECT_EQ(cell.reason, CellReason::DenominatorZero);
    EXPECT_EQ(*result.outcome(0).base, 60);
}

TEST(Index, NotReportedIsZeroOnlyAfterTheDeadline)
{
    const Catalogue catalogue = oneRate({}).build();
    const std::vector<Observation> observations{value("u", "other", 60)};
    const IndexResult after = computed(catalogue, {unit("u")}, observations);
    EXPECT_EQ(*after.outcome(0).base, 30);
    EXPECT_EQ(cellOf(after, 0, "rate").treatment, Treatment::Zero);
    EXPECT_EQ(cellOf(after, 0, "rate").reason, CellReason::NotReported);
    EXPECT_EQ(*cellOf(after, 0, "index").coverage, 1);
    EXPECT_EQ(*cellOf(after, 0, "index").dataCoverage, 0.5);
    const IndexResult before =
        computed(catalogue, {unit("u")}, observations, "2024Q1", {.deadlinePassed = false});
    EXPECT_EQ(*before.outcome(0).base, 60);
    EXPECT_EQ(*cellOf(before, 0, "index").coverage, 0.5);
    EXPECT_EQ(cellOf(before, 0, "rate").reason, CellReason::NotDue);
}

TEST(Index, LateCarriesOnePeriodAndNotTwo)
{
    const Catalogue catalogue = oneRate({}).build();
    const auto observations = [](ValueState before) {
        std::vector<Observation> all{value("u", "other", 60), state("u", "rate", ValueState::Late),
                                     ratio("u", "rate", 40, 50, "2023Q3")};
        all.push_back(before == ValueState::Value ? ratio("u", "rate", 45, 50, "2023Q4")
                                                  : state("u", "rate", before, "2023Q4"));
        return all;
    };
    const IndexResult carried = computed(catalogue, {unit("u")}, observations(ValueState::Value));
    EXPECT_EQ(cellOf(carried, 0, "rate").treatment, Treatment::Carried);
    EXPECT_EQ(*cellOf(carried, 0, "rate").value, 90);
    EXPECT_EQ(cellOf(carried, 0, "rate").state, ValueState::Late);
    EXPECT_EQ(*carried.outcome(0).base, 75);
    const IndexResult not2 = computed(catalogue, {unit("u")}, observations(ValueState::Late));
    EXPECT_EQ(cellOf(not2, 0, "rate").treatment, Treatment::Uncovered);
    EXPECT_EQ(*cellOf(not2, 0, "index").coverage, 0.5);
}

TEST(Index, FewCasesArePooledOverFourQuartersThenNotApplicable)
{
    const Catalogue catalogue = oneRate({}).build();
    std::vector<Observation> observations{
        value("u", "other", 60), ratio("u", "rate", 3, 4), ratio("u", "rate", 4, 4, "2023Q4"),
        ratio("u", "rate", 2, 4, "2023Q2"), ratio("u", "rate", 100, 100, "2023Q1")};
    const IndexResult pooled = computed(catalogue, {unit("u")}, observations);
    const IndexCell cell = cellOf(pooled, 0, "rate");
    EXPECT_EQ(cell.treatment, Treatment::Pooled);
    EXPECT_EQ(*cell.numerator, 9);
    EXPECT_EQ(*cell.denominator, 12);
    EXPECT_EQ(*cell.value, 75);
    EXPECT_EQ(cell.reason, CellReason::TooFewCases);

    observations.erase(observations.begin() + 2);
    const IndexResult few = computed(catalogue, {unit("u")}, observations);
    EXPECT_EQ(cellOf(few, 0, "rate").treatment, Treatment::Redistributed);
    EXPECT_FALSE(cellOf(few, 0, "rate").value);
    EXPECT_EQ(*cellOf(few, 0, "rate").numerator, 3); // "3/4" can still be shown.
    EXPECT_EQ(*few.outcome(0).base, 60);
    EXPECT_FALSE(rankByScore(few, *few.findNode(u"rate"_s))[0].rank);
}

TEST(Index, ChecksRejectWhatCannotBe)
{
    const Catalogue catalogue = oneRate({}).build();
    const double infinite = std::numeric_limits<double>::infinity();
    Observation contradiction = ratio("u", "rate", 3527, 6724);
    contradiction.value = 55.72;
    Observation printed = ratio("u", "rate", 3527, 6724);
    printed.value = 52.45;
    Observation half = ratio("u", "rate", 5, 0);
    half.denominator.reset();
    const std::vector<std::pair<Observation, CellReason>> cases{
        {ratio("u", "rate", 11, 10), CellReason::AboveDenominator},
        {ratio("u", "rate", -1, 10), CellReason::Negative},
        {value("u", "rate", 116.67), CellReason::AboveDenominator},
        {ratio("u", "rate", 1, -10), CellReason::Negative},
        {value("u", "rate", infinite), CellReason::NotFinite},
        {contradiction, CellReason::Contradiction},
        {printed, CellReason::None},
        {half, CellReason::Incomplete}};
    for (const auto& [observation, reason] : cases) {
        const IndexResult result = computed(catalogue, {unit("u")}, {observation, value("u", "other", 60)});
        const IndexCell cell = cellOf(result, 0, "rate");
        EXPECT_EQ(cell.reason, reason) << cellReasonName(cell.reason).toStdString();
        EXPECT_EQ(cell.state, reason == CellReason::None ? ValueState::Value : ValueState::Rejected);
        EXPECT_EQ(cell.treatment, reason == CellReason::None ? Treatment::Own : Treatment::Uncovered);
    }
}

TEST(Index, TooLittleCoverageIsNotRankedAndSaysWhere)
{
    CatalogueBuilder builder;
    builder.node("dim", "index", 40).minCoverage = 0.6;
    builder.node("rest", "index", 60);
    builder.indicator("a", "dim", 50);
    builder.indicator("b", "dim", 50);
    builder.indicator("c", "rest", 100);
    const IndexResult result =
        computed(builder.build(), {unit("full"), unit("half")},
                 {value("full", "a", 50), value("full", "b", 50), value("full", "c", 80),
                  value("half", "a", 90), value("half", "c", 90)});
    EXPECT_EQ(*cellOf(result, 1, "dim").coverage, 0.5);
    EXPECT_FALSE(cellOf(result, 1, "dim").score);
    EXPECT_EQ(cellOf(result, 1, "dim").reason, CellReason::LowCoverage);
    EXPECT_EQ(result.outcome(1).unranked, UnrankedReason::LowCoverage);
    EXPECT_EQ(result.outcome(1).unrankedNode, u"dim"_s);
    EXPECT_FALSE(result.outcome(1).rank);
    EXPECT_EQ(*result.outcome(1).base, 90); // Shown, but not ranked.
    EXPECT_EQ(*result.outcome(0).rank, 1);
    EXPECT_EQ(result.outcome(0).ranked, 1);
    EXPECT_EQ(result.table({}), (std::vector<std::size_t>{0, 1}));
}

TEST(Index, CoverageByCountLikeCoinr)
{
    CatalogueBuilder builder = threeIndicators();
    builder.fields().nodes.front().minCoverage = 0.6;
    const std::vector<Observation> two{value("u", "a", 80), value("u", "c", 90)};
    EXPECT_EQ(computed(builder.build(), {unit("u")}, two).outcome(0).unranked, UnrankedReason::LowCoverage);
    builder.fields().coverage = CoverageMode::Count;
    const IndexResult counted = computed(builder.build(), {unit("u")}, two);
    EXPECT_NEAR(*cellOf(counted, 0, "index").coverage, 2.0 / 3, 1e-12);
    EXPECT_NEAR(*counted.outcome(0).base, (20 * 80 + 30 * 90) / 50.0, 1e-12);
    EXPECT_EQ(*counted.outcome(0).rank, 1);
}

TEST(Index, NothingAppliesIsAReasonOfItsOwn)
{
    const IndexResult result =
        computed(threeIndicators().build(), {unit("u")},
                 {state("u", "a", ValueState::NotApplicable), state("u", "b", ValueState::NotApplicable),
                  state("u", "c", ValueState::NotApplicable)});
    EXPECT_EQ(result.outcome(0).unranked, UnrankedReason::NothingApplies);
    EXPECT_FALSE(result.outcome(0).base);
    EXPECT_FALSE(result.outcome(0).shown);
}

TEST(Index, RanksShareTiesByLevelAndPeerGroup)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().decimals = 1;
    builder.indicator("a", "index", 100);
    std::vector<IndexUnit> units{unit("p"), unit("q"), unit("r"), unit("s"), unit("t")};
    for (IndexUnit& each : units)
        each.level = u"township"_s;
    units[3].level = u"county"_s;
    units[0].peerGroup = units[4].peerGroup = u"island"_s;
    const IndexResult result = computed(builder.build(), units,
                                        {value("p", "a", 91.24), value("q", "a", 91.16),
                                         value("r", "a", 91.20), value("s", "a", 99), value("t", "a", 85.5)});
    const std::vector<int> expected{1, 1, 1, 1, 4};
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(*result.outcome(i).rank, expected[i]) << i;
    EXPECT_TRUE(result.outcome(0).tied);
    EXPECT_FALSE(result.outcome(3).tied);
    EXPECT_EQ(result.outcome(0).ranked, 4);
    EXPECT_EQ(result.outcome(3).ranked, 1);
    EXPECT_EQ(*result.outcome(4).peerRank, 2);
    EXPECT_EQ(result.outcome(4).peersRanked, 2);
    EXPECT_FALSE(result.outcome(1).peerRank);
    EXPECT_EQ(*result.outcome(4).percentileMinimum, 0);
    EXPECT_NEAR(*result.outcome(0).percentileAverage, 2.0 / 3, 1e-12);
}

TEST(Index, GradesAreGivenOnWhatIsShown)
{
    CatalogueBuilder builder;
    builder.fields().nodes.front().decimals = 0;
    builder.fields().grades = {{u"优秀"_s, 90}, {u"良好"_s, 80}, {u"一般"_s, 0}};
    builder.indicator("a", "index", 100);
    const IndexResult result = computed(builder.build(), {unit("p"), unit("q"), unit("r")},
                                        {value("p", "a", 89.5), value("q", "a", 80), value("r", "a", 79.4)});
    EXPECT_EQ(result.outcome(0).grade, u"优秀"_s);
    EXPECT_EQ(result.outcome(1).grade, u"良好"_s);
    EXPECT_EQ(result.outcome(2).grade, u"一般"_s);
}

TEST(Index, WithoutATargetThereIsNoScore)
{
    CatalogueBuilder builder;
    IndicatorDefinition& aimed = builder.indicator("a", "index", 50, TargetRatio{});
    aimed.targets = {{.area = {.level = {}, .region = {}, .unit = u"p"_s, .peerGroup = {}},
                      .target = 60,
                      .floor = 0,
                      .document = u"文"_s}};
    builder.indicator("b", "index", 50);
    const IndexResult result =
        computed(builder.build(), {unit("p"), unit("q")},
                 {value("p", "a", 30), value("q", "a", 30), value("p", "b", 70), value("q", "b", 70)});
    EXPECT_EQ(*cellOf(result, 0, "a").target, 60);
    EXPECT_NEAR(*cellOf(result, 0, "a").score, 50, 1e-12);
    EXPECT_EQ(cellOf(result, 1, "a").reason, CellReason::NoTarget);
    EXPECT_EQ(*cellOf(result, 1, "index").coverage, 0.5);
}

TEST(Index, RelativeScoresLeaveOutWhoDidNotReport)
{
    CatalogueBuilder builder;
    builder.indicator("a", "index", 100, RelativePoints{}).missing.notReported = MissingAction::Zero;
    const IndexResult result = computed(builder.build(), {unit("p"), unit("q"), unit("r"), unit("absent")},
                                        {value("p", "a", 50), value("q", "a", 60), value("r", "a", 70)});
    EXPECT_EQ(*cellOf(result, 0, "a").score, 0);
    EXPECT_EQ(*cellOf(result, 1, "a").score, 50);
    EXPECT_EQ(*cellOf(result, 2, "a").score, 100);
    EXPECT_EQ(*cellOf(result, 3, "a").score, 0);
    EXPECT_EQ(cellOf(result, 3, "a").treatment, Treatment::Zero);
}

TEST(Index, WhatIfOnWeightsEqualsACatalogueWithThoseWeights)
{
    const Catalogue catalogue = threeIndicators().build();
    const std::vector<IndexUnit> units{unit("u")};
    const auto observations = values("u", 80, 70, 90);
    const auto plan = IndexPlan::of(catalogue, quarter(), units);
    const auto table = ObservationTable::of(catalogue, units, observations);
    ASSERT_TRUE(plan && table);
    const QHash<QString, double> weights{{u"a"_s, 25}, {u"b"_s, 37.5}, {u"c"_s, 30}};
    const auto tried = computeIndex(*plan->withWeights(weights), *table);
    EXPECT_NEAR(*tried->outcome(0).base, 79.19, 5e-3); // F1
    const auto changed = catalogue.withWeights(weights);
    ASSERT_TRUE(changed);
    EXPECT_EQ(*tried->outcome(0).base, *computed(*changed, units, observations).outcome(0).base);
    EXPECT_FALSE(plan->withWeights({{u"nobody"_s, 1}}));
    EXPECT_FALSE(plan->withWeights({{u"a"_s, -1}}));
    EXPECT_FALSE(plan->withWeights({{u"a"_s, 0}, {u"b"_s, 0}, {u"c"_s, 0}}));
}

TEST(Index, BadInputIsRefusedWithItsPlace)
{
    const Catalogue catalogue = threeIndicators().build();
    const auto refused = [&](std::vector<IndexUnit> units, std::vector<Observation> observations,
                             const char* period) {
        const auto result = computeIndex({.catalogue = catalogue,
                                          .period = quarter(period),
                                          .units = std::move(units),
                                          .observations = std::move(observations)});
        return result ? QString() : result.error().text;
    };
    EXPECT_TRUE(refused({unit("u")}, {value("v", "a", 1)}, "2024Q1").contains(u"unknown unit"));
    EXPECT_TRUE(refused({unit("u")}, {value("u", "z", 1)}, "2024Q1").contains(u"unknown indicator"));
    EXPECT_TRUE(refused({unit("u")}, {value("u", "a", 1), value("u", "a", 2)}, "2024Q1")
                    .contains(u"two observations"));
    EXPECT_TRUE(refused({unit("u"), unit("u")}, {}, "2024Q1").contains(u"twice"));
    EXPECT_TRUE(refused({unit("u")}, {}, "2024-01").contains(u"nothing to score"));
    EXPECT_TRUE(refused({unit("u")}, {}, "2024-01-01..2024-02-15").contains(u"no month"));
}

TEST(Periods, KindsAndTheOnesBefore)
{
    EXPECT_EQ(periodKindOf(quarter("2024-02")), PeriodKind::Month);
    EXPECT_EQ(periodKindOf(quarter("2024Q3")), PeriodKind::Quarter);
    EXPECT_EQ(periodKindOf(quarter("2024H2")), PeriodKind::HalfYear);
    EXPECT_EQ(periodKindOf(quarter("2024")), PeriodKind::Year);
    EXPECT_EQ(periodKindOf(quarter("2023-04-01..2024-03-31")), PeriodKind::RollingFour);
    EXPECT_FALSE(periodKindOf(quarter("2023-05-01..2023-06-30")));
    EXPECT_EQ(periodsBack(quarter("2024Q1"), PeriodKind::Quarter, 1), quarter("2023Q4"));
    EXPECT_EQ(periodsBack(quarter("2024-03"), PeriodKind::Month, 1), quarter("2024-02"));
    EXPECT_EQ(periodsBack(quarter("2024"), PeriodKind::Year, 2), quarter("2022"));
    EXPECT_EQ(periodsBack(quarter("2024"), PeriodKind::RollingFour, 1), quarter("2023-10-01..2024-09-30"));
}

} // namespace
} // namespace onescreen
