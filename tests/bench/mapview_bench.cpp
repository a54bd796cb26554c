// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packio.h"
#include "tests/bench/mapsamples.h"
#include "ui/map/maplook.h"
#include "ui/map/mapview.h"

#include <QApplication>

#include <benchmark/benchmark.h>

namespace onescreen::geo {

namespace {

const BaseMapSource& source()
{
    static const BaseMapSource from = [] {
        const Result<Pack> pack = loadPack(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/packs/zhejiang"));
        if (!pack)
            qFatal("%s", qUtf8Printable(pack.error().toString()));
        return baseMapSource(*pack);
    }();
    return from;
}

std::shared_ptr<const BaseMap> zhejiang()
{
    static const auto map = std::make_shared<const BaseMap>(source());
    return map;
}

/// A frame of the raster view while the map is dragged: tiles are there, everything above them is painted
/// anew.
void rasterPan(benchmark::State& state, qint64 count)
{
    const SystemClock clock;
    const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
    view->setTheme({});
    view->resize(screen.toSize());
    view->setBaseMap(zhejiang());
    view->setAutoFit(false);
    view->setEvents(std::make_shared<const MapPoints>(
        MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0}));
    view->setCamera(zhoushan(), static_cast<double>(state.range(0)));
    view->show();
    QImage screenImage(view->size(), QImage::Format_RGB32);
    const auto settle = [&] {
        do {
            view->render(&screenImage);
            QCoreApplication::processEvents();
        } while (!view->isSettled());
    };
    // Both ends of the drag, so that no tile is missing on the way.
    constexpr int frames = 48;
    const Camera start = view->camera();
    for (int i = 0; i <= frames; i += 8) {
        const Camera camera = start.pannedBy({11.0 * i, 3.0 * i});
        view->setCamera(camera.center(), camera.zoom());
        settle();
    }
    std::vector<double> times;
    int step = 0;
    for (auto _ : state) {
        const int i = step++ % (2 * frames);
        const int at = i < frames ? i : 2 * frames - i;
        const Camera camera = start.pannedBy({11.0 * at, 3.0 * at});
        const auto begin = std::chrono::steady_clock::now();
        view->setCamera(camera.center(), camera.zoom());
        view->render(&screenImage);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    state.counters["p95_ms"] = times[times.size() * 95 / 100];
    state.counters["signs"] = static_cast<double>(view->hits().all().size());
}

void tilePaint(benchmark::State& state)
{
    const TileContent content{.map = zhejiang(), .choropleth = nullptr, .style = mapStyleFor({})};
    const int zoom = static_cast<int>(state.range(0));
    const WorldPoint world = toWorld(zhoushan());
    const auto x = static_cast<int>(world.x * std::exp2(zoom));
    const auto y = static_cast<int>(world.y * std::exp2(zoom));
    int step = 0;
    for (auto _ : state) {
        const int i = step++ % 9;
        benchmark::DoNotOptimize(
            paintTile(content, {.zoom = zoom, .x = x + i % 3 - 1, .y = y + i / 3 - 1}, 256, 1.0));
    }
}

void loadToPicture(benchmark::State& state, qint64 count)
{
    const SystemClock clock;
    const auto points = std::make_shared<const MapPoints>(
        MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0});
    for (auto _ : state) {
        const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
        view->setTheme({});
        view->resize(screen.toSize());
        view->setBaseMap(zhejiang());
        view->setEvents(points);
        view->show();
        QImage screenImage(view->size(), QImage::Format_RGB32);
        // As a program does: paints when something has come, and leaves the processor to the workers
        // meanwhile.
        for (view->render(&screenImage); !view->isSettled(); view->render(&screenImage))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void baseMapBuild(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(BaseMap(source()));
}

} // namespace

BENCHMARK_CAPTURE(rasterPan, 100k, hundredThousand)->Arg(9)->Arg(11)->Arg(13)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rasterPan, 1M, million)->Arg(9)->Arg(11)->Arg(13)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(loadToPicture, 100k, hundredThousand)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(loadToPicture, 1M, million)->Unit(benchmark::kMillisecond);
BENCHMARK(tilePaint)->Arg(8)->Arg(10)->Arg(12)->Arg(14)->Unit(benchmark::kMillisecond);
BENCHMARK(baseMapBuild)->Unit(benchmark::kMillisecond);

} // namespace onescreen::geo

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
