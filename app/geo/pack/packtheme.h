// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"
#include "app/geo/basemap.h"
#include "app/geo/pack/packrecords.h"
#include "app/geo/pack/themekind.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen::geo {

/// One thing of a thematic layer. Exactly one of the geometries is there, as the layer's kind says.
struct ThemeFeature
{
    QString name;
    QString type;   ///< What kind of thing ("消防栓"); may be empty.
    QString unit;   ///< Who is in charge, an office; may be empty.
    QString person; ///< Who is in charge, by name (路长, 网格员): only for windows that may see persons.
    QString phone;  ///< As person.
    QString note;   ///< Free text.
    std::optional<GeoPoint> point;
    std::vector<GeoLine> lines;
    std::vector<GeoPolygon> polygons;
};

struct PackTheme
{
    QString id; ///< Of the pack's layer.
    QString title;
    ThemeKind kind = ThemeKind::Facility;
    Origin origin = Origin::Import; ///< Replay: invented for a demonstration, and the screen says so.
    bool approximate = false;
    QDate date; ///< State of the data.
    QString source;
    std::vector<ThemeFeature> features; ///< In the order of the file.
};

/// Turns the records of a layer of kind theme into its features. Records with faults are left out; the faults
/// name their place: a missing name, areas whose outline crosses itself, outlines that run over the 180°
/// meridian or beyond what the map can show (85.05° of latitude).
PackTheme readTheme(LayerReading& reading, std::vector<PackRecord> records);

/// Why an area's outline cannot be right; empty when it can: a ring that crosses or touches itself, a hole
/// outside its outline, an outline without area.
QString outlineFault(const GeoPolygon& polygon);

} // namespace onescreen::geo
