// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lengthtext.h"

#include "app/geo/measure.h"
#include "ui/common/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct LengthText
{
    Q_DECLARE_TR_FUNCTIONS(LengthText)
};

constexpr double metresOfKilometre = 1000;
constexpr double squareOfHectare = 10'000;
constexpr double squareOfKilometre = 1'000'000;

int decimalsFor(double value)
{
    return value < 10 ? 2 : value < 100 ? 1 : 0;
}

} // namespace

QString lengthText(double metres, const QLocale& locale)
{
    // 999.6 m is a kilometre when rounded.
    if (metres < metresOfKilometre - 0.5)
        return numberText(metres, locale, metres < 10 ? 1 : 0) + u" m"_s;
    const double kilometres = metres / metresOfKilometre;
    return numberText(kilometres, locale, decimalsFor(kilometres)) + u" km"_s;
}

QString nauticalText(double metres, const QLocale& locale)
{
    const double miles = metres / geo::metresOfNauticalMile;
    return LengthText::tr("%1 海里").arg(numberText(miles, locale, decimalsFor(miles)));
}

QString areaText(double squareMetres, const QLocale& locale)
{
    if (squareMetres < squareOfHectare)
        return numberText(squareMetres, locale, squareMetres < 10 ? 1 : 0) + u" m²"_s;
    if (squareMetres < squareOfKilometre) {
        const double hectares = squareMetres / squareOfHectare;
        return LengthText::tr("%1 公顷").arg(numberText(hectares, locale, decimalsFor(hectares)));
    }
    const double kilometres = squareMetres / squareOfKilometre;
    return numberText(kilometres, locale, decimalsFor(kilometres)) + u" km²"_s;
}

QString ringText(const GeoRing& ring, const QLocale& locale)
{
    if (const std::optional<double> area = geo::areaSquareMetres(ring.points()))
        return areaText(*area, locale);
    const GeoPoint southWest = ring.southWest();
    const GeoPoint northEast = ring.northEast();
    const auto corner = [](qint32 lon7, qint32 lat7) {
        return GeoPoint::fromE7(lon7, lat7).value_or(GeoPoint::fromE7(0, 0).value());
    };
    const double width = geo::pathMetres(southWest, corner(northEast.lon7(), southWest.lat7()));
    const double height = geo::pathMetres(southWest, corner(southWest.lon7(), northEast.lat7()));
    return lengthText(width, locale) + u" × "_s + lengthText(height, locale);
}

} // namespace onescreen
