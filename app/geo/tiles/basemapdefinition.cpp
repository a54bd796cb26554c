// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/basemapdefinition.h"

#include "app/geo/tiles/serviceurl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr std::array nightNames{std::pair{NightLook::AsIs, "as-is"_L1}, std::pair{NightLook::Dim, "dim"_L1},
                                std::pair{NightLook::Invert, "invert"_L1}};
constexpr std::array members{"id"_L1,       "title"_L1,       "file"_L1,     "urls"_L1,   "subdomains"_L1,
                             "keyGroup"_L1, "zooms"_L1,       "vector"_L1,   "labels"_L1, "datum"_L1,
                             "night"_L1,    "attribution"_L1, "approval"_L1, "note"_L1};

std::unexpected<Error> wrong(const QString& id, const QString& member, const QString& why)
{
    return failure(ErrorKind::Invalid, u"Base map \"%1\": %2."_s.arg(id.left(60), why), {.field = member});
}

QStringList stringsOf(const QJsonValue& value)
{
    QStringList strings;
    for (const QJsonValue& one : value.toArray())
        strings << one.toString();
    return strings;
}

Result<BaseMapDefinition> readOne(const QJsonObject& object)
{
    BaseMapDefinition map;
    map.id = object.value("id"_L1).toString();
    for (const QString& member : object.keys()) {
        if (std::ranges::find(members, member) == members.end())
            return wrong(map.id, member, u"the member \"%1\" is not known"_s.arg(member.left(40)));
    }
    map.title = object.value("title"_L1).toString();
    map.file = object.value("file"_L1).toString();
    map.kind = map.file.isEmpty() ? BaseMapDefinition::Kind::Service : BaseMapDefinition::Kind::File;
    map.urls = stringsOf(object.value("urls"_L1));
    map.subdomains = stringsOf(object.value("subdomains"_L1));
    map.keyGroup = object.value("keyGroup"_L1).toString();
    const QJsonArray zooms = object.value("zooms"_L1).toArray({0, map.maxZoom});
    map.minZoom = zooms.at(0).toInt(-1);
    map.maxZoom = zooms.at(1).toInt(-1);
    map.vector = object.value("vector"_L1).toBool();
    map.labels = object.value("labels"_L1).toBool();
    const std::optional<Datum> datum = datumFromName(object.value("datum"_L1).toString(u"WGS-84"_s));
    if (!datum)
        return wrong(map.id, u"datum"_s, u"the datum is not known"_s);
    map.datum = *datum;
    const QString night = object.value("night"_L1).toString(u"as-is"_s);
    const auto look =
        std::ranges::find(nightNames, night, [](const auto& one) { return QString(one.second); });
    if (look == nightNames.end())
        return wrong(map.id, u"night"_s, u"it must be as-is, dim or invert"_s);
    map.night = look->first;
    map.attribution = object.value("attribution"_L1).toString();
    map.approval = object.value("approval"_L1).toString();
    map.note = object.value("note"_L1).toString();
    if (const Result<void> checked = checkDefinition(map); !checked)
        return std::unexpected(checked.error());
    return map;
}

QJsonObject written(const BaseMapDefinition& map)
{
    QJsonObject object{{u"id"_s, map.id}, {u"title"_s, map.title}, {u"labels"_s, map.labels}};
    if (map.kind == BaseMapDefinition::Kind::File) {
        object.insert("file"_L1, map.file);
    } else {
        object.insert("urls"_L1, QJsonArray::fromStringList(map.urls));
        object.insert("subdomains"_L1, QJsonArray::fromStringList(map.subdomains));
        object.insert("keyGroup"_L1, map.keyGroup);
        object.insert("vector"_L1, map.vector);
    }
    object.insert("zooms"_L1, QJsonArray{map.minZoom, map.maxZoom});
    object.insert("datum"_L1, datumName(map.datum));
    object.insert("night"_L1, std::ranges::find(nightNames, map.night, [](const auto& one) {
                                  return one.first;
                              })->second);
    object.insert("attribution"_L1, map.attribution);
    object.insert("approval"_L1, map.approval);
    object.insert("note"_L1, map.note);
    return object;
}

} // namespace

QStringList BaseMapDefinition::printed() const
{
    QStringList lines;
    if (!attribution.isEmpty())
        lines << attribution;
    if (!approval.isEmpty())
        lines << approval;
    if (datum == Datum::Gcj02)
        lines << u"GCJ-02 → WGS-84"_s;
    return lines;
}

Result<void> checkDefinition(const BaseMapDefinition& map)
{
    static const QRegularExpression word(u"^[a-z0-9-]{1,60}$"_s);
    constexpr qsizetype longest = 300;
    if (!word.match(map.id).hasMatch())
        return wrong(map.id, u"id"_s, u"the id must be 1 to 60 lower-case letters, digits and -"_s);
    if (map.title.trimmed().isEmpty() || map.title.size() > longest || map.attribution.size() > longest ||
        map.approval.size() > longest)
        return wrong(map.id, u"title"_s, u"a title is needed, and texts have at most 300 letters"_s);
    if (map.datum == Datum::Bd09)
        return failure(ErrorKind::Unsupported,
                       u"Base map \"%1\": tiles in BD-09 follow a grid of their own and are not supported; "
                       "WGS-84, CGCS2000 and GCJ-02 are."_s.arg(map.id),
                       {.field = u"datum"_s});
    if (map.kind == BaseMapDefinition::Kind::File)
        return map.file.isEmpty() ? Result<void>(wrong(map.id, u"file"_s, u"no file is named"_s))
                                  : Result<void>();
    constexpr int deepest = 22;
    if (map.minZoom < 0 || map.maxZoom > deepest || map.minZoom > map.maxZoom)
        return wrong(map.id, u"zooms"_s, u"zooms lie between 0 and 22"_s);
    if (map.urls.isEmpty() || map.urls.size() > 4)
        return wrong(map.id, u"urls"_s, u"one to four addresses are needed"_s);
    for (const QString& text : map.urls) {
        const Result<ServiceUrl> url = ServiceUrl::parse(text, map.subdomains);
        if (!url)
            return failure(url.error().kind, u"Base map \"%1\": %2"_s.arg(map.id, url.error().text),
                           {.field = u"urls"_s});
        if (url->wantsKey() && map.keyGroup.isEmpty())
            return wrong(map.id, u"keyGroup"_s, u"an address has {key}, but keyGroup does not say which"_s);
        if (!splitKey(text).key.isEmpty())
            return wrong(map.id, u"urls"_s, u"a key stands in an address: write {key} in its place"_s);
    }
    return {};
}

Result<std::vector<BaseMapDefinition>> readDefinitions(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.object().value("maps"_L1).isArray())
        return failure(
            ErrorKind::Invalid,
            u"The list of base maps is not JSON of the form {\"maps\": […]}: %1."_s.arg(error.errorString()));
    std::vector<BaseMapDefinition> maps;
    for (const QJsonValue& value : document.object().value("maps"_L1).toArray()) {
        Result<BaseMapDefinition> map = readOne(value.toObject());
        if (!map)
            return std::unexpected(std::move(map).error());
        if (std::ranges::find(maps, map->id, &BaseMapDefinition::id) != maps.end())
            return wrong(map->id, u"id"_s, u"it is there twice"_s);
        maps.push_back(*std::move(map));
    }
    return maps;
}

QByteArray writeDefinitions(const std::vector<BaseMapDefinition>& definitions)
{
    QJsonArray maps;
    for (const BaseMapDefinition& map : definitions)
        maps.append(written(map));
    return QJsonDocument(QJsonObject{{u"maps"_s, maps}}).toJson(QJsonDocument::Compact);
}

std::vector<BaseMapDefinition> shippedBaseMaps()
{
    QFile file(u":/onescreen/basemaps/tianditu.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Result<std::vector<BaseMapDefinition>> maps = readDefinitions(file.readAll());
    if (!maps)
        return {};
    for (BaseMapDefinition& map : *maps)
        map.preset = true;
    return *std::move(maps);
}

} // namespace onescreen::geo
