// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/pack/packmanifest.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace onescreen::geo {

/// One feature or row of a layer, not yet interpreted.
struct PackRecord
{
    std::optional<qint64> feature;
    std::optional<qint64> row;
    std::vector<QString> values; ///< In the order of packFieldsOf(); empty where the file has none.
    std::vector<GeoPolygon> polygons;
    std::vector<GeoLine> lines;
    std::optional<GeoPoint> point;
};

/// One layer being read: where faults go, and the checks every coordinate passes.
class LayerReading
{
public:
    /// All three outlive the reading.
    LayerReading(const PackLayer& layer, const DegreeBox& extent, PackFaults& faults);

    [[nodiscard]] const PackLayer& layer() const { return m_layer; }
    [[nodiscard]] const std::vector<PackField>& fields() const { return m_fields; }
    /// Index of a field in PackRecord::values.
    [[nodiscard]] std::size_t indexOf(QLatin1StringView field) const;
    [[nodiscard]] const QString& valueOf(const PackRecord& record, QLatin1StringView field) const;

    void fault(const QString& field, const QString& text);
    void fault(const PackRecord& record, const QString& field, const QString& text);

    /// Turns degrees of the layer's datum into WGS-84; adds a fault to the record and gives nothing when they
    /// cannot be right.
    std::optional<GeoPoint> point(const PackRecord& record, double lon, double lat);
    void countRecord() { ++m_records; }
    /// How many features or rows the file holds, left out ones included.
    [[nodiscard]] qint64 recordCount() const { return m_records; }
    /// Around every coordinate that was accepted, in the layer's datum.
    [[nodiscard]] std::optional<DegreeBox> measured() const { return m_measured; }

private:
    [[nodiscard]] QString whyImplausible(double lon, double lat) const;

    const PackLayer& m_layer;
    const DegreeBox& m_extent;
    PackFaults& m_faults;
    std::vector<PackField> m_fields;
    std::optional<DegreeBox> m_measured;
    qint64 m_records = 0;
};

/// Every feature or row of a layer's file. Records with faults are left out; the faults name their place.
std::vector<PackRecord> readGeoJsonRecords(LayerReading& reading, const QByteArray& bytes);
std::vector<PackRecord> readCsvRecords(LayerReading& reading, const QByteArray& bytes);

} // namespace onescreen::geo
