// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pictureexport.h"

#include "ui/common/pdftext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPageSize>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double logicalDpi = 96.0;
constexpr double pointsAnInch = 72.0;
constexpr double metresAnInch = 0.0254;
constexpr int pdfDpi = 1200;             ///< Steps of the coordinates in a PDF.
constexpr double mostCaptionShare = 0.4; ///< Of the height: a small picture is still a picture.

Result<void> stopIf(const std::atomic_bool* cancelled)
{
    if (cancelled && *cancelled)
        return failure(ErrorKind::Cancelled, u"The export was cancelled; nothing was written."_s);
    return {};
}

QFont captionFont(const ThemeContext& look, bool bold)
{
    QFont font = look.font(bold ? TextSize::Normal : TextSize::Small, bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// How many letters of the text fit, at least one; up to the last space among them where there is one.
qsizetype fittingLetters(const QString& text, const QFontMetricsF& metrics, double width)
{
    qsizetype most = 1;
    qsizetype tooMany = text.size();
    while (tooMany - most > 1) {
        const qsizetype middle = (most + tooMany) / 2;
        (metrics.horizontalAdvance(text.first(middle)) <= width ? most : tooMany) = middle;
    }
    const qsizetype space = text.lastIndexOf(u' ', most);
    return space > 0 ? space : most;
}

/// Parts of the caption in lines that fit. A part longer than a line goes on in the next one: whose data a
/// map shows has to be named in full.
QStringList wrapped(const QStringList& parts, const QFontMetricsF& metrics, double width)
{
    const QString between = u"  ·  "_s;
    QStringList lines;
    for (const QString& part : parts) {
        const QString longer = lines.isEmpty() ? part : lines.last() + between + part;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width) {
            lines.last() = longer;
            continue;
        }
        QString left = part;
        while (left.size() > 1 && metrics.horizontalAdvance(left) > width) {
            const qsizetype letters = fittingLetters(left, metrics, width);
            lines.append(left.first(letters));
            left = left.sliced(letters).trimmed();
        }
        if (!left.isEmpty())
            lines.append(left);
    }
    return lines;
}

struct Caption
{
    QFont titleFont;
    QFont lineFont;
    QString title;
    QStringList lines;
    double titleHeight = 0.0;
    double lineHeight = 0.0;

    [[nodiscard]] double height() const
    {
        return (title.isEmpty() ? 0.0 : titleHeight) + lineHeight * static_cast<double>(lines.size());
    }
};

Caption captionOf(const PanelPaper& paper, const ThemeContext& look, double width)
{
    Caption caption{
        .titleFont = captionFont(look, true), .lineFont = captionFont(look, false), .title = {}, .lines = {}};
    const QFontMetricsF title(caption.titleFont);
    const QFontMetricsF line(caption.lineFont);
    caption.titleHeight = title.height() * 1.15;
    caption.lineHeight = line.height();
    caption.title = title.elidedText(paper.title, Qt::ElideRight, width);
    caption.lines = wrapped(paper.captionParts(), line, width);
    return caption;
}

/// Height of the caption with its margins; nothing where there is none.
double captionRoom(const Caption& caption, const QSizeF& size, double edge)
{
    return std::min(caption.height() > 0.0 ? caption.height() + 1.5 * edge : 0.0,
                    size.height() * mostCaptionShare);
}

Result<QByteArray> pngBytes(const ExportPicture& picture, const PictureSize& size,
                            const std::atomic_bool* cancelled)
{
    QImage image(size.pixels(), QImage::Format_RGB32);
    if (image.isNull())
        return failure(ErrorKind::Invalid,
                       u"There is no memory for a picture of %1x%2 pixels."_s.arg(size.pixels().width())
                           .arg(size.pixels().height()));
    const int perMetre = qRound(size.dpi() / metresAnInch);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size.dpi() / logicalDpi, size.dpi() / logicalDpi);
        paintWithCaption(painter, size.logical(), picture);
    }
    if (auto going = stopIf(cancelled); !going)
        return std::unexpected(going.error());
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    for (const auto& [name, value] : picture.paper.pngTexts())
        image.setText(name, value);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorKind::Internal, u"The PNG could not be encoded."_s);
    return buffer.data();
}

QByteArray pdfBytes(const ExportPicture& picture, const PictureSize& size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        const QSizeF points = size.logical() * (pointsAnInch / logicalDpi);
        writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({0, 0, 0, 0});
        writer.setResolution(pdfDpi);
        writer.setTitle(picture.paper.title);
        writer.setCreator(QCoreApplication::applicationName() + u' ' +
                          QCoreApplication::applicationVersion());
        QPainter painter(&writer);
        painter.scale(pdfDpi / logicalDpi, pdfDpi / logicalDpi);
        paintWithCaption(painter, size.logical(), picture);
    }
    return withSearchableText(buffer.data(), captionFont(picture.look, false));
}

QByteArray svgBytes(const ExportPicture& picture, const PictureSize& size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(qRound(logicalDpi));
        generator.setSize(size.logical().toSize());
        generator.setViewBox(QRectF(QPointF(), size.logical()));
        generator.setTitle(picture.paper.title);
        QStringList description = picture.paper.captionParts();
        if (!picture.words.isEmpty())
            description.append(picture.words.join(u" "_s));
        generator.setDescription(description.join(u" · "_s));
        QPainter painter(&generator);
        painter.setRenderHint(QPainter::Antialiasing);
        paintWithCaption(painter, size.logical(), picture);
    }
    return buffer.data();
}

} // namespace

Result<PictureSize> PictureSize::of(QSize pixels, int dpi)
{
    if (dpi < leastDpi || dpi > mostDpi)
        return failure(ErrorKind::Invalid,
                       u"%1 DPI is outside of %2 to %3."_s.arg(dpi).arg(leastDpi).arg(mostDpi));
    const auto sideFits = [](int side) { return side >= leastSide && side <= mostSide; };
    if (!sideFits(pixels.width()) || !sideFits(pixels.height()))
        return failure(ErrorKind::Invalid,
                       u"%1x%2 pixels: each side has to be %3 to %4."_s.arg(pixels.width())
                           .arg(pixels.height())
                           .arg(leastSide)
                           .arg(mostSide));
    if (qint64{pixels.width()} * pixels.height() > mostPixels)
        return failure(
            ErrorKind::Invalid,
            u"%1x%2 is more than %3 pixels."_s.arg(pixels.width()).arg(pixels.height()).arg(mostPixels));
    PictureSize size;
    size.m_pixels = pixels;
    size.m_dpi = dpi;
    return size;
}

QSizeF PictureSize::logical() const
{
    return QSizeF(m_pixels) * (logicalDpi / m_dpi);
}

void drawPortableText(QPainter& painter, QPointF position, const QString& text)
{
    const auto engine = painter.paintEngine() ? painter.paintEngine()->type() : QPaintEngine::Raster;
    if (engine == QPaintEngine::SVG) {
        QPainterPath path;
        path.addText(position, painter.font(), text);
        painter.fillPath(path, painter.pen().brush());
        return;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    if (engine == QPaintEngine::Pdf) {
        // A glyph that stands for another has no character in the PDF and could not be found: digits after
        // Latin letters (locl). The digits of our font are tabular without tnum.
        const QFont before = painter.font();
        QFont plain = before;
        plain.clearFeatures();
        plain.setFeature(QFont::Tag("locl"), 0);
        painter.setFont(plain);
        painter.drawText(position, text);
        painter.setFont(before);
        return;
    }
#endif
    painter.drawText(position, text);
}

QRectF pictureArea(const QSizeF& size, const PanelPaper& paper, const ThemeContext& look)
{
    const double edge = look.metrics.grid;
    const Caption caption = captionOf(paper, look, std::max(1.0, size.width() - 2 * edge));
    return QRectF(QPointF(), size).adjusted(0, 0, 0, -captionRoom(caption, size, edge));
}

void paintWithCaption(QPainter& painter, const QSizeF& size, const ExportPicture& picture)
{
    const double edge = picture.look.metrics.grid;
    const Caption caption = captionOf(picture.paper, picture.look, std::max(1.0, size.width() - 2 * edge));
    const double room = captionRoom(caption, size, edge);
    const QRectF page(QPointF(), size);
    painter.fillRect(page, picture.look.theme.panel);
    if (picture.paint) {
        painter.save();
        picture.paint(painter, page.adjusted(0, 0, 0, -room), picture.look);
        painter.restore();
    }
    double top = size.height() - room;
    // What a picture paints beyond its area: an SVG knows no clipping.
    painter.fillRect(QRectF(0, top, size.width(), room), picture.look.theme.panel);
    painter.setPen(QPen(picture.look.theme.hairline, 1));
    painter.drawLine(QPointF(edge, top), QPointF(size.width() - edge, top));
    top += edge / 2;
    const auto draw = [&](const QFont& font, const QColor& color, const QString& text, double height) {
        if (text.isEmpty() || top + height > size.height())
            return;
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(color);
        drawPortableText(painter, {edge, top + (height - metrics.height()) / 2 + metrics.ascent()}, text);
        top += height;
    };
    draw(caption.titleFont, picture.look.theme.text, caption.title, caption.titleHeight);
    for (const QString& line : caption.lines)
        draw(caption.lineFont, picture.look.theme.secondary, line, caption.lineHeight);
}

Result<QByteArray> pictureBytes(const ExportPicture& picture, PictureFormat format, const PictureSize& size,
                                const std::atomic_bool* cancelled)
{
    if (auto going = stopIf(cancelled); !going)
        return std::unexpected(going.error());
    switch (format) {
    case PictureFormat::Png:
        return pngBytes(picture, size, cancelled);
    case PictureFormat::Svg:
        return svgBytes(picture, size);
    case PictureFormat::Pdf:
        return pdfBytes(picture, size);
    }
    return failure(ErrorKind::Internal, u"Unknown picture format."_s);
}

} // namespace onescreen
