// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"
#include "app/geo/fields/classbreaks.h"
#include "app/geo/fields/fieldpaintings.h"
#include "app/geo/pack/packio.h"
#include "app/geo/tilepainter.h"
#include "tests/bench/mapsamples.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

namespace onescreen::geo {

namespace {

std::vector<WorldPoint> placesOf(qint64 count)
{
    std::vector<WorldPoint> places;
    places.reserve(static_cast<std::size_t>(count));
    for (const MapPoint& point : makePoints(count))
        places.push_back(toWorld(point.lon7 * 1e-7, point.lat7 * 1e-7));
    return places;
}

std::shared_ptr<const BaseMap> zhoushanMap()
{
    static const auto map = std::make_shared<const BaseMap>(
        baseMapSource(loadPack(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/packs/zhejiang")).value(),
                      RegionCode::fromString(u"330900")));
    return map;
}

void densityBuild(benchmark::State& state, qint64 count)
{
    const std::vector<WorldPoint> places = placesOf(count);
    const auto bandwidth = static_cast<double>(state.range(0));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const Result<DensityField> field = DensityField::build(places, bandwidth);
        if (!field) {
            state.SkipWithError("refused");
            return;
        }
        bytes = field->memoryBytes();
    }
    state.counters["megabytes"] = static_cast<double>(bytes) / 1e6;
}

/// What the UI thread does for a density: everything else happens on another.
void eventsTaken(benchmark::State& state, qint64 count)
{
    const ClusterIndex index = ClusterIndex::build(makePoints(count));
    for (auto _ : state)
        benchmark::DoNotOptimize(index.eventsIn({.key = 0, .level = 0}, static_cast<std::size_t>(count)));
}

void densityTile(benchmark::State& state, qint64 count)
{
    const auto field =
        std::make_shared<const DensityField>(DensityField::build(placesOf(count), 500).value());
    TileContent content;
    const std::vector<double> limits = roundSteps(field->peak(), 6);
    content.paintings = {std::make_shared<const HeatPainting>(
        field,
        HeatPainting::Look{.limits = limits, .classes = std::vector<QColor>(limits.size(), Qt::blue)})};
    content.map = zhoushanMap();
    const auto zoom = static_cast<int>(state.range(0));
    const WorldPoint middle = toWorld(zhoushan());
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        const int off = step++ % 5 - 2;
        const auto begin = std::chrono::steady_clock::now();
        const QImage tile = paintTile(content,
                                      {.zoom = zoom,
                                       .x = static_cast<int>(middle.x * std::exp2(zoom)) + off,
                                       .y = static_cast<int>(middle.y * std::exp2(zoom))},
                                      256, 1.0);
        benchmark::DoNotOptimize(tile.constBits());
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    state.counters["p95_ms"] = times[times.size() * 95 / 100];
}

void reachGround(benchmark::State& state)
{
    const auto map = zhoushanMap();
    std::size_t cells = 0;
    for (auto _ : state)
        cells = ReachGround::build(*map, map->home(), 15'000, RegionCode::fromString(u"330900")).cells();
    state.counters["cells"] = static_cast<double>(cells);
}

void reachOfTeams(benchmark::State& state)
{
    const auto map = zhoushanMap();
    const auto ground = std::make_shared<const ReachGround>(
        ReachGround::build(*map, map->home(), 15'000, RegionCode::fromString(u"330900")));
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(121.7, 122.5);
    std::uniform_real_distribution<double> lat(29.6, 30.4);
    std::vector<ReachTeam> teams;
    for (int i = 0; i < state.range(0); ++i)
        teams.push_back({.at = toWorld(lon(random), lat(random)),
                         .kind = i % 10 == 0  ? ResourceKind::Vessel
                                 : i % 2 == 0 ? ResourceKind::Vehicle
                                              : ResourceKind::Staff,
                         .fresh = i % 7 != 0});
    for (auto _ : state)
        benchmark::DoNotOptimize(computeReach(ground, teams, {}, ReachModel{}));
}

void naturalClasses(benchmark::State& state)
{
    std::mt19937 random(7);
    std::normal_distribution<double> value(80, 10);
    std::vector<double> values(1400);
    std::ranges::generate(values, [&] { return value(random); });
    for (auto _ : state)
        benchmark::DoNotOptimize(naturalBreaks(values, 7));
}

} // namespace

BENCHMARK_CAPTURE(densityBuild, 100k, hundredThousand)->Arg(500)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(densityBuild, 1M, million)->Arg(200)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(eventsTaken, 1M, million)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(densityTile, 1M, million)->Arg(9)->Arg(12)->Unit(benchmark::kMillisecond);
BENCHMARK(reachGround)->Unit(benchmark::kMillisecond);
BENCHMARK(reachOfTeams)->Arg(20)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);
BENCHMARK(naturalClasses)->Unit(benchmark::kMillisecond);

} // namespace onescreen::geo

BENCHMARK_MAIN();
