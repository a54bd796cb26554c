// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packrecords.h"

#include <QJsonDocument>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

namespace dom = simdjson::dom;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A property as text: numbers as written in JSON, true and false as words, everything else as nothing.
QString propertyText(const dom::element& value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return toQString(text).trimmed();
    if (value.is_int64() || value.is_uint64() || value.is_double() || value.is_bool())
        return QString::fromStdString(simdjson::minify(value));
    return {};
}

enum class Shape { Any, Areas, Lines, Point };

Shape shapeOfTheme(ThemeKind kind)
{
    switch (themeShapeOf(kind)) {
    case ThemeShape::Points:
        return Shape::Point;
    case ThemeShape::Lines:
        return Shape::Lines;
    case ThemeShape::Areas:
        break;
    }
    return Shape::Areas;
}

Shape shapeOf(const PackLayer& layer)
{
    switch (layer.kind) {
    case PackLayerKind::Boundary:
    case PackLayerKind::Land:
    case PackLayerKind::Water:
        return Shape::Areas;
    case PackLayerKind::Coast:
    case PackLayerKind::River:
        return Shape::Lines;
    case PackLayerKind::Seats:
    case PackLayerKind::Places:
        return Shape::Point;
    case PackLayerKind::Theme:
        return shapeOfTheme(layer.theme.value_or(ThemeKind::Facility));
    case PackLayerKind::Regions:
    case PackLayerKind::Calendar:
        break;
    }
    return Shape::Any;
}

/// Reads the geometry of one feature; stops at its first fault.
class GeometryReader
{
public:
    GeometryReader(LayerReading& reading, PackRecord& record) : m_reading(reading), m_record(record) {}

    bool read(const dom::element& geometry, Shape shape)
    {
        std::string_view type;
        dom::array coordinates;
        if (geometry["type"].get(type) != simdjson::SUCCESS)
            return fail(u"geometry"_s, u"has no type."_s);
        if (geometry["coordinates"].get(coordinates) != simdjson::SUCCESS)
            return fail(u"coordinates"_s, u"are missing or not a list."_s);
        if (shape == Shape::Areas && type == "Polygon")
            return polygon(coordinates);
        if (shape == Shape::Areas && type == "MultiPolygon")
            return eachIn(coordinates, u"MultiPolygon"_s,
                          [this](const dom::array& part) { return polygon(part); });
        if (shape == Shape::Lines && type == "LineString")
            return line(coordinates);
        if (shape == Shape::Lines && type == "MultiLineString")
            return eachIn(coordinates, u"MultiLineString"_s,
                          [this](const dom::array& part) { return line(part); });
        if (shape == Shape::Point && type == "Point") {
            m_record.point = position(coordinates);
            return m_record.point.has_value();
        }
        return fail(u"geometry"_s, u"is a %1, which a layer of kind %2 cannot hold."_s.arg(
                                       toQString(type), packLayerKindName(m_reading.layer().kind)));
    }

private:
    bool fail(const QString& field, const QString& text)
    {
        m_reading.fault(m_record, field, text);
        return false;
    }
    bool failNesting(const QString& where, const QString& wanted)
    {
        return fail(u"coordinates"_s, u"%1 is nested wrongly: expected %2 here."_s.arg(where, wanted));
    }

    template <typename Each> bool eachIn(const dom::array& list, const QString& type, Each each)
    {
        qsizetype index = 0;
        for (const dom::element item : list) {
            dom::array part;
            if (item.get(part) != simdjson::SUCCESS)
                return failNesting(u"part %1 of the %2"_s.arg(index).arg(type), u"a list"_s);
            if (!each(part))
                return false;
            ++index;
        }
        return index > 0 || fail(u"coordinates"_s, u"are empty."_s);
    }

    bool polygon(const dom::array& rings)
    {
        GeoPolygon result;
        for (const dom::element item : rings) {
            const QString where =
                u"ring %1 of part %2"_s.arg(result.rings.size()).arg(m_record.polygons.size());
            dom::array ring;
            if (item.get(ring) != simdjson::SUCCESS)
                return failNesting(where, u"a list of positions, found a number"_s);
            GeoLine points;
            if (!positions(ring, where, points))
                return false;
            if (points.size() < 4)
                return fail(u"coordinates"_s,
                            u"%1 has %2 positions; a ring needs at least 4."_s.arg(where).arg(points.size()));
            if (points.front() != points.back())
                return fail(u"coordinates"_s,
                            u"%1 is not closed: its last position differs from its first."_s.arg(where));
            result.rings.push_back(std::move(points));
        }
        if (result.rings.empty())
            return fail(u"coordinates"_s, u"part %1 has no ring."_s.arg(m_record.polygons.size()));
        m_record.polygons.push_back(std::move(result));
        return true;
    }

    bool line(const dom::array& list)
    {
        const QString where = u"line %1"_s.arg(m_record.lines.size());
        GeoLine points;
        if (!positions(list, where, points))
            return false;
        if (points.size() < 2)
            return fail(u"coordinates"_s,
                        u"%1 has %2 positions; a line needs at least 2."_s.arg(where).arg(points.size()));
        m_record.lines.push_back(std::move(points));
        return true;
    }

    bool positions(const dom::array& list, const QString& where, GeoLine& points)
    {
        points.reserve(list.size());
        for (const dom::element item : list) {
            dom::array pair;
            if (item.get(pair) != simdjson::SUCCESS)
                return failNesting(where, u"a position [longitude, latitude], found a number"_s);
            const std::optional<GeoPoint> point = position(pair);
            if (!point)
                return false;
            points.push_back(*point);
        }
        return true;
    }

    std::optional<GeoPoint> position(const dom::array& pair)
    {
        double lon = 0;
        double lat = 0;
        const bool isList = pair.size() > 0 && pair.at(0).is_array();
        if (isList) {
            failNesting(u"a position"_s, u"two numbers, found a list"_s);
            return std::nullopt;
        }
        if (pair.size() < 2 || pair.at(0).get(lon) != simdjson::SUCCESS ||
            pair.at(1).get(lat) != simdjson::SUCCESS) {
            fail(u"coordinates"_s, u"a position must be two numbers, longitude and latitude."_s);
            return std::nullopt;
        }
        return m_reading.point(m_record, lon, lat);
    }

    LayerReading& m_reading;
    PackRecord& m_record;
};

QString propertyOf(const LayerReading& reading, std::size_t field,
                   const simdjson::simdjson_result<dom::element>& properties)
{
    QString value;
    const QString& name = reading.fields()[field].name;
    for (const QString& property : reading.layer().fields.value(name)) {
        dom::element found;
        if (properties[property.toStdString()].get(found) == simdjson::SUCCESS)
            value = propertyText(found);
        if (!value.isEmpty())
            break;
    }
    const auto words = reading.layer().values.constFind(name);
    return words == reading.layer().values.cend() ? value : words->value(value, value);
}

bool readFeature(LayerReading& reading, const dom::element& feature, Shape shape, PackRecord& record)
{
    const auto properties = feature["properties"];
    for (std::size_t i = 0; i < reading.fields().size(); ++i)
        record.values.push_back(propertyOf(reading, i, properties));
    if (shape == Shape::Any)
        return true;
    dom::element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || !geometry.is_object()) {
        reading.fault(record, u"geometry"_s, u"is missing."_s);
        return false;
    }
    return GeometryReader(reading, record).read(geometry, shape);
}

/// simdjson does not say where a text breaks; the slower parser of Qt does, and this is the rare way.
void reportBrokenText(LayerReading& reading, const QByteArray& bytes, simdjson::error_code error)
{
    PackRecord where;
    if (error == simdjson::UTF8_ERROR || !bytes.isValidUtf8()) {
        reading.fault(where, {}, u"is not UTF-8 text; save the file with that encoding."_s);
        return;
    }
    QJsonParseError parsed;
    QJsonDocument::fromJson(bytes, &parsed);
    const qsizetype offset =
        parsed.error == QJsonParseError::NoError ? bytes.size() : qsizetype{parsed.offset};
    const qsizetype begun = bytes.first(std::min(offset, bytes.size())).count("\"Feature\"");
    if (begun > 0)
        where.feature = begun - 1;
    reading.fault(where, {},
                  u"is not complete, valid JSON: it breaks at byte %1 of %2 (%3)."_s.arg(offset)
                      .arg(bytes.size())
                      .arg(QString::fromLatin1(simdjson::error_message(error))));
}

} // namespace

std::vector<PackRecord> readGeoJsonRecords(LayerReading& reading, const QByteArray& bytes)
{
    dom::parser parser;
    dom::element root;
    if (const auto error =
            parser.parse(bytes.constData(), static_cast<std::size_t>(bytes.size())).get(root)) {
        reportBrokenText(reading, bytes, error);
        return {};
    }
    dom::array features;
    if (root["features"].get(features) != simdjson::SUCCESS) {
        reading.fault({}, u"is not a GeoJSON FeatureCollection: it has no list of features."_s);
        return {};
    }
    const Shape shape = shapeOf(reading.layer());
    std::vector<PackRecord> records;
    for (const dom::element feature : features) {
        PackRecord record;
        record.feature = reading.recordCount();
        reading.countRecord();
        if (!feature.is_object())
            reading.fault(record, {}, u"is not an object."_s);
        else if (readFeature(reading, feature, shape, record))
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace onescreen::geo
