// SPDX-License-Identifier: GPL-3.0-or-later
// Control charts and funnels as the screens need them: a wall of small charts, all townships in one funnel.
#include "app/analysis/statistics/controlchart.h"
#include "app/analysis/statistics/funnel.h"
#include "app/analysis/statistics/shrinkage.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <optional>
#include <random>
#include <vector>

namespace onescreen {

namespace {

using statistics::Share;

std::vector<std::optional<double>> makeSeries(std::size_t points)
{
    std::mt19937_64 random(7);
    std::vector<std::optional<double>> values;
    values.reserve(points);
    for (std::size_t i = 0; i < points; ++i)
        values.emplace_back(80 + static_cast<double>(random() % 1000) / 50);
    return values;
}

std::vector<Share> makeShares(std::size_t units)
{
    std::mt19937_64 random(11);
    std::vector<Share> shares;
    shares.reserve(units);
    for (std::size_t i = 0; i < units; ++i) {
        const auto due = static_cast<double>(1 + random() % 2000);
        shares.push_back({.numerator = std::floor(due * (0.7 + static_cast<double>(random() % 250) / 1000)),
                          .denominator = due});
    }
    return shares;
}

/// One XmR chart of three years of months, rules included.
void xmrChart(benchmark::State& state)
{
    const auto values = makeSeries(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(statistics::computeXmr(values));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(xmrChart)->Name("smoke/xmr_chart")->Arg(36)->Arg(1000);

void laneyChart(benchmark::State& state)
{
    const auto shares = makeShares(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(statistics::laneyPPrime(shares));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(laneyChart)->Name("smoke/laney_chart")->Arg(36);

/// Exact limits and tails of every unit, over-dispersion and shrinkage.
void wholeFunnel(benchmark::State& state)
{
    const auto shares = makeShares(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(statistics::computeFunnel(shares));
        benchmark::DoNotOptimize(statistics::shrinkShares(shares));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(wholeFunnel)->Name("smoke/funnel")->Arg(36)->Arg(1400)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace onescreen

BENCHMARK_MAIN();
