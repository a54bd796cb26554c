// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mapping.h"

#include "app/ingest/mappingdeclarations.h"
#include "app/ingest/mappingmembers.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr int mappingVersion = 1;
constexpr qint64 largestMapping = 8 * 1024 * 1024;

void readLookups(const QJsonValue& value, RuleContext& context)
{
    if (value.isUndefined())
        return;
    ObjectReader all(value, u"$.lookups"_s, context.faults);
    const QJsonObject object = value.toObject();
    const QStringList names = object.keys();
    for (const QString& name : names) {
        ObjectReader reader(object.value(name), all.pathOf(name), context.faults);
        auto lookup = std::make_shared<Lookup>();
        lookup->name = name;
        lookup->entries = reader.object("entries"_L1).textMap();
        lookup->otherwise = reader.optionalText("otherwise"_L1);
        lookup->keepUnknown = reader.flag("keep_unknown"_L1);
        if (lookup->keepUnknown && lookup->otherwise)
            reader.fault("keep_unknown"_L1, u"contradicts otherwise"_s);
        reader.finish();
        context.lookups.insert(name, lookup);
    }
}

void readCsv(ObjectReader& root, Mapping& mapping)
{
    if (!root.has("csv"_L1))
        return;
    ObjectReader csv = root.object("csv"_L1);
    if (const auto delimiter = csv.optionalText("delimiter"_L1)) {
        if (delimiter->size() != 1 || delimiter->front() >= u'\x7f' || delimiter->front() == u'"' ||
            delimiter->front() == u'\n' || delimiter->front() == u'\r')
            csv.fault("delimiter"_L1, u"must be one ASCII character, no quote and no line break"_s);
        else
            mapping.delimiter = delimiter->front().toLatin1();
    }
    if (const auto encoding = csv.optionalText("encoding"_L1)) {
        mapping.encoding = textEncodingFromName(*encoding);
        if (!mapping.encoding)
            csv.fault("encoding"_L1, u"'%1' is neither UTF-8 nor GB18030 (GBK, GB2312)"_s.arg(*encoding));
    }
    csv.finish();
}

void readSource(ObjectReader& root, Mapping& mapping)
{
    ObjectReader source = root.object("source"_L1);
    readSourceEntry(source, mapping.declared);
    if (const auto strong = SourceCode::fromString(source.text("code"_L1)))
        mapping.source = *strong;
    const QString origin = root.optionalText("origin"_L1).value_or(originName(Origin::Import));
    const auto known = originFromName(origin);
    if (!known || *known == Origin::Live)
        root.fault("origin"_L1, u"must be import or replay"_s);
    mapping.origin = known.value_or(Origin::Import);
}

void readOptions(ObjectReader& root, Mapping& mapping)
{
    if (const double version = root.value("mapping"_L1).toDouble(); version != mappingVersion)
        root.fault("mapping"_L1,
                   u"must be %1, the version of the mapping format that is understood"_s.arg(mappingVersion));
    mapping.missing = root.texts("missing"_L1);
    const QString repeated = root.optionalText("repeated"_L1).value_or(u"last"_s);
    if (repeated != "last"_L1 && repeated != "first"_L1)
        root.fault("repeated"_L1, u"must be last or first"_s);
    mapping.repeated = repeated == "first"_L1 ? RepeatPolicy::KeepFirst : RepeatPolicy::KeepLast;
    if (const auto asOf = root.optionalText("as_of"_L1)) {
        mapping.asOf = parseRfc3339(*asOf);
        if (!mapping.asOf)
            root.fault("as_of"_L1, u"must be a moment such as 2024-06-30T16:00:00Z"_s);
    }
}

void readAhead(ObjectReader reader, AheadLimits& ahead)
{
    constexpr int mostDays = 36'500;
    for (const auto& [name, days] :
         {std::pair("note_days"_L1, &ahead.noteDays), std::pair("reject_days"_L1, &ahead.rejectDays)}) {
        if (!reader.has(name))
            continue;
        const qint64 given = reader.value(name).toInteger(-1);
        if (given < 0 || given > mostDays)
            reader.fault(name, u"must be a whole number of days, 0 to %1"_s.arg(mostDays));
        else
            *days = static_cast<int>(given);
    }
    if (ahead.noteDays > ahead.rejectDays)
        reader.fault("note_days"_L1, u"must not be more than reject_days"_s);
    reader.finish();
}

Result<Mapping> readMapping(const QJsonObject& document, const QString& file)
{
    JsonFaults faults{.file = file};
    ObjectReader root(document, u"$"_s, faults);
    // Replaced by readSource(); a fault there means that the mapping is never returned.
    Mapping mapping{.file = file, .source = *SourceCode::fromString(u"none"), .members = IndicatorMembers{}};
    readOptions(root, mapping);
    readSource(root, mapping);
    readCsv(root, mapping);
    if (root.has("ahead"_L1))
        readAhead(root.object("ahead"_L1), mapping.ahead);
    RuleContext context{.faults = faults};
    if (const auto zone = root.optionalText("time_zone"_L1))
        context.zone = readZone(*zone, u"$.time_zone"_s, faults);
    readLookups(root.value("lookups"_L1), context);
    readDictionary(root.array("dictionary"_L1), faults, mapping.declared);
    readRegions(root.array("regions"_L1), faults, mapping.declared);
    readUnits(root.array("units"_L1), faults, mapping.declared);
    const QString entity = root.text("entity"_L1);
    ObjectReader members = root.object("members"_L1);
    if (entity == entityName(Entity::Event))
        mapping.members = readEventMembers(members, context);
    else if (entity == entityName(Entity::Indicator))
        mapping.members = readIndicatorMembers(members, context);
    else
        root.fault("entity"_L1, u"must be event or indicator"_s);
    members.finish();
    root.finish();
    if (faults.first)
        return std::unexpected(*faults.first);
    mapping.columns = context.columns;
    mapping.columnPlaces = context.columnPlaces;
    return mapping;
}

} // namespace

Result<Mapping> Mapping::fromJson(const QByteArray& json, const QString& file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const qint64 line = json.first(std::min<qsizetype>(error.offset, json.size())).count('\n') + 1;
        return failure(ErrorKind::Invalid, u"is not JSON: %1"_s.arg(error.errorString()),
                       {.file = file, .row = line});
    }
    if (!document.isObject())
        return failure(ErrorKind::Invalid, u"must be an object"_s, {.file = file, .field = u"$"_s});
    return readMapping(document.object(), file);
}

Result<Mapping> Mapping::fromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, file.errorString(), {.file = path});
    if (file.size() > largestMapping)
        return failure(ErrorKind::Invalid, u"is larger than %1 bytes"_s.arg(largestMapping), {.file = path});
    return fromJson(file.readAll(), path);
}

Result<std::vector<std::size_t>> bindColumns(const Mapping& mapping, const std::vector<QString>& header)
{
    std::vector<std::size_t> positions;
    for (const QString& column : mapping.columns) {
        const auto count = std::ranges::count(header, column);
        if (count == 1) {
            positions.push_back(static_cast<std::size_t>(std::ranges::find(header, column) - header.begin()));
            continue;
        }
        const QString has = QStringList(header.begin(), header.end()).join(u", "_s);
        const QString text = count == 0
                                 ? u"column '%1' is not in the file, which has: %2"_s.arg(column, has)
                                 : u"column '%1' stands more than once in the file: %2"_s.arg(column, has);
        return failure(ErrorKind::Invalid, text,
                       {.file = mapping.file, .field = mapping.columnPlaces.value(column)});
    }
    return positions;
}

} // namespace onescreen::ingest
