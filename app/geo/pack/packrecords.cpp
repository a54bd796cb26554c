// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packrecords.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

// Files are rounded to five or six decimals, boxes as well.
constexpr double roundingMargin = 1.1e-5;
// The extent is in WGS-84; GCJ-02 and BD-09 lie up to some 0.015 degrees off.
constexpr double datumMargin = 0.02;

QString degrees(double value)
{
    return QString::number(value, 'g', 10);
}

} // namespace

LayerReading::LayerReading(const PackLayer& layer, const DegreeBox& extent, PackFaults& faults)
    : m_layer(layer), m_extent(extent), m_faults(faults), m_fields(packFieldsOf(layer.kind))
{
}

std::size_t LayerReading::indexOf(QLatin1StringView field) const
{
    const auto known = std::ranges::find(m_fields, field, &PackField::name);
    return static_cast<std::size_t>(known - m_fields.begin());
}

const QString& LayerReading::valueOf(const PackRecord& record, QLatin1StringView field) const
{
    return record.values.at(indexOf(field));
}

void LayerReading::fault(const QString& field, const QString& text)
{
    m_faults.add({.file = m_layer.file, .layer = m_layer.id, .field = field, .text = text});
}

void LayerReading::fault(const PackRecord& record, const QString& field, const QString& text)
{
    QString subject;
    for (const QLatin1StringView name : {"code"_L1, "name"_L1, "date"_L1}) {
        if (const std::size_t i = indexOf(name); subject.isEmpty() && i < record.values.size())
            subject = record.values[i].left(40);
    }
    m_faults.add({.file = m_layer.file,
                  .layer = m_layer.id,
                  .feature = record.feature,
                  .row = record.row,
                  .subject = subject,
                  .field = field,
                  .text = text});
}

QString LayerReading::whyImplausible(double lon, double lat) const
{
    if (!std::isfinite(lon) || !std::isfinite(lat))
        return u"is not a finite number."_s;
    const double margin =
        m_layer.datum == Datum::Gcj02 || m_layer.datum == Datum::Bd09 ? datumMargin : roundingMargin;
    const bool inExtent = m_extent.contains(lon, lat, margin);
    if (inExtent && (!m_layer.bbox || m_layer.bbox->contains(lon, lat, roundingMargin)))
        return {};
    if (m_extent.contains(lat, lon, margin))
        return u"longitude and latitude look swapped: the first number must be the longitude."_s;
    if (std::abs(lon) > 180 || std::abs(lat) > 90)
        return u"is out of range (longitude ±180, latitude ±90)."_s;
    return inExtent ? u"lies outside the bbox that the manifest gives for the layer."_s
                    : u"lies outside the extent of the pack."_s;
}

std::optional<GeoPoint> LayerReading::point(const PackRecord& record, double lon, double lat)
{
    const QString why = whyImplausible(lon, lat);
    const std::optional<GeoPoint> result = why.isEmpty() ? toGeoPoint(m_layer.datum, lon, lat) : std::nullopt;
    if (!result) {
        fault(
            record, u"coordinates"_s,
            u"%1, %2 %3"_s.arg(degrees(lon), degrees(lat), why.isEmpty() ? u"is no place on earth."_s : why));
        return std::nullopt;
    }
    if (!m_measured)
        m_measured = DegreeBox{lon, lat, lon, lat};
    m_measured = DegreeBox{std::min(m_measured->west, lon), std::min(m_measured->south, lat),
                           std::max(m_measured->east, lon), std::max(m_measured->north, lat)};
    return result;
}

} // namespace onescreen::geo
