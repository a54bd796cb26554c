// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/tenant/tenant.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

Result<QJsonObject> readObject(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot be read: %1"_s.arg(file.errorString()), {.file = path});
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (!document.isObject())
        return failure(ErrorKind::Invalid,
                       fault.error == QJsonParseError::NoError
                           ? u"is not a JSON object"_s
                           : u"is not JSON at byte %1: %2"_s.arg(fault.offset).arg(fault.errorString()),
                       {.file = path});
    return document.object();
}

Result<QString> textMember(const QJsonObject& object, const QString& name, const QString& path)
{
    const QString text = object.value(name).toString();
    if (text.isEmpty())
        return failure(ErrorKind::Invalid, u"must be a text"_s, {.file = path, .field = name});
    return text;
}

Result<DictionaryEntry> entryOf(DictionaryKind kind, const QJsonObject& object)
{
    DictionaryEntryFields fields{.kind = kind,
                                 .code = object.value("code"_L1).toString(),
                                 .parent = std::nullopt,
                                 .name = object.value("name"_L1).toString(),
                                 .order = object.value("order"_L1).toInt()};
    if (object.contains("parent"_L1))
        fields.parent = object.value("parent"_L1).toString();
    return DictionaryEntry::of(std::move(fields));
}

/// An entry may name a parent that stands below it in the file; the log wants parents first.
Result<std::vector<DictionaryEntry>> parentsFirst(std::vector<DictionaryEntry> entries)
{
    if (auto whole = Dictionary::fromEntries(entries); !whole)
        return std::unexpected(whole.error());
    const auto depth = [&entries](const DictionaryEntry& entry) {
        int steps = 0;
        for (auto above = entry->parent; above; ++steps) {
            const auto found = std::ranges::find(entries, *above, [](const auto& one) { return one->code; });
            above = found == entries.end() ? std::nullopt : (*found)->parent;
        }
        return steps;
    };
    std::vector<std::pair<int, DictionaryEntry>> byDepth;
    byDepth.reserve(entries.size());
    for (const DictionaryEntry& entry : entries)
        byDepth.emplace_back(depth(entry), entry);
    std::ranges::stable_sort(byDepth, {}, &std::pair<int, DictionaryEntry>::first);
    std::vector<DictionaryEntry> sorted;
    sorted.reserve(byDepth.size());
    for (auto& [steps, entry] : byDepth)
        sorted.push_back(std::move(entry));
    return sorted;
}

template <typename Row> void append(SourceBatch& batch, const Row& row)
{
    const Record record = row;
    batch.rows.push_back({.entity = entityOf(record), .sourceId = recordId(record), .record = record});
}

} // namespace

Result<std::vector<DictionaryEntry>> loadDictionary(const QString& path)
{
    const auto object = readObject(path);
    if (!object)
        return std::unexpected(object.error());
    const auto word = textMember(*object, u"dictionary"_s, path);
    if (!word)
        return std::unexpected(word.error());
    const auto kind = dictionaryKindFromName(*word);
    if (!kind)
        return failure(ErrorKind::Invalid, u"must be category, source or unit_kind"_s,
                       {.file = path, .field = u"dictionary"_s});
    std::vector<DictionaryEntry> entries;
    qint64 number = 0;
    for (const QJsonValue& value : object->value("entries"_L1).toArray()) {
        ++number;
        auto entry = entryOf(*kind, value.toObject());
        if (!entry) {
            entry.error().place.file = path;
            entry.error().place.row = number;
            return std::unexpected(entry.error());
        }
        entries.push_back(*std::move(entry));
    }
    if (entries.empty())
        return failure(ErrorKind::Invalid, u"has no entries"_s, {.file = path, .field = u"entries"_s});
    auto sorted = parentsFirst(std::move(entries));
    if (!sorted)
        sorted.error().place.file = path;
    return sorted;
}

Result<Tenant> loadTenant(const QString& path)
{
    const auto object = readObject(path);
    if (!object)
        return std::unexpected(object.error());
    if (object->value("format"_L1).toString() != "onescreen-tenant"_L1 ||
        object->value("version"_L1).toInt() != 1)
        return failure(ErrorKind::Invalid, u"must be onescreen-tenant, version 1"_s,
                       {.file = path, .field = u"format"_s});
    std::array<QString, 4> texts;
    const std::array names{u"id"_s, u"name"_s, u"region"_s, u"pack"_s};
    for (std::size_t at = 0; at < names.size(); ++at) {
        auto text = textMember(*object, names[at], path);
        if (!text)
            return std::unexpected(text.error());
        texts[at] = *std::move(text);
    }
    const auto region = RegionCode::fromString(texts[2]);
    if (!region)
        return failure(ErrorKind::Invalid, u"'%1' is not an administrative division code"_s.arg(texts[2]),
                       {.file = path, .field = u"region"_s});
    Tenant tenant{.id = texts[0], .name = texts[1], .region = *region, .pack = texts[3]};
    const QDir folder = QFileInfo(path).dir();
    for (const QJsonValue& file : object->value("dictionaries"_L1).toArray()) {
        auto entries = loadDictionary(folder.filePath(file.toString()));
        if (!entries)
            return std::unexpected(entries.error());
        std::ranges::move(*entries, std::back_inserter(tenant.dictionary));
    }
    if (tenant.dictionary.empty())
        return failure(ErrorKind::Invalid, u"must name at least one dictionary"_s,
                       {.file = path, .field = u"dictionaries"_s});
    if (const QString scenario = object->value("scenario"_L1).toString(); !scenario.isEmpty())
        tenant.scenarioFile = folder.filePath(scenario);
    if (const QString file = object->value("scenario_indicators"_L1).toString(); !file.isEmpty())
        tenant.scenarioIndicatorsFile = folder.filePath(file);
    return tenant;
}

SourceBatch tenantRows(const Tenant& tenant, const std::vector<Region>& regions)
{
    SourceBatch batch{.source = *SourceCode::fromString(u"tenant"), .isFeed = false};
    for (const DictionaryEntry& entry : tenant.dictionary)
        append(batch, entry);
    for (const Region& region : regions) {
        if (tenant.region.contains(region->code) || region->code.contains(tenant.region))
            append(batch, region);
    }
    return batch;
}

} // namespace onescreen::central
