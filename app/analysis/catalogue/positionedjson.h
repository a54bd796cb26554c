// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace onescreen {

struct JsonMember;

/// A JSON value that knows its line, so that every complaint can name it.
struct JsonNode
{
    enum class Type : quint8 { Null, Boolean, Number, Text, Array, Object };

    Type type = Type::Null;
    int line = 0; ///< 1-based, where the value begins.
    bool flag = false;
    double number = 0;
    QString text;
    std::vector<JsonNode> items;
    std::vector<JsonMember> members; ///< In the order of the file, repeated keys included.

    [[nodiscard]] QString typeName() const; ///< "null", "a number", "text", …
};

struct JsonMember
{
    QString key;
    JsonNode value;
};

/// At most 64 levels deep and 32 MB. Invalid with file and line where the text is no JSON; a byte order mark
/// is allowed.
Result<JsonNode> parsePositionedJson(QByteArrayView json, const QString& file);

} // namespace onescreen
