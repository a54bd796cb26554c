// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mappingdeclarations.h"

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// Adds what `of` makes, or its fault at `path` and the member it names.
template <typename Row>
void declare(Result<Row> made, const QString& path, JsonFaults& faults, std::vector<Record>& rows)
{
    if (made)
        rows.emplace_back(*std::move(made));
    else
        faults.add(path + u'.' + made.error().place.field, made.error().text);
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

template <typename Id> std::optional<Id> readId(ObjectReader& reader, QLatin1StringView key)
{
    const auto text = reader.optionalText(key);
    const auto id = text ? Id::fromString(*text) : std::nullopt;
    if (text && !id)
        reader.fault(key, u"must be 1 to 128 printable ASCII characters"_s);
    return id;
}

} // namespace

void readSourceEntry(ObjectReader& source, std::vector<Record>& declared)
{
    DictionaryEntryFields fields{.kind = DictionaryKind::Source,
                                 .code = source.text("code"_L1),
                                 .parent = {},
                                 .name = source.text("name"_L1)};
    source.finish();
    declare(DictionaryEntry::of(std::move(fields)), source.path(), source.faults(), declared);
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

} // namespace onescreen::ingest
