// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Part of an em that a Han glyph fills, and the height of a digit, in Noto Sans CJK.
constexpr double hanHeight = 0.88;
constexpr double digitHeight = 0.733;
constexpr double step = 1.25;
constexpr double captionArcMinutes = 18.0;
constexpr double numberArcMinutes = 24.0;

double luminance(const QColor& colour)
{
    const auto linear = [](float channel) {
        const double c = double(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// Height in pixels of something that is seen under that angle.
double pixelsForAngle(double arcMinutes, double distanceInPixels)
{
    return 2.0 * distanceInPixels * std::tan(arcMinutes / 60.0 * std::numbers::pi / 180.0 / 2.0);
}

double distanceInPixels(const Viewing& viewing, double picturesHigh)
{
    if (viewing.distanceM && viewing.pixelPitchMm && *viewing.pixelPitchMm > 0.0)
        return *viewing.distanceM * 1000.0 / *viewing.pixelPitchMm;
    return picturesHigh * viewing.pixels.height();
}

/// What fits on a full HD screen must fit on every larger one.
constexpr double hdWidth = 1920.0;
constexpr double hdHeight = 1080.0;
constexpr double deskDotsPerInch = 96.0;
/// A screen that does not tell its density: 1440 rows are drawn as at 96 DPI, 2160 half as large again.
constexpr double hdsAtDesk = 4.0 / 3.0;
constexpr double leastDeskScale = 0.75;
constexpr double mostDeskScale = 3.0;

double deskScale(const Viewing& viewing)
{
    if (viewing.deskScale)
        return std::clamp(*viewing.deskScale, leastDeskScale, mostDeskScale);
    const double room = std::min(viewing.pixels.width() / hdWidth, viewing.pixels.height() / hdHeight);
    const double wanted = viewing.dotsPerInch ? *viewing.dotsPerInch / deskDotsPerInch : room / hdsAtDesk;
    // Steps, so that screens that are nearly alike look alike.
    constexpr double steps = 8.0;
    return std::clamp(std::floor(std::min(wanted, room) * steps) / steps, 1.0, mostDeskScale);
}

Metrics scaled(double small, double normal, double huge)
{
    const double scale = normal / 14.0;
    return {.scale = scale,
            .grid = qMax(4, qRound(8.0 * scale)),
            .small = qRound(small),
            .normal = qRound(normal),
            .large = qRound(normal * step),
            .huge = qRound(huge),
            .icon = qRound(16.0 * scale),
            .control = qRound(28.0 * scale)};
}

} // namespace

Theme Theme::night()
{
    return {.dark = true,
            .window = QColor(u"#0b1420"_s),
            .panel = QColor(u"#121f2e"_s),
            .raised = QColor(u"#1a2a3c"_s),
            .text = QColor(u"#e6edf5"_s),
            .secondary = QColor(u"#a9bacb"_s),
            .muted = QColor(u"#7f93a8"_s),
            .accent = QColor(u"#4cc2ff"_s),
            .urgent = QColor(u"#ff6b6b"_s),
            .warning = QColor(u"#ffc14d"_s),
            .done = QColor(u"#4fd1a1"_s),
            .unknown = QColor(u"#b3a4d6"_s),
            .hairline = QColor(u"#2a3d52"_s),
            .mapSea = QColor(u"#0b1a2b"_s),
            .mapLand = QColor(u"#16293d"_s),
            .mapCoast = QColor(u"#1f6f8b"_s),
            .mapBoundary = QColor(u"#39c0ed"_s),
            .categories = {QColor(u"#56b4e9"_s), QColor(u"#e69f00"_s), QColor(u"#00b383"_s),
                           QColor(u"#cc79a7"_s), QColor(u"#f0e442"_s), QColor(u"#3b8fd0"_s),
                           QColor(u"#b08968"_s)},
            // Ends below the brightness of text: at night a nearly white area would outshine what must be
            // acted on.
            .ramp = {QColor(u"#003755"_s), QColor(u"#004c75"_s), QColor(u"#006295"_s), QColor(u"#1479b0"_s),
                     QColor(u"#3c90c6"_s), QColor(u"#63a8d6"_s), QColor(u"#8bbee3"_s)}};
}

Theme Theme::day()
{
    return {.dark = false,
            .window = QColor(u"#f4f6f8"_s),
            .panel = QColor(u"#ffffff"_s),
            .raised = QColor(u"#ffffff"_s),
            .text = QColor(u"#14202b"_s),
            .secondary = QColor(u"#44566a"_s),
            .muted = QColor(u"#5f7287"_s),
            .accent = QColor(u"#005fa8"_s),
            .urgent = QColor(u"#b3261e"_s),
            .warning = QColor(u"#8a5a00"_s),
            .done = QColor(u"#0b6b4b"_s),
            .unknown = QColor(u"#5d4a8a"_s),
            .hairline = QColor(u"#d5dce4"_s),
            .mapSea = QColor(u"#e3ebf2"_s),
            .mapLand = QColor(u"#f7f9fb"_s),
            .mapCoast = QColor(u"#8aa5b8"_s),
            .mapBoundary = QColor(u"#5b7f9b"_s),
            .categories = {QColor(u"#2b88c4"_s), QColor(u"#b87400"_s), QColor(u"#00795a"_s),
                           QColor(u"#9a4f86"_s), QColor(u"#8f7f00"_s), QColor(u"#0b5394"_s),
                           QColor(u"#7a5a3a"_s)},
            .ramp = {QColor(u"#dceaf7"_s), QColor(u"#accce8"_s), QColor(u"#77afda"_s), QColor(u"#2f94cb"_s),
                     QColor(u"#0076aa"_s), QColor(u"#005a89"_s), QColor(u"#00406a"_s)}};
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Metrics metricsFor(WindowClass windowClass, const Viewing& viewing)
{
    const bool wall = windowClass == WindowClass::Wall;
    if (!wall && windowClass != WindowClass::Leader) {
        const Metrics desk;
        const double scale = deskScale(viewing);
        return scaled(desk.small * scale, desk.normal * scale, desk.huge * scale);
    }
    const double distance = distanceInPixels(viewing, wall ? 3.0 : 2.0);
    const double small = std::max(12.0, pixelsForAngle(captionArcMinutes, distance) / hanHeight);
    const double normal = small * step;
    const double huge =
        std::max(normal * std::pow(step, 4), pixelsForAngle(numberArcMinutes, distance) / digitHeight);
    return scaled(small, normal, huge);
}

QFont ThemeContext::font(TextSize size, bool bold) const
{
    const int pixels = size == TextSize::Small    ? metrics.small
                       : size == TextSize::Normal ? metrics.normal
                       : size == TextSize::Large  ? metrics.large
                                                  : metrics.huge;
    QFont font(QStringList{u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Microsoft YaHei"_s});
    font.setPixelSize(pixels);
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

namespace {

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, theme.window, theme.window);
    set(QPalette::WindowText, theme.text, theme.muted);
    set(QPalette::Base, theme.panel, theme.panel);
    set(QPalette::AlternateBase, theme.raised, theme.panel);
    set(QPalette::Text, theme.text, theme.muted);
    set(QPalette::PlaceholderText, theme.secondary, theme.muted);
    set(QPalette::Button, theme.raised, theme.panel);
    set(QPalette::ButtonText, theme.text, theme.muted);
    set(QPalette::BrightText, theme.text, theme.muted);
    set(QPalette::ToolTipBase, theme.raised, theme.raised);
    set(QPalette::ToolTipText, theme.text, theme.text);
    set(QPalette::Highlight, theme.accent, theme.hairline);
    set(QPalette::HighlightedText, theme.dark ? theme.window : theme.panel, theme.text);
    set(QPalette::Link, theme.accent, theme.muted);
    set(QPalette::LinkVisited, theme.accent, theme.muted);
    set(QPalette::Light, theme.hairline, theme.hairline);
    set(QPalette::Midlight, theme.hairline, theme.hairline);
    set(QPalette::Mid, theme.hairline, theme.hairline);
    set(QPalette::Dark, theme.hairline, theme.hairline);
    set(QPalette::Shadow, theme.window, theme.window);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, theme.accent, theme.muted);
#endif
    return palette;
}

} // namespace

void applyTheme(QApplication& /*application*/, const ThemeContext& context)
{
    QApplication::setStyle(new FlatStyle(context));
    QApplication::setPalette(paletteOf(context.theme));
    QApplication::setFont(context.font());
}

} // namespace onescreen
