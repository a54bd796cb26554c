// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelparts.h"
#include "ui/common/plainlabel.h"
#include "ui/common/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onescreen {

namespace {

/// The contrasts on the panel that look.md prints, rounded to one decimal there.
struct Promise
{
    TextRole role;
    double night;
    double day;
};
constexpr std::array promises{
    Promise{TextRole::Normal, 14.1, 16.5}, Promise{TextRole::Secondary, 8.4, 7.5},
    Promise{TextRole::Muted, 5.3, 4.9},    Promise{TextRole::Accent, 8.3, 6.6},
    Promise{TextRole::Urgent, 6.0, 6.5},   Promise{TextRole::Warning, 10.3, 5.9},
    Promise{TextRole::Done, 8.7, 6.5},     Promise{TextRole::Unknown, 7.3, 7.5},
};

double lightness(const QColor& colour)
{
    // CIE L* of the contrast with black: (Y + 0.05) / 0.05.
    const double y = contrastRatio(colour, QColor(0, 0, 0)) * 0.05 - 0.05;
    return y > 0.008856 ? 116.0 * std::cbrt(y) - 16.0 : 903.3 * y;
}

} // namespace

TEST(Theme, ContrastKnowsTheEndsOfTheScale)
{
    EXPECT_NEAR(contrastRatio(QColor(0, 0, 0), QColor(255, 255, 255)), 21.0, 1e-3);
    EXPECT_NEAR(contrastRatio(QColor(90, 90, 90), QColor(90, 90, 90)), 1.0, 1e-9);
}

TEST(Theme, TextReachesThePromisedContrastOnThePanel)
{
    for (const Promise& promise : promises) {
        EXPECT_GE(contrastRatio(textColor(Theme::night(), promise.role), Theme::night().panel),
                  promise.night - 0.05);
        EXPECT_GE(contrastRatio(textColor(Theme::day(), promise.role), Theme::day().panel),
                  promise.day - 0.05);
    }
}

TEST(Theme, TextStaysReadableOnEverySurface)
{
    for (const Theme& theme : {Theme::night(), Theme::day()}) {
        for (const QColor& surface : {theme.window, theme.panel, theme.raised}) {
            for (const Promise& promise : promises)
                EXPECT_GE(contrastRatio(textColor(theme, promise.role), surface), 4.5)
                    << surface.name().toStdString() << " role " << int(promise.role);
        }
    }
}

TEST(Theme, TextStaysReadableUnderTheStaleVeil)
{
    const auto mixed = [](const QColor& under, const QColor& veil) {
        const auto channel = [](float a, float b) { return a + (b - a) * staleVeilOpacity; };
        return QColor::fromRgbF(channel(under.redF(), veil.redF()), channel(under.greenF(), veil.greenF()),
                                channel(under.blueF(), veil.blueF()));
    };
    for (const Theme& theme : {Theme::night(), Theme::day()}) {
        for (const Promise& promise : promises) {
            if (promise.role == TextRole::Muted)
                continue;
            EXPECT_GE(contrastRatio(mixed(textColor(theme, promise.role), theme.panel), theme.panel), 4.5);
        }
    }
}

TEST(Theme, CategoryColoursAreVisibleMarksAndNoneIsTheUrgentRed)
{
    for (const Theme& theme : {Theme::night(), Theme::day()}) {
        for (const QColor& colour : theme.categories) {
            EXPECT_GE(contrastRatio(colour, theme.panel), 3.0) << colour.name().toStdString();
            const int hueGap = std::abs(colour.hslHue() - theme.urgent.hslHue());
            EXPECT_GE(std::min(hueGap, 360 - hueGap), 20) << colour.name().toStdString();
        }
    }
}

TEST(Theme, RampGoesInEvenStepsOfLightness)
{
    for (const Theme& theme : {Theme::night(), Theme::day()}) {
        const double whole = lightness(theme.ramp.back()) - lightness(theme.ramp.front());
        EXPECT_GT(std::abs(whole), 50.0);
        for (size_t i = 1; i < theme.ramp.size(); ++i)
            EXPECT_NEAR(lightness(theme.ramp[i]) - lightness(theme.ramp[i - 1]), whole / 6.0, 2.0);
    }
}

TEST(Metrics, DeskHasFourteenPixels)
{
    EXPECT_EQ(metricsFor(WindowClass::Duty).normal, 14);
    EXPECT_EQ(metricsFor(WindowClass::Analyst, {.pixels = {2560, 1440}}).normal, 14);
    EXPECT_EQ(metricsFor(WindowClass::Duty, {.pixels = {1366, 768}}).normal, 14);
    EXPECT_EQ(metricsFor(WindowClass::Duty), Metrics{});
}

TEST(Metrics, AFineScreenOfADeskHasLargerLetters)
{
    constexpr QSize uhd(3840, 2160);
    // Not known how wide it is: as at 32 inches.
    EXPECT_EQ(metricsFor(WindowClass::Analyst, {.pixels = uhd}).normal, 21);
    EXPECT_DOUBLE_EQ(metricsFor(WindowClass::Analyst, {.pixels = uhd}).scale, 1.5);
    // 27 inches (163 DPI), 43 inches (104 DPI).
    EXPECT_NEAR(metricsFor(WindowClass::Duty, {.pixels = uhd, .dotsPerInch = 163.0}).scale, 1.7, 0.1);
    EXPECT_EQ(metricsFor(WindowClass::Duty, {.pixels = uhd, .dotsPerInch = 104.0}).normal, 14);
    // A small full HD screen: larger letters would leave no room for what must stand there.
    EXPECT_EQ(metricsFor(WindowClass::Duty, {.pixels = {1920, 1080}, .dotsPerInch = 157.0}).normal, 14);
    // One's own choice counts, within reason; a wall has none.
    EXPECT_EQ(metricsFor(WindowClass::Duty, {.pixels = {1920, 1080}, .deskScale = 1.5}).normal, 21);
    EXPECT_DOUBLE_EQ(metricsFor(WindowClass::Duty, {.pixels = uhd, .deskScale = 99.0}).scale, 3.0);
    EXPECT_EQ(metricsFor(WindowClass::Wall, {.pixels = uhd, .deskScale = 3.0}),
              metricsFor(WindowClass::Wall, {.pixels = uhd}));
}

TEST(Metrics, WallReachesTheAnglesOfTheDesign)
{
    // product.md: at 8 m, 24 arc-minutes are 55.9 mm, on P1.25 LED 45 px.
    const Metrics metrics =
        metricsFor(WindowClass::Wall, {.pixels = {6656, 1792}, .distanceM = 8.0, .pixelPitchMm = 1.25});
    const double minute = 2.0 * 8000.0 / 1.25 * std::tan(std::numbers::pi / 180.0 / 60.0 / 2.0);
    EXPECT_NEAR(24.0 * minute, 45.0, 0.5);
    EXPECT_GE(metrics.small * 0.88, 18.0 * minute - 0.5);
    EXPECT_GE(metrics.huge * 0.733, 24.0 * minute - 0.5);
    EXPECT_GT(metrics.normal, metrics.small);
    EXPECT_GT(metrics.huge, metrics.large);
}

TEST(Metrics, WallWithoutMeasuresFollowsItsHeight)
{
    const Metrics low = metricsFor(WindowClass::Wall, {.pixels = {1920, 1080}});
    const Metrics high = metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}});
    EXPECT_NEAR(double(high.small) / low.small, 2.0, 0.1);
}

TEST(ThemeContext, NumbersHaveEqualWidth)
{
    const QFontMetricsF metrics(ThemeContext{}.font(TextSize::Huge, true));
    for (const QChar digit : QStringLiteral("12345678"))
        EXPECT_DOUBLE_EQ(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
}

} // namespace onescreen
