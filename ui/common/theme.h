// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/windowclass.h"

#include <QColor>
#include <QFont>
#include <QSize>

#include <array>
#include <optional>

class QApplication;

namespace onescreen {

/// Every colour of the program by its role. Nothing outside this pair of files names a colour.
/// Red (`urgent`) is for 紧急 and overdue only; `unknown` is knowledge lost (stale, feed silent), drawn with
/// hatching.
struct Theme
{
    bool dark = true;
    QColor window, panel, raised;
    QColor text, secondary, muted; ///< `muted` is never used on a wall.
    QColor accent;                 ///< Selection, focus, links.
    QColor urgent, warning, done, unknown;
    QColor hairline;
    QColor mapSea, mapLand, mapCoast, mapBoundary;
    std::array<QColor, 7> categories; ///< Okabe-Ito set, adjusted to the panel; always with a shape or label.
    std::array<QColor, 7> ramp;       ///< One blue hue in steps of even lightness, from little to much.

    static Theme night();
    static Theme day();
};

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// How a window is looked at. Without measures the picture is taken to be looked at from a fixed number of
/// its heights (3 for a wall, as ITU-R BT.500 takes for HD; 2 for a meeting room).
struct Viewing
{
    QSize pixels{1920, 1080};           ///< Logical size of the window or its screen.
    std::optional<double> distanceM;    ///< Metres from eye to wall.
    std::optional<double> pixelPitchMm; ///< Millimetres from pixel to pixel of the wall.
    std::optional<double> dotsPerInch;  ///< Logical pixels to an inch of a desk's screen, where it tells.
    std::optional<double> deskScale;    ///< Chosen by the user of a desk (1: 14 px); none: by the screen.
};

/// Sizes in logical pixels. Font sizes are a modular scale of 1.25.
struct Metrics
{
    double scale = 1.0; ///< 1 at a desk: every length of a design drawn for 96 DPI is multiplied by it.
    int grid = 8;       ///< The grid unit. Paddings of cells: grid / 2, gaps: grid, margins: 2 * grid.
    int small = 12;     ///< Captions.
    int normal = 14;    ///< Base.
    int large = 18;     ///< Headings and titles of scenes.
    int huge = 34;      ///< Big numbers.
    int icon = 16;
    int control = 28; ///< Height of buttons and inputs.

    /// `units` grid units.
    [[nodiscard]] int space(double units = 1.0) const { return qRound(grid * units); }
    friend bool operator==(const Metrics&, const Metrics&) = default;
};
/// A desk has 14 px at 96 pixels to an inch and as much more as its screen is finer, in steps of an eighth;
/// never so much that less than on 1920x1080 would fit. Where the density is not known, a screen of 2160 rows
/// is taken for one of 32 inches (21 px). On a wall captions reach 18 arc-minutes and the digits of big
/// numbers 24 (product.md).
Metrics metricsFor(WindowClass windowClass, const Viewing& viewing = {});

enum class TextSize { Small, Normal, Large, Huge };

/// What every widget of a window is given to look like.
struct ThemeContext
{
    Theme theme = Theme::night();
    Metrics metrics;
    bool wall = false; ///< Nobody can reach it: no buttons, no muted text.
    bool reducedMotion = false;

    /// Noto Sans CJK SC with tabular figures. Two weights: normal and bold.
    [[nodiscard]] QFont font(TextSize size = TextSize::Normal, bool bold = false) const;
};

/// Fusion, the palette and one short style sheet. Call once after the application object, and again to change
/// theme.
void applyTheme(QApplication& application, const ThemeContext& context);

} // namespace onescreen
