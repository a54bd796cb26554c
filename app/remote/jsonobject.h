// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace onescreen {

/// Writes one flat JSON object, member by member, in the forms of the wire: RFC 3339 times, integers beyond
/// 2^53 as strings. Names are plain ASCII without anything to escape.
class JsonObject
{
public:
    JsonObject() { m_bytes.reserve(512); }

    void text(QByteArrayView name, const QString& value);
    void textUnlessEmpty(QByteArrayView name, const QString& value);
    void integer(QByteArrayView name, qint64 value);
    void number(QByteArrayView name, double value); ///< Finite; shortest form that reads back the same.
    void boolean(QByteArrayView name, bool value);
    void time(QByteArrayView name, UtcTime value);
    void raw(QByteArrayView name, QByteArrayView json); ///< `json` is a complete JSON value.

    template <typename Id> void id(QByteArrayView name, const std::optional<Id>& value)
    {
        if (value)
            text(name, value->toString());
    }
    void time(QByteArrayView name, const std::optional<UtcTime>& value)
    {
        if (value)
            time(name, *value);
    }

    [[nodiscard]] QByteArray finished() &&;

private:
    void begin(QByteArrayView name);
    QByteArray m_bytes{"{"};
};

/// The text as a JSON string with its quotes, UTF-8.
void appendJsonString(QByteArray& out, QStringView text);

} // namespace onescreen
