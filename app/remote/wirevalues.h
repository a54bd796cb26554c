// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to app/remote: reads single JSON values into the values of the domain.

#include "app/domain/change.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <simdjson.h>

namespace onescreen::wire {

using Value = simdjson::ondemand::value;

/// Why a value was refused, as the end of the sentence "member x …"; null when it was taken.
using Complaint = QStringView;

Complaint readInto(Value& value, QString& text); ///< Cleaned.
Complaint readInto(Value& value, std::optional<QString>& text);
Complaint readInto(Value& value, std::optional<UtcTime>& time);
Complaint readInto(Value& value, std::optional<qint64>& number); ///< An integer, or its digits as a string.
Complaint readInto(Value& value, std::optional<int>& number);
Complaint readInto(Value& value, std::optional<double>& number);
Complaint readInto(Value& value, std::optional<RegionCode>& code);
Complaint readInto(Value& value, std::optional<Period>& period);
Complaint readInto(Value& value, std::optional<EventState>& state);
Complaint readInto(Value& value, std::optional<Priority>& priority);
Complaint readInto(Value& value, std::optional<Origin>& origin);
Complaint readInto(Value& value, std::optional<ResourceKind>& kind);
Complaint readInto(Value& value, std::optional<ResourceStatus>& status);
Complaint readInto(Value& value, std::optional<DictionaryKind>& kind);
Complaint readInto(Value& value, std::optional<ValueRole>& role);
Complaint readInto(Value& value, std::optional<ValueState>& state);

/// The string's bytes; they live until the parser reads its next document. None when it is not a string.
std::optional<std::string_view> stringOf(Value& value);

template <typename Tag> Complaint readInto(Value& value, std::optional<StrongId<Tag>>& id)
{
    const auto text = stringOf(value);
    if (!text)
        return u"must be a string";
    id = StrongId<Tag>::fromString(QString::fromUtf8(text->data(), std::ssize(*text)));
    return id ? Complaint() : u"must be 1 to 128 printable ASCII characters without spaces";
}

/// Deepest nesting that is read.
inline constexpr int deepest = 16;
/// Largest depth of brackets in a JSON text.
int nestingOf(std::string_view json);

} // namespace onescreen::wire
