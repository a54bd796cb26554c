// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/camera.h"
#include "app/geo/clusterindex.h"
#include "app/geo/pack/packio.h"
#include "ui/map/maplook.h"
#include "ui/map/mapview.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <random>

namespace onescreen::geo {

namespace {

constexpr qint64 hundredThousand = 100'000;
constexpr qint64 million = 1'000'000;
constexpr QSizeF screen(1920, 1080);

GeoPoint zhoushan()
{
    return GeoPoint::fromDegrees(122.107, 30.016).value();
}

/// Towns of different size around Zhoushan and a thin spread over the province, the same in every run.
class PointMaker
{
public:
    PointMaker()
    {
        for (int i = 0; i < towns; ++i)
            m_centres.at(static_cast<std::size_t>(i)) = {120.5 + 2.3 * m_flat(m_random), 29.3 + 1.5 * m_flat(m_random)};
    }
    MapPoint next(EventRow row)
    {
        const auto town = static_cast<std::size_t>(towns * m_flat(m_random) * m_flat(m_random));
        const bool spread = m_flat(m_random) < 0.05;
        const double width = spread ? 1.0 : 0.02;
        const auto [lon, lat] = m_centres.at(town);
        return {.row = row,
                .lon7 = static_cast<qint32>((lon + width * m_normal(m_random)) * 1e7),
                .lat7 = static_cast<qint32>((lat + width * m_normal(m_random)) * 1e7),
                .state = allEventStates.at(static_cast<std::size_t>(m_flat(m_random) * allEventStates.size())),
                .priority = allPriorities.at(static_cast<std::size_t>(m_flat(m_random) * allPriorities.size())),
                .category = 0};
    }

private:
    static constexpr int towns = 120;
    std::mt19937 m_random{2024};
    std::uniform_real_distribution<double> m_flat{0.0, 1.0};
    std::normal_distribution<double> m_normal;
    std::array<std::pair<double, double>, towns> m_centres;
};

std::vector<MapPoint> makePoints(qint64 count)
{
    PointMaker maker;
    std::vector<MapPoint> points;
    points.reserve(static_cast<std::size_t>(count));
    for (EventRow row = 1; row <= count; ++row)
        points.push_back(maker.next(row));
    return points;
}

const std::vector<MapPoint>& pointsOf(qint64 count)
{
    static const std::vector<MapPoint> few = makePoints(hundredThousand);
    if (count == hundredThousand)
        return few;
    static const std::vector<MapPoint> many = makePoints(million);
    return many;
}

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
    double worst = 0;
    int step = 0;
    for (auto _ : state) {
        camera = camera.pannedBy({step++ % 64 < 32 ? 37.0 : -37.0, 0});
        const auto begin = std::chrono::steady_clock::now();
        const std::vector<Cluster> found = index.clusters(camera.visibleWorld(), camera.zoom());
        worst = std::max(worst, std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
        clusters = std::max(clusters, found.size());
    }
    state.counters["clusters"] = static_cast<double>(clusters);
    state.counters["worst_us"] = worst;
}

void nearestTen(benchmark::State& state, qint64 count)
{
    const ClusterIndex index = ClusterIndex::build(pointsOf(count));
    for (auto _ : state)
        benchmark::DoNotOptimize(index.nearest(zhoushan(), 10));
}

/// A frame of the raster view while the map is dragged: tiles are there, everything above them is painted anew.
void rasterPan(benchmark::State& state, qint64 count)
{
    const SystemClock clock;
    const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
    view->setTheme({});
    view->resize(screen.toSize());
    view->setBaseMap(zhejiang());
    view->setAutoFit(false);
    view->setEvents(std::make_shared<const MapPoints>(MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0}));
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
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
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
        benchmark::DoNotOptimize(paintTile(content, {.zoom = zoom, .x = x + i % 3 - 1, .y = y + i / 3 - 1}, 256, 1.0));
    }
}

void loadToPicture(benchmark::State& state, qint64 count)
{
    const SystemClock clock;
    const auto points = std::make_shared<const MapPoints>(MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0});
    for (auto _ : state) {
        const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
        view->setTheme({});
        view->resize(screen.toSize());
        view->setBaseMap(zhejiang());
        view->setEvents(points);
        view->show();
        QImage screenImage(view->size(), QImage::Format_RGB32);
        do {
            view->render(&screenImage);
            QCoreApplication::processEvents();
        } while (!view->isSettled());
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
BENCHMARK_CAPTURE(indexBuild, 100k, hundredThousand)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(indexBuild, 1M, million)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(indexMove, 100k, hundredThousand)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexMove, 1M, million)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexInsertRemove, 100k, hundredThousand)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(indexInsertRemove, 1M, million)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(viewportQuery, 100k, hundredThousand)->DenseRange(4, 20, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(viewportQuery, 1M, million)->DenseRange(4, 20, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(nearestTen, 1M, million)->Unit(benchmark::kMicrosecond);

} // namespace onescreen::geo

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
