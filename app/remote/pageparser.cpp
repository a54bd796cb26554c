// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/pageparser.h"

#include "app/base/crc32c.h"
#include "app/domain/scopechange.h"
#include "app/remote/copymessages.h"
#include "app/remote/recorddecoder.h"
#include "app/remote/wirevalues.h"

#include <QJsonDocument>

#include <cstring>
#include <span>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr qsizetype longestRaw = 64 * 1024;
constexpr qsizetype mostRegions = 1'000; ///< In what a reader may see.

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

std::unexpected<Error> notAPage(QString text, qint64 row = 0)
{
    return failure(ErrorKind::Protocol, std::move(text), {.file = {}, .row = row, .field = {}});
}

struct BeginLine
{
    std::optional<qint64> protocol, from, to, head;
    std::optional<int> schema;
    std::optional<UtcTime> now;
    QString epoch;
    bool split = false;
    std::optional<Digests> digests;
    std::optional<QStringList> scope;
};

struct EndLine
{
    std::optional<qint64> count;
    QString crc;
    QByteArray next;
    bool more = false;
};

/// Everything of a record line but its row.
struct Envelope
{
    std::string_view kind;
    std::string_view entity;
    std::string_view id;
    std::optional<qint64> seq, transaction, version;
    std::optional<ActionId> action;
    std::string_view region;
};

/// The record with what the line says of it beside its members.
Record ofRegion(Record record, std::string_view region)
{
    const Note* note = std::get_if<Note>(&record);
    if (!note || region.empty())
        return record;
    NoteFields fields = **note;
    fields.region = RegionCode::fromString(toQString(region));
    auto made = Note::of(std::move(fields));
    return made ? Record(*std::move(made)) : record;
}

QString crcText(std::uint32_t crc)
{
    return u"%1"_s.arg(crc, 8, 16, QChar(u'0'));
}

/// A readable reason why these bytes are no page at all.
QString whatItIs(QByteArrayView bytes)
{
    const QByteArray start =
        bytes.first(std::min<qsizetype>(bytes.size(), 512)).toByteArray().trimmed().toLower();
    if (start.isEmpty())
        return u"the answer is empty"_s;
    if (start.startsWith("<!doctype html") || start.startsWith("<html"))
        return u"the answer is an HTML page, not a page of changes; a proxy or a sign-in portal may be in between"_s;
    return u"the answer does not begin with the begin line of a page"_s;
}

} // namespace

struct PageParser::Private
{
    ondemand::parser parser;
    std::unique_ptr<char[]> buffer;
    std::size_t capacity = 0;

    void load(QByteArrayView page);
    Result<ChangePage> parse(QByteArrayView bytes);
    static wire::Complaint readDigests(ondemand::value& value, BeginLine& begin);
    static wire::Complaint readScope(ondemand::value& value, BeginLine& begin);
    Result<ondemand::object> objectOf(std::string_view line);
    Result<BeginLine> readBegin(std::string_view line);
    Result<EndLine> readEnd(std::string_view line);
    void readRecord(std::string_view line, ChangePage& page);
    std::optional<QString> readEnvelope(ondemand::object& object, Envelope& envelope,
                                        Result<DecodedRecord>& record);

    ondemand::document document;
    qint64 lastSeq = 0;
    bool isPart = false; ///< Rows of a snapshot, not a page of the log.
};

void PageParser::Private::load(QByteArrayView page)
{
    const auto needed = static_cast<std::size_t>(page.size()) + simdjson::SIMDJSON_PADDING;
    if (needed > capacity) {
        buffer = std::make_unique_for_overwrite<char[]>(needed);
        capacity = needed;
    }
    std::memcpy(buffer.get(), page.data(), static_cast<std::size_t>(page.size()));
    std::memset(buffer.get() + page.size(), 0, simdjson::SIMDJSON_PADDING);
}

Result<ondemand::object> PageParser::Private::objectOf(std::string_view line)
{
    const auto room = capacity - static_cast<std::size_t>(line.data() - buffer.get());
    ondemand::object object;
    if (parser.iterate(simdjson::padded_string_view(line.data(), line.size(), room)).get(document) !=
            simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        return notAPage(u"the line is not a JSON object"_s);
    return object;
}

Result<BeginLine> PageParser::Private::readBegin(std::string_view line)
{
    auto object = objectOf(line);
    if (!object)
        return std::unexpected(object.error());
    BeginLine begin;
    std::string_view kind;
    for (auto item : *object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(item).get(field) != simdjson::SUCCESS ||
            field.unescaped_key().get(name) != simdjson::SUCCESS)
            return notAPage(u"the begin line is malformed"_s, 1);
        ondemand::value& value = field.value();
        wire::Complaint complaint;
        if (name == "k")
            kind = wire::stringOf(value).value_or("");
        else if (name == "proto")
            complaint = wire::readInto(value, begin.protocol);
        else if (name == "epoch")
            complaint = wire::readInto(value, begin.epoch);
        else if (name == "from")
            complaint = wire::readInto(value, begin.from);
        else if (name == "to")
            complaint = wire::readInto(value, begin.to);
        else if (name == "head")
            complaint = wire::readInto(value, begin.head);
        else if (name == "schema")
            complaint = wire::readInto(value, begin.schema);
        else if (name == "now")
            complaint = wire::readInto(value, begin.now);
        else if (name == "scope")
            complaint = readScope(value, begin);
        else if (name == "digest")
            complaint = readDigests(value, begin);
        else if (name == "split")
            complaint = value.get_bool().get(begin.split) == simdjson::SUCCESS ? wire::Complaint()
                                                                               : u"must be a boolean";
        if (!complaint.isNull())
            return notAPage(u"'%1' of the begin line %2"_s.arg(toQString(name), complaint), 1);
    }
    if (kind != (isPart ? "part" : "page") || !document.at_end())
        return notAPage(u"the first line is not the begin line of a page"_s, 1);
    if (isPart) {
        begin.from = 0;
        begin.to = 0;
    }
    if (!begin.protocol || !begin.from || !begin.to || !begin.head || !begin.schema || !begin.now ||
        begin.epoch.isEmpty())
        return notAPage(u"the begin line lacks one of proto, epoch, from, to, head, schema and now"_s, 1);
    if (*begin.protocol != 1)
        return failure(ErrorKind::Unsupported,
                       u"the server speaks version %1 of the protocol"_s.arg(*begin.protocol));
    if (*begin.from < 0 || *begin.to < *begin.from || *begin.head < *begin.to)
        return notAPage(u"the begin line's numbers do not follow from <= to <= head"_s, 1);
    return begin;
}

Result<EndLine> PageParser::Private::readEnd(std::string_view line)
{
    auto object = objectOf(line);
    if (!object)
        return notAPage(u"the page is cut off: its last line is not an end line"_s);
    EndLine end;
    std::string_view kind;
    for (auto item : *object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(item).get(field) != simdjson::SUCCESS ||
            field.unescaped_key().get(name) != simdjson::SUCCESS)
            return notAPage(u"the page is cut off: its last line is not an end line"_s);
        ondemand::value& value = field.value();
        wire::Complaint complaint;
        QString next;
        if (name == "k") {
            kind = wire::stringOf(value).value_or("");
        } else if (name == "n") {
            complaint = wire::readInto(value, end.count);
        } else if (name == "crc") {
            complaint = wire::readInto(value, end.crc);
        } else if (name == "next") {
            complaint = wire::readInto(value, next);
            end.next = next.toUtf8();
        } else if (name == "more") {
            complaint = value.get_bool().get(end.more) == simdjson::SUCCESS ? wire::Complaint()
                                                                            : u"must be a boolean";
        }
        if (!complaint.isNull())
            return notAPage(u"'%1' of the end line %2"_s.arg(toQString(name), complaint));
    }
    if (kind != "end" || !document.at_end())
        return notAPage(u"the page is cut off: its last line is not an end line"_s);
    const bool mustGoOn = !isPart || end.more;
    if (!end.count || end.crc.isEmpty() || (end.next.isEmpty() && mustGoOn))
        return notAPage(u"the end line lacks one of n, crc and next"_s);
    return end;
}

/// What is wrong with the line, or nothing. Members may stand in any order, but the row can only be decoded
/// once entity and id are known, so one that comes first is read again afterwards.
std::optional<QString> PageParser::Private::readEnvelope(ondemand::object& object, Envelope& envelope,
                                                         Result<DecodedRecord>& record)
{
    std::string_view lateRow;
    bool hasRow = false;
    const auto entityNow = [&] { return entityFromName(toQString(envelope.entity)); };
    for (auto item : object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(item).get(field) != simdjson::SUCCESS ||
            field.unescaped_key().get(name) != simdjson::SUCCESS)
            return u"the line is not a JSON object"_s;
        ondemand::value& value = field.value();
        wire::Complaint complaint;
        if (name == "d") {
            hasRow = true;
            ondemand::object row;
            if (envelope.id.empty() || envelope.entity.empty()) {
                if (value.raw_json().get(lateRow) != simdjson::SUCCESS)
                    return u"member 'd' is malformed"_s;
                continue;
            }
            const auto entity = entityNow();
            if (!entity)
                continue;
            if (value.get_object().get(row) != simdjson::SUCCESS)
                return u"member 'd' must be an object"_s;
            record = decodeRecordObject(*entity, toQString(envelope.id), row);
            if (!record)
                return std::nullopt; // The parser stands inside the row; the rest of the line does not
                                     // matter.
        } else if (name == "k") {
            envelope.kind = wire::stringOf(value).value_or("");
        } else if (name == "e") {
            envelope.entity = wire::stringOf(value).value_or("");
        } else if (name == "id") {
            envelope.id = wire::stringOf(value).value_or("");
        } else if (name == "r") {
            envelope.region = wire::stringOf(value).value_or("");
        } else if (name == "s") {
            complaint = wire::readInto(value, envelope.seq);
        } else if (name == "x") {
            complaint = wire::readInto(value, envelope.transaction);
        } else if (name == "v") {
            complaint = wire::readInto(value, envelope.version);
        } else if (name == "a") {
            bool isNull = false;
            if (value.is_null().get(isNull) != simdjson::SUCCESS || !isNull)
                complaint = wire::readInto(value, envelope.action);
        }
        if (!complaint.isNull())
            return u"member '%1' %2"_s.arg(toQString(name), complaint);
    }
    if (!document.at_end())
        return u"the line holds more than one JSON object"_s;
    if (!lateRow.empty()) {
        if (const auto entity = entityNow(); entity && !envelope.id.empty())
            record = decodeRecord(*entity, toQString(envelope.id),
                                  QByteArrayView(lateRow.data(), std::ssize(lateRow)));
    }
    if (envelope.kind == "put" && !hasRow)
        return u"member 'd' is missing"_s;
    return std::nullopt;
}

void PageParser::Private::readRecord(std::string_view line, ChangePage& page)
{
    Envelope envelope;
    const auto poison = [&](QString reason) {
        const auto raw = line.substr(0, static_cast<std::size_t>(longestRaw));
        page.poison.push_back({.seq = envelope.seq.value_or(0),
                               .entity = toQString(envelope.entity.substr(0, 64)),
                               .id = toQString(envelope.id.substr(0, 128)),
                               .raw = QByteArray(raw.data(), std::ssize(raw)),
                               .reason = std::move(reason)});
    };
    if (std::ssize(line) > longestLine)
        return poison(u"the line is longer than 256 KiB"_s);
    auto object = objectOf(line);
    if (!object)
        return poison(object.error().text);
    Result<DecodedRecord> record = failure(ErrorKind::Protocol, u"member 'd' is missing"_s);
    if (auto fault = readEnvelope(*object, envelope, record))
        return poison(*std::move(fault));
    const bool isPut = envelope.kind == "put";
    if (!isPut && envelope.kind != "del" && envelope.kind != "out")
        return poison(u"the kind of the line is not known"_s);
    if (envelope.entity.empty() || envelope.id.empty())
        return poison(u"member 'e' or 'id' is missing or is not a string"_s);
    const auto entity = entityFromName(toQString(envelope.entity));
    if (!entity)
        return; // Newer than this program; counted by the page's own numbers.
    if (isPut && !record)
        return poison(record.error().toString());
    if (isPart) {
        if (!isPut)
            return poison(u"a snapshot has rows only"_s);
        envelope.seq = lastSeq + 1; // They are in order by their keys.
    }
    if (!envelope.seq || !envelope.version || *envelope.version < 0)
        return poison(u"member 's' or 'v' is missing or negative"_s);
    if (*envelope.seq <= lastSeq || (*envelope.seq > page.to && !isPart))
        return poison(u"the number is out of order or outside the page"_s);
    lastSeq = *envelope.seq;
    Change change{.seq = *envelope.seq,
                  .transaction = envelope.transaction.value_or(0),
                  .entity = *entity,
                  .id = toQString(envelope.id),
                  .version = *envelope.version,
                  .action = std::move(envelope.action),
                  .what = DeleteChange{}};
    if (isPut)
        change.what = PutChange{.record = ofRegion(std::move(record->record), envelope.region),
                                .extra = std::move(record->extra)};
    else if (envelope.kind == "out")
        change.what = OutChange{};
    page.changes.push_back(std::move(change));
}

PageParser::PageParser() : d(std::make_unique<Private>()) {}
PageParser::~PageParser() = default;

Result<ChangePage> PageParser::parse(QByteArrayView page)
{
    d->isPart = false;
    return d->parse(page);
}

Result<SnapshotRows> PageParser::parsePart(QByteArrayView part)
{
    d->isPart = true;
    auto page = d->parse(part);
    if (!page)
        return std::unexpected(std::move(page).error());
    return SnapshotRows{.epoch = std::move(page->epoch),
                        .serverTime = page->serverTime,
                        .schema = page->schema,
                        .head = page->head,
                        .rows = std::move(page->changes),
                        .poison = std::move(page->poison),
                        .next = std::move(page->nextCursor),
                        .more = page->more,
                        .scope = std::move(page->scope)};
}

wire::Complaint PageParser::Private::readScope(ondemand::value& value, BeginLine& begin)
{
    ondemand::array regions;
    if (value.get_array().get(regions) != simdjson::SUCCESS)
        return u"must be an array";
    QStringList scope;
    for (auto item : regions) {
        std::string_view text;
        const bool isText = item.get_string().get(text) == simdjson::SUCCESS;
        const QString region = isText ? toQString(text) : QString();
        if (!isRegionPrefix(region) || scope.size() == mostRegions)
            return u"must have the first digits of regions' codes";
        scope.append(region);
    }
    begin.scope = std::move(scope);
    return {};
}

wire::Complaint PageParser::Private::readDigests(ondemand::value& value, BeginLine& begin)
{
    std::string_view json;
    if (value.raw_json().get(json) != simdjson::SUCCESS)
        return u"is malformed";
    auto digests = decodeDigests(QJsonDocument::fromJson(QByteArray(json.data(), std::ssize(json))).object());
    if (!digests)
        return u"does not have sums";
    begin.digests = *std::move(digests);
    return {};
}

Result<ChangePage> PageParser::Private::parse(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes.front() != '{')
        return notAPage(whatItIs(bytes));
    if (bytes.back() != '\n')
        return notAPage(u"the page is cut off inside a line"_s);
    load(bytes);
    const std::string_view text(buffer.get(), static_cast<std::size_t>(bytes.size()));
    const std::size_t lastBreak = text.rfind('\n', text.size() - 2);
    if (lastBreak == std::string_view::npos)
        return notAPage(u"the page is cut off: it has a single line"_s);
    const std::size_t endAt = lastBreak + 1;
    const auto end = readEnd(text.substr(endAt, text.size() - endAt - 1));
    if (!end)
        return std::unexpected(end.error());
    const QString crc = crcText(crc32c(std::as_bytes(std::span(text.data(), endAt))));
    if (crc != end->crc)
        return notAPage(u"the checksum is %1, but the end line says %2"_s.arg(crc, end->crc));
    std::size_t at = text.find('\n') + 1;
    const auto begin = readBegin(text.substr(0, at - 1));
    if (!begin)
        return std::unexpected(begin.error());

    ChangePage page{.epoch = begin->epoch.toUtf8(),
                    .from = *begin->from,
                    .to = *begin->to,
                    .head = *begin->head,
                    .schema = *begin->schema,
                    .serverTime = *begin->now,
                    .changes = {},
                    .poison = {},
                    .nextCursor = end->next,
                    .more = end->more,
                    .split = begin->split,
                    .digests = begin->digests,
                    .scope = begin->scope};
    lastSeq = page.from;
    if (*end->count < 0 || *end->count > mostLines)
        return notAPage(
            u"the page claims %1 records; at most %2 are allowed"_s.arg(*end->count).arg(mostLines));
    page.changes.reserve(static_cast<std::size_t>(*end->count));
    qint64 lines = 0;
    while (at < endAt) {
        const std::size_t next = text.find('\n', at);
        if (++lines > *end->count)
            break;
        readRecord(text.substr(at, next - at), page);
        at = next + 1;
    }
    if (lines != *end->count)
        return notAPage(u"the page has not the %1 records that its end line says"_s.arg(*end->count));
    return page;
}

} // namespace onescreen
