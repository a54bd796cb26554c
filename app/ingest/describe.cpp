// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/describe.h"

#include "app/domain/texts.h"
#include "app/ingest/csvsniff.h"

#include <QDate>
#include <QFile>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

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

/// Column whose name matches, empty when none does.
QString named(const FileDescription& description, const QString& pattern)
{
    const QRegularExpression name(pattern, QRegularExpression::CaseInsensitiveOption);
    const auto found = std::ranges::find_if(
        description.columns, [&](const auto& column) { return name.match(column.name).hasMatch(); });
    return found == description.columns.end() ? QString() : found->name;
}

QString formatOf(const FileDescription& description, const QString& columnName)
{
    const auto column = std::ranges::find(description.columns, columnName, &ColumnSample::name);
    if (column == description.columns.end() || column->values.isEmpty())
        return u"?"_s;
    const QString& value = column->values.front();
    for (const auto& format :
         {u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-ddTHH:mm:ss"_s, u"yyyy-MM-dd HH:mm"_s, u"yyyy/M/d H:mm:ss"_s,
          u"yyyy/M/d H:mm"_s, u"yyyyMMddHHmmss"_s, u"MM/dd/yyyy hh:mm:ss AP"_s}) {
        if (QLocale::c().toDateTime(value, format).isValid())
            return format;
    }
    for (const auto& format : {u"yyyy-MM-dd"_s, u"yyyy/M/d"_s, u"yyyyMMdd"_s, u"MM/dd/yyyy"_s}) {
        if (QLocale::c().toDate(value, format).isValid())
            return format;
    }
    return u"rfc3339"_s;
}

QJsonObject columnRule(const QString& name)
{
    return {{u"column"_s, name.isEmpty() ? u"?"_s : name}};
}

QJsonObject timeRule(const FileDescription& description, const QString& name, bool endOfDay)
{
    QJsonObject rule = columnRule(name);
    rule.insert(u"format"_s, formatOf(description, name));
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
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, file.errorString(), {.file = path});
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
        for (const QString& name : record.fields)
            description.columns.push_back({.name = cleanedText(name)});
    }
    return description;
}

QJsonObject mappingSkeleton(const FileDescription& description)
{
    const QString id = named(description, u"(_id$|^id$|编号|单号|number$|序号)"_s);
    const QString state = named(description, u"(status|state|状态|结案|办结)"_s);
    const QString category = named(description, u"(sub_?type|类型|类别|category|小类|type)"_s);
    const QString area = named(description, u"(区划|street|街道|乡镇|district|ward|区|县|region)"_s);
    const QString reported =
        named(description, u"(creat|report|open|上报|受理|登记|发生|时间|日期|date|time)"_s);
    const QString closed = named(description, u"(clos|complet|结案时间|办结时间|完成)"_s);
    const QString lon = named(description, u"(^lon|lng|longitude|经度)"_s);
    const QString lat = named(description, u"(^lat|latitude|纬度)"_s);
    const QString address = named(description, u"(address|地址|位置|地点)"_s);
    const QString title = named(description, u"(title|标题|问题描述|description|描述|内容)"_s);
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
