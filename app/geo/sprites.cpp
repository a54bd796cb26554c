// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/sprites.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

constexpr double haloWidth = 1.5;

QString textKey(const QString& text, double pixelSize, bool bold)
{
    return QString::number(pixelSize, 'f', 1) + (bold ? u'b' : u'n') + text;
}

bool records(const QPainter& painter)
{
    return painter.device() && painter.device()->devType() == QInternal::Picture;
}

QPainterPath centredOutline(const QFont& font, const QRectF& box, const QString& text)
{
    const QFontMetricsF metrics(font);
    QPainterPath outline;
    outline.addText(box.center().x() - metrics.horizontalAdvance(text) / 2,
                    box.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, text);
    return outline;
}

} // namespace

void SpriteCache::setLook(const MapStyle& style, double devicePixelRatio)
{
    if (m_style == style && m_ratio == devicePixelRatio)
        return;
    m_style = style;
    m_ratio = devicePixelRatio;
    m_cache.clear();
    m_textSizes.clear();
    m_drawings.clear();
}

const QImage& SpriteCache::sprite(const QString& key, QSizeF size, const Paint& paint)
{
    if (const QImage* known = m_cache.object(key))
        return *known;
    auto image = std::make_unique<QImage>(static_cast<int>(std::ceil(size.width() * m_ratio)),
                                          static_cast<int>(std::ceil(size.height() * m_ratio)),
                                          QImage::Format_ARGB32_Premultiplied);
    image->setDevicePixelRatio(m_ratio);
    image->fill(Qt::transparent);
    QPainter painter(image.get());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(image->width() / m_ratio / 2, image->height() / m_ratio / 2);
    paint(painter);
    painter.end();
    if (m_keepsDrawings) {
        QPicture drawing;
        QPainter recorder(&drawing);
        recorder.setRenderHint(QPainter::Antialiasing);
        paint(recorder);
        recorder.end();
        m_drawings.insert(image->cacheKey(), drawing);
    }
    // A picture larger than the whole cache would be dropped at once; none comes near it.
    const qsizetype bytes = std::min(image->sizeInBytes(), mostBytes / 8);
    QImage* kept = image.get();
    m_cache.insert(key, image.release(), bytes);
    return *kept;
}

QFont SpriteCache::fontOf(double pixelSize, bool bold) const
{
    QFont font = m_style.font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixelSize))));
    font.setBold(bold);
    return font;
}

QSizeF SpriteCache::textSize(const QString& text, double pixelSize, bool bold) const
{
    const QString key = textKey(text, pixelSize, bold);
    const auto known = m_textSizes.constFind(key);
    if (known != m_textSizes.constEnd())
        return *known;
    const QFontMetricsF metrics(fontOf(pixelSize, bold));
    const double margin = 2 * (haloWidth * m_style.scale + 1);
    const QSizeF size(metrics.horizontalAdvance(text) + margin, metrics.height() + margin);
    m_textSizes.insert(key, size);
    return size;
}

const QImage& SpriteCache::text(const QString& text, double pixelSize, bool bold, const QColor& colour)
{
    const QSizeF size = textSize(text, pixelSize, bold);
    const QString key = u't' + textKey(text, pixelSize, bold) + colour.name(QColor::HexArgb);
    return sprite(key, size, [&](QPainter& painter) {
        painter.setFont(fontOf(pixelSize, bold));
        const QRectF box(QPointF(-size.width() / 2, -size.height() / 2), size);
        if (records(painter)) {
            const QPainterPath outline = centredOutline(fontOf(pixelSize, bold), box, text);
            painter.strokePath(outline, QPen(m_style.halo, 2 * haloWidth * m_style.scale, Qt::SolidLine,
                                             Qt::RoundCap, Qt::RoundJoin));
            painter.fillPath(outline, colour);
            return;
        }
        // The halo is the text drawn around itself: much cheaper than stroking its outline.
        painter.setPen(m_style.halo);
        const double width = haloWidth * m_style.scale;
        constexpr int directions = 12;
        for (int i = 0; i < directions; ++i) {
            const double angle = 2 * std::numbers::pi * i / directions;
            painter.drawText(box.translated(width * std::cos(angle), width * std::sin(angle)),
                             Qt::AlignCenter, text);
        }
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignCenter, text);
    });
}

const QPicture* SpriteCache::drawing(const QImage& sprite) const
{
    const auto found = m_drawings.constFind(sprite.cacheKey());
    return found == m_drawings.constEnd() ? nullptr : &*found;
}

void SpriteCache::draw(QPainter& painter, const QImage& sprite, QPointF centre) const
{
    const QPicture* vectors = drawing(sprite);
    // A drawing may set an opacity of its own, which would take the place of the painter's.
    if (!vectors || painter.opacity() < 1.0)
        return drawCentred(painter, sprite, centre);
    painter.drawPicture(centre, *vectors);
}

void drawCentred(QPainter& painter, const QImage& sprite, QPointF centre)
{
    const double ratio = sprite.devicePixelRatio();
    const QPointF corner = centre - QPointF(sprite.width(), sprite.height()) / (2 * ratio);
    painter.drawImage(QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio),
                      sprite);
}

void drawCentredText(QPainter& painter, const QRectF& box, const QString& text)
{
    if (records(painter))
        painter.fillPath(centredOutline(painter.font(), box, text), painter.pen().brush());
    else
        painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace onescreen::geo
