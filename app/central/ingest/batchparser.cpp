// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/batchparser.h"

#include "app/central/http/jsonfault.h"
#include "app/central/log/pagebuilder.h"
#include "app/domain/texts.h"
#include "app/remote/recordcodec.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

namespace dom = simdjson::dom;

std::unexpected<Error> refused(const QString& field, const QString& why)
{
    return failure(ErrorKind::Invalid, why, {.field = field});
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

std::optional<QString> stringMember(const dom::object& object, std::string_view name)
{
    std::string_view text;
    if (object.at_key(name).get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return textOf(text);
}

/// The row as the record codec wants it: without the members that only ingest knows, with those the batch
/// says for all.
QByteArray wireObject(const dom::object& row, Entity entity, const SourceBatch& batch)
{
    QByteArray json("{");
    const auto member = [&json](std::string_view name) {
        if (json.size() > 1)
            json += ',';
        appendJsonText(json, QByteArrayView(name.data(), std::ssize(name)));
        json += ':';
    };
    const bool isEvent = entity == Entity::Event;
    bool hasOrigin = false;
    for (const auto& [name, value] : row) {
        if (name == "entity" || (name == "sid" && !isEvent))
            continue;
        hasOrigin = hasOrigin || name == "origin";
        member(name);
        const std::string minified = simdjson::minify(value);
        json.append(minified.data(), std::ssize(minified));
    }
    if (!hasOrigin && batch.origin && (isEvent || entity == Entity::Resource)) {
        member("origin");
        appendJsonText(json, originName(*batch.origin).toLatin1());
    }
    simdjson::dom::element own;
    if (isEvent && row.at_key("src").get(own) != simdjson::SUCCESS) {
        member("src");
        appendJsonText(json, batch.source.toString().toLatin1());
    }
    json += '}';
    return json;
}

QString rowId(const dom::object& row, Entity entity, const QString& sourceId, const SourceCode& source)
{
    if (entity == Entity::Dictionary)
        return stringMember(row, "dict").value_or(QString()) + u'/' +
               stringMember(row, "code").value_or(QString());
    const auto at = stringMember(row, "at");
    return sourceRowId(source, entity, sourceId, at ? parseRfc3339(*at) : std::nullopt);
}

Result<Record> recordOf(const dom::object& row, const SourceRow& head, const SourceBatch& batch)
{
    const QString id = rowId(row, head.entity, head.sourceId, batch.source);
    auto decoded = decodeRecord(head.entity, id, wireObject(row, head.entity, batch));
    if (!decoded)
        return std::unexpected(decoded.error());
    if (!decoded->extra.isEmpty()) {
        // A misspelt name would otherwise be data lost without a word.
        const auto names = QJsonDocument::fromJson(decoded->extra).object().keys();
        return refused(names.value(0), u"is not a member of this entity"_s);
    }
    if (const auto* event = std::get_if<Event>(&decoded->record); event && (*event)->source != batch.source)
        return refused(u"src"_s, u"must be the source of the address"_s);
    return std::move(decoded->record);
}

SourceRow rowOf(const dom::element& element, const SourceBatch& batch)
{
    SourceRow row{.record = refused(u"row"_s, u"must be an object"_s)};
    dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS)
        return row;
    const auto sourceId = stringMember(object, "sid");
    if (!sourceId || faultOfText(*sourceId, {.field = u"sid", .longest = 128, .mayBeEmpty = false})) {
        row.record = refused(u"sid"_s, u"must be a string of 1 to 128 characters"_s);
        return row;
    }
    row.sourceId = *sourceId;
    const auto word = stringMember(object, "entity");
    const auto entity = word ? entityFromName(*word) : std::nullopt;
    if (!entity || *entity == Entity::Feed) {
        row.record =
            refused(u"entity"_s, u"must be event, resource, unit, region, dict, indicator or note"_s);
        return row;
    }
    row.entity = *entity;
    row.record = recordOf(object, row, batch);
    return row;
}

Result<void> readHead(const dom::object& object, SourceBatch& batch)
{
    for (const auto& [key, value] : object) {
        const QString name = textOf(key);
        if (name == "rows"_L1 || value.is_null())
            continue;
        std::string_view text;
        const bool isText = value.get_string().get(text) == simdjson::SUCCESS;
        if (name == "as_of"_L1) {
            batch.asOf = isText ? parseRfc3339(textOf(text)) : std::nullopt;
            if (!batch.asOf)
                return refused(name, u"must be an RFC 3339 time with an offset"_s);
        } else if (name == "origin"_L1) {
            batch.origin = isText ? originFromName(textOf(text)) : std::nullopt;
            if (!batch.origin)
                return refused(name, u"must be live, import or replay"_s);
        } else if (name == "every"_L1) {
            int64_t seconds = 0;
            if (value.get_int64().get(seconds) != simdjson::SUCCESS || seconds < 1 || seconds > 31'622'400)
                return refused(name, u"must be 1 to 31622400 seconds"_s);
            batch.everyS = static_cast<int>(seconds);
        } else {
            return refused(name, u"is not a member of a batch"_s);
        }
    }
    return {};
}

} // namespace

Result<SourceBatch> parseSourceBatch(const SourceCode& source, const QByteArray& json)
{
    dom::parser parser;
    dom::element root;
    const auto parsed = parser.parse(json.constData(), static_cast<std::size_t>(json.size())).get(root);
    if (parsed != simdjson::SUCCESS)
        return std::unexpected(jsonFault(json, QString::fromUtf8(simdjson::error_message(parsed))));
    dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS)
        return refused({}, u"the body must be a JSON object"_s);
    SourceBatch batch{.source = source};
    if (auto read = readHead(object, batch); !read)
        return std::unexpected(read.error());
    dom::array rows;
    if (object.at_key("rows").get_array().get(rows) != simdjson::SUCCESS)
        return refused(u"rows"_s, u"must be an array of rows"_s);
    if (rows.size() > mostIngestRows)
        return failure(ErrorKind::Unsupported, u"a batch may have at most %1 rows"_s.arg(mostIngestRows),
                       {.field = u"rows"_s});
    batch.rows.reserve(rows.size());
    for (const dom::element row : rows)
        batch.rows.push_back(rowOf(row, batch));
    return batch;
}

} // namespace onescreen::central
