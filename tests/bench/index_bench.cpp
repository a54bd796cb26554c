// SPDX-License-Identifier: GPL-3.0-or-later
// The index of 1,400 units from 60 rates in five dimensions over 20 quarters: everything, one quarter (live
// "what if"), the draws of the rank uncertainty, and the frozen text.
#include "app/analysis/index/freeze.h"
#include "app/analysis/index/indexengine.h"
#include "app/analysis/index/rankuncertainty.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int unitCount = 1'400;
constexpr int dimensionCount = 5;
constexpr int indicatorCount = 60;
constexpr int quarterCount = 20;

template <typename Value> Value require(Result<Value> result)
{
    if (!result) {
        std::fputs(qPrintable(result.error().toString()), stderr);
        std::abort();
    }
    return *std::move(result);
}

ScoreShape shapeOf(int indicator)
{
    switch (indicator % 4) {
    case 0:
        return RatioPoints{};
    case 1:
        return TargetRatio{};
    case 2:
        return PiecewiseLinear{.points = 100, .knots = {{60, 0}, {85, 60}, {95, 90}, {100, 100}}};
    default:
        return ShortfallPoints{.threshold = 90};
    }
}

IndicatorDefinition rate(int number)
{
    IndicatorDefinition definition{.id = *IndicatorId::fromString(u"i%1"_s.arg(number))};
    definition.validFrom = QDate(2000, 1, 1);
    definition.nameZh = definition.document = definition.formula = definition.source = definition.owner =
        u"甲"_s;
    definition.parent = NodeId::fromString(u"d%1"_s.arg(number % dimensionCount));
    definition.numerator = Operand{.id = {}, .text = u"x"_s, .facts = {}, .document = {}};
    definition.denominators.resize(1);
    definition.denominators.front().text = u"n"_s;
    definition.unit = u"%"_s;
    definition.periods = {PeriodKind::Quarter};
    definition.targets = {{.area = {}, .target = 95, .floor = 50, .document = u"甲"_s}};
    definition.score = require(ScoreRule::of(shapeOf(number)));
    definition.missing.isStated = true;
    return definition;
}

Catalogue makeCatalogue()
{
    CatalogueFields fields;
    fields.id = u"bench"_s;
    fields.title = u"甲"_s;
    fields.calendars = {PeriodKind::Quarter};
    fields.nodes.push_back(
        {.id = *NodeId::fromString(u"index"_s), .level = NodeLevel::Index, .nameZh = u"甲"_s});
    fields.nodes.front().weightsAreEqual = true;
    fields.nodes.front().minCoverage = 0.6;
    for (int dimension = 0; dimension < dimensionCount; ++dimension) {
        fields.nodes.push_back({.id = *NodeId::fromString(u"d%1"_s.arg(dimension)),
                                .level = NodeLevel::Dimension,
                                .nameZh = u"甲"_s,
                                .parent = NodeId::fromString(u"index"_s),
                                .weightsAreEqual = true});
    }
    for (int number = 0; number < indicatorCount; ++number)
        fields.indicators.push_back(rate(number));
    return require(Catalogue::of(fields));
}

struct World
{
    Catalogue catalogue = makeCatalogue();
    std::vector<IndexUnit> units;
    std::vector<IndexPlan> plans;
    std::optional<ObservationTable> table;

    World()
    {
        for (int unit = 0; unit < unitCount; ++unit)
            units.push_back({.id = u"town-%1"_s.arg(unit), .name = {}, .level = u"township"_s});
        std::mt19937_64 random(5);
        std::vector<Observation> observations;
        observations.reserve(std::size_t{unitCount} * indicatorCount * quarterCount);
        for (int quarter = 0; quarter < quarterCount; ++quarter) {
            const QDate first = QDate(2019, 1, 1).addMonths(3 * quarter);
            const auto period = *Period::fromDays(first, first.addMonths(3).addDays(-1));
            plans.push_back(require(IndexPlan::of(catalogue, period, units)));
            for (const IndexUnit& unit : units) {
                for (const IndicatorDefinition& definition : catalogue.indicators())
                    observations.push_back(observation(unit, period, definition, random()));
            }
        }
        table = require(ObservationTable::of(catalogue, units, observations));
    }

    /// One in fifty is missing.
    static Observation observation(const IndexUnit& unit, const Period& period,
                                   const IndicatorDefinition& definition, quint64 random)
    {
        Observation made{.unit = unit.id, .period = period, .indicator = definition.id};
        if (random % 50 == 0) {
            made.state = random % 100 == 0 ? ValueState::NotApplicable : ValueState::Late;
            return made;
        }
        const auto denominator = static_cast<double>(15 + random / 50 % 400);
        made.denominator = denominator;
        made.numerator = std::floor(denominator * (0.7 + 0.3 * static_cast<double>(random >> 11U) * 0x1p-53));
        return made;
    }
};

const World& world()
{
    static const World made;
    return made;
}

void allQuarters(benchmark::State& state)
{
    const World& all = world();
    for (auto _ : state) {
        for (const IndexPlan& plan : all.plans)
            benchmark::DoNotOptimize(require(computeIndex(plan, *all.table)));
    }
    state.counters["cells"] = unitCount * indicatorCount * quarterCount;
}

/// Other weights and the whole quarter again, as a slider asks for it.
void whatIf(benchmark::State& state)
{
    const World& all = world();
    double weight = 1;
    for (auto _ : state) {
        weight = weight > 2 ? 1 : weight + 0.01;
        const IndexPlan plan = require(all.plans.back().withWeights({{u"d1"_s, weight}}));
        benchmark::DoNotOptimize(require(computeIndex(plan, *all.table)));
    }
}

void draws(benchmark::State& state)
{
    const World& all = world();
    const IndexResult result = require(computeIndex(all.plans.back(), *all.table));
    const UncertaintyOptions options{.draws = 1'000, .values = state.range(0) != 0, .threads = 2};
    for (auto _ : state)
        benchmark::DoNotOptimize(require(rankUncertainty(all.plans.back(), result, options)));
}

void frozenText(benchmark::State& state)
{
    const World& all = world();
    const IndexResult result = require(computeIndex(all.plans.back(), *all.table));
    for (auto _ : state)
        benchmark::DoNotOptimize(freeze(result, {}));
}

BENCHMARK(allQuarters)->Name("index/smoke/20_quarters")->Unit(benchmark::kMillisecond);
BENCHMARK(whatIf)->Name("index/smoke/one_quarter_what_if")->Unit(benchmark::kMillisecond);
BENCHMARK(draws)->Name("index/draws_1000/weights")->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(draws)
    ->Name("index/draws_1000/weights_and_values")
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(frozenText)->Name("index/freeze_one_quarter")->Unit(benchmark::kMillisecond);

} // namespace

} // namespace onescreen

BENCHMARK_MAIN();
