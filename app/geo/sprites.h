// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mapstyle.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPicture>

#include <functional>

namespace onescreen::geo {

/// Small pictures that are painted once and then copied: a map frame copies hundreds of them.
class SpriteCache
{
public:
    /// Everything is forgotten when style or ratio differ from before.
    void setLook(const MapStyle& style, double devicePixelRatio);
    /// From now on keeps beside every picture how it is drawn, for what keeps vectors (PDF, SVG). Meant for a
    /// cache that serves one picture.
    void keepDrawings() { m_keepsDrawings = true; }
    [[nodiscard]] const MapStyle& style() const { return m_style; }

    using Paint = std::function<void(QPainter& painter)>;
    /// The picture of that key; `paint` draws it with the origin at the middle of `size` (logical pixels).
    const QImage& sprite(const QString& key, QSizeF size, const Paint& paint);
    /// A text with its halo. `weight` and `pixelSize` of the style's font.
    const QImage& text(const QString& text, double pixelSize, bool bold, const QColor& colour);
    /// Size of the picture of text(), without painting it.
    [[nodiscard]] QSizeF textSize(const QString& text, double pixelSize, bool bold) const;
    /// How that picture of this cache is drawn, the origin at its middle; null where that was not kept.
    [[nodiscard]] const QPicture* drawing(const QImage& sprite) const;
    /// Puts the middle of a picture at `centre`: as vectors where they are kept, else copied to whole device
    /// pixels so that it stays crisp.
    void draw(QPainter& painter, const QImage& sprite, QPointF centre) const;

private:
    static constexpr qsizetype mostBytes = 24 * 1024 * 1024;

    [[nodiscard]] QFont fontOf(double pixelSize, bool bold) const;

    MapStyle m_style;
    double m_ratio = 1.0;
    QCache<QString, QImage> m_cache{mostBytes};
    mutable QHash<QString, QSizeF> m_textSizes;
    bool m_keepsDrawings = false;
    QHash<qint64, QPicture> m_drawings; ///< By QImage::cacheKey().
};

/// Copies a sprite so that its middle lies at `centre`, on whole device pixels so that it stays crisp.
void drawCentred(QPainter& painter, const QImage& sprite, QPointF centre);
/// One line in the middle of `box`, in the painter's font and pen. A recording gets its outline: letters of a
/// recording depend on the fonts of what it is played on.
void drawCentredText(QPainter& painter, const QRectF& box, const QString& text);

} // namespace onescreen::geo
