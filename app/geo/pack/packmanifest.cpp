// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packmanifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

using KindName = std::pair<PackLayerKind, QLatin1StringView>;
constexpr std::array kindNames{
    KindName{PackLayerKind::Regions, "regions"_L1},   KindName{PackLayerKind::Boundary, "boundary"_L1},
    KindName{PackLayerKind::Seats, "seats"_L1},       KindName{PackLayerKind::Land, "land"_L1},
    KindName{PackLayerKind::Water, "water"_L1},       KindName{PackLayerKind::Coast, "coast"_L1},
    KindName{PackLayerKind::River, "river"_L1},       KindName{PackLayerKind::Places, "places"_L1},
    KindName{PackLayerKind::Calendar, "calendar"_L1}, KindName{PackLayerKind::Theme, "theme"_L1}};

QString levelName(RegionLevel level)
{
    switch (level) {
    case RegionLevel::Province:
        return u"province"_s;
    case RegionLevel::City:
        return u"city"_s;
    case RegionLevel::County:
        return u"county"_s;
    case RegionLevel::Township:
        break;
    }
    return u"township"_s;
}

QJsonArray boxToJson(const DegreeBox& box)
{
    return {box.west, box.south, box.east, box.north};
}

QJsonObject fieldsToJson(const PackLayer& layer)
{
    QJsonObject object;
    for (auto it = layer.fields.cbegin(); it != layer.fields.cend(); ++it) {
        object[it.key()] =
            it->size() == 1 ? QJsonValue(it->constFirst()) : QJsonValue(QJsonArray::fromStringList(*it));
    }
    return object;
}

QJsonObject valuesToJson(const PackLayer& layer)
{
    QJsonObject object;
    for (auto it = layer.values.cbegin(); it != layer.values.cend(); ++it) {
        QJsonObject words;
        for (auto word = it->cbegin(); word != it->cend(); ++word)
            words[word.key()] = word.value();
        object[it.key()] = words;
    }
    return object;
}

QJsonObject layerToJson(const PackLayer& layer)
{
    QJsonObject object{{u"id"_s, layer.id},
                       {u"kind"_s, packLayerKindName(layer.kind)},
                       {u"file"_s, layer.file},
                       {u"format"_s, layer.format == PackFileFormat::Csv ? u"csv"_s : u"geojson"_s},
                       {u"crs"_s, datumName(layer.datum)},
                       {u"source"_s, layer.source},
                       {u"licence"_s, layer.licence},
                       {u"date"_s, layer.date.toString(Qt::ISODate)},
                       {u"fields"_s, fieldsToJson(layer)}};
    if (layer.level)
        object[u"level"_s] = levelName(*layer.level);
    if (layer.theme) {
        object[u"theme"_s] = themeKindName(*layer.theme);
        object[u"title"_s] = layer.title;
        object[u"origin"_s] = originName(layer.origin);
    }
    if (layer.approximate)
        object[u"approximate"_s] = true;
    if (!layer.values.isEmpty())
        object[u"values"_s] = valuesToJson(layer);
    if (!layer.sha256.isEmpty())
        object[u"sha256"_s] = QString::fromLatin1(layer.sha256);
    if (layer.features)
        object[u"features"_s] = *layer.features;
    if (layer.bbox)
        object[u"bbox"_s] = boxToJson(*layer.bbox);
    return object;
}

} // namespace

QString packLayerKindName(PackLayerKind kind)
{
    const auto known = std::ranges::find(kindNames, kind, &KindName::first);
    return known->second;
}

std::optional<PackLayerKind> packLayerKindFromName(QStringView name)
{
    const auto known =
        std::ranges::find_if(kindNames, [name](const KindName& entry) { return entry.second == name; });
    return known == kindNames.end() ? std::nullopt : std::optional(known->first);
}

std::vector<PackField> packFieldsOf(PackLayerKind kind)
{
    switch (kind) {
    case PackLayerKind::Regions:
        return {{"code"_L1, true}, {"name"_L1, true}, {"level"_L1}, {"parent"_L1}};
    case PackLayerKind::Boundary:
        return {{"code"_L1, true}, {"name"_L1}, {"approximate"_L1}};
    case PackLayerKind::Seats:
        return {{"code"_L1, true}, {"lon"_L1, true, true}, {"lat"_L1, true, true}};
    case PackLayerKind::Places:
        return {{"name"_L1, true}, {"lon"_L1, true, true}, {"lat"_L1, true, true},
                {"rank"_L1},       {"population"_L1},      {"name_en"_L1}};
    case PackLayerKind::Calendar:
        return {{"date"_L1, true}, {"day"_L1, true}, {"name"_L1}};
    case PackLayerKind::Theme:
        return {{"name"_L1, true}, {"lon"_L1, true, true}, {"lat"_L1, true, true}, {"type"_L1},
                {"unit"_L1},       {"person"_L1},          {"phone"_L1},           {"note"_L1}};
    case PackLayerKind::Coast:
    case PackLayerKind::River:
        return {{"rank"_L1}};
    case PackLayerKind::Land:
    case PackLayerKind::Water:
        break;
    }
    return {};
}

QByteArray writeManifest(const PackManifest& manifest)
{
    QJsonArray layers;
    for (const PackLayer& layer : manifest.layers)
        layers.append(layerToJson(layer));
    QJsonObject object{{u"format"_s, u"onescreen-pack"_s},
                       {u"version"_s, PackManifest::currentVersion},
                       {u"id"_s, manifest.id},
                       {u"title"_s, manifest.title},
                       {u"extent"_s, boxToJson(manifest.extent)},
                       {u"layers"_s, layers}};
    if (manifest.created.isValid())
        object[u"created"_s] = manifest.created.toString(Qt::ISODate);
    if (manifest.tenantRegion)
        object[u"tenant_region"_s] = manifest.tenantRegion->toString();
    return QJsonDocument(object).toJson();
}

} // namespace onescreen::geo
