// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/result.h"

using namespace Qt::StringLiterals;

namespace onescreen {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return u"invalid"_s;
    case ErrorKind::NotFound:
        return u"not_found"_s;
    case ErrorKind::Offline:
        return u"offline"_s;
    case ErrorKind::Timeout:
        return u"timeout"_s;
    case ErrorKind::Protocol:
        return u"protocol"_s;
    case ErrorKind::Unsupported:
        return u"unsupported"_s;
    case ErrorKind::Conflict:
        return u"conflict"_s;
    case ErrorKind::Corrupt:
        return u"corrupt"_s;
    case ErrorKind::DiskFull:
        return u"disk_full"_s;
    case ErrorKind::ReadOnly:
        return u"read_only"_s;
    case ErrorKind::Cancelled:
        return u"cancelled"_s;
    case ErrorKind::Internal:
        break;
    }
    return u"internal"_s;
}

QString Error::toString() const
{
    QString line = place.file;
    if (place.row > 0)
        line += u':' + QString::number(place.row);
    if (!line.isEmpty())
        line += u": "_s;
    if (!place.field.isEmpty())
        line += place.field + u": "_s;
    return line + text;
}

std::unexpected<Error> failure(ErrorKind kind, QString text, ErrorPlace place)
{
    return std::unexpected(Error{.kind = kind, .text = std::move(text), .place = std::move(place)});
}

} // namespace onescreen
