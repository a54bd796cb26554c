// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/numbertext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QChar minusSign = u'−'; ///< As wide as "+", unlike the hyphen.

double divisorOf(NumberUnit unit)
{
    switch (unit) {
    case NumberUnit::One:
        return 1.0;
    case NumberUnit::TenThousand:
        return 1e4;
    case NumberUnit::Million:
        return 1e6;
    case NumberUnit::HundredMillion:
        return 1e8;
    }
    return 1.0;
}

QString signedText(double value, const QLocale& locale, int decimals)
{
    const QString digits = locale.toString(std::abs(value), 'f', decimals);
    // "−0" would claim a change that rounding has removed.
    const bool zero = locale.toDouble(digits) == 0.0;
    return value < 0.0 && !zero ? minusSign + digits : digits;
}

} // namespace

NumberUnit numberUnitFor(std::optional<double> largest, const QLocale& locale)
{
    const double size = std::abs(largest.value_or(0.0));
    if (locale.language() == QLocale::Chinese)
        return size >= 1e8   ? NumberUnit::HundredMillion
               : size >= 1e5 ? NumberUnit::TenThousand
                             : NumberUnit::One;
    return size >= 1e7 ? NumberUnit::Million : NumberUnit::One;
}

QString numberUnitText(NumberUnit unit, const QLocale& locale)
{
    switch (unit) {
    case NumberUnit::One:
        return {};
    case NumberUnit::TenThousand:
        return locale.language() == QLocale::Chinese ? u"万"_s : u"×10⁴"_s;
    case NumberUnit::Million:
        return locale.language() == QLocale::Chinese ? u"百万"_s : u"M"_s;
    case NumberUnit::HundredMillion:
        return locale.language() == QLocale::Chinese ? u"亿"_s : u"×10⁸"_s;
    }
    return {};
}

QString numberText(std::optional<double> value, const QLocale& locale, int decimals, NumberUnit unit)
{
    if (!value || !std::isfinite(*value))
        return missingText;
    return signedText(*value / divisorOf(unit), locale, decimals);
}

QString countText(std::optional<double> value, const QLocale& locale)
{
    const NumberUnit unit = numberUnitFor(value, locale);
    const QString digits = numberText(value, locale, unit == NumberUnit::One ? 0 : 1, unit);
    return value ? digits + numberUnitText(unit, locale) : digits;
}

QString percentText(std::optional<double> share, const QLocale& locale, int decimals)
{
    if (!share || !std::isfinite(*share))
        return missingText;
    return signedText(*share * 100.0, locale, decimals) + u'%';
}

QString changeText(std::optional<double> value, std::optional<double> before, const QLocale& locale,
                   int decimals)
{
    if (!value || !before || !std::isfinite(*value - *before))
        return missingText;
    const QString text = signedText(*value - *before, locale, decimals);
    const bool zero = locale.toDouble(text) == 0.0 && !text.startsWith(minusSign);
    return *value > *before && !zero ? u'+' + text : text;
}

} // namespace onescreen
