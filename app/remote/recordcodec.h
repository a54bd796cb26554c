// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace onescreen {

/// The JSON object of a row as it stands in the wire member `d`, UTF-8, without line breaks. Member names are
/// those in the comments of the domain headers. Absent optional members and empty optional texts are left
/// out; the row's own id is not a member, except for a dictionary entry (`dict`, `code`). Times are RFC 3339
/// in UTC with milliseconds, `lon` and `lat` integers of 1e-7 degree, integers beyond 2^53 strings.
QByteArray encodeRecord(const Record& record);

struct DecodedRecord
{
    Record record;
    QByteArray extra; ///< JSON object of the members this version does not know; empty when none.
};

/// The reverse, for input that may be anything. `id` is the row's id on the wire (recordId()). Texts pass
/// through cleanedText(). A null optional member counts as left out. Invalid with the member's name in
/// place.field when a member is missing, has the wrong type or breaks a rule of the domain, or when the JSON
/// is malformed or nested deeper than 16. Thread-safe.
Result<DecodedRecord> decodeRecord(Entity entity, const QString& id, QByteArrayView json);

} // namespace onescreen
