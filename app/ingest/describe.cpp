// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/describe.h"

#include "app/domain/texts.h"
#include "app/ingest/csvsniff.h"
#include "app/ingest/timepattern.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr int mostRows = 1000;
constexpr qsizetype mostSamples = 60;

void addRow(const CsvRecord& record, FileDescription& description)
{
    ++description.rows;
    if (record.problem || record.fields.size() != description.columns.size()) {
        ++description.faulty;
        return;
    }
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
        ColumnSample& column = description.columns[at];
        const QString text = cleanedText(record.fields[at]);
        if (text.isEmpty())
            ++column.empty;
        else if (column.values.contains(text))
            continue;
        else if (column.values.size() < mostSamples)
            column.values.append(text);
        else
            column.moreValues = true;
    }
}

/// The column whose name matches the first of the patterns that any name matches; empty when none does.
QString named(const FileDescription& description, std::initializer_list<QStringView> patterns)
{
    for (const QStringView pattern : patterns) {
        const QRegularExpression name(pattern.toString(), QRegularExpression::CaseInsensitiveOption);
        const auto found = std::ranges::find_if(
            description.columns, [&](const auto& column) { return name.match(column.name).hasMatch(); });
        if (found != description.columns.end())
            return found->name;
    }
    return {};
}

/// Seconds or milliseconds since 1970 in this century, or RFC 3339.
QString numberFormat(const QString& value)
{
    static const QRegularExpression seconds(u"^[1-9]\\d{9}$"_s);
    static const QRegularExpression milliseconds(u"^[1-9]\\d{12}$"_s);
    if (seconds.match(value).hasMatch())
        return u"unix_s"_s;
    if (milliseconds.match(value).hasMatch())
        return u"unix_ms"_s;
    return parseRfc3339(value) ? u"rfc3339"_s : u"?"_s;
}

/// The formats that together read most of the values seen, as few as possible; the stricter ones first.
QStringList formatsOf(const FileDescription& description, const QString& columnName)
{
    static const QStringList known{u"yyyy-MM-dd HH:mm:ss"_s,
                                   u"yyyy-MM-ddTHH:mm:ss"_s,
                                   u"yyyy-MM-dd HH:mm"_s,
                                   u"yyyy-MM-dd HH:mm:ss.z"_s,
                                   u"yyyy-MM-ddTHH:mm:ss.z"_s,
                                   u"yyyy/M/d H:mm:ss"_s,
                                   u"yyyy/M/d H:mm"_s,
                                   u"yyyy-M-d H:mm:ss"_s,
                                   u"yyyy-M-d H:mm"_s,
                                   u"yyyyMMddHHmmss"_s,
                                   u"MM/dd/yyyy hh:mm:ss AP"_s,
                                   u"yyyy/M/d AP h:mm:ss"_s,
                                   u"yyyy年M月d日 H时m分s秒"_s,
                                   u"yyyy年M月d日 H时m分"_s,
                                   u"yyyy年M月d日 H:mm:ss"_s,
                                   u"yyyy年M月d日 H:mm"_s,
                                   u"yyyy-MM-dd"_s,
                                   u"yyyy/M/d"_s,
                                   u"yyyy-M-d"_s,
                                   u"yyyy.M.d"_s,
                                   u"yyyy年M月d日"_s,
                                   u"yyyyMMdd"_s,
                                   u"MM/dd/yyyy"_s};
    const auto column = std::ranges::find(description.columns, columnName, &ColumnSample::name);
    QStringList unread = column == description.columns.end() ? QStringList() : column->values;
    unread.removeAll(u"-"_s);
    if (unread.isEmpty())
        return {u"?"_s};
    QStringList formats;
    for (;;) {
        qsizetype most = 0;
        QString best;
        for (const QString& letters : known) {
            const TimePattern pattern(letters);
            const auto read = std::ranges::count_if(
                unread, [&](const QString& value) { return pattern.read(value).has_value(); });
            if (read > most) {
                most = read;
                best = letters;
            }
        }
        if (most == 0)
            break;
        const TimePattern pattern(best);
        unread.removeIf([&](const QString& value) { return pattern.read(value).has_value(); });
        formats.append(best);
    }
    return formats.isEmpty() ? QStringList{numberFormat(unread.front())} : formats;
}

QJsonObject columnRule(const QString& name)
{
    return {{u"column"_s, name.isEmpty() ? u"?"_s : name}};
}

QJsonObject timeRule(const FileDescription& description, const QString& name, bool endOfDay)
{
    QJsonObject rule = columnRule(name);
    const QStringList formats = formatsOf(description, name);
    if (formats.size() == 1)
        rule.insert(u"format"_s, formats.front());
    else
        rule.insert(u"formats"_s, QJsonArray::fromStringList(formats));
    if (endOfDay)
        rule.insert(u"date_only"_s, u"end"_s);
    return rule;
}

/// Every value seen, to be filled in by a person.
QJsonObject lookupFor(const FileDescription& description, const QString& name)
{
    QJsonObject entries;
    const auto column = std::ranges::find(description.columns, name, &ColumnSample::name);
    if (column != description.columns.end()) {
        for (const QString& value : column->values)
            entries.insert(value, u"?"_s);
    }
    return {{u"entries"_s, entries}};
}

QJsonObject lookedUp(const QString& column, const QString& lookup)
{
    QJsonObject rule = columnRule(column);
    rule.insert(u"lookup"_s, lookup);
    return rule;
}

} // namespace

Result<FileDescription> describeFile(const QString& path)
{
    QFile file(path);
    if (auto opened = openCsv(file); !opened)
        return std::unexpected(opened.error());
    const QByteArray head = file.peek(sniffBytes);
    if (auto readable = refuseNonCsv(head); !readable) {
        Error error = readable.error();
        error.place.file = path;
        return std::unexpected(error);
    }
    FileDescription description{.format = guessFormat(head)};
    CsvReader reader(file, description.format);
    CsvRecord record;
    while (description.rows < mostRows) {
        const auto found = reader.next(record);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        if (record.number > 1) {
            addRow(record, description);
            continue;
        }
        if (record.problem)
            return failure(ErrorKind::Invalid, u"the header %1"_s.arg(record.problem->reason),
                           {.file = path, .row = record.line});
        for (const QString& name : record.fields)
            description.columns.push_back({.name = cleanedText(name)});
    }
    return description;
}

QJsonObject mappingSkeleton(const FileDescription& description)
{
    const QString id =
        named(description, {u"流水号|编号|单号|案号|任务号|事件号|(^|_)id$|number$", u"序号|^no\\.?$"});
    const QString state = named(description, {u"status|state|状态", u"(结案|办结)(?!.*(时间|日期))"});
    const QString category = named(description, {u"sub_?type|小类", u"类型|类别|category", u"type|大类"});
    const QString area = named(description, {u"区划|辖区|属地", u"街道|乡镇|镇街|street|township",
                                             u"district|ward|region|county|区|县"});
    const QString closed = named(description, {u"(clos|complet|结案|办结|完成|处结).*(时间|日期|date|time)",
                                               u"clos|complet|完成时间"});
    const QString reported =
        named(description, {u"(creat|report|open|上报|受理|登记|发生).*(时间|日期|date|time)",
                            u"creat|report|open|上报|受理|登记|发生", u"时间|日期|date|time"});
    const QString lon = named(description, {u"^lon|lng|longitude|经度"});
    const QString lat = named(description, {u"^lat|latitude|纬度"});
    const QString address = named(description, {u"address|地址|位置|地点"});
    const QString title = named(description, {u"title|标题", u"description|描述|内容"});
    QJsonObject members{{u"sid"_s, columnRule(id)},
                        {u"cat"_s, lookedUp(category, u"category"_s)},
                        {u"st"_s, lookedUp(state, u"state"_s)},
                        {u"reg"_s, lookedUp(area, u"region"_s)},
                        {u"title"_s, columnRule(title.isEmpty() ? category : title)},
                        {u"at"_s, timeRule(description, reported, false)}};
    if (!closed.isEmpty())
        members.insert(u"closed"_s, timeRule(description, closed, true));
    if (!address.isEmpty())
        members.insert(u"addr"_s, columnRule(address));
    if (!lon.isEmpty() && !lat.isEmpty())
        members.insert(u"position"_s, QJsonObject{{u"lon"_s, columnRule(lon)},
                                                  {u"lat"_s, columnRule(lat)},
                                                  {u"crs"_s, u"WGS-84"_s},
                                                  {u"zero_is_missing"_s, true}});
    return {{u"mapping"_s, 1},
            {u"entity"_s, u"event"_s},
            {u"source"_s, QJsonObject{{u"code"_s, u"?"_s}, {u"name"_s, u"?"_s}}},
            {u"csv"_s, QJsonObject{{u"delimiter"_s, QString(QLatin1Char(description.format.delimiter))},
                                   {u"encoding"_s, textEncodingName(description.format.encoding)}}},
            {u"time_zone"_s, u"Asia/Shanghai"_s},
            {u"missing"_s, QJsonArray{u"-"_s}},
            {u"lookups"_s, QJsonObject{{u"category"_s, lookupFor(description, category)},
                                       {u"state"_s, lookupFor(description, state)},
                                       {u"region"_s, lookupFor(description, area)}}},
            {u"members"_s, members}};
}

} // namespace onescreen::ingest
