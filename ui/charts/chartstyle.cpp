// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartstyle.h"

#include "ui/charts/charttext.h"
#include "ui/common/numbertext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QFont plainFont(const ThemeContext& look, bool bold)
{
    QFont font = look.font(TextSize::Small, bold);
    // Unhinted glyphs have the same widths at every size and resolution: what fits on screen fits on paper.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Improvement:
        return ChartText::tr("改善");
    case Tone::Concern:
        return ChartText::tr("关注");
    case Tone::Unknown:
        return ChartText::tr("未定");
    case Tone::Chosen:
    case Tone::Plain:
    case Tone::Context:
        break;
    }
    return {};
}

ValueFormat ValueFormat::share(int decimals)
{
    return {.decimals = decimals, .unit = u"%"_s, .factor = 100.0};
}

ValueFormat ValueFormat::percent(int decimals)
{
    return {.decimals = decimals, .unit = u"%"_s};
}

ValueFormat ValueFormat::count(const QString& unit)
{
    return {.decimals = 0, .unit = unit, .shorten = true};
}

QString ValueFormat::text(std::optional<double> value, const QLocale& locale) const
{
    if (!value || !std::isfinite(*value))
        return missingText;
    const QString number = numberText(*value * factor, locale, decimals);
    return unit.isEmpty() ? number : unit == "%"_L1 ? number + unit : number + u' ' + unit;
}

QString ValueFormat::label(std::optional<double> value, const QLocale& locale) const
{
    if (!value || !std::isfinite(*value))
        return missingText;
    if (shorten)
        return countText(*value * factor, locale);
    const QString number = numberText(*value * factor, locale, decimals);
    return unit == "%"_L1 ? number + unit : number;
}

QString ValueFormat::changeLabel(std::optional<double> difference, const QLocale& locale) const
{
    return difference ? changeText(*difference * factor, 0.0, locale, decimals) : QString(missingText);
}

QString ValueFormat::change(std::optional<double> difference, const QLocale& locale) const
{
    const QString number = changeLabel(difference, locale);
    if (number == missingText || unit.isEmpty())
        return number;
    return unit == "%"_L1 ? ChartText::tr("%1 个百分点").arg(number) : number + u' ' + unit;
}

ColumnFormat columnFormat(const ValueFormat& format)
{
    using Kind = ColumnFormat::Kind;
    const bool rate = format.unit == "%"_L1;
    return {.kind = rate && format.factor == 100.0 ? Kind::Share
                    : rate                         ? Kind::Percent
                                                   : Kind::Number,
            .decimals = format.decimals};
}

QVariant cellOf(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QVariant(*value) : QVariant();
}

ChartStyle::ChartStyle(const ThemeContext& look, const QLocale& locale)
    : m_look(look), m_locale(locale), m_font(plainFont(look, false)), m_bold(plainFont(look, true)),
      m_metrics(m_font), m_lineHeight(std::ceil(m_metrics.ascent() + m_metrics.descent()))
{
}

double ChartStyle::textWidth(const QString& text) const
{
    return m_metrics.horizontalAdvance(text);
}

QString ChartStyle::elided(const QString& text, double width) const
{
    return m_metrics.elidedText(text, Qt::ElideRight, width);
}

QColor ChartStyle::color(Tone tone) const
{
    const Theme& theme = m_look.theme;
    switch (tone) {
    case Tone::Plain:
        return theme.ramp[theme.dark ? 5 : 4];
    case Tone::Chosen:
        return theme.accent;
    case Tone::Improvement:
        return theme.done;
    case Tone::Concern:
        return theme.urgent;
    case Tone::Unknown:
        return theme.unknown;
    case Tone::Context:
        return m_look.wall ? theme.secondary : theme.muted;
    }
    return theme.text;
}

QColor ChartStyle::rampColor(double share) const
{
    const auto& ramp = m_look.theme.ramp;
    const double step = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size());
    return ramp[std::min(ramp.size() - 1, static_cast<size_t>(step))];
}

QColor ChartStyle::textOn(const QColor& fill) const
{
    const Theme& theme = m_look.theme;
    return contrastRatio(theme.text, fill) >= contrastRatio(theme.window, fill) ? theme.text : theme.window;
}

} // namespace onescreen
