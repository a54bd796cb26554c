// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/common/panelexport.h"
#include "ui/common/panelframe.h"

#include <QByteArray>
#include <QRectF>
#include <QSize>
#include <QStringList>

#include <atomic>
#include <optional>

namespace onescreen {

enum class PictureFormat { Png, Svg, Pdf };

/// How large a picture is: pixels and how many of them make an inch. Text keeps its size on paper, so the
/// same pixels at twice the DPI are half the paper with the same glyphs in twice the pixels. In SVG and PDF
/// the paper is what counts.
class PictureSize
{
public:
    static constexpr int leastDpi = 36;
    static constexpr int mostDpi = 1200;
    static constexpr int leastSide = 16;
    static constexpr int mostSide = 20'000;
    static constexpr qint64 mostPixels = 150'000'000; ///< 600 MB while it is painted.

    PictureSize() = default; ///< 960x540 at 96 DPI.
    /// Invalid, with the limit that is passed, outside of the constants above.
    static Result<PictureSize> of(QSize pixels, int dpi);

    [[nodiscard]] QSize pixels() const { return m_pixels; }
    [[nodiscard]] int dpi() const { return m_dpi; }
    [[nodiscard]] QSizeF logical() const; ///< In 1/96 inch, as charts are painted.

private:
    QSize m_pixels{960, 540};
    int m_dpi = 96;
};

/// A picture with its caption block.
struct ExportPicture
{
    ExportPaint paint;
    PanelPaper paper;
    ThemeContext look;
    /// Words of the picture that an SVG has as outlines only: put into its description, to be found by.
    QStringList words = {};
};

/// The part of the page above the caption, in logical pixels: the area that `picture.paint` gets.
QRectF pictureArea(const QSizeF& size, const PanelPaper& paper, const ThemeContext& look);

/// Paints the picture with its caption block under it: title, then period · scope · as-of · version · source.
/// Coordinates in logical pixels.
void paintWithCaption(QPainter& painter, const QSizeF& size, const ExportPicture& picture);

/// The bytes of a PNG (with its resolution and the caption as text chunks), of an SVG (texts as outlines, so
/// that it looks the same where our font is missing) or of a one-page vector PDF (with the used glyphs
/// embedded). Any thread, when picture.paint can. Cancelled when `cancelled` becomes true on the way.
Result<QByteArray> pictureBytes(const ExportPicture& picture, PictureFormat format, const PictureSize& size,
                                const std::atomic_bool* cancelled = nullptr);

/// Draws text as every chart does: as text, or as outlines where the reader of an SVG may lack our font.
/// `position` is the left end of the baseline.
void drawPortableText(QPainter& painter, QPointF position, const QString& text);

} // namespace onescreen
