// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/positionedjson.h"

#include <algorithm>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr int deepest = 64;
constexpr qsizetype largest = 32 * 1024 * 1024;

/// What a person who edits the file can do something with.
QString wordsFor(simdjson::error_code code)
{
    if (code == simdjson::TAPE_ERROR)
        return u"a comma, colon, quote or bracket is missing or too many, or a word is none that JSON knows"_s;
    if (code == simdjson::UTF8_ERROR)
        return u"the text is not UTF-8; save it as UTF-8"_s;
    if (code == simdjson::NUMBER_ERROR)
        return u"a number is written wrongly or too large"_s;
    const QString words = QString::fromUtf8(simdjson::error_message(code));
    return words.sliced(words.indexOf(u": "_s) + (words.contains(u": "_s) ? 2 : 1));
}

class Builder
{
public:
    explicit Builder(std::string_view text) : m_text(text)
    {
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
            m_lineEnds.push_back(at);
    }

    [[nodiscard]] int lineOf(const char* place) const
    {
        const auto offset = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(place - m_text.data(), 0, static_cast<std::ptrdiff_t>(m_text.size())));
        return 1 + static_cast<int>(std::ranges::lower_bound(m_lineEnds, offset) - m_lineEnds.begin());
    }

    simdjson::error_code build(ondemand::value value, JsonNode& node, int depth)
    {
        if (depth > deepest)
            return simdjson::DEPTH_ERROR;
        const std::string_view token = value.raw_json_token();
        node.line = lineOf(token.data());
        ondemand::json_type type{};
        if (const auto code = value.type().get(type))
            return code;
        switch (type) {
        case ondemand::json_type::object:
            return buildObject(value, node, depth);
        case ondemand::json_type::array:
            return buildArray(value, node, depth);
        case ondemand::json_type::number:
            node.type = JsonNode::Type::Number;
            return value.get_double().get(node.number);
        case ondemand::json_type::string: {
            node.type = JsonNode::Type::Text;
            std::string_view text;
            if (const auto code = value.get_string().get(text))
                return code;
            node.text = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
            return simdjson::SUCCESS;
        }
        case ondemand::json_type::boolean:
            node.type = JsonNode::Type::Boolean;
            return value.get_bool().get(node.flag);
        case ondemand::json_type::null:
            break;
        }
        bool isNull = false;
        if (const auto code = value.is_null().get(isNull))
            return code;
        return isNull ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }

private:
    simdjson::error_code buildObject(ondemand::value value, JsonNode& node, int depth)
    {
        node.type = JsonNode::Type::Object;
        ondemand::object object;
        if (const auto code = value.get_object().get(object))
            return code;
        for (auto entry : object) {
            ondemand::field field;
            if (const auto code = std::move(entry).get(field))
                return code;
            std::string_view key;
            if (const auto code = field.unescaped_key().get(key))
                return code;
            node.members.push_back({QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), {}});
            if (const auto code = build(field.value(), node.members.back().value, depth + 1))
                return code;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code buildArray(ondemand::value value, JsonNode& node, int depth)
    {
        node.type = JsonNode::Type::Array;
        ondemand::array array;
        if (const auto code = value.get_array().get(array))
            return code;
        for (auto entry : array) {
            ondemand::value item;
            if (const auto code = std::move(entry).get(item))
                return code;
            if (const auto code = build(item, node.items.emplace_back(), depth + 1))
                return code;
        }
        return simdjson::SUCCESS;
    }

    std::string_view m_text;
    std::vector<std::size_t> m_lineEnds;
};

} // namespace

QString JsonNode::typeName() const
{
    switch (type) {
    case Type::Null:
        return u"null"_s;
    case Type::Boolean:
        return u"true or false"_s;
    case Type::Number:
        return u"a number"_s;
    case Type::Text:
        return u"text"_s;
    case Type::Array:
        return u"a list"_s;
    case Type::Object:
        return u"an object"_s;
    }
    return {};
}

Result<JsonNode> parsePositionedJson(QByteArrayView json, const QString& file)
{
    if (json.startsWith("\xEF\xBB\xBF"))
        json = json.sliced(3);
    if (json.size() > largest)
        return failure(ErrorKind::Invalid, u"The file is larger than 32 MB."_s, {.file = file});
    const simdjson::padded_string padded(json.data(), static_cast<std::size_t>(json.size()));
    Builder builder(std::string_view(padded.data(), padded.size()));
    ondemand::parser parser;
    ondemand::document document;
    JsonNode root;
    auto code = parser.iterate(padded).get(document);
    int line = 1;
    if (code == simdjson::SUCCESS) {
        ondemand::value value;
        code = document.get_value().get(value);
        if (code == simdjson::SCALAR_DOCUMENT_AS_VALUE)
            return failure(ErrorKind::Invalid, u"The file does not hold an object."_s,
                           {.file = file, .row = 1});
        if (code == simdjson::SUCCESS)
            code = builder.build(value, root, 1);
        const char* place = nullptr;
        if (code == simdjson::SUCCESS && !document.at_end())
            code = simdjson::TRAILING_CONTENT;
        if (code != simdjson::SUCCESS && document.current_location().get(place) == simdjson::SUCCESS)
            line = builder.lineOf(place);
    }
    if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || code == simdjson::UNCLOSED_STRING)
        line = builder.lineOf(padded.data() + padded.size()); // What is missing is missing at the end.
    if (code != simdjson::SUCCESS)
        return failure(ErrorKind::Invalid, u"This is no valid JSON: %1"_s.arg(wordsFor(code)),
                       {.file = file, .row = line});
    return root;
}

} // namespace onescreen
