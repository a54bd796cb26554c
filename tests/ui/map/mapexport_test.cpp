// SPDX-License-Identifier: GPL-3.0-or-later
// The map as a file: opened again by programs that are not ours, and compared with what the screen shows.
#include "app/models/tracks/replayplayer.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/map/export/mapexport.h"
#include "ui/map/export/mapmargin.h"
#include "ui/map/export/mapsnapshot.h"
#include "ui/map/time/timepaper.h"
#include "ui/map/tools/resultdrawings.h"
#include "ui/map/tools/toolcanvas.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QMutex>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtConcurrentRun>

#include <gtest/gtest.h>

#include <thread>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

class MapExportTest : public testing::Test
{
protected:
    MapExportTest() : m_view(createMapView(MapBackend::Raster, m_clock))
    {
        m_view->setTheme(ThemeContext{});
        m_view->resize(960, 540);
        m_view->setBaseMap(zhoushanMap());
        m_view->setChoropleth(RegionLevel::County, countyValues(), u"未结事件"_s);
        m_view->setEvents(zhoushanEvents(2000));
        m_view->setResources(zhoushanResources());
        pictureOf(*m_view);
    }

    [[nodiscard]] ExportOffer offer(bool demonstration = false) const
    {
        const PanelPaper paper{.title = u"事件地图"_s,
                               .period = u"今日"_s,
                               .scope = u"舟山市"_s,
                               .asOf = u"2024-06-30 14:05:09"_s,
                               .version = {},
                               .source = {},
                               .passport = {}};
        return mapExportOffer(*m_view, mapPaper(*m_view, paper, demonstration), ThemeContext{});
    }

    [[nodiscard]] Result<QByteArray> bytes(ExportFormat format, QSize pixels, int dpi = 96, bool dark = false,
                                           const std::shared_ptr<ExportJob>& job = nullptr) const
    {
        const ExportOffer made = offer();
        const auto maker = exportBytes(made, format, *PictureSize::of(pixels, dpi),
                                       paperLook(made.look, dark), job ? job : std::make_shared<ExportJob>());
        return QtConcurrent::run(maker).result(); // as it is done: not on the UI thread
    }

    ManualClock m_clock{mapNow()};
    std::unique_ptr<MapView> m_view;
};

QString ask(const QString& program, const QStringList& before, const QByteArray& file,
            const QStringList& after = {})
{
    const QTemporaryDir folder;
    QFile written(folder.filePath(u"map.pdf"_s));
    EXPECT_TRUE(written.open(QIODevice::WriteOnly));
    written.write(file);
    written.close();
    QProcess process;
    process.start(program, before + QStringList{written.fileName()} + after);
    EXPECT_TRUE(process.waitForFinished()) << program.toStdString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QSet<QString> placeNames()
{
    QSet<QString> names;
    for (const geo::BaseMap::Label& label : zhoushanMap()->labels())
        names.insert(label.text);
    return names;
}

/// A source that has plain green tiles, some of them only after a while, some never.
class SlowSource final : public geo::TileSource
{
public:
    geo::TilePicture picture(geo::TileAddress address, const geo::TileRequest& request) override
    {
        const QMutexLocker locked(&m_mutex);
        ++asked;
        smallest = std::min(smallest, request.pixels);
        if (fails && address.x % 2 == 0)
            return {.state = geo::TileState::Failed, .image = {}, .waitsFor = {}};
        if (waits && !m_known.contains(address)) {
            m_known.insert(address);
            QMetaObject::invokeMethod(
                this, [this, address] { Q_EMIT tileArrived(address); }, Qt::QueuedConnection);
            return {.state = geo::TileState::Waiting, .image = {}, .waitsFor = {address}};
        }
        QImage image(request.pixels, request.pixels, QImage::Format_RGB32);
        image.fill(QColor(0, 120, 0));
        return {.state = geo::TileState::Ready, .image = std::move(image), .waitsFor = {}};
    }
    [[nodiscard]] QStringList attributions() const override { return {u"某地图 · 审图号 GS(2024)0001号"_s}; }
    [[nodiscard]] bool hasLabels() const override { return true; }
    [[nodiscard]] geo::SourceStatus status() const override { return {}; }

    bool waits = false;
    bool fails = false;
    int asked = 0;
    int smallest = 100'000;

private:
    QMutex m_mutex;
    QSet<geo::TileAddress> m_known;
};

} // namespace

TEST_F(MapExportTest, PngHasTheSizeAndResolutionThatWereAsked)
{
    for (const auto& [pixels, dpi] : {std::pair(QSize(1600, 900), 96), std::pair(QSize(2400, 1350), 300)}) {
        const auto png = bytes(ExportFormat::Png, pixels, dpi);
        ASSERT_TRUE(png) << png.error().toString().toStdString();
        const QImage image = QImage::fromData(*png);
        EXPECT_EQ(image.size(), pixels);
        EXPECT_NEAR(image.dotsPerMeterX() * 0.0254, dpi, 0.1);
        EXPECT_TRUE(image.text().contains(u"事件地图"_s));
        EXPECT_TRUE(image.text().contains(u"2024-06-30 14:05:09"_s));
        keepPicture(image, u"export_%1.png"_s.arg(dpi));
    }
    keepPicture(QImage::fromData(*bytes(ExportFormat::Png, {1920, 1080}, 96, true)), u"export_night.png"_s);
    keepPicture(QImage::fromData(*bytes(ExportFormat::Png, {500, 300}, 96)), u"export_small.png"_s);
}

TEST_F(MapExportTest, ShowsTheSamePartOfTheWorldAtEverySize)
{
    for (const QSizeF size : {QSizeF(400, 300), QSizeF(960, 540), QSizeF(5000, 2000)}) {
        const auto snapshot = MapSnapshot::of(*m_view,
                                              {.format = PictureFormat::Png,
                                               .size = PictureSize(),
                                               .area = QRectF(QPointF(), size),
                                               .look = ThemeContext{},
                                               .job = std::make_shared<ExportJob>()},
                                              ThemeContext{});
        const QRectF shown = m_view->camera().visibleWorld();
        const QRectF drawn = snapshot->camera().visibleWorld();
        const double slack = 1e-9;
        EXPECT_TRUE(drawn.adjusted(-slack, -slack, slack, slack).contains(shown)) << size.width();
        const bool tight = drawn.width() < shown.width() + slack || drawn.height() < shown.height() + slack;
        EXPECT_TRUE(tight) << size.width();
    }
}

TEST_F(MapExportTest, PdfIsVectorWithEmbeddedChineseNames)
{
    const auto pdf = bytes(ExportFormat::Pdf, {1600, 900});
    ASSERT_TRUE(pdf);
    ASSERT_FALSE(QStandardPaths::findExecutable(u"pdffonts"_s).isEmpty()) << "packaging/setup.sh installs it";
    const QString info = ask(u"pdfinfo"_s, {}, *pdf);
    EXPECT_TRUE(info.contains(u"1200 x 675 pts"_s)) << info.toStdString();
    const QStringList fonts = ask(u"pdffonts"_s, {}, *pdf).trimmed().split(u'\n').mid(2);
    ASSERT_FALSE(fonts.isEmpty());
    for (const QString& font : fonts)
        EXPECT_TRUE(font.contains(u" yes yes "_s)) << font.toStdString();
    const QString text = ask(u"pdftotext"_s, {}, *pdf, {u"-"_s});
    for (const QString& part : {u"舟山"_s, u"宁波"_s, u"事件地图"_s, u"范围：舟山市"_s,
                                u"数据时间：2024-06-30 14:05:09"_s, u"未结事件"_s, u"底图："_s, u"1:"_s})
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << " in\n" << text.toStdString();
    // Land, sea, names and signs: nothing is a picture.
    const QStringList images = ask(u"pdfimages"_s, {u"-list"_s}, *pdf).trimmed().split(u'\n').mid(2);
    EXPECT_EQ(images, QStringList());
    QFile file(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/map/export.pdf"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(*pdf);
}

TEST_F(MapExportTest, SvgIsXmlOfPathsAndCanBeFoundByItsNames)
{
    const auto svg = bytes(ExportFormat::Svg, {1200, 700});
    ASSERT_TRUE(svg);
    QXmlStreamReader xml(*svg);
    int paths = 0;
    int texts = 0;
    int pictures = 0;
    QString description;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        paths += xml.name() == u"path" || xml.name() == u"polyline";
        texts += xml.name() == u"text";
        pictures += xml.name() == u"image";
        if (xml.name() == u"desc")
            description = xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_GT(paths, 200);
    EXPECT_EQ(texts, 0);
    EXPECT_EQ(pictures, 0);
    for (const QString& part : {u"舟山"_s, u"宁波"_s, u"未结事件"_s, u"范围：舟山市"_s})
        EXPECT_TRUE(description.contains(part)) << part.toStdString() << " in " << description.toStdString();
    QSvgRenderer renderer(*svg);
    ASSERT_TRUE(renderer.isValid());
    QImage drawn(1200, 700, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    keepPicture(drawn, u"export_svg.png"_s);
    const QImage png = QImage::fromData(*bytes(ExportFormat::Png, {1200, 700}));
    EXPECT_LT(meanDifference(drawn, png), 8.0);
}

TEST_F(MapExportTest, NotesSayWhatMustNotBeOverlooked)
{
    EXPECT_FALSE(offer().paper.notes.join(u' ').contains(u"演示数据"));
    const QStringList notes = offer(true).paper.notes;
    EXPECT_EQ(notes.front(), u"演示数据，不是真实事件"_s);
    EXPECT_EQ(notes.join(u' ').contains(u"近似"), zhoushanMap()->approximateBoundaries());
    EXPECT_EQ(notes.filter(u"底图："_s).size(), zhoushanMap()->attributions().size());
    m_view->setBaseSource(std::make_shared<SlowSource>());
    EXPECT_TRUE(offer().paper.captionParts().join(u' ').contains(u"审图号 GS(2024)0001号"_s));
    m_view->setBaseSource(nullptr);
}

namespace {

/// Remembers the look it was given last.
class DressedLayer final : public MapLayer
{
public:
    DressedLayer() : MapLayer(u"dressed"_s, u"试"_s, layerorder::sites) {}
    void setTheme(const ThemeContext& context) override
    {
        looks.push_back(context.theme.dark);
        Q_EMIT tilesChanged();
        Q_EMIT changed();
    }
    std::vector<bool> looks;
};

} // namespace

TEST_F(MapExportTest, LayersHaveThePapersColoursAndThenTheirOwnAgain)
{
    auto added = std::make_unique<DressedLayer>();
    DressedLayer* layer = added.get();
    m_view->addLayer(std::move(added));
    pictureOf(*m_view);
    ASSERT_TRUE(bytes(ExportFormat::Png, {600, 400}));
    EXPECT_EQ(layer->looks, (std::vector<bool>{true, false, true})); // night, paper, night
    EXPECT_TRUE(m_view->isSettled());                                // nothing was painted anew for it
}

TEST_F(MapExportTest, LayerThatIsSwitchedOffIsNotInThePicture)
{
    const auto with = bytes(ExportFormat::Png, {960, 600});
    m_view->layer(u"labels")->setVisible(false);
    m_view->layer(u"events")->setVisible(false);
    const auto without = bytes(ExportFormat::Png, {960, 600});
    EXPECT_GT(meanDifference(QImage::fromData(*with), QImage::fromData(*without)), 0.3);
    const auto svg = bytes(ExportFormat::Svg, {960, 600});
    for (const QString& name : placeNames())
        EXPECT_FALSE(svg->contains(u" %1 "_s.arg(name).toUtf8())) << name.toStdString();
}

TEST_F(MapExportTest, WhatToolsHaveDrawnIsInThePicture)
{
    const auto without = bytes(ExportFormat::Png, {960, 600});
    AreaDrawing area;
    area.setArea(geo::SelectCircle::of(zhoushan(), 20'000).value());
    m_view->canvas().add(&area);
    PinDrawing pin;
    m_view->canvas().add(&pin);
    pin.setPin(GeoPoint::fromDegrees(122.4, 30.3).value(), u"演示地点"_s);
    const auto with = bytes(ExportFormat::Png, {960, 600});
    keepPicture(QImage::fromData(*with), u"export_tools.png"_s);
    EXPECT_GT(meanDifference(QImage::fromData(*with), QImage::fromData(*without)), 0.2);
    const auto svg = bytes(ExportFormat::Svg, {960, 600});
    EXPECT_FALSE(svg->contains("<text")) << "letters of drawings are outlines";
    EXPECT_FALSE(svg->contains("<image"));
}

TEST(MapTimeOnPaper, SaysTheWindowAndThatAReplayIsNotNow)
{
    const ManualClock clock(mapNow());
    const PanelPaper plain{.title = u"图"_s, .period = u"近 7 天"_s, .asOf = u"2024-06-30 14:05:09"_s};
    ReplayPlayer player(clock);
    const auto paper = [&](const WindowChoice& choice) {
        return withMapTime(plain, choice, player, mapNow());
    };
    EXPECT_EQ(paper(WindowChoice()).captionParts(), plain.captionParts());
    EXPECT_EQ(paper(WindowChoice(WindowChoice::Kind::Today)).period,
              u"近 7 天，2024-06-30 00:00:00 起上报"_s);
    const UtcTime from = mapNow() - std::chrono::hours{3};
    const UtcTime to = mapNow() - std::chrono::hours{1};
    const WindowChoice two = WindowChoice::custom(from, to).value();
    const QString span = u"近 7 天，2024-06-30 11:05:09 至 2024-06-30 13:05:09 上报"_s;
    EXPECT_EQ(paper(two).period, span);
    EXPECT_EQ(paper(two).asOf, plain.asOf);
    player.replay({.from = from, .to = to}, from + std::chrono::minutes{30});
    EXPECT_EQ(paper(two).period, span);
    EXPECT_EQ(paper(two).asOf, u"2024-06-30 11:35:09"_s);
    EXPECT_EQ(paper(two).notes, QStringList{u"回放 2024-06-30 11:35:09 的情形，不是现在"_s});
}

TEST_F(MapExportTest, TilesOfAServiceAreWaitedForAndFineEnough)
{
    const auto source = std::make_shared<SlowSource>();
    source->waits = true;
    m_view->setBaseSource(source);
    m_view->setChoropleth(RegionLevel::County, {}, {});
    source->asked = 0;
    source->smallest = 100'000;
    const ExportOffer made = offer();
    const auto maker = exportBytes(made, ExportFormat::Png, *PictureSize::of({2000, 1200}, 192),
                                   paperLook(made.look, false), std::make_shared<ExportJob>());
    QFuture<Result<QByteArray>> future = QtConcurrent::run(maker);
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    const QImage image = QImage::fromData(*future.result());
    int green = 0;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7)
            green += image.pixelColor(x, y) == QColor(0, 120, 0) ? 1 : 0;
    }
    EXPECT_GT(green, image.width() / 7 * image.height() / 7 / 2);
    EXPECT_GT(source->asked, 4);
    EXPECT_GE(source->smallest, 250); // a tile is never blown up
    m_view->setBaseSource(nullptr);
}

TEST_F(MapExportTest, TilesThatFailAreSaidAndReplaced)
{
    const auto source = std::make_shared<SlowSource>();
    source->fails = true;
    m_view->setBaseSource(source);
    const auto svg = bytes(ExportFormat::Svg, {900, 600});
    ASSERT_TRUE(svg);
    EXPECT_GT(svg->count("<path"), 150); // land and sea of the built-in map are there
    const auto png = bytes(ExportFormat::Png, {900, 600});
    keepPicture(QImage::fromData(*png), u"export_missing_tiles.png"_s);
    source->fails = false;
    const auto whole = bytes(ExportFormat::Png, {900, 600});
    EXPECT_GT(meanDifference(QImage::fromData(*png), QImage::fromData(*whole)), 2.0);
    m_view->setBaseSource(nullptr);
}

TEST_F(MapExportTest, CancellingEndsItWithoutAFile)
{
    const auto job = std::make_shared<ExportJob>();
    job->cancelled = true;
    const auto none = bytes(ExportFormat::Png, {6000, 3000}, 96, false, job);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::Cancelled);
    // In the middle of the work, too.
    const auto running = std::make_shared<ExportJob>();
    const ExportOffer made = offer();
    const auto maker = exportBytes(made, ExportFormat::Png, *PictureSize::of({9000, 9000}, 96),
                                   paperLook(made.look, false), running);
    QFuture<Result<QByteArray>> future = QtConcurrent::run(maker);
    while (running->permille < 0 && !future.isFinished())
        std::this_thread::yield();
    running->cancelled = true;
    const Result<QByteArray> result = future.result();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Cancelled);
}

TEST(MapScaleText, IsThePaperScaleWithThreeDigits)
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    EXPECT_EQ(paperScaleText(0.0254 / 96.0 * 250'000, chinese), u"1:250,000"_s);
    EXPECT_EQ(paperScaleText(0.0254 / 96.0 * 123'456, chinese), u"1:123,000"_s);
    EXPECT_EQ(paperScaleText(0.0254 / 96.0 * 87.2, chinese), u"1:87"_s);
}

} // namespace onescreen::test
