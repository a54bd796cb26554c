// SPDX-License-Identifier: GPL-3.0-or-later
// Exported pictures, opened again: size, resolution, caption, fonts, text.
#include "tests/ui/charts/chartsamples.h"
#include "ui/common/pdftext.h"
#include "ui/common/pictureexport.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtConcurrentRun>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

ExportPicture samplePicture()
{
    ThemeContext look;
    look.theme = Theme::day();
    return {.paint =
                [data = sampleOf<DotData>(Sample::Full)](QPainter& painter, const QRectF& area,
                                                         const ThemeContext& context) {
                    paintChart(painter, area, data, ChartStyle(context));
                },
            .paper = {.title = u"按期结案率排序"_s,
                      .period = u"2024Q2"_s,
                      .scope = u"舟山市"_s,
                      .asOf = u"2024-06-30 14:05"_s,
                      .version = u"v1.2"_s,
                      .source = u"事件库 221,199 件"_s,
                      .passport = {}},
            .look = look};
}

QByteArray bytesOf(PictureFormat format, QSize pixels, int dpi)
{
    return pictureBytes(samplePicture(), format, *PictureSize::of(pixels, dpi)).value_or(QByteArray());
}

/// What a program of the poppler kit says about a PDF.
QString ask(const QString& program, const QStringList& before, const QByteArray& pdf,
            const QStringList& after = {})
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"chart.pdf"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    file.close();
    QProcess process;
    process.start(program, before + QStringList{file.fileName()} + after);
    EXPECT_TRUE(process.waitForFinished()) << program.toStdString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

TEST(PictureExport, PngHasItsPixelsResolutionAndCaption)
{
    const QImage image = QImage::fromData(bytesOf(PictureFormat::Png, {1600, 900}, 192));
    EXPECT_EQ(image.size(), QSize(1600, 900));
    EXPECT_NEAR(image.dotsPerMeterX() * 0.0254, 192, 0.1);
    EXPECT_NEAR(image.dotsPerMeterY() * 0.0254, 192, 0.1);
    for (const QString& part :
         {u"按期结案率排序"_s, u"舟山市"_s, u"2024Q2"_s, u"v1.2"_s, u"事件库 221,199 件"_s})
        EXPECT_TRUE(image.text().contains(part)) << part.toStdString();
}

TEST(PictureExport, SameSizeAtTwiceTheDpiIsTheSamePictureInMorePixels)
{
    const QImage once = QImage::fromData(bytesOf(PictureFormat::Png, {600, 400}, 96));
    const QImage twice = QImage::fromData(bytesOf(PictureFormat::Png, {1200, 800}, 192));
    const QImage reduced = twice.scaled(once.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double difference = 0.0;
    for (int y = 0; y < once.height(); ++y) {
        for (int x = 0; x < once.width(); ++x)
            difference += std::abs(qGray(once.pixel(x, y)) - qGray(reduced.pixel(x, y)));
    }
    EXPECT_LT(difference / once.width() / once.height(), 6.0); // of 255, mean over all pixels
}

TEST(PictureExport, PdfIsOnePageOfTheRightSizeWithEmbeddedChinese)
{
    const QByteArray pdf = bytesOf(PictureFormat::Pdf, {960, 540}, 96);
    ASSERT_TRUE(pdf.startsWith("%PDF"));
    ASSERT_FALSE(QStandardPaths::findExecutable(u"pdffonts"_s).isEmpty()) << "packaging/setup.sh installs it";
    const QString info = ask(u"pdfinfo"_s, {}, pdf);
    EXPECT_TRUE(info.contains(u"Pages:           1"_s)) << info.toStdString();
    EXPECT_TRUE(info.contains(u"720 x 405 pts"_s)) << info.toStdString();
    EXPECT_TRUE(info.contains(u"按期结案率排序"_s)) << info.toStdString();
    const QStringList fonts = ask(u"pdffonts"_s, {}, pdf).trimmed().split(u'\n').mid(2);
    ASSERT_FALSE(fonts.isEmpty());
    for (const QString& font : fonts)
        EXPECT_TRUE(font.contains(u" yes yes "_s)) << font.toStdString(); // embedded, subset
    const QString text = ask(u"pdftotext"_s, {u"-layout"_s}, pdf, {u"-"_s});
    for (const QString& part : {u"按期结案率排序"_s, u"范围：舟山市"_s, u"时段：2024Q2"_s,
                                u"口径版本：v1.2"_s, u"来源：事件库 221,199 件"_s, u"秀山乡"_s, u"衢山镇"_s})
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << " in\n" << text.toStdString();
    // Vector: no picture inside.
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
}

TEST(PictureExport, SvgIsXmlWithoutFontsAndRenders)
{
    const QByteArray svg = bytesOf(PictureFormat::Svg, {960, 540}, 96);
    QXmlStreamReader xml(svg);
    int paths = 0;
    int texts = 0;
    int images = 0;
    QString title;
    QString description;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        paths += xml.name() == u"path";
        texts += xml.name() == u"text";
        images += xml.name() == u"image";
        if (xml.name() == u"title")
            title = xml.readElementText();
        else if (xml.name() == u"desc")
            description = xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_GT(paths, 20);
    EXPECT_EQ(texts, 0); // outlines: no font needed where it is opened
    EXPECT_EQ(images, 0);
    EXPECT_EQ(title, u"按期结案率排序"_s);
    EXPECT_TRUE(description.contains(u"口径版本：v1.2"_s)) << description.toStdString();

    QSvgRenderer renderer(svg);
    ASSERT_TRUE(renderer.isValid());
    EXPECT_EQ(renderer.viewBoxF().size(), QSizeF(960, 540));
    QImage drawn(960, 540, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    const QImage png =
        QImage::fromData(bytesOf(PictureFormat::Png, {960, 540}, 96)).convertToFormat(QImage::Format_RGB32);
    double difference = 0.0;
    for (int y = 0; y < png.height(); ++y) {
        for (int x = 0; x < png.width(); ++x)
            difference += std::abs(qGray(png.pixel(x, y)) - qGray(drawn.pixel(x, y)));
    }
    EXPECT_LT(difference / png.width() / png.height(), 5.0);
}

TEST(PictureExport, LongPartsOfTheCaptionGoOnInTheNextLine)
{
    ExportPicture picture = samplePicture();
    picture.paper.notes = {u"底图："_s + QString(u"some source with a long name, "_s).repeated(12) +
                           u"END"_s};
    const QByteArray pdf =
        pictureBytes(picture, PictureFormat::Pdf, *PictureSize::of({700, 500}, 96)).value_or(QByteArray());
    const QString text = ask(u"pdftotext"_s, {u"-layout"_s}, pdf, {u"-"_s});
    EXPECT_EQ(text.simplified().count(u"some source"), 12) << text.toStdString();
    EXPECT_TRUE(text.contains(u"END")) << text.toStdString();
    const ThemeContext look;
    const QRectF with = pictureArea({700, 500}, picture.paper, look);
    picture.paper.notes.clear();
    EXPECT_LT(with.height(), pictureArea({700, 500}, picture.paper, look).height());
}

TEST(PictureExport, SizesOutOfRangeAreRefusedWithTheLimit)
{
    EXPECT_TRUE(PictureSize::of({16, 16}, 36));
    EXPECT_FALSE(PictureSize::of({15, 500}, 96));
    EXPECT_FALSE(PictureSize::of({500, -3}, 96));
    EXPECT_FALSE(PictureSize::of({500, 500}, 0));
    EXPECT_FALSE(PictureSize::of({500, 500}, 5000));
    const auto huge = PictureSize::of({20'000, 20'000}, 96);
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(huge.error().text.contains(u"150000000"_s)) << huge.error().text.toStdString();
}

TEST(PictureExport, CancelledMakesNothing)
{
    const std::atomic_bool cancelled = true;
    const auto bytes = pictureBytes(samplePicture(), PictureFormat::Png, PictureSize(), &cancelled);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().kind, ErrorKind::Cancelled);
}

TEST(PictureExport, SmallestPictureStillHasAChartAndTheSameOnAnotherThread)
{
    EXPECT_FALSE(bytesOf(PictureFormat::Png, {16, 16}, 96).isEmpty());
    const QByteArray here = bytesOf(PictureFormat::Png, {700, 420}, 96);
    const QByteArray there =
        QtConcurrent::run([] { return bytesOf(PictureFormat::Png, {700, 420}, 96); }).result();
    EXPECT_EQ(QImage::fromData(here), QImage::fromData(there));
}

TEST(PictureExport, RepairOfPdfTextTouchesOnlyCharacterMaps)
{
    const QFont font = ThemeContext{}.font();
    EXPECT_EQ(withSearchableText("no PDF <2F2F>", font), "no PDF <2F2F>");
    EXPECT_EQ(withSearchableText("begincmap <0001> <0002> [<2F2F>", font),
              "begincmap <0001> <0002> [<2F2F>"); // no end
    const QByteArray map = "<2F2F> stays\nbegincmap\n<0009> <000A> [<2F2F> <0009> <7ED3> ]\nendcmap\n";
    const QByteArray wanted = "<2F2F> stays\nbegincmap\n<0009> <000A> [<5DE5> <0020> <7ED3> ]\nendcmap\n";
    EXPECT_EQ(withSearchableText(map, font), wanted);
    const QByteArray fonts =
        "/FontName /QWAAAA+NotoSansCJKsc-Bold\n/BaseFont /NotoSansCJKsc-Bold\n/BaseFont /Other\n";
    const QByteArray tagged =
        "/FontName /QWAAAA+NotoSansCJKsc-Bold\n/BaseFont /QWAAAA+NotoSansCJK\n/BaseFont /Other\n";
    EXPECT_EQ(withSearchableText(fonts, font), tagged);
}

} // namespace onescreen::test
