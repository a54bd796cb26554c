// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace onescreen {

/// What stands for a value that is missing. Never 0.
inline constexpr QChar missingText = u'—';

/// The unit of a whole column or panel, so that 万 and 亿 are never mixed in one.
enum class NumberUnit { One, TenThousand, Million, HundredMillion };

/// The unit in which the largest value of a column reads best: from 100,000 on 万 and from 100,000,000 on 亿
/// in Chinese, from 10,000,000 on millions in other languages.
NumberUnit numberUnitFor(std::optional<double> largest, const QLocale& locale);
QString numberUnitText(NumberUnit unit, const QLocale& locale); ///< "", "万", "亿", "M".

/// "12,345", "1.23" with `decimals`; the number of the unit without its name. Missing, infinite and NaN: "—".
QString numberText(std::optional<double> value, const QLocale& locale, int decimals = 0,
                   NumberUnit unit = NumberUnit::One);
/// A count in its own best unit, with it: "12,345", "12.3万", "—".
QString countText(std::optional<double> value, const QLocale& locale);
/// A share 0..1 as "93.4%"; missing "—".
QString percentText(std::optional<double> share, const QLocale& locale, int decimals = 1);
/// A change with its sign: "+12", "−3", "0"; "—" when either is missing.
QString changeText(std::optional<double> value, std::optional<double> before, const QLocale& locale,
                   int decimals = 0);

} // namespace onescreen
