// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the map while it is dragged and while it is zoomed: both views, two sizes, built-in vectors and
// pictures from an MBTiles file.
#include "app/geo/pack/packio.h"
#include "app/geo/tiles/layeredsource.h"
#include "app/geo/tiles/mbtiles.h"
#include "app/geo/tiles/sqlitefile.h"
#include "tests/bench/mapsamples.h"
#include "ui/map/maplook.h"
#include "ui/map/mapview.h"

#include <QApplication>
#include <QBuffer>
#include <QQuickWidget>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr QSize fullHd(1920, 1080);
constexpr QSize ultraHd(3840, 2160);
constexpr int frames = 48;
constexpr double zoomStep = 0.03; ///< A frame of a wheel that is turned steadily.
const SystemClock systemClock;

enum class Motion { Pan, Zoom };
enum class Base { Vectors, Pictures };

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

/// The tiles around Zhoushan that the motions below can see, as PNG.
QString writePictures(const QString& path)
{
    const auto file = SqliteFile::open(path, SqliteFile::Mode::Write);
    if (!file ||
        !(*file)->run("CREATE TABLE metadata (name text, value text);"
                      "INSERT INTO metadata VALUES ('format', 'png');"
                      "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
                      "tile_data blob, PRIMARY KEY (zoom_level, tile_column, tile_row)); BEGIN"))
        qFatal("the tile file cannot be written");
    auto insert = SqliteQuery::prepare(**file, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)");
    const TileContent content{
        .map = zhejiang(), .choropleth = nullptr, .style = mapStyleFor({}, MapTone::Day)};
    for (int zoom = 9; zoom <= 12; ++zoom) {
        const TileRange range =
            visibleTiles(Camera(zhoushan(), zoom, QSizeF(ultraHd) + QSizeF(4 * 11.0 * frames, 1200)));
        for (int y = range.top; y <= range.bottom; ++y) {
            for (int x = range.left; x <= range.right; ++x) {
                QByteArray png;
                QBuffer buffer(&png);
                buffer.open(QIODevice::WriteOnly);
                paintTile(content, {.zoom = zoom, .x = x, .y = y}, 256, 1.0).save(&buffer, "PNG", 80);
                insert->reset();
                insert->bind(1, qint64{zoom});
                insert->bind(2, qint64{x});
                insert->bind(3, (qint64{1} << zoom) - 1 - y);
                insert->bind(4, png);
                insert->next();
                insert->reset();
            }
        }
    }
    (*file)->run("COMMIT");
    return path;
}

std::shared_ptr<TileSource> pictures()
{
    static const QTemporaryDir folder;
    static const QString path = writePictures(folder.filePath(u"bench.mbtiles"_s));
    const auto file = MbTiles::open(path);
    if (!file)
        qFatal("%s", qUtf8Printable(file.error().toString()));
    return std::make_shared<LayeredSource>(std::vector<LayeredSource::Layer>{{.bytes = *file}},
                                           LayeredSource::Look{});
}

/// A view that is complete at both ends of the motion.
class Bench
{
public:
    Bench(MapBackend backend, QSize size, Base base, qint64 count, double zoom)
        : m_view(createMapView(backend, systemClock)), m_screen(size, QImage::Format_RGB32), m_zoom(zoom)
    {
        m_view->setTheme({});
        m_view->resize(size);
        m_view->setBaseMap(zhejiang());
        m_view->setAutoFit(false);
        if (base == Base::Pictures)
            m_view->setBaseSource(pictures());
        m_view->setEvents(std::make_shared<const MapPoints>(
            MapPoints{.points = pointsOf(count), .categoryRoots = {}, .withoutPosition = 0}));
        m_view->show();
        m_quick = m_view->findChild<QQuickWidget*>();
        for (int step = 0; step <= frames; step += 8) {
            move(Motion::Pan, step);
            settle();
        }
        move(Motion::Pan, 0);
        settle();
    }

    void run(benchmark::State& state, Motion motion)
    {
        std::vector<double> times;
        int step = 0;
        for (auto _ : state) {
            const int i = step++ % (2 * frames);
            const auto begin = std::chrono::steady_clock::now();
            move(motion, i < frames ? i : 2 * frames - i);
            draw();
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
            // What the pool has finished is taken in between frames, as a program does.
            QCoreApplication::processEvents();
        }
        std::ranges::sort(times);
        state.counters["p95_ms"] = times[times.size() * 95 / 100];
        state.counters["signs"] = static_cast<double>(m_view->hits().all().size());
    }

private:
    void move(Motion motion, int step)
    {
        const Camera start(zhoushan(), m_zoom, QSizeF(m_view->size()));
        const Camera camera = motion == Motion::Pan ? start.pannedBy({11.0 * step, 3.0 * step})
                                                    : start.zoomedAbout({400, 300}, m_zoom + zoomStep * step);
        m_view->setCamera(camera.center(), camera.zoom());
    }
    void draw()
    {
        if (m_quick)
            benchmark::DoNotOptimize(m_quick->grabFramebuffer());
        else
            m_view->render(&m_screen);
    }
    void settle()
    {
        do {
            draw();
            QCoreApplication::processEvents();
        } while (!m_view->isSettled());
    }

    std::unique_ptr<MapView> m_view;
    QQuickWidget* m_quick = nullptr;
    QImage m_screen;
    double m_zoom;
};

void frame(benchmark::State& state, MapBackend backend, QSize size, Base base, Motion motion, qint64 count)
{
    Bench(backend, size, base, count, 11.0).run(state, motion);
}

} // namespace

BENCHMARK_CAPTURE(frame, raster_1080_pan_100k, MapBackend::Raster, fullHd, Base::Vectors, Motion::Pan,
                  hundredThousand)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_1080_pan, MapBackend::Raster, fullHd, Base::Vectors, Motion::Pan, million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_1080_zoom, MapBackend::Raster, fullHd, Base::Vectors, Motion::Zoom, million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_1080_pan_pictures, MapBackend::Raster, fullHd, Base::Pictures, Motion::Pan,
                  million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_1080_zoom_pictures, MapBackend::Raster, fullHd, Base::Pictures, Motion::Zoom,
                  million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_2160_pan, MapBackend::Raster, ultraHd, Base::Vectors, Motion::Pan, million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_2160_zoom, MapBackend::Raster, ultraHd, Base::Vectors, Motion::Zoom, million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, raster_2160_pan_pictures, MapBackend::Raster, ultraHd, Base::Pictures, Motion::Pan,
                  million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, location_1080_pan, MapBackend::Location, fullHd, Base::Vectors, Motion::Pan, million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, location_1080_zoom, MapBackend::Location, fullHd, Base::Vectors, Motion::Zoom,
                  million)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(frame, location_1080_pan_pictures, MapBackend::Location, fullHd, Base::Pictures,
                  Motion::Pan, million)
    ->Unit(benchmark::kMillisecond);

} // namespace onescreen::geo

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    const QApplication application(argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
