// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/crs.h"
#include "app/geo/tiles/layeredsource.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace onescreen::geo {

/// A base map that can be chosen, as it is written down: where its tiles come from and what must be said of
/// them. Never holds a key.
struct BaseMapDefinition
{
    enum class Kind { File, Service };

    QString id; ///< Lower-case letters, digits and '-'.
    QString title;
    Kind kind = Kind::Service;
    QString file;     ///< Kind::File: of an MBTiles file.
    QStringList urls; ///< Kind::Service: of the layers from below, as ServiceUrl takes them.
    QStringList subdomains;
    QString keyGroup; ///< Services of one group share a key; empty: none is wanted.
    int minZoom = 0;
    int maxZoom = 18;
    bool vector = false; ///< Kind::Service: its tiles are Mapbox vector tiles.
    bool labels = false; ///< Its tiles carry names.
    Datum datum = Datum::Wgs84;
    NightLook night = NightLook::AsIs;
    QString attribution;
    QString approval;    ///< 审图号, printed on the map.
    QString note;        ///< What a user must know before choosing it.
    bool preset = false; ///< Shipped: cannot be changed or removed.

    friend bool operator==(const BaseMapDefinition&, const BaseMapDefinition&) = default;

    /// What the map prints: attribution, 审图号, and the datum when the pictures were moved.
    [[nodiscard]] QStringList printed() const;
};

/// Checks everything that can be known without asking the service. BD-09 is refused: its tiles follow a grid
/// of their own.
Result<void> checkDefinition(const BaseMapDefinition& definition);

/// {"maps": [ … ]}; unknown members are refused, so that a typing error does not pass silently. Errors name
/// the map and the member.
Result<std::vector<BaseMapDefinition>> readDefinitions(const QByteArray& json);
QByteArray writeDefinitions(const std::vector<BaseMapDefinition>& definitions);

/// 天地图: map, photographs and relief, each with its names.
std::vector<BaseMapDefinition> shippedBaseMaps();

} // namespace onescreen::geo
