// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/georing.h"

#include <QLocale>
#include <QString>

namespace onescreen {

/// "850 m", "1.24 km", "123 km": three figures that matter.
QString lengthText(double metres, const QLocale& locale);
/// "0.67 海里".
QString nauticalText(double metres, const QLocale& locale);
/// "8,400 m²", "12.4 公顷", "3.21 km²": square metres below a hectare, hectares below a square kilometre.
QString areaText(double squareMetres, const QLocale& locale);
/// How much ground a line encloses ("3.21 km²"); for one that crosses itself, which encloses no single area,
/// how wide and high it is ("2.10 km × 850 m").
QString ringText(const GeoRing& ring, const QLocale& locale);

} // namespace onescreen
