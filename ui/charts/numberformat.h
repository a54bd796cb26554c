// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace onescreen {

/// How large numbers are shortened: 万 and 亿 in Chinese, k, M and bn elsewhere. One scale serves a whole column or
/// axis, so that 9,000 and 1.2万 never stand beside each other.
struct NumberScale
{
    double divisor = 1.0;
    QString suffix; ///< "", "万", "亿", "k", "M", "bn".

    friend bool operator==(const NumberScale&, const NumberScale&) = default;
};

/// The scale for numbers up to `largest` (its sign does not matter).
NumberScale scaleFor(double largest, const QLocale& locale = QLocale());

/// "—" for a missing value everywhere below; never 0.
QString missingText();
/// Grouped, at most `decimals` digits after the point, trailing zeros left out: "12,345", "98.8", "−3".
QString numberText(std::optional<double> value, int decimals = 0, const QLocale& locale = QLocale());
/// In a given scale, with its suffix: "1.2万".
QString scaledText(std::optional<double> value, const NumberScale& scale, int decimals = 1,
                   const QLocale& locale = QLocale());
/// For a figure that stands alone: exact below 100,000, shortened above.
QString bigText(std::optional<double> value, int decimals = 0, const QLocale& locale = QLocale());
/// With its sign: "+12", "−3", "0".
QString signedText(double value, int decimals = 0, const QLocale& locale = QLocale());

} // namespace onescreen
