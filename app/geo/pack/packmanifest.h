// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"
#include "app/domain/region.h"
#include "app/geo/crs.h"
#include "app/geo/pack/packfault.h"
#include "app/geo/pack/themekind.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace onescreen::geo {

/// The file every pack has; docs/data-pack.md describes it.
inline constexpr QLatin1StringView packManifestFile("manifest.json");

enum class PackLayerKind { Regions, Boundary, Seats, Land, Water, Coast, River, Places, Calendar, Theme };
QString packLayerKindName(PackLayerKind kind); ///< "regions", "boundary", …
std::optional<PackLayerKind> packLayerKindFromName(QStringView name);

enum class PackFileFormat { GeoJson, Csv };

/// West, south, east, north in degrees of the layer's own datum.
struct DegreeBox
{
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;

    [[nodiscard]] bool contains(double lon, double lat, double margin = 0) const
    {
        return lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin;
    }
    friend bool operator==(const DegreeBox&, const DegreeBox&) = default;
};

struct PackLayer
{
    QString id;
    PackLayerKind kind = PackLayerKind::Regions;
    std::optional<RegionLevel> level; ///< Of a boundary layer.
    QString file;                     ///< Relative to the pack's folder, never leaving it.
    PackFileFormat format = PackFileFormat::Csv;
    Datum datum = Datum::Wgs84;
    std::optional<ThemeKind> theme; ///< Of a theme layer, as are title and origin.
    QString title;                  ///< For people.
    Origin origin = Origin::Import;
    bool approximate = false; ///< Stand-ins for real boundaries; whatever shows them says so.
    QString source;
    QString licence;
    QDate date; ///< State of the data.
    /// Our field name → column or property names, the first that is not empty counts.
    QHash<QString, QStringList> fields;
    /// Our field name → words of the file → our words.
    QHash<QString, QHash<QString, QString>> values;

    // Known once the pack is made; a description has none of them.
    QByteArray sha256; ///< Lower-case hexadecimal.
    std::optional<qint64> features;
    std::optional<DegreeBox> bbox; ///< None for layers without coordinates.
};

struct PackManifest
{
    static constexpr int currentVersion = 1;

    QString id; ///< Lower-case letters, digits and hyphens: it names the folder.
    QString title;
    std::optional<RegionCode> tenantRegion; ///< The area shown when the configuration names none.
    QDate created;
    DegreeBox extent; ///< WGS-84; every coordinate lies in it, which is how swapped axes are found.
    std::vector<PackLayer> layers;
};

/// A description is a manifest of files that are not a pack yet: without date of making, hashes, counts and
/// boxes.
enum class ManifestUse { Pack, Description };

/// Reads and checks a manifest; none when it has faults, which are added with `file` as their file.
std::optional<PackManifest> readManifest(const QByteArray& json, const QString& file, ManifestUse use,
                                         PackFaults& faults);
QByteArray writeManifest(const PackManifest& manifest);

/// What a kind of layer can hold, in the order in which records give their values.
struct PackField
{
    QLatin1StringView name;
    bool required = false;
    bool csvOnly = false; ///< Coordinates: in GeoJSON they come from the geometry.
};
std::vector<PackField> packFieldsOf(PackLayerKind kind);

} // namespace onescreen::geo
