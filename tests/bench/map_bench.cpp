// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/camera.h"
#include "app/geo/clusterindex.h"
#include "app/geo/select.h"
#include "tests/bench/mapsamples.h"

#include <benchmark/benchmark.h>

#include <chrono>

namespace onescreen::geo {

namespace {

void indexBuild(benchmark::State& state, qint64 count)
{
    const std::vector<MapPoint>& points = pointsOf(count);
    std::size_t bytes = 0;
    for (auto _ : state) {
        const ClusterIndex index = ClusterIndex::build(points);
        bytes = index.memoryBytes();
        benchmark::DoNotOptimize(bytes);
    }
    state.counters["bytes_per_point"] = static_cast<double>(bytes) / static_cast<double>(count);
    state.SetItemsProcessed(state.iterations() * count);
}

void indexMove(benchmark::State& state, qint64 count)
{
    ClusterIndex index = ClusterIndex::build(pointsOf(count));
    PointMaker maker;
    std::mt19937 random(5);
    std::uniform_int_distribution<EventRow> rows(1, count);
    for (auto _ : state)
        benchmark::DoNotOptimize(index.upsert(maker.next(rows(random))));
    state.SetItemsProcessed(state.iterations());
}

void indexInsertRemove(benchmark::State& state, qint64 count)
{
    ClusterIndex index = ClusterIndex::build(pointsOf(count));
    PointMaker maker;
    EventRow row = count;
    for (auto _ : state) {
        index.upsert(maker.next(++row));
        index.remove(row - count);
    }
    state.SetItemsProcessed(2 * state.iterations());
}

void viewportQuery(benchmark::State& state, qint64 count)
{
    const ClusterIndex index = ClusterIndex::build(pointsOf(count));
    Camera camera(zhoushan(), static_cast<double>(state.range(0)), screen);
    std::size_t clusters = 0;
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        camera = camera.pannedBy({step++ % 64 < 32 ? 37.0 : -37.0, 0});
        const auto begin = std::chrono::steady_clock::now();
        const std::vector<Cluster> found = index.clusters(camera.visibleWorld(), camera.zoom());
        const auto end = std::chrono::steady_clock::now();
        times.push_back(std::chrono::duration<double, std::micro>(end - begin).count());
        clusters = std::max(clusters, found.size());
    }
    std::ranges::sort(times);
    state.counters["clusters"] = static_cast<double>(clusters);
    state.counters["p95_us"] = times[times.size() * 95 / 100];
}

void nearestTen(benchmark::State& state, qint64 count)
{
    const ClusterIndex index = ClusterIndex::build(pointsOf(count));
    for (auto _ : state)
        benchmark::DoNotOptimize(index.nearest(zhoushan(), 10));
}

/// A lasso of 200 points around Zhoushan, `degrees` wide, drawn by an unsteady hand.
void selectLasso(benchmark::State& state, qint64 count, double degrees)
{
    const ClusterIndex index = ClusterIndex::build(pointsOf(count));
    std::vector<WorldPoint> line;
    std::mt19937 random(9);
    std::uniform_real_distribution<double> unsteady(0.9, 1.1);
    constexpr int corners = 200;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double reach = degrees / 2 * unsteady(random);
        line.push_back(
            toWorld(zhoushan().lon() + reach * std::cos(angle), zhoushan().lat() + reach * std::sin(angle)));
    }
    const SelectArea area = SelectRing::of(line).value();
    std::size_t chosen = 0;
    for (auto _ : state)
        chosen = eventsInside(index, area).events.size();
    state.counters["chosen"] = static_cast<double>(chosen);
}

void selectRadius(benchmark::State& state, qint64 count)
{
    const ClusterIndex index = ClusterIndex::build(pointsOf(count));
    const SelectArea area = SelectCircle::of(zhoushan(), static_cast<double>(state.range(0))).value();
    std::size_t chosen = 0;
    for (auto _ : state)
        chosen = eventsInside(index, area).events.size();
    state.counters["chosen"] = static_cast<double>(chosen);
}

} // namespace

BENCHMARK_CAPTURE(indexBuild, 100k, hundredThousand)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(indexBuild, 1M, million)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(indexMove, 100k, hundredThousand)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexMove, 1M, million)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexInsertRemove, 100k, hundredThousand)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexInsertRemove, 1M, million)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(viewportQuery, 100k, hundredThousand)->DenseRange(4, 20, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(viewportQuery, 1M, million)->DenseRange(4, 20, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(nearestTen, 1M, million)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(selectLasso, 100k_small, hundredThousand, 0.05)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(selectLasso, 1M_small, million, 0.05)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(selectLasso, 1M_all, million, 20)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(selectRadius, 1M, million)
    ->Arg(500)
    ->Arg(5'000)
    ->Arg(50'000)
    ->Unit(benchmark::kMicrosecond);

} // namespace onescreen::geo

BENCHMARK_MAIN();
