// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mapstyle.h"

#include <QCache>
#include <QImage>
#include <QPainter>

#include <functional>

namespace onescreen::geo {

/// Small pictures that are painted once and then copied: a map frame copies hundreds of them.
class SpriteCache
{
public:
    /// Everything is forgotten when style or ratio differ from before.
    void setLook(const MapStyle& style, double devicePixelRatio);
    [[nodiscard]] const MapStyle& style() const { return m_style; }

    using Paint = std::function<void(QPainter& painter)>;
    /// The picture of that key; `paint` draws it with the origin at the middle of `size` (logical pixels).
    const QImage& sprite(const QString& key, QSizeF size, const Paint& paint);
    /// A text with its halo. `weight` and `pixelSize` of the style's font.
    const QImage& text(const QString& text, double pixelSize, bool bold, const QColor& colour);
    /// Size of the picture of text(), without painting it.
    [[nodiscard]] QSizeF textSize(const QString& text, double pixelSize, bool bold) const;

private:
    static constexpr qsizetype mostBytes = 24 * 1024 * 1024;

    [[nodiscard]] QFont fontOf(double pixelSize, bool bold) const;

    MapStyle m_style;
    double m_ratio = 1.0;
    QCache<QString, QImage> m_cache{mostBytes};
    mutable QHash<QString, QSizeF> m_textSizes;
};

/// Copies a sprite so that its middle lies at `centre`, on whole device pixels so that it stays crisp.
void drawCentred(QPainter& painter, const QImage& sprite, QPointF centre);

} // namespace onescreen::geo
