// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packmanifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

const QRegularExpression& idPattern()
{
    static const QRegularExpression pattern(u"^[a-z0-9][a-z0-9-]{0,62}$"_s);
    return pattern;
}

/// Reads members of one object of the manifest and notes what is wrong with them.
class Members
{
public:
    Members(QJsonObject object, QString file, PackFaults& faults)
        : m_object(std::move(object)), m_file(std::move(file)), m_faults(faults)
    {
    }

    void setLayer(const QString& layer) { m_layer = layer; }
    [[nodiscard]] QJsonValue value(QLatin1StringView key) const { return m_object.value(key); }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }

    void fault(QLatin1StringView key, const QString& text, ErrorKind kind = ErrorKind::Invalid)
    {
        m_faults.add({.file = m_file, .layer = m_layer, .field = key, .text = text, .kind = kind});
    }

    QString text(QLatin1StringView key)
    {
        const QString result = value(key).toString().trimmed();
        if (result.isEmpty())
            fault(key, has(key) ? u"must be a text that is not empty."_s : u"is missing."_s);
        return result;
    }

    QDate date(QLatin1StringView key)
    {
        const QString written = text(key);
        const QDate result = QDate::fromString(written, Qt::ISODate);
        if (!written.isEmpty() && !result.isValid())
            fault(key, u"\"%1\" is not a date like 2024-06-30."_s.arg(written));
        return result;
    }

    std::optional<DegreeBox> box(QLatin1StringView key)
    {
        const QJsonArray numbers = value(key).toArray();
        const bool fourNumbers = numbers.size() == 4 && std::ranges::all_of(numbers, [](const QJsonValue& v) {
                                     return v.isDouble();
                                 });
        if (!fourNumbers) {
            fault(key, has(key) ? u"must be four numbers: west, south, east, north."_s : u"is missing."_s);
            return std::nullopt;
        }
        const DegreeBox result{numbers[0].toDouble(), numbers[1].toDouble(), numbers[2].toDouble(),
                               numbers[3].toDouble()};
        const bool possible = result.west >= -180 && result.east <= 180 && result.south >= -90 &&
                              result.north <= 90 && result.west <= result.east &&
                              result.south <= result.north;
        if (!possible) {
            fault(key, u"must be west <= east within ±180 and south <= north within ±90."_s);
            return std::nullopt;
        }
        return result;
    }

private:
    QJsonObject m_object;
    QString m_file;
    QString m_layer;
    PackFaults& m_faults;
};

std::optional<RegionLevel> levelFromName(const QString& name)
{
    if (name == "province"_L1)
        return RegionLevel::Province;
    if (name == "city"_L1)
        return RegionLevel::City;
    if (name == "county"_L1)
        return RegionLevel::County;
    if (name == "township"_L1)
        return RegionLevel::Township;
    return std::nullopt;
}

// Packs come from elsewhere: a file name must not reach outside the folder on any system.
bool staysInside(const QString& file)
{
    const QStringList steps = file.split(u'/');
    return !file.contains(u'\\') && !file.contains(u':') && !file.startsWith(u'/') &&
           std::ranges::none_of(steps, [](const QString& step) {
               return step.isEmpty() || step == u"."_s || step == u".."_s;
           });
}

void readKindAndFile(Members& in, PackLayer& layer)
{
    const QString kind = in.text("kind"_L1);
    if (const auto known = packLayerKindFromName(kind))
        layer.kind = *known;
    else if (!kind.isEmpty())
        in.fault("kind"_L1, u"\"%1\" is not a kind of layer this program knows."_s.arg(kind),
                 ErrorKind::Unsupported);

    layer.file = in.text("file"_L1);
    if (!layer.file.isEmpty() && !staysInside(layer.file))
        in.fault("file"_L1, u"\"%1\" does not name a file inside the pack's folder."_s.arg(layer.file));
    const QString format = in.text("format"_L1);
    if (format == "geojson"_L1)
        layer.format = PackFileFormat::GeoJson;
    else if (!format.isEmpty() && format != "csv"_L1)
        in.fault("format"_L1, u"\"%1\" is neither geojson nor csv."_s.arg(format), ErrorKind::Unsupported);

    const QString crs = in.text("crs"_L1);
    if (const auto datum = datumFromName(crs))
        layer.datum = *datum;
    else if (!crs.isEmpty())
        in.fault("crs"_L1, u"\"%1\" is not one of WGS-84, CGCS2000, GCJ-02, BD-09."_s.arg(crs),
                 ErrorKind::Unsupported);
}

void readLevel(Members& in, PackLayer& layer)
{
    if (layer.kind != PackLayerKind::Boundary)
        return;
    const QString level = in.text("level"_L1);
    layer.level = levelFromName(level);
    if (!layer.level && !level.isEmpty())
        in.fault("level"_L1, u"\"%1\" is not one of province, city, county, township."_s.arg(level));
}

void readThemeMembers(Members& in, PackLayer& layer)
{
    if (layer.kind != PackLayerKind::Theme)
        return;
    const QString theme = in.text("theme"_L1);
    layer.theme = themeKindFromName(theme);
    if (!layer.theme && !theme.isEmpty())
        in.fault("theme"_L1, u"\"%1\" is not one of facility, hazard, district, grid, road."_s.arg(theme));
    if (layer.theme && themeShapeOf(*layer.theme) != ThemeShape::Points &&
        layer.format == PackFileFormat::Csv)
        in.fault("format"_L1,
                 u"a theme of kind %1 has lines or areas, which only geojson can hold."_s.arg(theme));
    layer.title = in.text("title"_L1);
    if (!in.has("origin"_L1))
        return;
    const QString origin = in.text("origin"_L1);
    if (const auto known = originFromName(origin))
        layer.origin = *known;
    else if (!origin.isEmpty())
        in.fault("origin"_L1, u"\"%1\" is not one of live, import, replay."_s.arg(origin));
}

void readFields(Members& in, PackLayer& layer)
{
    const std::vector<PackField> known = packFieldsOf(layer.kind);
    const QJsonObject fields = in.value("fields"_L1).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const auto field =
            std::ranges::find_if(known, [&it](const PackField& f) { return it.key() == f.name; });
        QStringList columns;
        if (it->isString())
            columns << it->toString();
        const QJsonArray listed = it->toArray();
        for (const auto column : listed)
            columns << column.toString();
        if (field == known.end())
            in.fault("fields"_L1, u"a layer of kind %1 has no field \"%2\"."_s.arg(
                                      packLayerKindName(layer.kind), it.key()));
        else if (columns.isEmpty() || columns.contains(QString()))
            in.fault("fields"_L1, u"\"%1\" must name a column, or a list of columns."_s.arg(it.key()));
        layer.fields.insert(it.key(), columns);
    }
    for (const PackField& field : known) {
        const bool needed = field.required && !(field.csvOnly && layer.format == PackFileFormat::GeoJson);
        if (needed && !layer.fields.contains(field.name))
            in.fault("fields"_L1, u"does not say which column holds \"%1\"."_s.arg(field.name));
    }
    const QJsonObject values = in.value("values"_L1).toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!layer.fields.contains(it.key()))
            in.fault("values"_L1, u"\"%1\" is not among the fields of the layer."_s.arg(it.key()));
        const QJsonObject words = it->toObject();
        for (auto word = words.begin(); word != words.end(); ++word)
            layer.values[it.key()].insert(word.key(), word->toVariant().toString());
    }
}

void readSeal(Members& in, PackLayer& layer)
{
    static const QRegularExpression hexPattern(u"^[0-9a-f]{64}$"_s);
    const QString hash = in.text("sha256"_L1);
    if (!hash.isEmpty() && !hexPattern.match(hash).hasMatch())
        in.fault("sha256"_L1, u"must be 64 lower-case hexadecimal digits."_s);
    layer.sha256 = hash.toLatin1();
    const double features = in.value("features"_L1).toDouble(-1);
    if (features < 0 || features > 1e9)
        in.fault("features"_L1, u"must be the number of features or rows."_s);
    else
        layer.features = static_cast<qint64>(features);
    if (layer.kind != PackLayerKind::Regions && layer.kind != PackLayerKind::Calendar)
        layer.bbox = in.box("bbox"_L1);
}

PackLayer readLayer(const QJsonValue& value, qsizetype index, const QString& file, ManifestUse use,
                    PackFaults& faults)
{
    Members in(value.toObject(), file, faults);
    PackLayer layer;
    in.setLayer(u"number %1"_s.arg(index));
    layer.id = in.text("id"_L1);
    if (!layer.id.isEmpty()) {
        if (!idPattern().match(layer.id).hasMatch())
            in.fault("id"_L1, u"must be lower-case letters, digits and hyphens."_s);
        in.setLayer(layer.id);
    }
    readKindAndFile(in, layer);
    readLevel(in, layer);
    readThemeMembers(in, layer);
    layer.source = in.text("source"_L1);
    layer.licence = in.text("licence"_L1);
    layer.date = in.date("date"_L1);
    layer.approximate = in.value("approximate"_L1).toBool(false);
    if (in.has("approximate"_L1) && !in.value("approximate"_L1).isBool())
        in.fault("approximate"_L1, u"must be true or false."_s);
    readFields(in, layer);
    if (use == ManifestUse::Pack)
        readSeal(in, layer);
    return layer;
}

void readHead(Members& in, ManifestUse use, PackManifest& manifest)
{
    const QString format = in.text("format"_L1);
    if (!format.isEmpty() && format != "onescreen-pack"_L1)
        in.fault("format"_L1, u"\"%1\" is not onescreen-pack."_s.arg(format), ErrorKind::Unsupported);
    if (const int version = in.value("version"_L1).toInt(0); version != PackManifest::currentVersion)
        in.fault("version"_L1,
                 u"is %1; this program reads version %2."_s.arg(version).arg(PackManifest::currentVersion),
                 ErrorKind::Unsupported);
    manifest.id = in.text("id"_L1);
    if (!manifest.id.isEmpty() && !idPattern().match(manifest.id).hasMatch())
        in.fault("id"_L1, u"must be lower-case letters, digits and hyphens."_s);
    manifest.title = in.text("title"_L1);
    if (in.has("tenant_region"_L1)) {
        manifest.tenantRegion = RegionCode::fromString(in.text("tenant_region"_L1));
        if (!manifest.tenantRegion)
            in.fault("tenant_region"_L1, u"is not the code of an area."_s);
    }
    if (use == ManifestUse::Pack)
        manifest.created = in.date("created"_L1);
    manifest.extent = in.box("extent"_L1).value_or(DegreeBox{});
}

} // namespace

std::optional<PackManifest> readManifest(const QByteArray& json, const QString& file, ManifestUse use,
                                         PackFaults& faults)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject()) {
        const QString why =
            parsed.error == QJsonParseError::NoError ? u"it is not an object"_s : parsed.errorString();
        faults.add({.file = file,
                    .text = u"cannot be read as JSON at byte %1 of %2: %3."_s.arg(parsed.offset)
                                .arg(json.size())
                                .arg(why)});
        return std::nullopt;
    }
    const qint64 before = faults.count();
    PackManifest manifest;
    Members in(document.object(), file, faults);
    readHead(in, use, manifest);
    const QJsonArray layers = in.value("layers"_L1).toArray();
    if (layers.isEmpty())
        in.fault("layers"_L1, u"must be a list of at least one layer."_s);
    QStringList ids;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        PackLayer layer = readLayer(layers[i], i, file, use, faults);
        if (!layer.id.isEmpty() && ids.contains(layer.id))
            faults.add(
                {.file = file, .layer = layer.id, .field = u"id"_s, .text = u"two layers have this id."_s});
        ids << layer.id;
        manifest.layers.push_back(std::move(layer));
    }
    if (faults.count() != before)
        return std::nullopt;
    return manifest;
}

} // namespace onescreen::geo
