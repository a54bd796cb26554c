// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of the events' filter costs the thread of the user interface, and what passing time does.
#include "tests/bench/mapsamples.h"
#include "ui/map/eventlayer.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

namespace onescreen::geo {

namespace {

using SteadyClock = std::chrono::steady_clock;

double millisecondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

std::shared_ptr<const MapPoints> duePoints(qint64 count)
{
    auto points = std::make_shared<MapPoints>();
    points->points = pointsOf(count);
    points->categoryRoots = {QStringLiteral("01")};
    for (MapPoint& point : points->points)
        point.due = static_cast<DueSecond>(1 + point.row % 2'000'000);
    return points;
}

/// Runs the event loop until the layer is built; the longest time it was away from the loop.
double longestBlock(const EventLayer& layer)
{
    double longest = 0;
    while (layer.isBuilding()) {
        const auto start = SteadyClock::now();
        QCoreApplication::processEvents();
        longest = std::max(longest, millisecondsSince(start));
    }
    return longest;
}

/// From the click to the picture's new index; the counter says how long the user interface stood still at
/// most.
void filterChange(benchmark::State& state, qint64 count)
{
    ManualClock clock(fromMs(946'684'800'000 + 1'000'000'000)); // half of the due times have passed
    EventLayer layer(clock);
    layer.load(duePoints(count));
    longestBlock(layer);
    bool hide = false;
    double longest = 0;
    for (auto _ : state) {
        hide = !hide;
        const auto start = SteadyClock::now();
        layer.setPick({.hiddenStates = hide ? QSet<EventState>{EventState::Closed} : QSet<EventState>{},
                       .hiddenPriorities = {},
                       .hiddenRoots = {}});
        longest = std::max(longest, millisecondsSince(start));
        longest = std::max(longest, longestBlock(layer));
    }
    state.counters["longest_block_ms"] = longest;
}

/// Fifteen seconds pass: what is overdue now is marked.
void overdueTick(benchmark::State& state, qint64 count)
{
    ManualClock clock(fromMs(946'684'800'000 + 1'000'000'000));
    EventLayer layer(clock);
    layer.load(duePoints(count));
    longestBlock(layer);
    for (auto _ : state) {
        clock.advance(std::chrono::seconds{15});
        layer.advance();
    }
}

} // namespace

BENCHMARK_CAPTURE(filterChange, 100k, hundredThousand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(filterChange, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(overdueTick, 100k, hundredThousand)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(overdueTick, 1M, million)->Unit(benchmark::kMillisecond);

} // namespace onescreen::geo

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
