// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mapping.h"

#include "app/ingest/mappingrules.h"

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
    for (const QJsonObject object = value.toObject(); const QString& name : object.keys()) {
        ObjectReader reader(object.value(name), all.pathOf(name), context.faults);
        auto lookup = std::make_shared<Lookup>();
        lookup->name = name;
        lookup->entries = reader.object("entries"_L1).textMap();
        lookup->otherwise = reader.optionalText("otherwise"_L1);
        reader.finish();
        context.lookups.insert(name, lookup);
    }
}

/// Adds what `of` makes, or its fault at `path` and the member it names.
template <typename Row> void declare(Result<Row> made, const QString& path, JsonFaults& faults, std::vector<Record>& rows)
{
    if (made)
        rows.emplace_back(*std::move(made));
    else
        faults.add(path + u'.' + made.error().place.field, made.error().text);
}

void readDictionary(const QJsonArray& entries, JsonFaults& faults, std::vector<Record>& declared)
{
    for (qsizetype at = 0; at < entries.size(); ++at) {
        ObjectReader reader(entries.at(at), u"$.dictionary[%1]"_s.arg(at), faults);
        const QString kindName = reader.text("dict"_L1);
        const auto kind = dictionaryKindFromName(kindName);
        if (!kind)
            reader.fault("dict"_L1, u"'%1' is no dictionary (category, source, unit_kind)"_s.arg(kindName));
        DictionaryEntryFields fields{.kind = kind.value_or(DictionaryKind::Category),
                                     .code = reader.text("code"_L1),
                                     .parent = reader.optionalText("parent"_L1),
                                     .name = reader.text("name"_L1),
                                     .order = reader.value("order"_L1).toInt()};
        reader.finish();
        declare(DictionaryEntry::of(std::move(fields)), reader.path(), faults, declared);
    }
}

/// The code, or a fault; a stand-in keeps reading going.
RegionCode readRegionCode(ObjectReader& reader, QLatin1StringView key)
{
    const QString text = reader.text(key);
    const auto code = RegionCode::fromString(text);
    if (!code)
        reader.fault(key, u"'%1' is not an area code of 2, 4, 6 or 9 digits"_s.arg(text));
    return code.value_or(*RegionCode::fromNumber(990'000'000));
}

void readRegions(const QJsonArray& regions, JsonFaults& faults, std::vector<Record>& declared)
{
    for (qsizetype at = 0; at < regions.size(); ++at) {
        ObjectReader reader(regions.at(at), u"$.regions[%1]"_s.arg(at), faults);
        const RegionCode code = readRegionCode(reader, "code"_L1);
        const QString name = reader.text("name"_L1);
        reader.finish();
        declare(Region::of({.code = code, .name = name}), reader.path(), faults, declared);
    }
}

template <typename Id> std::optional<Id> readId(ObjectReader& reader, QLatin1StringView key)
{
    const auto text = reader.optionalText(key);
    const auto id = text ? Id::fromString(*text) : std::nullopt;
    if (text && !id)
        reader.fault(key, u"must be 1 to 128 printable ASCII characters"_s);
    return id;
}

void readUnits(const QJsonArray& units, JsonFaults& faults, std::vector<Record>& declared)
{
    for (qsizetype at = 0; at < units.size(); ++at) {
        ObjectReader reader(units.at(at), u"$.units[%1]"_s.arg(at), faults);
        const auto id = readId<UnitId>(reader, "id"_L1);
        const auto kind = readId<UnitKindCode>(reader, "kind"_L1);
        const RegionCode region = readRegionCode(reader, "reg"_L1);
        const auto parent = readId<UnitId>(reader, "parent"_L1);
        const QString name = reader.text("name"_L1);
        if (!id || !kind)
            faults.add(reader.path(), u"must have id and kind"_s);
        else
            declare(Unit::of({.id = *id, .name = name, .kind = *kind, .region = region, .parent = parent}),
                    reader.path(), faults, declared);
        reader.finish();
    }
}

class MemberReader
{
public:
    MemberReader(ObjectReader& reader, RuleContext& context) : m_reader(reader), m_context(context) {}

    Expression required(QLatin1StringView key)
    {
        return readExpression(m_reader.value(key), m_reader.pathOf(QString(key)), m_context);
    }
    std::optional<Expression> optional(QLatin1StringView key)
    {
        return m_reader.has(key) ? std::optional(required(key)) : std::nullopt;
    }
    TimeRule time(QLatin1StringView key)
    {
        return readTimeRule(m_reader.value(key), m_reader.pathOf(QString(key)), m_context);
    }
    std::optional<TimeRule> optionalTime(QLatin1StringView key)
    {
        return m_reader.has(key) ? std::optional(time(key)) : std::nullopt;
    }

    std::variant<Expression, CategoryTree> category()
    {
        if (!m_reader.value("cat"_L1).toObject().contains("levels"_L1))
            return required("cat"_L1);
        ObjectReader reader = m_reader.object("cat"_L1);
        CategoryTree tree{.codePrefix = reader.text("code_prefix"_L1)};
        const QJsonArray levels = reader.array("levels"_L1);
        for (qsizetype at = 0; at < levels.size(); ++at)
            tree.levels.push_back(readExpression(levels.at(at), u"%1.levels[%2]"_s.arg(reader.path()).arg(at), m_context));
        if (levels.isEmpty() || levels.size() > 6)
            reader.fault("levels"_L1, u"must have 1 to 6 entries"_s);
        checkPrefix(reader, "code_prefix"_L1, tree.codePrefix);
        reader.finish();
        return tree;
    }

    std::variant<std::monostate, Expression, UnitByName> unit()
    {
        if (!m_reader.has("unit"_L1))
            return std::monostate{};
        if (!m_reader.value("unit"_L1).toObject().contains("name"_L1))
            return required("unit"_L1);
        ObjectReader reader = m_reader.object("unit"_L1);
        const auto expression = [&](QLatin1StringView key) {
            return readExpression(reader.value(key), reader.pathOf(QString(key)), m_context);
        };
        UnitByName unit{.name = expression("name"_L1),
                        .idPrefix = reader.text("id_prefix"_L1),
                        .kind = reader.text("kind"_L1),
                        .region = expression("reg"_L1)};
        checkPrefix(reader, "id_prefix"_L1, unit.idPrefix);
        checkPrefix(reader, "kind"_L1, unit.kind);
        reader.finish();
        return unit;
    }

private:
    static void checkPrefix(ObjectReader& reader, QLatin1StringView key, const QString& text)
    {
        const auto fine = [](QChar c) { return c.isLetterOrNumber() && c < u'\x7f'; };
        if (text.isEmpty() || text.size() > 24 || !std::ranges::all_of(text, fine))
            reader.fault(key, u"must be 1 to 24 letters and digits"_s);
    }

    ObjectReader& m_reader;
    RuleContext& m_context;
};

EventMembers readEventMembers(ObjectReader& reader, RuleContext& context)
{
    MemberReader members(reader, context);
    EventMembers event{.sid = members.required("sid"_L1),
                       .number = members.optional("no"_L1),
                       .category = members.category(),
                       .state = members.required("st"_L1),
                       .priority = members.optional("pri"_L1),
                       .region = members.required("reg"_L1),
                       .title = members.required("title"_L1),
                       .address = members.optional("addr"_L1),
                       .description = members.optional("desc"_L1),
                       .reportedAt = members.time("at"_L1),
                       .acceptedAt = members.optionalTime("ack"_L1),
                       .assignedAt = members.optionalTime("asg"_L1),
                       .dueAt = members.optionalTime("due"_L1),
                       .closedAt = members.optionalTime("closed"_L1),
                       .unit = members.unit()};
    if (reader.has("position"_L1))
        event.position = readPositionRule(reader.value("position"_L1), reader.pathOf(u"position"), context);
    return event;
}

IndicatorMembers readIndicatorMembers(ObjectReader& reader, RuleContext& context)
{
    MemberReader members(reader, context);
    return {.indicator = members.required("ind"_L1),
            .area = members.required("area"_L1),
            .region = members.optional("reg"_L1),
            .period = members.required("per"_L1),
            .value = members.optional("val"_L1),
            .unit = members.optional("unit"_L1),
            .document = members.required("doc"_L1),
            .context = members.optional("ctx"_L1)};
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
    const QString code = source.text("code"_L1);
    const auto entry = DictionaryEntry::of({.kind = DictionaryKind::Source, .code = code, .name = source.text("name"_L1)});
    source.finish();
    declare(entry, source.path(), root.faults(), mapping.declared);
    if (const auto strong = SourceCode::fromString(code))
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
        root.fault("mapping"_L1, u"must be %1, the version of the mapping format that is understood"_s.arg(mappingVersion));
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

Result<Mapping> readMapping(const QJsonObject& document, const QString& file)
{
    JsonFaults faults{.file = file};
    ObjectReader root(document, u"$"_s, faults);
    // Replaced by readSource(); a fault there means that the mapping is never returned.
    Mapping mapping{.file = file, .source = *SourceCode::fromString(u"none"), .members = IndicatorMembers{}};
    readOptions(root, mapping);
    readSource(root, mapping);
    readCsv(root, mapping);
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
        return failure(ErrorKind::Invalid, u"is not JSON: %1"_s.arg(error.errorString()), {.file = file, .row = line});
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
        const QString text = count == 0 ? u"column '%1' is not in the file, which has: %2"_s.arg(column, has)
                                        : u"column '%1' stands more than once in the file: %2"_s.arg(column, has);
        return failure(ErrorKind::Invalid, text, {.file = mapping.file, .field = mapping.columnPlaces.value(column)});
    }
    return positions;
}

} // namespace onescreen::ingest
