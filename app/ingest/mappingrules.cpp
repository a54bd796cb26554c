// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mappingrules.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// "{street}{community}" with {{ and }} for braces.
std::vector<Piece> readTemplate(const QString& text, const QString& path, RuleContext& context)
{
    std::vector<Piece> pieces;
    QString literal;
    const auto flush = [&] {
        if (!literal.isEmpty())
            pieces.push_back({.literal = std::exchange(literal, {})});
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if ((c == u'{' || c == u'}') && at + 1 < text.size() && text.at(at + 1) == c) {
            literal += c;
            ++at;
        } else if (c == u'{') {
            const qsizetype end = text.indexOf(u'}', at);
            if (end <= at + 1) {
                context.faults.add(path, u"has a '{' without a column name and '}'"_s);
                return pieces;
            }
            flush();
            pieces.push_back({.column = context.column(text.sliced(at + 1, end - at - 1), path)});
            at = end;
        } else if (c == u'}') {
            context.faults.add(path, u"has a '}' without '{'"_s);
        } else {
            literal += c;
        }
    }
    flush();
    return pieces;
}

void checkPattern(const TimePattern& pattern, const QString& path, JsonFaults& faults)
{
    const QString& letters = pattern.letters();
    if (!letters.contains("yyyy"_L1) || !letters.contains(u'M') || !letters.contains(u'd'))
        faults.add(path, u"format '%1' must contain yyyy, MM and dd"_s.arg(letters));
}

void readFormats(ObjectReader& reader, TimeRule& rule)
{
    QStringList formats = reader.texts("formats"_L1);
    if (const auto one = reader.optionalText("format"_L1))
        formats.prepend(*one);
    if (formats.isEmpty())
        reader.fault("format"_L1, u"is missing"_s);
    static const QHash<QString, TimeRule::Style> named{{u"rfc3339"_s, TimeRule::Style::Rfc3339},
                                                       {u"unix_s"_s, TimeRule::Style::UnixSeconds},
                                                       {u"unix_ms"_s, TimeRule::Style::UnixMilliseconds}};
    if (formats.size() == 1 && named.contains(formats.front())) {
        rule.style = named.value(formats.front());
        return;
    }
    for (const QString& format : std::as_const(formats)) {
        rule.patterns.emplace_back(format);
        checkPattern(rule.patterns.back(), reader.pathOf(u"format"), reader.faults());
    }
}

void readBox(ObjectReader& reader, PositionRule& rule)
{
    const QJsonArray box = reader.array("box"_L1);
    const bool numbers = std::ranges::all_of(box, [](const QJsonValue& side) { return side.isDouble(); });
    if (box.size() != 4 || !numbers || box.at(0).toDouble() > box.at(2).toDouble() ||
        box.at(1).toDouble() > box.at(3).toDouble()) {
        reader.fault("box"_L1, u"must be four numbers: west, south, east, north"_s);
        return;
    }
    rule.box =
        std::array{box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(), box.at(3).toDouble()};
}

} // namespace

qsizetype RuleContext::column(const QString& name, const QString& place)
{
    qsizetype at = columns.indexOf(name);
    if (at < 0) {
        at = columns.size();
        columns.append(name);
        columnPlaces.insert(name, place);
    }
    return at;
}

Expression readExpression(const QJsonValue& value, const QString& path, RuleContext& context)
{
    Expression expression;
    ObjectReader reader(value, path, context.faults);
    const auto constant = reader.optionalText("constant"_L1);
    const auto column = reader.optionalText("column"_L1);
    const auto pattern = reader.optionalText("template"_L1);
    if (int(constant.has_value()) + int(column.has_value()) + int(pattern.has_value()) != 1)
        context.faults.add(path, u"must have exactly one of constant, column, template"_s);
    if (constant)
        expression.pieces.push_back({.literal = *constant});
    if (column)
        expression.pieces.push_back({.column = context.column(*column, reader.pathOf(u"column"))});
    if (pattern)
        expression.pieces = readTemplate(*pattern, reader.pathOf(u"template"), context);
    expression.ifEmpty = reader.optionalText("if_empty"_L1);
    if (const auto lookup = reader.optionalText("lookup"_L1)) {
        expression.lookup = context.lookups.value(*lookup);
        if (!expression.lookup)
            reader.fault("lookup"_L1, u"names lookup '%1', which the mapping does not have"_s.arg(*lookup));
    }
    reader.finish();
    return expression;
}

QTimeZone readZone(const QString& text, const QString& path, JsonFaults& faults)
{
    static const QRegularExpression offset(uR"(^([+-])(\d\d):(\d\d)$)"_s);
    if (const auto match = offset.match(text); match.hasMatch()) {
        const int seconds = match.captured(2).toInt() * 3600 + match.captured(3).toInt() * 60;
        return QTimeZone::fromSecondsAheadOfUtc(match.captured(1) == u'-' ? -seconds : seconds);
    }
    const QTimeZone zone(text.toUtf8());
    if (!zone.isValid())
        faults.add(path, u"'%1' is neither a time zone (Asia/Shanghai) nor an offset (+08:00)"_s.arg(text));
    return zone;
}

TimeRule readTimeRule(const QJsonValue& value, const QString& path, RuleContext& context)
{
    TimeRule rule;
    ObjectReader reader(value, path, context.faults);
    QJsonObject text;
    for (const auto key : {"constant"_L1, "column"_L1, "template"_L1, "if_empty"_L1}) {
        if (reader.has(key))
            text.insert(key, reader.value(key));
    }
    rule.text = readExpression(text, path, context);
    readFormats(reader, rule);
    rule.zone = context.zone;
    if (const auto zone = reader.optionalText("zone"_L1))
        rule.zone = readZone(*zone, reader.pathOf(u"zone"), context.faults);
    if (rule.style == TimeRule::Style::Pattern && !rule.zone.isValid())
        reader.fault("zone"_L1, u"is missing, and the mapping has no time_zone"_s);
    const QString day = reader.optionalText("date_only"_L1).value_or(u"start"_s);
    if (day != "start"_L1 && day != "end"_L1)
        reader.fault("date_only"_L1, u"must be start or end"_s);
    rule.endOfDay = day == "end"_L1;
    reader.finish();
    return rule;
}

PositionRule readPositionRule(const QJsonValue& value, const QString& path, RuleContext& context)
{
    PositionRule rule;
    ObjectReader reader(value, path, context.faults);
    rule.lon = readExpression(reader.value("lon"_L1), reader.pathOf(u"lon"), context);
    rule.lat = readExpression(reader.value("lat"_L1), reader.pathOf(u"lat"), context);
    const QString crs = reader.text("crs"_L1);
    if (const auto datum = geo::datumFromName(crs))
        rule.datum = *datum;
    else
        reader.fault("crs"_L1, u"'%1' is not one of WGS-84, CGCS2000, GCJ-02, BD-09"_s.arg(crs));
    rule.zeroIsMissing = reader.flag("zero_is_missing"_L1);
    if (reader.has("box"_L1))
        readBox(reader, rule);
    static const QHash<QString, OutsidePolicy> policies{{u"reject"_s, OutsidePolicy::Reject},
                                                        {u"missing"_s, OutsidePolicy::Missing},
                                                        {u"keep"_s, OutsidePolicy::Keep}};
    if (const auto outside = reader.optionalText("outside"_L1)) {
        if (!policies.contains(*outside) || !rule.box)
            reader.fault("outside"_L1, u"must be reject, missing or keep, and needs a box"_s);
        rule.outside = policies.value(*outside, OutsidePolicy::Reject);
    }
    reader.finish();
    return rule;
}

} // namespace onescreen::ingest
