// SPDX-License-Identifier: GPL-3.0-or-later
// How long the thread of the user interface is away from its event loop, at most, while the map works: the
// longest single turn of the loop, in wall time and in processor time of that thread (which other programs on
// the machine do not lengthen).
#include "app/geo/pack/packio.h"
#include "tests/bench/mapsamples.h"
#include "ui/map/mapview.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>

namespace onescreen::geo {

namespace {

constexpr int frames = 40;
constexpr double zoomStep = 0.06;
constexpr int changesATurn = 50;
const SystemClock systemClock;

std::shared_ptr<const BaseMap> zhejiang()
{
    static const auto map = [] {
        const Result<Pack> pack = loadPack(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/packs/zhejiang"));
        if (!pack)
            qFatal("%s", qUtf8Printable(pack.error().toString()));
        return std::make_shared<const BaseMap>(baseMapSource(*pack));
    }();
    return map;
}

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::shared_ptr<const MapPoints> pointsFor(qint64 count)
{
    return std::make_shared<const MapPoints>(
        MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0});
}

/// A shown map, and the longest turn of its event loop.
class Watched
{
public:
    Watched() : m_view(createMapView(MapBackend::Raster, systemClock))
    {
        m_view->setTheme({});
        m_view->resize(screen.toSize());
        m_view->setBaseMap(zhejiang());
        m_view->setAutoFit(false);
        m_view->setCamera(zhoushan(), 11);
        m_view->show();
        settle();
        m_wall = m_processor = 0;
    }
    [[nodiscard]] MapView& view() const { return *m_view; }
    /// One turn of the loop that begins with that.
    void turn(const std::function<void()>& work = {})
    {
        const auto start = std::chrono::steady_clock::now();
        const double processor = threadMilliseconds();
        if (work)
            work();
        QCoreApplication::processEvents();
        const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
        m_wall = std::max(m_wall, wall.count());
        m_processor = std::max(m_processor, threadMilliseconds() - processor);
    }
    void settle()
    {
        do
            turn();
        while (!m_view->isSettled());
    }
    void tell(benchmark::State& state) const
    {
        state.counters["longest_block_ms"] = m_wall;
        state.counters["longest_block_cpu_ms"] = m_processor;
    }

private:
    std::unique_ptr<MapView> m_view;
    double m_wall = 0;
    double m_processor = 0;
};

void loading(benchmark::State& state, qint64 count)
{
    const auto points = pointsFor(count);
    Watched map;
    for (auto _ : state) {
        map.turn([&] { map.view().setEvents(points); });
        map.settle();
    }
    map.tell(state);
}

void dragging(benchmark::State& state, qint64 count)
{
    Watched map;
    map.view().setEvents(pointsFor(count));
    map.settle();
    const Camera start = map.view().camera();
    for (auto _ : state) {
        for (int i = 0; i < frames; ++i) {
            const Camera camera = start.pannedBy({31.0 * i, 9.0 * i});
            map.turn([&] { map.view().setCamera(camera.center(), camera.zoom()); });
        }
        map.settle();
    }
    map.tell(state);
}

void zooming(benchmark::State& state, qint64 count)
{
    Watched map;
    map.view().setEvents(pointsFor(count));
    map.settle();
    const Camera start = map.view().camera();
    for (auto _ : state) {
        for (int i = 0; i < 2 * frames; ++i) {
            const double zoom = start.zoom() + zoomStep * (i < frames ? i : 2 * frames - i);
            map.turn([&] { map.view().setCamera(start.center(), zoom); });
        }
        map.settle();
    }
    map.tell(state);
}

void liveChanges(benchmark::State& state, qint64 count)
{
    Watched map;
    map.view().setEvents(pointsFor(count));
    map.settle();
    PointMaker maker;
    EventRow row = 1;
    for (auto _ : state) {
        for (int i = 0; i < frames; ++i) {
            std::vector<MapPoint> changed;
            for (int n = 0; n < changesATurn; ++n)
                changed.push_back(maker.next(row++ % count + 1));
            map.turn([&] { map.view().applyEventChanges(changed, {}); });
        }
        map.settle();
    }
    map.tell(state);
}

void otherTheme(benchmark::State& state, qint64 count)
{
    Watched map;
    map.view().setEvents(pointsFor(count));
    map.settle();
    bool night = true;
    for (auto _ : state) {
        night = !night;
        map.turn([&] { map.view().setTheme({.theme = night ? Theme::night() : Theme::day()}); });
        map.settle();
    }
    map.tell(state);
}

} // namespace

BENCHMARK_CAPTURE(loading, 100k, hundredThousand)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(loading, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(dragging, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(zooming, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(liveChanges, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(otherTheme, 1M, million)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace onescreen::geo

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
