// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/exporttable.h"
#include "ui/common/theme.h"

#include <QFont>
#include <QFontMetricsF>
#include <QLocale>
#include <QString>
#include <QVariant>

#include <optional>

namespace onescreen {

/// What a mark says besides its place. Every tone has a colour and a shape of its own, so that it is read
/// without colour too. Red is Concern and nothing else: a signal by rule, never merely "below average".
enum class Tone {
    Plain,       ///< Disc in the blue of the ramp.
    Chosen,      ///< Larger disc with a ring, in the accent colour.
    Improvement, ///< Square.
    Concern,     ///< Triangle, red.
    Unknown,     ///< Hollow disc: a value that is held back, late or carried (see the reading).
    Context      ///< Small grey disc: the others.
};

QString toneName(Tone tone); ///< "关注", "改善"; empty where there is nothing to say.

/// How values of one scale are written. `factor` turns the stored value into the shown one: a share 0..1 has
/// factor 100 and unit "%".
struct ValueFormat
{
    int decimals = 1;
    QString unit;
    double factor = 1.0;
    bool shorten = false; ///< Labels and axes may use 万 and 亿; readings stay exact.

    static ValueFormat share(int decimals = 1);   ///< Values 0..1, written as per cent.
    static ValueFormat percent(int decimals = 1); ///< Values already in per cent.
    static ValueFormat count(const QString& unit = {});

    /// "98.8%", "1,204 件", "—" when missing.
    [[nodiscard]] QString text(std::optional<double> value, const QLocale& locale) const;
    /// As `text`, in 万 or 亿 where `shorten` allows and without a unit that is not "%".
    [[nodiscard]] QString label(std::optional<double> value, const QLocale& locale) const;
    /// "+1.3 个百分点" for rates, "−3 件", "—" when missing; a change of value, not a value.
    [[nodiscard]] QString change(std::optional<double> difference, const QLocale& locale) const;
    /// As `change`, without the unit: "+1.3".
    [[nodiscard]] QString changeLabel(std::optional<double> difference, const QLocale& locale) const;

    friend bool operator==(const ValueFormat&, const ValueFormat&) = default;
};

/// How a spreadsheet shows such values, and one of them as a cell.
ColumnFormat columnFormat(const ValueFormat& format);
QVariant cellOf(std::optional<double> value); ///< Invalid when missing or not finite.

/// Everything a chart is painted with besides its data; the same on screen and on paper. Copy freely between
/// threads.
class ChartStyle
{
public:
    explicit ChartStyle(const ThemeContext& look, const QLocale& locale = QLocale());

    [[nodiscard]] const Theme& theme() const { return m_look.theme; }
    [[nodiscard]] const ThemeContext& look() const { return m_look; }
    [[nodiscard]] const QLocale& locale() const { return m_locale; }
    [[nodiscard]] const QFont& font() const { return m_font; } ///< Captions: names, ticks, values.
    [[nodiscard]] const QFont& bold() const { return m_bold; }
    [[nodiscard]] const QFontMetricsF& metrics() const { return m_metrics; }
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    /// `design` pixels of a desk at 96 DPI.
    [[nodiscard]] double px(double design) const { return design * m_look.metrics.scale; }
    [[nodiscard]] double textWidth(const QString& text) const;
    [[nodiscard]] QString elided(const QString& text, double width) const;
    /// The colour of a tone; its shape is in drawMark (chartpaint.h).
    [[nodiscard]] QColor color(Tone tone) const;
    /// Step 0..6 of the one-hue ramp for a share 0..1, and the text colour that is readable on it.
    [[nodiscard]] QColor rampColor(double share) const;
    [[nodiscard]] QColor textOn(const QColor& fill) const;

private:
    ThemeContext m_look;
    QLocale m_locale;
    QFont m_font;
    QFont m_bold;
    QFontMetricsF m_metrics;
    double m_lineHeight;
};

} // namespace onescreen
