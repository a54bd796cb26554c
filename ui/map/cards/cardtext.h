// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"
#include "app/geo/pack/packtheme.h"
#include "app/models/namebook.h"
#include "app/models/overviewmodel.h"
#include "app/models/resourcemodel.h"
#include "ui/map/cards/mapcard.h"

#include <QLocale>

namespace onescreen {

QString regionLevelText(RegionLevel level); ///< "县（市、区）"

/// What is known of an area. Missing is missing: a figure that nobody has counted says "—".
struct RegionFigures
{
    std::optional<qint64> open;  ///< Events not yet ended.
    std::optional<qint64> all;   ///< Every event of the area that the cache has, of any time.
    QStringList units;           ///< Offices whose record names the area.
    std::array<int, 3> forces{}; ///< Staff, vehicles, vessels whose record names it or a smaller area.
    int camerasInOrder = 0;
    int cameras = 0;
};
/// Counties and townships inside the overview's scope have their counts; others have none.
RegionFigures regionFigures(RegionCode area, const OverviewModel& overview, const ResourceModel& resources,
                            const NameBook& names);
/// One line for pointing at an area: "定海区 · 在办 180 件".
QString regionLine(const QString& name, bool approximate, const RegionFigures& figures,
                   const QLocale& locale);
/// Title, kind and rows of its card.
CardContent regionCard(RegionCode area, const QString& name, bool approximate, const RegionFigures& figures,
                       const QLocale& locale);

/// Title, kind, rows and note of the card of a facility, hazard, road, district or grid. What the window may
/// not see is not in `feature` and has no row.
CardContent themeCard(const geo::PackTheme& theme, const geo::ThemeFeature& feature, const QLocale& locale);

} // namespace onescreen
