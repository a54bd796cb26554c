// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/wirevalues.h"

#include "app/domain/texts.h"
#include "app/remote/wiretime.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace onescreen::wire {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

/// For the enumerations: short ASCII words.
template <typename Enum>
Complaint readWord(Value& value, std::optional<Enum>& into, std::optional<Enum> (*fromName)(QStringView))
{
    const auto text = stringOf(value);
    if (!text)
        return u"must be a string";
    into = fromName(toQString(*text));
    return into ? Complaint() : u"is not a known word";
}

std::optional<ValueRole> roleFromName(QStringView name)
{
    if (name == u"actual")
        return ValueRole::Actual;
    return name == u"target" ? std::optional(ValueRole::Target) : std::nullopt;
}

} // namespace

std::optional<std::string_view> stringOf(Value& value)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return text;
}

Complaint readInto(Value& value, QString& text)
{
    const auto bytes = stringOf(value);
    if (!bytes)
        return u"must be a string";
    text = cleanedText(toQString(*bytes));
    return {};
}

Complaint readInto(Value& value, std::optional<QString>& text)
{
    return readInto(value, text.emplace());
}

Complaint readInto(Value& value, std::optional<UtcTime>& time)
{
    const auto text = stringOf(value);
    if (!text)
        return u"must be a string";
    time = parseWireTime(*text);
    return time ? Complaint() : u"must be an RFC 3339 time with an offset";
}

Complaint readInto(Value& value, std::optional<qint64>& number)
{
    constexpr Complaint complaint = u"must be an integer of at most 64 bits";
    qint64 result = 0;
    int64_t parsed = 0;
    if (value.get_int64().get(parsed) == simdjson::SUCCESS) {
        number = parsed;
        return {};
    }
    const auto text = stringOf(value);
    if (!text)
        return complaint;
    const char* end = text->data() + text->size();
    const auto [stopped, fault] = std::from_chars(text->data(), end, result);
    if (fault != std::errc() || stopped != end)
        return complaint;
    number = result;
    return {};
}

Complaint readInto(Value& value, std::optional<int>& number)
{
    int64_t parsed = 0;
    if (value.get_int64().get(parsed) != simdjson::SUCCESS || parsed < std::numeric_limits<int>::min() ||
        parsed > std::numeric_limits<int>::max())
        return u"must be an integer of at most 32 bits";
    number = static_cast<int>(parsed);
    return {};
}

Complaint readInto(Value& value, std::optional<double>& number)
{
    double parsed = 0;
    if (value.get_double().get(parsed) != simdjson::SUCCESS)
        return u"must be a number";
    number = parsed;
    return {};
}

Complaint readInto(Value& value, std::optional<RegionCode>& code)
{
    const auto text = stringOf(value);
    if (!text)
        return u"must be a string";
    code = RegionCode::fromString(toQString(*text));
    return code ? Complaint() : u"is not an administrative division code";
}

Complaint readInto(Value& value, std::optional<Period>& period)
{
    const auto text = stringOf(value);
    if (!text)
        return u"must be a string";
    period = Period::fromString(toQString(*text));
    return period ? Complaint() : u"is not a period";
}

Complaint readInto(Value& value, std::optional<EventState>& state)
{
    return readWord(value, state, eventStateFromName);
}

Complaint readInto(Value& value, std::optional<Priority>& priority)
{
    return readWord(value, priority, priorityFromName);
}

Complaint readInto(Value& value, std::optional<Origin>& origin)
{
    return readWord(value, origin, originFromName);
}

Complaint readInto(Value& value, std::optional<ResourceKind>& kind)
{
    return readWord(value, kind, resourceKindFromName);
}

Complaint readInto(Value& value, std::optional<ResourceStatus>& status)
{
    return readWord(value, status, resourceStatusFromName);
}

Complaint readInto(Value& value, std::optional<DictionaryKind>& kind)
{
    return readWord(value, kind, dictionaryKindFromName);
}

Complaint readInto(Value& value, std::optional<ValueRole>& role)
{
    return readWord(value, role, roleFromName);
}

Complaint readInto(Value& value, std::optional<ValueState>& state)
{
    return readWord(value, state, valueStateFromName);
}

int nestingOf(std::string_view json)
{
    int depth = 0;
    int most = 0;
    bool inString = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (inString) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            most = std::max(most, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return most;
}

} // namespace onescreen::wire
