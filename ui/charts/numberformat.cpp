// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/numberformat.h"

#include <cmath>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr double aloneLimit = 100'000.0;

QString plainText(double value, int decimals, const QLocale& locale)
{
    const double factor = std::pow(10.0, decimals);
    const double rounded = std::round(value * factor) / factor;
    QLocale grouped = locale;
    grouped.setNumberOptions(QLocale::DefaultNumberOptions);
    QString digits = grouped.toString(std::abs(rounded), 'f', decimals);
    const QString point = grouped.decimalPoint();
    if (digits.contains(point)) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        if (digits.endsWith(point))
            digits.chop(point.size());
    }
    return rounded < 0 ? u'\u2212' + digits : digits;
}

} // namespace

NumberScale scaleFor(double largest, const QLocale& locale)
{
    const double size = std::abs(largest);
    if (locale.language() == QLocale::Chinese) {
        if (size >= 1e8)
            return {1e8, u"亿"_s};
        if (size >= 1e4)
            return {1e4, u"万"_s};
        return {};
    }
    if (size >= 1e9)
        return {1e9, u"bn"_s};
    if (size >= 1e6)
        return {1e6, u"M"_s};
    if (size >= 1e4)
        return {1e3, u"k"_s};
    return {};
}

QString missingText()
{
    return u"—"_s;
}

QString numberText(std::optional<double> value, int decimals, const QLocale& locale)
{
    if (!value || !std::isfinite(*value))
        return missingText();
    return plainText(*value, decimals, locale);
}

QString scaledText(std::optional<double> value, const NumberScale& scale, int decimals, const QLocale& locale)
{
    if (!value || !std::isfinite(*value))
        return missingText();
    const QString number = plainText(*value / scale.divisor, decimals, locale);
    return number == "0"_L1 ? number : number + scale.suffix;
}

QString bigText(std::optional<double> value, int decimals, const QLocale& locale)
{
    if (value && std::abs(*value) >= aloneLimit)
        return scaledText(value, scaleFor(*value, locale), 1, locale);
    return numberText(value, decimals, locale);
}

QString signedText(double value, int decimals, const QLocale& locale)
{
    const QString number = plainText(value, decimals, locale);
    return number != "0"_L1 && value > 0 ? u'+' + number : number;
}

} // namespace onescreen
