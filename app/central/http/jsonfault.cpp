// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/jsonfault.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

Error jsonFault(const QByteArray& json, const QString& otherwise)
{
    QJsonParseError fault;
    std::ignore = QJsonDocument::fromJson(json, &fault);
    if (fault.error == QJsonParseError::NoError)
        return {ErrorKind::Invalid, u"the body is not JSON: %1"_s.arg(otherwise), {}};
    const auto before = QByteArrayView(json).first(std::clamp<qsizetype>(fault.offset, 0, json.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return {
        ErrorKind::Invalid,
        u"the body is not JSON at line %1, column %2: %3"_s.arg(line).arg(column).arg(fault.errorString()),
        {.row = line}};
}

} // namespace onescreen::central
