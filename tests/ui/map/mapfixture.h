// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapview.h"

#include <QImage>

#include <memory>

namespace onescreen::test {

UtcTime mapNow();
/// The default pack as a base map that opens on Zhoushan; read once.
std::shared_ptr<const geo::BaseMap> zhoushanMap();
GeoPoint zhoushan();
/// A square island with two counties, a river and two labels, around 122° E, 30° N.
std::shared_ptr<const geo::BaseMap> smallMap();

MapPoint mapPoint(EventRow row, double lon, double lat, EventState state = EventState::Reported,
                  Priority priority = Priority::Normal);
std::shared_ptr<const MapPoints> mapPoints(std::vector<MapPoint> points, qint64 withoutPosition = 0);
/// Events in the towns of Zhoushan, the same in every run.
std::shared_ptr<const MapPoints> zhoushanEvents(int count);
std::vector<ResourceFields> zhoushanResources();
std::vector<geo::Choropleth::Value> countyValues();

/// Waits until the view is complete and gives its picture.
QImage pictureOf(MapView& view);
/// Saves a picture under build/…/pictures/map for people to look at.
void keepPicture(const QImage& picture, const QString& name);
/// Mean absolute difference of two pictures' channels, 0 to 255.
double meanDifference(const QImage& a, const QImage& b);

} // namespace onescreen::test
