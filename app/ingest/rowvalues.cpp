// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/rowvalues.h"

#include "app/domain/texts.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr qsizetype mostCachedTimes = 20'000;

std::optional<UtcTime> byPattern(const TimeRule& rule, const QString& text)
{
    for (const TimePattern& pattern : rule.patterns) {
        const auto reading = pattern.read(text);
        if (!reading)
            continue;
        if (reading->moment)
            return reading->moment;
        if (pattern.isDateOnly()) {
            const QDate day = rule.endOfDay ? reading->day.addDays(1) : reading->day;
            const UtcTime begin = fromMs(day.startOfDay(rule.zone).toMSecsSinceEpoch());
            return rule.endOfDay ? begin - Milliseconds(1) : begin;
        }
        const QDateTime there(reading->day, reading->time, rule.zone);
        if (there.isValid())
            return fromMs(there.toMSecsSinceEpoch());
    }
    return std::nullopt;
}

std::optional<UtcTime> byNumber(const QString& text, qint64 factor)
{
    constexpr qint64 yearTenThousand = 253'402'300'800'000;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 0 || number >= yearTenThousand / factor)
        return std::nullopt;
    return fromMs(number * factor);
}

std::optional<UtcTime> momentOf(const TimeRule& rule, const QString& text)
{
    switch (rule.style) {
    case TimeRule::Style::Pattern:
        return byPattern(rule, text);
    case TimeRule::Style::Rfc3339:
        return parseRfc3339(text);
    case TimeRule::Style::UnixSeconds:
        return byNumber(text, 1000);
    case TimeRule::Style::UnixMilliseconds:
        break;
    }
    return byNumber(text, 1);
}

bool isInside(const std::array<double, 4>& box, double lon, double lat)
{
    return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}

bool isOnEarth(double lon, double lat)
{
    return std::abs(lon) <= 180.0 && std::abs(lat) <= 90.0;
}

QString columnNames(const Mapping& mapping, const Expression& expression)
{
    QStringList names;
    for (const Piece& piece : expression.pieces) {
        if (piece.column >= 0)
            names.append(mapping.columns.at(piece.column));
    }
    return names.join(u'+');
}

} // namespace

RowEvaluator::RowEvaluator(const Mapping& mapping, std::vector<std::size_t> positions)
    : m_mapping(mapping), m_positions(std::move(positions))
{
}

QString RowEvaluator::columnText(qsizetype column) const
{
    QString text = cleanedText(m_fields->at(m_positions.at(static_cast<std::size_t>(column))));
    if (m_mapping.missing.contains(text))
        text.clear();
    return text;
}

QString RowEvaluator::rawText(const Expression& expression) const
{
    QString text;
    for (const Piece& piece : expression.pieces)
        text += piece.column < 0 ? piece.literal
                                 : m_fields->at(m_positions.at(static_cast<std::size_t>(piece.column)));
    return text;
}

std::unexpected<RowFault> RowEvaluator::fault(const Expression& expression, QString reason) const
{
    return std::unexpected(RowFault{.column = columnNames(m_mapping, expression),
                                    .value = rawText(expression),
                                    .reason = std::move(reason)});
}

std::unexpected<RowFault> RowEvaluator::fault(const Expression* expression, const Error& error) const
{
    const QString reason = u"%1 %2"_s.arg(error.place.field, error.text);
    if (!expression)
        return std::unexpected(RowFault{.column = error.place.field, .value = {}, .reason = reason});
    return fault(*expression, reason);
}

RowValue<RegionCode> RowEvaluator::region(const Expression& expression) const
{
    const auto code = requiredText(expression);
    if (!code)
        return std::unexpected(code.error());
    const auto area = RegionCode::fromString(*code);
    if (!area)
        return fault(expression, u"does not give an area code of 2, 4, 6 or 9 digits"_s);
    return *area;
}

RowValue<QString> RowEvaluator::text(const Expression& expression) const
{
    QString text;
    bool found = false;
    for (const Piece& piece : expression.pieces) {
        const QString part = piece.column < 0 ? piece.literal : columnText(piece.column);
        found = found || !part.isEmpty();
        text += part;
    }
    text = text.trimmed();
    if (text.isEmpty() && expression.ifEmpty)
        text = *expression.ifEmpty;
    if (!expression.lookup)
        return text;
    const auto entry = expression.lookup->entries.constFind(text);
    if (entry != expression.lookup->entries.cend())
        return *entry;
    if (text.isEmpty() || expression.lookup->keepUnknown)
        return text; // Nothing is not an unknown something.
    if (expression.lookup->otherwise)
        return *expression.lookup->otherwise;
    return fault(expression, u"is not in lookup '%1' of the mapping"_s.arg(expression.lookup->name));
}

RowValue<QString> RowEvaluator::requiredText(const Expression& expression) const
{
    auto found = text(expression);
    if (found && found->isEmpty())
        return fault(expression, u"is empty, but the row needs it"_s);
    return found;
}

RowValue<QString> RowEvaluator::optionalText(const std::optional<Expression>& expression) const
{
    return expression ? text(*expression) : QString();
}

RowValue<std::optional<UtcTime>> RowEvaluator::time(const TimeRule& rule) const
{
    const auto written = text(rule.text);
    if (!written)
        return std::unexpected(written.error());
    if (written->isEmpty())
        return std::nullopt;
    const auto key = std::pair(&rule, *written);
    if (m_times.size() >= mostCachedTimes)
        m_times.clear();
    auto cached = m_times.find(key);
    if (cached == m_times.end())
        cached = m_times.insert(key, momentOf(rule, *written));
    if (!cached->has_value())
        return fault(rule.text, u"is not a time in the format of the mapping"_s);
    return *cached;
}

RowValue<std::optional<UtcTime>> RowEvaluator::time(const std::optional<TimeRule>& rule) const
{
    return rule ? time(*rule) : std::optional<UtcTime>();
}

RowValue<Position> RowEvaluator::position(const PositionRule& rule) const
{
    const auto lonText = text(rule.lon);
    const auto latText = text(rule.lat);
    if (!lonText || !latText)
        return std::unexpected(lonText ? latText.error() : lonText.error());
    if (lonText->isEmpty() && latText->isEmpty())
        return Position{};
    Expression both = rule.lon;
    both.pieces.push_back({.literal = u" "_s});
    both.pieces.insert(both.pieces.end(), rule.lat.pieces.begin(), rule.lat.pieces.end());
    if (lonText->isEmpty() || latText->isEmpty())
        return fault(both, u"has only one of longitude and latitude"_s);
    bool lonIsNumber = false;
    bool latIsNumber = false;
    const double lon = lonText->toDouble(&lonIsNumber);
    const double lat = latText->toDouble(&latIsNumber);
    if (!lonIsNumber || !latIsNumber)
        return fault(lonIsNumber ? rule.lat : rule.lon, u"is not a number of degrees"_s);
    if (rule.zeroIsMissing && lon == 0.0 && lat == 0.0)
        return Position{};
    const bool inBox = !rule.box || isInside(*rule.box, lon, lat);
    const bool swapFits = rule.box ? isInside(*rule.box, lat, lon) : isOnEarth(lat, lon);
    if ((!inBox || !isOnEarth(lon, lat)) && swapFits)
        return fault(both, u"longitude and latitude look swapped"_s);
    const auto point = geo::toGeoPoint(rule.datum, lon, lat);
    if (!point)
        return fault(both, u"is out of range for longitude and latitude"_s);
    if (inBox)
        return Position{.point = point};
    switch (rule.outside) {
    case OutsidePolicy::Reject:
        return fault(both, u"lies outside the box of the mapping"_s);
    case OutsidePolicy::Missing:
        return Position{.note = u"position outside the box of the mapping, left out"_s};
    case OutsidePolicy::Keep:
        break;
    }
    return Position{.point = point, .note = u"position outside the box of the mapping, kept"_s};
}

} // namespace onescreen::ingest
