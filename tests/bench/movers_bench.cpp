// SPDX-License-Identifier: GPL-3.0-or-later
// 2,000 units that all move once a second: what a second of it costs the writer, a reader and the UI thread.
#include "app/geo/pack/packio.h"
#include "app/models/tracks/replaydata.h"
#include "app/store/cachereader.h"
#include "app/store/cachewriter.h"
#include "tests/bench/mapsamples.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/movers/trailslayer.h"

#include <QApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <cmath>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int units = 2'000;
const UtcTime start = fromMs(1'719'727'200'000);

/// Everybody on his own circle through the city, about 8 m a second.
ResourceFields unitAt(int number, int second)
{
    const double turn = number * 0.37 + second * 0.008;
    const double lon = 122.0 + 0.3 * (number % 50) / 50.0 + 0.01 * std::cos(turn);
    const double lat = 29.9 + 0.2 * (number / 50) / 40.0 + 0.01 * std::sin(turn);
    return {.id = ResourceId::fromString(u"unit-%1"_s.arg(number)).value(),
            .kind = static_cast<ResourceKind>(number % 3),
            .status = static_cast<ResourceStatus>(number % 4),
            .origin = Origin::Live,
            .name = u"执法%1"_s.arg(number),
            .unit = std::nullopt,
            .region = RegionCode::fromNumber(330'902'000).value(),
            .position = GeoPoint::fromDegrees(lon, lat),
            .heading = number % 360,
            .positionAt = start + second * 1s,
            .event = std::nullopt};
}

std::vector<Mover> moversAt(int second)
{
    std::vector<Mover> movers;
    for (int number = 0; number < units; ++number)
        movers.push_back({.resource = unitAt(number, second),
                          .unitName = u"定海区综合行政执法大队"_s,
                          .force = u"zonghe"_s,
                          .forceName = u"综合行政执法"_s});
    return movers;
}

ChangePage pageAt(qint64 from, int second)
{
    ChangePage page;
    page.epoch = "bench";
    page.from = from;
    page.to = page.head = from + units;
    page.schema = 1;
    page.serverTime = start + second * 1s;
    page.nextCursor = "c";
    for (int number = 0; number < units; ++number) {
        Record record = Resource::of(unitAt(number, second)).value();
        const QString id = recordId(record);
        page.changes.push_back({.seq = from + number + 1,
                                .entity = Entity::Resource,
                                .id = id,
                                .version = second + 1,
                                .action = {},
                                .what = PutChange{.record = std::move(record), .extra = {}}});
    }
    return page;
}

/// The UI thread's second: new positions, and the picture painted anew, over 100,000 events at 1920x1080.
void second(benchmark::State& state, bool withTrails)
{
    const SystemClock clock;
    const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
    view->setTheme({});
    view->resize(1920, 1080);
    const auto pack = geo::loadPack(QStringLiteral(ONESCREEN_SOURCE_DIR "/resources/packs/zhejiang"));
    if (!pack)
        return state.SkipWithError("no data pack");
    view->setBaseMap(std::make_shared<const geo::BaseMap>(geo::baseMapSource(*pack)));
    view->setAutoFit(false);
    view->setEvents(std::make_shared<const MapPoints>(
        MapPoints{.points = geo::pointsOf(100'000), .categoryRoots = {}, .withoutPosition = 0}));
    view->setCamera(geo::zhoushan(), static_cast<double>(state.range(0)));
    view->removeLayer(u"teams");
    auto* trails = new TrailsLayer;
    view->addLayer(std::unique_ptr<MapLayer>(trails));
    auto* movers = new MoversLayer;
    view->addLayer(std::unique_ptr<MapLayer>(movers));
    view->show();
    QImage image(view->size(), QImage::Format_RGB32);
    do {
        view->render(&image);
        QCoreApplication::processEvents();
    } while (!view->isSettled());
    if (withTrails) {
        std::vector<geo::Trail> lines;
        for (int number = 0; number < units; ++number) {
            geo::Trail trail{.kind = ResourceKind::Vehicle};
            for (int at = -3'600; at <= 0; at += 10) {
                const ResourceFields unit = unitAt(number, at);
                trail.points.push_back(
                    {.at = *unit.positionAt, .until = *unit.positionAt, .place = *unit.position});
            }
            lines.push_back(std::move(trail));
        }
        trails->setTrails(std::move(lines), start);
    }
    int now = 0;
    double cpu = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Mover> next = moversAt(++now); // what the reader thread would have handed over
        state.ResumeTiming();
        const std::clock_t before = std::clock();
        movers->setMovers(std::move(next), start + now * 1s);
        view->render(&image);
        cpu += static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    }
    state.counters["core_percent_at_1Hz"] = 100 * cpu / static_cast<double>(state.iterations());
    state.counters["signs"] = static_cast<double>(view->hits().all().size());
}

void smoke(benchmark::State& state)
{
    second(state, false);
}

/// The writer's second: a page with 2,000 changed positions, tracks kept.
void writeSecond(benchmark::State& state)
{
    const QTemporaryDir folder;
    auto writer = CacheWriter::open(folder.filePath(u"c"_s));
    qint64 from = 0;
    int now = 0;
    double cpu = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const ChangePage page = pageAt(from, now++);
        state.ResumeTiming();
        const std::clock_t before = std::clock();
        if (!writer || !(*writer)->apply(page))
            return state.SkipWithError("the page was not stored");
        cpu += static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        from = page.to;
    }
    state.counters["core_percent_at_1Hz"] = 100 * cpu / static_cast<double>(state.iterations());
}

/// An hour of 2,000 units read for a replay, and made ready.
void readHour(benchmark::State& state)
{
    const QTemporaryDir folder;
    {
        auto writer = CacheWriter::open(folder.filePath(u"c"_s));
        qint64 from = 0;
        for (int now = 0; now < 3'600; now += 10) {
            const ChangePage page = pageAt(from, now);
            if (!writer || !(*writer)->apply(page))
                return state.SkipWithError("the page was not stored");
            from = page.to;
        }
    }
    const auto reader = CacheReader::open(folder.filePath(u"c"_s));
    double points = 0;
    for (auto _ : state) {
        const auto tracks =
            (*reader)->tracks({.from = start, .to = start + 1h, .resources = {}, .mostPoints = 2'000'000});
        if (!tracks)
            return state.SkipWithError("no tracks");
        points = 0;
        for (const ResourceTrack& track : tracks->tracks)
            points += static_cast<double>(track.points.size());
        benchmark::DoNotOptimize(tracks->tracks.data());
    }
    state.counters["points"] = points;
}

/// Where everybody was, for one frame of a replay.
void replayFrame(benchmark::State& state)
{
    auto tracks = std::make_shared<TrackAnswer>();
    std::vector<ResourceFields> resources;
    for (int number = 0; number < units; ++number) {
        ResourceTrack track{.resource = unitAt(number, 0).id, .kind = ResourceKind::Vehicle, .points = {}};
        for (int at = 0; at <= 3'600; at += 10) {
            const ResourceFields unit = unitAt(number, at);
            track.points.push_back(
                {.at = *unit.positionAt, .until = *unit.positionAt, .place = *unit.position});
        }
        tracks->tracks.push_back(std::move(track));
        resources.push_back(unitAt(number, 0));
    }
    const ReplayData data({.from = start, .to = start + 1h}, std::make_shared<const EventLives>(), tracks,
                          std::move(resources));
    int now = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(data.resourcesAt(start + (now++ % 3'600) * 1s));
}

} // namespace

BENCHMARK(smoke)->Name("movers_smoke")->Arg(11)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(second, movers_2000, false)->Arg(9)->Arg(11)->Arg(13)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(second, movers_2000_trails, true)->Arg(11)->Arg(13)->Unit(benchmark::kMillisecond);
BENCHMARK(writeSecond)->Name("track_write_2000")->Unit(benchmark::kMillisecond);
BENCHMARK(readHour)->Name("track_read_hour_2000")->Unit(benchmark::kMillisecond);
BENCHMARK(replayFrame)->Name("replay_frame_2000")->Unit(benchmark::kMillisecond);

} // namespace onescreen

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
