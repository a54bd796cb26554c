// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/nightlook.h"

#include <QRgb>

#include <algorithm>

namespace onescreen::geo {

namespace {

constexpr int dimmed = 62;    ///< Percent of the brightness.
constexpr int darkest = 14;   ///< What white becomes: not black, which would swallow the coast.
constexpr int brightest = 82; ///< Percent of full white that black becomes.

QRgb inverted(QRgb pixel)
{
    // Inverse of every channel, then the hue turned by half a circle: together only the lightness is turned.
    // Coefficients of the CSS filter hue-rotate(180deg), in thousandths; alpha-premultiplied channels stay
    // below alpha.
    const int alpha = qAlpha(pixel);
    const int red = alpha - qRed(pixel);
    const int green = alpha - qGreen(pixel);
    const int blue = alpha - qBlue(pixel);
    const auto turned = [alpha](int thousandths) {
        const int level = std::clamp(thousandths / 1000, 0, alpha);
        return (level * (brightest - darkest) + alpha * darkest) / 100;
    };
    return qRgba(turned(-574 * red + 1430 * green + 144 * blue), turned(426 * red + 430 * green + 144 * blue),
                 turned(426 * red + 1430 * green - 856 * blue), alpha);
}

} // namespace

void applyNightLook(QImage& image, NightLook look)
{
    if (look == NightLook::AsIs)
        return;
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = line[x];
            line[x] = look == NightLook::Invert
                          ? inverted(pixel)
                          : qRgba(qRed(pixel) * dimmed / 100, qGreen(pixel) * dimmed / 100,
                                  qBlue(pixel) * dimmed / 100, qAlpha(pixel));
        }
    }
}

} // namespace onescreen::geo
